internal import Text

/// Settles overlaps: mentions of one family compete for the same words, others may nest.
package enum Resolution {
  /// The mentions that stand, ordered by where they start.
  ///
  /// Of two of one family that share words the surer one wins; of equally sure ones the longer; of equally long ones the one
  /// whose kind comes first. A hint never drives out a finding.
  package static func settled(_ mentions: [Mention]) -> [Mention] {
    let ranked = mentions.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      if a.traits.contains(.hint) != b.traits.contains(.hint) { return b.traits.contains(.hint) }
      if abs(a.confidence - b.confidence) > 0.15 { return a.confidence > b.confidence }
      if a.range.count != b.range.count { return a.range.count > b.range.count }
      if a.kind != b.kind { return rank(a.kind) < rank(b.kind) }
      return left.offset < right.offset
    }
    var taken: [Kind.Family: [ProseRange]] = [:]
    var kept: [(offset: Int, element: Mention)] = []
    for candidate in ranked {
      let family = candidate.element.kind.family
      var ranges = taken[family, default: []]
      let at = ranges.partitioningIndex { $0.upper > candidate.element.range.lower }
      if at < ranges.count, ranges[at].overlaps(candidate.element.range) { continue }
      ranges.insert(candidate.element.range, at: at)
      taken[family] = ranges
      kept.append(candidate)
    }
    return kept.sorted {
      $0.element.range != $1.element.range ? $0.element.range < $1.element.range : $0.offset < $1.offset
    }.map(\.element)
  }

  private static func rank(_ kind: Kind) -> Int { Kind.allCases.firstIndex(of: kind) ?? 0 }
}

extension [ProseRange] {
  fileprivate func partitioningIndex(_ isAfter: (ProseRange) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isAfter(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
