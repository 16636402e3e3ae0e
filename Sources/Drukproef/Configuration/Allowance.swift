internal import Text

/// Something that a school allows although a rule would find it: with the reason, and until when.
package struct Allowance: Sendable, Equatable {
  /// What is written, in any case; nil for whatever the rules find.
  package var text: String?
  /// Ids of rules; empty for all.
  package var rules: [String]
  package var reason: String
  /// The last day on which it holds.
  package var until: CalendarDay?

  /// Whether it has run out.
  package func isOver(on today: CalendarDay?) -> Bool {
    guard let until, let today else { return false }
    return until < today
  }
}

extension Proof {
  /// This proof without what the school allows. What is allowed no longer is told as advice.
  ///
  /// - Parameter today: nil when nobody knows, and then nothing has run out.
  package func allowing(_ allowances: [Allowance], on today: CalendarDay?) -> Proof {
    if allowances.isEmpty { return self }
    var proof = self
    proof.findings = []
    for finding in findings {
      guard let allowance = allowances.first(where: { $0.covers(finding, in: document) }) else {
        proof.findings.append(finding)
        continue
      }
      if allowance.isOver(on: today) {
        proof.findings.append(finding)
        let advice = Advice(clause: "drukproef", message: .over(finding.rule))
        if !proof.advice.contains(advice) { proof.advice.append(advice) }
      } else {
        proof.suppressed.append(SuppressedFinding(finding: finding, reason: allowance.reason))
      }
    }
    proof.hints.removeAll { hint in allowances.contains { !$0.isOver(on: today) && $0.covers(hint, in: document) } }
    (proof.verdict, proof.score) = Score.settle(&proof.findings)
    return proof
  }
}

extension Allowance {
  fileprivate func covers(_ finding: Finding, in document: Document) -> Bool {
    guard rules.isEmpty || rules.contains(finding.rule) else { return false }
    guard let text else { return true }
    guard let range = finding.range else { return false }
    return ListKey.of(text) == ListKey.of(String(decoding: document.prose[range.range], as: UTF8.self))
  }
}

extension Wording {
  fileprivate static func over(_ rule: String) -> Wording {
    Wording(
      nl: "de uitzondering voor \(rule) in de instellingen is verlopen. Verleng haar, of haal haar weg.",
      en: "the exception for \(rule) in the configuration has run out. Extend it, or remove it.")
  }
}
