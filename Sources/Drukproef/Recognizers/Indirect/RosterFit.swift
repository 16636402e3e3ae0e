internal import Text

/// The roster's columns that a description can be held against.
struct RosterFit: Sendable {
  private let pupils: [Roster.Row]
  private let columns: RosterColumns

  init(_ school: SchoolRegister) {
    pupils = school.pupils.rows
    columns = school.columns
  }

  func isTown(_ token: Token) -> Bool { columns.townWords.contains(token.hash) }

  /// How many pupils fit; nil when the roster is empty or the description names no group, town or age.
  func count(_ portrait: Portrait) -> Int? {
    guard !pupils.isEmpty, !portrait.groups.isEmpty || portrait.town != nil || portrait.age != nil else { return nil }
    let known = portrait.groups.filter { label in columns.bareGroups.contains { Self.isGroup($0, label) } }
    if !portrait.groups.isEmpty, known.isEmpty { return nil }
    let isGroup = columns.bareGroups.map { group in known.isEmpty || known.contains { Self.isGroup(group, $0) } }
    let isTown = columns.towns.map { town in portrait.town.map(town.contains) ?? true }
    return pupils.indices.count { index in
      isGroup[columns.groupNumber(index)] && isTown[columns.townNumber(index)]
        && (portrait.sex == nil || pupils[index].sex == nil || pupils[index].sex == portrait.sex)
        && fits(age: portrait.age, index, portrait.day)
    }
  }

  private func fits(age: Int?, _ index: Int, _ day: CalendarDay?) -> Bool {
    guard let age, let born = pupils[index].born else { return true }
    if let day { return born.years(until: day) == age }
    let latest = columns.lastBirth?.year ?? born.year
    return (born.year + age - 1...born.year + age + 1).contains(latest + 4)
  }

  /// `6` fits `6`, `6a` and `6b`.
  private static func isGroup(_ group: String, _ label: String) -> Bool {
    group == label
      || label.utf8.count == 1 && group.utf8.count == 2 && group.hasPrefix(label) && group.last.map { $0 < "d" } == true
  }
}
