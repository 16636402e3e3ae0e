/// Somebody whom a sentence speaks of: the words that stand for a person, and what they say of who it is.
package struct PersonAnchor: Sendable {
  package enum Form: Sendable {
    /// A private person's name.
    case name
    /// `haar moeder`, `mijn zoon`, `de vader van Sem`: known by whose they are.
    case relative
    /// `dat jongetje uit groep 3`, `de enige leerling`, `onze conciërge`: one in particular.
    case description
    /// `hij`, `haar`, `hun`: stands for another anchor.
    case pronoun
    /// The writer, alone or with others: `ik`, `ons`.
    case author
    /// Whoever reads: `jij`, `u`, `jullie`.
    case addressee
    /// `kinderen`, `onze leerlingen`: several, none in particular.
    case group
    /// `een kind`, `iemand`, `wie`: one, none in particular.
    case someone
  }

  /// How easily readers find out who is meant.
  package enum Recognisability: Int, Sendable, Comparable {
    /// Nobody in particular.
    case none
    /// The writer, who gives no name.
    case author
    /// Known to whoever knows the writer: `mijn zoon`.
    case authorsOwn
    /// No name, yet one in particular: `dat jongetje uit groep 3`.
    case singledOut
    case named

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  /// From the determiner to the last word of the noun phrase.
  package var tokens: Range<Int>
  /// The noun, pronoun or first word of the name.
  package var head: Int
  package var form: Form
  package var sex: Pupil.Sex?
  /// A pupil or another child; nil when the words do not say.
  package var isChild: Bool?
  /// How many persons; 1 for one.
  package var count = 1
  /// `de enige`, `maar één`: nobody else fits.
  package var isUnique = false
  /// `die`, `dat`, `deze`: the reader is thought to know who.
  package var isPointedAt = false
  /// `het meisje uit groep 6 dat …`: one whom a clause tells apart.
  package var isDefinite = false
  /// `zijn moeder`, `Sems autisme`: stands as possessive before a noun.
  package var isPossessive = false
  /// The anchor that a pronoun or a repeated noun stands for.
  package var antecedent: Int?
  /// Whose relative or possession it is.
  package var owner: Int?
  /// Roster rows that a name can stand for.
  package var pupils: [Int] = []

  package init(_ form: Form, _ tokens: Range<Int>, head: Int) {
    self.form = form
    self.tokens = tokens
    self.head = head
  }
}
