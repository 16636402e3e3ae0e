internal import Text

/// GitLab's Code Quality: one array of issues.
package struct GitLabReport: Report {
  private let options: ReportOptions
  private let fingerprints: Fingerprints
  private var isFirst = true

  package init(_ options: ReportOptions) {
    self.options = options
    fingerprints = Fingerprints(options.key)
  }

  package mutating func begin(_ output: inout [UInt8]) { output.append(UInt8(ascii: "[")) }

  package mutating func add(_ draft: CheckedDraft, _ output: inout [UInt8]) {
    let path = ReportPath.plain(draft.name)
    switch draft.outcome {
    case .failure(let message):
      let name = SHA256.hexadecimal(SHA256.digest(Array("failure\0\(path)".utf8)))
      write("niet-gecontroleerd", "blocker", message.text(options.language), name, path, nil, &output)
    case .proof(let proof):
      let index = LineIndex(proof.document.source)
      let names = fingerprints.fingerprints(of: proof.findings, in: proof, path: path)
      for (finding, name) in zip(proof.findings, names) {
        write(
          finding.rule, finding.severity.inGitLab, finding.message.text(options.language), name, path,
          FindingPlace(finding, in: proof, index), &output)
      }
    }
  }

  package mutating func finish(_ output: inout [UInt8]) { output.line(isFirst ? "]" : "\n]") }

  private mutating func write(
    _ rule: String, _ severity: String, _ text: String, _ fingerprint: String, _ path: String, _ place: FindingPlace?,
    _ output: inout [UInt8]
  ) {
    if !isFirst { output.append(UInt8(ascii: ",")) }
    isFirst = false
    output.append(UInt8(ascii: "\n"))
    var writer = JSONWriter(.compact)
    writer.object { writer in
      writer.member("description", text)
      writer.member("check_name", rule)
      writer.member("fingerprint", fingerprint)
      writer.member("severity", severity)
      writer.key("location")
      writer.object { writer in
        writer.member("path", path)
        writer.key("lines")
        writer.object { writer in
          writer.member("begin", place?.start.line ?? 1)
          writer.member("end", place?.end.line ?? 1)
        }
      }
    }
    output += writer.bytes
  }
}

extension Severity {
  fileprivate var inGitLab: String {
    switch self {
    case .hoog: "critical"
    case .midden: "major"
    case .laag: "minor"
    }
  }
}
