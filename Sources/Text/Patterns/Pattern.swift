/// What a pattern can be looked up by: a word, by its list key, or a class of words.
enum PatternElement: Hashable, Sendable {
  case word([UInt8])
  case wordClass(WordClass)
}

/// One step of a pattern, as the compiler gives it; ``PatternImage`` has the form in which it ships.
enum PatternStep: Sendable {
  /// A list key.
  case word([UInt8])
  /// A list key's beginning or end.
  case prefix([UInt8])
  case suffix([UInt8])
  /// A hit of a class that is at least so strong and holds at least so many words.
  case wordClass(WordClass, strength: UInt8, words: UInt8)
  case any
  case kind(Token.Kind)
  case shape(Token.Shape)
  /// Tries the first, then the second.
  case split(Int32, Int32)
  case jump(Int32)
  /// Skips up to so many tokens, as few as will do; with `clause`, none past a comma or another clause break.
  case gap(UInt8, clause: Bool)
  case open
  case close
  case sentenceStart
  case sentenceEnd
  /// A clause break stands right before the next token.
  case clauseBreak
  /// What follows, up to the given step, must not match here.
  case not(Int32)
  case accept
}

/// Where a pattern was found.
package struct PatternMatch: Sendable {
  /// The number of the pattern in its ``PatternSet``.
  package var pattern: Int
  /// All tokens that it covers.
  package var tokens: Range<Int>
  /// The tokens between its square brackets; the whole when it has none.
  package var span: Range<Int>
}

/// A family of patterns that stand for one thing, as written in a pattern file.
package struct PatternFamily: Sendable {
  let image: PatternImage
  /// Its place among all families.
  package let number: Int

  package var id: String { word(0) ?? "" }
  package var file: String { word(1) ?? "" }
  package var line: Int { image.line(ofFamily: number) }

  /// What the `family` line says of an attribute after the id: `kind=bedreiging severity=hoog`; empty when it only names
  /// it.
  package subscript(_ attribute: String) -> String? {
    for word in image.description(ofFamily: number).split(separator: 32).dropFirst(2)
    where word.starts(with: attribute.utf8) {
      let rest = word.dropFirst(attribute.utf8.count)
      if rest.isEmpty || rest.first == UInt8(ascii: "=") { return String(decoding: rest.dropFirst(), as: UTF8.self) }
    }
    return nil
  }

  private func word(_ place: Int) -> String? {
    let words = image.description(ofFamily: number).split(separator: 32, maxSplits: place + 1)
    return words.count > place ? String(decoding: words[place], as: UTF8.self) : nil
  }
}

/// A word or phrase that a `let` puts in its class.
package struct PatternDefinition: Sendable {
  package var phrase: String
  package var wordClass: WordClass
  package var file: String
  /// Where the phrase starts in its file.
  package var byte: Int
}

/// A sentence in a pattern file that must be found, or must not be.
package struct PatternExample: Sendable {
  package var family: String
  package var file: String
  package var line: Int
  /// Marked text: `⟦` and `⟧` round what must be found; without marks nothing may be.
  package var text: String
}

/// Why a pattern file cannot be used, and where.
package struct PatternFileError: Error, Equatable, Sendable {
  package let file: String
  package let line: Int
  package let message: String
}
