import Testing

@testable import Drukproef
@testable import Text

/// The examples of the protocols that ship are their tests.
@Suite struct ProtocolExampleTests {
  /// Loads what all examples share once.
  private struct Desk {
    let lexicon: Lexicon
    let library: ProtocolLibrary

    init() throws {
      lexicon = try Lexicon.standard()
      library = try ProtocolLibrary.standard()
    }

    func proof(_ example: ProtocolExample, by id: String) -> Proof {
      var school = SchoolRegister()
      school.pupils = example.pupils
      var context = example.context
      context.protocolIDs = [id]
      let text = example.text.filter { $0 != "⟦" && $0 != "⟧" }
      return Proofreader(lexicon: lexicon, school: school, protocols: library)
        .proof(of: Document(text, context: context))
    }
  }

  @Test(arguments: ["algemeen", "model", "willibrord-miland", "de-passie", "basis"])
  func holds(_ id: String) throws {
    let desk = try Desk()
    for example in try desk.library.examples(of: id) {
      let proof = desk.proof(example, by: id)
      let place = Comment("\(id) line \(example.line): \(example.rule): \(example.text)")
      if example.asAdvice {
        #expect(proof.advice.contains { $0.clause == example.clause } == example.finds, place)
        continue
      }
      let findings = proof.findings.filter { $0.rule == example.rule }
      #expect(findings.isEmpty != example.finds, place)
      guard example.finds, let finding = findings.first else { continue }
      if let clause = example.clause { #expect(finding.clauses.contains(clause), place) }
      if let verdict = example.verdict { #expect(proof.verdict == verdict, place) }
      if let marked = Self.marked(example.text) {
        let words = findings.compactMap {
          $0.range.map { String(decoding: proof.document.prose[$0.range], as: UTF8.self) }
        }
        #expect(words.contains(marked), place)
      }
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

  private static func marked(_ text: String) -> String? {
    guard let open = text.firstIndex(of: "⟦"), let close = text.firstIndex(of: "⟧") else { return nil }
    return String(text[text.index(after: open)..<close])
  }
}
