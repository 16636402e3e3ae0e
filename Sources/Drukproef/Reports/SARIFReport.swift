internal import Text

/// SARIF 2.1.0 (OASIS), for code-scanning services and editors.
///
/// Columns count code points, or UTF-16 units when `--offsets utf16` asks for them; the log says which. Neither words of the post nor the
/// reasons that a writer gave are in it without `--show-text`.
package struct SARIFReport: Report {
  private let options: ReportOptions
  private let unit: LineIndex.Unit
  private let fingerprints: Fingerprints
  private let rules: [String: Int]
  private var artifacts: [UInt8] = []
  private var failures: [(name: String, message: Wording)] = []
  private var isFirst = true

  package init(_ options: ReportOptions) {
    self.options = options
    unit = options.unit == .utf16 ? .utf16 : .codepoint
    fingerprints = Fingerprints(options.key)
    rules = Dictionary(uniqueKeysWithValues: Rule.allIDs.enumerated().map { ($1, $0) })
  }

  package mutating func begin(_ output: inout [UInt8]) {
    var head = JSONWriter(.compact)
    head.object { writer in
      writer.member(
        "$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")
      writer.member("version", "2.1.0")
      writer.key("runs")
      writer.array { writer in
        writer.object { writer in
          tool(&writer)
          writer.member("columnKind", unit == .utf16 ? "utf16CodeUnits" : "unicodeCodePoints")
          writer.member("newlineSequences", ["\r\n", "\n", "\r"])
          writer.member("language", options.language.rawValue)
          writer.key("results")
          writer.array { _ in }
        }
      }
    }
    // The log is left open after the `[` of its results.
    output += head.bytes.dropLast("]}]}".utf8.count)
  }

  package mutating func add(_ draft: CheckedDraft, _ output: inout [UInt8]) {
    switch draft.outcome {
    case .failure(let message): failures.append((draft.name, message))
    case .proof(let proof):
      let results = results(of: proof, draft.name)
      for result in results {
        if !isFirst { output.append(UInt8(ascii: ",")) }
        isFirst = false
        output.append(UInt8(ascii: "\n"))
        output += result
      }
      var writer = JSONWriter(.compact)
      write(proof, draft.name, &writer)
      artifacts += (artifacts.isEmpty ? "\n" : ",\n").utf8
      artifacts += writer.bytes
    }
  }

  /// Where a post stands that is one of many in a file, such as an export.
  package struct RecordPlace: Sendable {
    package var file: String
    /// From 0, in the file as it came out of its archive.
    package var byte: Int
    package var id: String?
    package var link: String?
    package var moment: String?

    package init(file: String, byte: Int, id: String?, link: String?, moment: String?) {
      (self.file, self.byte, self.id, self.link, self.moment) = (file, byte, id, link, moment)
    }

    fileprivate var name: String { "\(file)#\(id ?? String(byte))" }
  }

  /// Takes a post that is one of many in a file. Lines and columns within it mean nothing there.
  package mutating func add(_ proof: Proof, at place: RecordPlace, _ output: inout [UInt8]) {
    for result in results(of: proof, place.name, place) {
      output += (isFirst ? "\n" : ",\n").utf8
      isFirst = false
      output += result
    }
  }

  /// Takes what could not be read.
  package mutating func fail(_ name: String, _ message: Wording) { failures.append((name, message)) }

  package mutating func finish(_ output: inout [UInt8]) {
    output.append(contentsOf: "\n],\"artifacts\":[".utf8)
    output += artifacts
    output.append(contentsOf: "],\"invocations\":".utf8)
    var writer = JSONWriter(.compact)
    writer.array { writer in
      writer.object { writer in
        writer.member("executionSuccessful", failures.isEmpty)
        if failures.isEmpty { return }
        writer.key("toolExecutionNotifications")
        writer.array { writer in for failure in failures { write(failure.name, failure.message, &writer) } }
      }
    }
    output += writer.bytes
    output.append(contentsOf: "}]}\n".utf8)
  }
}

// MARK: - The tool

extension SARIFReport {
  private func tool(_ writer: inout JSONWriter) {
    writer.key("tool")
    writer.object { writer in
      writer.key("driver")
      writer.object { writer in
        writer.member("name", "drukproef")
        writer.member("version", Release.version)
        writer.member("semanticVersion", Release.version)
        writer.key("rules")
        writer.array { writer in for id in Rule.allIDs { write(rule: id, &writer) } }
      }
    }
  }

  private func write(rule id: String, _ writer: inout JSONWriter) {
    let page = options.pages.first { $0.id == id } ?? options.pages.first { $0.kinds.contains { $0.rawValue == id } }
    let title = RuleTitles.title(of: id).text(options.language)
    let why = page?.why.text(options.language) ?? title
    writer.object { writer in
      writer.member("id", id)
      message("shortDescription", title, &writer)
      message("fullDescription", page?.what.text(options.language) ?? title, &writer)
      writer.key("help")
      writer.object { writer in
        writer.member("text", why)
        writer.member("markdown", "**\(title)**\n\n\(why)\n\n`drukproef explain \(id)`")
      }
      writer.key("properties")
      writer.object { writer in
        writer.member("tags", [Kind(rawValue: id).map { "\($0.family)" } ?? "post"])
        writer.member("precision", "high")
      }
    }
  }

  private func message(_ name: String, _ text: String, _ writer: inout JSONWriter) {
    writer.key(name)
    writer.object { $0.member("text", text) }
  }

  private func location(_ name: String, _ writer: inout JSONWriter) {
    writer.key("artifactLocation")
    writer.object { $0.member("uri", ReportPath.uri(name)) }
  }

  private func write(_ name: String, _ text: Wording, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("level", "error")
      message("message", text.text(options.language), &writer)
      writer.key("locations")
      writer.array { writer in
        writer.object { writer in
          writer.key("physicalLocation")
          writer.object { location(name, &$0) }
        }
      }
    }
  }

  /// What is said of a post as a whole.
  private func write(_ proof: Proof, _ name: String, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("location")
      writer.object { $0.member("uri", ReportPath.uri(name)) }
      writer.key("properties")
      writer.object { writer in
        writer.member("verdict", proof.verdict.rawValue)
        writer.member("score", proof.score)
        writer.member("advice", proof.advice.map { $0.message.text(options.language) })
      }
    }
  }
}

// MARK: - Results

extension SARIFReport {
  private func results(of proof: Proof, _ name: String, _ record: RecordPlace? = nil) -> [[UInt8]] {
    let index = LineIndex(proof.document.source)
    let hints = options.explains ? proof.hints : []
    let all = proof.findings + proof.suppressed.map(\.finding) + hints
    let names = fingerprints.fingerprints(of: all, in: proof, path: ReportPath.plain(name))
    return all.indices.map { number in
      let aside = number - proof.findings.count
      let suppression = proof.suppressed.indices.contains(aside) ? proof.suppressed[aside] : nil
      var writer = JSONWriter(.compact)
      write(
        Result(
          finding: all[number], suppression: suppression, isHint: aside >= proof.suppressed.count,
          fingerprint: names[number], record: record), proof, name, index, &writer)
      return writer.bytes
    }
  }

  private struct Result {
    let finding: Finding
    let suppression: SuppressedFinding?
    let isHint: Bool
    let fingerprint: String
    let record: RecordPlace?
  }

  private func write(
    _ result: Result, _ proof: Proof, _ name: String, _ index: LineIndex, _ writer: inout JSONWriter
  ) {
    let finding = result.finding
    writer.object { writer in
      writer.member("ruleId", finding.rule)
      if let number = rules[finding.rule] { writer.member("ruleIndex", number) }
      if result.isHint { writer.member("kind", "informational") }
      writer.member("level", result.isHint ? "none" : finding.severity.conventionalName)
      let advice = finding.advice.text(options.language)
      message("message", finding.message.text(options.language) + (advice.isEmpty ? "" : " " + advice), &writer)
      writer.key("locations")
      writer.array { writer in
        writer.object { writer in
          writer.key("physicalLocation")
          writer.object { writer in
            location(result.record?.file ?? name, &writer)
            if let record = result.record {
              writer.key("region")
              writer.object { $0.member("byteOffset", record.byte) }
            } else if let place = FindingPlace(finding, in: proof, index, unit: unit) {
              region(place, proof, index, &writer)
            }
          }
        }
      }
      writer.member("rank", Self.rank(finding))
      writer.key("partialFingerprints")
      writer.object { $0.member(options.key == nil ? "drukproef/v1" : "drukproefKeyed/v1", result.fingerprint) }
      let fixes = result.record == nil ? SourceFix.fixes(for: finding, in: proof) : []
      if !fixes.isEmpty { write(fixes, name, index, &writer) }
      if let suppression = result.suppression { write(suppression, &writer) }
      properties(finding, result.record, &writer)
    }
  }

  /// The score of a post in which nothing else is found.
  private static func rank(_ finding: Finding) -> Int {
    var alone = [finding]
    return Score.settle(&alone).score
  }

  private func region(_ place: FindingPlace, _ proof: Proof, _ index: LineIndex, _ writer: inout JSONWriter) {
    writer.key("region")
    writer.object { writer in
      writer.member("startLine", place.start.line)
      writer.member("startColumn", place.start.column)
      writer.member("endLine", place.end.line)
      writer.member("endColumn", place.end.column)
      let start = index.offset(ofByte: place.bytes.lower, in: unit)
      writer.member("charOffset", start)
      writer.member("charLength", index.offset(ofByte: place.bytes.upper, in: unit) - start)
      if options.showsText {
        message("snippet", String(decoding: proof.document.source[place.bytes.range], as: UTF8.self), &writer)
      }
    }
  }

  private func write(_ fixes: [SourceFix], _ name: String, _ index: LineIndex, _ writer: inout JSONWriter) {
    writer.key("fixes")
    writer.array { writer in
      for fix in fixes {
        writer.object { writer in
          message("description", fix.title.text(options.language), &writer)
          writer.key("artifactChanges")
          writer.array { writer in
            writer.object { writer in
              location(name, &writer)
              writer.key("replacements")
              writer.array { writer in writer.object { replacement(fix, index, &$0) } }
            }
          }
        }
      }
    }
  }

  private func replacement(_ fix: SourceFix, _ index: LineIndex, _ writer: inout JSONWriter) {
    let start = index.place(ofByte: fix.range.lower, in: unit)
    let end = index.place(ofByte: fix.range.upper, in: unit)
    writer.key("deletedRegion")
    writer.object { writer in
      writer.member("startLine", start.line)
      writer.member("startColumn", start.column)
      writer.member("endLine", end.line)
      writer.member("endColumn", end.column)
    }
    if !fix.text.isEmpty { message("insertedContent", fix.text, &writer) }
  }

  private func write(_ suppression: SuppressedFinding, _ writer: inout JSONWriter) {
    writer.key("suppressions")
    writer.array { writer in
      writer.object { writer in
        writer.member("kind", suppression.cause == .writer ? "inSource" : "external")
        writer.member("status", "accepted")
        // A reason is part of the draft, and may name somebody.
        if options.showsText, !suppression.reason.isEmpty { writer.member("justification", suppression.reason) }
      }
    }
  }

  private func properties(_ finding: Finding, _ record: RecordPlace?, _ writer: inout JSONWriter) {
    writer.key("properties")
    writer.object { writer in
      writer.member("severity", finding.severity.rawValue)
      writer.member("verdict", finding.verdict.rawValue)
      writer.member("confidence", (finding.confidence * 100).rounded() / 100)
      writer.member("contribution", finding.contribution)
      writer.member("clauses", finding.clauses)
      if let id = record?.id { writer.member("post", id) }
      if let link = record?.link { writer.member("link", link) }
      if let moment = record?.moment { writer.member("published_at", moment) }
    }
  }
}
