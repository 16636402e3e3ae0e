import Testing

@testable import Drukproef
@testable import Text

/// Kinds and ranges of conduct, the examples of the pattern files, evasions.
@Suite struct ConductTests {
  private static let proofreader = try? Proofreader(lexicon: Lexicon.standard(), protocols: ProtocolLibrary())

  private func found(_ text: String) throws -> [Mention] {
    let proofreader = try #require(Self.proofreader)
    return proofreader.reading(of: Document(text)).mentions.filter {
      $0.kind.isConduct && !$0.traits.contains(.hint)
    }
  }

  @Test func examplesOfThePatternFilesHold() throws {
    let examples = try Lexicon.withExamples().examples.filter { $0.file.hasPrefix("patterns/conduct") }
    #expect(examples.count > 100)
    for example in examples {
      let text = example.text.filter { $0 != "⟦" && $0 != "⟧" }
      let isFound = try !found(text).isEmpty
      #expect(isFound == (text != example.text), "\(example.file):\(example.line) \(example.text)")
    }
  }

  @Test(arguments: [
    ("je bent echt een vuile sukkel", "belediging"),
    ("wie doet er mee Milan de hele dag negeren", "pesten"),
    ("ik maak je af morgen na school", "bedreiging"),
    ("ik weet precies hoe laat jij thuiskomt en waar je woont", "stalken"),
    ("ik heb gehoord dat Lars spullen jat uit de kluisjes", "zwartmaken"),
    ("homo's zijn gewoon vies", "discriminatie"),
    ("stuur eens een naaktfoto van je", "sexting"),
    ("Moniek heeft echt een lekker kontje", "grensoverschrijdend"),
    ("ik heb het wachtwoord van meneer Jansen", "hacken"),
    ("Hitler had het moeten afmaken", "radicalisering"),
    ("ik heb een sticker van Teun zijn dikke kop gemaakt", "memes"),
    ("niemand vroeg jouw mening", "ontsporen"),
    ("maak jezelf van kant", "beschadigen"),
    ("wiet te koop, tien euro per gram, dm", "strafbaar"),
  ])
  func tellsTheKind(_ text: String, _ kind: String) throws {
    #expect(try found(text).map(\.kind.rawValue).contains(kind))
  }

  @Test(arguments: [
    "ik ga je echt niet slaan, we praten het morgen uit",
    "ik lach me dood om die kat",
    "In de les ging het over het woord 'sukkel'.",
    "ik ben zelf een sukkel vandaag",
    "Niemand hier is een loser omdat hij een jaar overdoet.",
    "iedereen zegt dat ik stom ben, wat moet ik doen",
    "In Minecraft blaas ik jullie hele kasteel op met tnt.",
  ])
  func minds(_ text: String) throws {
    #expect(try found(text).isEmpty)
  }

  /// Somebody else's threat stays a finding; somebody else's insult becomes a hint.
  @Test func weighsQuotations() throws {
    let threat = try found("Hij stuurde me: \"ik maak je af als je morgen komt\".")
    #expect(threat.first?.kind == .bedreiging)
    #expect(threat.first?.traits.contains(.quoted) == true)
    #expect(try found("Op het bord stond \"wat een sukkel\".").isEmpty)
  }

  @Test(arguments: ["sukkel", "mongool", "klootzak", "idioot", "hoer"])
  func seesThroughEvasions(_ word: String) throws {
    let letters = Array(word)
    let vowel = letters.dropFirst().firstIndex { "aeiou".contains($0) } ?? 1
    var masked = letters
    masked[vowel] = "*"
    var stretched = letters
    stretched.insert(contentsOf: String(repeating: letters[vowel], count: 4), at: vowel)
    let leet = String(letters.map { ["a": "4", "e": "3", "i": "1", "o": "0"][$0] ?? $0 })
    let spaced = letters.map(String.init).joined(separator: " ")
    let dotted = letters.map(String.init).joined(separator: ".")
    let invisible = letters.map(String.init).joined(separator: "\u{200B}")
    let cyrillic = String(letters.map { ["a": "а", "e": "е", "o": "о", "i": "і"][$0] ?? $0 })
    for form in [word, word.uppercased(), String(masked), String(stretched), leet, spaced, dotted, invisible, cyrillic]
    {
      #expect(try !found("je bent een \(form)").isEmpty, "\(form)")
    }
  }

  @Test(arguments: [
    "m o r g e n v r i j", "groep 6b en h3a", "we eten 2x p1zza", "wauwww wat leuuuuk", "a.b.c. en d.e.f.",
  ])
  func leavesInnocentSpellingSilent(_ text: String) throws {
    #expect(try found(text).isEmpty)
  }

  /// Twice the text takes about twice the time, on hostile input too.
  @Test(arguments: ["ik sla je ", "k l o o t ", "niet als ik je ", "suuuukkkkel! "])
  func staysLinear(_ piece: String) throws {
    let proofreader = try #require(Self.proofreader)
    func time(_ count: Int) -> Duration {
      let document = Document(String(repeating: piece, count: count))
      return (0..<3).map { _ in ContinuousClock().measure { _ = proofreader.reading(of: document) } }.min() ?? .zero
    }
    _ = time(50)
    let once = time(400)
    let twice = time(800)
    #expect(twice < once * 3)
  }

  /// What holds for a post as a whole is found out once, not for every sentence.
  @Test func manySentencesStayLinear() throws {
    let proofreader = try #require(Self.proofreader)
    func time(_ count: Int) -> Duration {
      let document = Document(String(repeating: "Ik ben boos. ", count: count))
      return (0..<2).map { _ in ContinuousClock().measure { _ = proofreader.reading(of: document) } }.min() ?? .zero
    }
    let once = time(5000)
    let twice = time(10_000)
    #expect(twice < once * 3)
  }
}
