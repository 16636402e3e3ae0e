internal import Text

/// All that a post tells of somebody whom it does not name.
struct Portrait {
  private(set) var groups: [String] = []
  private(set) var sex: Pupil.Sex?
  private(set) var town: String?
  private(set) var age: Int?
  private(set) var isUnique: Bool
  private(set) var details: [Wording] = []
  private(set) var tokens: Range<Int>
  /// A name stands in the same sentence: the finding about the name says it all.
  let isNamed: Bool
  /// The day of the post.
  let day: CalendarDay?
  private let anchor: PersonAnchor
  private let facts: [Mention]
  private let hasEvent: Bool
  private let isRelated: Bool
  /// Something happened to one pupil: caught, failed, punished.
  private let hasFate: Bool
  /// The one described is somebody at school, and it is their child that is told of.
  private let isParent: Bool
  /// `de keeper`, `de aanvoerder`: one a team.
  private let isRole: Bool

  init(of index: Int, _ facts: [Mention], _ roster: RosterFit, _ reading: Reading) {
    let tokens = reading.tokens
    anchor = reading.persons.all[index]
    self.facts = facts
    isUnique = anchor.isUnique
    day = reading.document.context.publishedAt?.day
    let sentence = tokens.sentence(of: anchor.head)
    self.tokens = anchor.tokens
    isNamed = reading.persons.names(in: sentence.tokens).contains { !reading.persons.all[$0].pupils.isEmpty }
    hasEvent = sentence.tokens.contains { EventWords.times.contains(tokens[$0]) }
    hasFate = sentence.tokens.contains { EventWords.fates.contains(tokens[$0]) }
    isParent = reading.persons.anchors(in: sentence.tokens).contains {
      reading.persons.all[$0].owner == index && reading.persons.all[$0].isChild == true
        && reading.persons.all[$0].form == .relative
    }
    isRole = EventWords.roles.contains(tokens[anchor.head])
    isRelated = sentence.tokens.contains { EventWords.siblings.contains(tokens[$0]) }
    gatherGroups(reading, sentence.tokens)
    gatherPerson(tokens, sentence.tokens, roster)
    gatherUniqueness(index, reading)
    for mention in facts { include(tokens.tokens(in: mention.range), Self.wording(of: mention)) }
  }

  /// Staff or a parent without a town: the roster does not tell of them.
  var isAdult: Bool { anchor.isChild == false && town == nil }

  /// Whether the post says anything of this one person beside who it is.
  var tellsSomething: Bool {
    if hasFate, isParent || anchor.isChild == false && isRole && !groups.isEmpty { return true }
    guard anchor.isChild != false || !facts.isEmpty || town != nil && !groups.isEmpty else { return false }
    if !facts.isEmpty || isUnique { return !groups.isEmpty || !facts.isEmpty || town != nil }
    if town != nil { return true }
    return (anchor.isPointedAt || anchor.isDefinite) && hasEvent && !groups.isEmpty
  }

  /// `die nieuwe jongen in groep 6 uit Woerden`: somebody whom the roster does not have yet.
  var isPointedWithTown: Bool { anchor.isPointedAt && town != nil && !groups.isEmpty }

  /// The part of those who fit the roster that also fit what no roster tells.
  var narrowing: Double {
    if isUnique { return 0 }
    var part = 1.0
    for fact in facts { part *= fact.kind.family == .factor ? 0.1 : 0.5 }
    if anchor.isPointedAt || anchor.isDefinite, hasEvent { part *= anchor.isDefinite ? 0.3 : 0.5 }
    return part
  }

  /// Plain enough without a roster: a place in the school and something hardly anybody shares.
  var isStrongWithoutRoster: Bool {
    let hasFactor = facts.contains { $0.kind.family == .factor }
    if hasFate, isParent || isRole && !groups.isEmpty { return true }
    if isUnique { return hasFactor || town != nil || hasEvent || !groups.isEmpty }
    return hasFactor && (anchor.isPointedAt || !groups.isEmpty || anchor.isChild != true)
  }
}

// MARK: - Gathering

extension Portrait {
  private mutating func include(_ words: Range<Int>, _ detail: Wording) {
    if !words.isEmpty {
      tokens = min(tokens.lowerBound, words.lowerBound)..<max(tokens.upperBound, words.upperBound)
    }
    if !details.contains(detail) { details.append(detail) }
  }

  private mutating func gatherGroups(_ reading: Reading, _ sentence: Range<Int>) {
    for label in reading.persons.groups.labels(in: sentence) {
      groups.append(label.label)
      include(label.tokens, Self.groupDetail)
    }
    if groups.isEmpty, let group = reading.document.context.group, !group.isEmpty {
      groups.append(GroupLabels.bare(group))
      include(anchor.tokens, Self.groupDetail)
    }
  }

  private mutating func gatherPerson(_ tokens: TokenBuffer, _ sentence: Range<Int>, _ roster: RosterFit) {
    if anchor.isChild == true, anchor.count == 1, let known = anchor.sex {
      sex = known
      include(anchor.tokens, Self.sexDetail)
    }
    for token in sentence {
      if roster.isTown(tokens[token]), tokens[token].shape.contains(.capitalized), token > sentence.lowerBound,
        EventWords.from.contains(tokens[token - 1])
          || token > sentence.lowerBound + 1 && EventWords.townPrefixes.contains(tokens[token - 1])
            && EventWords.from.contains(tokens[token - 2])
      {
        town = tokens.key(token)
        include(token..<token + 1, Self.townDetail)
      } else if let years = Self.years(token, tokens, sentence), abs(token - anchor.head) <= 4 {
        age = years
        include(token..<token + 1, Self.ageDetail)
      }
    }
  }

  /// `van 7`, `7 jaar`, `7-jarig`.
  private static func years(_ token: Int, _ tokens: TokenBuffer, _ sentence: Range<Int>) -> Int? {
    guard let number = Int(tokens.key(token)), (3...19).contains(number) else { return nil }
    if token + 1 < sentence.upperBound, EventWords.years.contains(tokens[token + 1]) { return number }
    guard token > sentence.lowerBound + 1, EventWords.of.contains(tokens[token - 1]),
      PersonWords.word(tokens[token - 2]) != nil
    else { return nil }
    return number
  }

  /// `hij is de enige op school`, said in the next sentence.
  private mutating func gatherUniqueness(_ index: Int, _ reading: Reading) {
    if !isUnique {
      let tokens = reading.tokens
      let sentence = Int(tokens[anchor.head].sentence)
      for other in sentence...min(sentence + 1, tokens.sentences.count - 1) {
        let words = tokens.sentences[other].tokens
        guard
          let only = words.dropFirst().first(where: {
            Determiners.only.contains(tokens[$0]) && Determiners.definite.contains(tokens[$0 - 1])
          })
        else { continue }
        let follows = reading.persons.anchors(inSentence: other).contains { reading.persons.person($0) == index }
        if follows, other > sentence || abs(only - anchor.head) <= 12 {
          isUnique = EventWords.sole.contains(tokens[only])
          if isUnique { include(only..<only + 1, Self.uniqueDetail) }
        }
      }
    } else {
      include(anchor.tokens, Self.uniqueDetail)
    }
    if isRelated { include(anchor.tokens, Self.familyDetail) }
    if isParent { include(anchor.tokens, Self.parentDetail) }
  }
}

private enum EventWords {
  static let times = WordSet(
    """
    gisteren gister vandaag vanmorgen vanmiddag vanavond laatst onlangs eergisteren vorige maandag dinsdag woensdag donderdag
    vrijdag zaterdag zondag sinds pas
    """)
  static let siblings = WordSet(
    "broertje zusje broertjes zusjes broers zussen tweeling drieling halfbroertje halfzusje")
  static let fates = WordSet(
    "betrapt gespiekt geschorst gezakt straf strafwerk weggelopen nablijven verwijderd gevochten doubleert spiekte vocht gestraft"
  )
  static let roles = WordSet(
    "keeper aanvoerder spits hoofdrolspeler hoofdrolspeelster klassenvertegenwoordiger dirigent")
  static let townPrefixes = WordSet("s 's den de het")
  static let from = WordSet("uit in")
  static let of = WordSet("van")
  static let years = WordSet("jaar jarige jarig jr")
  static let sole = WordSet("enige enigste")
}

extension Portrait {
  fileprivate static let groupDetail = Wording(nl: "de groep of klas", en: "the group or class")
  fileprivate static let sexDetail = Wording(nl: "jongen of meisje", en: "boy or girl")
  fileprivate static let townDetail = Wording(nl: "de woonplaats", en: "the town")
  fileprivate static let ageDetail = Wording(nl: "de leeftijd", en: "the age")
  fileprivate static let uniqueDetail = Wording(nl: "dat niemand anders past", en: "that nobody else fits")
  fileprivate static let parentDetail = Wording(nl: "van wie het een kind is", en: "whose child it is")
  fileprivate static let familyDetail = Wording(nl: "broers of zussen", en: "brothers or sisters")

  fileprivate static func wording(of mention: Mention) -> Wording {
    switch mention.kind {
    case .geboortedatum: Wording(nl: "de verjaardag", en: "the birthday")
    case .fysiek: Wording(nl: "hoe iemand eruitziet", en: "what somebody looks like")
    case .fysiologisch, .genetisch, .psychisch: Wording(nl: "iets over gezondheid", en: "something about health")
    case .economisch: Wording(nl: "iets over geld of werk", en: "something about money or work")
    case .cultureel: Wording(nl: "afkomst of geloof", en: "origin or faith")
    case .sociaal: Wording(nl: "iets over het gezin", en: "something about the family")
    default: Wording(nl: "wat er gebeurd is", en: "what happened")
    }
  }
}
