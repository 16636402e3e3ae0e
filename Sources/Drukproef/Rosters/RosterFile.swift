internal import Text

/// Reads a roster: a CSV file with one pupil a line, as the contract describes it.
package enum RosterFile {
  /// The pupils of a file, in its order.
  ///
  /// - Throws: ``SchoolFileError`` with the place of the first fault; nothing is half-loaded.
  package static func pupils(_ bytes: [UInt8], path: String) throws(SchoolFileError) -> [Pupil] {
    let table = try CSVTable(bytes, path: path)
    let header = try RosterHeader(
      table, path: path, required: [["roepnaam", "voornamen", "naam"], ["achternaam", "achternaam_samen", "naam"]])
    var pupils: [Pupil] = []
    for row in table.rows.dropFirst(header.row + 1) { pupils.append(try pupil(row, header, path)) }
    return pupils
  }

  private static func pupil(
    _ row: [CSVTable.Cell], _ header: RosterHeader, _ path: String
  ) throws(SchoolFileError) -> Pupil {
    func cell(_ name: String) -> CSVTable.Cell? {
      guard let column = header.columns[name], column < row.count, !row[column].text.isEmpty else { return nil }
      return row[column]
    }
    var pupil = Pupil()
    pupil.line = row.first?.line ?? 0
    pupil.number = cell("leerlingnummer")?.text ?? ""
    pupil.calledName = cell("roepnaam")?.text ?? ""
    pupil.firstNames = cell("voornamen")?.text ?? ""
    pupil.prefix = cell("tussenvoegsel")?.text ?? ""
    pupil.surname = cell("achternaam")?.text ?? cell("achternaam_samen")?.text ?? ""
    pupil.group = cell("groep")?.text ?? cell("jaargroep")?.text ?? ""
    pupil.town = cell("woonplaats")?.text ?? ""
    if let name = cell("naam")?.text { fill(&pupil, from: name) }
    if pupil.calledName.isEmpty {
      pupil.calledName = pupil.firstNames.split(separator: " ").first.map(String.init) ?? ""
    }
    pupil.sex = cell("geslacht").flatMap { sex($0.text) }
    if let date = cell("geboortedatum") {
      guard let day = CalendarDay(date.text) else { throw badDate(date, path) }
      pupil.born = day
    }
    for (name, _) in header.columns where name.hasPrefix("toestemming.") {
      let category = String(name.dropFirst("toestemming.".count))
      pupil.consent[category == "sociaal" ? "social" : category] = consent(cell(name)?.text ?? "")
    }
    guard !pupil.calledName.isEmpty || !pupil.surname.isEmpty else { throw nameless(row, path) }
    return pupil
  }

  /// `Vries, Sanne de` or `Sanne de Vries` in one column.
  private static func fill(_ pupil: inout Pupil, from name: String) {
    let comma = name.split(separator: ",", maxSplits: 1).map { $0.split(separator: " ").map(String.init) }
    if comma.count == 2 {
      if pupil.surname.isEmpty { pupil.surname = comma[0].joined(separator: " ") }
      if pupil.calledName.isEmpty { pupil.calledName = comma[1].first ?? "" }
      if pupil.prefix.isEmpty { pupil.prefix = comma[1].dropFirst().joined(separator: " ") }
    } else if let words = comma.first, let first = words.first {
      if pupil.calledName.isEmpty { pupil.calledName = first }
      if pupil.surname.isEmpty { pupil.surname = words.dropFirst().joined(separator: " ") }
    }
  }

  private static func sex(_ text: String) -> Pupil.Sex? {
    switch text.lowercased().first {
    case "m", "j": .boy
    case "v", "f": .girl
    case nil: nil
    default: .other
    }
  }

  /// What an answer in a consent column means; anything not plainly yes or no is unknown.
  package static func consent(_ text: String) -> Consent {
    switch text.lowercased() {
    case "ja", "j", "yes", "y", "true", "waar", "1", "x", "✓", "akkoord", "wel", "geen bezwaar", "toestemming": .ja
    case "nee", "n", "no", "false", "onwaar", "0", "niet", "niet akkoord", "bezwaar", "geen toestemming", "geen": .nee
    default: .onbekend
    }
  }

  private static func badDate(_ cell: CSVTable.Cell, _ path: String) -> SchoolFileError {
    SchoolFileError(
      path: path, line: cell.line, column: cell.column,
      message: Wording(
        nl: "Deze geboortedatum is geen datum. Schrijf hem als 2012-03-25 of 25-03-2012.",
        en: "This date of birth is no date. Write it as 2012-03-25 or 25-03-2012."))
  }

  private static func nameless(_ row: [CSVTable.Cell], _ path: String) -> SchoolFileError {
    SchoolFileError(
      path: path, line: row.first?.line, column: 1,
      message: Wording(
        nl: "Deze regel heeft geen naam. Vul een roepnaam en achternaam in, of haal de regel weg.",
        en: "This line has no name. Fill in a first name and surname, or take the line away."))
  }
}
