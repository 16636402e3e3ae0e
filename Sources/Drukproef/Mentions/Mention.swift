package import Text

/// Something that is in a text: the same at every school, found by a recognizer. What a school makes of it is a ``Finding``.
package struct Mention: Sendable {
  package var kind: Kind
  /// UTF-8 bytes of the prose.
  package var range: ProseRange
  /// How sure the recognizer is, 0 to 1.
  package var confidence: Double
  package var severity: Severity
  /// Why the recognizer thinks so, strongest first.
  package var evidence: [Evidence]
  package var traits: Traits
  /// Numbers of the roster rows that a name can stand for.
  package var pupils: [Int]
  /// Which recognizer found it: its id, or the pattern family's.
  package var recognizer: String

  package init(
    _ kind: Kind, _ range: ProseRange, confidence: Double, severity: Severity, evidence: [Evidence],
    traits: Traits = [], pupils: [Int] = [], recognizer: String
  ) {
    self.kind = kind
    self.range = range
    self.confidence = confidence
    self.severity = severity
    self.evidence = evidence
    self.traits = traits
    self.pupils = pupils
    self.recognizer = recognizer
  }

  /// What else is known of a mention and weighs in the verdict.
  package struct Traits: OptionSet, Sendable {
    package let rawValue: UInt32
    package init(rawValue: UInt32) { self.rawValue = rawValue }
    /// Special or sensitive data: health, religion, origin, family care, money (AVG 9 and the contract's verdict rules).
    package static let special = Traits(rawValue: 1 << 0)
    /// Somebody may be found or met by this: a child home alone, where somebody is now.
    package static let safetyRisk = Traits(rawValue: 1 << 1)
    /// Somebody else's words, quoted or reported.
    package static let quoted = Traits(rawValue: 1 << 2)
    /// Teaching or informing about conduct.
    package static let educational = Traits(rawValue: 1 << 3)
    /// Too unsure or too mild to act on.
    package static let hint = Traits(rawValue: 1 << 4)
    /// A deed told of a recognisable person: a finding in full, also when reported.
    package static let toldOfPerson = Traits(rawValue: 1 << 5)
    /// The author's own name, or a name in a disclosure.
    package static let ownName = Traits(rawValue: 1 << 6)
    /// The writer seeks help for what was done to them: contacts, no blame.
    package static let seeksHelp = Traits(rawValue: 1 << 7)
    /// A family name that points to a pupil's family.
    package static let familyName = Traits(rawValue: 1 << 8)
    /// Tied to somebody who is named or whom the reader can find out.
    package static let tiedToPerson = Traits(rawValue: 1 << 9)
  }
}

/// One reason for or against a mention, with what it weighed.
package struct Evidence: Sendable, Hashable {
  package let reason: Wording
  /// Positive: for; negative: against. In parts of the confidence.
  package let weight: Double

  package init(_ weight: Double, nl: String, en: String) {
    self.weight = weight
    reason = Wording(nl: nl, en: en)
  }
}
