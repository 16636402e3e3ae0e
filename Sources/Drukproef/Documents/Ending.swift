/// Where a sentence can be put below a post, and what must stand round it there.
package struct Ending: Sendable, Equatable {
  /// The byte of the source before which it comes.
  package let place: Int
  private let before: [UInt8]
  private let after: [UInt8]
  /// Whether `&` and `<` are marks there.
  private let isMarkup: Bool

  /// In markup, with what goes before and after the sentence.
  package init(in markupAt: Int, before: [UInt8], after: [UInt8]) {
    place = markupAt
    self.before = before
    self.after = after
    isMarkup = true
  }

  /// As a paragraph of its own below the last line of a text, with the line ends that the text has.
  package init(below source: [UInt8]) {
    place = (source.lastIndex { ![9, 10, 13, 32].contains($0) } ?? -1) + 1
    let lineEnd = Self.lineEnd(of: source)
    before = place > 0 ? lineEnd + lineEnd : []
    after = []
    isMarkup = false
  }

  /// A sentence as it is written there.
  package func text(_ sentence: String) -> [UInt8] {
    var words: [UInt8] = []
    for byte in sentence.utf8 {
      switch byte {
      case UInt8(ascii: "&") where isMarkup: words += "&amp;".utf8
      case UInt8(ascii: "<") where isMarkup: words += "&lt;".utf8
      default: words.append(byte)
      }
    }
    return before + words + after
  }

  /// The line end that a text uses.
  package static func lineEnd(of source: [UInt8]) -> [UInt8] { source.contains(13) ? [13, 10] : [10] }
}
