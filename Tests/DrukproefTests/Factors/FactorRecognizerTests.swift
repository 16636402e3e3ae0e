import Testing
import Text

@testable import Drukproef

@Suite struct FactorRecognizerTests {
  @Test(arguments: FactorExamples.health + FactorExamples.money + FactorExamples.culture)
  func findsWhatIsSaidOfSomebody(_ marked: String) throws { try check(marked) }

  @Test(arguments: FactorExamples.family + FactorExamples.body + FactorExamples.births)
  func findsFamilyBodyAndBirth(_ marked: String) throws { try check(marked) }

  @Test(arguments: FactorExamples.silent)
  func staysSilent(_ text: String) throws { try check(text) }

  @Test(arguments: FactorExamples.posts)
  func findsAcrossSentences(_ marked: String) throws { try check(marked) }

  @Test(arguments: FactorExamples.harmless)
  func staysSilentBesideNames(_ text: String) throws { try check(text) }

  /// Posts that are known to be missed. One that starts to be found fails here, and then belongs among the others.
  @Test(arguments: ["Bij Luuk thuis is het ⟦economisch:armoe troef⟧."])
  func knownMisses(_ marked: String) throws {
    let post = MarkedPost(marked)
    let reading = try #require(TestSchool.proofreader).reading(of: Document(post.text))
    let found = reading.mentions.filter { $0.kind.family == .factor && !$0.traits.contains(.hint) }
    #expect(post.differences(found) != [])
  }

  private func check(_ marked: String) throws {
    let post = MarkedPost(marked)
    let reading = try #require(TestSchool.proofreader).reading(of: Document(post.text))
    let found = reading.mentions.filter { $0.kind.family == .factor && !$0.traits.contains(.hint) }
    #expect(post.differences(found) == [])
  }
}
