internal import Text

/// Words of a sentence that may be one kind of conduct: a pattern's match, weighed by target and stance.
struct ConductCue {
  var kind: Kind
  var severity: Severity
  var confidence: Double
  /// The words that matched.
  var core: Range<Int>
  /// The pattern family.
  var family: String
  /// Whether a report marks the words alone, not their clause.
  var isGroup: Bool
  var traits: Mention.Traits = []
  var evidence: [Evidence] = []
}

/// Weighs what the patterns found in one sentence.
struct CueWeigher {
  let reading: Reading
  let stance: Stance

  /// The cue of a match; nil when target or stance takes the sting out.
  func cue(_ match: PatternMatch, _ family: PatternFamily) -> ConductCue? {
    guard let kind = family["kind"].flatMap(Kind.init(rawValue:)), kind.isConduct else { return nil }
    var cue = ConductCue(
      kind: kind, severity: family["severity"].flatMap(Severity.init(rawValue:)) ?? .midden,
      confidence: family["confidence"].flatMap { Double($0) } ?? 0.75, core: match.span, family: family.id,
      isGroup: family["extent"] == "group" || (kind == .belediging && family["extent"] == nil))
    cue.evidence.append(.pattern(cue.confidence))
    if let need = family["needs"], !meets(need) { return nil }
    if isAboutNobodyElse(kind) { return nil }
    if family["neg"] != "keeps", isDenied(match) { return nil }
    if isIdiom(match) { return nil }
    let isQuoted = reading.tokens.isQuoted(match.span)
    if isQuoted { cue.traits.insert(.quoted) }
    if stance.isCounterSpeech, family["counter"] != "keeps", !isQuoted { return nil }
    return weighed(cue, family)
  }

  /// Whether a denial governs a word that the pattern is about.
  private func isDenied(_ match: PatternMatch) -> Bool {
    guard !stance.negations.isEmpty else { return false }
    return subjects(of: match).contains { stance.denies($0, in: reading.tokens) }
  }

  /// Whether all that the pattern is about stands in a saying.
  private func isIdiom(_ match: PatternMatch) -> Bool {
    guard !stance.idioms.isEmpty else { return false }
    let about = subjects(of: match)
    return !about.isEmpty && about.allSatisfy { token in stance.idioms.contains { $0.contains(token) } }
  }

  /// The words of a match that its pattern is about.
  private func subjects(of match: PatternMatch) -> [Int] {
    match.tokens.filter { reading.patternSet.isAbout($0, match.pattern, in: reading.tokens, reading.hits) }
  }

  /// An insult at an animal or thing, or at the writer alone.
  private func isAboutNobodyElse(_ kind: Kind) -> Bool {
    let targets = stance.targets
    if kind == .belediging, targets.contains(.thing), targets.isDisjoint(with: [.you, .role]) {
      return !targets.contains(.named) || targets.contains(.animal)
    }
    guard [.belediging, .ontsporen, .bedreiging].contains(kind) else { return false }
    return stance.startsWithWriter && targets.isDisjoint(with: [.you, .named, .third, .role, .group])
  }

  private func meets(_ need: String) -> Bool {
    switch need {
    case "person": stance.targets.hasPerson
    case "known": stance.targets.isKnownPerson
    case "you": stance.targets.contains(.you)
    case "named": stance.targets.contains(.named)
    case "third": !stance.targets.isDisjoint(with: [.named, .third, .role])
    case "group": stance.targets.contains(.group)
    case "nobody": !stance.targets.hasPerson
    default: true
    }
  }

  private func weighed(_ cue: ConductCue, _ family: PatternFamily) -> ConductCue? {
    var cue = cue
    let isQuoted = cue.traits.contains(.quoted)
    if family["ctx"] != "keeps", !stance.contexts.isEmpty {
      guard let weight = contextWeight(cue) else { return nil }
      if isQuoted, !stance.contexts.isDisjoint(with: [.lesson, .language, .history, .fiction, .help]) {
        cue.traits.insert(.educational)
      } else if !isQuoted {
        cue.confidence += weight
        if !stance.contexts.isDisjoint(with: [.lesson, .help]), !aimsAtSomebody {
          cue.traits.formUnion([.educational, .hint])
        }
      }
      cue.evidence.append(.context)
    }
    if stance.praise > 0, !isQuoted {
      cue.confidence -= min(0.12, 0.06 * Double(stance.praise))
    }
    if stance.isQuestion, stance.isFollowedByHelp, !isQuoted { cue.traits.formUnion([.educational, .hint]) }
    if stance.isQuestion, cue.kind == .discriminatie { cue.confidence -= 0.2 }
    if stance.seeksHelp || isVictim && cue.kind != .zwartmaken && cue.kind != .radicalisering {
      cue.traits.insert(.seeksHelp)
      if !isQuoted || cue.severity < .hoog, !stance.targets.contains(.named) { cue.traits.insert(.hint) }
      cue.evidence.append(.plea)
    }
    if isQuoted || (stance.isReport && !stance.targets.contains(.you)) {
      if stance.targets.contains(.named), !isQuoted { cue.traits.insert(.toldOfPerson) }
      if !cue.traits.contains(.toldOfPerson) {
        cue.traits.insert(.quoted)
        cue.evidence.append(.quoted)
        if cue.severity < .hoog || isOfGroup(cue) { cue.traits.insert(.hint) }
      }
    }
    return cue
  }

  /// What the sentence's subject takes from a cue; nil when it takes all.
  private func contextWeight(_ cue: ConductCue) -> Double? {
    let contexts = stance.contexts
    if cue.traits.contains(.quoted) { return 0 }
    if contexts.contains(.charity), [.pesten, .grensoverschrijdend, .stalken].contains(cue.kind) { return -0.3 }
    if contexts.contains(.game), [.bedreiging, .strafbaar, .hacken, .stalken, .zwartmaken].contains(cue.kind) {
      return nil
    }
    let isNamed = stance.targets.contains(.named)
    let isYou = stance.targets.contains(.you)
    if !contexts.isDisjoint(with: [.news, .history, .nature, .kitchen]) {
      if isYou || isNamed || Self.actsOnNobody.contains(cue.kind) { return -0.1 }
      let isPresent =
        contexts.isDisjoint(with: [.history, .kitchen]) && !stance.targets.isDisjoint(with: [.third, .role])
      return isPresent ? -0.2 : nil
    }
    if !contexts.isDisjoint(with: [.sport, .fiction]) {
      if [.bedreiging, .strafbaar, .zwartmaken, .hacken].contains(cue.kind), !isYou { return isNamed ? -0.2 : nil }
      return isYou || isNamed ? -0.1 : -0.3
    }
    if !contexts.isDisjoint(with: [.lesson, .help, .language]) { return isYou || isNamed ? -0.06 : -0.2 }
    return isYou || isNamed ? -0.05 : -0.1
  }

  /// Kinds that need no person to be harmful.
  private static let actsOnNobody: Set<Kind> = [.strafbaar, .ontsporen, .hacken, .sexting]

  /// What is said of a group, and of nobody in particular.
  private func isOfGroup(_ cue: ConductCue) -> Bool {
    cue.kind == .discriminatie && stance.targets.isDisjoint(with: [.named, .you])
  }

  private var aimsAtSomebody: Bool { !stance.targets.isDisjoint(with: [.you, .named]) }

  /// Something is done to the writer by somebody whom the text leaves unnamed.
  private var isVictim: Bool {
    stance.targets.contains(.writerAsObject) && stance.targets.contains(.unnamed)
      && stance.targets.isDisjoint(with: [.named, .you, .writer, .group])
  }
}

extension Evidence {
  fileprivate static func pattern(_ weight: Double) -> Evidence {
    Evidence(weight, nl: "de woorden passen bij dit soort gedrag", en: "the words fit this kind of conduct")
  }

  fileprivate static var context: Evidence {
    Evidence(
      -0.15, nl: "dezelfde zin gaat over les, nieuws, sport of een verhaal",
      en: "the same sentence is about a lesson, news, sport or a story")
  }

  fileprivate static var plea: Evidence {
    Evidence(-0.3, nl: "de schrijver lijkt zelf hulp te zoeken", en: "the writer seems to seek help")
  }

  fileprivate static var quoted: Evidence {
    Evidence(-0.3, nl: "het zijn woorden van een ander", en: "they are somebody else's words")
  }
}
