internal import Text

/// When a word for an illness, faith or family matter says nothing about anybody.
struct FactorSilence {
  let reading: Reading
  private var tokens: TokenBuffer { reading.tokens }

  init(_ reading: Reading) { self.reading = reading }

  func silences(_ candidate: FactorCandidate) -> Bool {
    let words = candidate.tokens
    let sentence = tokens.sentence(of: words.lowerBound).tokens
    return isTopic(words, sentence) || isCompound(words, sentence) || isInsult(words, sentence)
      || isAnimals(words, sentence) || candidate.source != .pattern && isDenied(words, sentence)
      || isAcronymInDisguise(candidate) || isIdiom(words, sentence)
      || candidate.kind == .fysiek
        && (max(sentence.lowerBound, words.lowerBound - 10)..<words.lowerBound).contains {
          SilentWords.onAverage.contains(tokens[$0])
        }
  }

  /// `een les over diabetes`, `de Week van het Brein`, `een training tegen faalangst`.
  private func isTopic(_ words: Range<Int>, _ sentence: Range<Int>) -> Bool {
    var token = words.lowerBound - 1
    var isAfterPreposition = false
    while token >= sentence.lowerBound, words.lowerBound - token <= 6 {
      if !tokens[token + 1].before.isDisjoint(with: [.semicolon, .colon, .fullStop, .dash, .openBracket]) {
        return false
      }
      if SilentWords.possessives.contains(tokens[token]) || isPerson(token) { return false }
      if SilentWords.about.contains(tokens[token]), words.lowerBound - token <= 4 { return true }
      if SilentWords.topicPrepositions.contains(tokens[token]) { isAfterPreposition = true }
      if isAfterPreposition, SilentWords.isTopic(tokens[token]),
        !SilentWords.spans.contains(tokens[token]) || SilentWords.ofWhat.contains(tokens[token + 1])
      {
        return true
      }
      token -= 1
    }
    return false
  }

  /// Beyond somebody in particular other things are spoken of.
  private func isPerson(_ token: Int) -> Bool {
    guard let index = reading.persons.anchor(at: token) else { return false }
    switch reading.persons.all[index].form {
    case .name, .description, .pronoun: return true
    default: return false
    }
  }

  /// `autisme-coach`, `ADHD training`.
  private func isCompound(_ words: Range<Int>, _ sentence: Range<Int>) -> Bool {
    guard words.upperBound < sentence.upperBound else { return false }
    let next = tokens[words.upperBound]
    return next.before.isSubset(of: [.hyphen, .space]) && SilentWords.isTopic(next)
  }

  /// `zo'n autist`: the word is thrown at somebody, it tells nothing.
  private func isInsult(_ words: Range<Int>, _ sentence: Range<Int>) -> Bool {
    words.lowerBound > sentence.lowerBound && SilentWords.insulting.contains(tokens[words.lowerBound - 1])
  }

  /// `onze hond is doof`, `een kat geadopteerd`.
  private func isAnimals(_ words: Range<Int>, _ sentence: Range<Int>) -> Bool {
    (max(sentence.lowerBound, words.lowerBound - 4)..<words.lowerBound).contains {
      SilentWords.animals.contains(tokens[$0])
    }
  }

  /// `blind van liefde`, `ziek van die regen`, `allergisch voor te laat komen`.
  private func isIdiom(_ words: Range<Int>, _ sentence: Range<Int>) -> Bool {
    let next = words.upperBound
    let last = words.upperBound - 1
    guard next < sentence.upperBound, tokens[next].before == [.space] else { return false }
    if SilentWords.senses.contains(tokens[last]) {
      return SilentWords.figurative.contains(tokens[next])
    }
    let allergic = words.last { SilentWords.allergic.contains(tokens[$0]) }
    guard let allergic, allergic + 2 < sentence.upperBound else { return false }
    let what = tokens[allergic + 1].hash == TokenHash("voor") ? allergic + 2 : allergic + 1
    return SilentWords.noAllergen.contains(tokens[what])
  }

  private func isDenied(_ words: Range<Int>, _ sentence: Range<Int>) -> Bool {
    let from = max(sentence.lowerBound, words.lowerBound - 2)
    return (from..<words.lowerBound).contains {
      SilentWords.denials.contains(tokens[$0]) && !isBroken(between: $0, words.lowerBound)
    }
  }

  private func isBroken(between first: Int, _ last: Int) -> Bool {
    (first + 1...last).contains { !tokens[$0].before.isDisjoint(with: .clauseBreak) }
  }

  /// `ALS` is an illness, `als` a conjunction; `Pool` is a person, `pool` a game.
  private func isAcronymInDisguise(_ candidate: FactorCandidate) -> Bool {
    guard candidate.source == .term, candidate.tokens.count == 1, let token = candidate.tokens.first,
      tokens.keyBytes(token).count <= 3, !SilentWords.shortWords.contains(tokens[token])
    else { return false }
    return !tokens[token].shape.contains(.allCaps) && !tokens[token].shape.contains(.hasDigit)
  }
}

enum SilentWords {
  /// Short words of the lists that are no abbreviations, and abbreviations that are no other word.
  static let shortWords = WordSet(
    "hiv ivf soa azc gay jood doof bof rt cvs pku hsp ggz opp tlv adhd nlm tos dcd odd lvb zml")
  static let about = WordSet("over rond rondom omtrent inzake tegen aangaande betreffende")
  static let topicPrepositions = WordSet("van voor naar in met bij rond op aan door")
  static let possessives = WordSet("zijn haar z'n zn d'r hun mijn m'n mn onze ons")
  static let insulting = WordSet(
    "zo'n vieze vuile kut kk kanker tering stomme domme achterlijke fucking smerige vette zon")
  static let animals = WordSet(
    "hond hondje puppy kat katje kitten poes poesje konijn cavia hamster paard pony kip haan vis vogel papegaai schildpad dier"
  )
  static let senses = WordSet("blind doof ziek verlamd stom hees kapot")
  static let figurative = WordSet("van voor op")
  static let allergic = WordSet("allergisch allergie")
  static let noAllergen = WordSet(
    "te het dat mensen regels gezeur geklaag onzin maandag maandagen vroeg vergaderen vergaderingen zeuren liegen leugens woord die dit alles"
  )
  static let onAverage = WordSet("gemiddeld gemiddelde doorsnee")
  static let denials = WordSet("geen niet nooit noch evenmin")

  /// Stretches of time: topics only when it is told at once what of.
  static let ofWhat = WordSet("van tegen over zonder")
  static let spans = WordSet("week dag maand avond")
  static func isTopic(_ token: Token) -> Bool { topics.contains(token) }

  /// What informs, teaches, sells or collects.
  private static let topics = WordSet(
    """
    les lessen lesbrief gastles lezing lezingen podcast boek boeken boekje prentenboek documentaire film serie artikel blog
    webinar workshop cursus training trainingen trainer voorlichting spreekbeurt werkstuk presentatie thema themaweek
    themadag thema-avond week dag maand wereld congres studiedag symposium informatie informatieavond infoavond folder
    folders brochure website site onderzoek onderzoeker onderzoekers collecte inzameling actie opbrengst fonds stichting
    vereniging patiëntenvereniging belangenvereniging kenniscentrum expertisecentrum expert experts specialist deskundige
    ervaringsdeskundige coach coaches begeleider adviseur opleiding studie vak specialisatie kennis ervaring ervaringen
    tips tip advies uitleg protocol beleid beleidsplan aanpak methode project campagne strijd goede doel doelen sponsorloop
    donatie geld avond ouderavond bijeenkomst theorie definitie symptomen oorzaken aantal percentage toename stijging
    wachtlijst wachtlijsten taalklas zorg wet maatregelen debat discussie vraag vragen
    vaccin vaccinatie vaccinatiecampagne inenting prik preventie test tests team afdeling regeling subsidie aanvraag
    markt winkel feest maaltijd recept snack toneelstuk musical voorstelling liedje lied nieuws bericht geschiedenis
    tentoonstelling museum excursie bezoek gedicht strip roman dagboek hoofdpersoon personage personages verhaal
    """)
}
