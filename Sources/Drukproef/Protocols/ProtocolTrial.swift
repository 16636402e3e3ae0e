internal import Text

/// Tries the examples of protocols: each text that a rule must find, and each that it must let pass.
package struct ProtocolTrial: Sendable {
  private let lexicon: Lexicon
  private let library: ProtocolLibrary
  /// Serves every example that needs no roster.
  private let proofreader: Proofreader

  package init(lexicon: Lexicon, library: ProtocolLibrary) {
    self.lexicon = lexicon
    self.library = library
    proofreader = Proofreader(lexicon: lexicon, protocols: library)
  }

  /// What is wrong with an example; nil when it holds.
  package func failure(of example: ProtocolExample, by id: String) -> Wording? {
    let proof = proof(of: example, by: id)
    if example.asAdvice {
      let isGiven = proof.advice.contains { advice in
        advice.clause == example.clause || advice.clause.split(separator: ", ").contains { $0 == example.clause ?? "" }
      }
      return isGiven == example.finds ? nil : example.finds ? .noAdvice : .advice
    }
    let findings = proof.findings.filter { $0.rule == example.rule }
    guard let finding = findings.first else {
      return example.finds ? .notFound(proof.findings.map(\.rule), needsPupils(example)) : nil
    }
    if !example.finds { return .found }
    if let clause = example.clause, !finding.clauses.contains(clause) { return .otherClauses(finding.clauses) }
    if let verdict = example.verdict, proof.verdict != verdict { return .otherVerdict(proof.verdict) }
    guard let marked = example.marked else { return nil }
    let words = findings.compactMap { $0.range.map { String(decoding: proof.document.prose[$0.range], as: UTF8.self) } }
    return words.contains(marked) ? nil : .otherWords(words)
  }

  /// A name is a pupil's only by a roster.
  private func needsPupils(_ example: ProtocolExample) -> Bool {
    example.rule == "naam-leerling" && example.pupils.isEmpty
  }

  private func proof(of example: ProtocolExample, by id: String) -> Proof {
    var context = example.context
    context.protocolIDs = [id]
    let document = Document(example.text.filter { $0 != "⟦" && $0 != "⟧" }, context: context)
    if example.pupils.isEmpty, example.ownTerms.isEmpty { return proofreader.proof(of: document) }
    var school = SchoolRegister()
    school.pupils = Roster(example.pupils)
    var protocols = library
    if !example.ownTerms.isEmpty { protocols.add(terms: example.ownTerms, to: id) }
    return Proofreader(lexicon: lexicon, school: school, protocols: protocols).proof(of: document)
  }
}

extension ProtocolExample {
  /// The words between ⟦ and ⟧, which must be what is found.
  var marked: String? {
    guard let open = text.firstIndex(of: "⟦"), let close = text[open...].firstIndex(of: "⟧") else { return nil }
    return String(text[text.index(after: open)..<close])
  }
}

extension Wording {
  fileprivate static let noAdvice = Wording(nl: "het advies komt niet", en: "the advice is not given")
  fileprivate static let advice = Wording(
    nl: "het advies komt, en dat moet niet", en: "the advice is given, and must not")
  fileprivate static let found = Wording(
    nl: "de regel vindt hier iets, en dat moet niet", en: "the rule finds something here, and must not")

  fileprivate static func notFound(_ others: [String], _ needsPupils: Bool) -> Wording {
    let list = others.isEmpty ? "" : " (\(others.joined(separator: ", ")))"
    return Wording(
      nl: "de regel vindt hier niets" + (others.isEmpty ? "" : "; wel gevonden") + list
        + (needsPupils ? ". Noem de leerling: pupils = [{ name = \"…\", surname = \"…\" }]" : ""),
      en: "the rule finds nothing here" + (others.isEmpty ? "" : "; found instead") + list
        + (needsPupils ? ". Name the pupil: pupils = [{ name = \"…\", surname = \"…\" }]" : ""))
  }

  fileprivate static func otherClauses(_ clauses: [String]) -> Wording {
    let list = clauses.joined(separator: ", ")
    return Wording(
      nl: "gevonden, maar onder een ander artikel: \(list)", en: "found, but under another clause: \(list)")
  }

  fileprivate static func otherVerdict(_ verdict: Verdict) -> Wording {
    Wording(nl: "gevonden, maar met oordeel \(verdict.rawValue)", en: "found, but with verdict \(verdict.rawValue)")
  }

  fileprivate static func otherWords(_ words: [String]) -> Wording {
    let list = words.joined(separator: "’, ‘")
    return Wording(nl: "gevonden wordt ‘\(list)’", en: "what is found is ‘\(list)’")
  }
}
