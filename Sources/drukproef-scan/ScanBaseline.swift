internal import CommandLineInterface
internal import Drukproef
internal import Exports

/// What an earlier scan told, read from its report as JSON Lines, so that a later one tells only what is new.
///
/// A post is known again by its id, or else by its medium, moment and length: its place moves from archive to archive, and its words
/// are not in the report. Of posts that look alike in this way so many findings of a rule are known as there were.
struct ScanBaseline {
  private var counts: [UInt64: Int] = [:]

  /// - Throws: ``CommandFailure`` when the file cannot be read, or is no such report.
  init(report path: String) throws {
    let stream: ByteStream
    do throws(ExportProblem) { stream = try ExportFiles.stream(of: path) } catch {
      throw CommandFailure(error.message, at: path)
    }
    var lines = LineReader()
    var isReport = false
    while true {
      do throws(ExportProblem) { if try !lines.next(stream) { break } } catch {
        throw CommandFailure(error.message, at: path)
      }
      if lines.bytes.allSatisfy({ $0 <= 0x20 }) { continue }
      guard let record = try? JSONDocument(lines.bytes).value, record["status"] != nil else {
        throw CommandFailure(.notAReport, at: "\(path) (byte \(lines.offset))")
      }
      isReport = true
      take(record)
    }
    // An empty report is that of a scan in which nothing was to be told.
    if !isReport, FileBytes.kind(path) != .file { throw CommandFailure(.notAReport, at: path) }
  }

  private mutating func take(_ record: JSONValue) {
    guard record["status"]?.string == "ok", let source = record["source"] else { return }
    let post = Self.key(
      channel: record["channel"]?.string, id: source["post"]?.string, kind: record["kind"]?.string,
      moment: record["published_at"]?.string, length: source["length"]?.integer)
    let findings = (record["findings"]?.array ?? []) + (record["suppressed"]?.array ?? [])
    for finding in findings {
      if let rule = finding["rule"]?.string { counts[Self.key(post, rule), default: 0] += 1 }
    }
  }

  /// Puts aside what was told before.
  mutating func apply(to checked: inout CheckedPost) {
    guard case .proof(var proof) = checked.outcome, !proof.findings.isEmpty else { return }
    let post = checked.post
    let key = Self.key(
      channel: post.context.channel?.rawValue, id: post.toldID, kind: post.kind.rawValue, moment: post.time?.iso,
      length: post.text.unicodeScalars.count)
    let findings = proof.findings
    proof.findings = []
    for finding in findings {
      let place = Self.key(key, finding.rule)
      if let count = counts[place], count > 0 {
        counts[place] = count - 1
        proof.suppressed.append(SuppressedFinding(finding: finding, reason: "", cause: .baseline))
      } else {
        proof.findings.append(finding)
      }
    }
    guard proof.findings.count < findings.count else { return }
    (proof.verdict, proof.score) = Score.settle(&proof.findings)
    checked.outcome = .proof(proof)
    checked.isKnown = proof.findings.isEmpty
  }

  private static func key(channel: String?, id: String?, kind: String?, moment: String?, length: Int?) -> UInt64 {
    var hash = StableHash()
    hash.add(channel ?? "")
    hash.add(id ?? "")
    if id == nil {
      hash.add(kind ?? "")
      hash.add(moment ?? "")
      hash.add(length ?? -1)
    }
    return hash.value
  }

  private static func key(_ post: UInt64, _ rule: String) -> UInt64 {
    var hash = StableHash()
    hash.add(Int(truncatingIfNeeded: post))
    hash.add(rule)
    return hash.value
  }
}

extension Wording {
  fileprivate static let notAReport = Wording(
    nl: "dit is geen verslag van een scan. Maak er een met drukproef scan EXPORT --format jsonl > vorige.jsonl",
    en: "this is no report of a scan. Make one with drukproef scan EXPORT --format jsonl > last.jsonl")
}
