internal import Text

/// The XML of JUnit: each draft a suite, each finding a test that failed, a clean draft a test that passed.
package struct JUnitReport: Report {
  private let options: ReportOptions

  package init(_ options: ReportOptions) {
    self.options = options
  }

  package mutating func begin(_ output: inout [UInt8]) {
    output.line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
    output.line("<testsuites name=\"drukproef\">")
  }

  package mutating func add(_ draft: CheckedDraft, _ output: inout [UInt8]) {
    let path = ReportPath.plain(draft.name)
    switch draft.outcome {
    case .failure(let message):
      suite(path, tests: 1, failures: 0, errors: 1, &output)
      test(path, "drukproef", "error", "niet-gecontroleerd", message.text(options.language), &output)
    case .proof(let proof):
      suite(path, tests: max(1, proof.findings.count), failures: proof.findings.count, errors: 0, &output)
      let index = LineIndex(proof.document.source)
      for finding in proof.findings {
        let place = FindingPlace(finding, in: proof, index)?.start
        let name = finding.rule + (place.map { " \($0.line):\($0.column)" } ?? "")
        let text = finding.message.text(options.language) + " " + finding.advice.text(options.language)
        test(path, name, "failure", finding.rule, text, &output)
      }
      if proof.findings.isEmpty {
        output.line("  <testcase" + XMLText.attribute("classname", path) + " name=\"drukproef\"/>")
      }
    }
    output.line("</testsuite>")
  }

  package mutating func finish(_ output: inout [UInt8]) { output.line("</testsuites>") }

  private func suite(_ path: String, tests: Int, failures: Int, errors: Int, _ output: inout [UInt8]) {
    output.line(
      "<testsuite" + XMLText.attribute("name", path) + XMLText.attribute("tests", tests)
        + XMLText.attribute("failures", failures) + XMLText.attribute("errors", errors) + ">")
  }

  private func test(
    _ path: String, _ name: String, _ outcome: String, _ type: String, _ text: String, _ output: inout [UInt8]
  ) {
    output.line("  <testcase" + XMLText.attribute("classname", path) + XMLText.attribute("name", name) + ">")
    output.line(
      "    <\(outcome)" + XMLText.attribute("type", type) + XMLText.attribute("message", text) + ">"
        + XMLText.escaped("\(path) \(name): \(text)") + "</\(outcome)>")
    output.line("  </testcase>")
  }
}
