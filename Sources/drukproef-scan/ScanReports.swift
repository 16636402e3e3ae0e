internal import Drukproef
internal import Exports
internal import Text

/// A form in which a scan is told, post by post.
protocol ScanReport {
  mutating func begin(_ output: inout [UInt8])
  mutating func add(_ post: CheckedPost, _ output: inout [UInt8])
  mutating func add(_ problem: ExportProblem, _ output: inout [UInt8])
  mutating func finish(_ tally: ScanTally, _ counts: ScanCounts, wasStopped: Bool, _ output: inout [UInt8])
}

extension ScanReport {
  mutating func begin(_ output: inout [UInt8]) {}
  mutating func add(_ problem: ExportProblem, _ output: inout [UInt8]) {}
  mutating func finish(_ tally: ScanTally, _ counts: ScanCounts, wasStopped: Bool, _ output: inout [UInt8]) {}
}

extension ScanExports.Format {
  func report(_ options: ReportOptions, _ least: Verdict?, _ about: ScanAbout) -> any ScanReport {
    switch self {
    case .text: ScanTextReport(options, least)
    case .jsonl: ScanJSONReport(options, least)
    case .csv: ScanCSVReport(options, least)
    case .html: ScanHTMLReport(options, least, about)
    case .sarif: ScanSARIFReport(options, least)
    }
  }
}

/// One line of JSON for each post.
struct ScanJSONReport: ScanReport {
  private let record: ProofRecord
  private let least: Verdict?
  private let showsText: Bool
  private let language: Language

  init(_ options: ReportOptions, _ least: Verdict?) {
    record = ProofRecord(options)
    language = options.language
    showsText = options.showsText
    self.least = least
  }

  mutating func add(_ post: CheckedPost, _ output: inout [UInt8]) {
    var writer = JSONWriter(.compact)
    let id = post.post.toldID.map { JSONValue.string($0) } ?? .null
    switch post.outcome {
    case .proof(let proof):
      if let least, proof.verdict < least { return }
      if post.isKnown { return }
      record.write(proof, id: id, sequence: post.sequence, to: &writer) { describe(post.post, &$0) }
    case .failure(let message):
      record.writeError(message, id: id, sequence: post.sequence, to: &writer) { describe(post.post, &$0) }
    case nil: return
    }
    writer.newline()
    output += writer.bytes
  }

  mutating func add(_ problem: ExportProblem, _ output: inout [UInt8]) {
    var writer = JSONWriter(.compact)
    writer.object { writer in
      writer.member("status", "error")
      writer.member("message", problem.message.text(language))
      writer.key("source")
      writer.object { writer in
        writer.member("file", problem.file)
        if let byte = problem.byte { writer.member("byte", byte) }
      }
    }
    writer.newline()
    output += writer.bytes
  }

  private func describe(_ post: ExportedPost, _ writer: inout JSONWriter) {
    writer.member("kind", post.kind.rawValue)
    if let channel = post.context.channel { writer.member("channel", channel.rawValue) }
    if let time = post.time {
      writer.member("published_at", time.iso)
      writer.member("clock", time.certainty.rawValue)
    }
    if let isOwn = post.isOwn { writer.member("own", isOwn) }
    if !post.media.isEmpty { writer.member("media", post.media.map(\.rawValue)) }
    if let audience = post.toldAudience { writer.member("audience", audience) }
    if let link = post.toldLink { writer.member("link", link) }
    if showsText {
      if let author = post.author { writer.member("author", author) }
      writer.member("text", post.text)
    }
    writer.key("source")
    writer.object { writer in
      writer.member("file", post.file)
      if let id = post.toldID { writer.member("post", id) }
      writer.member("byte", post.byte)
      writer.member("length", post.text.unicodeScalars.count)
    }
  }
}

/// A log for code-scanning services, with the place of each post in the export.
struct ScanSARIFReport: ScanReport {
  private var log: SARIFReport
  private let least: Verdict

  init(_ options: ReportOptions, _ least: Verdict?) {
    log = SARIFReport(options)
    self.least = least ?? .aanpassen
  }

  mutating func begin(_ output: inout [UInt8]) { log.begin(&output) }

  mutating func add(_ problem: ExportProblem, _ output: inout [UInt8]) { log.fail(problem.file, problem.message) }

  mutating func add(_ post: CheckedPost, _ output: inout [UInt8]) {
    let place = SARIFReport.RecordPlace(
      file: post.post.file, byte: post.post.byte, id: post.post.toldID, link: post.post.toldLink,
      moment: post.post.time?.iso)
    switch post.outcome {
    case .proof(let proof): if proof.verdict >= least { log.add(proof, at: place, &output) }
    case .failure(let message): log.fail(post.post.file, message)
    case nil: break
    }
  }

  mutating func finish(_ tally: ScanTally, _ counts: ScanCounts, wasStopped: Bool, _ output: inout [UInt8]) {
    log.finish(&output)
  }
}

/// A table for a spreadsheet: `;` between the columns and a byte order mark, as the Dutch Excel wants it.
struct ScanCSVReport: ScanReport {
  private let language: Language
  private let least: Verdict
  private let showsText: Bool

  init(_ options: ReportOptions, _ least: Verdict?) {
    language = options.language
    showsText = options.showsText
    self.least = least ?? .aanpassen
  }

  mutating func begin(_ output: inout [UInt8]) {
    output += "\u{FEFF}".utf8
    var header = [
      "oordeel", "score", "moment", "kanaal", "soort", "eigen", "regels", "reden", "grondslag", "link", "bestand",
      "byte", "id",
    ]
    if showsText { header += ["auteur", "tekst"] }
    row(header, &output)
  }

  mutating func add(_ post: CheckedPost, _ output: inout [UInt8]) {
    guard let proof = post.proof, proof.verdict >= least else { return }
    let findings = proof.findings
    var cells = [
      proof.verdict.rawValue, String(proof.score), post.post.time?.iso ?? "", post.post.context.channel?.rawValue ?? "",
      post.post.kind.rawValue, post.post.isOwn.map { $0 ? "ja" : "nee" } ?? "", unique(findings.map(\.rule)),
      unique(findings.map { $0.message.text(language) }), unique(findings.flatMap(\.clauses)), post.post.toldLink ?? "",
      post.post.file, String(post.post.byte), post.post.toldID ?? "",
    ]
    if showsText { cells += [post.post.author ?? "", post.post.text] }
    row(cells, &output)
  }

  private func unique(_ texts: [String]) -> String {
    var seen: [String] = []
    for text in texts where !seen.contains(text) { seen.append(text) }
    return seen.joined(separator: " | ")
  }

  private func row(_ cells: [String], _ output: inout [UInt8]) {
    output += (cells.map(Self.cell).joined(separator: ";") + "\r\n").utf8
  }

  /// Quoted where need be. What a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV injection).
  static func cell(_ text: String) -> String {
    var text = text
    if let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first), Double(text) == nil {
      text = "'" + text
    }
    guard
      text.utf8.contains(where: { $0 == 0x22 || $0 == 0x3B || $0 == 0x0A || $0 == 0x0D || $0 == 0x2C || $0 == 0x09 })
    else {
      return text
    }
    return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}

/// Lines for people, and the summary.
struct ScanTextReport: ScanReport {
  private let options: ReportOptions
  private let least: Verdict
  private let palette: Palette

  init(_ options: ReportOptions, _ least: Verdict?) {
    self.options = options
    self.least = least ?? .aanpassen
    palette = Palette(isColoured: options.usesColour)
  }

  mutating func add(_ post: CheckedPost, _ output: inout [UInt8]) {
    if case .failure(let message) = post.outcome {
      output += "\(place(post.post)): \(message.text(options.language))\n".utf8
    }
    guard let proof = post.proof, proof.verdict >= max(least, .aanpassen) else { return }
    var head = palette.paint(" \(proof.verdict.rawValue) ", palette.style(of: proof.verdict))
    head += " \(proof.score)"
    for part in [post.post.time?.iso, post.post.context.channel?.rawValue, post.post.kind.rawValue, post.post.toldLink]
    {
      if let part { head += "  " + DisplayText(part).text }
    }
    output += (head + "\n  " + palette.paint(place(post.post), .dim) + "\n").utf8
    for finding in proof.findings {
      output += "  \(palette.paint(finding.severity.rawValue, palette.style(of: finding.severity))) ".utf8
      output +=
        "\(RuleTitles.title(of: finding.rule).text(options.language)): \(finding.message.text(options.language))".utf8
      if options.showsText, let range = finding.range.map(proof.document.map.source) {
        let words = String(decoding: proof.document.source[range.range], as: UTF8.self)
        output += " ‘\(DisplayText.prefix(words, columns: 60).text.text)’".utf8
      }
      output += "\n".utf8
    }
    output += "\n".utf8
  }

  private func place(_ post: ExportedPost) -> String { DisplayText("\(post.file) (byte \(post.byte))").text }

  mutating func finish(_ tally: ScanTally, _ counts: ScanCounts, wasStopped: Bool, _ output: inout [UInt8]) {
    ScanSummary(options, isColoured: options.usesColour).write(tally, counts, wasStopped: wasStopped, &output)
  }
}
