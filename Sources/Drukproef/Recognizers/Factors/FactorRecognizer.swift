internal import Text

/// The factors of AVG article 4(1): what tells of somebody's body, health, heredity, mind, money, culture or family.
///
/// The words come from lists and constructions; what decides is whether they are said of somebody in particular.
package struct FactorRecognizer: Recognizer {
  package static let about = RecognizerPage(
    id: "factor", kinds: FactorClasses.all, title: Self.title, what: Self.what, why: Self.why,
    examples: [
      "Mijn zoon Xander zit al sinds groep 5 met ⟦PDD-NOS⟧.",
      "Dat jongetje uit groep 3 met zijn ⟦gehoorapparaten⟧ zong vooraan.",
      "Kinderen met dyslexie krijgen meer tijd.",
      "Groep 8 krijgt een les over diabetes.",
      "De opbrengst is voor de voedselbank.",
      "Wij lezen een boek over een meisje met een beugel.",
      "De school heeft aandacht voor hoogbegaafdheid.",
      "Tijdens de les over de ramadan proefden we dadels.",
      "Het goede doel is onderzoek naar kinderkanker.",
      "Wij zijn verslaafd aan de nieuwe klimtoren.",
      "Depressie komt vaak voor, zegt de GGD.",
      "Hij heeft het mis, zegt de krant.",
    ])

  private let classes: FactorClasses

  package init(lexicon: Lexicon) { classes = FactorClasses(lexicon.classes) }

  package func mentions(in reading: Reading) -> [Mention] {
    let silence = FactorSilence(reading)
    return candidates(in: reading).compactMap { candidate in
      guard !isName(candidate, reading), !silence.silences(candidate) else { return nil }
      return mention(of: candidate, reading)
    }
  }

  private func candidates(in reading: Reading) -> [FactorCandidate] {
    var found = reading.hits.hits.compactMap(classes.candidate)
    for kind in FactorClasses.all {
      found += reading.matches("kind", kind.rawValue).map {
        FactorCandidate(
          kind: kind, tokens: $0.span, strength: reading.family($0)["weak"] == nil ? 3 : 1, source: .pattern)
      }
    }
    if found.isEmpty { return [] }
    var strong: Set<Told> = []
    for candidate in found where candidate.strength > 1 { strong.insert(Told(candidate, reading.tokens)) }
    found.removeAll { $0.strength == 1 && strong.contains(Told($0, reading.tokens)) }
    let starts = Set(found.map(\.tokens.lowerBound))
    let told = found.filter { !Self.isDiagnosisBefore($0, starts, reading.tokens) }
    return told.map { $0.source == .pattern ? trimmed($0, reading.persons) : widened($0, reading.tokens) }
  }

  /// What sort of thing a sentence tells.
  private struct Told: Hashable {
    let kind: Kind
    let sentence: Int32

    init(_ candidate: FactorCandidate, _ tokens: TokenBuffer) {
      kind = candidate.kind
      sentence = tokens[candidate.tokens.lowerBound].sentence
    }
  }

  /// A construction without the person whom it starts with: `zijn vader is ontslagen`.
  private func trimmed(_ candidate: FactorCandidate, _ persons: PersonAnchors) -> FactorCandidate {
    var candidate = candidate
    for index in persons.anchors(in: candidate.tokens) {
      let anchor = persons.all[index]
      guard anchor.form == .relative, anchor.tokens.lowerBound == candidate.tokens.lowerBound,
        anchor.tokens.upperBound < candidate.tokens.upperBound
      else { continue }
      candidate.tokens = anchor.tokens.upperBound..<candidate.tokens.upperBound
      break
    }
    return candidate
  }

  /// `de diagnose autisme`: the illness behind it tells.
  private static func isDiagnosisBefore(
    _ candidate: FactorCandidate, _ starts: Set<Int>, _ tokens: TokenBuffer
  ) -> Bool {
    guard candidate.source == .term, candidate.tokens.count == 1, heads.contains(tokens[candidate.tokens.lowerBound])
    else { return false }
    let end = min(candidate.tokens.upperBound + 3, tokens.sentenceEnd(of: candidate.tokens.lowerBound))
    return (candidate.tokens.upperBound..<max(end, candidate.tokens.upperBound)).contains(where: starts.contains)
  }

  private static let heads = WordSet("diagnose diagnoses aanval behandeling")

  /// The whole of a hyphenated compound: `pinda-allergie`.
  private func widened(_ candidate: FactorCandidate, _ tokens: TokenBuffer) -> FactorCandidate {
    var candidate = candidate
    while candidate.tokens.lowerBound > 0, tokens[candidate.tokens.lowerBound].before == .hyphen {
      candidate.tokens = candidate.tokens.lowerBound - 1..<candidate.tokens.upperBound
    }
    return candidate
  }

  /// A surname such as Pfeiffer is no illness.
  private func isName(_ candidate: FactorCandidate, _ reading: Reading) -> Bool {
    guard candidate.source == .term else { return false }
    let sentence = reading.tokens.sentence(of: candidate.tokens.lowerBound).tokens
    return reading.persons.names(in: sentence).contains {
      reading.persons.all[$0].tokens.overlaps(candidate.tokens)
    }
  }

  private func mention(of candidate: FactorCandidate, _ reading: Reading) -> Mention? {
    var candidate = candidate
    if candidate.source == .adjective, !settle(&candidate, reading) { return nil }
    guard let tie = reading.persons.tie(of: candidate.tokens, reach: reach(of: candidate)) else { return nil }
    let recognisability = reading.persons.recognisability(tie.anchor)
    guard let base = Self.confidence(recognisability, candidate.kind) else { return nil }
    let isSpecial = candidate.kind != .fysiek
    var traits: Mention.Traits = isSpecial ? .special : []
    if recognisability == .named { traits.insert(.tiedToPerson) }
    if reading.isQuoted(candidate.tokens.lowerBound) { traits.insert(.quoted) }
    return Mention(
      candidate.kind, reading.range(candidate.tokens), confidence: base - Self.distance(tie.relation),
      severity: isSpecial ? .hoog : .midden,
      evidence: [Self.source(candidate), Self.person(recognisability), Self.relation(tie.relation)], traits: traits,
      pupils: reading.persons.pupils(tie.anchor), recognizer: Self.about.id)
  }

  private func reach(of candidate: FactorCandidate) -> PersonAnchors.Reach {
    switch candidate.source {
    case .adjective: .clause
    case .pattern: candidate.kind == .fysiek ? .sentence : .linked
    case .term: candidate.strength >= 3 ? (candidate.kind == .fysiek ? .sentence : .linked) : .clause
    }
  }

  /// How sure it is that the words are a factor of that person; nil when they are not told of anybody in particular.
  private static func confidence(_ recognisability: PersonAnchor.Recognisability, _ kind: Kind) -> Double? {
    switch recognisability {
    case .named: 0.92
    case .singledOut: 0.8
    case .authorsOwn: kind == .fysiek ? nil : 0.62
    case .author, .none: nil
    }
  }

  private static func distance(_ relation: PersonTie.Relation) -> Double {
    switch relation {
    case .possession, .attribute: 0
    case .predicate: 0.02
    case .nearby: 0.1
    case .linked: 0.15
    }
  }
}

// MARK: - Adjectives

extension FactorRecognizer {
  /// Whether an adjective is said of a person or a background; takes in the background's noun.
  private func settle(_ candidate: inout FactorCandidate, _ reading: Reading) -> Bool {
    let tokens = reading.tokens
    let sentence = tokens.sentence(of: candidate.tokens.lowerBound).tokens
    let next = candidate.tokens.upperBound
    if next < sentence.upperBound, tokens[next].before.isSubset(of: [.space, .hyphen]) {
      if let background = classes.background, let hit = reading.hits.first(background, at: next) {
        candidate.tokens = candidate.tokens.lowerBound..<hit.tokens.upperBound
        return true
      }
      if PersonWords.word(tokens[next]) != nil { return true }
      guard Determiners.stops.contains(tokens[next]) else { return false }
    }
    return followsCopula(candidate.tokens.lowerBound, sentence, tokens)
  }

  /// `is sinds kort gelovig`: nothing but adverbs between.
  private func followsCopula(_ adjective: Int, _ sentence: Range<Int>, _ tokens: TokenBuffer) -> Bool {
    for token in stride(from: adjective - 1, through: max(sentence.lowerBound, adjective - 4), by: -1) {
      if Self.copulas.contains(tokens[token]) { return true }
      if PersonWords.word(tokens[token]) != nil && tokens[token + 1].hash == tokens[adjective].hash
        || Determiners.placePrepositions.contains(tokens[token])
      {
        return false
      }
    }
    return false
  }

  private static let copulas = WordSet("is was ben zijn waren wordt werd blijkt half streng zwaar")
}

extension FactorRecognizer {
  fileprivate static func source(_ candidate: FactorCandidate) -> Evidence {
    switch candidate.source {
    case .pattern:
      Evidence(0.4, nl: "een wending die iets vertelt over iemands leven", en: "a phrase that tells of somebody's life")
    case .term, .adjective:
      Evidence(
        0.4, nl: "een woord uit de lijst \(candidate.kind.rawValue)",
        en: "a word of the list \(candidate.kind.rawValue)")
    }
  }

  fileprivate static func person(_ recognisability: PersonAnchor.Recognisability) -> Evidence {
    switch recognisability {
    case .named: Evidence(0.4, nl: "gezegd van iemand met een naam", en: "said of somebody with a name")
    case .singledOut: Evidence(0.3, nl: "gezegd van één bepaalde persoon", en: "said of one particular person")
    default: Evidence(0.2, nl: "gezegd van familie van de schrijver", en: "said of the writer's family")
    }
  }

  fileprivate static func relation(_ relation: PersonTie.Relation) -> Evidence {
    switch relation {
    case .possession, .attribute:
      Evidence(0.2, nl: "de woorden horen direct bij die persoon", en: "the words belong to that person directly")
    case .predicate: Evidence(0.15, nl: "in dezelfde zin over die persoon", en: "in the same clause about that person")
    case .nearby: Evidence(0.1, nl: "elders in dezelfde zin", en: "elsewhere in the same sentence")
    case .linked:
      Evidence(
        0.05, nl: "de zin gaat verder over de persoon ervoor", en: "the sentence goes on about the person before it")
    }
  }

  fileprivate static let title = Wording(
    nl: "Iets persoonlijks over iemand: lichaam, gezondheid, geld, geloof, gezin",
    en: "Something personal about somebody: body, health, money, faith, family")
  fileprivate static let what = Wording(
    nl: """
      Zoekt wat iets vertelt over iemands lichaam, gezondheid, erfelijke aanleg, psyche, geld, afkomst, geloof of gezin:
      een diagnose, een medicijn, een uitkering, een pleeggezin. Het telt alleen als het over een bepaalde persoon gaat: met
      een naam, of zo beschreven dat lezers weten wie het is. Een les over diabetes of een zin over kinderen met dyslexie
      telt niet.
      """,
    en: """
      Looks for what tells of somebody's body, health, heredity, mind, money, origin, faith or family: a diagnosis, a
      medicine, a benefit, a foster home. It counts only when it is said of somebody in particular, by name or described so
      that readers know who. A lesson about diabetes or a sentence about children with dyslexia does not count.
      """)
  fileprivate static let why = Wording(
    nl: """
      Zulke kenmerken zijn persoonsgegevens (AVG artikel 4, lid 1). Gezondheid, geloof, afkomst en geaardheid zijn bijzondere
      gegevens: publiceren mag niet zonder uitdrukkelijke toestemming (AVG artikel 9).
      """,
    en: """
      Such factors are personal data (GDPR article 4(1)). Health, faith, origin and orientation are special data: they may not
      be published without explicit consent (GDPR article 9).
      """)
}
