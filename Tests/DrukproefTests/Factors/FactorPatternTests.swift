import Testing
import Text

@testable import Drukproef

/// The examples in the pattern files of factors and confidential matters, read as whole posts.
@Suite struct FactorPatternTests {
  static let examples: [PatternExample] =
    ((try? Lexicon.withExamples())?.examples ?? []).filter {
      $0.file.hasPrefix("patterns/factor-") || $0.file.hasPrefix("patterns/geheim-")
    }

  @Test func thereAreExamples() { #expect(Self.examples.count >= 30) }

  @Test(arguments: examples.map { "\($0.family)|\($0.text)" })
  func holds(_ example: String) throws {
    let parts = example.split(separator: "|", maxSplits: 1).map(String.init)
    let proofreader = try #require(TestSchool.proofreader)
    let family = try #require(proofreader.lexicon.patterns.families.first { $0.id == parts[0] })
    let kind = try #require(family["kind"])
    let post = MarkedPost(parts[1].replacing("⟦", with: "⟦\(kind):"))
    let found = proofreader.reading(of: Document(post.text)).mentions.filter { $0.kind.rawValue == kind }
    #expect(post.differences(found) == [])
  }

  @Test(arguments: [FactorRecognizer.about, BirthDateRecognizer.about, ConfidentialRecognizer.about])
  func pagesHold(_ page: RecognizerPage) throws {
    let proofreader = try #require(TestSchool.proofreader)
    for example in page.examples {
      let text = example.filter { $0 != "⟦" && $0 != "⟧" }
      let found = proofreader.reading(of: Document(text)).mentions.contains { page.kinds.contains($0.kind) }
      #expect(found == example.contains("⟦"), "\(page.id): \(example)")
    }
  }
}

extension RecognizerPage: CustomTestStringConvertible {
  public var testDescription: String { id }
}
