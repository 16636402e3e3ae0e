/// What a protocol says about one kind of mention, or about a post as a whole.
package struct Rule: Sendable {
  package var id: String
  package var isOn = true
  /// Overrides the severity that the recognizer gave; a rule about a whole post has one.
  package var severity: Severity?
  package var verdict = Verdict.aanpassen
  /// The clauses that it rests on, whoever writes.
  package var clauses: [String] = []
  /// More clauses, for some writers.
  package var roleClauses: [Context.AuthorRole: [String]] = [:]
  package var message = Wording(nl: "", en: "")
  package var advice = Wording(nl: "", en: "")
  /// What a writer is told whose role is unknown.
  package var ifRoleUnknown: Wording?
  /// For a rule about a whole post: the first that holds gives the finding.
  package var cases: [Case] = []

  package struct Case: Sendable {
    package var condition = Condition()
    package var outcome = Outcome.finding
    package var confidence = 0.9
    package var severity: Severity?
    package var verdict: Verdict?
    package var clauses: [String] = []
    package var message: Wording?
    package var advice: Wording?

    package init() {}
  }

  package enum Outcome: String, Sendable, CaseIterable {
    case finding, hint, advice
  }

  package init(id: String) { self.id = id }

  /// The rules about a whole post, in the order of the contract.
  package static let postRules = [
    "disclaimer-ontbreekt", "disclaimer-onvolledig", "medewerker-vermelding-ontbreekt", "functie-vermelding-ontbreekt",
    "beeld-zonder-toestemming", "opname-les", "vrienden-met-leerling", "mededeling-hoort-op-intranet",
    "indirect-herleidbaar", "goede-naam-school", "tijdens-lestijd", "groepsapp-onder-13", "strijdig-met-missie",
    "bericht-bij-crisis",
  ]

  /// Every id that a finding can have.
  package static let allIDs = postRules + Kind.allCases.map(\.rawValue)
}

/// Raises the verdict of findings when something more holds of the post.
package struct VerdictRule: Sendable {
  /// Ids of the rules whose findings it raises.
  package var rules: Set<String>
  package var condition: Condition
  package var verdict: Verdict
  /// Why, for the report.
  package var reason: Wording
}

/// What a writer is told beside the findings.
package struct AdviceRule: Sendable {
  /// One, or several with commas between them.
  package var clause: String
  package var condition: Condition
  package var message: Wording
  /// Ids of contacts that go with it.
  package var contacts: [String]
}
