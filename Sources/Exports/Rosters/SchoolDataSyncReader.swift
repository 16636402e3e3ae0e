internal import Drukproef

/// Reads Microsoft School Data Sync v1: `Student.csv`, and the sections and teachers beside it. Its dates are American.
struct SchoolDataSyncReader {
  private(set) var pupils: [ImportedPupil] = []
  private(set) var staff: [StaffMember] = []
  private(set) var source: RosterReport.Source
  private let students: NamedTable
  private var sections: [String: String] = [:]
  private var enrolments: [String: [String]] = [:]

  static let files: Set<String> = [
    "school.csv", "section.csv", "student.csv", "studentenrollment.csv", "teacher.csv", "teacherroster.csv", "user.csv",
    "guardianrelationship.csv",
  ]

  static func claims(_ input: RosterInput) -> Bool {
    let titles = NamedTable.titles(input)
    return titles.contains("sisid") && titles.contains("schoolsisid") && titles.contains("username")
      && input.name != "teacher.csv"
  }

  init(_ students: RosterInput, beside files: [RosterInput], today: CalendarDay?) throws(RosterFaults) {
    self.students = try NamedTable(students)
    source = RosterReport.Source(path: students.path, format: .schoolDataSync1)
    source.charset = self.students.charset
    source.separator = self.students.separator
    source.headerLine = 1
    try readSections(files)
    try readPupils(today)
    try readTeachers(files)
    noteColumns()
  }

  private mutating func readSections(_ files: [RosterInput]) throws(RosterFaults) {
    guard let section = files.first(where: { $0.name == "section.csv" }),
      let enrolment = files.first(where: { $0.name == "studentenrollment.csv" })
    else { return }
    let names = try NamedTable(section)
    for row in names.rows {
      sections[names.value(row, "sisid")] = names.value(row, oneOf: ["sectionname", "sectionnumber"])
    }
    let links = try NamedTable(enrolment)
    try links.require(["sectionsisid"])
    for row in links.rows {
      enrolments[links.value(row, "sisid"), default: []].append(links.value(row, "sectionsisid"))
    }
  }

  private mutating func readPupils(_ today: CalendarDay?) throws(RosterFaults) {
    guard students.has("firstname"), students.has("lastname") else {
      throw RosterFaults(SchoolFileError(path: students.path, line: 1, column: 1, message: .noNames))
    }
    let order = dateOrder()
    var faults: [SchoolFileError] = []
    for row in students.rows {
      source.rows += 1
      var pupil = ImportedPupil()
      let id = students.value(row, "sisid")
      pupil.number = CellText.number(students.value(row, oneOf: ["studentnumber", "sisid"]))
      pupil.calledName = students.value(row, "firstname")
      pupil.surname = students.value(row, "lastname")
      let middle = students.value(row, "middlename")
      if WrittenName.isPrefix(Array(middle.utf8)[...]) {
        pupil.prefix = middle
      } else if !middle.isEmpty {
        pupil.firstNames = "\(pupil.calledName) \(middle)"
      }
      NameTidying.tidy(&pupil)
      let date = students.value(row, "birthdate")
      pupil.born = RosterDate.day(date.utf8, order)
      if pupil.born == nil, !date.isEmpty, faults.count < RosterFaults.most {
        faults.append(students.fault(.badDate("Birthdate"), row, "birthdate"))
      }
      pupil.hasLeft = PupilStatus.hasLeft(students.value(row, "status"))
      for section in enrolments[id] ?? [] {
        if let name = sections[section], !name.isEmpty, !pupil.groups.contains(name) { pupil.groups.append(name) }
      }
      if pupil.groups.isEmpty { pupil.groups = GroupCell.groups(students.value(row, "grade")) }
      (pupil.file, pupil.line) = (students.path, students.table.line(row))
      if pupil.calledName.isEmpty, pupil.surname.isEmpty {
        source.rejected.append(pupil.line)
      } else {
        pupils.append(pupil)
      }
    }
    if !faults.isEmpty { throw RosterFaults(faults) }
  }

  /// American, unless a first number can only be a day.
  private func dateOrder() -> RosterDate.Order {
    for row in students.rows {
      let date = students.value(row, "birthdate").utf8
      if RosterDate.showsMonthFirst(date) { return .monthDay }
      if RosterDate.showsDayFirst(date) { return .dayMonth }
    }
    return .monthDay
  }

  private mutating func readTeachers(_ files: [RosterInput]) throws(RosterFaults) {
    guard let input = files.first(where: { $0.name == "teacher.csv" }) else { return }
    let teachers = try NamedTable(input)
    for row in teachers.rows {
      let parts = [
        teachers.value(row, "firstname"), teachers.value(row, "middlename"), teachers.value(row, "lastname"),
      ]
      let name = parts.filter { !$0.isEmpty }.joined(separator: " ")
      if !name.isEmpty { staff.append(StaffMember(name: name, function: "leerkracht", school: "")) }
    }
  }

  private mutating func noteColumns() {
    for title in students.titles where !title.isEmpty {
      let key = NamedTable.key(title)
      if RosterHeader.canonical(title) == "NIET_LEZEN" {
        source.dropped.append(title)
      } else if let meaning = Self.meanings[key] {
        source.columns.append((title, meaning))
      } else {
        source.unknown.append(title)
      }
    }
  }

  private static let meanings = [
    "sisid": "leerlingnummer", "studentnumber": "leerlingnummer", "firstname": "roepnaam", "lastname": "achternaam",
    "middlename": "tussenvoegsel", "birthdate": "geboortedatum", "grade": "jaargroep", "status": "status",
  ]
}

extension Wording {
  fileprivate static let noNames = Wording(
    nl: "in dit Student.csv staan geen namen, alleen nummers. Exporteer het met de kolommen First Name en Last Name.",
    en: "this Student.csv holds no names, only numbers. Export it with the columns First Name and Last Name.")
}
