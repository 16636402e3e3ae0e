internal import Drukproef

/// Finds the pupils that the rows of a consent file are about: by number, else by name and date of birth. A name alone will do
/// where no other pupil bears it and the file tells neither.
struct ConsentJoin {
  private var byNumber: [String: [Int]] = [:]
  private var byName: [String: [Int]] = [:]

  init(_ pupils: [ImportedPupil]) {
    for (index, pupil) in pupils.enumerated() {
      if !pupil.number.isEmpty { byNumber[pupil.numberKey, default: []].append(index) }
      byName[pupil.nameKey, default: []].append(index)
    }
  }

  func join(_ entries: [ConsentFileReader.Entry], to pupils: inout [ImportedPupil], _ source: inout RosterReport.Source)
  {
    for entry in entries {
      guard let index = match(entry, pupils, &source) else {
        source.unjoined.append(entry.line)
        continue
      }
      for (category, answer) in entry.pupil.consent {
        pupils[index].consent[category] = pupils[index].consent[category].map { $0.settled(with: answer) } ?? answer
      }
    }
  }

  private func match(
    _ entry: ConsentFileReader.Entry, _ pupils: [ImportedPupil], _ source: inout RosterReport.Source
  ) -> Int? {
    let row = entry.pupil
    if !row.number.isEmpty {
      let found = (byNumber[row.numberKey] ?? []).filter { Self.fits(row, pupils[$0]) }
      if let one = found.first { return found.count == 1 ? one : nil }
      // Another list's number says nothing, nor does it rule anybody out; a name alone is too little then.
      guard row.born != nil || byNumber.isEmpty else { return nil }
    }
    let named = byName[row.nameKey] ?? []
    if let born = row.born {
      let found = named.filter { pupils[$0].born == born }
      if found.count == 1 { return found[0] }
      // Where the roster has no dates of birth, the name must do.
      guard found.isEmpty, named.count == 1, pupils[named[0]].born == nil else { return nil }
    }
    let found = named.count > 1 && !entry.group.isEmpty ? named.filter { Self.isIn(entry.group, pupils[$0]) } : named
    guard found.count == 1 else { return nil }
    source.joinedByName += 1
    return found[0]
  }

  /// Whether a row with a pupil's number can be about that pupil: a wholly other name means a number of another list.
  private static func fits(_ row: ImportedPupil, _ pupil: ImportedPupil) -> Bool {
    if let one = row.born, let other = pupil.born, one != other { return false }
    guard !row.surname.isEmpty || !row.calledName.isEmpty else { return true }
    let words = Set(row.nameKey.split(separator: " ")).subtracting(["van", "de", "der", "den", "el", "ten", "ter"])
    let own = Set((pupil.nameKey + " " + RosterKey.of(pupil.firstNames)).split(separator: " "))
    return words.isEmpty || !words.isDisjoint(with: own)
  }

  private static func isIn(_ group: String, _ pupil: ImportedPupil) -> Bool {
    pupil.groups.contains { RosterKey.of($0) == RosterKey.of(group) }
  }
}
