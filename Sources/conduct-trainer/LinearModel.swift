#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif
internal import Drukproef

/// Logistic regression by gradient steps that shrink with what a weight has seen (AdaGrad); the same input gives the same
/// weights.
struct LinearModel {
  private static let columns = SecondOpinion.kinds.count + 1
  private var weights = [Float](repeating: 0, count: SecondOpinion.rowCount * columns)
  private var seen = [Float](repeating: 1e-2, count: SecondOpinion.rowCount * columns)

  mutating func learn(_ examples: [TrainingExamples.Example], epochs: Int = 14) {
    var order = Array(examples.indices)
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
    let chance = 1 / (1 + exp(-sum(example.rows, 0)))
    step(example.rows, 0, by: chance - (example.kind == nil ? 0 : 1))
    guard let kind = example.kind else { return }
    let scores = (1..<Self.columns).map { sum(example.rows, $0) }
    let top = scores.max() ?? 0
    let parts = scores.map { exp($0 - top) }
    let total = parts.reduce(0, +)
    for (column, part) in parts.enumerated() {
      step(example.rows, column + 1, by: part / total - (column == kind ? 1 : 0))
    }
  }

  private func sum(_ rows: [Int], _ column: Int) -> Float {
    var sum: Float = 0
    for row in rows { sum += weights[row * Self.columns + column] }
    return sum
  }

  private mutating func step(_ rows: [Int], _ column: Int, by error: Float) {
    for row in rows {
      let at = row * Self.columns + column
      let slope = error + 0.002 * weights[at]
      seen[at] += slope * slope
      weights[at] -= 0.1 * slope / seen[at].squareRoot()
    }
  }

  /// The file: a line a row, a character a weight.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(SecondOpinion.rowCount * SecondOpinion.width)
    for row in 0..<SecondOpinion.rowCount {
      for column in 0..<Self.columns {
        let steps = (Double(weights[row * Self.columns + column]) / SecondOpinion.step).rounded()
        bytes.append(
          UInt8(SecondOpinion.zero + Int(min(max(steps, -Double(SecondOpinion.most)), Double(SecondOpinion.most)))))
      }
      bytes.append(10)
    }
    return bytes
  }
}
