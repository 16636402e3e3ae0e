internal import Text

/// A row for each finding, for a spreadsheet; a draft without findings has one row as well.
package struct CSVReport: Report {
  private let options: ReportOptions

  package init(_ options: ReportOptions) {
    self.options = options
  }

  package mutating func begin(_ output: inout [UInt8]) {
    row(["file", "line", "column", "rule", "severity", "verdict", "score", "message", "clauses"], &output)
  }

  package mutating func add(_ draft: CheckedDraft, _ output: inout [UInt8]) {
    let path = ReportPath.plain(draft.name)
    switch draft.outcome {
    case .failure(let message): row([path, "", "", "", "", "error", "", message.text(options.language), ""], &output)
    case .proof(let proof):
      let index = LineIndex(proof.document.source)
      for finding in proof.findings {
        let place = FindingPlace(finding, in: proof, index, unit: options.unit)?.start
        row(
          [
            path, place.map { "\($0.line)" } ?? "", place.map { "\($0.column)" } ?? "", finding.rule,
            finding.severity.rawValue, proof.verdict.rawValue, "\(proof.score)",
            finding.message.text(options.language), finding.clauses.joined(separator: ", "),
          ], &output)
      }
      if proof.findings.isEmpty {
        row([path, "", "", "", "", proof.verdict.rawValue, "\(proof.score)", "", ""], &output)
      }
    }
  }

  private func row(_ cells: [String], _ output: inout [UInt8]) {
    output += (cells.map(Self.cell).joined(separator: ",") + "\r\n").utf8
  }

  /// Quoted where need be. What a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV injection).
  private static func cell(_ text: String) -> String {
    let isFormula = text.utf8.first.map { "=+-@\t\r".utf8.contains($0) } ?? false
    let text = isFormula ? "'" + text : text
    guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
    return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
