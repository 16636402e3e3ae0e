package import Drukproef

/// Writes the roster file of the contract: CSV with `;` between, in UTF-8.
package enum RosterWriter {
  /// The roster as bytes. Columns of answers that no pupil has are left out.
  package static func roster(_ pupils: [ImportedPupil]) -> [UInt8] {
    let categories = Set(pupils.flatMap(\.consent.keys)).sorted { rank($0) < rank($1) }
    let hasLeavers = pupils.contains(where: \.hasLeft)
    let hasCourses = pupils.contains { $0.groups.count > 1 }
    let hasGivers = pupils.contains { $0.giver != nil }
    let hasDates = pupils.contains { $0.consent.values.contains { $0.given != nil } }
    let hasEnds = pupils.contains { $0.consent.values.contains { $0.until != nil } }
    var titles = [
      "leerlingnummer", "roepnaam", "voornamen", "tussenvoegsel", "achternaam", "geslacht", "geboortedatum", "groep",
    ]
    if hasCourses { titles.append("lesgroepen") }
    titles.append("woonplaats")
    if hasLeavers { titles.append("status") }
    titles += categories.map { ["website", "social"].contains($0) ? "toestemming_foto_\($0)" : "toestemming_\($0)" }
    if hasGivers { titles.append("toestemming_door") }
    if hasDates { titles.append("toestemming_op") }
    if hasEnds { titles.append("toestemming_tot") }
    var output = CSVLines()
    output.add(titles)
    for pupil in pupils {
      var cells = [
        pupil.number, pupil.calledName, pupil.firstNames, pupil.prefix, pupil.surname, sex(pupil.sex), day(pupil.born),
        pupil.groups.first ?? "",
      ]
      if hasCourses { cells.append(pupil.groups.dropFirst().joined(separator: ", ")) }
      cells.append(pupil.town)
      if hasLeavers { cells.append(pupil.hasLeft ? "uitgeschreven" : "actief") }
      cells += categories.map { pupil.hasLeft ? "" : (pupil.consent[$0]?.value ?? .onbekend).rawValue }
      let answers = pupil.consent.values
      if hasGivers { cells.append(pupil.giver?.rawValue ?? "") }
      // The oldest answer and the first to run out: what holds for one pupil holds for all that is said there.
      if hasDates { cells.append(day(answers.compactMap(\.given).min())) }
      if hasEnds { cells.append(day(answers.compactMap(\.until).min())) }
      output.add(cells)
    }
    return output.bytes
  }

  /// The staff list as bytes.
  package static func staff(_ members: [StaffMember]) -> [UInt8] {
    var output = CSVLines()
    output.add(["naam", "functie", "school"])
    for member in members { output.add([member.name, member.function, member.school]) }
    return output.bytes
  }

  /// The order of the columns: what is asked most first.
  private static func rank(_ category: String) -> String {
    let order = ["alles", "website", "social", "app", "schoolgids", "nieuwsbrief", "pers", "promotie"]
    return order.firstIndex(of: category).map { "\($0)" } ?? "~" + category
  }

  private static func sex(_ sex: Pupil.Sex?) -> String {
    switch sex {
    case .boy: "m"
    case .girl: "v"
    case .other: "x"
    case nil: ""
    }
  }

  private static func day(_ day: CalendarDay?) -> String {
    guard let day else { return "" }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(day.year)-\(two(day.month))-\(two(day.day))"
  }
}

/// Lines of CSV being written.
private struct CSVLines {
  private(set) var bytes: [UInt8] = []

  mutating func add(_ cells: [String]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ";")) }
      add(cell)
    }
    bytes.append(10)
  }

  /// Quoted where it must be. What a spreadsheet would take for a formula is none in a name: the sign goes.
  private mutating func add(_ cell: String) {
    var text = cell.utf8[...]
    while let first = text.first, "=+@".utf8.contains(first) || first == UInt8(ascii: "-") { text.removeFirst() }
    guard text.contains(where: { $0 == 59 || $0 == 34 || $0 == 10 || $0 == 13 || $0 == 44 || $0 == 9 }) else {
      bytes += text
      return
    }
    bytes.append(34)
    for byte in text {
      if byte == 34 { bytes.append(34) }
      bytes.append(byte == 10 || byte == 13 ? 32 : byte)
    }
    bytes.append(34)
  }
}
