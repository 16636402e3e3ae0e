import Testing

@testable import Text

@Suite struct PatternTests {
  @Test(
    arguments: [
      ("ik (ga|zal) ..3 slaan", "Nou ik ga je zo slaan hoor", "ik ga je zo slaan"),
      ("@jij bent zo'n? [<dom>]", "jij bent zo'n sukkel", "sukkel"),
      ("@jij bent zo'n? [<dom>]", "JIJ bent sukkel", "sukkel"),
      ("rot !<dom> op?", "rot op", "rot op"),
      ("rot !<dom> op?", "rot sukkel", nil),
      ("ik ~3 slaan", "ik wil, echt slaan", nil),
      ("^ kom $", "kom", "kom"),
      ("^ kom $", "kom nou", nil),
      ("klas #digit", "van klas 6b ja", "klas 6b"),
      ("kut* dag", "wat een kutzooi dag", "kutzooi dag"),
      ("(a|b c|) d ik", "b c d ik", "b c d ik"),
    ] as [(String, String, String?)])
  func finds(_ pattern: String, _ text: String, _ expected: String?) throws {
    var classes = WordClasses()
    let dom = classes.named("dom")
    var parser = PatternParser(classes: classes)
    try parser.parse("let jij = jij | jullie\nfamily test\n  \(pattern)\n", file: "test")
    let bytes = Array(text.utf8)
    let buffer = Tokenizer.tokens(of: bytes)
    let jij = try #require(parser.classes.existing("@jij"))
    var hits: [ClassHit] = []
    for token in buffer.indices {
      if buffer.key(token) == "sukkel" { hits.append(ClassHit(tokens: token..<token + 1, wordClass: dom)) }
      if buffer.key(token) == "jij" { hits.append(ClassHit(tokens: token..<token + 1, wordClass: jij)) }
    }
    let matches = parser.image.withUnsafeBytes { image in
      image.baseAddress.map { PatternSet($0).matches(in: buffer, ClassHits(hits, tokenCount: buffer.count)) }
    }
    let found = try #require(matches).map { String(decoding: bytes[buffer.range($0.span).range], as: UTF8.self) }
    #expect(found == (expected.map { [$0] } ?? []))
  }

  /// A `let` holds in all files: a second one of its name would add its words to the first.
  @Test func aNameIsGivenOnce() throws {
    var parser = PatternParser(classes: WordClasses())
    try parser.parse("let jij = jij | jullie\n", file: "een.txt")
    #expect(throws: PatternFileError(file: "twee.txt", line: 2, message: "@jij was defined before, in een.txt:1")) {
      try parser.parse("let wij = wij\nlet jij = u\n", file: "twee.txt")
    }
  }
}
