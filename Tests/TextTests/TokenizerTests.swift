import Testing

@testable import Text

/// What one token of each sort is cut to; tokens are shown as `kind:key`.
@Suite struct TokenizerTests {
  @Test(arguments: [
    (
      "Mail a.b@school.nl of bel 06-12345678!",
      ["word:mail", "email:a.b@school.nl", "word:of", "word:bel", "number:06-12345678"]
    ),
    ("'s-Hertogenbosch en 't Hooft", ["word:'s-hertogenbosch", "word:en", "word:'t", "word:hooft"]),
    ("@mees_6b kijk #sportdag 🔪", ["handle:mees_6b", "word:kijk", "tag:sportdag", "emoji:🔪"]),
    ("Anne-Sophie zit in 6b", ["word:anne", "word:sophie", "word:zit", "word:in", "word:6b"]),
    ("k*t kl00tzak", ["word:k*t", "word:kl00tzak"]),
    ("Ĳsbrand ＳＡＮＮＥ S\u{AD}anne", ["word:ijsbrand", "word:sanne", "word:sanne"]),
    (
      "Zie https://school.nl/a_(b), of www.x.nl.",
      ["word:zie", "url:https://school.nl/a_(b)", "word:of", "url:www.x.nl"]
    ),
    ("Isa's fiets kost €12,50", ["word:isa's", "word:fiets", "word:kost", "number:12,50"]),
    ("👨‍👩‍👧 🇳🇱 👍🏽", ["emoji:👨👩👧", "emoji:🇳🇱", "emoji:👍🏽"]),
  ])
  func cuts(_ text: String, _ expected: [String]) {
    let buffer = Tokenizer.tokens(of: Array(text.utf8))
    let found = buffer.indices.map { "\(buffer[$0].kind):\(buffer.key($0))" }
    #expect(found == expected)
  }

  @Test(arguments: [
    ("Hoi. Dit is S. de Vries van dr. Jansen. Dag!", ["Hoi", "Dit is S. de Vries van dr. Jansen", "Dag"]),
    ("Eerste regel\nTweede regel", ["Eerste regel", "Tweede regel"]),
    ("Kom je?! ja", ["Kom je", "ja"]),
    ("\"Kom je?\" vroeg hij.", ["Kom je?\" vroeg hij"]),
    ("Om 10.30 uur. O.a. gym", ["Om 10.30 uur", "O.a. gym"]),
  ])
  func partsSentences(_ text: String, _ expected: [String]) {
    let bytes = Array(text.utf8)
    let buffer = Tokenizer.tokens(of: bytes)
    let found = buffer.sentences.map { String(decoding: bytes[$0.range.range], as: UTF8.self) }
    #expect(found == expected)
  }
}
