import Foundation
import Testing

@testable import Drukproef
@testable import Exports

/// The sixty pupils of `samples/rosters/` in every format, and the traps that real exports hold.
@Suite struct RosterImportTests {
  static let samples = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "samples/rosters").path
  static let today = CalendarDay(year: 2026, month: 11, day: 21)

  static func sample(_ name: String, consent: [String] = []) throws -> RosterImport {
    try RosterImport(["\(samples)/\(name)"], consent: consent.map { "\(samples)/\($0)" }, today: today)
  }

  static func read(_ text: String, _ name: String = "lijst.csv") throws -> RosterImport {
    try RosterImport([RosterInput(path: name, bytes: Array(text.utf8))], today: today)
  }

  /// One pupil as a line: number, called name, tussenvoegsel, surname, date of birth, group, whether gone.
  static func line(_ pupil: ImportedPupil) -> String {
    let born = pupil.born.map { String(format: "%04d-%02d-%02d", $0.year, $0.month, $0.day) } ?? ""
    return [
      pupil.numberKey, pupil.calledName, pupil.prefix, pupil.surname, born, pupil.groups.first ?? "",
      pupil.hasLeft ? "ja" : "nee",
    ].joined(separator: "\t")
  }

  static func expected() throws -> [String] {
    try String(contentsOfFile: "\(samples)/verwacht.tsv", encoding: .utf8).split(separator: "\n").dropFirst().map(
      String.init)
  }

  @Test(arguments: [
    "parnassys.csv", "esis.csv", "magister.csv", "magister-webservice.csv", "magister-naam.csv", "eigen-lijst.txt",
    "somtoday.xlsx", "EDEX-1.0.3.xml", "EDEX-2.0.xml", "EDEX-2.1.xml", "uwlr.xml", "oneroster-1.1.zip", "oneroster-1.2",
    "sds-v1",
  ])
  func readsTheSamePupilsFromEveryFormat(_ name: String) throws {
    #expect(try Self.sample(name).pupils.map(Self.line) == Self.expected())
  }

  @Test func readsWhatFormatsWithLessCanHold() throws {
    let here = try Self.expected().filter { $0.hasSuffix("\tnee") }
    #expect(try Self.sample("sds-v2.1").pupils.map(Self.line) == here)
    // Accounts of Google have no date of birth, and a folder or tab cannot be called 1/2A.
    func short(_ line: String) -> String {
      var cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      cells[4] = ""
      cells[5] = cells[5].replacing("/", with: "-")
      return cells.joined(separator: "\t")
    }
    #expect(try Self.sample("google.csv").pupils.map(Self.line) == here.map(short))
    #expect(try Self.sample("tabblad-per-groep.xlsx").pupils.map { short(Self.line($0)) } == Self.expected().map(short))
  }

  @Test func readsEveryEncodingAlike() throws {
    let text = try String(contentsOfFile: "\(Self.samples)/magister-naam.csv", encoding: .utf8)
    let variants: [[UInt8]] = [
      Array(text.utf8), [0xEF, 0xBB, 0xBF] + Array(text.utf8),
      [0xFF, 0xFE] + Array(text.data(using: .utf16LittleEndian) ?? Data()),
      [0xFE, 0xFF] + Array(text.data(using: .utf16BigEndian) ?? Data()),
      Array(text.data(using: .utf16LittleEndian) ?? Data()),
      Array(text.data(using: .windowsCP1252) ?? Data()), Array(("sep=;\r\n" + text).utf8),
    ]
    let wanted = try Self.expected()
    for (number, bytes) in variants.enumerated() {
      let roster = try RosterImport([RosterInput(path: "lijst.csv", bytes: bytes)], today: Self.today)
      #expect(roster.pupils.map(Self.line) == wanted, "\(number)")
    }
    let edex = try String(contentsOfFile: "\(Self.samples)/EDEX-2.1.xml", encoding: .utf8)
    for bytes in [
      [0xFF, 0xFE] + Array(edex.data(using: .utf16LittleEndian) ?? Data()),
      Array(edex.data(using: .windowsCP1252) ?? Data()),
    ] {
      let roster = try RosterImport([RosterInput(path: "EDEX.xml", bytes: bytes)], today: Self.today)
      #expect(roster.pupils.map(Self.line) == wanted)
    }
  }

  @Test func whatIsWrittenReadsTheSame() throws {
    for name in ["EDEX-2.1.xml", "parnassys.csv"] {
      let roster = try Self.sample(name, consent: ["toestemming-parro.csv"])
      let bytes = RosterWriter.roster(roster.pupils)
      let again = try RosterImport([RosterInput(path: "leerlingen.csv", bytes: bytes)], today: Self.today)
      #expect(again.pupils.map(Self.line) == roster.pupils.map(Self.line))
      #expect(
        again.pupils.map { $0.consent.mapValues(\.value) }
          == roster.pupils.map { pupil in
            pupil.hasLeft ? [:] : pupil.consent.mapValues(\.value)
          })
      let direct = try RosterFile.pupils(bytes, path: "leerlingen.csv")
      #expect(direct.map(\.fullName) == roster.pupils.map { Self.name($0) })
    }
  }

  private static func name(_ pupil: ImportedPupil) -> String {
    [pupil.calledName, pupil.prefix, pupil.surname].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// Name columns, as called name | tussenvoegsel | surname.
  @Test(arguments: [
    ("Naam;Klas\n\"Vries, Sanne de\";4a\n", "Sanne|de|Vries"),
    ("Naam;Klas\n\"Vries, S.M. (Sanne) de\";4a\n", "Sanne|de|Vries"),
    ("Naam;Klas\n\"Vries, de, Sanne\";4a\n", "Sanne|de|Vries"),
    ("Naam;Klas\n\"de Vries, Sanne\";4a\n", "Sanne|de|Vries"),
    ("Naam;Klas\nSanne de Vries;4a\n", "Sanne|de|Vries"),
    ("Naam;Klas\nSanne van der Linden-de Groot;4a\n", "Sanne|van der|Linden-de Groot"),
    ("Voornaam;Achternaam;Groep\nSanne;van 't Hof;4\n", "Sanne|van 't|Hof"),
    ("Voornaam;Achternaam;Groep\nSanne;\"Hof, van 't\";4\n", "Sanne|van 't|Hof"),
    ("Voornaam;Tussenvoegsel;Achternaam;Groep\nSanne;de;de Vries;4\n", "Sanne|de|Vries"),
    ("Voornaam;Achternaam;Groep\nSanne;De Smet;4\n", "Sanne||De Smet"),
    ("Leerlingnummer;Voornaam;Roepnaam;Achternaam\n1;Susanna Maria;Sanne;Vos\n", "Sanne||Vos"),
    ("Roepnaam;Voornaam;Voornamen;Achternaam\nSanne;Susanna;Susanna Maria;Vos\n", "Sanne||Vos"),
    ("Voornaam;'t;Achternaam\nSanne;;'t Hart\n", "Sanne|'t|Hart"),
    ("Naam;Voornaam;Klas\nVries de;Sanne;2A\n", "Sanne|de|Vries"),
    ("Naam;Voornaam;Klas\nDe Smet;Sanne;2A\n", "Sanne||De Smet"),
    ("Leerling;Groep\nSanne de Vries (6A);6A\n", "Sanne|de|Vries"),
    ("Roepnaam;Naam;Klas\nSanne;Sanne de Vries;2A\n", "Sanne|de|Vries"),
    ("First Name,Middle Name,Last Name\nSanne,van,Dijk\n", "Sanne|van|Dijk"),
    ("First Name,Middle Name,Last Name\nSanne,Maria,van Dijk\n", "Sanne|van|Dijk"),
  ])
  func takesNamesApart(_ text: String, _ name: String) throws {
    let pupil = try #require(try Self.read(text).pupils.first)
    #expect([pupil.calledName, pupil.prefix, pupil.surname].joined(separator: "|") == name)
  }

  @Test(arguments: [
    ("Roepnaam;Achternaam;Geboortedatum\nA;B;31-02-2012\n", 2, 5),
    ("Roepnaam;Achternaam;Geb. datum\nA;B;12-5-12\n", 2, 5),
    ("Roepnaam;Achternaam\nA;B\nC;D;x\n", 3, 5),
    ("Leerlingnummer;Stamnummer;Roepnaam;Achternaam\n1;1;A;B\n2;3;C;D\n", 3, 3),
    ("Roepnaam;Achternaam;Groep;Llnr\n;;3;9\nA;B;3;8\n;;4;7\n", 0, 0), ("Roepnaam;Achternaam\n\"A;B\n", 2, 1),
    ("Leerlingnummer;Groep\n1;3\n", 1, 1),
    ("Roepnaam;Achternaam;Groep;Geboortedatum\n;;3;2012-01-01\nA;B;3;2032-01-01\n", 3, 7),
    ("Roepnaam;Achternaam;Groep\nA;B;45689\n", 2, 5),
  ])
  func saysWhereAFaultIs(_ text: String, _ line: Int, _ column: Int) {
    do throws(RosterFaults) {
      _ = try RosterImport([RosterInput(path: "lijst.csv", bytes: Array(text.utf8))], today: Self.today)
      #expect(line == 0)
    } catch {
      #expect(error.faults.first?.line == line)
      #expect(error.faults.first?.column == column)
    }
  }

  @Test(arguments: ["EDEXLL.TXT", "structuurbestand.csv", "oso.xml", "oud.xls"])
  func refusesByName(_ name: String) {
    #expect(throws: RosterFaults.self) { try Self.sample("geweigerd/\(name)") }
  }

  @Test func mergesRowsOfOnePupil() throws {
    let roster = try Self.read(
      "Leerlingnummer;Roepnaam;Achternaam;Groep\n001;A;Bos;3\n1;A;Bos;Plus\n1;Q;Zijl;4\n;A;Bos;3\n")
    #expect(roster.pupils.map(\.groups) == [["3", "Plus"], ["4"], ["3"]])
    #expect(roster.report.sources.first?.merged == [3])
  }

  @Test func keepsNoNumbersThatAreBSNs() throws {
    let roster = try Self.read("Leerlingnummer;Roepnaam;Achternaam\n123456782;A;B\n111222333;C;D\n")
    #expect(roster.pupils.allSatisfy { $0.number.isEmpty })
    let dropped = try Self.sample("parnassys.csv").report.sources.first?.dropped
    #expect(dropped == ["BSN", "Nationaliteit 1"])
  }

  @Test func passesOverTotalsAndRepeatedHeaders() throws {
    let roster = try Self.read(
      "Lijst groep 6\n\nRoepnaam;Achternaam;Groep\nA;B;6\nRoepnaam;Achternaam;Groep\nC;D;6\nTotaal: 2;;\n")
    #expect(roster.pupils.map(\.surname) == ["B", "D"])
  }

  // MARK: Consent

  /// A header and an answer, and what they come to.
  @Test(arguments: [
    ("Beeldmateriaal website", "ja", "website", Consent.ja), ("Geen toestemming website", "x", "website", .nee),
    ("Geen toestemming website", "nee", "website", .ja), ("Toestemming foto's op Facebook", "Akkoord", "facebook", .ja),
    ("Bezwaar foto", "nee", "alles", .ja), ("Geen bezwaar foto", "ja", "alles", .ja),
    ("Toestemming foto/video", "geen toestemming", "alles", .nee), ("Toestemming sociale media", "✓", "social", .ja),
    ("Beeldmateriaal in de Parro-app", "niet ingevuld", "app", .onbekend),
    ("Foto in de nieuwsbrief", "", "nieuwsbrief", .onbekend),
    ("Toestemming filmpjes", "0", "video_livestream", .nee), ("Naam bij foto", "nee", "naam_bij_foto", .nee),
    ("Beeldmateriaal voor in kranten/tijdschriften", "wel", "pers", .ja),
  ])
  func readsAnswers(_ header: String, _ answer: String, _ category: String, _ consent: Consent) throws {
    let pupil = try #require(try Self.read("Roepnaam;Achternaam;\(header)\nA;B;\(answer)\n").pupils.first)
    #expect(pupil.consent.mapValues(\.value) == [category: consent])
  }

  @Test(arguments: ["Toestemming", "Toestemming medicatie", "Toestemming schoolreis", "Website", "Geen"])
  func takesNoOtherColumnForConsent(_ header: String) throws {
    #expect(try Self.read("Roepnaam;Achternaam;\(header)\nA;B;ja\n").pupils.first?.consent.isEmpty == true)
  }

  @Test func joinsConsentFiles() throws {
    let parro = try Self.sample("EDEX-2.1.xml", consent: ["toestemming-parro.csv"])
    let answers = try #require(parro.report.sources.last)
    #expect(answers.isConsentFile && answers.unjoined == [60] && answers.joinedByName == 0)
    #expect(parro.pupils.count == 60)
    #expect(parro.pupils[0].consent["website"] == ConsentAnswer(.ja, giver: .ouder, given: CalendarDay("2025-09-12")))
    #expect(parro.pupils.filter(\.hasLeft).allSatisfy { $0.consent.isEmpty })
    let schools = try RosterImport(
      ["parnassys.csv", "toestemming-social-schools.csv"].map { "\(Self.samples)/\($0)" }, today: Self.today)
    #expect(schools.pupils.allSatisfy { $0.consent["instagram"]?.value != .ja })
    #expect(schools.report.sources.last?.unjoined == [])
    let long = try Self.sample("magister.csv", consent: ["toestemming-per-vraag.csv"])
    #expect(Set(long.pupils.flatMap(\.consent.keys)) == ["website", "social"])
    #expect(long.pupils.contains { $0.giver == .leerling } && long.pupils.contains { $0.giver == .ouder })
  }

  @Test func theLaterAnswerCountsElseTheStricter() {
    let (old, new) = (CalendarDay("2024-01-01"), CalendarDay("2025-01-01"))
    #expect(ConsentAnswer(.nee, given: old).settled(with: ConsentAnswer(.ja, given: new)).value == .ja)
    #expect(ConsentAnswer(.ja).settled(with: ConsentAnswer(.nee)).value == .nee)
    #expect(ConsentAnswer(.onbekend).settled(with: ConsentAnswer(.ja)).value == .ja)
  }

  @Test func aNumberOfAnotherListJoinsNobody() throws {
    let roster = RosterInput(path: "a.csv", bytes: Array("Llnr;Roepnaam;Achternaam\n1;Sanne;Vries\n".utf8))
    let answers = RosterInput(path: "b.csv", bytes: Array("Llnr;Naam;Website\n1;Bos Emre;ja\n".utf8))
    let joined = try RosterImport([roster], answers: [answers], today: Self.today)
    #expect(joined.pupils[0].consent.isEmpty)
    #expect(joined.report.sources.last?.unjoined == [2])
  }

  @Test(arguments: [
    ("2012-03-25", "2012-3-25"), ("25-3-2012", "2012-3-25"), ("25/03/2012 00:00:00", "2012-3-25"),
    ("25.03.2012", "2012-3-25"),
    ("20120325", "2012-3-25"), ("2012-03-25T00:00:00", "2012-3-25"), ("40993", "2012-3-25"), ("40993.0", "2012-3-25"),
    ("25 mrt 2012", "2012-3-25"), ("25 maart 2012", "2012-3-25"), ("25-03-12", ""), ("13/25/2012", ""),
    ("gisteren", ""), ("", ""),
  ])
  func readsDates(_ text: String, _ wanted: String) {
    #expect(RosterDate.day(text.utf8).map { "\($0.year)-\($0.month)-\($0.day)" } ?? "" == wanted)
  }

  @Test func readsAmericanDatesOnlyInMicrosoftsFiles() {
    #expect(RosterDate.day("4/2/2000".utf8, .monthDay) == CalendarDay(year: 2000, month: 4, day: 2))
    #expect(RosterDate.day("4/2/2000".utf8) == CalendarDay(year: 2000, month: 2, day: 4))
  }

  /// Whatever the bytes, the reader answers; it never traps.
  @Test func damagedFilesAreRefusedOrRead() throws {
    var state: UInt64 = 11
    func random(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    for name in ["parnassys.csv", "somtoday.xlsx", "EDEX-2.1.xml", "oneroster-1.1.zip"] {
      let whole = [UInt8](try Data(contentsOf: URL(filePath: "\(Self.samples)/\(name)")))
      for _ in 0..<15 {
        var bytes = random(2) == 0 ? Array(whole.prefix(random(whole.count))) : whole
        for _ in 0..<random(30) where !bytes.isEmpty { bytes[random(bytes.count)] = UInt8(random(256)) }
        _ = try? RosterImport([RosterInput(path: name, bytes: bytes)], today: Self.today)
      }
    }
  }
}
