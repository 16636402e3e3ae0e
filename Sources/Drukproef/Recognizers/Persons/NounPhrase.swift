internal import Text

/// The words before a noun that belong to it: determiner and adjectives.
struct NounPhrase {
  enum Determiner {
    case none, definite, indefinite, pointing, possessive, every, addressee
  }

  let start: Int
  private(set) var determiner = Determiner.none
  /// A number before the noun.
  private(set) var count: Int?
  /// `enige`, `eerste`, `maar één`.
  private(set) var isUnique = false

  init(head: Int, tokens: TokenBuffer) {
    let first = tokens.sentence(of: head).tokens.lowerBound
    var token = head
    var start = head
    while token > first, head - token < 4 {
      guard tokens[token].before.isSubset(of: [.space, .hyphen, .lineBreak, .quote, .slash]) else { break }
      let word = tokens[token - 1]
      // `die ene jongen`: the word between is no article.
      if Determiners.ene.contains(word), token - 1 > first, Determiners.determiner(tokens[token - 2]) != nil {
        token -= 1
        continue
      }
      if let found = Determiners.determiner(word) {
        determiner = found
        start = token - 1
        if let number = Determiners.number(word, tokens, token - 1) {
          count = number
          if number == 1, token - 1 > first, Determiners.isJust(token - 2, tokens) { isUnique = true }
          if token - 1 > first, let outer = Determiners.determiner(tokens[token - 2]), number > 1 {
            determiner = outer
            start = token - 2
          }
        }
        break
      }
      if Determiners.only.contains(word) { isUnique = true }
      if Determiners.stops.contains(word) || word.kind != .word && word.kind != .number { break }
      token -= 1
    }
    if determiner == .none, isUnique { determiner = .definite }
    self.start = start
  }
}

/// Articles, possessives and other small words round a noun.
enum Determiners {
  static func determiner(_ token: Token) -> NounPhrase.Determiner? {
    if definite.contains(token) { return .definite }
    if one.contains(token) || numbers.contains(token) || articles.contains(token) { return .indefinite }
    if pointing.contains(token) { return .pointing }
    if possessive.contains(token) { return .possessive }
    if every.contains(token) { return .every }
    if addressee.contains(token) { return .addressee }
    return nil
  }

  static func number(_ token: Token, _ tokens: TokenBuffer, _ index: Int) -> Int? {
    if one.contains(token) { return 1 }
    guard numbers.contains(token) else { return nil }
    return values[tokens.key(index)]
  }

  /// `maar`, `slechts` before a number; not the `maar` that opens a clause.
  static func isJust(_ token: Int, _ tokens: TokenBuffer) -> Bool {
    just.contains(tokens[token]) && tokens[token].before.isDisjoint(with: .clauseBreak) && !tokens.opensSentence(token)
  }

  static let ene = WordSet("ene")
  static let definite = WordSet("de het 't")
  static let articles = WordSet("een 'n n ene ne")
  static let one = WordSet("één 1 éen")
  static let numbers = WordSet("twee drie vier vijf 2 3 4 5 beide")
  private static let values = [
    "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "2": 2, "3": 3, "4": 4, "5": 5, "beide": 2,
  ]
  static let pointing = WordSet("die dat deze dit zulke dát díe")
  static let possessive = WordSet("mijn m'n mn onze ons zijn z'n zn haar d'r hun wiens wier diens")
  static let theirs = WordSet("zijn z'n zn haar d'r hun wiens wier diens")
  static let every = WordSet("geen elk elke ieder iedere alle sommige veel enkele welk welke menig wat zo'n enig zulk")
  static let addressee = WordSet("jouw je uw jullie jou")
  static let only = WordSet("enige enigste eerste oudste jongste grootste kleinste langste")
  static let just = WordSet("maar slechts welgeteld precies exact")
  static let afterOnly = WordSet("van die dat met in uit op zonder wiens wier")
  static let relative = WordSet("die dat wiens wier")
  static let of = WordSet("van")
  static let with = WordSet("met")
  static let predicative = WordSet("is was wordt werd blijft bleef als ben zijn blijkt")
  static let adverbs = WordSet("ook nog al nu een het de enig dus wel echt eigenlijk geen")
  /// Adjectives that stand for a person after `die`: `die lange uit 5V`.
  static let nounless = WordSet(
    """
    ene lange kleine grote nieuwe dikke dunne blonde blond rooie rode rosse rossige donkere stille drukke magere brutale
    bleke slome slimme gekke rare mollige roodharige stotterende langste kleinste oudste jongste
    """)
  static let mine = WordSet("mijn m'n mn")
  static let our = WordSet("onze ons mijn m'n mn de het deze dezelfde die haar zijn hun")
  static let placePrepositions = WordSet("uit van in op bij")
  static let inside = WordSet("in uit van bij binnen")
  static let schoolPlaces = WordSet(
    "klas groep school team dorp straat buurt mentorklas jaarlaag examenklas kleuterklas brugklas schooltje bus elftal")
  /// No adjectives: a phrase does not reach past them.
  static let stops = WordSet(
    """
    aan achter af als ben bij binnen boven buiten dan door dus en er gaat had hebben heeft hem hen het hij hoe ik in is ja je
    kan komt kon krijgt liet maar met mij moet mocht na naar naast niet nog of om omdat onder ons op over per rond sinds te
    tegen terwijl toen tot tussen uit u van vanaf via volgens voor waar want waren was wat we werd wie wij wil worden wordt
    zal ze zich zij zit zitten zoals zonder zou zullen ook al wel nu hier daar toch eens misschien weet zag ziet hoor kent
    """)
}
