internal import Drukproef
internal import Text

/// The post with its findings marked, for a browser without script, and for paper.
struct MarkedText {
  private let proof: Proof

  init(_ proof: Proof) { self.proof = proof }

  var html: HTML {
    """
    <section class="marked no-js"><h2 class="title">Je bericht, met wat ik vond</h2><p class="proof">\(runs)</p></section>
    """
  }

  /// The text in runs; where findings lie in each other the smallest shows.
  private var runs: [HTML] {
    let source = proof.document.source
    let ranges = proof.findings.compactMap { finding in
      finding.range.map { (range: proof.document.map.source($0).range, severity: finding.severity) }
    }.sorted { $0.range.count < $1.range.count }
    let bounds = Set(ranges.flatMap { [$0.range.lowerBound, $0.range.upperBound] } + [0, source.count]).sorted()
    return zip(bounds, bounds.dropFirst()).map { start, end in
      let words = String(decoding: source[start..<end], as: UTF8.self)
      guard let mark = ranges.first(where: { $0.range.lowerBound <= start && end <= $0.range.upperBound }) else {
        return "\(words)"
      }
      return "<mark class=\"s-\(mark.severity.rawValue)\">\(words)</mark>"
    }
  }
}
