internal import Text

/// Weighs whether words are somebody's name: reasons for and against, each with its weight in log-odds.
struct NameScore {
  private(set) var logOdds: Double
  private(set) var evidence: [Evidence] = []

  init(_ start: Double, nl: String, en: String) {
    logOdds = 0
    add(start, nl: nl, en: en)
  }

  mutating func add(_ weight: Double, nl: String, en: String) {
    logOdds += weight
    evidence.append(Evidence(weight, nl: nl, en: en))
  }

  /// 0 to 1, by the logistic function.
  var confidence: Double {
    let bounded = max(-8, min(8, logOdds))
    return 1 / (1 + exponential(-bounded))
  }

  /// e to the power x for |x| ≤ 8: the series at x/256, squared eight times.
  private func exponential(_ x: Double) -> Double {
    let y = x / 256
    var value = 1 + y * (1 + y / 2 * (1 + y / 3 * (1 + y / 4)))
    for _ in 0..<8 { value *= value }
    return value
  }
}

/// What the words round a name say about it.
struct NameSurroundings {
  let names: NameReading
  private var tokens: TokenBuffer { names.tokens }

  init(_ names: NameReading) { self.names = names }

  /// Adds what is known of a name that may also be an ordinary word, or of a name that stands alone.
  func weigh(_ expression: NameExpression, others: [Range<Int>], into score: inout NameScore) {
    let first = expression.tokens.lowerBound
    let last = expression.tokens.upperBound - 1
    let profile = names.profiles[names.profiles[first].isPrefix ? last : first]
    if expression.form == .initials {
      weighInitials(expression.tokens, into: &score)
      return
    }
    if isNameSpokenOf(first) {
      score.add(-6, nl: "over de naam zelf", en: "of the name itself")
    }
    weighCase(profile, into: &score)
    weighLeft(of: first, profile, into: &score)
    weighRight(of: last, profile, expression, into: &score)
    if isInList(expression.tokens, others),
      profile.isCapitalized || names.ignoresCase && !profile.isOrdinary || !isAmongOrdinary(expression.tokens)
    {
      score.add(
        expression.form == .surname ? 0.6 : 2.2, nl: "staat in een rij met andere namen",
        en: "stands in a list of names")
    }
    if profile.isPlaceOrBrand, others.contains(where: { isBesidePlace($0, expression.tokens) }) {
      score.add(-2.2, nl: "staat in een rij met plaatsen", en: "stands in a list of places")
    }
    if isPointedAt(expression, profile) {
      score.add(3, nl: "die, met een achternaam: een bekende", en: "that, with a surname: somebody known")
    }
    weighInvention(expression, profile, into: &score)
    if profile.change == .diminutive {
      score.add(-1.5, nl: "verkleinvorm van de naam", en: "a diminutive of the name")
    }
  }

  /// `die Erdem`: a surname of this school, spoken of as somebody whom all know.
  private func isPointedAt(_ expression: NameExpression, _ profile: NameReading.Profile) -> Bool {
    let first = expression.tokens.lowerBound
    guard expression.form == .surname, profile.isCapitalized, !profile.isPlaceOrBrand, !expression.owners.isEmpty,
      !profile.isOrdinary || !profile.isCommon && !profile.capitalSaysNothing
    else { return false }
    // The word is a tussenvoegsel too, and may stand inside.
    if tokens[first].hash == Self.that { return true }
    return first > 0 && tokens[first - 1].hash == Self.that && tokens[first].before == [.space]
  }

  /// `SdV` by itself is little; that it is written as initials are, and what stands beside it, make it somebody.
  private func weighInitials(_ letters: Range<Int>, into score: inout NameScore) {
    let first = letters.lowerBound
    let next = letters.upperBound
    let sentence = tokens.sentence(of: first).tokens
    let isWrittenSo =
      letters.count > 2 && letters.contains { !tokens[$0].shape.contains(.capitalized) }
      || tokens[first].shape.contains(.inwardCaps) && tokens.keyBytes(first).count > 2
    if isWrittenSo {
      score.add(2.6, nl: "kleine letters van een tussenvoegsel erin", en: "the small letters of a prefix inside")
    }
    if next < sentence.upperBound,
      groupFollows(next) || isGroupLabel(next) && tokens[next].shape.contains(.hasDigit) && tokens[next].kind == .word
    {
      score.add(4.5, nl: "de groep of klas volgt", en: "the group or class follows")
    } else if isWrittenSo, next < sentence.upperBound, tokens[next].before == [.space], isFiniteVerb(next) {
      score.add(1.6, nl: "een werkwoord volgt", en: "a verb follows")
    }
    if (max(sentence.lowerBound, first - 6)..<first).contains(where: { Self.initialWords.contains(tokens[$0]) }) {
      score.add(4.5, nl: "na het woord initialen", en: "after the word initials")
    } else if isWrittenSo, first > sentence.lowerBound, Self.ofWhom.contains(tokens[first - 1]) {
      score.add(1.6, nl: "na van", en: "after of")
    } else if isWrittenSo,
      (max(sentence.lowerBound, first - 12)..<first).contains(where: { Self.labels.contains(tokens[$0]) })
    {
      score.add(1.6, nl: "wat erop staat", en: "what is written on it")
    }
  }

  /// Animals, characters and people in exercises; and those who play a part.
  private func weighInvention(
    _ expression: NameExpression, _ profile: NameReading.Profile, into score: inout NameScore
  ) {
    guard expression.form == .first || expression.form == .nickname else { return }
    let invented = InventedNames(names)
    if invented.isPlayer(expression.tokens) {
      score.add(2.5, nl: "speelt een rol", en: "plays a part")
      return
    }
    switch invented.sort(of: expression.tokens) {
    case .animal: score.add(-9, nl: "de naam van een dier", en: "an animal's name")
    case .character: score.add(-9, nl: "iemand uit een verhaal", en: "somebody in a story")
    case .exercise: score.add(-9, nl: "iemand uit een opgave", en: "somebody in an exercise")
    case nil: break
    }
    if names.topics.tellOfPet, NameCues.cue(before: expression.tokens.lowerBound, tokens) == nil,
      expression.tokens.lowerBound == 0 || !Self.greetings.contains(tokens[expression.tokens.lowerBound - 1])
    {
      score.add(-5, nl: "het bericht gaat over een huisdier", en: "the post is about a pet")
    }
    if expression.tokens.upperBound < tokens.count, Self.reigning.contains(tokens[expression.tokens.upperBound]),
      tokens[expression.tokens.upperBound].sentence == tokens[expression.tokens.lowerBound].sentence,
      tokens[expression.tokens.upperBound].before == [.space]
    {
      score.add(-5, nl: "een vorst of heilige", en: "a monarch or saint")
    }
    if isOfOld(expression.tokens.upperBound) {
      score.add(-5, nl: "iemand uit een verhaal of van vroeger", en: "somebody of a story or the past")
    }
    if isNewOne(expression.tokens.lowerBound) {
      score.add(-4, nl: "vergeleken met een bekende", en: "likened to somebody known")
    }
    if expression.owners.isEmpty, isBehindCapital(expression.tokens.lowerBound) {
      score.add(-2.5, nl: "deel van een langere naam", en: "part of a longer name")
    }
    if profile.capitalSaysNothing, isExplained(expression.tokens.upperBound) {
      score.add(-6, nl: "het woord wordt uitgelegd", en: "the word is explained")
    }
  }

  /// `de naam Jansen komt van Jan`.
  private func isNameSpokenOf(_ first: Int) -> Bool {
    first > 1 && tokens[first].before.isSubset(of: [.space, .quote]) && Self.nameWords.contains(tokens[first - 1])
      && Self.the.contains(tokens[first - 2]) && tokens[first - 2].sentence == tokens[first].sentence
  }

  private static let nameWords = WordSet("naam achternaam voornaam familienaam jongensnaam meisjesnaam")
  private static let reigning = WordSet("koning koningin keizer keizerin stadhouder paus")

  /// `wie wordt de nieuwe Sven`.
  private func isNewOne(_ first: Int) -> Bool {
    first > 1 && tokens[first].before == [.space] && Self.newest.contains(tokens[first - 1])
      && Self.theOne.contains(tokens[first - 2])
  }

  /// `Checkpoint Charlie`, `Sweet Caroline`: a capitalised word that is no name stands before it inside a sentence.
  private func isBehindCapital(_ first: Int) -> Bool {
    guard first > 1, tokens[first].before == [.space], tokens[first - 1].sentence == tokens[first].sentence,
      !tokens.opensSentence(first - 1), tokens[first - 1].kind == .word, tokens[first - 1].before == [.space]
    else { return false }
    let before = names.profiles[first - 1]
    return before.isCapitalized && before.firstName == nil && before.claims.isEmpty && !before.isPrefix
      && NameCues.cue(before: first, tokens) == nil && !Self.greetings.contains(tokens[first - 1])
      && PersonWords.word(tokens[first - 1]) == nil && !tokens[first - 1].shape.contains(.allCaps)
  }

  private static let newest = WordSet("nieuwe volgende tweede ware moderne hollandse nederlandse echte")
  private static let theOne = WordSet("de een")

  /// `Esther was een moedige koningin`.
  private func isOfOld(_ next: Int) -> Bool {
    guard next + 2 < tokens.count, Self.explaining.contains(tokens[next]), Self.an.contains(tokens[next + 1]) else {
      return false
    }
    return (next + 2..<min(next + 5, tokens.count)).contains {
      Self.ofOld.contains(tokens[$0]) && tokens[$0].sentence == tokens[next].sentence
    }
  }

  /// `Roos is een kleur`, `Amber is versteende hars`.
  private func isExplained(_ next: Int) -> Bool {
    guard next + 1 < tokens.count, Self.explaining.contains(tokens[next]) else { return false }
    return (next + 1..<min(next + 7, tokens.count)).contains {
      Self.things.contains(tokens[$0]) && tokens[$0].sentence == tokens[next].sentence
    }
  }

  /// `de moeder van Lars, Willemijn, …` and `Marloes (moeder van Bo)`: a grown-up, whoever else bears the name.
  func isSomebodysRelative(_ name: Range<Int>) -> Bool {
    let sentence = tokens.sentence(of: name.lowerBound).tokens
    var next = name.upperBound
    if next + 1 < sentence.upperBound, Self.ofWhom.contains(tokens[next]) {
      let service =
        Self.the.contains(tokens[next + 1]) || Self.determiners.contains(tokens[next + 1]) ? next + 2 : next + 1
      if service < sentence.upperBound, Self.services.contains(tokens[service]) { return true }
    }
    if next < sentence.upperBound, !tokens[next].before.isDisjoint(with: [.comma, .openBracket, .dash]) {
      if Self.determiners.contains(tokens[next]) { next += 1 }
      if next + 1 < sentence.upperBound, Self.grownUps.contains(tokens[next]), Self.ofWhom.contains(tokens[next + 1]) {
        return true
      }
    }
    let near = max(sentence.lowerBound, name.lowerBound - 24)..<name.lowerBound
    if near.contains(where: { Self.boards.contains(tokens[$0]) }),
      near.contains(where: { Self.consists.contains(tokens[$0]) })
    {
      return true
    }
    guard name.lowerBound > sentence.lowerBound, tokens[name.lowerBound].before.contains(.comma) else { return false }
    let from = max(sentence.lowerBound, name.lowerBound - 6)
    return (from..<name.lowerBound).contains { token in
      Self.grownUps.contains(tokens[token]) && token + 1 < name.lowerBound && Self.ofWhom.contains(tokens[token + 1])
        && (token + 2..<name.lowerBound).allSatisfy {
          names.profiles[$0].isPrefix || !names.profiles[$0].claims.isEmpty || names.profiles[$0].isCapitalized
        }
        && !(token + 2..<name.lowerBound).contains { tokens[$0].before.contains(.comma) }
    }
  }

  /// `Max uit 3A`, `de klas van Max`, `onze Max`: somebody of the school, whoever else is called so.
  func isOfSchool(_ name: Range<Int>) -> Bool {
    let (first, next) = (name.lowerBound, name.upperBound)
    if next < tokens.count, tokens[next].sentence == tokens[first].sentence, groupFollows(next) { return true }
    guard first > 0, tokens[first].before == [.space], tokens[first - 1].sentence == tokens[first].sentence else {
      return false
    }
    if Self.possessives.contains(tokens[first - 1]) { return true }
    return first > 1 && Self.ofWhom.contains(tokens[first - 1])
      && (Self.groups.contains(tokens[first - 2]) || Self.belongings.contains(tokens[first - 2]))
  }

  private func isBesidePlace(_ other: Range<Int>, _ expression: Range<Int>) -> Bool {
    names.profiles[other.lowerBound].isPlaceOrBrand && isInList(expression, [other])
  }

  private func weighCase(_ profile: NameReading.Profile, into score: inout NameScore) {
    if profile.isCapitalized {
      if profile.capitalSaysNothing {
        if !profile.isOrdinary, profile.firstName != nil, profile.claims.isEmpty {
          score.add(1.1, nl: "geen gewoon woord", en: "no ordinary word")
        } else if profile.isOrdinary {
          score.add(
            profile.isCommon ? -1.2 : -0.6, nl: "gewoon woord aan het begin van een zin",
            en: "ordinary word opening a sentence")
        }
      } else if profile.isOrdinary {
        score.add(1.6, nl: "hoofdletter midden in de zin", en: "capital inside the sentence")
      } else {
        score.add(1.0, nl: "hoofdletter midden in de zin", en: "capital inside the sentence")
      }
    } else if profile.isOrdinary {
      score.add(
        names.ignoresCase
          ? (profile.isCommon || profile.claims.isEmpty && profile.firstName ?? 0 < 1000 ? -1.8 : -1) : -3.2,
        nl: "gewoon woord met kleine letter", en: "ordinary word in small letters")
    } else if !names.ignoresCase {
      score.add(-0.4, nl: "kleine letter", en: "small letter")
    }
    if profile.isPlaceOrBrand { score.add(-1.0, nl: "ook een plaats of merk", en: "also a place or brand") }
  }

  private func weighLeft(of first: Int, _ profile: NameReading.Profile, into score: inout NameScore) {
    // `mijn dochter wil`: an ordinary word in small letters is no name because a child stands before it.
    let isPlainWord = profile.isOrdinary && !profile.isCapitalized
    switch isPlainWord ? nil : NameCues.cue(before: first, tokens) {
    case .title: score.add(3.5, nl: "na een aanspreekvorm", en: "after a form of address")
    case .family: score.add(4, nl: "na het woord familie", en: "after the word family")
    case .child: score.add(3, nl: "na een woord voor een kind of leerling", en: "after a word for a child or pupil")
    case .relative: score.add(2.6, nl: "na een woord voor een familielid of bekende", en: "after a word for a relative")
    case nil: break
    }
    guard first > 0, tokens[first - 1].sentence == tokens[first].sentence else { return }
    let previous = tokens[first - 1]
    if tokens[first].before.contains(.comma), NameCues.titles.contains(previous), tokens.after(first).contains(.comma),
      profile.surname != nil || profile.firstName != nil
    {
      score.add(3.5, nl: "bij een functie, tussen komma's", en: "beside a position, between commas")
    }
    let joined = tokens[first].before.isSubset(of: [.space])
    if joined, first > 1, !profile.claims.isEmpty, Self.ofWhom.contains(previous),
      Self.belongings.contains(tokens[first - 2]), profile.surname == nil || profile.firstName != nil
    {
      score.add(profile.isCapitalized ? 1 : 3.4, nl: "iets van die persoon", en: "something of that person's")
    }
    if joined, profile.isPlaceOrBrand, Self.whereabouts.contains(previous) {
      score.add(-2.5, nl: "na een voorzetsel dat bij plaatsen hoort", en: "after a preposition used with places")
    }
    if joined, profile.isOrdinary, first > 1, Self.copulas.contains(previous), Self.subjects.contains(tokens[first - 2])
    {
      let isMeant = profile.isCapitalized && last(of: first) && !profile.claims.isEmpty
      score.add(isMeant ? 0 : -3, nl: "na het is of wordt", en: "after it is or becomes")
    }
    if joined, Self.possessives.contains(previous), profile.isCapitalized,
      !profile.isCommon || profile.claims.isEmpty == false
    {
      score.add(0.4, nl: "na onze of mijn", en: "after our or my")
    } else if joined, Self.the.contains(previous), profile.isCapitalized, profile.surname != nil,
      Array(tokens.keyBytes(first)).hasSuffix("'s")
    {
      score.add(3.4, nl: "een familie: de, met 's", en: "a family: the, with 's")
    } else if joined, Self.determiners.contains(previous) {
      let isJoint = Self.joints.contains(previous) && profile.isCapitalized && !profile.claims.isEmpty
      let weight = isJoint ? 0 : profile.isOrdinary ? -3.4 : -0.6
      score.add(weight, nl: "na een lidwoord", en: "after an article")
    } else if Self.greetings.contains(previous) {
      score.add(2.2, nl: "na een groet", en: "after a greeting")
    } else if joined, Self.companions.contains(previous), profile.isCapitalized || !profile.isOrdinary {
      score.add(0.9, nl: "na een voorzetsel dat bij personen hoort", en: "after a preposition used with persons")
    } else if joined, names.ignoresCase, tokens.opensSentence(first - 1), Self.verbs.contains(previous) {
      score.add(2, nl: "na het werkwoord van een vraag", en: "after the verb of a question")
    } else if joined, Self.naming.contains(previous) {
      score.add(2.2, nl: "na heet of genaamd", en: "after is called")
    }
  }

  private func weighRight(
    of last: Int, _ profile: NameReading.Profile, _ expression: NameExpression, into score: inout NameScore
  ) {
    let next = last + 1
    guard next < tokens.count, tokens[next].sentence == tokens[last].sentence else { return }
    let joined = tokens[next].before.isSubset(of: [.space])
    if tokens[next].before == [.hyphen], !tokens[next].shape.contains(.capitalized),
      names.profiles[next].claims.isEmpty || profile.isCapitalized, tokens[next].kind == .word
    {
      score.add(-3.5, nl: "eerste deel van een samenstelling", en: "first part of a compound")
    }
    if joined, next + 1 < tokens.count, Self.conjunctions.contains(tokens[next]),
      Self.possessivePronouns.contains(tokens[next + 1])
        || next + 2 < tokens.count && Self.the.contains(tokens[next + 1]) && Self.others.contains(tokens[next + 2]),
      profile.isCapitalized
    {
      score.add(1.4, nl: "een bezittelijk woord volgt", en: "a possessive word follows")
    }
    if profile.isOrdinary, profile.capitalSaysNothing, joined, next + 1 < tokens.count,
      Self.conjunctions.contains(tokens[next]), isPlainWord(next + 1)
    {
      score.add(-1.6, nl: "en een gewoon woord volgen", en: "and an ordinary word follow")
    }
    if profile.change == .possessive, joined, !Self.small.contains(tokens[next]), !isFiniteVerb(next),
      !tokens[next].shape.contains(.capitalized),
      profile.isCapitalized, tokens.keyBytes(next).count > 2,
      names.reading.lexicon.words.contains(tokens.keyBytes(next))
    {
      score.add(1.0, nl: "een zelfstandig woord volgt op de s", en: "a noun follows the possessive s")
    }
    if tokens[next].before.contains(.comma), profile.isCapitalized, isSpokenTo(after: next) {
      score.add(2.4, nl: "wordt aangesproken", en: "is spoken to")
    }
    if expression.form == .surname, !expression.owners.isEmpty, isBehindUnknownName(expression.tokens.lowerBound) {
      score.add(-3, nl: "achternaam van een ander", en: "somebody else's surname")
    }
    if !profile.isCapitalized, !names.ignoresCase, joined, last > 0, Self.articles.contains(tokens[last - 1]),
      isPlainWord(next)
    {
      score.add(-2.5, nl: "lidwoord ervoor en een gewoon woord erachter", en: "between an article and an ordinary word")
    }
    if profile.isCapitalized, last > 1, Self.times.contains(tokens[last - 1]), tokens[last].before == [.space],
      tokens[last - 2].kind == .number || Self.determiners.contains(tokens[last - 2])
    {
      score.add(-4, nl: "zo vaak geteld", en: "counted so many times")
    }
    if expression.form == .surname, expression.owners.isEmpty, joined, tokens[next].shape.contains(.capitalized) {
      score.add(-1.8, nl: "deel van een langere naam", en: "part of a longer name")
    }
    if joined, isFiniteVerb(next) {
      let afterArticle = last > 0 && Self.determiners.contains(tokens[last - 1])
      if !afterArticle { score.add(profile.isCapitalized ? 2.2 : 1.2, nl: "een werkwoord volgt", en: "a verb follows") }
    }
    if joined, Self.imperatives.contains(tokens[next]), tokens.opensSentence(last),
      (next + 1..<min(next + 9, tokens.count)).contains(where: { Self.secondPersons.contains(tokens[$0]) })
    {
      score.add(2, nl: "wordt aangesproken", en: "is spoken to")
    }
    if joined, Self.secondPersons.contains(tokens[next]) || Self.firstPersons.contains(tokens[next]),
      !profile.isOrdinary
    {
      score.add(1.6, nl: "wordt aangesproken", en: "is spoken to")
    }
    if joined, Self.possessivePronouns.contains(tokens[next]), !profile.isOrdinary || profile.isCapitalized {
      score.add(1.4, nl: "een bezittelijk woord volgt", en: "a possessive word follows")
    }
    if joined, next + 1 < tokens.count, Self.secondPersonVerbs.contains(tokens[next]),
      Self.secondPersons.contains(tokens[next + 1])
    {
      if profile.isOrdinary, profile.capitalSaysNothing, Self.modals.contains(tokens[next]),
        !tokens.sentence(of: last).end.contains(.question)
      {
        score.add(-1.4, nl: "staat vooraan als voorwerp", en: "stands in front as an object")
      } else {
        score.add(2.4, nl: "wordt aangesproken", en: "is spoken to")
      }
    }
    if profile.isOrdinary, tokens[next].before == [.comma, .space], isOrdinarySmall(next) {
      score.add(-2, nl: "staat in een rij gewone woorden", en: "stands in a row of ordinary words")
    }
    if dayFollows(next) {
      score.add(1.2, nl: "een dag volgt", en: "a day follows")
    }
    if groupFollows(next) { score.add(3, nl: "de groep of klas volgt", en: "the group or class follows") }
    if joined, next + 1 < tokens.count, Self.verbs.contains(tokens[next]), Self.states.contains(tokens[next + 1]) {
      score.add(
        1.4, nl: "jarig, ziek, geslaagd of iets dergelijks volgt", en: "birthday, ill, passed or the like follows")
    }
    if tokens.after(last).contains(.openBracket), next < tokens.count, isAgeOrGroup(next) {
      score.add(2, nl: "leeftijd of klas tussen haakjes", en: "age or class in brackets")
    }
  }

  /// `Ruy López`: a capitalised word that is no Dutch word and nobody's first name stands before the surname.
  private func isBehindUnknownName(_ first: Int) -> Bool {
    guard first > 0, tokens[first].before == [.space], tokens[first - 1].sentence == tokens[first].sentence,
      tokens[first - 1].kind == .word, tokens.keyBytes(first - 1).count > 1
    else { return false }
    let before = names.profiles[first - 1]
    return before.isCapitalized && !before.isOrdinary && !before.isPrefix && before.claims.isEmpty
      && !NameCues.titles.contains(tokens[first - 1]) && !NameCues.families.contains(tokens[first - 1])
      && !tokens[first - 1].shape.contains(.allCaps)
  }

  /// Whether the bearer of a name, or of the row that it stands in, does what is done on a stage or in class: `Maria speelt`,
  /// `toen las David`, so that it is no story's Maria.
  static func isPerforming(_ name: Range<Int>, _ tokens: TokenBuffer) -> Bool {
    let sentence = tokens.sentence(of: name.lowerBound).tokens
    if name.lowerBound > sentence.lowerBound, performing.contains(tokens[name.lowerBound - 1]) { return true }
    var end = name.upperBound
    while end < sentence.upperBound, end < name.upperBound + 10,
      tokens[end].shape.contains(.capitalized) || conjunctions.contains(tokens[end])
    {
      end += 1
    }
    return end < sentence.upperBound && performing.contains(tokens[end])
  }

  /// The same, and other things that readers, players and makers do: `Kevin kreeg de hoofdrol`.
  static func isTakingPart(_ name: Range<Int>, _ tokens: TokenBuffer) -> Bool {
    if isPerforming(name, tokens) { return true }
    let next = name.upperBound
    return next < tokens.count && tokens[next].sentence == tokens[name.lowerBound].sentence
      && takingPart.contains(tokens[next])
  }

  private static let performing = WordSet(
    """
    speelt speelde spelen speelden zingt zong zingen zongen danst danste dansen dansten leest las lazen voorgelezen oefent
    oefende oefenen scoorde trakteert trakteerde tekende presenteerde presenteerden verzorgt verzorgde verzorgden verzorgen
    opende openden begeleidde begeleidden
    """)
  private static let takingPart = WordSet(
    """
    kreeg krijgt kregen mag mocht won wint maakte maakten vertelde vertelden hield houdt deed deden hielp hielpen bedacht
    bedachten schreef schreven haalde haalden sprak spraken droeg droegen
    """)
  private static let articles = WordSet("de het een")
  private static let times = WordSet("keer maal")

  /// `het was Sara die dat bedacht`.
  private func last(of name: Int) -> Bool {
    name + 1 < tokens.count && Self.joints.contains(tokens[name + 1]) && tokens[name + 1].before == [.space]
  }

  /// An ordinary word in small letters that is no article, pronoun or person.
  private func isPlainWord(_ token: Int) -> Bool {
    !tokens[token].shape.contains(.capitalized) && !Self.determiners.contains(tokens[token])
      && !Self.secondPersons.contains(tokens[token]) && !Self.firstPersons.contains(tokens[token])
      && PersonWords.word(tokens[token]) == nil && tokens[token].kind == .word
      && names.reading.lexicon.words.contains(tokens.keyBytes(token))
  }

  /// `Lente, wat heb je mooi gezongen`: you, soon after the comma, in a clause that opens as such clauses do.
  private func isSpokenTo(after token: Int) -> Bool {
    guard Self.addressing.contains(tokens[token]) else { return false }
    return (token..<min(token + 5, tokens.count)).contains {
      Self.secondPersons.contains(tokens[$0]) && tokens[$0].sentence == tokens[token].sentence
    }
  }

  /// An ordinary noun in small letters with a comma behind it, as in a list of things.
  private func isOrdinarySmall(_ token: Int) -> Bool {
    !tokens[token].shape.contains(.capitalized) && tokens.after(token).contains(.comma)
      && names.reading.lexicon.words.contains(tokens.keyBytes(token))
  }

  /// A verb in the singular: a common one, or a form in -t, -de or -te whose infinitive is a Dutch word.
  private func isFiniteVerb(_ token: Int) -> Bool {
    if Self.verbs.contains(tokens[token]) { return true }
    let key = Array(tokens.keyBytes(token))
    guard key.count > 3, !tokens[token].shape.contains(.capitalized) else { return false }
    let stems =
      key.hasSuffix("de") || key.hasSuffix("te")
      ? [Array(key.dropLast(2))] : key.hasSuffix("t") ? [Array(key.dropLast())] : []
    return stems.contains { stem in
      let infinitive = Inflection.lengthened(stem) + Array("en".utf8)
      return names.reading.lexicon.words.contains(infinitive[...])
    }
  }

  /// `op 4 december`.
  private func dayFollows(_ token: Int) -> Bool {
    token + 1 < tokens.count && Self.on.contains(tokens[token]) && tokens[token + 1].kind == .number
      && tokens.keyBytes(token + 1).count <= 2
  }

  /// `uit groep 6`, `van 3B`, `(groep 4)`.
  private func groupFollows(_ token: Int) -> Bool {
    var next = token
    if Self.from.contains(tokens[next]) { next += 1 }
    if next < tokens.count, tokens[next].sentence == tokens[token].sentence, Self.groups.contains(tokens[next]) {
      return next + 1 < tokens.count && isGroupLabel(next + 1)
    }
    return next > token && next < tokens.count && isGroupLabel(next) && tokens[next].kind == .word
  }

  private func isGroupLabel(_ token: Int) -> Bool {
    let key = tokens.keyBytes(token)
    guard key.count <= 4, let first = key.first else { return false }
    return (first &- 48 < 10 && key.count <= 3) || (tokens[token].shape.contains(.hasDigit))
  }

  private func isAgeOrGroup(_ token: Int) -> Bool { isGroupLabel(token) || Self.groups.contains(tokens[token]) }

  /// Whether a neighbour, over a comma, `en` or `&`, is a name too.
  private func isInList(_ expression: Range<Int>, _ others: [Range<Int>]) -> Bool {
    others.contains { other in
      if other.lowerBound >= expression.upperBound { return isListJoint(expression.upperBound, other.lowerBound) }
      if other.upperBound <= expression.lowerBound { return isListJoint(other.upperBound, expression.lowerBound) }
      return false
    }
  }

  /// `wijs, koen en trouw`: small letters, and what stands next to it in the row is small and ordinary too.
  private func isAmongOrdinary(_ name: Range<Int>) -> Bool {
    let (before, after) = (name.lowerBound - 1, name.upperBound + 1)
    return before >= 0 && names.profiles[before].isOrdinary && !names.profiles[before].isCapitalized
      || before >= 0 && tokens.opensSentence(before) && names.profiles[before].isOrdinary
      || after < tokens.count && names.profiles[after].isOrdinary && !names.profiles[after].isCapitalized
  }

  private func isListJoint(_ end: Int, _ start: Int) -> Bool {
    guard start < tokens.count, end < tokens.count, tokens[start].sentence == tokens[end - 1].sentence else {
      return false
    }
    if start == end { return !tokens[start].before.isDisjoint(with: [.comma, .slash, .other]) }
    return start == end + 1 && Self.conjunctions.contains(tokens[end])
  }

  static let determiners = WordSet(
    """
    de het een deze die dat dit geen elke iedere welke zo'n mijn jouw zijn haar hun onze ons uw 'n twee drie vier vijf zes
    zeven acht negen tien veel alle beide enkele sommige andere eigen mooie lekkere rode witte gele roze kleine grote verse
    nieuwe oude eerste laatste volgende vorige hele halve
    """)
  private static let whereabouts = WordSet("in naar uit te vanuit richting rond omgeving")
  private static let copulas = WordSet("is was wordt werd lijkt blijft")
  private static let subjects = WordSet("het dit dat nu al")
  private static let possessives = WordSet("onze ons mijn mn m'n")
  static let greetings = WordSet(
    """
    hoi hey hee hé heey hallo dag beste lieve dear yo hai goedemorgen goedemiddag gefeliciteerd hoera bedankt dankjewel
    dank groetjes groeten groet gr grtjes grtz mvg liefs sorry welkom proficiat succes topper kanjer bravo hulde knap
    """)
  private static let companions = WordSet("met van voor aan door tegen bij namens over en dat omdat want of als")
  private static let naming = WordSet("heet heette genaamd heten noemde noemen")
  static let verbs = WordSet(
    """
    is was heeft had gaat ging kan kon wil wilde wou mag mocht moet moest doet deed zit zat staat stond ligt lag komt kwam
    krijgt kreeg vindt vond wint won zei zegt vraagt vroeg vertelt vertelde schreef schrijft leest las speelt speelde werkt
    werkte woont woonde loopt liep rent rende fietst fietste zwemt zwom maakt maakte haalt haalde geeft gaf neemt nam
    begint begon blijft bleef huilt huilde lacht lachte viel valt brak breekt mist miste zingt zong danst danste wordt werd
    heet heette helpt hielp leert leerde weet wist kent kende durft durfde ziet zag hoort hoorde denkt dacht eet at drinkt
    dronk slaapt sliep slaagt slaagde scoort scoorde stopt stopte verhuist verhuisde vertrekt vertrok bracht brengt heb
    zal zou ga kom doe hoeft hoefde snapt houdt hield voelt voelde sprong springt bedacht won't treedt trad bouwt bouwde
    verloor verliest vertelt presenteerde presenteert las trakteert trakteerde vierde viert verkleedde
    """)
  private static let possessivePronouns = WordSet("zn z'n zijn d'r haar dr")
  private static let secondPersonVerbs = WordSet("kun kan wil heb ben weet zou mag ga kom vind denk moet zal doe snap")
  /// Behind an ordinary word: `Moes kun je ervan maken`.
  private static let modals = WordSet("kun kan mag moet zou heb")
  private static let firstPersons = WordSet("ik wij we")
  private static let secondPersons = WordSet("je jij jou u jullie")
  private static let states = WordSet(
    """
    jarig ziek afwezig geslaagd gezakt verhuisd geboren overleden ook weer altijd nooit vandaag gisteren morgen heel erg zo
    kampioen klaar thuis boos blij verdrietig trots bang gepest geschorst
    """)
  private static let on = WordSet("op")
  private static let from = WordSet("uit van in")
  static let groups = WordSet("groep klas brugklas leerjaar gr kl groep/klas")
  private static let grownUps = WordSet(
    "moeder vader mama papa ouder opa oma stiefvader stiefmoeder pleegmoeder pleegvader oppas tante oom voogd mam pap")
  private static let ofWhom = WordSet("van v")
  private static let the = WordSet("de die onze")
  private static let that = TokenHash(Array("die".utf8))
  private static let boards = WordSet(
    "ouderraad oudercommissie ouderraadsleden klassenouders hulpouders leesouders overblijfkrachten collega's team mr")
  private static let consists = WordSet("bestaat bestaan verwelkomen")
  /// Where adults work: `Fatima van de overblijf`.
  private static let services = WordSet(
    """
    overblijf administratie bso tso receptie kantine schoonmaak bibliotheek bieb ouderraad oudercommissie or mr gmr opvang ggd
    gemeente balie keuken catering luizenbrigade conciërgerie medezeggenschapsraad activiteitencommissie technasium directie
    logopedie thuiszorg peuterspeelzaal kinderopvang verkeersbrigade
    """)
  private static let imperatives = WordSet("doe hou houd kom ga stop kijk luister zeg bel app stuur wacht rustig")
  private static let belongings = WordSet(
    """
    knuffel jas tas rugzak fiets step beker broodtrommel tekening schrift agenda telefoon broer broertje zus zusje moeder
    vader mama papa oma opa vriend vriendin verjaardag kamer gymtas bril sleutel muts sjaal want handschoen trui vest feestje
    traktatie werkstuk spreekbeurt schoen laptop
    """)
  /// Words that join clauses as well as they point.
  private static let joints = WordSet("dat die")
  private static let others = WordSet("rest anderen overige andere hele")
  private static let small = WordSet(
    "van voor met aan bij op uit in en of als dat die is was niet ook naar over om tot door maar want per tegen")
  private static let initialWords = WordSet("initialen initiaal voorletters beginletters letters afkorting")
  private static let labels = WordSet("naam label labeltje merkje naamlabel tas gymtas jas erop erin staat")
  private static let an = WordSet("een de geen")
  private static let ofOld = WordSet(
    """
    koning koningin keizer keizerin profeet farao apostel discipel ridder slaaf slavin ontdekkingsreiziger zeerover zeeheld
    verzetsheld verzetsstrijder verzetsstrijdster uitvinder wiskundige filosoof geleerde godin halfgod romein griek germaan
    prinses zoutpilaar hoofdpersoon hoofdpersonage personage romanfiguur romanpersonage tovenaar heks draak herderin herder
    """)
  private static let explaining = WordSet("is zijn was waren betekent")
  private static let things = WordSet(
    """
    kleur tint bloem plant struik boom vogel dier insect vis soort naam woord maand seizoen jaargetijde deel begrip term steen
    hars edelsteen verdieping grond metaal getij weer beroep vak ras hond kat paard planeet eiland plaats stad dorp rivier
    bloemen planten vogels dieren vissen bomen onderdeel eenheid munt stof gas kruid vrucht roofvogel zangvogel zoogdier afkorting achternaam voornaam jongensnaam meisjesnaam
    """)
  private static let addressing = WordSet(
    "kom ga weet zie mag wat je jij bedankt dank hoe kun kan wil waar wij we heb gefeliciteerd proficiat ben jouw jullie zet doe hou laat super"
  )
  private static let conjunctions = WordSet("en of & met plus")
}
