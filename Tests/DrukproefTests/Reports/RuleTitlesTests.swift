import Drukproef
import Testing

@Suite struct RuleTitlesTests {
  @Test func everyRuleHasATitleOfItsOwn() {
    let titles = Rule.allIDs.map { RuleTitles.title(of: $0) }
    for (id, title) in zip(Rule.allIDs, titles) { #expect(title.nl != id || id == "hacken" || id == "sexting") }
    #expect(Set(titles.map(\.nl)).count == titles.count)
    #expect(RuleTitles.postRules.map(\.id) == Rule.postRules)
  }
}
