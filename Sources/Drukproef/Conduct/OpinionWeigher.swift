internal import Text

/// Adds the second opinion to what the patterns found in a sentence: it makes a doubtful find a hint, and finds what no
/// pattern knows.
struct OpinionWeigher {
  let reading: Reading
  let classes: ConductClasses
  let opinion: SecondOpinion

  /// What the two opinions weigh, learned on sentences that no pattern was made for.
  private static let ofOpinion = 0.69
  private static let ofPatterns = 1.08
  private static let ofConfidence = 0.75
  private static let ofHint = -0.49
  private static let base = -0.35
  /// From here on it is a finding; below the second it is nothing.
  private static let findingAt = 1.2
  private static let hintAt = 0.8

  func weighed(_ mentions: [Mention], sentence number: Int) -> [Mention] {
    let sentence = reading.tokens.sentences[number]
    let rows = opinion.rows(of: sentence, in: reading)
    guard let score = opinion.score(rows) else { return mentions }
    guard !mentions.isEmpty else { return ownMention(score, rows, sentence).map { [$0] } ?? [] }
    return mentions.map { mention in
      guard mention.traits.isDisjoint(with: Self.settled) else { return mention }
      var mention = mention
      if mention.traits.contains(.hint) {
        let sum = Self.base + Self.ofOpinion * score + Self.ofHint
        if mentions.count == 1, sum > Self.findingAt { mention.traits.remove(.hint) }
      } else {
        let sum = Self.base + Self.ofOpinion * score + Self.ofPatterns + Self.ofConfidence * mention.confidence
        if sum < Self.findingAt { mention.traits.insert(.hint) }
      }
      return Self.graver(mention)
    }
  }

  /// What the stance has settled, words cannot change.
  private static let settled: Mention.Traits = [.toldOfPerson, .quoted, .educational, .seeksHelp]

  /// Kinds that are as a rule an offence or about safety are grave when they are plainly meant.
  private static func graver(_ mention: Mention) -> Mention {
    var mention = mention
    if !mention.traits.contains(.hint), mention.severity == .midden, severity(mention.kind) == .hoog {
      mention.severity = .hoog
    }
    return mention
  }

  /// What the second opinion finds where the patterns found nothing.
  private func ownMention(_ score: Double, _ rows: [Int], _ sentence: TokenBuffer.Sentence) -> Mention? {
    let sum = Self.base + Self.ofOpinion * score
    guard sum > Self.hintAt, sentence.tokens.count > 2, let kind = opinion.kind(rows) else { return nil }
    let stance = Stance(of: sentence, in: reading, classes)
    guard !stance.isCounterSpeech else { return nil }
    let core = sentence.tokens.lowerBound..<(sentence.tokens.lowerBound + 1)
    let tokens = ClauseFinder(reading: reading, classes: classes).clause(round: core, avoiding: [])
    var traits: Mention.Traits = []
    if sum < Self.findingAt || stance.seeksHelp || stance.isReport { traits.insert(.hint) }
    if reading.tokens.holdQuotation(sentence.tokens) {
      traits.formUnion([.quoted, .hint])
    }
    return Mention(
      kind, reading.range(tokens), confidence: min(0.5 + sum / 10, 0.9), severity: Self.severity(kind),
      evidence: [.opinion(sum / 10)], traits: traits, recognizer: "tweede-mening")
  }

  private static func severity(_ kind: Kind) -> Severity {
    switch kind {
    case .bedreiging, .sexting, .strafbaar, .radicalisering, .beschadigen, .hacken, .stalken, .discriminatie,
      .grensoverschrijdend:
      .hoog
    case .ontsporen: .laag
    default: .midden
    }
  }
}

extension Evidence {
  fileprivate static func opinion(_ weight: Double) -> Evidence {
    Evidence(
      weight, nl: "de woorden lijken samen op voorbeelden van dit gedrag",
      en: "the words together resemble examples of this conduct")
  }
}
