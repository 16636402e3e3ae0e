internal import Drukproef
internal import Exports
internal import ScanPage

/// One page of HTML that needs nothing else: an overview with charts, and a list to sort and filter. Posts are written as they
/// come, the overview when all is known; the page puts it on top. Without `--show-text` no word of a post is in it.
struct ScanHTMLReport: ScanReport {
  private let options: ReportOptions
  private let least: Verdict
  private let about: ScanAbout
  private var overview = ScanOverview()
  private var problems: [ExportProblem] = []
  private var problemCount = 0
  private static let mostProblems = 500

  init(_ options: ReportOptions, _ least: Verdict?, _ about: ScanAbout) {
    self.options = options
    self.least = max(least ?? .aanpassen, .aanpassen)
    self.about = about
  }

  mutating func begin(_ output: inout [UInt8]) {
    output += Self.head.utf8
    output += HTML.file(scan_page_style())
    output += Self.listHead.utf8
  }

  mutating func add(_ problem: ExportProblem, _ output: inout [UInt8]) {
    problemCount += 1
    if problems.count < Self.mostProblems { problems.append(problem) }
  }

  mutating func add(_ post: CheckedPost, _ output: inout [UInt8]) {
    guard let proof = post.proof, proof.verdict >= least else { return }
    let channel = post.post.context.channel?.title ?? "onbekend"
    overview.add(proof, channel, post.post.time)
    let rank = Verdict.allCases.firstIndex(of: proof.verdict) ?? 0
    let month = post.post.time.map { String($0.iso.prefix(7)) } ?? ""
    let rules = HTML.distinct(proof.findings.map(\.rule))
    var row = "<tr"
    for (name, value) in [
      ("v", String(rank)), ("s", String(rank * 1000 + proof.score)), ("d", post.post.time?.iso ?? ""), ("m", month),
      ("mn", post.post.time.map { DutchDate.month($0.day.year, $0.day.month) } ?? ""),
      ("c", channel.split(separator: " ").joined(separator: "_")), ("k", channel), ("r", rules.joined(separator: " ")),
    ] {
      row += " data-\(name)=\"\(HTML.escaped(value))\""
    }
    row += "><td>\(HTML.badge(proof.verdict))<br><small>score \(proof.score)</small></td>"
    row += "<td>\(Self.moment(post.post.time))</td>"
    row +=
      "<td><span class=\"channel\">\(HTML.escaped(channel))</span><br><small>\(post.post.kind.rawValue)</small></td>"
    row += "<td>\(finds(proof, rules))"
    if options.showsText {
      row += "<details><summary>Toon de tekst</summary><p class=\"words\">\(HTML.escaped(post.post.text))</p></details>"
    }
    row += "</td><td class=\"place\">\(Self.place(post.post))</td></tr>\n"
    output += row.utf8
  }

  /// What was found, each kind once.
  private func finds(_ proof: Proof, _ rules: [String]) -> String {
    var list = "<ul class=\"finds\">"
    for rule in rules {
      let findings = proof.findings.filter { $0.rule == rule }
      let severity = findings.map(\.severity).max() ?? .laag
      let messages = HTML.distinct(findings.map { $0.message.text(options.language) })
      let count = findings.count > 1 ? " × \(findings.count)" : ""
      list += "<li class=\"\(severity.rawValue)\" data-rule=\"\(HTML.escaped(rule))\">"
      list += "<b>\(HTML.escaped(RuleTitles.title(of: rule).text(options.language)))</b>\(count). "
      list += "\(HTML.escaped(messages.prefix(3).joined(separator: " "))) "
      list +=
        "<span class=\"clauses\">\(HTML.escaped(HTML.distinct(findings.flatMap(\.clauses)).joined(separator: ", ")))</span></li>"
    }
    return list + "</ul>"
  }

  private static func moment(_ time: PostTime?) -> String {
    guard let time else { return "<span class=\"soft\">onbekend</span>" }
    let local = time.local
    let clock = local.minute.map { "<br><small>\(DutchDate.clock($0))</small>" } ?? ""
    return "<time datetime=\"\(time.iso)\">\(DutchDate.day(local.day))\(clock)</time>"
  }

  private static func place(_ post: ExportedPost) -> String {
    let file = "<small>\(HTML.escaped(post.file)), byte \(post.byte)</small>"
    guard let link = post.toldLink else { return file }
    return
      "<a href=\"\(HTML.escaped(link))\" rel=\"noreferrer noopener\" target=\"_blank\">Bekijk het bericht</a><br>\(file)"
  }

  mutating func finish(_ tally: ScanTally, _ counts: ScanCounts, wasStopped: Bool, _ output: inout [UInt8]) {
    output += Self.listEnd.utf8
    if overview.posts == 0 { output += "<p>Er zijn geen berichten gevonden om naar te kijken.</p>\n".utf8 }
    output +=
      "</section>\n<section id=\"overzicht\" aria-labelledby=\"titel\"><h1 id=\"titel\">Nagelezen berichten</h1>\n".utf8
    output += "<p class=\"lead\">\(HTML.escaped(about.sentence(counts)))</p>\n".utf8
    if wasStopped {
      output +=
        "<p class=\"alert\" role=\"alert\">Afgebroken: dit is het verslag van wat tot dan toe was gelezen.</p>\n".utf8
    }
    if problemCount + tally.failures > 0 {
      output += "<p class=\"alert\" role=\"alert\">\(Self.unread(problemCount + tally.failures))</p>\n".utf8
    }
    output += cards(tally).utf8
    output += overview.charts(tally, options.language).utf8
    output += details(counts, tally).utf8
    output += "</section></main>\n<script>".utf8
    output += HTML.file(scan_page_script())
    output += "</script>\n</body></html>\n".utf8
  }

  private static func unread(_ count: Int) -> String {
    "Niet alles kon worden gelezen: \(count) \(count == 1 ? "melding" : "meldingen"), zie hieronder."
  }

  private func cards(_ tally: ScanTally) -> String {
    var list = "<ul class=\"cards\">"
    for verdict in Verdict.allCases.reversed() {
      list += "<li class=\"\(verdict.rawValue)\"><b>\(DutchDate.number(tally.verdicts[verdict] ?? 0))</b>"
      list += "\(HTML.escaped(verdict == .publiceren ? "niets gevonden" : HTML.name(verdict)))</li>"
    }
    return list + "</ul>\n"
  }

  /// What was read, what was not, and what was passed over.
  private func details(_ counts: ScanCounts, _ tally: ScanTally) -> String {
    var lines = [
      "Berichten: \(DutchDate.number(counts.posts))", "Reacties: \(DutchDate.number(counts.comments))",
      "Chatberichten: \(DutchDate.number(counts.messages))",
      "Doorgeplaatst van anderen: \(DutchDate.number(counts.reposts))",
      "Met eigen woorden: \(DutchDate.number(counts.own))", "Beeld en geluid: \(DutchDate.number(counts.media))",
    ]
    for (reason, count) in counts.skipped.sorted(by: { $0.key < $1.key }) where count > 0 {
      lines.append("Overgeslagen, \(reason.title.nl): \(DutchDate.number(count))")
    }
    if counts.leftOut > 0 { lines.append("Buiten de keuze gelaten: \(DutchDate.number(counts.leftOut))") }
    if tally.known > 0 { lines.append("Al bekend uit de vorige scan: \(DutchDate.number(tally.known)) bevindingen") }
    var page = "<details class=\"more\"><summary>Wat er is gelezen</summary><ul class=\"plain\">"
    page += lines.map { "<li>\(HTML.escaped($0))</li>" }.joined() + "</ul></details>\n"
    guard !problems.isEmpty else { return page }
    page += "<details class=\"more\" open><summary>Wat niet kon worden gelezen</summary><ul class=\"plain\">"
    for problem in problems {
      page += "<li>\(HTML.escaped(problem.place)): \(HTML.escaped(problem.message.text(options.language)))</li>"
    }
    if problemCount > problems.count { page += "<li>en nog \(problemCount - problems.count) andere</li>" }
    return page + "</ul></details>\n"
  }
}

// MARK: - The page

extension ScanHTMLReport {
  private static let head = """
    <!DOCTYPE html>
    <html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
    <meta name="referrer" content="no-referrer"><title>Nagelezen berichten</title>
    <style>

    """

  private static let listHead = """
    </style></head><body><a class="skip" href="#lijst">Naar de lijst</a><main>
    <section id="lijst" aria-labelledby="lijsttitel"><h2 id="lijsttitel">Berichten om naar te kijken</h2>
    <form class="filters" role="search" aria-label="Berichten kiezen">
    <label>Oordeel<select id="oordeel"><option value="">alle</option></select></label>
    <label>Wat er is gevonden<select id="soort"><option value="">alles</option></select></label>
    <label>Kanaal<select id="kanaal"><option value="">alle</option></select></label>
    <label>Maand<select id="maand"><option value="">alle</option></select></label>
    <label class="grow">Zoek in de lijst<input id="zoek" type="search" autocomplete="off"></label>
    <button id="wis" type="button">Wis de keuze</button></form>
    <p class="shown" id="getoond" role="status"></p>
    <div class="scroll"><table><caption class="sr">Berichten met bevindingen; klik op een kop om te sorteren</caption>
    <thead><tr><th scope="col" aria-sort="none" data-key="s"><button type="button">Oordeel</button></th>
    <th scope="col" aria-sort="none" data-key="d"><button type="button">Datum</button></th>
    <th scope="col" aria-sort="none" data-key="k"><button type="button">Kanaal</button></th>
    <th scope="col">Wat er is gevonden</th><th scope="col">Waar het staat</th></tr></thead><tbody>

    """

  private static let listEnd = """
    </tbody></table></div>
    <p class="soft" id="niets" hidden>Bij deze keuze is er geen bericht.</p>
    <p class="more-rows"><button id="meer" type="button" hidden>Toon er meer</button></p>

    """
}
