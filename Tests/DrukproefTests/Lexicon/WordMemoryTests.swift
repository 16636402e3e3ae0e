import Testing
import Text

@testable import Drukproef

/// Words are remembered from post to post; what a post says of itself never depends on the posts before it.
@Suite struct WordMemoryTests {
  private static let lexicon = try? Lexicon.standard()

  private static let texts = [
    "Sanne de Vries zit in groep 6A en belt 06-12345678.", "sanne en SANNE en Sannes fiets, k4nk3r en kankr",
    "Ik maak je af, pas maar op na school! Hij slaat haar in elkaar.", "#sannedevries jebenteensukkel sukkkkel",
    "Jan de Bakker bakt brood in Den Haag. de bakker Jan", "Роман en Roman, Ömer en omer, b͎o͎m",
    "Sanne de Vries zit in groep 6A en belt 06-12345678.", "Hij maakt het uit. Hij maakt haar af, zegt Ömer.",
  ]

  private static func school() -> SchoolRegister {
    var school = SchoolRegister()
    var pupil = Pupil()
    pupil.calledName = "Sanne"
    pupil.prefix = "de"
    pupil.surname = "Vries"
    school.pupils = [pupil]
    return school
  }

  @Test func whatWasReadBeforeChangesNothing() throws {
    let lexicon = try #require(Self.lexicon)
    let library = try ProtocolLibrary.standard()
    func findings(_ reader: Proofreader, _ text: String) -> [String] {
      let proof = reader.proof(of: Document(text))
      return (proof.findings + proof.hints).map { "\($0.rule) \($0.confidence) \($0.range as Any) \($0.evidence)" }
    }
    let shared = Proofreader(lexicon: lexicon, school: Self.school(), protocols: library)
    for text in Self.texts + Self.texts.reversed() {
      let fresh = Proofreader(lexicon: lexicon, school: Self.school(), protocols: library)
      #expect(findings(shared, text) == findings(fresh, text))
    }
  }

  @Test func aFullMemoryForgetsAndFindsTheSame() throws {
    let lexicon = try #require(Self.lexicon)
    func hits(_ tokens: TokenBuffer, _ memory: WordMemory) -> [String] {
      memory.open(tokens)
      return lexicon.terms.hits(in: tokens, words: lexicon.words, memory).map { "\($0)" }
    }
    let small = WordMemory(mostWords: 12)
    for text in Self.texts + Self.texts {
      let tokens = Tokenizer.tokens(of: Array(text.utf8))
      #expect(hits(tokens, small) == hits(tokens, WordMemory()))
      #expect(small.count <= 12 + tokens.count)
    }
  }
}
