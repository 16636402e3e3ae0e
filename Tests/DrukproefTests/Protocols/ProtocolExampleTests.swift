import Testing

@testable import Drukproef
@testable import Text

/// The examples of the protocols that ship are their tests.
@Suite struct ProtocolExampleTests {
  @Test(arguments: ["algemeen", "model", "willibrord-miland", "de-passie", "basis"])
  func holds(_ id: String) throws {
    let library = try ProtocolLibrary.standard()
    let trial = ProtocolTrial(lexicon: try Lexicon.standard(), library: library)
    for example in try library.examples(of: id) {
      let failure = trial.failure(of: example, by: id)?.nl
      #expect(failure == nil, "\(id) line \(example.line): \(example.rule): \(example.text)")
    }
  }

  /// Clauses that a text or its context can show, with the rules that serve them.
  @Test(arguments: [
    (
      "willibrord-miland",
      ["A.1", "A.2", "A.5", "A.6", "A.8", "A.9", "A.10", "A.12", "start 4", "B.1", "B.2", "C.1", "C.2", "C.3"]
    ),
    ("de-passie", ["A.1", "A.2", "A.5", "A.6", "A.7", "A.8", "start 4", "B.1", "B.2", "B.3", "C.1", "C.3", "C.4"]),
  ])
  func everyClauseHasThreeExamplesEitherWay(_ id: String, _ clauses: [String]) throws {
    let library = try ProtocolLibrary.standard()
    let school = try #require(library[id])
    let examples = try library.examples(of: id).filter { !$0.asAdvice }
    for clause in clauses.map({ "\(school.name) \($0)" }) {
      let own = examples.filter { $0.clause == clause }
      #expect(own.count { $0.finds } >= 3, "\(clause)")
      #expect(own.count { !$0.finds } >= 3, "\(clause)")
    }
  }

  @Test func everyAdviceOfASchoolHasAnExample() throws {
    let library = try ProtocolLibrary.standard()
    for id in ["willibrord-miland", "de-passie"] {
      let school = try #require(library[id])
      let examples = try library.examples(of: id)
      for rule in school.advice where rule.clause.hasPrefix(school.name) {
        #expect(examples.contains { $0.asAdvice && $0.clause == rule.clause && $0.finds }, "\(rule.clause)")
      }
    }
  }
}
