internal import Text

/// The roster's columns that a description can be held against.
struct RosterFit: Sendable {
  private let pupils: [Pupil]
  private let groups: [String]
  private let towns: [String]
  /// Hashes of the first words of the towns on the roster.
  private let townWords: Set<TokenHash>

  /// The year in which the youngest on the roster is four: now, as far as a roster tells.
  private let presentYear: Int

  init(_ pupils: [Pupil]) {
    self.pupils = pupils
    presentYear = (pupils.compactMap(\.born).max()?.year ?? 0) + 4
    groups = pupils.map { GroupLabels.bare($0.group) }
    towns = pupils.map { Self.key($0.town) }
    townWords = Set(towns.filter { !$0.isEmpty }.map { TokenHash(String($0.prefix { $0 != " " })) })
  }

  func isTown(_ token: Token) -> Bool { townWords.contains(token.hash) }

  /// How many pupils fit; nil when the roster is empty or the description names no group, town or age.
  func count(_ portrait: Portrait) -> Int? {
    guard !pupils.isEmpty, !portrait.groups.isEmpty || portrait.town != nil || portrait.age != nil else { return nil }
    let known = portrait.groups.filter { label in groups.contains { Self.isGroup($0, label) } }
    if !portrait.groups.isEmpty, known.isEmpty { return nil }
    return pupils.indices.count { index in
      (known.isEmpty || known.contains { Self.isGroup(groups[index], $0) })
        && (portrait.sex == nil || pupils[index].sex == nil || pupils[index].sex == portrait.sex)
        && (portrait.town.map { towns[index].hasPrefix($0) } ?? true) && fits(age: portrait.age, index, portrait.day)
    }
  }

  private func fits(age: Int?, _ index: Int, _ day: CalendarDay?) -> Bool {
    guard let age, let born = pupils[index].born else { return true }
    if let day { return born.years(until: day) == age }
    return (born.year + age - 1...born.year + age + 1).contains(presentYear)
  }

  /// `6` fits `6`, `6a` and `6b`.
  private static func isGroup(_ group: String, _ label: String) -> Bool {
    group == label
      || label.utf8.count == 1 && group.utf8.count == 2 && group.hasPrefix(label) && group.last.map { $0 < "d" } == true
  }

  private static func key(_ text: String) -> String { String(decoding: ListKey.of(text), as: UTF8.self) }
}
