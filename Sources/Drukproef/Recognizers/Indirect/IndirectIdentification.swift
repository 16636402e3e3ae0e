package import Text

/// Somebody whom a post does not name and who can yet be found out.
package struct IndirectIdentification: Sendable {
  /// How many pupils fit what is told, by the roster; nil when the roster cannot tell.
  package var count: Int?
  /// What narrows it, one detail each, without words of the post.
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
