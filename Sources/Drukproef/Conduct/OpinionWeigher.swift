internal import Text

/// Adds the second opinion to what the patterns found in the sentences of a post: it makes a doubtful find a hint, and
/// finds what no pattern knows.
struct OpinionWeigher {
  private let reading: Reading
  private let classes: ConductClasses
  private let opinion: SecondOpinion
  /// In a longer post, and in what a school or a teacher publishes for it, hardly any sentence is harmful: what merely
  /// looks like it must look more like it.
  private let isUnlikely: Bool
  /// Whether somebody asks for help somewhere in the post: what was done to them is told, not done.
  private let isPlea: Bool
  /// The stretches that run the school down.
  private let disparagements: [Range<Int>]

  /// What holds for the whole post is found out here, once.
  init(reading: Reading, classes: ConductClasses, opinion: SecondOpinion) {
    self.reading = reading
    self.classes = classes
    self.opinion = opinion
    let role = reading.document.context.authorRole
    isUnlikely =
      role == .school || role == .medewerker || reading.tokens.sentences.count(where: { !$0.tokens.isEmpty }) > 2
    isPlea = reading.hits.hits.contains { $0.wordClass == classes.plea }
    disparagements = reading.matches("signal", "good-name").map(\.tokens)
  }

  /// What a firm find of the patterns and what a mere hint of theirs adds to the learned score.
  private static let ofConfidence = 0.3
  private static let ofHint = 0.1
  /// From here on a hint of the patterns is a finding.
  private static let findingAt = 0.38
  /// Below this a sentence in which no pattern found anything is nothing.
  private var hintAt: Double { isUnlikely ? 0.45 : 0.15 }
  /// From here on what the patterns found stays a finding.
  private func keptAt(_ sentence: TokenBuffer.Sentence, _ stance: Stance, _ kind: Kind) -> Double {
    if kind == .discriminatie, stance.targets.contains(.group), !isUnlikely { return Self.groupKeptAt }
    return isUnlikely || isMatterOfFact(sentence, stance) ? 0.4 : 0.2
  }
  /// The same for what they found against a group of people: in short sentences single words weigh too much.
  private static let groupKeptAt = 0.1
  /// From here on a sentence is a finding in which no pattern found anything.
  private var ownFindingAt: Double { isUnlikely ? 1.05 : 0.55 }
  /// The same for a sentence on a group of people that looks like discrimination: words seldom do that are not.
  private static let groupFindingAt = 0.35
  /// The same for a matter-of-fact sentence.
  private var factFindingAt: Double { isUnlikely ? 1.2 : 0.8 }

  func weighed(_ mentions: [Mention], sentence number: Int) -> [Mention] {
    let sentence = reading.tokens.sentences[number]
    guard let view = opinion.view(of: sentence, in: reading) else { return mentions }
    guard !mentions.isEmpty else { return ownMention(view, number).map { [$0] } ?? [] }
    var mentions = mentions
    let stance = Stance(of: sentence, in: reading, classes)
    let isOfGroup = isOfGroup(number, stance)
    for index in mentions.indices where mentions[index].traits.isDisjoint(with: Self.settled.union(.hint)) {
      let keptAt = keptAt(sentence, stance, mentions[index].kind)
      if view.score + Self.ofConfidence * mentions[index].confidence < keptAt {
        mentions[index].traits.insert(.hint)
      }
    }
    if view.score + Self.ofHint > Self.findingAt, mentions.allSatisfy({ $0.traits.contains(.hint) }),
      let best = mentions.indices.filter({ mentions[$0].traits.isDisjoint(with: Self.settled) })
        .max(by: { mentions[$0].confidence < mentions[$1].confidence })
    {
      mentions[best].traits.remove(.hint)
    }
    return mentions.map { Self.graver(isOfGroup ? atGroup($0, stance) : $0) }
  }

  /// What would harm a person is discrimination when a group of people is its target (research: "Which class when several
  /// fit").
  private func atGroup(_ mention: Mention, _ stance: Stance) -> Mention {
    guard Self.againstPersons.contains(mention.kind), stance.targets.isDisjoint(with: [.named, .role]),
      mention.kind == .bedreiging || !stance.targets.contains(.you)
    else { return mention }
    var mention = mention
    mention.kind = .discriminatie
    return mention
  }

  /// Whether a sentence speaks of a group of people that it names, or that the sentence before it named.
  private func isOfGroup(_ number: Int, _ stance: Stance) -> Bool {
    if stance.targets.contains(.group) { return true }
    guard number > 0, stance.targets.isDisjoint(with: [.named, .role]) else { return false }
    let before = reading.tokens.sentences[number - 1].tokens
    return reading.hits.within(stance.sentence).contains { $0.wordClass == classes.reference } && namesGroup(before)
  }

  /// Whether words name a group of people, by more than their sex, and nobody in particular.
  private func namesGroup(_ tokens: Range<Int>) -> Bool {
    var groups: Set<Int> = []
    for hit in reading.hits.within(tokens) {
      if hit.wordClass == classes.name || hit.wordClass == classes.role { return false }
      if hit.wordClass == classes.group { groups.formUnion(hit.tokens) }
    }
    for hit in reading.hits.within(tokens) where hit.wordClass == classes.sex { groups.subtract(hit.tokens) }
    return !groups.isEmpty
  }

  private static let againstPersons: Set<Kind> = [
    .belediging, .bedreiging, .pesten, .zwartmaken, .ontsporen, .grensoverschrijdend,
  ]

  /// What the second opinion finds in a short post as a whole when it found nothing in its sentences.
  func togetherMention() -> Mention? {
    let sentences = reading.tokens.sentences.filter { !$0.tokens.isEmpty }
    guard (2...3).contains(sentences.count), !isUnlikely || sentences.count == 3,
      let first = sentences.first, let last = sentences.last,
      let view = opinion.view(ofTogether: sentences[...], in: reading), view.score >= Self.groupFindingAt
    else { return nil }
    let kind = opinion.kind(of: view)
    let isOfGroup = kind == .discriminatie && sentences.contains { namesGroup($0.tokens) } && !isUnlikely
    guard isOfGroup || view.score >= ownFindingAt else { return nil }
    let stances = sentences.map { Stance(of: $0, in: reading, classes) }
    guard !isPlea, !stances.contains(where: { $0.isCounterSpeech || $0.isReport || $0.seeksHelp }),
      !sentences.contains(where: { reading.tokens.holdQuotation($0.tokens) })
    else { return nil }
    return mention(kind, first.tokens.lowerBound..<last.tokens.upperBound, view.score)
  }

  private func mention(_ kind: Kind, _ tokens: Range<Int>, _ score: Double, _ traits: Mention.Traits = []) -> Mention {
    Mention(
      kind, reading.range(tokens), confidence: min(max(0.5 + score * 0.4, 0.5), 0.9), severity: Self.severity(kind),
      evidence: [.opinion(score)], traits: traits, recognizer: "tweede-mening")
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
  private func ownMention(_ view: SecondOpinion.View, _ number: Int) -> Mention? {
    let sentence = reading.tokens.sentences[number]
    guard view.score > hintAt, sentence.tokens.count > 2 else { return nil }
    let stance = Stance(of: sentence, in: reading, classes)
    guard !stance.isCounterSpeech else { return nil }
    var traits: Mention.Traits = []
    let isAboutGroup = isOfGroup(number, stance)
    let kind = kind(of: view, stance, isAboutGroup)
    let isOfGroup = kind == .discriminatie && isAboutGroup && !isUnlikely
    let enough =
      isOfGroup ? Self.groupFindingAt : isMatterOfFact(sentence, stance) ? factFindingAt : ownFindingAt
    let isEnough = view.score >= enough
    if !isEnough || stance.seeksHelp || stance.isReport || isPlea && !stance.targets.contains(.named)
      || isOfSchool(sentence, stance) || kind == .discriminatie && !isAboutGroup && isOfProfession(sentence)
    {
      traits.insert(.hint)
    }
    if reading.tokens.holdQuotation(sentence.tokens) {
      traits.formUnion([.quoted, .hint])
    }
    return mention(kind, words(of: sentence, enough, traits), view.score, traits)
  }

  /// What would be said of persons is discrimination when a group of people is meant.
  private func kind(of view: SecondOpinion.View, _ stance: Stance, _ isAboutGroup: Bool) -> Kind {
    let kind = opinion.kind(of: view)
    let isMoved =
      isAboutGroup && Self.againstPersons.contains(kind) && stance.targets.isDisjoint(with: [.you, .named, .role])
    return isMoved ? .discriminatie : kind
  }

  private func isOfProfession(_ sentence: TokenBuffer.Sentence) -> Bool {
    reading.hits.within(sentence.tokens).contains { $0.wordClass == classes.profession }
  }

  /// The words that a finding marks: the clauses that are enough by themselves, else the sentence without its lead-in.
  private func words(of sentence: TokenBuffer.Sentence, _ enough: Double, _ traits: Mention.Traits) -> Range<Int> {
    let clauses = clauses(of: sentence)
    if clauses.count > 1, !traits.contains(.hint) {
      let heavy = clauses.filter { clause in
        opinion.score(of: clause, endedBy: sentence.end, in: reading).map { $0 >= enough } ?? false
      }
      if let first = heavy.first, let last = heavy.last, heavy.count < clauses.count {
        return first.lowerBound..<last.upperBound
      }
    }
    let core = sentence.tokens.lowerBound..<(sentence.tokens.lowerBound + 1)
    return ClauseFinder(reading: reading, classes: self.classes).clause(round: core, avoiding: [])
  }

  /// The clauses of a sentence that are three words long or more; what is shorter belongs to the one before.
  private func clauses(of sentence: TokenBuffer.Sentence) -> [Range<Int>] {
    var clauses: [Range<Int>] = []
    var start = sentence.tokens.lowerBound
    for token in sentence.tokens.dropFirst() where !reading.tokens[token].before.isDisjoint(with: .clauseBreak) {
      guard token - start > 2, sentence.tokens.upperBound - token > 2 else { continue }
      clauses.append(start..<token)
      start = token
    }
    clauses.append(start..<sentence.tokens.upperBound)
    return clauses
  }

  /// Whether a sentence runs the school down and nobody in it: the school's good name is a rule of its own.
  private func isOfSchool(_ sentence: TokenBuffer.Sentence, _ stance: Stance) -> Bool {
    !stance.targets.hasPerson && disparagements.contains { $0.overlaps(sentence.tokens) }
  }

  /// A whole sentence as newspapers and encyclopaedias write them: it speaks to nobody and of nobody whom a reader knows.
  private func isMatterOfFact(_ sentence: TokenBuffer.Sentence, _ stance: Stance) -> Bool {
    sentence.end.contains(.fullStop) && reading.tokens[sentence.tokens.lowerBound].shape.contains(.capitalized)
      && stance.targets.isDisjoint(with: [.you, .named, .writer, .writerAsObject, .group])
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
