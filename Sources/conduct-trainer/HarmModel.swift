internal import Drukproef

/// Whether a sentence is harmful: a support vector machine with squared hinge loss, solved by going through the examples
/// one by one (dual coordinate descent); the same input gives the same weights.
struct HarmModel {
  private var rows = [Float](repeating: 0, count: SecondOpinion.rowCount)
  private var pairs = [Float](repeating: 0, count: SecondOpinion.pairCount)
  private var letters = [Float](repeating: 0, count: SecondOpinion.letterCount)
  /// How much a fault on an example counts against large weights.
  private static let cost: Float = 2

  mutating func learn(_ examples: [TrainingExamples.Example], epochs: Int = 12) {
    let pairsOf = examples.map { example in
      var pairs: [Int32] = []
      example.seen.pairs { pairs.append(Int32($0)) }
      return pairs
    }
    var shares = [Float](repeating: 0, count: examples.count)
    var order = Array(examples.indices)
    var state: UInt64 = 20_261_121
    for _ in 0..<epochs {
      for index in order.indices.reversed() {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        order.swapAt(index, Int((state >> 33) % UInt64(index + 1)))
      }
      for index in order { learn(examples[index], pairsOf[index], &shares[index]) }
    }
  }

  private mutating func learn(_ example: TrainingExamples.Example, _ doubles: [Int32], _ share: inout Float) {
    let rowWeight = Float(example.seen.rowWeight)
    let pairWeight = Float(example.seen.pairWeight)
    let sign: Float = example.kind == nil ? -1 : 1
    let letterWeight = Float(example.seen.letterWeight)
    let singles = example.seen.rows
    let spelled = example.seen.letters
    var third: Float = 0
    for row in spelled { third += letters[row] }
    var moved: Float = 0
    rows.withUnsafeMutableBufferPointer { rows in
      pairs.withUnsafeMutableBufferPointer { pairs in
        var single: Float = 0
        var double: Float = 0
        for row in singles { single += rows[row] }
        for row in doubles { double += pairs[Int(row)] }
        let length =
          rowWeight * rowWeight * Float(singles.count) + pairWeight * pairWeight * Float(doubles.count)
          + letterWeight * letterWeight * Float(spelled.count)
        let slack = 1 / (2 * Self.cost)
        let slope = sign * (single * rowWeight + double * pairWeight + third * letterWeight) - 1 + slack * share
        let next = max(share - slope / (length + slack), 0)
        let change = (next - share) * sign
        guard change != 0 else { return }
        share = next
        moved = change * letterWeight
        for row in singles { rows[row] += change * rowWeight }
        for row in doubles { pairs[Int(row)] += change * pairWeight }
      }
    }
    if moved != 0 { for row in spelled { letters[row] += moved } }
  }

  /// The character of a row's weight, of a pair's, and of a row of letters.
  func row(_ row: Int) -> UInt8 { Self.character(rows[row]) }
  func pair(_ row: Int) -> UInt8 { Self.character(pairs[row]) }
  func letters(_ row: Int) -> UInt8 { Self.character(letters[row]) }

  private static func character(_ weight: Float) -> UInt8 {
    let part = (abs(Double(weight)) / SecondOpinion.harm(steps: SecondOpinion.most)).squareRoot()
    let steps = min((part * Double(SecondOpinion.most)).rounded(), Double(SecondOpinion.most))
    return UInt8(SecondOpinion.zero + Int(weight < 0 ? -steps : steps))
  }
}
