internal import Text

/// Pronouns that stand for people.
enum Pronouns {
  struct Word: Sendable {
    var form: PersonAnchor.Form
    var sex: Pupil.Sex?
    var isPlural = false
    var isPossessive = false
  }

  static func word(_ token: Token) -> Word? { all[token.hash] }

  private static let all: TokenTable<Word> = {
    var words = TokenTable<Word>()
    func add(_ list: String, _ word: Word) {
      for pronoun in list.split(separator: " ") { words[TokenHash(String(pronoun))] = word }
    }
    add("hij hem ie 'm hemzelf", Word(form: .pronoun, sex: .boy))
    add("zijn z'n zn", Word(form: .pronoun, sex: .boy, isPossessive: true))
    add("diens wiens wier", Word(form: .pronoun, isPossessive: true))
    add("zij ze haarzelf", Word(form: .pronoun, sex: .girl))
    add("haar d'r dr", Word(form: .pronoun, sex: .girl, isPossessive: true))
    add("hun", Word(form: .pronoun, isPlural: true, isPossessive: true))
    add("hen henzelf", Word(form: .pronoun, isPlural: true))
    add("die deze", Word(form: .pronoun))
    add("ik 'k ikzelf mij me mezelf", Word(form: .author))
    add("mijn m'n mn", Word(form: .author, isPossessive: true))
    add("wij we wijzelf", Word(form: .author, isPlural: true))
    add("ons onze", Word(form: .author, isPlural: true, isPossessive: true))
    add("jij je jou u jezelf uzelf", Word(form: .addressee))
    add("jouw uw", Word(form: .addressee, isPossessive: true))
    add("jullie", Word(form: .addressee, isPlural: true))
    return words
  }()

  static let isVerbToo = WordSet("zijn")
  static let isHairToo = WordSet("haar")
  static let pointing = WordSet("die deze")
  static let ze = WordSet("ze zij")
  static let beforeHair = WordSet(
    """
    haar zijn het hun mijn je z'n zn d'r rood rode blond blonde bruin bruine zwart zwarte lang lange kort korte krullend
    krullende witte wit grijs paars groen blauw roze geverfd dun dik vet wild steil mooi knalrood vlassig rossig oranje
    """)
  static let pluralSubjects = WordSet(
    "ze zij wij we jullie er dit dat wie welke beide allebei en hoe waar dus nu toch hier daar kunnen moeten zullen mogen willen te"
  )
  static let pluralVerbs = WordSet(
    """
    zijn hebben gaan wonen komen krijgen worden waren hadden kwamen gingen kregen zitten leven leefden woonden moeten kunnen
    willen mogen zullen eten doen liggen lagen scheiden vluchtten spreken bidden vasten slapen
    """)
  /// What no noun phrase starts with.
  static let notAfterPossessive = WordSet(
    """
    een de het er we ze wij zij hij ik niet ook al nu heel erg zo te op in bij met aan van voor naar alle gegaan geweest
    geworden gekomen gevlucht gescheiden dol gek blij trots verhuisd bezig aanwezig welkom vrij thuis druk uit nog hier daar
    wel vaak altijd nooit meestal sinds toen dan als die dat deze dit om over door tegen zonder onder weer vandaag morgen
    gisteren mee naar allebei beiden samen geen zeer te lief leuk op klaar goed
    """)
  /// What shows that a sentence opens with a pronoun: `Die was ontroostbaar`.
  static let verbs = WordSet(
    """
    is was heeft had gaat ging zit zat woont woonde krijgt kreeg komt kwam wordt werd kan kon moet moest mag wil wilde doet
    deed loopt liep zegt zei eet at draagt droeg slikt
    """)
  static let greetings = WordSet("groet groetjes groeten liefs gr mvg kus xx xxx groetje")
  static let amCalled = WordSet("ben heet is")
  static let myself = WordSet("ik naam")
}
