import Foundation
import Testing

/// `drukproef roster` and `drukproef init` as their users run them.
@Suite struct RosterCommandTests {
  static let rosters = Program.samples + "/rosters"

  @Test func importsForItsOwnerAloneAndOverwritesNothing() throws {
    try Program.withFolder(["oud.csv": Data("x".utf8)]) { folder in
      let made = try Program.run(
        ["roster", "import", "\(Self.rosters)/EDEX-2.1.xml", "\(Self.rosters)/toestemming-parro.csv", "-o", "l.csv"],
        in: folder)
      #expect(made.status == 0, "\(made.errors)")
      #expect(made.output.contains("60 leerlingen") && made.output.contains("regel 60") && made.output.contains("bsn"))
      let attributes = try FileManager.default.attributesOfItem(atPath: folder + "/l.csv")
      #expect(attributes[.posixPermissions] as? Int == 0o600)
      let again = try Program.run(["roster", "import", "\(Self.rosters)/esis.csv", "-o", "oud.csv"], in: folder)
      #expect(again.status == 2 && again.errors.contains("--force"))
      #expect(try String(contentsOfFile: folder + "/oud.csv", encoding: .utf8) == "x")
      let checked = try Program.run(["roster", "check", "l.csv"], in: folder)
      #expect(checked.status == 0 && checked.output.contains("website") && !checked.output.contains("Sanne"))
      let used = try Program.run(
        ["check", "--roster", "l.csv", "--format", "json", "-"], input: Data("Sanne de Vries was er ook.".utf8),
        in: folder)
      #expect(used.output.contains("naam-leerling"))
      let files = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(files.sorted() == ["l.csv", "oud.csv"])
    }
  }

  @Test func makesNothingOfAFileWithAFault() throws {
    let text = "Roepnaam;Achternaam;Geboortedatum\nAnna;Bos;31-02-2015\n"
    try Program.withFolder(["in.csv": Data(text.utf8)]) { folder in
      let outcome = try Program.run(["roster", "import", "in.csv", "-o", "uit.csv"], in: folder)
      #expect(outcome.status == 2 && outcome.errors.contains("in.csv:2:10:"))
      #expect(!outcome.errors.contains("31-02"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["in.csv"])
      #expect(try Program.run(["roster", "import", "in.csv"], in: folder).status == 2)
      #expect(try Program.run(["roster", "import", "in.csv", "-o", "in.csv", "--force"], in: folder).status == 2)
    }
  }

  @Test func initAsksNothingThatFlagsTell() throws {
    try Program.withFolder(["staf.csv": Data("naam;functie\nIds Pietersma;conciërge\n".utf8)]) { folder in
      let outcome = try Program.run(
        [
          "init", "--school", "De Linde", "--protocol", "model+basis", "--roster", "\(Self.rosters)/parnassys.csv",
          "--consent",
          "\(Self.rosters)/toestemming-social-schools.csv", "--staff", "staf.csv",
        ], in: folder)
      #expect(outcome.status == 0, "\(outcome.errors)")
      let settings = try String(contentsOfFile: folder + "/.drukproef.toml", encoding: .utf8)
      #expect(settings.contains("protocol = \"model+basis\"") && settings.contains("roster = \"leerlingen.csv\""))
      let checked = try Program.run(["check", "-"], input: Data("Noor van der Linden won de prijs.".utf8), in: folder)
      #expect(checked.status == 1, "\(checked.errors)")
      #expect(try Program.run(["init", "--school", "X"], in: folder).status == 2)
    }
  }

  @Test func initReadsAnswersFromALine() throws {
    try Program.withFolder([:]) { folder in
      let outcome = try Program.run(["init"], input: Data("De Passie\n\n\n\n".utf8), in: folder)
      #expect(outcome.status == 0, "\(outcome.errors)")
      let settings = try String(contentsOfFile: folder + "/.drukproef.toml", encoding: .utf8)
      #expect(settings.contains("protocol = \"de-passie+basis\""))
    }
  }
}
