internal import Text

/// Groups and towns of a roster under the keys by which posts speak of them: worked out once, each value once.
package struct RosterColumns: Sendable {
  /// Per pupil the group as ``GroupLabels`` writes it: `6b`.
  let bareGroups: [String]
  /// Per pupil the group as ``GroupLabel`` writes it.
  let groupKeys: [String]
  /// Per pupil the town's list key.
  let towns: [String]
  /// Hashes of the first words of the towns.
  let townWords: Set<TokenHash>
  /// The youngest pupil's date of birth.
  let lastBirth: CalendarDay?
  /// The bare groups that are more than a number.
  let classes: Set<String>
  /// All group keys.
  let groups: Set<String>

  init(_ pupils: [Pupil]) {
    var groups = Column { (GroupLabels.bare($0), GroupLabel.key($0)) }
    var towns = Column { ListKey.text($0) }
    let found = pupils.map { groups[$0.group] }
    bareGroups = found.map(\.0)
    groupKeys = found.map(\.1)
    self.towns = pupils.map { towns[$0.town] }
    townWords = Set(towns.all.filter { !$0.isEmpty }.map { TokenHash(String($0.prefix { $0 != " " })) })
    lastBirth = pupils.lazy.compactMap(\.born).max()
    classes = Set(groups.all.map(\.0).filter { $0.contains { $0 > "9" } })
    self.groups = Set(groups.all.map(\.1))
  }

  /// Works a column out, each different value once.
  private struct Column<Key> {
    private let work: (String) -> Key
    private var known: [String: Key] = [:]

    init(_ work: @escaping (String) -> Key) { self.work = work }

    var all: Dictionary<String, Key>.Values { known.values }

    subscript(text: String) -> Key {
      mutating get {
        if let key = known[text] { return key }
        let key = work(text)
        known[text] = key
        return key
      }
    }
  }
}
