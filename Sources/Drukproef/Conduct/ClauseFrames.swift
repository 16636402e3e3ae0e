internal import Text

/// How the words of a sentence stand to each other: in each clause what is done (a predicate), to or by whom (a target),
/// and how it is said (denied, asked, conditional, in a lesson …).
///
/// Which word classes play which role stands in `lexicons/opinion/rollen.tsv`, and
/// compiled, with numbers for names, in `lexicons/compiled/roles.tsv`. What a frame weighs is learned: see
/// ``SecondOpinion``.
struct ClauseFrames: Sendable {
  /// What a word class does in a clause.
  private struct Role: Sendable {
    enum Part: UInt8 { case deed, target, tone }
    var part: Part
    var number: UInt8
  }

  /// The roles of a class by its number.
  private let roles: [[Role]]

  /// - Parameter classCount: how many classes there are.
  init(classCount: Int) {
    var roles = [[Role]](repeating: [], count: classCount)
    let list = EmbeddedFiles.bytes("compiled/roles.tsv").map { SortedList($0) } ?? .empty
    var next = 0
    while let row = list.row(at: next) {
      next = row.end + 1
      let wordClass = row.columnBytes(0).decimal
      guard wordClass < classCount, let first = row.columnBytes(1).first, let part = Self.parts[first] else { continue }
      roles[wordClass].append(Role(part: part, number: UInt8(truncatingIfNeeded: row.columnBytes(2).decimal)))
    }
    self.roles = roles
  }

  private static let parts: [UInt8: Role.Part] = [
    UInt8(ascii: "d"): .deed, UInt8(ascii: "w"): .target, UInt8(ascii: "t"): .tone,
  ]
  /// Added to the number of a deed whose word is grave.
  private static let grave: UInt8 = 128

  /// The roles met so far in a clause or sentence.
  private struct Cast {
    var deeds: [UInt8] = []
    var targets: [UInt8] = []
    var tones: [UInt8] = []

    mutating func formUnion(_ other: Cast) {
      for number in other.deeds where !deeds.contains(number) { deeds.append(number) }
      for number in other.targets where !targets.contains(number) { targets.append(number) }
      for number in other.tones where !tones.contains(number) { tones.append(number) }
    }
  }

  /// What two roles are to each other.
  private enum Bond: UInt64 {
    case targetFirst = 1, deedFirst, noTarget, deedTone, deedOpens, targetTone, targetOpens
    case deeds, deedAndTarget, deedAndTone, targets
  }

  /// A number for each frame of a stretch of tokens; the same one may come more than once.
  func frames(of tokens: Range<Int>, in reading: Reading) -> [UInt64] {
    var frames: [UInt64] = []
    var whole = Cast()
    var clause = Cast()
    for token in tokens {
      let opens = token == tokens.lowerBound || !reading.tokens[token].before.isDisjoint(with: .clauseBreak)
      if opens {
        close(clause, into: &frames)
        whole.formUnion(clause)
        clause = Cast()
      }
      let here = cast(at: token, in: reading)
      for deed in here.deeds {
        if opens { frames.append(Self.frame(.deedOpens, deed)) }
        for target in clause.targets { frames.append(Self.frame(.targetFirst, deed, target)) }
      }
      for target in here.targets {
        if opens { frames.append(Self.frame(.targetOpens, target)) }
        for deed in clause.deeds { frames.append(Self.frame(.deedFirst, deed, target)) }
      }
      clause.formUnion(here)
    }
    close(clause, into: &frames)
    whole.formUnion(clause)
    for (place, deed) in whole.deeds.enumerated() {
      for other in whole.deeds[(place + 1)...] { frames.append(Self.frame(.deeds, min(deed, other), max(deed, other))) }
      for target in whole.targets { frames.append(Self.frame(.deedAndTarget, deed, target)) }
      for tone in whole.tones { frames.append(Self.frame(.deedAndTone, deed, tone)) }
    }
    for (place, target) in whole.targets.enumerated() {
      for other in whole.targets[(place + 1)...] {
        frames.append(Self.frame(.targets, min(target, other), max(target, other)))
      }
    }
    return frames
  }

  /// What holds of a clause as a whole.
  private func close(_ clause: Cast, into frames: inout [UInt64]) {
    for deed in clause.deeds {
      if clause.targets.isEmpty { frames.append(Self.frame(.noTarget, deed)) }
      for tone in clause.tones { frames.append(Self.frame(.deedTone, deed, tone)) }
    }
    for target in clause.targets {
      for tone in clause.tones { frames.append(Self.frame(.targetTone, target, tone)) }
    }
  }

  private func cast(at token: Int, in reading: Reading) -> Cast {
    var cast = Cast()
    for hit in reading.hits.at(token) where Int(hit.wordClass.rawValue) < roles.count {
      for role in roles[Int(hit.wordClass.rawValue)] {
        switch role.part {
        case .deed:
          if !cast.deeds.contains(role.number) { cast.deeds.append(role.number) }
          let strong = role.number | Self.grave
          if hit.strength > 1, !cast.deeds.contains(strong) { cast.deeds.append(strong) }
        case .target: if !cast.targets.contains(role.number) { cast.targets.append(role.number) }
        case .tone: if !cast.tones.contains(role.number) { cast.tones.append(role.number) }
        }
      }
    }
    return cast
  }

  private static func frame(_ bond: Bond, _ first: UInt8, _ second: UInt8 = 0) -> UInt64 {
    bond.rawValue << 16 | UInt64(first) << 8 | UInt64(second)
  }
}
