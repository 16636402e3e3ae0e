package import Text

/// What a school's protocol makes of a mention, or of a post as a whole.
package struct Finding: Sendable {
  /// The kind of the mention, or the rule about the whole post.
  package var rule: String
  package var kind: Kind?
  package var severity: Severity
  package var confidence: Double
  /// UTF-8 bytes of the prose; nil for a finding about the whole post.
  package var range: ProseRange?
  package var message: Wording
  package var advice: Wording
  /// The clauses it rests on: `De Passie B.2`, `AVG 4(1)`.
  package var clauses: [String]
  /// The verdict that this finding by itself leads to.
  package var verdict: Verdict
  package var evidence: [Evidence]
  /// What it adds to the score; filled in by the scoring.
  package var contribution = 0
  /// What would mend it.
  package var suggestions: [Suggestion] = []
  /// Numbers of the roster rows that a name can stand for: to tell persons apart, never to be reported.
  package var pupils: [Int] = []

  package init(
    rule: String, kind: Kind? = nil, severity: Severity, confidence: Double, range: ProseRange? = nil,
    message: Wording, advice: Wording, clauses: [String], verdict: Verdict, evidence: [Evidence] = []
  ) {
    self.rule = rule
    self.kind = kind
    self.severity = severity
    self.confidence = confidence
    self.range = range
    self.message = message
    self.advice = advice
    self.clauses = clauses
    self.verdict = verdict
    self.evidence = evidence
  }
}

/// What a writer is told beside the findings: what no text can show.
package struct Advice: Sendable, Hashable {
  package var clause: String
  package var message: Wording

  package init(clause: String, message: Wording) {
    self.clause = clause
    self.message = message
  }
}

/// What to do with a post. The highest that any finding leads to counts.
public enum Verdict: String, Sendable, CaseIterable, Comparable {
  case publiceren
  case aanpassen
  case overleggen
  case nietPubliceren = "niet-publiceren"

  private var rank: Int {
    switch self {
    case .publiceren: 0
    case .aanpassen: 1
    case .overleggen: 2
    case .nietPubliceren: 3
    }
  }

  public static func < (left: Verdict, right: Verdict) -> Bool { left.rank < right.rank }
}
