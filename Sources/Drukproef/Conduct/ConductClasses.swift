internal import Text

/// The word classes that the code of the conduct part speaks of, looked up once.
struct ConductClasses: Sendable {
  let you: WordClass?
  let i: WordClass?
  let me: WordClass?
  let third: WordClass?
  let role: WordClass?
  let group: WordClass?
  let negation: WordClass?
  let reopening: WordClass?
  let insult: WordClass?
  let mildInsult: WordClass?
  let animalInsult: WordClass?
  let negative: WordClass?
  let attributive: WordClass?
  let leadIn: WordClass?
  let report: WordClass?
  let plea: WordClass?
  let counter: WordClass?
  let animal: WordClass?
  let thing: WordClass?
  let unnamed: WordClass?
  let name: WordClass
  let doubtfulName: WordClass
  let idiom: WordClass?
  let subordinator: WordClass?
  let positive: WordClass?
  /// They, that lot: people whom the sentence before named.
  let reference: WordClass?
  /// Words for people that tell no more than their sex.
  let sex: WordClass?
  /// Professions, ways of living, supporters: groups that no law protects.
  let profession: WordClass?
  /// Words that say what a sentence is about: each with the context that it gives.
  let contexts: [(wordClass: WordClass, context: SentenceContext)]

  init(lexicon: Lexicon) {
    let classes = lexicon.classes
    you = classes.existing("@JIJ")
    i = classes.existing("@IK")
    me = classes.existing("@MIJ")
    third = classes.existing("@HIJ")
    role = classes.existing("@ROL")
    group = classes.existing("@GROEP")
    negation = classes.existing("@NIET")
    reopening = classes.existing("@HEROPEN")
    insult = classes.existing("scheld")
    mildInsult = classes.existing("scheld.ziekte")
    animalInsult = classes.existing("scheld.dier")
    negative = classes.existing("neg")
    attributive = classes.existing("@BIJV")
    leadIn = classes.existing("@AANLOOP")
    report = classes.existing("@MELDT")
    plea = classes.existing("@HULPVRAAG")
    counter = classes.existing("@TEGENSPRAAK")
    animal = classes.existing("@BEEST")
    thing = classes.existing("@ZAAK")
    unnamed = classes.existing("@ONGENOEMD")
    name = lexicon.found.name
    doubtfulName = lexicon.found.doubtfulName
    idiom = classes.existing("@IDIOOM")
    subordinator = classes.existing("@BIJZIN")
    positive = classes.existing("positief")
    reference = classes.existing("@VERWIJS")
    sex = classes.existing("@SEKSE")
    profession = classes.existing("groep.beroep")
    contexts = SentenceContext.named.compactMap { name, context in
      classes.existing("@" + name).map { ($0, context) }
    }
  }
}

/// What a sentence is about, as far as that makes grave words innocent.
struct SentenceContext: OptionSet, Sendable {
  let rawValue: UInt16
  /// Lessons, information, prevention, rules.
  static let lesson = SentenceContext(rawValue: 1 << 0)
  static let news = SentenceContext(rawValue: 1 << 1)
  static let history = SentenceContext(rawValue: 1 << 2)
  static let sport = SentenceContext(rawValue: 1 << 3)
  static let game = SentenceContext(rawValue: 1 << 4)
  /// Books, films, plays, poems.
  static let fiction = SentenceContext(rawValue: 1 << 5)
  static let nature = SentenceContext(rawValue: 1 << 6)
  /// Help lines, reporting points, worry.
  static let help = SentenceContext(rawValue: 1 << 7)
  /// A word spoken of as a word.
  static let language = SentenceContext(rawValue: 1 << 8)
  static let kitchen = SentenceContext(rawValue: 1 << 9)
  static let charity = SentenceContext(rawValue: 1 << 10)

  static let named: [(String, SentenceContext)] = [
    ("CTX-LES", .lesson), ("CTX-NIEUWS", .news), ("CTX-GESCHIEDENIS", .history), ("CTX-SPORT", .sport),
    ("CTX-SPEL", .game), ("CTX-VERHAAL", .fiction), ("CTX-NATUUR", .nature), ("CTX-HULP", .help),
    ("CTX-TAAL", .language), ("CTX-KEUKEN", .kitchen), ("CTX-DOEL", .charity),
  ]
}
