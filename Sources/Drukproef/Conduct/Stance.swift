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
  /// Somebody asks for help for themselves.
  let seeksHelp: Bool
  /// Somebody stands up against it.
  let isCounterSpeech: Bool
  /// Somebody tells what another said.
  let isReport: Bool
  let isQuestion: Bool

  init(of sentence: TokenBuffer.Sentence, in reading: Reading, _ classes: ConductClasses) {
    self.sentence = sentence.tokens
    targets = Targets(of: sentence.tokens, in: reading, classes)
    var contexts: SentenceContext = []
    var negations: [Int] = []
    var reopenings: [Int] = []
    var seeksHelp = false
    var counters = false
    var reports = false
    for hit in reading.hits.within(sentence.tokens) {
      for (wordClass, context) in classes.contexts where wordClass == hit.wordClass { contexts.insert(context) }
      switch hit.wordClass {
      case classes.negation: negations.append(hit.tokens.lowerBound)
      case classes.reopening: reopenings.append(hit.tokens.lowerBound)
      case classes.plea: seeksHelp = true
      case classes.counter: counters = true
      case classes.report: reports = true
      default: break
      }
    }
    self.contexts = contexts
    self.negations = negations
    self.reopenings = reopenings
    self.seeksHelp = seeksHelp
    isCounterSpeech = counters
    isReport = reports
    isQuestion = sentence.end.contains(.question)
  }

  /// Whether a word of denial governs a token: up to five words before it or four behind it, with no new subclause
  /// between.
  func denies(_ token: Int, in tokens: TokenBuffer) -> Bool {
    negations.contains { negation in
      if negation < token { return token - negation <= 5 && !parted(negation, token, in: tokens) }
      return negation > token && negation - token <= 4 && !parted(token, negation, in: tokens)
    }
  }

  private func parted(_ from: Int, _ to: Int, in tokens: TokenBuffer) -> Bool {
    guard from < to else { return false }
    if reopenings.contains(where: { $0 > from && $0 <= to }) { return true }
    return (from + 1...to).contains { !tokens[$0].before.isDisjoint(with: .clauseBreak) }
  }
}
