import Testing

@testable import Text

/// The plainest way to find phrases: every phrase at every token. What the trie is measured against.
struct NaivePhraseSearch: PhraseMatcher {
  private var phrases: [(tokens: [TokenHash], entry: Int32)] = []

  mutating func insert(_ phrase: [TokenHash], entry: Int32) { phrases.append((phrase, entry)) }

  func forEachMatch(in buffer: TokenBuffer, at start: Int, _ body: (PhraseMatch) -> Void) {
    let end = buffer.sentence(of: start).tokens.upperBound
    for phrase in phrases where start + phrase.tokens.count <= end {
      if phrase.tokens.indices.allSatisfy({ buffer[start + $0].hash == phrase.tokens[$0] }) {
        body(PhraseMatch(tokens: start..<start + phrase.tokens.count, entry: phrase.entry))
      }
    }
  }
}

@Suite struct MatchingTests {
  @Test func theTrieFindsWhatTheNaiveSearchFinds() {
    var random = SeededGenerator(seed: 11)
    let words = ["de", "van", "Vries", "sanne", "Éva", "6b", "🔪"]
    func phrase(_ longest: Int) -> String {
      (0..<Int.random(in: 1...longest, using: &random)).compactMap { _ in words.randomElement(using: &random) }
        .joined(separator: " ")
    }
    for _ in 0..<300 {
      var trie = PhraseTrie()
      var naive = NaivePhraseSearch()
      for entry in 0..<Int32(8) {
        let text = phrase(4)
        trie.insert(text, entry: entry)
        naive.insert(text, entry: entry)
      }
      let buffer = Tokenizer.tokens(of: Array((phrase(12) + ". " + phrase(6)).utf8))
      var left: Set<PhraseMatch> = []
      var right: Set<PhraseMatch> = []
      for token in buffer.indices {
        trie.forEachMatch(in: buffer, at: token) { left.insert($0) }
        naive.forEachMatch(in: buffer, at: token) { right.insert($0) }
      }
      #expect(left == right)
    }
  }

  /// With an index or without, the same is found.
  @Test(arguments: [false, true]) func aSortedListIsSearchedWhereItLies(_ isIndexed: Bool) {
    let text: StaticString = "anna\t3\tw\nanne\nanne sophie van\t9\nanne-sophie\nbo\n"
    let table = WordIndex.table(of: text.withUTF8Buffer { Array($0) })
    let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: table.count)
    defer { copy.deallocate() }
    _ = copy.initialize(from: table)
    let list = text.withUTF8Buffer { SortedList($0, index: isIndexed ? WordIndex(UnsafeBufferPointer(copy)) : nil) }
    #expect(list.row("anna")?.column(1) == "3")
    #expect(list.row("anna")?.column(2) == "w")
    #expect(list.row("bo")?.column(1) == "")
    #expect(!list.contains("ann") && !list.contains("c") && !list.contains("") && !list.contains("anna\t3"))
    let buffer = Tokenizer.tokens(of: Array("Anne-Sophie en Bo".utf8))
    #expect(list.longestMatch(in: buffer, at: 0)?.count == 2)
    #expect(list.longestMatch(in: buffer, at: 3)?.count == 1)
    #expect(list.longestMatch(in: buffer, at: 2) == nil)
  }

  @Test(arguments: [
    ("Şükrü", "sukru"), ("Ĳsbrand", "ijsbrand"), ("ＳＡＮＮＥ", "sanne"), ("Øyvind", "oyvind"), ("Isa’s", "isa's"),
    ("Łukasz", "lukasz"), ("San\u{200D}ne", "sanne"), ("e\u{301}", "e"),
  ])
  func keysFoldAlike(_ written: String, _ key: String) {
    #expect(String(decoding: ListKey.of(written), as: UTF8.self) == key)
  }

  @Test func lookAlikesShowTheLatinLetterTheyImitate() {
    #expect(ListKey.skeleton(Array("кlооt".utf8)) == ListKey.skeleton(Array("kloot".utf8)))
  }

  @Test func repairsKeepSentencesAndRanges() {
    var buffer = Tokenizer.tokens(of: Array("ja k l o o t. nee hoor".utf8))
    buffer.apply([TokenBuffer.Repair(tokens: 1..<6, key: Array("kloot".utf8))])
    #expect(buffer.indices.map { buffer.key($0) } == ["ja", "kloot", "nee", "hoor"])
    #expect(buffer.sentences.map(\.tokens) == [0..<2, 2..<4])
    #expect(buffer[1].range == ProseRange(3, 12))
    #expect(buffer[1].shape.contains(.repaired))
  }

  @Test func randomBytesNeverTrap() {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<400 {
      let bytes = (0..<Int.random(in: 0...200, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
      guard let text = try? SourceText(decoding: bytes) else { continue }
      let buffer = Tokenizer.tokens(of: text.utf8)
      var last = 0
      for token in buffer.tokens {
        #expect(token.range.lower >= last && token.range.upper <= text.utf8.count)
        last = token.range.upper
      }
    }
  }
}
