internal import Text

/// One page that needs nothing else. Words of the post are in it with `--show-text` alone, and then behind a click.
package struct HTMLReport: Report {
  private let options: ReportOptions

  package init(_ options: ReportOptions) {
    self.options = options
  }

  package mutating func begin(_ output: inout [UInt8]) {
    output.line("<!DOCTYPE html>")
    output.line("<html lang=\"\(options.language.rawValue)\">")
    output.line(Self.head)
    output.line("<body><main><h1>drukproef</h1>")
  }

  package mutating func add(_ draft: CheckedDraft, _ output: inout [UInt8]) {
    let name = draft.name == "-" ? Wording.input.text(options.language) : draft.name
    output.line("<section><h2>\(XMLText.escaped(name))</h2>")
    switch draft.outcome {
    case .failure(let message):
      output.line("<p role=\"alert\">\(words(.notChecked)): \(words(message))</p>")
    case .proof(let proof):
      output.line(
        "<p class=\"\(proof.verdict.rawValue)\"><strong>\(words(proof.verdict.title))</strong> "
          + "\(words(proof.verdict.meaning)) \(words(.score(proof.score)))</p>")
      let index = LineIndex(proof.document.source)
      output.line("<ol>")
      for finding in proof.findings { write(finding, proof, index, &output) }
      output.line("</ol>")
      for advice in proof.advice { output.line("<p>☞ \(words(advice.message)) \(XMLText.escaped(advice.clause))</p>") }
    }
    output.line("</section>")
  }

  package mutating func finish(_ output: inout [UInt8]) { output.line("</main></body></html>") }

  private func write(_ finding: Finding, _ proof: Proof, _ index: LineIndex, _ output: inout [UInt8]) {
    let place = FindingPlace(finding, in: proof, index)
    let location = place.map { words(.place($0.start.line, $0.start.column)) + ": " } ?? ""
    var item = "<li class=\"\(finding.severity.rawValue)\"><h3>\(location)"
    item +=
      "\(words(RuleTitles.title(of: finding.rule))) <small>\(finding.severity.rawValue) · \(finding.rule)</small></h3>"
    item += "<p>\(words(finding.message))</p><p>\(words(finding.advice))</p>"
    item += "<p><small>\(XMLText.escaped(finding.clauses.joined(separator: ", ")))</small></p>"
    if options.showsText, let place {
      let text = DisplayText(String(decoding: proof.document.source[place.bytes.range], as: UTF8.self)).text
      item += "<details><summary>\(words(.show))</summary><p>\(XMLText.escaped(text))</p></details>"
    }
    output.line(item + "</li>")
  }

  private func words(_ wording: Wording) -> String { XMLText.escaped(wording.text(options.language)) }

  private static let head = """
    <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>drukproef</title>
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><style>
    :root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;margin:2rem auto;max-width:46rem;padding:0 1rem}
    h2{font-size:1.2rem;overflow-wrap:anywhere}h3{font-size:1rem;margin:0}li{margin:.8rem 0;padding-left:.6rem;border-left:.3rem solid #888}
    li.hoog{border-color:#c00}li.midden{border-color:#c80}li.laag{border-color:#06c}p{margin:.3rem 0}
    </style></head>
    """
}

extension Wording {
  fileprivate static let input = Wording(nl: "invoer", en: "input")
  fileprivate static let notChecked = Wording(nl: "Niet gecontroleerd", en: "Not checked")
  fileprivate static let show = Wording(nl: "Toon de woorden", en: "Show the words")

  fileprivate static func place(_ line: Int, _ column: Int) -> Wording {
    Wording(nl: "Regel \(line), kolom \(column)", en: "Line \(line), column \(column)")
  }

  fileprivate static func score(_ score: Int) -> Wording {
    Wording(nl: "Score \(score) van 100.", en: "Score \(score) of 100.")
  }
}
