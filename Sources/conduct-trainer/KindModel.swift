#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif
internal import Drukproef

/// Which kind a harmful sentence is: logistic regression by gradient steps that shrink with what a weight has seen
/// (AdaGrad); the same input gives the same weights.
struct KindModel {
  private static let columns = SecondOpinion.kinds.count
  private var weights = [Float](repeating: 0, count: SecondOpinion.rowCount * columns)
  private var seen = [Float](repeating: 1e-2, count: SecondOpinion.rowCount * columns)

  mutating func learn(_ examples: [TrainingExamples.Example], epochs: Int = 10) {
    var order = examples.indices.filter { examples[$0].kind != nil }
    var state: UInt64 = 20_261_121
    for _ in 0..<epochs {
      for index in order.indices.reversed() {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        order.swapAt(index, Int((state >> 33) % UInt64(index + 1)))
      }
      for index in order { learn(examples[index]) }
    }
  }

  private mutating func learn(_ example: TrainingExamples.Example) {
    guard let kind = example.kind else { return }
    let rows = example.seen.rows
    let scores = (0..<Self.columns).map { column in
      rows.reduce(Float(0)) { $0 + weights[$1 * Self.columns + column] }
    }
    let top = scores.max() ?? 0
    let parts = scores.map { exp($0 - top) }
    let total = parts.reduce(0, +)
    for (column, part) in parts.enumerated() { step(rows, column, by: part / total - (column == kind ? 1 : 0)) }
  }

  private mutating func step(_ rows: [Int], _ column: Int, by error: Float) {
    for row in rows {
      let at = row * Self.columns + column
      let slope = error + 0.002 * weights[at]
      seen[at] += slope * slope
      weights[at] -= 0.1 * slope / seen[at].squareRoot()
    }
  }

  /// The characters of a row's weights, a kind each.
  func characters(of row: Int) -> [UInt8] {
    (0..<Self.columns).map { column in
      let steps = (Double(weights[row * Self.columns + column]) / SecondOpinion.step).rounded()
      let most = Double(SecondOpinion.most)
      return UInt8(SecondOpinion.zero + Int(min(max(steps, -most), most)))
    }
  }
}
