package import Text

/// A change to a post that mends a finding.
package struct Suggestion: Sendable, Hashable {
  package enum Place: Sendable, Hashable {
    /// Instead of these bytes of the prose.
    case range(ProseRange)
    /// After the last word of the post.
    case end
  }

  package var place: Place
  /// What to write there; empty to take out what stands there.
  package var replacement: String
  /// Whether it can be done unasked: nothing is left to be filled in and what the post says stays true.
  package var isSafe: Bool

  package init(_ place: Place, _ replacement: String, isSafe: Bool = true) {
    self.place = place
    self.replacement = replacement
    self.isSafe = isSafe
  }
}
