internal import Text

/// How a sentence stands towards the words in it: whether it says them, quotes them, denies them, teaches about them.
struct Stance: Sendable {
  let sentence: Range<Int>
  let targets: Targets
  let contexts: SentenceContext
  /// Tokens of words that deny.
  let negations: [Int]
  /// Where a new subclause opens: a denial before it does not reach past it.
  let reopenings: [Int]
  /// Words that open a subclause, whose denial reaches no further than its own verb.
  let subordinators: [Int]
  /// Sayings: grave words in them are not meant.
  let idioms: [Range<Int>]
  /// Kind words in the sentence.
  let praise: Int
  /// Somebody asks for help for themselves.
  let seeksHelp: Bool
  /// Somebody stands up against it.
  let isCounterSpeech: Bool
  /// Somebody tells what another said.
  let isReport: Bool
  let isQuestion: Bool
  /// One of the first two words is the writer.
  let startsWithWriter: Bool
  /// The next sentence gives advice or names a place for help.
  let isFollowedByHelp: Bool

  init(of sentence: TokenBuffer.Sentence, in reading: Reading, _ classes: ConductClasses) {
    self.sentence = sentence.tokens
    targets = Targets(of: sentence.tokens, in: reading, classes)
    var contexts: SentenceContext = []
    var negations: [Int] = []
    var reopenings: [Int] = []
    var subordinators: [Int] = []
    var idioms: [Range<Int>] = []
    var praise = 0
    var seeksHelp = false
    var counters = false
    var reports = false
    for hit in reading.hits.within(sentence.tokens) {
      for (wordClass, context) in classes.contexts where wordClass == hit.wordClass { contexts.insert(context) }
      switch hit.wordClass {
      case classes.negation: negations.append(hit.tokens.lowerBound)
      case classes.reopening: reopenings.append(hit.tokens.lowerBound)
      case classes.subordinator: subordinators.append(hit.tokens.lowerBound)
      case classes.idiom: idioms.append(hit.tokens)
      case classes.positive: praise += 1
      case classes.plea: seeksHelp = true
      case classes.counter: counters = true
      case classes.report: reports = true
      default: break
      }
    }
    self.contexts = contexts
    self.negations = negations
    self.reopenings = reopenings
    self.subordinators = subordinators
    self.idioms = idioms
    self.praise = praise
    self.seeksHelp = seeksHelp
    isCounterSpeech = counters
    isReport = reports
    startsWithWriter = sentence.tokens.prefix(2).contains { token in
      reading.hits.at(token).contains { $0.wordClass == classes.i }
    }
    isQuestion = sentence.end.contains(.question)
    isFollowedByHelp = Self.helps(after: sentence, in: reading, classes)
  }

  private static func helps(
    after sentence: TokenBuffer.Sentence, in reading: Reading, _ classes: ConductClasses
  ) -> Bool {
    guard sentence.tokens.upperBound < reading.tokens.count else { return false }
    let next = reading.tokens.sentence(of: sentence.tokens.upperBound).tokens
    let help = classes.contexts.first { $0.context == .help }?.wordClass
    return reading.hits.within(next).contains { $0.wordClass == classes.counter || $0.wordClass == help }
  }

  /// Whether a word of denial governs a token: up to five words before it or four behind it, with no new subclause
  /// between.
  func denies(_ token: Int, in tokens: TokenBuffer) -> Bool {
    negations.contains { negation in
      if negation < token {
        let reach = subordinators.contains { $0 < negation && negation - $0 < 7 } ? 1 : 5
        return token - negation <= reach && !parted(negation, token, in: tokens)
      }
      return negation > token && negation - token <= 4 && !parted(token, negation, in: tokens)
    }
  }

  private func parted(_ from: Int, _ to: Int, in tokens: TokenBuffer) -> Bool {
    guard from < to else { return false }
    if reopenings.contains(where: { $0 > from && $0 <= to }) { return true }
    return (from + 1...to).contains { !tokens[$0].before.isDisjoint(with: .clauseBreak) }
  }
}
