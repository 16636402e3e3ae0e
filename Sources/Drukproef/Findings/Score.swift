/// Turns findings into a verdict and a number; `docs/score.md` tells the reasons.
///
/// The highest verdict gives the band, the findings fill it: each takes its share of what is left of the band, so a
/// finding more never lowers the score, and no heap of small findings passes for one grave one.
package enum Score {
  /// The verdict and score of findings; each finding's contribution is filled in, and they add up to the score.
  package static func settle(_ findings: inout [Finding]) -> (verdict: Verdict, score: Int) {
    guard let verdict = findings.map(\.verdict).max(), verdict > .publiceren else { return (.publiceren, 0) }
    let band = band(verdict)
    let width = Double(band.upperBound - band.lowerBound)
    let order = findings.indices.sorted {
      let (a, b) = (findings[$0], findings[$1])
      if a.verdict != b.verdict { return a.verdict > b.verdict }
      return share(a) != share(b) ? share(a) > share(b) : $0 < $1
    }
    var left = 1.0
    var total = 0
    for index in order {
      left *= 1 - share(findings[index])
      let reached = band.lowerBound + Int((width * (1 - left)).rounded())
      findings[index].contribution = reached - total
      total = reached
    }
    return (verdict, total)
  }

  /// What a score can be under a verdict.
  package static func band(_ verdict: Verdict) -> ClosedRange<Int> {
    switch verdict {
    case .publiceren: 0...0
    case .aanpassen: 10...39
    case .overleggen: 40...69
    case .nietPubliceren: 70...100
    }
  }

  /// The part of what is left of the band that a finding takes.
  private static func share(_ finding: Finding) -> Double {
    let weight =
      switch finding.severity {
      case .laag: 0.15
      case .midden: 0.35
      case .hoog: 0.6
      }
    return weight * min(1, max(0, finding.confidence))
  }
}
