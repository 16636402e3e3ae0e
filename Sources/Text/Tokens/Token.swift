/// One word, number, handle, tag, address or emoji of a post. Punctuation is no token: it stands in ``Token/before``.
package struct Token: Sendable {
  package enum Kind: UInt8, Sendable {
    /// Letters, possibly with digits (`6b`), apostrophes (`Isa's`) or masking signs (`k*t`).
    case word
    /// Digits with the signs that numbers are written with (`06-12345678`, `10.30`, `3-2`).
    case number
    /// `@naam`; the key has no `@`.
    case handle
    /// `#naam`; the key has no `#`.
    case tag
    case email
    case url
    /// One emoji with its joiners, flags and modifiers.
    case emoji
  }

  /// What a token looks like.
  package struct Shape: OptionSet, Sendable {
    package let rawValue: UInt16
    package init(rawValue: UInt16) { self.rawValue = rawValue }
    /// The first letter is a capital.
    package static let capitalized = Shape(rawValue: 1 << 0)
    /// Two letters or more, all capitals.
    package static let allCaps = Shape(rawValue: 1 << 1)
    /// A capital after a small letter: `SanneDeVries`.
    package static let inwardCaps = Shape(rawValue: 1 << 2)
    package static let hasDigit = Shape(rawValue: 1 << 3)
    package static let nonASCII = Shape(rawValue: 1 << 4)
    /// Letters of more than one script, or of none that Dutch is written in.
    package static let foreignScript = Shape(rawValue: 1 << 5)
    /// A sign inside the word stands for a letter: `k*t`, `kl!er`.
    package static let masked = Shape(rawValue: 1 << 6)
    package static let hasApostrophe = Shape(rawValue: 1 << 7)
    /// Invisible characters stand inside the word.
    package static let hasInvisible = Shape(rawValue: 1 << 8)
    /// The key is not the word as written but what it stands for (leetspeak, spaced letters, look-alikes).
    package static let repaired = Shape(rawValue: 1 << 9)
  }

  /// What stands between the previous token and this one.
  package struct Before: OptionSet, Sendable {
    package let rawValue: UInt16
    package init(rawValue: UInt16) { self.rawValue = rawValue }
    package static let space = Before(rawValue: 1 << 0)
    package static let lineBreak = Before(rawValue: 1 << 1)
    package static let paragraph = Before(rawValue: 1 << 2)
    package static let comma = Before(rawValue: 1 << 3)
    package static let colon = Before(rawValue: 1 << 4)
    package static let semicolon = Before(rawValue: 1 << 5)
    package static let dash = Before(rawValue: 1 << 6)
    /// A hyphen with nothing else around it: `Anne-Sophie`.
    package static let hyphen = Before(rawValue: 1 << 7)
    package static let fullStop = Before(rawValue: 1 << 8)
    package static let exclamation = Before(rawValue: 1 << 9)
    package static let question = Before(rawValue: 1 << 10)
    package static let quote = Before(rawValue: 1 << 11)
    package static let openBracket = Before(rawValue: 1 << 12)
    package static let closeBracket = Before(rawValue: 1 << 13)
    package static let slash = Before(rawValue: 1 << 14)
    package static let other = Before(rawValue: 1 << 15)

    /// Signs that part a clause from the next.
    package static let clauseBreak: Before = [
      .comma, .colon, .semicolon, .dash, .fullStop, .exclamation, .question, .openBracket, .closeBracket, .paragraph,
    ]
  }

  /// UTF-8 bytes in the prose; of a handle or tag with its `@` or `#`.
  package var range: ProseRange
  /// Where the list key stands in ``TokenBuffer/keys``.
  package var key: Range<Int32>
  package var hash: TokenHash
  package var kind: Kind
  package var shape: Shape
  package var before: Before
  package var sentence: Int32
}
