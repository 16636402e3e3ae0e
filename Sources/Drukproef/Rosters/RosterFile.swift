internal import Text

/// Reads a roster: a CSV file with one pupil a line, as the contract describes it.
package enum RosterFile {
  /// The pupils of a file, in its order.
  ///
  /// - Throws: ``SchoolFileError`` with the place of the first fault; nothing is half-loaded.
  package static func pupils(_ bytes: [UInt8], path: String) throws(SchoolFileError) -> Roster {
    if bytes.prefix(64).first(where: { $0 > 32 && $0 < 128 }) == UInt8(ascii: "<") {
      throw SchoolFileError(path: path, message: .export)
    }
    let table = try CSVTable(bytes, path: path)
    let header = try RosterHeader(
      table, path: path, required: [["roepnaam", "voornamen", "naam"], ["achternaam", "achternaam_samen", "naam"]])
    var reader = RowReader(table: table, header: header, path: path)
    var rows: [Roster.Row] = []
    rows.reserveCapacity(table.rows.count)
    for row in table.rows.dropFirst(header.row + 1) { rows.append(try reader.row(row)) }
    return Roster(text: table.text, rows: rows, answers: reader.knownAnswers)
  }
}

/// Finds what a row of the table says of a pupil.
private struct RowReader {
  let table: CSVTable
  let path: String
  private let columns: Columns
  private let consents: [RosterHeader.ConsentColumn]
  private let consentColumns: [Int]
  /// Answers that were met before, by what stands in the consent columns: few differ, so most pupils share one.
  private(set) var knownAnswers: [[String: Consent]] = []
  /// Where in those they stand, by the hash of the cells.
  private var answerNumbers = HashTable()

  /// Which column holds what.
  private struct Columns {
    let number, calledName, firstNames, prefix, surname, wholeSurname, group, year, town, wholeName, sex, born: Int?
    let status, giver, end: Int?

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
      status = columns["status"]
      giver = columns["toestemming_door"]
      end = columns["toestemming_tot"]
    }
  }

  init(table: CSVTable, header: RosterHeader, path: String) {
    self.table = table
    self.path = path
    columns = Columns(header.columns)
    consents = header.consents
    consentColumns = consents.map(\.column)
  }

  mutating func row(_ row: CSVTable.Row) throws(SchoolFileError) -> Roster.Row {
    var pupil = Roster.Row()
    pupil.line = Int32(clamping: row.line)
    pupil.number = place(row, columns.number)
    pupil.calledName = place(row, columns.calledName)
    pupil.firstNames = place(row, columns.firstNames)
    pupil.prefix = place(row, columns.prefix)
    pupil.surname = place(row, columns.surname, else: columns.wholeSurname)
    pupil.group = place(row, columns.group, else: columns.year)
    pupil.town = place(row, columns.town)
    if columns.wholeName != nil { fill(&pupil, from: place(row, columns.wholeName)) }
    if pupil.calledName.isEmpty { pupil.calledName = word(in: pupil.firstNames) ?? Roster.Place() }
    if let column = columns.sex { pupil.sex = Self.sex(table.bytes(row, column).first) }
    if let column = columns.born {
      let date = table.bytes(row, column)
      if !date.isEmpty {
        guard let day = CalendarDay(date) ?? RosterDate.day(date) else { throw badDate(row, column) }
        pupil.born = day
      }
    }
    pupil.answers = answers(row)
    if let column = columns.giver { pupil.giver = ConsentGiver(table.string(row, column)) }
    if let column = columns.end { pupil.consentEnd = RosterDate.day(table.bytes(row, column)) }
    guard !pupil.calledName.isEmpty || !pupil.surname.isEmpty else { throw nameless(row) }
    return pupil
  }

  private func place(_ row: CSVTable.Row, _ column: Int?, else other: Int? = nil) -> Roster.Place {
    let place = column.map { table.place(ofTextIn: row, $0) } ?? Roster.Place()
    return place.isEmpty ? other.map { table.place(ofTextIn: row, $0) } ?? place : place
  }

  /// The number of the pupil's answers in `knownAnswers`.
  private mutating func answers(_ row: CSVTable.Row) -> Int32 {
    var key: UInt64 = 0
    if let column = columns.status { key = TokenHash(table.bytes(row, column)).value }
    for column in consentColumns { key = key &* 0x9E37_79B9_7F4A_7C15 &+ TokenHash(table.bytes(row, column)).value }
    if let known = answerNumbers[key] { return Int32(known) }
    var answers: [String: Consent] = [:]
    // Who has left the school has no consent left.
    if !(columns.status.map { PupilStatus.hasLeft(table.string(row, $0)) } ?? false) {
      for consent in consents {
        let answer = Consent(answer: table.string(row, consent.column), isReversed: consent.isReversed)
        for category in consent.categories { answers[category] = answer }
      }
    }
    answerNumbers.set(key, to: UInt32(knownAnswers.count))
    knownAnswers.append(answers)
    return Int32(knownAnswers.count - 1)
  }

  /// `Vries, Sanne de` or `Sanne de Vries` in one column.
  private func fill(_ pupil: inout Roster.Row, from name: Roster.Place) {
    let text = table.text[name.range]
    // Beside a column of first names, a Naam without one in it is the surname.
    let called = pupil.calledName
    let isSurname = !called.isEmpty && pupil.surname.isEmpty && !text.contains(table.text[called.range])
    let parts = isSurname ? WrittenName(surname: text) : WrittenName(whole: text)
    if pupil.surname.isEmpty { pupil.surname = Roster.Place(parts.surname) }
    if pupil.calledName.isEmpty { pupil.calledName = Roster.Place(parts.calledName) }
    if pupil.firstNames.isEmpty { pupil.firstNames = Roster.Place(parts.firstNames) }
    if pupil.prefix.isEmpty { pupil.prefix = Roster.Place(parts.prefix) }
  }

  /// The first word at a place.
  private func word(in place: Roster.Place) -> Roster.Place? {
    let trimmed = trimmed(place.range)
    guard !trimmed.isEmpty else { return nil }
    let end = table.text[trimmed.range].firstIndex(of: 32) ?? trimmed.range.upperBound
    return Roster.Place(lower: trimmed.lower, upper: UInt32(end))
  }

  /// The same stretch without blanks around it.
  private func trimmed(_ range: Range<Int>) -> Roster.Place {
    var (lower, upper) = (range.lowerBound, range.upperBound)
    while upper > lower, table.text[upper - 1] <= 32 { upper -= 1 }
    while lower < upper, table.text[lower] <= 32 { lower += 1 }
    return Roster.Place(lower: UInt32(lower), upper: UInt32(upper))
  }

  private static func sex(_ letter: UInt8?) -> Pupil.Sex? {
    switch letter.map({ $0 | 0x20 }) {
    case UInt8(ascii: "m"), UInt8(ascii: "j"), UInt8(ascii: "1"): .boy
    case UInt8(ascii: "v"), UInt8(ascii: "f"), UInt8(ascii: "2"): .girl
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

extension Roster.Place {
  fileprivate init(_ range: Range<Int>) { self.init(lower: UInt32(range.lowerBound), upper: UInt32(range.upperBound)) }
}

extension Wording {
  fileprivate static let export = Wording(
    nl: "Dit is een XML-bestand. Maak er eerst een leerlingenlijst van: drukproef roster import.",
    en: "This is an XML file. Make a roster of it first: drukproef roster import.")
}
