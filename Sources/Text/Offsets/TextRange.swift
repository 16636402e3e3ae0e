/// A half-open range of positions in some text, typed by what the positions count.
///
/// A range of bytes of the prose and a range of bytes of the source file are both pairs of integers; giving them
/// different types makes it a compile error to mix them up. Conversions go through ``OffsetMap`` and ``LineIndex``.
package struct TextRange<Space>: Hashable, Sendable, Comparable {
  package var lower: Int
  package var upper: Int

  /// Makes a range. `lower` must not exceed `upper`.
  package init(_ lower: Int, _ upper: Int) {
    precondition(lower <= upper, "a text range runs forwards")
    self.lower = lower
    self.upper = upper
  }

  package var count: Int { upper - lower }
  package var isEmpty: Bool { lower == upper }
  package var range: Range<Int> { lower..<upper }

  package func overlaps(_ other: TextRange) -> Bool { lower < other.upper && other.lower < upper }
  package func contains(_ other: TextRange) -> Bool { lower <= other.lower && other.upper <= upper }
  package func union(_ other: TextRange) -> TextRange {
    TextRange(min(lower, other.lower), max(upper, other.upper))
  }

  /// Earlier start first; of two with one start, the longer first, so that a parent comes before its children.
  package static func < (left: TextRange, right: TextRange) -> Bool {
    left.lower != right.lower ? left.lower < right.lower : left.upper > right.upper
  }
}

/// UTF-8 bytes of the prose: the text that recognizers read.
package enum ProseBytes {}
/// UTF-8 bytes of the decoded source: what the author wrote, markup included.
package enum SourceBytes {}

/// A range of the prose, in UTF-8 bytes.
package typealias ProseRange = TextRange<ProseBytes>
/// A range of the decoded source, in UTF-8 bytes.
package typealias SourceRange = TextRange<SourceBytes>
