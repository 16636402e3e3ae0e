internal import Text

/// Tells whether a post points to somebody without a name (AVG article 4(1): identifiable directly or indirectly).
///
/// What the post gives away is held against the roster: group, sex, town, age and birthday leave so many pupils; what no
/// roster tells, such as an illness or `de enige`, narrows that further. A protocol says how few is too few.
package struct IndirectIdentifier: Sendable {
  private let roster: RosterFit

  package init(school: SchoolRegister) { roster = RosterFit(school) }

  /// Each person in a post who is not named and can be found out, in order of place.
  package func identifications(in reading: Reading) -> [IndirectIdentification] {
    let persons = reading.persons
    guard persons.all.contains(where: { $0.form == .description }) else { return [] }
    var facts: [Int: [Mention]] = [:]
    for mention in reading.mentions where Self.tells(mention) {
      let words = reading.tokens.tokens(in: mention.range)
      guard let tie = persons.tie(of: words, reach: .linked), let root = root(of: tie.anchor, persons) else { continue }
      facts[root, default: []].append(mention)
    }
    return persons.all.indices.compactMap { index in
      guard persons.all[index].form == .description, persons.all[index].antecedent == nil else { return nil }
      return identification(of: index, facts[index] ?? [], reading)
    }
  }

  private static func tells(_ mention: Mention) -> Bool {
    mention.kind.family == .factor || mention.kind == .vertrouwelijk
      || mention.kind.isConduct && !mention.traits.contains(.hint)
  }

  /// The person described whom an anchor stands for, or whose relative it is.
  private func root(of anchor: Int, _ persons: PersonAnchors) -> Int? {
    var index = persons.person(anchor)
    for _ in 0..<8 {
      if persons.all[index].form == .description { return index }
      guard persons.all[index].form == .relative, let owner = persons.all[index].owner else { return nil }
      index = persons.person(owner)
    }
    return nil
  }

  private func identification(of index: Int, _ facts: [Mention], _ reading: Reading) -> IndirectIdentification? {
    let portrait = Portrait(of: index, facts, roster, reading)
    guard !portrait.isNamed, portrait.tellsSomething else { return nil }
    let fitting = roster.count(portrait)
    let count: Int?
    let confidence: Double
    if let fitting, fitting > 0, !portrait.isAdult {
      count = max(1, Int((Double(fitting) * portrait.narrowing).rounded()))
      confidence = portrait.isUnique || !facts.isEmpty ? 0.85 : 0.7
    } else {
      guard portrait.isStrongWithoutRoster || fitting == 0 && portrait.isPointedWithTown else { return nil }
      count = portrait.isUnique || portrait.isAdult && !portrait.groups.isEmpty ? 1 : nil
      confidence = 0.6
    }
    return IndirectIdentification(
      count: count, details: portrait.details, range: reading.range(portrait.tokens), tokens: portrait.tokens,
      confidence: confidence)
  }
}

extension IndirectIdentifier {
  /// What `drukproef explain indirect-herleidbaar` tells.
  package static let about = RecognizerPage(
    id: "indirect-herleidbaar", kinds: [], title: Self.title, what: Self.what, why: Self.why,
    examples: [
      "Dat jochie uit groep 3 met zijn gehoorapparaten zong vooraan.",
      "De kinderen van groep 3 zongen vooraan.",
      "Groep 6 heeft 24 kinderen.",
      "Een leerling uit groep 8 won de voorleeswedstrijd.",
      "De jongens van groep 7 wonnen het toernooi.",
      "Iemand uit groep 5 is zijn gymtas vergeten.",
      "Alle meisjes van groep 8 doen mee met de dans.",
      "De leerlingenraad heeft acht leden.",
      "De directeur opent de tentoonstelling.",
      "Een vader van groep 6 hielp met de kerstboom.",
      "Elk kind in groep 2 krijgt een ei.",
    ])

  fileprivate static let title = Wording(nl: "Zonder naam toch herkenbaar", en: "Recognisable without a name")
  fileprivate static let what = Wording(
    nl: """
      Telt hoeveel leerlingen passen bij wat het bericht over iemand vertelt: groep, jongen of meisje, leeftijd, woonplaats,
      verjaardag, en wat niet op de lijst staat, zoals een ziekte of 'de enige'. Past het op weinig leerlingen, dan weten
      lezers wie het is. Zonder leerlingenlijst tellen alleen heel duidelijke gevallen.
      """,
    en: """
      Counts how many pupils fit what the post tells of somebody: group, boy or girl, age, town, birthday, and what is not on the
      roster, such as an illness or 'the only one'. When few fit, readers know who it is. Without a roster only very plain
      cases count.
      """)
  fileprivate static let why = Wording(
    nl:
      "Ook wie zonder naam te herkennen is, is beschermd: direct of indirect identificeerbaar (AVG artikel 4, lid 1).",
    en:
      "Whoever can be recognised without a name is protected too: identifiable directly or indirectly (GDPR article 4(1))."
  )
}
