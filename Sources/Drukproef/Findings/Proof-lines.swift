internal import Text

extension Proof {
  /// This proof with the findings that touch some lines, and those about the whole post: they rest on all of it.
  ///
  /// - Parameter lines: from 1.
  package func limited(to lines: [ClosedRange<Int>]) -> Proof {
    var proof = self
    let index = LineIndex(document.source)
    func isTouched(_ finding: Finding) -> Bool {
      guard let place = FindingPlace(finding, in: self, index) else { return true }
      return lines.contains { $0.overlaps(place.start.line...max(place.start.line, place.end.line)) }
    }
    proof.findings = findings.filter(isTouched)
    proof.hints = hints.filter(isTouched)
    proof.unchanged = findings.count - proof.findings.count
    (proof.verdict, proof.score) = Score.settle(&proof.findings)
    return proof
  }
}
