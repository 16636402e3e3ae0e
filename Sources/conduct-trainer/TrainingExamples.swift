internal import Drukproef
internal import Text

/// Sentences with the kind of conduct they are, as the second opinion sees them.
struct TrainingExamples {
  struct Example {
    var seen: OpinionFeatures.Seen
    /// The column of its kind among ``SecondOpinion/kinds``; nil when it harms nobody.
    var kind: Int?
  }

  let proofreader: Proofreader
  private let features: OpinionFeatures
  private(set) var examples: [Example] = []
  private var texts: UInt64 = 0
  /// The kind of the lines that follow in a file of forms.
  private var heading: Kind?

  init(proofreader: Proofreader) {
    self.proofreader = proofreader
    features = OpinionFeatures(lexicon: proofreader.lexicon)
  }

  /// Adds a line of a gold file (`.jsonl`), of a list `kind<TAB>sentence` (`.tsv`) or of a file of forms (`.txt`).
  mutating func add(_ line: [UInt8], of path: String) throws {
    if path.hasSuffix(".jsonl") {
      let post = try GoldPost(line)
      let kinds = post.spans.compactMap { Kind(rawValue: $0.category.name) }.filter(\.isConduct)
      add(post.record.text, kinds.first)
    } else if path.hasSuffix(".txt") {
      let text = String(decoding: line, as: UTF8.self)
      if text.hasPrefix("#") {
        heading = Kind(rawValue: String(text.dropFirst()))
      } else if !text.isEmpty {
        for sentence in SentenceForms(text).sentences { add(sentence, heading) }
      }
    } else if let tab = line.firstIndex(of: 9) {
      add(
        String(decoding: line[(tab + 1)...], as: UTF8.self),
        Kind(rawValue: String(decoding: line[..<tab], as: UTF8.self)))
    }
  }

  /// A text, and the same with slips of the pen: harmful ones more often, as there are fewer.
  private mutating func add(_ text: String, _ kind: Kind?) {
    addAsWritten(text, kind)
    for _ in 0..<(kind == nil ? 1 : 2) {
      texts += 1
      var pen = SlipOfThePen(seed: texts)
      if let slipped = pen.slipped(text) { addAsWritten(slipped, kind) }
    }
  }

  /// A harmful text is learned as a whole, as its harm may lie in its sentences together; an innocent one by sentence too.
  private mutating func addAsWritten(_ text: String, _ kind: Kind?) {
    let reading = proofreader.reading(of: Document(text))
    guard reading.tokens.count > 0, let last = reading.tokens.sentences.last else { return }
    let column = kind.flatMap { SecondOpinion.kinds.firstIndex(of: $0) }
    let isLong = reading.tokens.count > 60
    if !isLong {
      examples.append(
        Example(seen: features.seen(in: 0..<reading.tokens.count, end: last.end, of: reading), kind: column))
    }
    guard kind == nil, isLong || reading.tokens.sentences.count > 1 else { return }
    for sentence in reading.tokens.sentences where !sentence.tokens.isEmpty {
      examples.append(Example(seen: features.seen(in: sentence.tokens, end: sentence.end, of: reading), kind: nil))
    }
  }
}
