internal import Text

/// Settles overlaps: mentions of one family compete for the same words, others may nest.
package enum Resolution {
  /// The mentions that stand, ordered by where they start.
  ///
  /// Of two of one family that share words the surer one wins; of equally sure ones the longer; of equally long ones the one
  /// whose kind comes first, or that tells of a risk. A hint never drives out a finding. A handle made of a pupil's name is
  /// that name alone; any other name inside an e-mail address, handle or link is part of it.
  package static func settled(_ mentions: [Mention]) -> [Mention] {
    let ranked = withoutDoubles(mentions).enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      if a.traits.contains(.hint) != b.traits.contains(.hint) { return b.traits.contains(.hint) }
      if abs(a.confidence - b.confidence) > 0.15 { return a.confidence > b.confidence }
      if a.range.count != b.range.count { return a.range.count > b.range.count }
      if a.kind != b.kind { return rank(a.kind) < rank(b.kind) }
      if a.traits.contains(.safetyRisk) != b.traits.contains(.safetyRisk) { return a.traits.contains(.safetyRisk) }
      return left.offset < right.offset
    }
    // A bit a family for every byte that one of its mentions holds.
    var taken = [UInt8](repeating: 0, count: ranked.map(\.element.range.upper).max() ?? 0)
    var kept: [(offset: Int, element: Mention)] = []
    for candidate in ranked {
      let bit: UInt8 = 1 << UInt8(candidate.element.kind.family.number)
      let range = candidate.element.range.range
      if taken[range].contains(where: { $0 & bit != 0 }) { continue }
      for byte in range { taken[byte] |= bit }
      kept.append(candidate)
    }
    return kept.sorted {
      $0.element.range != $1.element.range ? $0.element.range < $1.element.range : $0.offset < $1.offset
    }.map(\.element)
  }

  private static func withoutDoubles(_ mentions: [Mention]) -> [Mention] {
    let online = mentions.filter { ($0.kind == .email || $0.kind == .onlineID) && !$0.traits.contains(.hint) }
      .map(\.range).sorted()
    guard !online.isEmpty else { return mentions }
    /// The address, handle or link that a range lies in. They hardly ever overlap, so the last that starts before it will do.
    func holder(of range: ProseRange) -> ProseRange? {
      let after = online.partitioningIndex { $0.lower > range.lower }
      return after > 0 && online[after - 1].contains(range) ? online[after - 1] : nil
    }
    var dropped: Set<ProseRange> = []
    var kept: [Mention] = []
    for mention in mentions {
      guard mention.kind.family == .name, let holder = holder(of: mention.range) else {
        kept.append(mention)
        continue
      }
      // The name of a handle may have been found without its sign.
      let isWhole = mention.range.upper == holder.upper && mention.range.lower - holder.lower <= 1
      guard mention.kind == .naamLeerling, !mention.traits.contains(.hint), isWhole else { continue }
      dropped.insert(holder)
      kept.append(mention)
    }
    return dropped.isEmpty ? kept : kept.filter { $0.kind != .onlineID || !dropped.contains($0.range) }
  }

  private static func rank(_ kind: Kind) -> Int { Kind.allCases.firstIndex(of: kind) ?? 0 }
}

extension Kind.Family {
  fileprivate var number: Int {
    switch self {
    case .name: 0
    case .number: 1
    case .location: 2
    case .online: 3
    case .factor: 4
    case .conduct: 5
    case .confidential: 6
    }
  }
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
