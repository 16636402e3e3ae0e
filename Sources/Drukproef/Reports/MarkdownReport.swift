internal import Text

/// A table for people in Markdown: the summary of a workflow's step, or a remark at a change.
package struct MarkdownReport: Report {
  private let options: ReportOptions
  private var rows = 0
  private var left = 0
  private var drafts = 0
  private var failures = 0
  private var highest = Verdict.publiceren
  /// GitHub takes a summary of at most 1 MiB.
  private static let mostRows = 1000

  package init(_ options: ReportOptions) {
    self.options = options
  }

  package mutating func begin(_ output: inout [UInt8]) {
    output.line("### drukproef")
    output.line("")
    output.line(Wording.header.text(options.language))
    output.line("|---|---|---|---|")
  }

  package mutating func add(_ draft: CheckedDraft, _ output: inout [UInt8]) {
    drafts += 1
    let path = Self.escaped(ReportPath.plain(draft.name))
    switch draft.outcome {
    case .failure(let message):
      failures += 1
      row(
        [path, "✖", Wording.notChecked.text(options.language), Self.escaped(message.text(options.language))], &output)
    case .proof(let proof):
      highest = max(highest, proof.verdict)
      let index = LineIndex(proof.document.source)
      for finding in proof.findings {
        let place = FindingPlace(finding, in: proof, index)?.start
        row(
          [
            path + (place.map { ":\($0.line):\($0.column)" } ?? ""), finding.severity.rawValue,
            "\(RuleTitles.title(of: finding.rule).text(options.language)) (`\(finding.rule)`)",
            Self.escaped(finding.message.text(options.language)),
          ], &output)
      }
    }
  }

  package mutating func finish(_ output: inout [UInt8]) {
    output.line("")
    if left > 0 { output.line(Wording.more(left).text(options.language) + "\n") }
    output.line(
      Wording.counts(drafts, rows + left - failures, failures).text(options.language)
        + (failures < drafts ? " **\(highest.title.text(options.language))**" : ""))
  }

  private mutating func row(_ cells: [String], _ output: inout [UInt8]) {
    if rows == Self.mostRows {
      left += 1
    } else {
      rows += 1
      output.line("| " + cells.joined(separator: " | ") + " |")
    }
  }

  private static func escaped(_ text: String) -> String {
    var output = ""
    for character in text {
      switch character {
      case "|", "\\", "`", "*", "_", "<", "[", "]", "#": output += "\\\(character)"
      case "\n", "\r", "\r\n": output += " "
      default: output.append(character)
      }
    }
    return output
  }
}

extension Wording {
  fileprivate static let header = Wording(
    nl: "| Waar | Hoe ernstig | Wat | Waarom |", en: "| Where | How grave | What | Why |")
  fileprivate static let notChecked = Wording(nl: "niet gecontroleerd", en: "not checked")

  fileprivate static func more(_ count: Int) -> Wording {
    Wording(nl: "En nog \(count) bevindingen.", en: "And \(count) findings more.")
  }

  fileprivate static func counts(_ drafts: Int, _ findings: Int, _ failures: Int) -> Wording {
    Wording(
      nl: "Berichten: \(drafts), bevindingen: \(findings)"
        + (failures > 0 ? ", niet gecontroleerd: \(failures)." : "."),
      en: "Drafts: \(drafts), findings: \(findings)" + (failures > 0 ? ", not checked: \(failures)." : "."))
  }
}
