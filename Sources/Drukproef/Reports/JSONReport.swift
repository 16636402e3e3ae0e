internal import Text

/// The contract's record of each draft: one object, an array of them for several drafts, or one a line.
package struct JSONReport: Report {
  private let record: ProofRecord
  private let style: JSONWriter.Style
  private let isArray: Bool
  private var count = 0

  package init(_ options: ReportOptions, style: JSONWriter.Style) {
    record = ProofRecord(options)
    self.style = style
    isArray = style == .pretty && options.hasSeveralDrafts
  }

  package mutating func begin(_ output: inout [UInt8]) {
    if isArray { output.append(contentsOf: "[\n".utf8) }
  }

  package mutating func add(_ draft: CheckedDraft, _ output: inout [UInt8]) {
    if isArray, count > 0 { output.append(contentsOf: ",\n".utf8) }
    count += 1
    var writer = JSONWriter(style)
    switch draft.outcome {
    case .proof(let proof):
      record.write(proof, id: .string(draft.name), sequence: draft.sequence, to: &writer)
    case .failure(let message):
      record.writeError(message, id: .string(draft.name), sequence: draft.sequence, to: &writer)
    }
    output += writer.bytes
    if !isArray { output.append(UInt8(ascii: "\n")) }
  }

  package mutating func finish(_ output: inout [UInt8]) {
    if isArray { output.append(contentsOf: "\n]\n".utf8) }
  }
}

/// Writes what came of a post as the contract's record.
package struct ProofRecord: Sendable {
  private let language: Language
  private let unit: LineIndex.Unit
  private let showsText: Bool
  private let explains: Bool

  package init(_ options: ReportOptions) {
    language = options.language
    unit = options.unit
    showsText = options.showsText
    explains = options.explains
  }

  /// A post that was read.
  ///
  /// - Parameter extra: writes further members of the record.
  package func write(
    _ proof: Proof, id: JSONValue, sequence: Int, to writer: inout JSONWriter,
    extra: (inout JSONWriter) -> Void = { _ in }
  ) {
    let index = LineIndex(proof.document.source)
    writer.object { writer in
      head(id, sequence, "ok", &writer)
      writer.member("verdict", proof.verdict.rawValue)
      writer.member("score", proof.score)
      extra(&writer)
      writer.key("findings")
      writer.array { writer in for finding in proof.findings { write(finding, proof, index, &writer) } }
      writer.key("hints")
      writer.array { writer in for hint in proof.hints { write(hint, proof, index, &writer) } }
      if !proof.suppressed.isEmpty {
        writer.key("suppressed")
        writer.array { writer in
          for aside in proof.suppressed { write(aside.finding, proof, index, &writer, by: aside.cause) }
        }
      }
      writer.key("advice")
      writer.array { writer in
        for advice in proof.advice {
          writer.object { writer in
            writer.member("clause", advice.clause)
            writer.member("message", advice.message.text(language))
          }
        }
      }
    }
  }

  /// A post that could not be read.
  package func writeError(
    _ message: Wording, id: JSONValue, sequence: Int, to writer: inout JSONWriter,
    extra: (inout JSONWriter) -> Void = { _ in }
  ) {
    writer.object { writer in
      head(id, sequence, "error", &writer)
      extra(&writer)
      writer.member("message", message.text(language))
    }
  }

  /// No post at all: a blank line.
  package func writeSkip(sequence: Int, to writer: inout JSONWriter) {
    writer.object { writer in head(.null, sequence, "skip", &writer) }
  }

  private func head(_ id: JSONValue, _ sequence: Int, _ status: String, _ writer: inout JSONWriter) {
    writer.key("id")
    writer.value(id)
    writer.member("seq", sequence)
    writer.member("status", status)
  }

  private func write(
    _ finding: Finding, _ proof: Proof, _ index: LineIndex, _ writer: inout JSONWriter,
    by cause: SuppressedFinding.Cause? = nil
  ) {
    writer.object { writer in
      writer.member("rule", finding.rule)
      if let cause { writer.member("suppressed_by", cause.rawValue) }
      if let kind = finding.kind { writer.member("kind", kind.rawValue) }
      writer.member("severity", finding.severity.rawValue)
      writer.member("confidence", (finding.confidence * 100).rounded() / 100)
      if let range = finding.range.map(proof.document.map.source) {
        writer.member("start", index.offset(ofByte: range.lower, in: unit))
        writer.member("end", index.offset(ofByte: range.upper, in: unit))
        if showsText {
          writer.member("text", String(decoding: proof.document.source[range.range], as: UTF8.self))
        }
      }
      writer.member("message", finding.message.text(language))
      writer.member("advice", finding.advice.text(language))
      writer.member("clauses", finding.clauses)
      if !finding.suggestions.isEmpty { write(finding.suggestions, proof, index, &writer) }
      if explains { explain(finding, &writer) }
    }
  }

  /// Where a suggestion has no place, its text goes after the last word of the post.
  private func write(
    _ suggestions: [Suggestion], _ proof: Proof, _ index: LineIndex, _ writer: inout JSONWriter
  ) {
    writer.key("suggestions")
    writer.array { writer in
      for suggestion in suggestions {
        writer.object { writer in
          if case .range(let range) = suggestion.place {
            let source = proof.document.map.source(range)
            writer.member("start", index.offset(ofByte: source.lower, in: unit))
            writer.member("end", index.offset(ofByte: source.upper, in: unit))
          }
          writer.member("text", suggestion.replacement)
          writer.member("safe", suggestion.isSafe)
        }
      }
    }
  }

  private func explain(_ finding: Finding, _ writer: inout JSONWriter) {
    writer.member("verdict", finding.verdict.rawValue)
    writer.member("contribution", finding.contribution)
    writer.key("evidence")
    writer.array { writer in
      for evidence in finding.evidence {
        writer.object { writer in
          writer.member("reason", evidence.reason.text(language))
          writer.member("weight", (evidence.weight * 100).rounded() / 100)
        }
      }
    }
  }
}
