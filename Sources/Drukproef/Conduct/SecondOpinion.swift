package import Text

/// A learned opinion on a sentence: how much its words, its word classes and how they stand to each other look like
/// harmful conduct, and like which kind.
///
/// The patterns know what was thought of; this has learned from sentences written for the project what weighs, alone and
/// two by two. The weights stand in `lexicons/opinion/` and are made by `conduct-trainer`: `gewichten.tsv`, one line a
/// row of the table, `paren.tsv`, one character a pair, and `letters.tsv`, one character a row of letters.
package struct SecondOpinion: @unchecked Sendable {
  // Unchecked: the weights are read where they lie, in the program's own constant data, which nothing can change.
  /// Features are hashed into so many rows, pairs of them into so many, and letters that follow each other.
  package static let rowCount = 1 << 16
  package static let pairCount = 1 << 18
  package static let letterCount = 1 << 18
  /// The kinds of conduct, in the order of a row's columns.
  package static let kinds = Kind.allCases.filter(\.isConduct)
  /// Column 0 says whether it is conduct at all; a column a kind follows, and the end of the line.
  package static let width = kinds.count + 2
  /// So many pairs, or rows of letters, stand in a line of their file, and its end.
  package static let inLine = 64
  /// What one step of a kind's weight is worth, and the character that stands for zero.
  package static let step = 1.0 / 16
  package static let zero = 80
  /// Weights reach so many steps to either side.
  package static let most = 46

  /// What a character says of harm: finer steps near zero, as most weights are small.
  package static func harm(steps: Int) -> Double {
    let part = Double(steps) / Double(most)
    return 1.3 * part * abs(part)
  }

  private let weights: UnsafeBufferPointer<UInt8>
  private let pairs: UnsafeBufferPointer<UInt8>
  private let letters: UnsafeBufferPointer<UInt8>
  private let features: OpinionFeatures
  private let harms: [Double]

  package init(lexicon: Lexicon) {
    features = OpinionFeatures(lexicon: lexicon)
    weights = EmbeddedFiles.bytes("opinion/gewichten.tsv") ?? UnsafeBufferPointer(start: nil, count: 0)
    pairs = EmbeddedFiles.bytes("opinion/paren.tsv") ?? UnsafeBufferPointer(start: nil, count: 0)
    letters = EmbeddedFiles.bytes("opinion/letters.tsv") ?? UnsafeBufferPointer(start: nil, count: 0)
    harms = (0..<256).map { Self.harm(steps: $0 - Self.zero) }
  }

  /// An opinion on a stretch of words.
  package struct View: Sendable {
    /// From about -1, plainly innocent, to 1, plainly harmful.
    package let score: Double
    /// Rows of the weights.
    fileprivate let rows: [Int]
  }

  /// Longer sentences are looked at in parts, each so long, that overlap by half.
  private static let longest = 48

  /// The opinion on a sentence; nil without weights or words.
  package func view(of sentence: TokenBuffer.Sentence, in reading: Reading) -> View? {
    guard isLearned, !sentence.tokens.isEmpty else { return nil }
    var best: View?
    var start = sentence.tokens.lowerBound
    while true {
      let end = min(start + Self.longest, sentence.tokens.upperBound)
      let seen = features.seen(in: start..<end, end: sentence.end, of: reading)
      let score = score(seen)
      if best.map({ score > $0.score }) ?? true { best = View(score: score, rows: seen.rows) }
      guard end < sentence.tokens.upperBound else { return best }
      start += Self.longest / 2
    }
  }

  /// The opinion on some sentences together: harm may lie in what one says of the other. Nil when they are long.
  package func view(ofTogether sentences: ArraySlice<TokenBuffer.Sentence>, in reading: Reading) -> View? {
    guard let first = sentences.first, let last = sentences.last, isLearned else { return nil }
    let tokens = first.tokens.lowerBound..<last.tokens.upperBound
    guard !tokens.isEmpty, tokens.count <= Self.longest else { return nil }
    let seen = features.seen(in: tokens, end: last.end, of: reading)
    return View(score: score(seen), rows: seen.rows)
  }

  /// How harmful a part of a sentence looks by itself; nil when it is long.
  func score(of tokens: Range<Int>, endedBy end: Token.Before, in reading: Reading) -> Double? {
    guard isLearned, !tokens.isEmpty, tokens.count <= Self.longest else { return nil }
    return score(features.seen(in: tokens, end: end, of: reading))
  }

  private var isLearned: Bool {
    weights.count >= Self.rowCount * Self.width && pairs.count >= Self.pairCount && letters.count >= Self.letterCount
  }

  private func score(_ seen: OpinionFeatures.Seen) -> Double {
    var single = 0.0
    for row in seen.rows { single += harms[Int(weights[row * Self.width])] }
    var double = 0.0
    seen.pairs { double += harms[Int(pairs[$0 + $0 / Self.inLine])] }
    var spelled = 0.0
    for row in seen.letters { spelled += harms[Int(letters[row + row / Self.inLine])] }
    return single * seen.rowWeight + double * seen.pairWeight + spelled * seen.letterWeight
  }

  /// The kind that a stretch of words is most like.
  package func kind(of view: View) -> Kind {
    var best = (kind: Kind.belediging, sum: Int.min)
    for (column, kind) in Self.kinds.enumerated() {
      let sum = view.rows.reduce(0) { $0 + Int(weights[$1 * Self.width + column + 1]) - Self.zero }
      if sum > best.sum { best = (kind, sum) }
    }
    return best.kind
  }
}
