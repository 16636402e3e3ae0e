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
    var reader = PupilReader(table: table, header: header, path: path)
    var pupils: [Pupil] = []
    pupils.reserveCapacity(table.rows.count)
    for row in table.rows.dropFirst(header.row + 1) { pupils.append(try reader.pupil(row)) }
    return pupils
  }

  /// What an answer in a consent column means; anything not plainly yes or no is unknown.
  package static func consent(_ text: some Collection<UInt8>) -> Consent {
    switch String(decoding: text.map { $0 &- 65 < 26 ? $0 | 0x20 : $0 }, as: UTF8.self) {
    case "ja", "j", "yes", "y", "true", "waar", "1", "x", "✓", "akkoord", "wel", "geen bezwaar", "toestemming": .ja
    case "nee", "n", "no", "false", "onwaar", "0", "niet", "niet akkoord", "bezwaar", "geen toestemming", "geen": .nee
    default: .onbekend
    }
  }
}

/// Makes a pupil of a row.
private struct PupilReader {
  let table: CSVTable
  let path: String
  private let columns: Columns
  /// Consent columns: the category and the column.
  private let consents: [(category: String, column: Int)]
  /// Answers that were met before, by what stands in the consent columns: few differ, so most pupils share one.
  private var knownAnswers: [[String: Consent]] = []
  /// Where in those they stand, by the hash of the cells.
  private var answerNumbers = HashTable()
  private var cells: [UInt8] = []

  /// Which column holds what.
  private struct Columns {
    let number, calledName, firstNames, prefix, surname, wholeSurname, group, year, town, wholeName, sex, born: Int?

    init(_ columns: [String: Int]) {
      number = columns["leerlingnummer"]
      calledName = columns["roepnaam"]
      firstNames = columns["voornamen"]
      prefix = columns["tussenvoegsel"]
      surname = columns["achternaam"]
      wholeSurname = columns["achternaam_samen"]
      group = columns["groep"]
      year = columns["jaargroep"]
      town = columns["woonplaats"]
      wholeName = columns["naam"]
      sex = columns["geslacht"]
      born = columns["geboortedatum"]
    }
  }

  init(table: CSVTable, header: RosterHeader, path: String) {
    self.table = table
    self.path = path
    columns = Columns(header.columns)
    let prefix = "toestemming."
    consents = header.columns.compactMap { name, column in
      guard name.hasPrefix(prefix) else { return nil }
      let category = String(name.dropFirst(prefix.count))
      return (category == "sociaal" ? "social" : category, column)
    }
  }

  mutating func pupil(_ row: CSVTable.Row) throws(SchoolFileError) -> Pupil {
    var pupil = Pupil()
    pupil.line = row.line
    pupil.number = text(row, columns.number)
    pupil.calledName = text(row, columns.calledName)
    pupil.firstNames = text(row, columns.firstNames)
    pupil.prefix = text(row, columns.prefix)
    pupil.surname = text(row, columns.surname, else: columns.wholeSurname)
    pupil.group = text(row, columns.group, else: columns.year)
    pupil.town = text(row, columns.town)
    if columns.wholeName != nil { Self.fill(&pupil, from: text(row, columns.wholeName)) }
    if pupil.calledName.isEmpty {
      pupil.calledName = pupil.firstNames.split(separator: " ").first.map(String.init) ?? ""
    }
    if let column = columns.sex { pupil.sex = Self.sex(table.bytes(row, column).first) }
    if let column = columns.born, !table.bytes(row, column).isEmpty {
      guard let day = CalendarDay(table.bytes(row, column)) else { throw badDate(row, column) }
      pupil.born = day
    }
    pupil.consent = answers(row)
    guard !pupil.calledName.isEmpty || !pupil.surname.isEmpty else { throw nameless(row) }
    return pupil
  }

  private func text(_ row: CSVTable.Row, _ column: Int?, else other: Int? = nil) -> String {
    let text = column.map { table.string(row, $0) } ?? ""
    return text.isEmpty ? other.map { table.string(row, $0) } ?? "" : text
  }

  private mutating func answers(_ row: CSVTable.Row) -> [String: Consent] {
    cells.removeAll(keepingCapacity: true)
    for consent in consents {
      cells += table.bytes(row, consent.column)
      cells.append(0)
    }
    let key = TokenHash(cells).value
    if let known = answerNumbers[key] { return knownAnswers[Int(known)] }
    var answers: [String: Consent] = [:]
    for consent in consents { answers[consent.category] = RosterFile.consent(table.bytes(row, consent.column)) }
    answerNumbers.set(key, to: UInt32(knownAnswers.count))
    knownAnswers.append(answers)
    return answers
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

  private static func sex(_ letter: UInt8?) -> Pupil.Sex? {
    switch letter.map({ $0 | 0x20 }) {
    case UInt8(ascii: "m"), UInt8(ascii: "j"): .boy
    case UInt8(ascii: "v"), UInt8(ascii: "f"): .girl
    case nil: nil
    default: .other
    }
  }

  private func badDate(_ row: CSVTable.Row, _ column: Int) -> SchoolFileError {
    let place = table.place(row, column)
    return SchoolFileError(
      path: path, line: place.line, column: place.column,
      message: Wording(
        nl: "Deze geboortedatum is geen datum. Schrijf hem als 2012-03-25 of 25-03-2012.",
        en: "This date of birth is no date. Write it as 2012-03-25 or 25-03-2012."))
  }

  private func nameless(_ row: CSVTable.Row) -> SchoolFileError {
    SchoolFileError(
      path: path, line: row.line, column: 1,
      message: Wording(
        nl: "Deze regel heeft geen naam. Vul een roepnaam en achternaam in, of haal de regel weg.",
        en: "This line has no name. Fill in a first name and surname, or take the line away."))
  }
}
