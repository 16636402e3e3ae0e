internal import Text

/// Groups and towns of a roster under the keys by which posts speak of them: worked out once, each value once.
package struct RosterColumns: Sendable {
  /// Per pupil the number of the group, and of the town.
  private var groupNumbers: [Int32] = []
  private var townNumbers: [Int32] = []
  /// The groups as ``GroupLabels`` writes them: `6b`.
  private var bareLabels: [String] = []
  /// The groups as ``GroupLabel`` writes them.
  private var labelKeys: [String] = []
  /// The towns' list keys.
  private var townKeys: [String] = []
  /// Hashes of the first words of the towns.
  let townWords: Set<TokenHash>
  /// The youngest pupil's date of birth.
  let lastBirth: CalendarDay?
  /// The bare groups that are more than a number.
  let classes: Set<String>
  /// All group keys.
  let groups: Set<String>

  init(_ pupils: Roster) {
    var groups = Column()
    var towns = Column()
    var last: CalendarDay?
    groupNumbers.reserveCapacity(pupils.count)
    townNumbers.reserveCapacity(pupils.count)
    for pupil in pupils.rows {
      groupNumbers.append(groups.number(of: pupils.bytes(pupil.group)))
      townNumbers.append(towns.number(of: pupils.bytes(pupil.town)))
      if let born = pupil.born, last.map({ $0 < born }) ?? true { last = born }
    }
    lastBirth = last
    bareLabels = groups.values.map(GroupLabels.bare)
    labelKeys = groups.values.map(GroupLabel.key)
    townKeys = towns.values.map { ListKey.text($0) }
    townWords = Set(townKeys.filter { !$0.isEmpty }.map { TokenHash(String($0.prefix { $0 != " " })) })
    classes = Set(bareLabels.filter { $0.contains { $0 > "9" } })
    self.groups = Set(labelKeys)
  }

  /// A pupil's group as ``GroupLabels`` writes it.
  func bareGroup(_ pupil: Int) -> String { bareLabels[Int(groupNumbers[pupil])] }

  /// A pupil's group as ``GroupLabel`` writes it.
  func groupKey(_ pupil: Int) -> String { labelKeys[Int(groupNumbers[pupil])] }

  /// The list key of the town where a pupil lives.
  func town(_ pupil: Int) -> String { townKeys[Int(townNumbers[pupil])] }

  /// The place of a pupil's group in ``bareGroups`` and of the town in ``towns``.
  func groupNumber(_ pupil: Int) -> Int { Int(groupNumbers[pupil]) }
  func townNumber(_ pupil: Int) -> Int { Int(townNumbers[pupil]) }

  /// The list keys of the towns, each once.
  var towns: [String] { townKeys }

  /// The bare groups of the roster, each once.
  var bareGroups: [String] { bareLabels }

  /// The different values of a column, each with a number.
  private struct Column {
    private(set) var values: [String] = []
    private var numbers = HashTable()

    mutating func number(of value: ArraySlice<UInt8>) -> Int32 {
      let hash = TokenHash(value).value
      if let known = numbers[hash] { return Int32(known) }
      numbers.set(hash, to: UInt32(values.count))
      values.append(String(decoding: value, as: UTF8.self))
      return Int32(values.count - 1)
    }
  }
}
