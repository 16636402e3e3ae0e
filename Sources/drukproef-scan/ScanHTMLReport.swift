internal import Drukproef
internal import Exports

/// One page of HTML that needs nothing else: an overview with charts, and a list to sort and filter. Posts are written as they
/// come, the overview when all is known; the page puts it on top. Without `--show-text` no word of a post is in it.
struct ScanHTMLReport: ScanReport {
  private let options: ReportOptions
  private let least: Verdict
  private var months: [String: Int] = [:]
  private var channels: [String: Int] = [:]
  private var problems: [ExportProblem] = []

  init(_ options: ReportOptions, _ least: Verdict?) {
    self.options = options
    self.least = max(least ?? .aanpassen, .aanpassen)
  }

  mutating func begin(_ output: inout [UInt8]) {
    output += Self.head.utf8
  }

  mutating func add(_ problem: ExportProblem, _ output: inout [UInt8]) { problems.append(problem) }

  mutating func add(_ post: CheckedPost, _ output: inout [UInt8]) {
    guard let proof = post.proof, proof.verdict >= least else { return }
    let moment = post.post.time?.iso ?? ""
    let channel = post.post.context.channel?.rawValue ?? ""
    months[moment.isEmpty ? "onbekend" : String(moment.prefix(7)), default: 0] += 1
    channels[channel.isEmpty ? "onbekend" : channel, default: 0] += 1
    let rank = (Verdict.allCases.firstIndex(of: proof.verdict) ?? 0) * 1000 + proof.score
    var row = "<tr data-verdict=\"\(proof.verdict.rawValue)\" data-channel=\"\(Self.escaped(channel))\">"
    row +=
      "<td data-value=\"\(rank)\"><span class=\"v \(proof.verdict.rawValue)\">\(proof.verdict.rawValue)</span> \(proof.score)</td>"
    row += "<td data-value=\"\(moment)\">\(moment.isEmpty ? "onbekend" : String(moment.prefix(10)))</td>"
    row += "<td>\(Self.escaped(channel))</td><td>\(post.post.kind.rawValue)</td><td><ul>"
    for finding in proof.findings {
      let title = RuleTitles.title(of: finding.rule).text(options.language)
      row += "<li><b>\(Self.escaped(title))</b> (\(finding.severity.rawValue)): "
      row +=
        "\(Self.escaped(finding.message.text(options.language))) <i>\(Self.escaped(finding.clauses.joined(separator: ", ")))</i></li>"
    }
    row += "</ul>"
    if options.showsText {
      row += "<details><summary>Toon de tekst</summary><p class=\"words\">\(Self.escaped(post.post.text))</p></details>"
    }
    row += "</td><td>\(Self.place(post.post))</td></tr>\n"
    output += row.utf8
  }

  private static func place(_ post: ExportedPost) -> String {
    let file = "\(escaped(post.file)) (byte \(post.byte))"
    guard let link = post.link, link.hasPrefix("https://") || link.hasPrefix("http://") else { return file }
    return "<a href=\"\(escaped(link))\" rel=\"noreferrer noopener\">bekijk het bericht</a><br><small>\(file)</small>"
  }

  mutating func finish(_ tally: ScanTally, _ counts: ScanCounts, wasStopped: Bool, _ output: inout [UInt8]) {
    var page =
      "</tbody></table></section>\n<section class=\"top\" aria-label=\"Overzicht\"><h1>Nagelezen berichten</h1>"
    if wasStopped { page += "<p role=\"alert\">Afgebroken: dit is het verslag van wat tot dan toe was gelezen.</p>" }
    page +=
      "<p>\(counts.all) berichten gelezen in \(counts.files) bestanden: \(counts.posts) berichten, \(counts.comments) reacties, "
    page +=
      "\(counts.messages) chatberichten, \(counts.reposts) doorgeplaatst. Beeld en geluid: \(counts.media).</p><div class=\"charts\">"
    let verdicts = Verdict.allCases.compactMap { verdict in tally.verdicts[verdict].map { (verdict.rawValue, $0) } }
    page += Self.chart("Oordeel", verdicts)
    let rules = tally.rules.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }.prefix(15)
    page += Self.chart("Soort", rules.map { (RuleTitles.title(of: $0.key).text(options.language), $0.value) })
    page += Self.chart("Kanaal", channels.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    page += Self.chart("Maand", months.sorted { $0.key < $1.key }.suffix(36).map { ($0.key, $0.value) })
    page += "</div>"
    if !problems.isEmpty {
      page += "<h2>Niet gelezen</h2><ul>"
      for problem in problems.prefix(200) {
        page += "<li>\(Self.escaped(problem.place)): \(Self.escaped(problem.message.text(options.language)))</li>"
      }
      page += "</ul>"
    }
    page += "</section></main>\n<script>\(Self.script)</script>\n</body></html>\n"
    output += page.utf8
  }

  /// Bars, with their numbers as text.
  private static func chart(_ title: String, _ bars: [(name: String, count: Int)]) -> String {
    guard let most = bars.map(\.count).max(), most > 0 else { return "" }
    let height = bars.count * 22 + 4
    var svg =
      "<figure><figcaption>\(title)</figcaption><svg role=\"img\" aria-label=\"\(title)\" viewBox=\"0 0 420 \(height)\" width=\"420\" height=\"\(height)\">"
    for (index, bar) in bars.enumerated() {
      let y = index * 22 + 4
      let width = max(2, bar.count * 190 / most)
      svg += "<text x=\"170\" y=\"\(y + 13)\" text-anchor=\"end\">\(escaped(String(bar.name.prefix(28))))</text>"
      svg +=
        "<rect x=\"176\" y=\"\(y)\" width=\"\(width)\" height=\"17\"/><text x=\"\(180 + width)\" y=\"\(y + 13)\">\(bar.count)</text>"
    }
    return svg + "</svg></figure>"
  }

  static func escaped(_ text: String) -> String {
    var output = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": output += "&amp;"
      case "<": output += "&lt;"
      case ">": output += "&gt;"
      case "\"": output += "&quot;"
      case "'": output += "&#39;"
      default: output.unicodeScalars.append(scalar.value < 0x20 && scalar != "\n" ? " " : scalar)
      }
    }
    return output
  }

  private static let head = """
    <!DOCTYPE html>
    <html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
    <title>Nagelezen berichten</title>
    <style>
    body{font:16px/1.5 system-ui,sans-serif;margin:0 auto;max-width:80rem;padding:1rem;color:#1b1b1b;background:#fff}
    main{display:flex;flex-direction:column}.top{order:-1}.charts{display:flex;flex-wrap:wrap;gap:1rem}
    figure{margin:0}figcaption{font-weight:600}svg text{font-size:12px}svg rect{fill:#2b5f8a}
    table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid #bbb;padding:.4rem;text-align:left;vertical-align:top}
    th button{font:inherit;font-weight:600;background:none;border:0;padding:0;cursor:pointer;text-decoration:underline}
    td ul{margin:0;padding-left:1rem}.v{padding:0 .3rem;border-radius:3px;color:#fff;background:#555;white-space:nowrap}
    .niet-publiceren{background:#a4161a}.overleggen{background:#8a4b00}.aanpassen{background:#1f5f3f}
    .words{white-space:pre-wrap;border-left:3px solid #bbb;padding-left:.5rem}
    td:last-child{overflow-wrap:anywhere;max-width:18rem}
    @media print{.filter{display:none}details{display:none}}
    </style></head><body><main>
    <section aria-label="Lijst"><h2>Berichten om naar te kijken</h2>
    <p class="filter"><label>Oordeel <select id="verdict"><option value="">alle</option><option>aanpassen</option><option>overleggen</option><option>niet-publiceren</option></select></label>
    <label>Kanaal <select id="channel"><option value="">alle</option></select></label>
    <label>Zoek <input id="search" type="search"></label> <span id="shown" role="status"></span></p>
    <table><thead><tr><th aria-sort="none"><button>Oordeel</button></th><th aria-sort="none"><button>Datum</button></th><th aria-sort="none"><button>Kanaal</button></th><th aria-sort="none"><button>Soort</button></th><th>Reden</th><th>Plaats</th></tr></thead><tbody>

    """

  private static let script = """
    const body=document.querySelector('tbody'),rows=[...body.rows],verdict=document.getElementById('verdict'),channel=document.getElementById('channel'),search=document.getElementById('search'),shown=document.getElementById('shown');
    [...new Set(rows.map(r=>r.dataset.channel))].sort().forEach(c=>{const o=document.createElement('option');o.textContent=c;channel.append(o)});
    function filter(){const q=search.value.toLowerCase();let n=0;for(const r of rows){const ok=(!verdict.value||r.dataset.verdict===verdict.value)&&(!channel.value||r.dataset.channel===channel.value)&&(!q||r.textContent.toLowerCase().includes(q));r.hidden=!ok;if(ok)n++}shown.textContent=n+' van '+rows.length+' getoond'}
    [verdict,channel].forEach(e=>e.addEventListener('change',filter));search.addEventListener('input',filter);
    document.querySelectorAll('th button').forEach((b,i)=>b.addEventListener('click',()=>{const th=b.parentElement,down=th.getAttribute('aria-sort')!=='descending';document.querySelectorAll('th[aria-sort]').forEach(t=>t.setAttribute('aria-sort','none'));th.setAttribute('aria-sort',down?'descending':'ascending');const v=r=>r.cells[i].dataset.value??r.cells[i].textContent;rows.sort((a,b)=>{const x=v(a),y=v(b),c=x!==''&&y!==''&&!isNaN(x)&&!isNaN(y)?x-y:String(x).localeCompare(y);return down?-c:c});rows.forEach(r=>body.append(r))}));
    filter();
    """
}
