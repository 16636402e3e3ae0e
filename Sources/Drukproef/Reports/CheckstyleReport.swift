internal import Text

/// The XML of Checkstyle, which many a build server reads.
package struct CheckstyleReport: Report {
  private let options: ReportOptions

  package init(_ options: ReportOptions) {
    self.options = options
  }

  package mutating func begin(_ output: inout [UInt8]) {
    output.line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
    output.line("<checkstyle version=\"4.3\">")
  }

  package mutating func add(_ draft: CheckedDraft, _ output: inout [UInt8]) {
    output.line("<file" + XMLText.attribute("name", ReportPath.plain(draft.name)) + ">")
    switch draft.outcome {
    case .failure(let message):
      output.line(error(1, 1, "error", message.text(options.language), "drukproef.niet-gecontroleerd"))
    case .proof(let proof):
      let index = LineIndex(proof.document.source)
      for finding in proof.findings {
        let place = FindingPlace(finding, in: proof, index)?.start ?? LineIndex.Place(line: 1, column: 1)
        let name = finding.severity.conventionalName
        output.line(
          error(
            place.line, place.column, name == "note" ? "info" : name, finding.message.text(options.language),
            "drukproef.\(finding.rule)"))
      }
    }
    output.line("</file>")
  }

  package mutating func finish(_ output: inout [UInt8]) { output.line("</checkstyle>") }

  private func error(_ line: Int, _ column: Int, _ severity: String, _ text: String, _ source: String) -> String {
    "  <error" + XMLText.attribute("line", line) + XMLText.attribute("column", column)
      + XMLText.attribute("severity", severity) + XMLText.attribute("message", text)
      + XMLText.attribute("source", source) + "/>"
  }
}
