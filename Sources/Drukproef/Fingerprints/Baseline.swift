/// Findings that were there when a school began, so that only new ones are told.
///
/// The file holds no line numbers and no times: it changes only when findings do. What was found is in it as a fingerprint under a key; made
/// without a key it holds rule, path and how many there are, and nothing of what was found.
package struct Baseline: Sendable, Equatable {
  private struct Entry: Hashable, Comparable {
    var path: String
    var rule: String
    /// Empty without a key.
    var value: String

    static func < (left: Entry, right: Entry) -> Bool {
      (left.path, left.rule, left.value) < (right.path, right.rule, right.value)
    }
  }

  private var counts: [Entry: Int] = [:]
  /// The name of the key that the values were made with.
  package let keyName: String?
  private let fingerprints: Fingerprints

  /// An empty baseline.
  package init(_ key: FingerprintKey?) {
    keyName = key?.name
    fingerprints = Fingerprints(key)
  }

  package var count: Int { counts.values.reduce(0, +) }

  /// Takes the findings of a post in.
  ///
  /// - Parameter path: from the folder that the baseline stands in.
  package mutating func add(_ proof: Proof, path: String) {
    for finding in proof.findings { counts[entry(finding, proof, path), default: 0] += 1 }
  }

  /// A proof without the findings that were there already.
  package func applied(to proof: Proof, path: String) -> Proof {
    var left = counts
    var proof = proof
    let findings = proof.findings
    proof.findings = []
    for finding in findings {
      let entry = entry(finding, proof, path)
      if let count = left[entry], count > 0 {
        left[entry] = count - 1
        proof.suppressed.append(SuppressedFinding(finding: finding, reason: "", cause: .baseline))
      } else {
        proof.findings.append(finding)
      }
    }
    (proof.verdict, proof.score) = Score.settle(&proof.findings)
    return proof
  }

  private func entry(_ finding: Finding, _ proof: Proof, _ path: String) -> Entry {
    let value = keyName == nil ? "" : fingerprints.value(of: finding, in: proof, path: path)
    return Entry(path: path, rule: finding.rule, value: value)
  }
}

// MARK: - The file

/// Why a baseline cannot be used.
package enum BaselineError: Error, Sendable {
  case json(JSONError)
  case notABaseline
  /// Made with a key, and there is none.
  case noKey
  case otherKey

  package var message: Wording {
    switch self {
    case .json(let error): error.message
    case .notABaseline:
      Wording(
        nl: "dit is geen baseline van drukproef. Maak er een met drukproef baseline write.",
        en: "this is no baseline of drukproef. Make one with drukproef baseline write.")
    case .noKey:
      Wording(
        nl: "deze baseline is met een sleutel gemaakt, en er is geen sleutel. Geef hem met --key of DRUKPROEF_KEY.",
        en: "this baseline was made with a key, and there is none. Give it with --key or DRUKPROEF_KEY.")
    case .otherKey:
      Wording(
        nl: "deze baseline is met een andere sleutel gemaakt. Gebruik die, of maak de baseline opnieuw.",
        en: "this baseline was made with another key. Use that one, or make the baseline anew.")
    }
  }
}

extension Baseline {
  private static let version = "drukproef_baseline"

  /// Reads a baseline.
  package init(_ bytes: [UInt8], key: FingerprintKey?) throws(BaselineError) {
    let value: JSONValue
    do throws(JSONError) { value = try JSONDocument(bytes).value } catch { throw .json(error) }
    guard value[Self.version]?.integer == 1, let findings = value["findings"]?.array else {
      throw .notABaseline
    }
    let name = value["key"]?.string
    if let name {
      guard let key else { throw .noKey }
      guard key.name == name else { throw .otherKey }
    }
    self.init(name == nil ? nil : key)
    for finding in findings {
      guard let path = finding["path"]?.string, let rule = finding["rule"]?.string,
        let count = finding["count"]?.integer, count > 0, count < 1_000_000
      else { throw .notABaseline }
      counts[Entry(path: path, rule: rule, value: finding["value"]?.string ?? ""), default: 0] += count
    }
  }

  /// The file, sorted, a finding a line: two people's changes to it can be put together.
  package var json: [UInt8] {
    var output = Array("{\"\(Self.version)\":1,".utf8)
    if let keyName { output += "\"key\":\"\(keyName)\",".utf8 }
    output += "\"findings\":[".utf8
    for (number, entry) in counts.keys.sorted().enumerated() {
      output += (number == 0 ? "\n" : ",\n").utf8
      var writer = JSONWriter(.compact)
      writer.object { writer in
        writer.member("path", entry.path)
        writer.member("rule", entry.rule)
        if !entry.value.isEmpty { writer.member("value", entry.value) }
        writer.member("count", counts[entry] ?? 1)
      }
      output += writer.bytes
    }
    output += "\n]}\n".utf8
    return output
  }

  package static func == (left: Baseline, right: Baseline) -> Bool {
    left.counts == right.counts && left.keyName == right.keyName
  }
}
