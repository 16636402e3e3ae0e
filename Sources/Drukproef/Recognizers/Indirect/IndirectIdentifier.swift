package import Text

/// Somebody whom a post does not name and who can yet be found out.
package struct IndirectIdentification: Sendable {
  /// How many pupils fit what is told, by the roster; nil without a roster that can tell.
  package var count: Int?
  /// What narrows it, one detail each, the words of the post left out.
  package var details: [Wording]
  /// From the first to the last word that gives something away.
  package var range: ProseRange
  package var tokens: Range<Int>
  package var confidence: Double

  package init(count: Int?, details: [Wording], range: ProseRange, tokens: Range<Int>, confidence: Double) {
    self.count = count
    self.details = details
    self.range = range
    self.tokens = tokens
    self.confidence = confidence
  }
}

/// Tells whether a post without a name points to somebody all the same (AVG article 4(1): directly or indirectly).
package struct IndirectIdentifier: Sendable {
  private let school: SchoolRegister

  package init(school: SchoolRegister) { self.school = school }

  package func identifications(in reading: Reading) -> [IndirectIdentification] { [] }
}
