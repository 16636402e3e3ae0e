internal import Drukproef
internal import Text

/// Reads EDEXML 1.0.3 to 2.1 and UWLR 2.x, which share their elements: `groepen`, `leerlingen`, `leerkrachten`.
///
/// Elements are told by their local names and no schema is asked: UWLR's lists school years up to 2024-2025 only. What is not
/// named here (BSN, origin, parents' country) is passed over as it goes by.
final class EDEXMLReader: XMLVisitor {
  private(set) var pupils: [ImportedPupil] = []
  private(set) var staff: [StaffMember] = []
  private(set) var source: RosterReport.Source
  private(set) var faults: [SchoolFileError] = []
  private let path: String
  private let today: CalendarDay?
  private var elements: [String] = []
  private var hasRoot = false

  /// Names of the groups by their keys, and the keys that the pupil at hand has.
  private var groupNames: [String: String] = [:]
  private var groupKey: String?
  /// The year of each pupil, where it is one of a primary school's.
  private var years: [String] = []
  private var pupilGroups: [[(key: String, isOwn: Bool)]] = []
  private var fields: [String: String] = [:]
  private var keys: [(key: String, isOwn: Bool)] = []
  private var roles: [String] = []
  private var line = 0
  private var schoolName = ""
  private var dropped: Set<String> = []

  static func read(
    _ input: RosterInput, today: CalendarDay?
  ) throws(RosterFaults) -> EDEXMLReader {
    let reader = EDEXMLReader(input.path, today)
    do throws(SchoolFileError) {
      let text = try CSVTable.source(input.bytes, path: input.path)
      reader.source.charset = text.charset.rawValue
      try XMLWalk.walk(text.utf8, path: input.path, reader)
    } catch {
      throw RosterFaults(error)
    }
    if !reader.hasRoot { throw RosterInputs.fault(.otherXML, input.path) }
    if !reader.faults.isEmpty { throw RosterFaults(reader.faults) }
    reader.resolveGroups()
    reader.source.rows = reader.pupils.count
    reader.source.dropped = reader.dropped.sorted()
    return reader
  }

  private init(_ path: String, _ today: CalendarDay?) {
    self.path = path
    self.today = today
    source = RosterReport.Source(path: path, format: .edexml)
  }

  func opens(_ name: String, _ attributes: XMLAttributes, line: Int) {
    let parent = elements.last ?? ""
    elements.append(name)
    switch name {
    case "EDEX", "edex": hasRoot = true
    case "Envelope": source.format = .uwlr
    case "leerling", "leerkracht":
      hasRoot = true
      self.line = line
      fields = ["key": attributes["key"] ?? ""]
      keys = []
      roles = []
    case "groep", "samengestelde_groep":
      let key = attributes["key"]
      if elements.contains("leerling") || elements.contains("leerkracht") {
        if let key { keys.append((key, name == "groep")) }
      } else if parent == "groepen" {
        groupKey = key
      }
    default: break
    }
  }

  func closes(_ name: String, _ text: String) {
    elements.removeLast()
    let parent = elements.last ?? ""
    switch name {
    case "leerling": addPupil()
    case "leerkracht": addTeacher()
    case "naam" where parent == "groep" || parent == "samengestelde_groep":
      if let groupKey { groupNames[groupKey] = text }
    case "groep" where parent == "leerling" && !text.isEmpty:
      // Old exports write the key as text.
      keys.append((text, true))
    case "schoolnaam", "naam": if parent == "school", schoolName.isEmpty { schoolName = text }
    case "rol": if !text.isEmpty { roles.append(text) }
    default:
      guard parent == "leerling" || parent == "leerkracht" else { return }
      if Self.taken.contains(name) {
        fields[name, default: ""] += (fields[name]?.isEmpty ?? true ? "" : " ") + text
      } else if parent == "leerling", Self.sensitive.contains(name) {
        dropped.insert(name)
      }
    }
  }

  private func addPupil() {
    var pupil = ImportedPupil()
    let key = fields["key"] ?? ""
    // A key with # is made up for want of a number.
    pupil.number = key.hasPrefix("#") ? "" : key
    pupil.calledName = fields["roepnaam"] ?? ""
    pupil.firstNames = fields["voornamen"] ?? fields["voornaam"] ?? ""
    pupil.surname = fields["achternaam"] ?? ""
    pupil.prefix = fields["voorvoegsel"] ?? fields["tussenvoegsel"] ?? ""
    if pupil.calledName.isEmpty { pupil.calledName = Self.firstWord(pupil.firstNames) }
    switch fields["geslacht"] {
    case "1", "M", "m": pupil.sex = .boy
    case "2", "V", "v": pupil.sex = .girl
    case "9": pupil.sex = .other
    default: break
    }
    if let text = fields["geboortedatum"], !text.isEmpty {
      pupil.born = RosterDate.day(text.utf8)
      if pupil.born == nil { fault(.badDate("geboortedatum")) }
    }
    let left = fields["uitstroomdatum"].flatMap { RosterDate.day($0.utf8) }
    pupil.hasLeft = fields["jaargroep"] == "H" || left.map { left in today.map { left < $0 } ?? true } ?? false
    (pupil.file, pupil.line) = (path, line)
    if pupil.calledName.isEmpty, pupil.surname.isEmpty { fault(.nameless) }
    pupils.append(pupil)
    pupilGroups.append(keys)
    let year = fields["jaargroep"] ?? ""
    years.append(["1", "2", "3", "4", "5", "6", "7", "8"].contains(year) ? year : "")
    fields = [:]
  }

  private func addTeacher() {
    let parts = [fields["roepnaam"], fields["voorvoegsel"] ?? fields["tussenvoegsel"], fields["achternaam"]]
    var name = parts.compactMap { $0 }.filter { !$0.isEmpty }
    if (fields["roepnaam"] ?? "").isEmpty, let initials = fields["voorletters-1"], !initials.isEmpty {
      name.insert(initials.map { "\($0)." }.joined(), at: 0)
    }
    if !name.isEmpty {
      let function = fields["rolomschrijving"] ?? roles.first.flatMap { Self.functions[$0] } ?? "leerkracht"
      staff.append(StaffMember(name: name.joined(separator: " "), function: function, school: schoolName))
    }
    fields = [:]
  }

  /// Groups may stand behind the pupils that name them.
  private func resolveGroups() {
    for (index, keys) in pupilGroups.enumerated() {
      let sorted = keys.filter(\.isOwn) + keys.filter { !$0.isOwn }
      for key in sorted.compactMap({ groupNames[$0.key] }) where !pupils[index].groups.contains(key) {
        pupils[index].groups.append(key)
      }
      if pupils[index].groups.isEmpty, !years[index].isEmpty { pupils[index].groups = [years[index]] }
    }
  }

  private func fault(_ message: Wording) {
    guard faults.count < RosterFaults.most else { return }
    faults.append(SchoolFileError(path: path, line: line, column: 1, message: message))
  }

  private static func firstWord(_ text: String) -> String { String(text.split(separator: " ").first ?? "") }

  private static let taken: Set<String> = [
    "achternaam", "voorvoegsel", "tussenvoegsel", "roepnaam", "voornamen", "voornaam", "voorletters-1", "geboortedatum",
    "geslacht", "jaargroep", "uitstroomdatum", "rolomschrijving",
  ]
  private static let sensitive: Set<String> = [
    "bsn", "onderwijsnummer", "bsn_ondwnr-4", "sofinummer", "rijksregisternummer", "etniciteit", "land", "land_vader",
    "land_moeder", "gewicht", "gewicht_nieuw", "fotourl", "nationaliteit", "pgn", "postcodenl", "emailadres",
  ]
  private static let functions = [
    "STA": "stagiair", "OWA": "onderwijsassistent", "DIR": "directeur", "IBR": "intern begeleider", "LKR": "leerkracht",
  ]
}

extension Wording {
  fileprivate static let otherXML = Wording(
    nl: "dit XML-bestand is geen EDEXML of UWLR: er is geen element EDEX of leerling. Kies bij exporteren voor EDEXML.",
    en: "this XML file is neither EDEXML nor UWLR: it has no element EDEX or leerling. Choose EDEXML when you export.")
  fileprivate static let nameless = Wording(
    nl: "deze leerling heeft geen naam. Vul de naam aan in je leerlingadministratie en exporteer opnieuw.",
    en: "this pupil has no name. Complete it in your pupil administration and export again.")

  static func badDate(_ column: String) -> Wording {
    Wording(
      nl:
        "de waarde bij ‘\(column)’ is geen datum. Schrijf hem als 2012-03-25 of 25-03-2012, met een jaartal van vier cijfers.",
      en: "the value at ‘\(column)’ is no date. Write it as 2012-03-25 or 25-03-2012, with a year of four digits.")
  }
}
