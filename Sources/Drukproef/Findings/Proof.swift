/// A post read and judged: what a report is made of.
package struct Proof: Sendable {
  package let document: Document
  package var findings: [Finding]
  /// Too unsure or too mild to act on: outside score, verdict and exit code.
  package var hints: [Finding]
  package var advice: [Advice]
  /// What the writer does not want to be told, with the reason.
  package var suppressed: [SuppressedFinding] = []
  /// How many findings were left out because they stand in lines that were not changed.
  package var unchanged = 0
  package var verdict: Verdict
  /// 0 (clean) to 100.
  package var score: Int

  package init(
    document: Document, findings: [Finding], hints: [Finding], advice: [Advice], verdict: Verdict, score: Int
  ) {
    self.document = document
    self.findings = findings
    self.hints = hints
    self.advice = advice
    self.verdict = verdict
    self.score = score
  }
}
