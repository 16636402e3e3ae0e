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
      if last + 1 < tokens.count, tokens[last + 1].sentence == tokens[last].sentence, groupFollows(last + 1) {
        score.add(4.5, nl: "de groep of klas volgt", en: "the group or class follows")
      }
      return
    }
    weighCase(profile, into: &score)
    weighLeft(of: first, profile, into: &score)
    weighRight(of: last, profile, into: &score)
    if isInList(expression.tokens, others) {
      score.add(
        expression.form == .surname ? 0.6 : 2.2, nl: "staat in een rij met andere namen",
        en: "stands in a list of names")
    }
    if profile.isPlaceOrBrand, others.contains(where: { isBesidePlace($0, expression.tokens) }) {
      score.add(-2.2, nl: "staat in een rij met plaatsen", en: "stands in a list of places")
    }
    if profile.change == .diminutive {
      score.add(-1.5, nl: "verkleinvorm van de naam", en: "a diminutive of the name")
    }
  }

  /// `de moeder van Lars, Willemijn, …` and `Marloes (moeder van Bo)`: a grown-up, whoever else bears the name.
  func isSomebodysRelative(_ name: Range<Int>) -> Bool {
    let sentence = tokens.sentence(of: name.lowerBound).tokens
    var next = name.upperBound
    if next < sentence.upperBound, !tokens[next].before.isDisjoint(with: [.comma, .openBracket, .dash]) {
      if Self.determiners.contains(tokens[next]) { next += 1 }
      if next + 1 < sentence.upperBound, Self.grownUps.contains(tokens[next]), Self.ofWhom.contains(tokens[next + 1]) {
        return true
      }
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
        names.ignoresCase ? -1.8 : -3.2, nl: "gewoon woord met kleine letter", en: "ordinary word in small letters")
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
    let joined = tokens[first].before.isSubset(of: [.space])
    if joined, profile.isPlaceOrBrand, Self.whereabouts.contains(previous) {
      score.add(-2.5, nl: "na een voorzetsel dat bij plaatsen hoort", en: "after a preposition used with places")
    }
    if joined, profile.isOrdinary, first > 1, Self.copulas.contains(previous), Self.subjects.contains(tokens[first - 2])
    {
      score.add(-3, nl: "na het is of wordt", en: "after it is or becomes")
    }
    if joined, Self.possessives.contains(previous), profile.isCapitalized,
      !profile.isCommon || profile.claims.isEmpty == false
    {
      score.add(0.4, nl: "na onze of mijn", en: "after our or my")
    } else if joined, Self.determiners.contains(previous) {
      let weight = profile.isOrdinary ? -3.4 : -0.6
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

  private func weighRight(of last: Int, _ profile: NameReading.Profile, into score: inout NameScore) {
    let next = last + 1
    guard next < tokens.count, tokens[next].sentence == tokens[last].sentence else { return }
    let joined = tokens[next].before.isSubset(of: [.space])
    if joined, isFiniteVerb(next) {
      let afterArticle = last > 0 && Self.determiners.contains(tokens[last - 1])
      if !afterArticle { score.add(profile.isCapitalized ? 2.2 : 1.2, nl: "een werkwoord volgt", en: "a verb follows") }
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
      score.add(2.4, nl: "wordt aangesproken", en: "is spoken to")
    }
    if profile.isOrdinary, tokens[next].before == [.comma, .space], isOrdinarySmall(next) {
      score.add(-2, nl: "staat in een rij gewone woorden", en: "stands in a row of ordinary words")
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
  private static let greetings = WordSet(
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
  private static let firstPersons = WordSet("ik wij we")
  private static let secondPersons = WordSet("je jij jou u jullie")
  private static let states = WordSet(
    """
    jarig ziek afwezig geslaagd gezakt verhuisd geboren overleden ook weer altijd nooit vandaag gisteren morgen heel erg zo
    kampioen klaar thuis boos blij verdrietig trots bang gepest geschorst
    """)
  private static let from = WordSet("uit van in")
  static let groups = WordSet("groep klas brugklas leerjaar gr kl groep/klas")
  private static let grownUps = WordSet(
    "moeder vader mama papa ouder opa oma stiefvader stiefmoeder pleegmoeder pleegvader oppas tante oom voogd mam pap")
  private static let ofWhom = WordSet("van v")
  private static let conjunctions = WordSet("en of & met plus")
}
