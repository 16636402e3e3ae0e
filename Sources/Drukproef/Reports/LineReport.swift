internal import Text

/// One line for each finding, as compilers write them: `path:line:column: warning: message [rule]`.
package struct LineReport: Report {
  private let options: ReportOptions

  package init(_ options: ReportOptions) {
    self.options = options
  }

  package mutating func add(_ draft: CheckedDraft, _ output: inout [UInt8]) {
    guard case .proof(let proof) = draft.outcome else { return }
    let index = LineIndex(proof.document.source)
    let path = DisplayText(ReportPath.plain(draft.name)).text
    for finding in proof.findings {
      let place =
        FindingPlace(finding, in: proof, index, unit: options.unit)?.start ?? LineIndex.Place(line: 1, column: 1)
      output.line(
        "\(path):\(place.line):\(place.column): \(finding.severity.conventionalName): "
          + "\(finding.message.text(options.language)) [\(finding.rule)]")
    }
  }
}
