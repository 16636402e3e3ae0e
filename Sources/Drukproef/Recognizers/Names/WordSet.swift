package import Text

/// A set of single words, asked by token.
package struct WordSet: Sendable {
  private let hashes: TokenSet

  /// Makes a set of words parted by spaces.
  package init(_ words: String) {
    var hashes: [TokenHash] = []
    TokenHash.forEach(in: words) { hash, _ in hashes.append(hash) }
    self.hashes = TokenSet(hashes)
  }

  package func contains(_ token: Token) -> Bool { hashes.contains(token.hash) }
}
