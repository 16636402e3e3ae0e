internal import Text

/// A school's rules about what may be published, as its protocol file gives them: data, no code.
package struct SchoolProtocol: Sendable {
  package var id: String
  package var name = ""
  /// One line about it, for a list of protocols.
  package var summary = Wording(nl: "", en: "")
  /// The protocol that it builds on.
  package var parent: String?
  /// What the school and its locations are called, beside what the school file says.
  package var schoolNames: [String] = []
  package var thresholds = Thresholds()
  package var rules: [String: Rule] = [:]
  package var verdicts: [VerdictRule] = []
  package var advice: [AdviceRule] = []
  /// The clauses in short, in the program's own words.
  package var clauses: [String: Wording] = [:]
  package var clauseOrder: [String] = []
  package var disclaimer = Disclaimer()
  /// A sentence that says who writes, for the writer to fill in; with the function or without.
  package var disclosure = Wording(nl: "", en: "")
  package var disclosureWithFunction = Wording(nl: "", en: "")
  package var consent = ConsentRules()
  package var lessonTimes = LessonTimes()
  /// To at most how many pupils a combination of facts may point before it is a finding.
  package var indirectThreshold = 5
  /// From which age pupils may be in a group app.
  package var groupAppAge = 13
  package var contacts: [Contact] = []
  /// The school's own words for views against its mission.
  package var ownTerms: [String] = []
  package var examples: [ProtocolExample] = []

  package init(id: String) { self.id = id }

  /// How sure a recognizer must be.
  package struct Thresholds: Sendable, Equatable {
    /// Below this a mention is a hint.
    package var hint = 0.5
    /// Below this a mention of severity `hoog` leads to `overleggen` at most.
    package var sure = 0.75
  }

  package struct Disclaimer: Sendable {
    /// The parts it must have, in the school's order.
    package var parts: [Signal] = []
    /// What each part is called in a message.
    package var names: [Signal: Wording] = [:]
    /// Each part in the school's words, ready to be pasted.
    package var texts: [Signal: Wording] = [:]
  }

  package struct Contact: Sendable, Equatable {
    package var id: String
    package var name: String
    package var reach: String
    package var purpose: Wording
  }
}

/// A text in a protocol that a rule must find, or must let pass, with the context it is read in.
package struct ProtocolExample: Sendable {
  package var rule: String
  package var clause: String?
  package var text: String
  /// Whether the rule must find something in it.
  package var finds: Bool
  /// The rule is asked for as an advice.
  package var asAdvice: Bool
  package var verdict: Verdict?
  package var context: Context
  /// Pupils of an invented roster.
  package var pupils: [Pupil]
  /// Words against the mission that a school might list.
  package var ownTerms: [String] = []
  package var line: Int
}
