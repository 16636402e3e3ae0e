internal import Text

/// Names of people: the pupils of the roster in every form, and other private persons.
///
/// One recognizer for both, because a word can be a pupil's name, a teacher's or a flower, and only one of them wins.
package struct NameRecognizer: Recognizer {
  package static let about = RecognizerPage(
    id: "naam-leerling", kinds: [.naamLeerling, .naamOverig], title: Self.title, what: Self.what, why: Self.why,
    examples: [
      "Wat kan ⟦Sanne de Vries⟧ mooi zingen!",
      "⟦Daans⟧ tekening hangt in de gang.",
      "De roos in de schooltuin bloeit.",
      "Wij lezen het dagboek van Anne Frank.",
      "De storm raast over het land.",
      "Een koolmees nestelt in de tuin.",
      "De bakker bracht verse broodjes.",
      "Wij zingen over de lente.",
      "Max Verstappen won de race.",
      "Koningin Máxima bezoekt een school.",
      "Het verhaal van Jozef en Maria.",
      "De Anne Frankschool wint het toernooi.",
    ])

  private let words: NameWords
  private let ownSchools: PhraseTrie

  init(words: NameWords, school: SchoolRegister) {
    self.words = words
    ownSchools = PublicNames.schoolNames(school)
  }

  package func mentions(in reading: Reading) -> [Mention] {
    let names = NameReading(reading, words: words, ownSchools: ownSchools)
    let expressions = NameParser(names).expressions()
    var sure: Set<NameWords.Owner> = []
    for expression in expressions
    where expression.form == .full || expression.form == .misspelled || expression.form == .initialAndSurname {
      sure.formUnion(expression.owners)
    }
    let ranges = expressions.map(\.tokens)
    let surroundings = NameSurroundings(names)
    let known = wordsInPublicRows(expressions, names)
    var mentions: [Mention] = []
    for (index, expression) in expressions.enumerated() {
      let near = neighbours(index, ranges)
      if let mention = mention(of: expression, names, surroundings, near: near, sure: sure, known: known) {
        mentions.append(mention)
      }
    }
    return mentions
  }

  private func neighbours(_ index: Int, _ ranges: [Range<Int>]) -> [Range<Int>] {
    [index > 0 ? ranges[index - 1] : nil, index + 1 < ranges.count ? ranges[index + 1] : nil].compactMap(\.self)
  }

  private func mention(
    of expression: NameExpression, _ names: NameReading, _ surroundings: NameSurroundings, near: [Range<Int>],
    sure: Set<NameWords.Owner>, known: Set<TokenHash>
  ) -> Mention? {
    let first = expression.tokens.lowerBound
    let cue = NameCues.cue(before: first, names.tokens)
    var score = Self.start(expression, names)
    if needsContext(expression) {
      surroundings.weigh(expression, others: near, into: &score)
      if !expression.owners.isEmpty, !sure.isDisjoint(with: expression.owners) {
        score.add(2, nl: "de volledige naam staat ook in het bericht", en: "the full name stands in the post too")
      }
    }
    let isInitialled = expression.form == .initialAndSurname && !names.isPublic[first]
    if !isInitialled, expression.tokens.contains(where: { names.isPublic[$0] }), !isRosterFull(expression),
      !InventedNames(names).isPlayer(expression.tokens) || expression.owners.isEmpty
    {
      let goesOn =
        expression.tokens.upperBound < names.isPublic.count && names.isPublic[expression.tokens.upperBound]
        && names.tokens[expression.tokens.upperBound].before == [.space]
      let isWithTitle = cue == .title && !names.isPublic[first - 1] && !goesOn
      score.add(isWithTitle ? -1.5 : -9, nl: "deel van een naam die openbaar is", en: "part of a public name")
    } else if expression.owners.isEmpty, PublicNames.isPublicRole(before: first, names.reading) {
      score.add(-3, nl: "na een woord voor een bekend persoon", en: "after a word for a public person")
    }
    if !isRosterFull(expression), PublicNames.isOffice(before: first, names.reading) {
      score.add(-5, nl: "na een openbaar ambt", en: "after a public office")
    } else if expression.form != .full || expression.owners.isEmpty, PublicNames.isTheory(before: first, names.reading)
    {
      score.add(-5, nl: "iets dat naar iemand heet", en: "something called after somebody")
    } else if expression.form == .full, expression.owners.isEmpty,
      PublicNames.actsInFilm(after: expression.tokens.upperBound, names.reading)
    {
      score.add(-4, nl: "speelt in een film", en: "acts in a film")
    }
    if !surroundings.isOfSchool(expression.tokens) {
      weighCompany(of: expression, names, cue, known, into: &score)
      weighTopic(of: expression, names, cue, into: &score)
    }
    if expression.owners.isEmpty, expression.form == .first, PublicNames.isSubject(before: first, names.reading) {
      score.add(-3, nl: "iemand over wie een les gaat", en: "somebody whom a lesson is about")
    }
    if names.tellsOfWork, expression.owners.isEmpty, expression.form == .first, cue == nil {
      score.add(-3, nl: "het bericht gaat over een boek of toneelstuk", en: "the post is about a book or play")
    }
    let kind =
      expression.form != .full && surroundings.isSomebodysRelative(expression.tokens)
      ? .naamOverig : kind(of: expression, cue)
    let confidence = score.confidence
    guard confidence >= 0.25 else { return nil }
    var traits: Mention.Traits = confidence < 0.5 ? .hint : []
    if cue == .family, kind == .naamLeerling { traits.insert(.familyName) }
    var evidence = score.evidence.sorted { abs($0.weight) > abs($1.weight) }
    let pupils = kind == .naamLeerling ? expression.pupils : []
    if pupils.count > 1 {
      evidence.append(
        Evidence(
          0, nl: "past op \(pupils.count) leerlingen van de lijst", en: "fits \(pupils.count) pupils on the roster"))
    }
    return Mention(
      kind, range(of: expression, names), confidence: confidence, severity: .midden, evidence: evidence,
      traits: traits, pupils: pupils, recognizer: Self.about.id)
  }

  /// Names that stand in rows of public ones, so that they are public where they come again.
  private func wordsInPublicRows(_ expressions: [NameExpression], _ names: NameReading) -> Set<TokenHash> {
    guard names.isPerson.contains(true) else { return [] }
    let company = PublicCompany(names)
    var words: Set<TokenHash> = []
    for expression in expressions where !isRosterFull(expression) && expression.tokens.count == 1 {
      if company.row(of: expression.tokens).isPublic { words.insert(names.tokens.hash(expression.tokens.lowerBound)) }
    }
    return words
  }

  /// Who stands beside a name, or was named in full before.
  private func weighCompany(
    of expression: NameExpression, _ names: NameReading, _ cue: NameCues.Cue?, _ known: Set<TokenHash>,
    into score: inout NameScore
  ) {
    let name = expression.tokens
    if expression.form == .nickname || expression.form == .first && expression.owners.isEmpty, cue == nil,
      isBesidePublic(name, names)
    {
      score.add(-3, nl: "in een rij met bekende namen", en: "in a row with public names")
    }
    guard !isRosterFull(expression), cue == nil || cue == .child, !names.isPublic[name.lowerBound] else { return }
    let company = PublicCompany(names)
    if name.count == 1, known.contains(names.tokens.hash(name.lowerBound)) {
      score.add(-8, nl: "in een rij met bekende namen", en: "in a row with public names")
    } else if name.count > 1, expression.owners.isEmpty, company.row(of: name).isPublic {
      score.add(-4, nl: "in een rij met bekende namen", en: "in a row with public names")
    } else if company.isEcho(name) {
      score.add(-5, nl: "deel van een bekende naam in het bericht", en: "part of a known name in the post")
    } else if company.isOfNamedWork(name) {
      score.add(-6, nl: "iemand uit het boek of de film", en: "somebody in the book or film")
    }
  }

  /// What the post is about, and words of other languages round a name.
  private func weighTopic(
    of expression: NameExpression, _ names: NameReading, _ cue: NameCues.Cue?, into score: inout NameScore
  ) {
    let isPupils = !expression.owners.isEmpty
    if names.topics.contains(.sport), expression.form == .first, cue == nil {
      score.add(isPupils ? -2.6 : -3, nl: "het bericht gaat over topsport", en: "the post is about top-level sport")
    }
    if names.topics.contains(.naming), expression.form == .surname || expression.form == .first && !isPupils, cue == nil
    {
      score.add(-5, nl: "het bericht gaat over waar namen vandaan komen", en: "the post is about where names come from")
    }
    if names.topics.contains(.stage), cue == .title, expression.tokens.lowerBound > 0,
      Self.parts.contains(names.tokens[expression.tokens.lowerBound - 1])
    {
      score.add(-9, nl: "een rol in een stuk", en: "a part in a play")
    }
    if expression.form == .first || expression.form == .nickname, cue == nil {
      if isOfPublic(expression.tokens, names) {
        score.add(isPupils ? -3 : -4, nl: "iets van een bekende", en: "something of somebody known")
      }
      if isLongAgo(expression.tokens, names) {
        score.add(-4.5, nl: "een jaar van lang geleden erbij", en: "a year of long ago beside it")
      }
    }
    guard !isRosterFull(expression) else { return }
    let foreign = ForeignWords(names)
    if !isPupils, cue == nil, foreign.isArticle(expression.tokens) {
      score.add(-6, nl: "lidwoord in een andere taal", en: "an article of another language")
    } else if cue == nil, foreign.isInTitle(expression.tokens) || !isPupils && foreign.isTitle(expression.tokens) {
      score.add(
        isPupils ? -3 : -5, nl: "deel van een titel in een andere taal", en: "part of a title in another language")
    } else if foreign.isInPhrase(expression.tokens) {
      score.add(-4, nl: "deel van een Engels woord", en: "part of an English phrase")
    }
  }

  /// `Suzanne van VOF de Kunst`, `Brabant van Guus`: called so by somebody whom everybody knows.
  private func isOfPublic(_ name: Range<Int>, _ names: NameReading) -> Bool {
    let next = name.upperBound
    let sentence = names.tokens.sentence(of: name.lowerBound).tokens
    guard next + 1 < sentence.upperBound, Self.by.contains(names.tokens[next]) else { return false }
    let article = names.profiles[next + 1].isCapitalized ? next + 1 : next + 2
    guard article < sentence.upperBound, names.profiles[article].isCapitalized else { return false }
    return names.isPerson[article] || names.topics.contains(.music) && !names.isPupilsName(article)
  }

  private static let by = WordSet("van door by")

  /// `schreef Anne in 1942`.
  private func isLongAgo(_ name: Range<Int>, _ names: NameReading) -> Bool {
    let tokens = names.tokens
    let sentence = tokens.sentence(of: name.lowerBound).tokens
    let near = max(sentence.lowerBound, name.lowerBound - 8)..<min(sentence.upperBound, name.upperBound + 8)
    return near.contains { token in
      guard tokens[token].kind == .number, token > sentence.lowerBound, Self.inYear.contains(tokens[token - 1]) else {
        return false
      }
      let digits = tokens.keyBytes(token)
      return digits.count == 4 && digits.elementsEqual(Array(digits).filter { $0 &- 48 < 10 })
        && (1000..<1950).contains(digits.reduce(0) { $0 * 10 + Int($1 &- 48) })
    }
  }

  private static let inYear = WordSet("in rond sinds omstreeks anno")

  /// Who play in a musical and have such titles, as the school's own people seldom have.
  private static let parts = WordSet("agent dokter zuster professor prof")

  /// `Scrooge en Marley`: joined with a public name by `en` or a comma.
  private func isBesidePublic(_ words: Range<Int>, _ names: NameReading) -> Bool {
    let tokens = names.tokens
    let sentence = tokens.sentence(of: words.lowerBound).tokens
    let (before, after) = (words.lowerBound - 1, words.upperBound)
    if after < sentence.upperBound {
      if tokens[after].before.contains(.comma), names.isPublic[after] { return true }
      if Self.and.contains(tokens[after]), after + 1 < sentence.upperBound, names.isPublic[after + 1],
        names.profiles[after + 1].isCapitalized
      {
        return true
      }
    }
    guard before >= sentence.lowerBound else { return false }
    if tokens[words.lowerBound].before.contains(.comma), names.isPublic[before] { return true }
    return Self.and.contains(tokens[before]) && before > sentence.lowerBound && names.isPublic[before - 1]
      && names.profiles[before - 1].isCapitalized
  }

  private static let and = WordSet("en & of")

  private func isRosterFull(_ expression: NameExpression) -> Bool {
    !expression.owners.isEmpty && [.full, .firstAndInitial, .initialAndSurname].contains(expression.form)
  }

  private func needsContext(_ expression: NameExpression) -> Bool {
    switch expression.form {
    case .full, .misspelled, .initialAndSurname, .firstAndInitial: false
    default: true
    }
  }

  /// Whose name it is: behind a title it is an adult's, whoever else bears it.
  private func kind(of expression: NameExpression, _ cue: NameCues.Cue?) -> Kind {
    guard !expression.pupils.isEmpty else { return .naamOverig }
    switch cue {
    case .title: return .naamOverig
    case .relative: return expression.form == .full ? .naamLeerling : .naamOverig
    case .family, .child: return .naamLeerling
    case nil:
      let isStaffOnlyForm = expression.hasStaff && expression.form == .surname
      return isStaffOnlyForm ? .naamOverig : .naamLeerling
    }
  }

  private static let articles = WordSet("de het 't den t")

  /// What the form by itself is worth.
  private static func start(_ expression: NameExpression, _ names: NameReading) -> NameScore {
    let profile = names.profiles[expression.tokens.lowerBound]
    if expression.owners.isEmpty { return nationalStart(expression, profile, names) }
    switch expression.form {
    case .full: return NameScore(5.5, nl: "volledige naam van de lijst", en: "full name on the list")
    case .misspelled:
      return NameScore(
        3.5, nl: "volledige naam van de lijst op één letter na", en: "full name on the list but for one letter")
    case .initialAndSurname:
      return NameScore(4, nl: "voorletter en achternaam van de lijst", en: "initial and surname on the list")
    case .firstAndInitial:
      return NameScore(
        3.6, nl: "voornaam en eerste letter van de achternaam", en: "first name and first letter of the surname")
    case .first:
      return NameScore(
        profile.isCommon ? 0.4 : profile.isOrdinary ? 1.4 : 2.6, nl: "voornaam van de lijst",
        en: "first name on the list")
    case .nickname:
      return NameScore(
        profile.isOrdinary ? -1 : 1, nl: "roepnaam bij een naam van de lijst", en: "short form of a name on the list")
    case .surname:
      return NameScore(surnameStart(expression, names), nl: "achternaam van de lijst", en: "surname on the list")
    case .initials:
      return NameScore(-3.6, nl: "beginletters van een naam van de lijst", en: "initials of a name on the list")
    case .handle:
      return NameScore(4, nl: "naam van de lijst in een tag of account", en: "name on the list in a tag or handle")
    }
  }

  private static func surnameStart(_ expression: NameExpression, _ names: NameReading) -> Double {
    let last = names.profiles[expression.tokens.upperBound - 1]
    guard last.isCapitalized || names.ignoresCase else { return -4 }
    if last.isOrdinary { return -2.6 }
    // A surname that is no word, first name or place: in a school's post it is the one on the list.
    let isPlain = last.firstName ?? 0 < 60 && !last.isPlaceOrBrand && last.change == .none
    guard isPlain, names.tokens.keyBytes(expression.tokens.upperBound - 1).count > 4 else { return -1.8 }
    return last.isCapitalized ? -0.6 : 0.3
  }

  private static func nationalStart(
    _ expression: NameExpression, _ profile: NameReading.Profile, _ names: NameReading
  ) -> NameScore {
    if expression.isNationalFull {
      let isShouted = names.tokens[expression.tokens.upperBound - 1].shape.contains(.allCaps)
      let weight =
        !profile.isOrdinary || !profile.capitalSaysNothing
        ? 2.8 : isShouted && names.profiles[expression.tokens.upperBound - 1].isOrdinary ? -2 : 1.0
      return NameScore(weight, nl: "voornaam of voorletter met achternaam", en: "first name or initial with surname")
    }
    if expression.form == .surname {
      let last = names.profiles[expression.tokens.upperBound - 1]
      if profile.isCapitalized, profile.isPrefix, last.isOrdinary,
        articles.contains(names.tokens[expression.tokens.lowerBound])
      {
        // `bij De Kuil`: more places are called so than people.
        return NameScore(-3.4, nl: "lidwoord met een gewoon woord", en: "an article with an ordinary word")
      }
      let isVan = names.tokens.key(expression.tokens.lowerBound) == "van" && profile.isCapitalized
      return NameScore(
        isVan && !names.profiles[expression.tokens.upperBound - 1].isOrdinary ? -0.2 : -1.9,
        nl: "achternaam met tussenvoegsel of aanspreekvorm", en: "surname with prefix or title")
    }
    var weight = -1.6
    if let bearers = profile.firstName {
      weight = bearers >= 1000 ? 0 : bearers >= 30 ? -0.3 : -0.7
    }
    if profile.isOrdinary { weight -= profile.isCommon ? 1.2 : 0.7 }
    return NameScore(weight, nl: "voornaam uit de landelijke lijst", en: "first name in the national list")
  }

  /// The name with a possessive apostrophe that stands loose at its end: `Ilias' fiets`.
  private func range(of expression: NameExpression, _ names: NameReading) -> ProseRange {
    var range = names.tokens.range(expression.tokens)
    let prose = names.reading.document.prose
    let key = names.tokens.keyBytes(expression.tokens.upperBound - 1)
    if expression.form == .firstAndInitial, range.upper < prose.count, prose[range.upper] == UInt8(ascii: ".") {
      range.upper += 1
    }
    if let last = key.last, "sxz".utf8.contains(last), range.upper + 1 < prose.count {
      for mark in ["'", "’"] where prose[range.upper...].starts(with: mark.utf8) {
        let after = range.upper + mark.utf8.count
        if after < prose.count, prose[after] == 32 { range.upper = after }
      }
    }
    return range
  }
}

extension NameRecognizer {
  fileprivate static let title = Wording(
    nl: "Naam van een leerling of een ander", en: "Name of a pupil or somebody else")
  fileprivate static let what = Wording(
    nl: """
      Zoekt namen van de leerlingenlijst in elke vorm: volledig, alleen de voornaam, voorletter en achternaam, achternaam
      eerst, met een tikfout, als bezit (Daans) en als hashtag. Ook namen van ouders, collega's en anderen. Een woord dat
      ook iets anders betekent (roos, bakker) telt alleen als de zin laat zien dat het een naam is.
      """,
    en: """
      Looks for names on the roster in every form: full, first name alone, initial and surname, surname first, misspelled,
      possessive, as a hashtag; and for names of parents, colleagues and others. A word that also means something else
      counts only when the sentence shows that it is a name.
      """)
  fileprivate static let why = Wording(
    nl:
      "Een naam is een persoonsgegeven (AVG artikel 4, lid 1). Op internet blijft een naam vindbaar, ook na verwijdering.",
    en: "A name is personal data (GDPR article 4(1)). On the internet a name can be found even after removal.")
}
