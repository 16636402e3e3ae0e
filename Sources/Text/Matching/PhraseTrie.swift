/// A trie over token hashes. One table holds all edges, keyed by (node, hash): a step costs one probe.
package struct PhraseTrie: PhraseMatcher {
  private var edges = HashTable(minimumCapacity: 1024)
  /// Per node the head of its chain in `entries`; -1 when no phrase ends there.
  private var heads: [Int32] = [-1]
  private var entries: [(entry: Int32, next: Int32)] = []

  package init() {}

  package var isEmpty: Bool { entries.isEmpty }

  package mutating func insert(_ phrase: [TokenHash], entry: Int32) {
    precondition(!phrase.isEmpty, "a phrase has at least one token")
    var node: UInt32 = 0
    for hash in phrase {
      let edge = TokenHash.edge(from: node, hash)
      if let next = edges[edge] {
        node = next
      } else {
        heads.append(-1)
        node = UInt32(heads.count - 1)
        edges.set(edge, to: node)
      }
    }
    var cursor = heads[Int(node)]
    while cursor >= 0 {
      if entries[Int(cursor)].entry == entry { return }
      cursor = entries[Int(cursor)].next
    }
    entries.append((entry, heads[Int(node)]))
    heads[Int(node)] = Int32(entries.count - 1)
  }

  /// Whether a phrase begins with a token.
  package func opens(with hash: TokenHash) -> Bool { edges[TokenHash.edge(from: 0, hash)] != nil }

  package func forEachMatch(in buffer: TokenBuffer, at start: Int, _ body: (PhraseMatch) -> Void) {
    var node: UInt32 = 0
    var index = start
    let end = buffer.sentence(of: start).tokens.upperBound
    while index < end, let next = edges[TokenHash.edge(from: node, buffer[index].hash)] {
      node = next
      index += 1
      var cursor = heads[Int(node)]
      while cursor >= 0 {
        body(PhraseMatch(tokens: start..<index, entry: entries[Int(cursor)].entry))
        cursor = entries[Int(cursor)].next
      }
    }
  }

  /// The entries that a single token is by itself.
  package func entries(of hash: TokenHash) -> [Int32] {
    guard let node = edges[TokenHash.edge(from: 0, hash)] else { return [] }
    var found: [Int32] = []
    var cursor = heads[Int(node)]
    while cursor >= 0 {
      found.append(entries[Int(cursor)].entry)
      cursor = entries[Int(cursor)].next
    }
    return found
  }

  /// Whether a single token is an entry by itself.
  package func holds(_ hash: TokenHash) -> Bool {
    guard let node = edges[TokenHash.edge(from: 0, hash)] else { return false }
    return heads[Int(node)] >= 0
  }
}
