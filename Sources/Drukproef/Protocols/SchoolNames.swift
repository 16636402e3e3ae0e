internal import Text

/// Finds the school's own names, handles and tags, so that patterns can speak of them as `<school-naam>`.
struct SchoolNames: Sendable {
  private var trie = PhraseTrie()
  private let wordClass: WordClass
  /// Entries that are ordinary words too and need a capital: `de passie`, `meerzicht`.
  private var needsCapital: [Bool] = []

  /// - Parameter protocolNames: names that the protocols give.
  init(school: SchoolRegister, protocolNames: [String], lexicon: Lexicon) {
    wordClass = lexicon.found.school
    for name in protocolNames { add(name, lexicon) }
    for school in school.schools {
      add(school.name, lexicon)
      for location in school.locations where location.name.utf8.count > 3 { add(location.name, lexicon, isShort: true) }
      for tag in school.hashtags { add(tag, lexicon) }
      for handle in school.social.values where handle.hasPrefix("@") { add(handle, lexicon) }
    }
  }

  /// The names in a post.
  func hits(in tokens: TokenBuffer) -> [ClassHit] {
    var hits: [ClassHit] = []
    // Who writes no capitals at all writes none in a school's name either.
    lazy var hasCapitals = tokens.indices.contains { tokens[$0].shape.contains(.capitalized) }
    for token in tokens.indices where trie.opens(with: tokens.hash(token)) {
      trie.forEachMatch(in: tokens, at: token) { match in
        let last = tokens[match.tokens.upperBound - 1]
        let isMarked = last.kind == .tag || last.kind == .handle || last.shape.contains(.capitalized)
        if needsCapital[Int(match.entry)], !isMarked, match.tokens.count < 2 || hasCapitals { return }
        hits.append(ClassHit(tokens: match.tokens, wordClass: wordClass))
      }
    }
    return hits
  }

  private mutating func add(_ name: String, _ lexicon: Lexicon, isShort: Bool = false) {
    let bare = name.drop { "#@ ".contains($0) }
    insert(String(bare), lexicon, isShort: isShort)
    // `De Wilgenkreek` is also called `Wilgenkreek`, `De Passie Meerzicht` also `Passie Meerzicht`.
    let words = bare.split(separator: " ")
    if words.count > 1, ["de", "het", "'t"].contains(ListKey.text(String(words[0]))) {
      insert(words.dropFirst().joined(separator: " "), lexicon, isShort: true)
    }
  }

  private mutating func insert(_ name: String, _ lexicon: Lexicon, isShort: Bool) {
    let tokens = Tokenizer.tokens(of: Array(name.utf8))
    guard tokens.count > 0 else { return }
    let last = tokens.keyBytes(tokens.count - 1)
    let isOrdinary = lexicon.words.contains(last)
    // What is left of a name, or a location, that is an everyday word (`Kreek`, `Sporthal`) tells nothing by itself.
    if isShort, tokens.count == 1, isOrdinary { return }
    trie.insert(tokens.indices.map { tokens[$0].hash }, entry: Int32(needsCapital.count))
    needsCapital.append(isOrdinary)
  }
}
