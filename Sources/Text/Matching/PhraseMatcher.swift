/// A place where an entry of a list stands in a post.
package struct PhraseMatch: Hashable, Sendable {
  package var tokens: Range<Int>
  /// The number under which the entry was inserted.
  package var entry: Int32

  package init(tokens: Range<Int>, entry: Int32) {
    self.tokens = tokens
    self.entry = entry
  }
}

/// Finds every entry of a list of phrases in a token buffer.
///
/// Recognizers hold on to this and to nothing else of the matcher, so that another can take its place.
package protocol PhraseMatcher: Sendable {
  /// Adds a phrase: the hashes of its tokens' keys, in order, at least one.
  mutating func insert(_ phrase: [TokenHash], entry: Int32)

  /// Calls `body` for every match that starts at the given token and stays within its sentence, shorter ones first.
  func forEachMatch(in buffer: TokenBuffer, at start: Int, _ body: (PhraseMatch) -> Void)
}

extension PhraseMatcher {
  /// Adds a phrase as written.
  package mutating func insert(_ phrase: String, entry: Int32) {
    let buffer = Tokenizer.tokens(of: Array(phrase.utf8))
    guard buffer.count > 0 else { return }
    insert(buffer.indices.map { buffer[$0].hash }, entry: entry)
  }
}
