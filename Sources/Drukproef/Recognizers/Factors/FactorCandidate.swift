internal import Text

/// Words that may be a factor of somebody's identity, before it is known whose.
struct FactorCandidate {
  enum Source {
    /// A word of a term list.
    case term
    /// An adjective of origin or faith: counts only beside a person, a background, or after `is`.
    case adjective
    /// A construction of a pattern file.
    case pattern
  }

  var kind: Kind
  var tokens: Range<Int>
  /// 3: tells by itself; 2: an everyday word, counted only close to a person.
  var strength: UInt8
  var source: Source
}

/// The word classes of the factor lists.
struct FactorClasses: Sendable {
  /// By the number of the class.
  private let kinds: [Kind?]
  private let adjective: WordClass?
  let background: WordClass?

  init(_ classes: WordClasses) {
    var kinds: [Kind?] = []
    for kind in Self.all {
      guard let found = classes.existing("factor-" + kind.rawValue) else { continue }
      let number = Int(found.rawValue)
      if number >= kinds.count { kinds += repeatElement(nil, count: number + 1 - kinds.count) }
      kinds[number] = kind
    }
    self.kinds = kinds
    adjective = classes.existing("factor-cultureel-bn")
    background = classes.existing("factor-achtergrond")
  }

  /// The kinds that word lists and constructions tell; dates of birth have a recognizer of their own.
  static let all: [Kind] = [.fysiek, .fysiologisch, .genetisch, .psychisch, .economisch, .cultureel, .sociaal]

  func candidate(_ hit: ClassHit) -> FactorCandidate? {
    if hit.wordClass == adjective {
      return FactorCandidate(kind: .cultureel, tokens: hit.tokens, strength: hit.strength, source: .adjective)
    }
    guard Int(hit.wordClass.rawValue) < kinds.count, let kind = kinds[Int(hit.wordClass.rawValue)] else { return nil }
    return FactorCandidate(kind: kind, tokens: hit.tokens, strength: hit.strength, source: .term)
  }
}
