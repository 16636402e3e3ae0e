internal import Drukproef

/// Reads OneRoster 1.1 and 1.2 (1EdTech) and Microsoft School Data Sync v2.1, which is made after it: `users.csv`, and the roles,
/// classes, enrolments and dates of birth in the files beside it.
struct OneRosterReader {
  private(set) var pupils: [ImportedPupil] = []
  private(set) var staff: [StaffMember] = []
  private(set) var source: RosterReport.Source
  private var faults: [SchoolFileError] = []
  private let today: CalendarDay?
  private let users: NamedTable
  private var roles: [String: String] = [:]
  private var grades: [String: String] = [:]
  private var births: [String: (born: CalendarDay?, sex: Pupil.Sex?)] = [:]
  /// Names of classes, and whether each is a pupil's own group.
  private var classes: [String: (title: String, isOwn: Bool)] = [:]
  private var enrolments: [String: [String]] = [:]

  /// The names of the files that belong together.
  static let files: Set<String> = [
    "users.csv", "roles.csv", "classes.csv", "enrollments.csv", "demographics.csv", "orgs.csv", "academicsessions.csv",
    "courses.csv", "manifest.csv", "userprofiles.csv", "categories.csv", "lineitems.csv", "results.csv",
    "resources.csv",
    "classresources.csv", "courseresources.csv", "scorescales.csv", "relationships.csv",
  ]

  static func claims(_ input: RosterInput) -> Bool {
    let titles = NamedTable.titles(input)
    return titles.contains("sourcedid") && titles.contains("familyname")
  }

  init(_ users: RosterInput, beside files: [RosterInput], today: CalendarDay?) throws(RosterFaults) {
    self.today = today
    self.users = try NamedTable(users)
    let isMicrosoft =
      !self.users.has("status") && (self.users.has("activedirectorymatchid") || self.users.has("username"))
    source = RosterReport.Source(
      path: users.path, format: isMicrosoft && !self.users.has("enableduser") ? .schoolDataSync2 : .oneRoster)
    source.charset = self.users.charset
    source.separator = self.users.separator
    source.headerLine = 1
    try readRoles(Self.file("roles.csv", files))
    try readClasses(Self.file("classes.csv", files))
    try readEnrolments(Self.file("enrollments.csv", files))
    try readDemographics(Self.file("demographics.csv", files))
    try readUsers()
    noteColumns()
  }

  private static func file(_ name: String, _ files: [RosterInput]) throws(RosterFaults) -> NamedTable? {
    guard let input = files.first(where: { $0.name == name }) else { return nil }
    return try NamedTable(input)
  }

  private static func isDeleted(_ table: NamedTable, _ row: Int) -> Bool {
    table.value(row, "status").lowercased() == "tobedeleted"
  }

  private mutating func readRoles(_ table: NamedTable?) throws(RosterFaults) {
    guard let table else { return }
    try table.require(["usersourcedid"])
    for row in table.rows where !Self.isDeleted(table, row) {
      let user = table.value(row, "usersourcedid")
      // Whoever is a pupil anywhere is one.
      if roles[user] != "student" { roles[user] = table.value(row, "role").lowercased() }
      let grade = table.value(row, oneOf: ["grade", "grades"])
      if !grade.isEmpty { grades[user] = grade }
    }
  }

  private mutating func readClasses(_ table: NamedTable?) throws(RosterFaults) {
    guard let table else { return }
    try table.require(["sourcedid"])
    for row in table.rows where !Self.isDeleted(table, row) {
      let title = table.value(row, oneOf: ["title", "classcode"])
      classes[table.value(row, "sourcedid")] = (title, table.value(row, "classtype").lowercased() == "homeroom")
    }
  }

  private mutating func readEnrolments(_ table: NamedTable?) throws(RosterFaults) {
    guard let table else { return }
    try table.require(["usersourcedid"])
    for row in table.rows where !Self.isDeleted(table, row) {
      enrolments[table.value(row, "usersourcedid"), default: []].append(table.value(row, "classsourcedid"))
    }
  }

  private mutating func readDemographics(_ table: NamedTable?) throws(RosterFaults) {
    guard let table else { return }
    try table.require(["usersourcedid", "sourcedid"])
    source.dropped += table.titles.filter { RosterHeader.canonical($0) == "NIET_LEZEN" }
    for row in table.rows where !Self.isDeleted(table, row) {
      let user = table.value(row, oneOf: ["usersourcedid", "sourcedid"])
      let text = table.value(row, oneOf: ["birthdate"])
      let born = RosterDate.day(text.utf8)
      if born == nil, !text.isEmpty, faults.count < RosterFaults.most {
        faults.append(table.fault(.badDate("birthDate"), row, "birthdate"))
      }
      let sex: Pupil.Sex? =
        switch table.value(row, "sex").lowercased() {
        case "male", "m": .boy
        case "female", "f": .girl
        case "": nil
        default: .other
        }
      births[user] = (born, sex)
    }
  }

  private mutating func readUsers() throws(RosterFaults) {
    try users.require(["familyname"])
    let hasIdentifiers = users.rows.contains { !users.value($0, "identifier").isEmpty }
    for row in users.rows {
      source.rows += 1
      let id = users.value(row, "sourcedid")
      let role = (roles[id] ?? users.value(row, "role")).lowercased()
      var pupil = ImportedPupil()
      let given = users.value(row, "givenname")
      pupil.calledName = users.value(row, oneOf: ["preferredfirstname", "preferredgivenname", "givenname"])
      pupil.surname = users.value(row, oneOf: ["familyname", "preferredfamilyname", "preferredlastname"])
      pupil.firstNames = given == pupil.calledName ? "" : given
      addMiddleName(users.value(row, "middlename"), to: &pupil)
      NameTidying.tidy(&pupil)
      guard role.isEmpty || role.contains("student") else {
        addStaff(pupil, role, row)
        continue
      }
      pupil.number = CellText.number(hasIdentifiers ? users.value(row, oneOf: ["identifier", "sourcedid"]) : id)
      pupil.hasLeft =
        PupilStatus.hasLeft(users.value(row, "status")) || users.value(row, "enableduser").lowercased() == "false"
      let birth = births[id]
      pupil.born = birth?.born ?? RosterDate.day(users.value(row, "birthdate").utf8)
      pupil.sex = birth?.sex
      pupil.groups = groups(of: id, row)
      (pupil.file, pupil.line) = (users.path, users.table.line(row))
      if pupil.calledName.isEmpty, pupil.surname.isEmpty {
        if faults.count < RosterFaults.most { faults.append(users.fault(.nameless, row, "familyname")) }
        continue
      }
      pupils.append(pupil)
    }
    if !faults.isEmpty { throw RosterFaults(faults) }
  }

  /// A middle name is a tussenvoegsel where it is one, else a second given name.
  private func addMiddleName(_ middle: String, to pupil: inout ImportedPupil) {
    guard !middle.isEmpty else { return }
    if WrittenName.isPrefix(Array(middle.utf8)[...]) {
      pupil.prefix = middle
    } else {
      pupil.firstNames = [pupil.firstNames.isEmpty ? pupil.calledName : pupil.firstNames, middle].joined(separator: " ")
    }
  }

  private mutating func addStaff(_ person: ImportedPupil, _ role: String, _ row: Int) {
    if ["parent", "guardian", "relative"].contains(where: role.contains) {
      source.rejected.append(users.table.line(row))
      return
    }
    let name = [person.calledName, person.prefix, person.surname].filter { !$0.isEmpty }.joined(separator: " ")
    let function = ["administrator", "principal"].contains { role.contains($0) } ? "medewerker" : "leerkracht"
    if !name.isEmpty { staff.append(StaffMember(name: name, function: function, school: "")) }
  }

  /// The class that is the pupil's own, then the others; where there are no classes, the year.
  private func groups(of id: String, _ row: Int) -> [String] {
    let known = (enrolments[id] ?? []).compactMap { classes[$0] }.filter { !$0.title.isEmpty }
    var groups: [String] = []
    for group in known.filter(\.isOwn) + known.filter({ !$0.isOwn }) where !groups.contains(group.title) {
      groups.append(group.title)
    }
    if !groups.isEmpty { return groups }
    let grade = users.value(row, oneOf: ["grades", "grade"])
    return GroupCell.groups(grade.isEmpty ? grades[id] ?? "" : grade)
  }

  private mutating func noteColumns() {
    for title in users.titles where !title.isEmpty {
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
    "sourcedid": "leerlingnummer", "identifier": "leerlingnummer", "givenname": "roepnaam", "familyname": "achternaam",
    "middlename": "tussenvoegsel", "preferredfirstname": "roepnaam", "preferredgivenname": "roepnaam",
    "status": "status",
    "enableduser": "status", "role": "rol", "grades": "jaargroep", "birthdate": "geboortedatum",
  ]
}

extension Wording {
  fileprivate static let nameless = Wording(
    nl: "deze leerling heeft geen naam. Vul de naam aan in je administratie en exporteer opnieuw.",
    en: "this pupil has no name. Complete it in your administration and export again.")
}
