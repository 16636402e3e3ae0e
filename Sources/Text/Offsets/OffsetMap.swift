/// An exact map between two versions of one text: a list of edits, with everything between them unchanged.
///
/// Readers use it to cut markup out of a source and to decode entities; folding uses it to get from a folded text
/// back to the written one. A range that cuts an edit widens to the whole edit, so a mapped range never splits what
/// was written as one thing. Positions are UTF-8 bytes on both sides.
package struct OffsetMap: Sendable, Equatable {
  /// One replaced stretch: `source` was replaced by `target`. Either may be empty, not both.
  package struct Edit: Sendable, Equatable {
    package var source: Range<Int>
    package var target: Range<Int>

    package init(source: Range<Int>, target: Range<Int>) {
      self.source = source
      self.target = target
    }
  }

  /// Ascending and apart, on both sides.
  package private(set) var edits: [Edit]

  /// The map of a text that was not changed.
  package static let identity = OffsetMap(edits: [])

  /// Makes a map. The edits must be ascending and must not overlap.
  package init(edits: [Edit]) {
    self.edits = edits
  }

  /// The range of the source that the given range of the target came from.
  package func source(lower: Int, upper: Int) -> (lower: Int, upper: Int) {
    if edits.isEmpty { return (lower, upper) }
    let from = lowerBound(lower, on: \.target, other: \.source)
    let to = upperBound(upper, on: \.target, other: \.source)
    return (from, max(from, to))
  }

  /// The range of the target that the given range of the source became.
  package func target(lower: Int, upper: Int) -> (lower: Int, upper: Int) {
    if edits.isEmpty { return (lower, upper) }
    let from = lowerBound(lower, on: \.source, other: \.target)
    let to = upperBound(upper, on: \.source, other: \.target)
    return (from, max(from, to))
  }

  package func source(_ range: ProseRange) -> SourceRange {
    let mapped = source(lower: range.lower, upper: range.upper)
    return SourceRange(mapped.lower, mapped.upper)
  }
}

extension OffsetMap {
  /// A start: an edit that ends right here lies before it; inside an edit it falls back to the edit's start.
  private func lowerBound(_ position: Int, on side: KeyPath<Edit, Range<Int>>, other: KeyPath<Edit, Range<Int>>) -> Int
  {
    guard let edit = last(where: { $0[keyPath: side].lowerBound <= position }) else { return position }
    let here = edit[keyPath: side]
    let there = edit[keyPath: other]
    return position < here.upperBound ? there.lowerBound : there.upperBound + (position - here.upperBound)
  }

  /// An end: an edit that starts right here lies after it; inside an edit it moves on to the edit's end.
  private func upperBound(_ position: Int, on side: KeyPath<Edit, Range<Int>>, other: KeyPath<Edit, Range<Int>>) -> Int
  {
    guard let edit = last(where: { $0[keyPath: side].lowerBound < position }) else { return position }
    let here = edit[keyPath: side]
    let there = edit[keyPath: other]
    return position < here.upperBound ? there.upperBound : there.upperBound + (position - here.upperBound)
  }

  private func last(where isBefore: (Edit) -> Bool) -> Edit? {
    var low = 0
    var high = edits.count
    while low < high {
      let middle = (low + high) / 2
      if isBefore(edits[middle]) { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : edits[low - 1]
  }
}
