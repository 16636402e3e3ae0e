import Testing

@testable import Drukproef

@Suite struct RosterTests {
  static let plain =
    "roepnaam,tussenvoegsel,achternaam,geboortedatum,groep,Toestemming foto website\nSanne,de,Vries,2014-03-25,6B,ja\n"

  @Test(arguments: [
    plain,
    "Roepnaam;Voorvoegsel;Achternaam;Geb. datum;Groep;toestemming_foto_website\r\nSanne;de;Vries;25-03-2014;6B;JA\r\n",
    "sep=;\nroepnaam;tussenvoegsel;achternaam;geboortedatum;klas;toestemming_foto_website\n\"Sanne\";\"de\";Vries;25-03-2014;6B;ja",
    "Leerlingenlijst 2026\n\nroepnaam;tussenvoegsel;achternaam;geboortedatum;stamgroep;toestemming_foto_website\nSanne;de;Vries;25/03/2014;6B;ja\n",
    "naam;geboortedatum;groep;toestemming_foto_website\nVries, Sanne de;25-03-2014;6B;ja\n",
  ])
  func readsOnePupilHoweverWritten(_ text: String) throws {
    let pupils = try RosterFile.pupils(Array(text.utf8), path: "lijst.csv")
    let pupil = try #require(pupils.first)
    #expect(pupils.count == 1)
    #expect(pupil.fullName == "Sanne de Vries")
    #expect(pupil.born == CalendarDay(year: 2014, month: 3, day: 25))
    #expect(pupil.group == "6B")
    #expect(pupil.consent["website"] == .ja)
  }

  @Test func readsOtherEncodings() throws {
    let utf16: [UInt8] = [0xFF, 0xFE] + Self.plain.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    #expect(try RosterFile.pupils(utf16, path: "x").first?.fullName == "Sanne de Vries")
    let latin = Array("roepnaam;achternaam\nRen".utf8) + [0xE9, UInt8(ascii: ";")] + Array("Bos\n".utf8)
    #expect(try RosterFile.pupils(latin, path: "x").first?.calledName == "René")
  }

  @Test(arguments: [
    ("voornaam;groep\nSanne;6\n", 1, 1), ("roepnaam;achternaam;geboortedatum\nSanne;Vries;gisteren\n", 2, 13),
    ("roepnaam;achternaam\n\"Sanne;Vries\n", 2, 1), ("roepnaam;roepnaam;achternaam\na;b;c\n", 1, 10),
    ("roepnaam;achternaam;groep\nA;B;1\n;;7\n", 3, 1),
  ])
  func saysWhereAFaultIs(_ text: String, _ line: Int, _ column: Int) {
    let error = #expect(throws: SchoolFileError.self) { try RosterFile.pupils(Array(text.utf8), path: "lijst.csv") }
    #expect(error?.line == line)
    #expect(error?.column == column)
  }

  @Test func dropsWhatDoesNotBelongInARoster() throws {
    let text = "roepnaam;achternaam;BSN\nSanne;Vries;123456782\n"
    let pupil = try #require(try RosterFile.pupils(Array(text.utf8), path: "x").first)
    #expect(!"\(pupil)".contains("123456782"))
  }

  @Test func readsTheSchoolFile() throws {
    let text =
      #"{"scholen":[{"protocol":"de-passie","naam":"X","locaties":[{"naam":"Y","adres":"Laan 7","telefoon":"030-1"}],"email":"a@b.nl"}],"landelijke_nummers_toegestaan":["113"]}"#
    let file = try SchoolFile.schools(Array(text.utf8), path: "x")
    #expect(file.schools.first?.locations.first?.phone == "030-1")
    #expect(file.schools.first?.emails == ["a@b.nl"])
    #expect(file.publicNumbers == ["113"])
    #expect(throws: SchoolFileError.self) { try SchoolFile.schools(Array("{\"scholen\":[".utf8), path: "x") }
  }

  @Test func countsYearsOnTheDay() throws {
    let born = try #require(CalendarDay("25-03-2010"))
    #expect(born.years(until: try #require(CalendarDay("2026-03-24"))) == 15)
    #expect(born.years(until: try #require(CalendarDay("2026-03-25"))) == 16)
    #expect(CalendarDay("2026-11-21")?.weekday == 6)
    #expect(CalendarDay("2026-02-29") == nil)
    #expect(Timestamp("2026-11-21T10:15:00+01:00")?.minute == 615)
  }
}
