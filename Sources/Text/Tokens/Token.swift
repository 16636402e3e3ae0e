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
    package init(arrayLiteral elements: Shape...) {
      var bits: UInt16 = 0
      for element in elements { bits |= element.rawValue }
      rawValue = bits
    }
    /// The first letter is a capital.
    package static var capitalized: Shape { Shape(rawValue: 1 << 0) }
    /// Two letters or more, all capitals.
    package static var allCaps: Shape { Shape(rawValue: 1 << 1) }
    /// A capital after a small letter: `SanneDeVries`.
    package static var inwardCaps: Shape { Shape(rawValue: 1 << 2) }
    package static var hasDigit: Shape { Shape(rawValue: 1 << 3) }
    package static var nonASCII: Shape { Shape(rawValue: 1 << 4) }
    /// Letters of more than one script, or of none that Dutch is written in.
    package static var foreignScript: Shape { Shape(rawValue: 1 << 5) }
    /// A sign inside the word stands for a letter: `k*t`, `kl!er`.
    package static var masked: Shape { Shape(rawValue: 1 << 6) }
    package static var hasApostrophe: Shape { Shape(rawValue: 1 << 7) }
    /// Invisible characters stand inside the word.
    package static var hasInvisible: Shape { Shape(rawValue: 1 << 8) }
    /// The key is not the word as written but what it stands for (leetspeak, spaced letters, look-alikes).
    package static var repaired: Shape { Shape(rawValue: 1 << 9) }
  }

  /// What stands between the previous token and this one.
  package struct Before: OptionSet, Sendable {
    package let rawValue: UInt16
    package init(rawValue: UInt16) { self.rawValue = rawValue }
    package init(arrayLiteral elements: Before...) {
      var bits: UInt16 = 0
      for element in elements { bits |= element.rawValue }
      rawValue = bits
    }
    package static var space: Before { Before(rawValue: 1 << 0) }
    package static var lineBreak: Before { Before(rawValue: 1 << 1) }
    package static var paragraph: Before { Before(rawValue: 1 << 2) }
    package static var comma: Before { Before(rawValue: 1 << 3) }
    package static var colon: Before { Before(rawValue: 1 << 4) }
    package static var semicolon: Before { Before(rawValue: 1 << 5) }
    package static var dash: Before { Before(rawValue: 1 << 6) }
    /// A hyphen with nothing else around it: `Anne-Sophie`.
    package static var hyphen: Before { Before(rawValue: 1 << 7) }
    package static var fullStop: Before { Before(rawValue: 1 << 8) }
    package static var exclamation: Before { Before(rawValue: 1 << 9) }
    package static var question: Before { Before(rawValue: 1 << 10) }
    package static var quote: Before { Before(rawValue: 1 << 11) }
    package static var openBracket: Before { Before(rawValue: 1 << 12) }
    package static var closeBracket: Before { Before(rawValue: 1 << 13) }
    package static var slash: Before { Before(rawValue: 1 << 14) }
    package static var other: Before { Before(rawValue: 1 << 15) }

    /// Signs that part a clause from the next.
    package static var clauseBreak: Before {
      [.comma, .colon, .semicolon, .dash, .fullStop, .exclamation, .question, .openBracket, .closeBracket, .paragraph]
    }
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
