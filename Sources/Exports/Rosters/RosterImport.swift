package import Drukproef
internal import Text

/// A roster made of what a school exported, with the report of how it came about.
package struct RosterImport: Sendable {
  package private(set) var pupils: [ImportedPupil] = []
  package private(set) var staff: [StaffMember] = []
  package private(set) var report = RosterReport()
  private let today: CalendarDay?

  /// Reads files, folders and archives; all of them, or nothing.
  ///
  /// - Parameters:
  ///   - consent: files that hold answers about pictures alone. Among `paths` such a file is known by having answers where
  ///     another file has the pupils.
  ///   - today: by which it is told who has left.
  /// - Throws: ``RosterFaults``.
  package init(_ paths: [String], consent: [String] = [], today: CalendarDay?) throws(RosterFaults) {
    try self.init(try RosterInputs.all(paths), answers: try RosterInputs.all(consent), today: today)
  }

  init(_ inputs: [RosterInput], answers: [RosterInput] = [], today: CalendarDay?) throws(RosterFaults) {
    self.today = today
    for input in inputs + answers {
      if let reason = RefusedFormats.reason(input) { throw RosterInputs.fault(reason, input.path) }
    }
    var rest = try takeStandards(inputs)
    rest = try takeXML(rest)
    try takeTables(rest, answers)
    if pupils.isEmpty { throw RosterInputs.fault(.noPupils, inputs.first?.path ?? "") }
  }

  // MARK: Formats

  /// Takes files that belong together by a standard; gives those that are left.
  private mutating func takeStandards(_ inputs: [RosterInput]) throws(RosterFaults) -> [RosterInput] {
    var rest = inputs
    while let users = rest.first(where: { OneRosterReader.claims($0) }) {
      let beside = rest.filter { $0.folder == users.folder && OneRosterReader.files.contains($0.name) }
      let reader = try OneRosterReader(users, beside: beside, today: today)
      add(reader.pupils, reader.staff, reader.source)
      rest.removeAll { $0.path == users.path || $0.folder == users.folder && OneRosterReader.files.contains($0.name) }
    }
    while let students = rest.first(where: { SchoolDataSyncReader.claims($0) }) {
      let beside = rest.filter { $0.folder == students.folder && SchoolDataSyncReader.files.contains($0.name) }
      let reader = try SchoolDataSyncReader(students, beside: beside, today: today)
      add(reader.pupils, reader.staff, reader.source)
      rest.removeAll {
        $0.path == students.path || $0.folder == students.folder && SchoolDataSyncReader.files.contains($0.name)
      }
    }
    return rest
  }

  private mutating func takeXML(_ inputs: [RosterInput]) throws(RosterFaults) -> [RosterInput] {
    var rest: [RosterInput] = []
    for input in inputs {
      guard Self.isXML(input) else {
        rest.append(input)
        continue
      }
      let reader = try EDEXMLReader.read(input, today: today)
      add(reader.pupils, reader.staff, reader.source)
    }
    return rest
  }

  private static func isXML(_ input: RosterInput) -> Bool {
    let start = input.bytes.prefix(64).filter { $0 > 32 && $0 < 128 }
    return start.first == UInt8(ascii: "<")
  }

  /// A table with its header, ready to be read.
  private struct Sheet {
    var table: any RosterTable
    var header: RosterHeader
    var source: RosterReport.Source
    /// The sheet's name where a workbook has several.
    var name = ""
    var isConsent = false

    var namesPeople: Bool {
      ["roepnaam", "voornamen", "naam"].contains { header.columns[$0] != nil }
        && ["achternaam", "achternaam_samen", "naam"].contains { header.columns[$0] != nil }
    }
  }

  private mutating func takeTables(_ inputs: [RosterInput], _ answers: [RosterInput]) throws(RosterFaults) {
    var sheets: [Sheet] = []
    for input in inputs { sheets += try Self.sheets(input, isConsent: false) }
    for input in answers { sheets += try Self.sheets(input, isConsent: true) }
    let hasOther = !pupils.isEmpty || sheets.contains { !$0.isConsent && $0.header.consents.isEmpty && $0.namesPeople }
    for index in sheets.indices where !sheets[index].isConsent {
      let header = sheets[index].header
      let isLong = ConsentFileReader.isLong(header)
      if isLong
        || hasOther && (!header.consents.isEmpty || !sheets[index].namesPeople && Self.hasBareAnswers(sheets[index]))
      {
        sheets[index].isConsent = true
        // Now that it is known what the file is, `Website` alone is a question too.
        if let again = RosterHeader(sheets[index].table.head, isAboutConsent: true) { sheets[index].header = again }
      }
    }
    for sheet in sheets where !sheet.isConsent { try takePupils(sheet) }
    merge()
    dropBSNs()
    for sheet in sheets where sheet.isConsent { try takeAnswers(sheet) }
    forgetConsentOfLeavers()
  }

  /// Whether a file without names asks about pictures in headers that say no more than `Website`.
  private static func hasBareAnswers(_ sheet: Sheet) -> Bool {
    RosterHeader(sheet.table.head, isAboutConsent: true).map { !$0.consents.isEmpty } ?? false
  }

  private static func sheets(_ input: RosterInput, isConsent: Bool) throws(RosterFaults) -> [Sheet] {
    if WorkbookReader.isWorkbook(input.bytes) { return try workbook(input, isConsent: isConsent) }
    do throws(SchoolFileError) {
      let csv = try CSVTable(input.bytes, path: input.path)
      let table = CSVRosterTable(table: csv)
      guard let header = RosterHeader(table.head, isAboutConsent: isConsent) else {
        throw RosterHeader.noHeader(input.path)
      }
      let isGoogle = header.columns["orgunit"] != nil || header.titles.contains { $0.hasSuffix("[Required]") }
      var source = RosterReport.Source(path: input.path, format: isGoogle ? .google : .csv)
      source.charset = csv.charset.rawValue
      source.separator = csv.separator
      return [Sheet(table: table, header: header, source: source, isConsent: isConsent)]
    } catch {
      throw RosterFaults(error)
    }
  }

  /// The sheets of a workbook that hold people. A school with a sheet for each group names the group on the tab.
  private static func workbook(_ input: RosterInput, isConsent: Bool) throws(RosterFaults) -> [Sheet] {
    let (tables, hidden) = try WorkbookReader.sheets(input)
    var sheets: [Sheet] = []
    var skipped = hidden
    for table in tables where !table.rows.isEmpty {
      guard let header = RosterHeader(table.head, isAboutConsent: isConsent),
        header.columns.count + header.consents.count > 1 || header.columns["naam"] != nil
      else {
        skipped.append(table.name)
        continue
      }
      let source = RosterReport.Source(path: input.path, format: .excel)
      sheets.append(Sheet(table: table, header: header, source: source, name: table.name, isConsent: isConsent))
    }
    if sheets.isEmpty { throw RosterFaults(RosterHeader.noHeader(input.path)) }
    if sheets.count == 1 { sheets[0].name = "" }
    for index in sheets.indices where !sheets[index].name.isEmpty {
      sheets[index].source.path += " (\(sheets[index].name))"
    }
    sheets[0].source.skippedSheets = skipped
    return sheets
  }

  private mutating func takePupils(_ sheet: Sheet) throws(RosterFaults) {
    let isMicrosoft = sheet.header.titles.contains { NamedTable.key($0) == "schoolsisid" }
    var reader = TableRosterReader(
      sheet.table, sheet.header, sheet.source, today: today, defaultGroup: sheet.name,
      dateOrder: isMicrosoft ? .monthDay : .dayMonth)
    reader.run()
    if !reader.faults.isEmpty { throw RosterFaults(reader.faults) }
    add(reader.pupils, reader.staff, reader.source)
  }

  private mutating func takeAnswers(_ sheet: Sheet) throws(RosterFaults) {
    var reader = ConsentFileReader(sheet.table, sheet.header, sheet.source)
    reader.run()
    if !reader.faults.isEmpty { throw RosterFaults(reader.faults) }
    var source = reader.source
    ConsentJoin(pupils).join(reader.entries, to: &pupils, &source)
    report.sources.append(source)
  }

  private mutating func add(_ pupils: [ImportedPupil], _ staff: [StaffMember], _ source: RosterReport.Source) {
    self.pupils += pupils
    for member in staff where !self.staff.contains(where: { $0.name == member.name }) { self.staff.append(member) }
    report.sources.append(source)
  }

  // MARK: Pupils that stand in several rows

  /// Makes one of rows that are about one pupil: of one number and like name, or of one name and date of birth. Schools of one
  /// board may number their pupils alike, so a number alone will not do.
  private mutating func merge() {
    var kept: [ImportedPupil] = []
    kept.reserveCapacity(pupils.count)
    var byNumber: [String: [Int]] = [:]
    var byName: [String: [Int]] = [:]
    // Names are asked for only where a number may be missing.
    let needsNames = report.sources.count > 1 || pupils.contains { $0.number.isEmpty }
    for pupil in pupils {
      let numbered = pupil.number.isEmpty ? [] : byNumber[pupil.numberKey] ?? []
      var found = numbered.first { Self.areOne(kept[$0], pupil) }
      let name = !needsNames || pupil.born == nil && !pupil.number.isEmpty ? "" : pupil.nameKey
      if found == nil, !name.isEmpty {
        found = (byName[name] ?? []).first { index in
          let other = kept[index]
          guard
            other.number.isEmpty || pupil.number.isEmpty
              || other.file != pupil.file && other.numberKey == pupil.numberKey
          else { return false }
          return other.born == pupil.born && (pupil.born != nil || other.groups == pupil.groups)
        }
      }
      if let found {
        Self.fill(&kept[found], from: pupil)
        note(pupil, merged: true)
      } else {
        if !pupil.number.isEmpty { byNumber[pupil.numberKey, default: []].append(kept.count) }
        if !name.isEmpty { byName[name, default: []].append(kept.count) }
        kept.append(pupil)
      }
    }
    pupils = kept
  }

  private static func areOne(_ one: ImportedPupil, _ other: ImportedPupil) -> Bool {
    if let born = one.born, let day = other.born, born != day { return false }
    return RosterKey.of(one.surname) == RosterKey.of(other.surname)
      || RosterKey.of(one.calledName) == RosterKey.of(other.calledName)
  }

  private static func fill(_ pupil: inout ImportedPupil, from other: ImportedPupil) {
    if pupil.number.isEmpty { pupil.number = other.number }
    if pupil.calledName.isEmpty { pupil.calledName = other.calledName }
    if pupil.firstNames.isEmpty { pupil.firstNames = other.firstNames }
    if pupil.surname.isEmpty { (pupil.prefix, pupil.surname) = (other.prefix, other.surname) }
    if pupil.sex == nil { pupil.sex = other.sex }
    if pupil.born == nil { pupil.born = other.born }
    if pupil.town.isEmpty { pupil.town = other.town }
    // Who is enrolled somewhere has not left; the group there is the pupil's own.
    if pupil.hasLeft, !other.hasLeft {
      pupil.groups = other.groups + pupil.groups.filter { !other.groups.contains($0) }
    }
    pupil.groups += other.groups.filter { !pupil.groups.contains($0) }
    pupil.hasLeft = pupil.hasLeft && other.hasLeft
    pupil.consent.merge(other.consent) { $0.settled(with: $1) }
  }

  private mutating func note(_ pupil: ImportedPupil, merged: Bool) {
    guard let index = report.sources.firstIndex(where: { $0.path == pupil.file }) else { return }
    report.sources[index].merged.append(pupil.line)
  }

  /// Numbers that nearly all pass the test of a BSN are BSNs under another name.
  private mutating func dropBSNs() {
    for index in report.sources.indices where !report.sources[index].isConsentFile {
      let path = report.sources[index].path
      let numbers = pupils.filter { $0.file == path && !$0.number.isEmpty }.map(\.number)
      let suspicious = numbers.count(where: Self.isBSN)
      guard suspicious >= 2, suspicious * 10 >= numbers.count * 8 else { continue }
      report.sources[index].hasBSNs = true
      for place in pupils.indices where pupils[place].file == path { pupils[place].number = "" }
    }
  }

  /// Eight or nine digits that pass the eleven test.
  private static func isBSN(_ number: String) -> Bool {
    let digits = number.utf8.map { Int($0) - 48 }
    guard (8...9).contains(digits.count), digits.allSatisfy({ (0...9).contains($0) }) else { return false }
    let padded = digits.count == 8 ? [0] + digits : digits
    let sum = zip(padded, [9, 8, 7, 6, 5, 4, 3, 2, -1]).reduce(0) { $0 + $1.0 * $1.1 }
    return sum % 11 == 0 && sum != 0
  }

  /// Who has left is known by name only: what was answered then is for then.
  private mutating func forgetConsentOfLeavers() {
    for index in pupils.indices where pupils[index].hasLeft { pupils[index].consent = [:] }
  }
}

extension Wording {
  fileprivate static let noPupils = Wording(
    nl: "hier staan geen leerlingen in. Kies de export met leerlingen, met een regel kolomnamen erboven.",
    en: "there are no pupils in this. Choose the export with pupils, with a line of column names on top.")
}
