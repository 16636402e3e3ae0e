internal import Text

/// Annotations for a workflow of GitHub Actions.
///
/// GitHub shows ten errors, ten warnings and ten notices of a step and drops the rest without a word: the gravest are written, and
/// the last notice tells how many there are besides.
package struct GitHubReport: Report {
  private let options: ReportOptions
  private var annotations: [Annotation] = []
  private static let most = 10

  private struct Annotation {
    var rank: Int
    var command: String
    var text: String
  }

  package init(_ options: ReportOptions) {
    self.options = options
  }

  package mutating func add(_ draft: CheckedDraft, _ output: inout [UInt8]) {
    switch draft.outcome {
    case .failure(let message):
      annotations.append(annotation("error", 1000, draft.name, nil, Wording.notChecked, message.text(options.language)))
    case .proof(let proof):
      let index = LineIndex(proof.document.source)
      for finding in proof.findings {
        let text = [
          finding.message.text(options.language), finding.advice.text(options.language),
          finding.clauses.joined(separator: ", "),
        ].filter { !$0.isEmpty }.joined(separator: "\n")
        let level = finding.severity.conventionalName
        annotations.append(
          annotation(
            level == "note" ? "notice" : level, finding.severity.level * 100 + finding.contribution, draft.name,
            FindingPlace(finding, in: proof, index), RuleTitles.title(of: finding.rule), text))
      }
    }
  }

  private func annotation(
    _ command: String, _ rank: Int, _ name: String, _ place: FindingPlace?, _ title: Wording, _ text: String
  ) -> Annotation {
    var properties = [("file", ReportPath.plain(name))]
    if let place {
      properties += [("line", "\(place.start.line)"), ("endLine", "\(place.end.line)")]
      if place.start.line == place.end.line {
        properties += [("col", "\(place.start.column)"), ("endColumn", "\(place.end.column)")]
      }
    }
    properties.append(("title", title.text(options.language)))
    let list = properties.map { "\($0)=\(Self.escaped($1, isProperty: true))" }.joined(separator: ",")
    return Annotation(rank: rank, command: command, text: "::\(command) \(list)::\(Self.escaped(text))")
  }

  package mutating func finish(_ output: inout [UInt8]) {
    // Sorting is stable only when it is told to be.
    let order = annotations.indices.sorted {
      annotations[$0].rank != annotations[$1].rank ? annotations[$0].rank > annotations[$1].rank : $0 < $1
    }
    var counts: [String: Int] = [:]
    var kept: [Int] = []
    for number in order {
      let command = annotations[number].command
      guard counts[command, default: 0] < (command == "notice" ? Self.most - 1 : Self.most) else { continue }
      counts[command, default: 0] += 1
      kept.append(number)
    }
    for number in kept { output.line(annotations[number].text) }
    let rest = annotations.count - kept.count
    if rest > 0 { output.line("::notice title=drukproef::" + Wording.more(rest).text(options.language)) }
  }

  private static func escaped(_ text: String, isProperty: Bool = false) -> String {
    var output = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": output += "%25"
      case "\r": output += "%0D"
      case "\n": output += "%0A"
      case ":" where isProperty: output += "%3A"
      case "," where isProperty: output += "%2C"
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output
  }
}

extension Wording {
  fileprivate static let notChecked = Wording(nl: "Niet gecontroleerd", en: "Not checked")

  fileprivate static func more(_ count: Int) -> Wording {
    Wording(
      nl: "Er zijn nog \(count) bevindingen; GitHub laat er maar een paar zien. De samenvatting van deze stap telt ze.",
      en: "There are \(count) findings more; GitHub shows only a few. The summary of this step counts them.")
  }
}
