internal import Text

/// Where mentions of some kinds stand, to be asked many times in one post.
struct MentionRanges {
  /// By their start.
  private let ranges: [ProseRange]
  /// For each the furthest end of it and of those before it.
  private let ends: [Int]

  init(_ mentions: [Mention], of isWanted: (Kind) -> Bool) {
    ranges = mentions.filter { isWanted($0.kind) }.map(\.range).sorted()
    var furthest = 0
    ends = ranges.map { range in
      furthest = max(furthest, range.upper)
      return furthest
    }
  }

  /// Whether one of them shares a byte with a range.
  func overlap(_ range: ProseRange) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].lower < range.upper { low = middle + 1 } else { high = middle }
    }
    return low > 0 && ends[low - 1] > range.lower
  }
}
