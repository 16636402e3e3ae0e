internal import Text

/// A linear model's opinion on a sentence: how much its words and word classes look like harmful conduct, and like which
/// kind.
///
/// The patterns know what was thought of; this has learned from sentences written for the project which words and
/// classes weigh. It never speaks alone: ``ConductRecognizer`` adds it to what the patterns found. The weights stand in
/// `lexicons/opinion/gewichten.tsv`, one line a row of the table, and are made by `conduct-trainer`.
package struct SecondOpinion: @unchecked Sendable {
  /// Features are hashed into so many rows.
  package static let rowCount = 1 << 15
  /// The kinds of conduct, in the order of a row's columns.
  package static let kinds = Kind.allCases.filter(\.isConduct)
  /// Column 0 says whether it is conduct at all; a column a kind follows, and the end of the line.
  package static let width = kinds.count + 2
  /// What one step of a weight is worth, and the character that stands for zero.
  package static let step = 1.0 / 16
  package static let zero = 80
  /// Weights reach so many steps to either side.
  package static let most = 46

  // Unchecked: points into the program's own constant data, which nothing can change and which lives as long as it.
  private let weights: UnsafeBufferPointer<UInt8>
  private let features: OpinionFeatures

  package init(lexicon: Lexicon) {
    features = OpinionFeatures(lexicon: lexicon)
    weights = EmbeddedFiles.bytes("opinion/gewichten.tsv") ?? UnsafeBufferPointer(start: nil, count: 0)
  }

  /// The weight of evidence that a sentence is harmful: its log-odds; nil without weights.
  func score(_ rows: [Int]) -> Double? {
    guard weights.count >= Self.rowCount * Self.width else { return nil }
    return Double(rows.reduce(0) { $0 + Int(weights[$1 * Self.width]) - Self.zero }) * Self.step
  }

  /// The kind that a harmful sentence is most like.
  func kind(_ rows: [Int]) -> Kind? {
    guard weights.count >= Self.rowCount * Self.width else { return nil }
    var best: (kind: Kind, sum: Int)?
    for (column, kind) in Self.kinds.enumerated() {
      let sum = rows.reduce(0) { $0 + Int(weights[$1 * Self.width + column + 1]) - Self.zero }
      if best.map({ sum > $0.sum }) ?? true { best = (kind, sum) }
    }
    return best?.kind
  }

  func rows(of sentence: TokenBuffer.Sentence, in reading: Reading) -> [Int] {
    features.unorderedRows(of: sentence.tokens, end: sentence.end, in: reading)
  }
}
