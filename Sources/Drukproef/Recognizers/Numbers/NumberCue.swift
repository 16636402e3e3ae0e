internal import Text

/// What the words round a number say it is.
struct NumberCue {
  /// Tokens between the number and the nearest word that names its kind.
  let distance: Int?
  /// A word nearer to it says that it is a number of something else: an order, a book, a ticket.
  let isOtherNumber: Bool
  /// It is an amount of money or of something counted.
  let isQuantity: Bool

  init(of range: ProseRange, words: ContextWords, in reading: Reading, reach: Int = 14) {
    let tokens = reading.tokens.tokens(in: range)
    let first = tokens.lowerBound
    let before = reading.distance(before: first, to: words, atMost: reach)
    let last = max(first, tokens.upperBound - 1)
    let after = reading.distance(after: last, to: words, atMost: 3)
    let inside = tokens.contains { words.contains(reading.tokens.keyBytes($0)) } ? 0 : nil
    let own = inside ?? before ?? after
    let other = reading.distance(before: first, to: .otherNumbers, atMost: 8, acrossSentence: false)
    distance = own
    isOtherNumber = other.map { $0 < own ?? .max } ?? false
    isQuantity =
      reading.isAmount(range)
      || (own == nil && reading.distance(after: last, to: .units, atMost: 1) != nil)
  }
}

extension Evidence {
  static func contextWord(_ weight: Double) -> Evidence {
    Evidence(weight, nl: "een woord ernaast noemt het zo", en: "a word nearby names it")
  }

  static func elevenTest(_ count: Int) -> Evidence {
    Evidence(0.5, nl: "\(count) cijfers die de elfproef doorstaan", en: "\(count) digits that pass the eleven test")
  }
}
