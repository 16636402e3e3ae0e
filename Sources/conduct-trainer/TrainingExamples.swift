internal import Drukproef
internal import Text

/// Sentences with the kind of conduct they are, as rows of the weights.
struct TrainingExamples {
  struct Example {
    var rows: [Int]
    /// The column of its kind among ``SecondOpinion/kinds``; nil when it harms nobody.
    var kind: Int?
  }

  let proofreader: Proofreader
  private let features: OpinionFeatures
  private(set) var examples: [Example] = []

  init(proofreader: Proofreader) {
    self.proofreader = proofreader
    features = OpinionFeatures(lexicon: proofreader.lexicon)
  }

  mutating func add(_ line: [UInt8], isGold: Bool) throws {
    if isGold {
      let post = try GoldPost(line)
      let kinds = post.spans.compactMap { Kind(rawValue: $0.category.name) }.filter(\.isConduct)
      add(post.record.text, kinds.first)
    } else if let tab = line.firstIndex(of: 9) {
      add(
        String(decoding: line[(tab + 1)...], as: UTF8.self),
        Kind(rawValue: String(decoding: line[..<tab], as: UTF8.self)))
    }
  }

  /// A harmful text is learned as a whole, as its harm may lie in its sentences together; an innocent one by sentence too.
  private mutating func add(_ text: String, _ kind: Kind?) {
    let reading = proofreader.reading(of: Document(text))
    guard reading.tokens.count > 0, let last = reading.tokens.sentences.last else { return }
    let column = kind.flatMap { SecondOpinion.kinds.firstIndex(of: $0) }
    examples.append(
      Example(rows: features.rows(of: 0..<reading.tokens.count, end: last.end, in: reading), kind: column))
    guard kind == nil, reading.tokens.sentences.count > 1 else { return }
    for sentence in reading.tokens.sentences where !sentence.tokens.isEmpty {
      examples.append(Example(rows: features.rows(of: sentence.tokens, end: sentence.end, in: reading), kind: nil))
    }
  }
}
