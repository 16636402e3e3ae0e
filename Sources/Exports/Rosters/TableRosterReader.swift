internal import Drukproef

/// Reads pupils from a table with one pupil a row, whatever system it came from.
struct TableRosterReader {
  private(set) var pupils: [ImportedPupil] = []
  private(set) var staff: [StaffMember] = []
  private(set) var source: RosterReport.Source
  private(set) var faults: [SchoolFileError] = []
  private let table: any RosterTable
  private let header: RosterHeader
  private let columns: [String: Int]
  private let today: CalendarDay?
  /// The group of a pupil for whom no column tells it: the sheet's name.
  private let defaultGroup: String
  private let path: String
  private let dateOrder: RosterDate.Order
  /// Later columns of a meaning, which must agree with the first.
  private let repeated: [(name: String, first: Int, column: Int)]
  private let groupColumns: [Int]
  private let hasMiddleName: Bool

  init(
    _ table: any RosterTable, _ header: RosterHeader, _ source: RosterReport.Source, today: CalendarDay?,
    defaultGroup: String = "", dateOrder: RosterDate.Order = .dayMonth
  ) {
    self.table = table
    self.header = header
    self.source = source
    self.today = today
    self.defaultGroup = defaultGroup
    self.dateOrder = dateOrder
    path = source.path
    columns = header.columns
    repeated = header.doubles.compactMap { double in
      guard Self.mustAgree.contains(double.name), let first = header.columns[double.name] else { return nil }
      return (double.name, first, double.column)
    }
    groupColumns = Self.groupColumns(header)
    hasMiddleName = columns["tussenvoegsel"].map { RosterKey.of(header.titles[$0]).hasPrefix("middle") } ?? false
    self.source.take(header, line: table.line(header.row))
  }

  private static let mustAgree: Set<String> = [
    "leerlingnummer", "roepnaam", "tussenvoegsel", "achternaam", "naam", "geboortedatum",
  ]

  /// The columns of groups, the pupil's own group first: a `Stamgroep` goes before a `Klas` and that before a `Groep`.
  private static func groupColumns(_ header: RosterHeader) -> [Int] {
    let all = ([header.columns["groep"]].compactMap { $0 } + header.doubles.filter { $0.name == "groep" }.map(\.column))
    let ranks = all.map { column in
      let title = RosterKey.of(header.titles[column])
      return (
        ["stam", "basis", "mentor", "huidige"].contains { title.hasPrefix($0) } ? 0 : title.hasPrefix("klas") ? 1 : 2,
        column
      )
    }
    return ranks.sorted { $0 < $1 }.map(\.1) + [header.columns["lesgroepen"]].compactMap { $0 }
  }

  /// Reads every row under the header.
  mutating func run() {
    guard columns["roepnaam"] ?? columns["voornamen"] ?? columns["naam"] != nil,
      columns["achternaam"] ?? columns["achternaam_samen"] ?? columns["naam"] != nil
    else {
      let missing =
        columns["roepnaam"] ?? columns["voornamen"] ?? columns["naam"] == nil
        ? ["roepnaam", "naam"] : ["achternaam", "naam"]
      faults.append(RosterHeader.missing(missing, path, line: table.line(header.row)))
      return
    }
    let order = settledOrder()
    for row in (header.row + 1)..<max(table.rowCount, header.row + 1) {
      guard faults.count < RosterFaults.most else { return }
      read(row, order)
    }
  }

  /// A file of Microsoft's has American dates, unless a first number of them can only be a day.
  private func settledOrder() -> RosterDate.Order {
    guard dateOrder == .monthDay, let column = columns["geboortedatum"] else { return dateOrder }
    for row in (header.row + 1)..<max(table.rowCount, header.row + 1) {
      let cell = table.cell(row, column).utf8
      if RosterDate.showsMonthFirst(cell) { return .monthDay }
      if RosterDate.showsDayFirst(cell) { return .dayMonth }
    }
    return dateOrder
  }

  private func cell(_ row: Int, _ name: String) -> String { columns[name].map { table.cell(row, $0) } ?? "" }

  private mutating func read(_ row: Int, _ order: RosterDate.Order) {
    source.rows += 1
    var pupil = ImportedPupil()
    pupil.number = CellText.number(cell(row, "leerlingnummer"))
    readName(&pupil, row)
    if isNoPerson(row, pupil) {
      source.rejected.append(table.line(row))
      return
    }
    if pupil.calledName.isEmpty, pupil.surname.isEmpty { return fault(.nameless, row, columns["achternaam"] ?? 0) }
    if let extra = (header.titles.count..<max(table.cellCount(row), header.titles.count)).first(where: {
      !table.isEmpty(row, $0)
    }) {
      return fault(.tooManyCells, row, extra)
    }
    checkRepeated(row)
    switch role(row) {
    case .pupil: break
    case .staff:
      let name = [pupil.calledName, pupil.prefix, pupil.surname].filter { !$0.isEmpty }.joined(separator: " ")
      return staff.append(StaffMember(name: name, function: cell(row, "functie"), school: cell(row, "school")))
    case .other:
      source.rejected.append(table.line(row))
      return
    }
    readBirth(&pupil, row, order)
    readGroups(&pupil, row)
    pupil.town = cell(row, "woonplaats")
    pupil.sex = Self.sex(cell(row, "geslacht"))
    let left = RosterDate.day(cell(row, "uitstroomdatum").utf8)
    pupil.hasLeft =
      PupilStatus.hasLeft(cell(row, "status")) || left.map { left in today.map { left < $0 } ?? true } ?? false
      || cell(row, "jaargroep") == "H"
    pupil.consent = ConsentCells(header, table).answers(row, &source)
    (pupil.file, pupil.line) = (path, table.line(row))
    pupils.append(pupil)
  }

  private func role(_ row: Int) -> Role {
    if let column = columns["orgunit"], OrganisationUnit.isStaff(table.cell(row, column)) { return .staff }
    return Role(cell(row, "rol"))
  }

  private func readName(_ pupil: inout ImportedPupil, _ row: Int) {
    pupil.calledName = cell(row, "roepnaam")
    pupil.firstNames = cell(row, "voornamen")
    pupil.prefix = cell(row, "tussenvoegsel")
    pupil.surname = cell(row, "achternaam")
    if hasMiddleName, !pupil.prefix.isEmpty, !WrittenName.isPrefix(Array(pupil.prefix.utf8)[...]) {
      // A second given name, in files that know no tussenvoegsel.
      if pupil.firstNames.isEmpty { pupil.firstNames = "\(pupil.calledName) \(pupil.prefix)" }
      pupil.prefix = ""
    }
    if pupil.surname.isEmpty { pupil.surname = cell(row, "achternaam_samen") }
    if pupil.surname.isEmpty || pupil.calledName.isEmpty && pupil.firstNames.isEmpty {
      let whole = Array(cell(row, "naam").utf8)
      // Beside a column of first names, a Naam without one in it is the surname.
      let isSurname = !pupil.calledName.isEmpty && !whole.contains(Array(pupil.calledName.utf8))
      let parts = isSurname ? WrittenName(surname: whole[...]) : WrittenName(whole: whole[...])
      func text(_ range: Range<Int>) -> String { String(decoding: whole[range], as: UTF8.self) }
      if pupil.calledName.isEmpty { pupil.calledName = text(parts.calledName) }
      if pupil.firstNames.isEmpty { pupil.firstNames = text(parts.firstNames) }
      if pupil.prefix.isEmpty { pupil.prefix = text(parts.prefix) }
      if pupil.surname.isEmpty { pupil.surname = text(parts.surname) }
    }
    NameTidying.tidy(&pupil)
  }

  /// Whether a row is a total, a page's foot, an empty place or the header once more.
  private func isNoPerson(_ row: Int, _ pupil: ImportedPupil) -> Bool {
    let filled = (0..<table.cellCount(row)).count { !table.isEmpty(row, $0) }
    if filled <= 2, pupil.calledName.isEmpty && pupil.surname.isEmpty { return true }
    if filled == 1, header.titles.count >= 3 {
      let text = (0..<table.cellCount(row)).map { table.cell(row, $0) }.joined()
      let key = RosterKey.of(text)
      if text.contains(where: \.isNumber) || Self.footers.contains(where: { key.hasPrefix($0) }) { return true }
    }
    let first = columns["achternaam"] ?? columns["naam"] ?? columns["roepnaam"] ?? 0
    return filled > 1 && table.cell(row, first) == header.titles[first]
  }

  private static let footers = ["totaal", "aantal", "gemiddeld", "pagina", "afgedrukt", "einde", "bron", "gemaakt"]

  private mutating func readBirth(_ pupil: inout ImportedPupil, _ row: Int, _ order: RosterDate.Order) {
    guard let column = columns["geboortedatum"] else { return }
    let text = table.cell(row, column)
    guard !text.isEmpty, text != "?", text != "-" else { return }
    pupil.born = RosterDate.day(text.utf8, order)
    if pupil.born == nil { return fault(.badDate(header.titles[column]), row, column) }
    if let born = pupil.born, let today, today < born || born.year < 1900 {
      fault(.farDate(header.titles[column]), row, column)
    }
  }

  private mutating func readGroups(_ pupil: inout ImportedPupil, _ row: Int) {
    for column in groupColumns {
      let text = table.cell(row, column)
      if let number = Int(text), number > 20_000, number < 60_000 {
        fault(.groupIsDate(header.titles[column]), row, column)
        continue
      }
      for group in GroupCell.groups(text) where !pupil.groups.contains(group) { pupil.groups.append(group) }
    }
    if pupil.groups.isEmpty {
      let other = columns["orgunit"].map { OrganisationUnit.group(table.cell(row, $0)) } ?? cell(row, "jaargroep")
      if !other.isEmpty, other != "H" { pupil.groups = [other] }
    }
    if pupil.groups.isEmpty, !defaultGroup.isEmpty { pupil.groups = [defaultGroup] }
  }

  private static func sex(_ text: String) -> Pupil.Sex? {
    switch text.utf8.first.map({ $0 | 0x20 }) {
    case UInt8(ascii: "m") where !text.lowercased().hasPrefix("mei"), UInt8(ascii: "j"), UInt8(ascii: "1"): .boy
    case UInt8(ascii: "v"), UInt8(ascii: "f"), UInt8(ascii: "2"), UInt8(ascii: "m"): .girl
    case nil, UInt8(ascii: "0"),
      UInt8(ascii: "o") where text.lowercased() == "onbekend":
      nil
    default: .other
    }
  }

  private mutating func checkRepeated(_ row: Int) {
    for double in repeated {
      let (one, other) = (table.cell(row, double.first), table.cell(row, double.column))
      guard !one.isEmpty, !other.isEmpty, RosterKey.of(one) != RosterKey.of(other) else { continue }
      return fault(.disagree(header.titles[double.first], header.titles[double.column]), row, double.column)
    }
  }

  private mutating func fault(_ message: Wording, _ row: Int, _ column: Int) {
    guard faults.count < RosterFaults.most else { return }
    let place = table.place(row, column)
    faults.append(SchoolFileError(path: path, line: place.line, column: place.column, message: message))
  }

  /// Who a row is about.
  private enum Role {
    case pupil, staff, other

    init(_ text: String) {
      let key = text.isEmpty ? "" : RosterKey.of(text)
      if key.isEmpty {
        self = .pupil
      } else if [
        "teacher", "docent", "leerkracht", "leraar", "medewerker", "staff", "aide", "administrator", "principal",
        "employee", "faculty", "proctor", "personeel", "onderwijsassistent",
      ].contains(where: key.contains) {
        self = .staff
      } else if ["parent", "guardian", "ouder", "verzorger", "relative", "contact"].contains(where: key.contains) {
        self = .other
      } else {
        self = .pupil
      }
    }
  }
}

/// Names brought to one form, whatever the file left undone.
enum NameTidying {
  static func tidy(_ pupil: inout ImportedPupil) {
    if pupil.prefix.isEmpty, !pupil.surname.isEmpty {
      let bytes = Array(pupil.surname.utf8)
      let parts = WrittenName(surname: bytes[...])
      if !parts.prefix.isEmpty {
        pupil.prefix = String(decoding: bytes[parts.prefix], as: UTF8.self)
        pupil.surname = String(decoding: bytes[parts.surname], as: UTF8.self)
      }
    } else if pupil.surname.lowercased().hasPrefix(pupil.prefix.lowercased() + " "), !pupil.prefix.isEmpty {
      // The column of surnames holds the tussenvoegsel too.
      pupil.surname = String(pupil.surname.dropFirst(pupil.prefix.count + 1))
    }
    if pupil.calledName.isEmpty { pupil.calledName = String(pupil.firstNames.split(separator: " ").first ?? "") }
  }
}

/// The groups in a cell, where a school writes more than one.
enum GroupCell {
  static func groups(_ text: String) -> [String] {
    if text.isEmpty { return [] }
    if !text.utf8.contains(where: { $0 == 59 || $0 == 44 || $0 == 124 || $0 < 32 }) { return [text] }
    return text.split { $0 == ";" || $0 == "," || $0 == "|" || $0.isNewline }
      .map { String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }.filter { !$0.isEmpty }
  }
}

/// The place of an account in a school's Google domain: `/Leerlingen/Groep 6A`.
enum OrganisationUnit {
  static func group(_ path: String) -> String {
    let last = String(path.split(separator: "/").last ?? "")
    return ["leerlingen", "leerling", "students", "student", "pupils"].contains(last.lowercased()) ? "" : last
  }

  static func isStaff(_ path: String) -> Bool {
    let words = RosterKey.of(path).split(separator: " ")
    return words.contains { word in
      ["medewerker", "personeel", "staff", "leerkracht", "docent", "teacher", "beheer", "leraren", "directie"]
        .contains { word.hasPrefix($0) }
    }
  }
}

extension RosterReport.Source {
  /// Notes what the header told.
  mutating func take(_ header: RosterHeader, line: Int) {
    headerLine = headerLine ?? line
    let own = header.columns.sorted { $0.value < $1.value }.map { (title: header.titles[$0.value], meaning: $0.key) }
    let consents = header.consents.map { consent in
      (
        title: header.titles[consent.column],
        meaning: "toestemming \(consent.categories.joined(separator: " + "))"
          + (consent.isReversed ? " (omgekeerd gevraagd)" : "")
      )
    }
    for column in own + consents where !columns.contains(where: { $0 == column }) { columns.append(column) }
    for title in header.dropped where !dropped.contains(title) { dropped.append(title) }
    for title in header.unknown where !unknown.contains(title) { unknown.append(title) }
  }
}

extension Wording {
  fileprivate static let nameless = Wording(
    nl: "deze regel heeft geen naam. Vul een roepnaam en achternaam in, of haal de regel weg.",
    en: "this line has no name. Fill in a first name and surname, or take the line away.")
  fileprivate static let tooManyCells = Wording(
    nl:
      "deze regel heeft meer velden dan er kolomnamen zijn. Staat er een scheidingsteken te veel? Zet zo’n veld tussen \"…\".",
    en:
      "this line has more fields than there are column names. Is there a separator too many? Put such a field in \"…\"."
  )

  fileprivate static func farDate(_ column: String) -> Wording {
    Wording(
      nl: "de datum bij ‘\(column)’ kan geen geboortedatum zijn. Kijk of het jaartal klopt.",
      en: "the date at ‘\(column)’ cannot be a date of birth. See whether the year is right.")
  }

  fileprivate static func groupIsDate(_ column: String) -> Wording {
    Wording(
      nl:
        "bij ‘\(column)’ heeft Excel een datum gemaakt van een groep zoals 1/2. Zet de kolom in Excel op Tekst en vul de groep "
        + "opnieuw in.",
      en:
        "at ‘\(column)’ Excel made a date of a group such as 1/2. Set the column to Text in Excel and fill in the group anew."
    )
  }

  fileprivate static func disagree(_ one: String, _ other: String) -> Wording {
    Wording(
      nl:
        "de kolommen ‘\(one)’ en ‘\(other)’ betekenen hetzelfde, maar hier staat er iets anders in. Haal een van de twee weg.",
      en: "the columns ‘\(one)’ and ‘\(other)’ mean the same, but differ here. Take one of the two away.")
  }
}
