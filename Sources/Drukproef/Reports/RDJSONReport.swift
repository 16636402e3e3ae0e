internal import Text

/// Reviewdog's diagnostics. Its columns count bytes of UTF-8.
package struct RDJSONReport: Report {
  private let options: ReportOptions
  private var isFirst = true

  package init(_ options: ReportOptions) {
    self.options = options
  }

  package mutating func begin(_ output: inout [UInt8]) {
    output.append(contentsOf: #"{"source":{"name":"drukproef"},"severity":"WARNING","diagnostics":["#.utf8)
  }

  package mutating func add(_ draft: CheckedDraft, _ output: inout [UInt8]) {
    let path = ReportPath.plain(draft.name)
    switch draft.outcome {
    case .failure(let message):
      separate(&output)
      var writer = JSONWriter(.compact)
      writer.object { writer in
        writer.member("message", message.text(options.language))
        writer.key("location")
        writer.object { $0.member("path", path) }
        writer.member("severity", "ERROR")
        writer.key("code")
        writer.object { $0.member("value", "niet-gecontroleerd") }
      }
      output += writer.bytes
    case .proof(let proof):
      let index = LineIndex(proof.document.source)
      for finding in proof.findings {
        separate(&output)
        var writer = JSONWriter(.compact)
        write(finding, proof, path, index, &writer)
        output += writer.bytes
      }
    }
  }

  package mutating func finish(_ output: inout [UInt8]) { output.line(isFirst ? "]}" : "\n]}") }

  private mutating func separate(_ output: inout [UInt8]) {
    output.append(contentsOf: (isFirst ? "\n" : ",\n").utf8)
    isFirst = false
  }

  private func write(
    _ finding: Finding, _ proof: Proof, _ path: String, _ index: LineIndex, _ writer: inout JSONWriter
  ) {
    writer.object { writer in
      writer.member("message", finding.message.text(options.language))
      writer.key("location")
      writer.object { writer in
        writer.member("path", path)
        if let place = FindingPlace(finding, in: proof, index, unit: .utf8) {
          range(place.start, place.end, &writer)
        }
      }
      writer.member("severity", finding.severity == .hoog ? "ERROR" : finding.severity == .midden ? "WARNING" : "INFO")
      writer.key("code")
      writer.object { $0.member("value", finding.rule) }
      if let mask = Mask(finding, in: proof) {
        writer.key("suggestions")
        writer.array { writer in
          writer.object { writer in
            range(
              index.place(ofByte: mask.range.lower, in: .utf8), index.place(ofByte: mask.range.upper, in: .utf8),
              &writer)
            writer.member("text", mask.text.text(options.language))
          }
        }
      }
    }
  }

  private func range(_ start: LineIndex.Place, _ end: LineIndex.Place, _ writer: inout JSONWriter) {
    writer.key("range")
    writer.object { writer in
      for (name, place) in [("start", start), ("end", end)] {
        writer.key(name)
        writer.object { writer in
          writer.member("line", place.line)
          writer.member("column", place.column)
        }
      }
    }
  }
}
