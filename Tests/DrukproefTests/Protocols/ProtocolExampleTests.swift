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

  /// Every clause that a rule of the school rests on.
  @Test(arguments: ["willibrord-miland", "de-passie"])
  func everyClauseThatGivesAFindingHasThreeExamplesEitherWay(_ id: String) throws {
    let library = try ProtocolLibrary.standard()
    let school = try #require(library[id])
    let examples = try library.examples(of: id).filter { !$0.asAdvice }
    var clauses: Set<String> = []
    for rule in school.rules.values where rule.isOn {
      clauses.formUnion(rule.clauses + rule.roleClauses.values.joined() + rule.cases.flatMap(\.clauses))
    }
    clauses = clauses.filter { $0.hasPrefix(school.name) }
    #expect(clauses.count >= 15)
    for clause in clauses {
      let own = examples.filter { $0.clause == clause }
      #expect(own.count { $0.finds } >= 3, "\(clause)")
      #expect(own.count { !$0.finds } >= 3, "\(clause)")
    }
  }

  /// AVG article 4(1) names eleven families; health has three kinds of its own.
  @Test func everyFamilyOfArticleFourHasThreeExamplesEitherWay() throws {
    let examples = try ProtocolLibrary.standard().examples(of: "algemeen")
    let kinds: [Kind] = [
      .naamLeerling, .naamOverig, .bsn, .locatie, .telefoon, .email, .onlineID, .geboortedatum, .fysiek, .fysiologisch,
      .genetisch, .psychisch, .economisch, .cultureel, .sociaal,
    ]
    for kind in kinds {
      let own = examples.filter { $0.rule == kind.rawValue }
      #expect(own.count { $0.finds } >= 3 && own.count { !$0.finds } >= 3, "\(kind)")
    }
  }

  @Test(arguments: ["willibrord-miland", "de-passie"])
  func everyAdviceOfASchoolHasAnExample(_ id: String) throws {
    let library = try ProtocolLibrary.standard()
    let school = try #require(library[id])
    let examples = try library.examples(of: id)
    for rule in school.advice {
      for clause in rule.clause.split(separator: ", ") where clause.hasPrefix(school.name) {
        #expect(examples.contains { $0.asAdvice && $0.clause ?? "" == clause && $0.finds }, "\(clause)")
      }
    }
  }

  /// No clause is silently dropped: each gives a finding or an advice, or is told with examples that pass.
  @Test(arguments: ["willibrord-miland", "de-passie"])
  func everyClauseIsServed(_ id: String) throws {
    let library = try ProtocolLibrary.standard()
    let school = try #require(library[id])
    let examples = try library.examples(of: id)
    for clause in school.clauseOrder where clause.hasPrefix(school.name) && !clause.hasSuffix(" A.3") {
      #expect(examples.contains { $0.clause == clause }, "\(clause)")
    }
  }
}
