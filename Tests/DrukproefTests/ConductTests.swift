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

  /// Sentences of every kind, each with the word that is disguised between signs.
  private static let disguised: [(kind: Kind, text: String)] = [
    (.belediging, "je bent een ⟦sukkel⟧"), (.belediging, "wat ben jij een vieze ⟦klootzak⟧"),
    (.pesten, "wie doet er mee Milan de hele dag ⟦negeren⟧"), (.pesten, "niemand mag naast Sara ⟦zitten⟧ vandaag"),
    (.bedreiging, "ik ⟦vermoord⟧ je morgen na school"), (.bedreiging, "ik ga je ⟦neersteken⟧ vanavond"),
    (.stalken, "ik weet precies hoe laat jij ⟦thuiskomt⟧ en waar je woont"),
    (.stalken, "ik blijf je ⟦achtervolgen⟧ tot je met me praat"),
    (.zwartmaken, "ik heb gehoord dat Lars spullen ⟦steelt⟧ uit de kluisjes"),
    (.zwartmaken, "iedereen weet dat meneer Jansen een ⟦pedofiel⟧ is"),
    (.discriminatie, "alle moslims zijn ⟦terroristen⟧"), (.discriminatie, "⟦homo's⟧ zijn gewoon vies"),
    (.sexting, "stuur eens een ⟦naaktfoto⟧ van je"), (.sexting, "wie heeft er ⟦nudes⟧ van Emma"),
    (.grensoverschrijdend, "Moniek heeft echt een lekker ⟦kontje⟧"),
    (.grensoverschrijdend, "wat heb jij een ⟦geile⟧ borsten zeg"),
    (.hacken, "ik heb het ⟦wachtwoord⟧ van meneer Jansen"), (.hacken, "ik heb de snap van Lisa ⟦gehackt⟧ gisteren"),
    (.radicalisering, "Hitler had het moeten ⟦afmaken⟧"), (.radicalisering, "⟦ongelovigen⟧ verdienen alleen de dood"),
    (.memes, "ik heb een ⟦sticker⟧ van Teun zijn dikke kop gemaakt"),
    (.memes, "ik heb een ⟦meme⟧ gemaakt van Bram zijn lelijke hoofd"),
    (.ontsporen, "niemand ⟦vroeg⟧ jouw mening"), (.ontsporen, "hou gewoon je ⟦bek⟧ man"),
    (.beschadigen, "pleeg gewoon ⟦zelfmoord⟧"), (.beschadigen, "maak een ⟦nepaccount⟧ van juf Anna"),
    (.strafbaar, "⟦wiet⟧ te koop, tien euro per gram, dm"), (.strafbaar, "morgen ligt er een ⟦bom⟧ in de school"),
  ]

  /// Ways to write a word so that a simple reader does not know it.
  private static func forms(of word: String) -> [String] {
    let letters = Array(word)
    let vowel = letters.dropFirst().firstIndex { "aeiou".contains($0) } ?? 1
    var masked = letters
    masked[vowel] = "*"
    var stretched = letters
    stretched.insert(contentsOf: String(repeating: letters[vowel], count: 4), at: vowel)
    let spelled = letters.filter(\.isLetter).map(String.init)
    return [
      word, word.uppercased(), String(masked), String(stretched),
      String(letters.map { ["a": "4", "e": "3", "i": "1", "o": "0"][$0] ?? $0 }),
      spelled.joined(separator: " "), spelled.joined(separator: "."),
      letters.map(String.init).joined(separator: "\u{200B}"),
      String(letters.map { ["a": "а", "e": "е", "o": "о", "i": "і"][$0] ?? $0 }),
    ]
  }

  /// What is caught stays caught: of the disguises of all fourteen kinds together 95 in 100.
  @Test func seesThroughEvasions() throws {
    #expect(Set(Self.disguised.map(\.kind)) == Set(Kind.allCases.filter(\.isConduct)))
    var missed: [String] = []
    var count = 0
    for (kind, text) in Self.disguised {
      let parts = text.split(separator: "⟦", omittingEmptySubsequences: false).map(String.init)
      let rest = parts[1].split(separator: "⟧", omittingEmptySubsequences: false).map(String.init)
      let plain = try found(parts[0] + rest[0] + rest[1])
      #expect(!plain.isEmpty, "\(kind.rawValue): \(text)")
      for form in Self.forms(of: rest[0]) {
        count += 1
        if try found(parts[0] + form + rest[1]).isEmpty { missed.append(parts[0] + form + rest[1]) }
      }
    }
    #expect(missed.count * 20 <= count, "\(missed)")
  }

  /// Slips of the pen, words split in two, words joined.
  @Test(arguments: [
    "je bent een suk kel", "je bent een klootzk", "je bent een kloozak", "je bent een klotozak", "jebent een klootzak",
    "je bent eenklootzak", "alle moslmis zijn terroristen", "alle moslims zijn terro risten", "jebenteensukkel",
    "ik ga je neer steken vanavond", "ik ga je neerstekn vanavond",
  ])
  func seesThroughSlips(_ text: String) throws {
    #expect(try !found(text).isEmpty)
  }

  /// What is said of people of a group is discrimination, in the next sentence too; what is said for them is nothing.
  @Test(arguments: [
    "Ik haat Syriërs.", "Kutpolen zijn het.", "Vrouwen zijn te dom om te werken.",
    "Er komen Roma in onze straat. Dat tuig moet weg.", "Waarom stinken Turken zo?",
    "Geen enkele moslim is te vertrouwen.",
  ])
  func knowsHateAtGroups(_ text: String) throws {
    #expect(try found(text).map(\.kind) == [.discriminatie])
  }

  @Test(arguments: [
    "Ik haat Syriërs niet.", "Syriërs zijn net zo welkom als ieder ander.",
    "Wie roept dat Polen lui zijn heeft het mis.",
    "\"Homo's zijn ziek\" is een domme uitspraak.", "Bankiers zijn parasieten.",
    "Er wonen veel Surinamers in Rotterdam.",
  ])
  func leavesWhatIsSaidForGroups(_ text: String) throws {
    #expect(try !found(text).contains { $0.kind == .discriminatie })
  }

  @Test(arguments: [
    "m o r g e n v r i j", "groep 6b en h3a", "we eten 2x p1zza", "wauwww wat leuuuuk", "a.b.c. en d.e.f.",
    "we gaan naar Wierickerschans",
    "ik doe het licht aan en ga naar bed",
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
