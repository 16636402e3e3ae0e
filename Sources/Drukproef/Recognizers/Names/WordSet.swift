package import Text

/// A set of single words, asked by token.
package struct WordSet: Sendable {
  private let hashes: TokenSet

  /// Makes a set of words parted by spaces.
  package init(_ words: String) {
    hashes = TokenSet(words.utf8.split { $0 <= 32 }.map { TokenHash(ListKey.of(Array($0))) })
  }

  package func contains(_ token: Token) -> Bool { hashes.contains(token.hash) }
}
