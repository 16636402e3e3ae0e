internal import ArgumentParser
internal import CommandLineInterface
internal import Drukproef
internal import Exports

/// `drukproef roster import`: makes the roster of what a school exports.
struct ImportRoster: AsyncParsableCommand {
  /// How the program `drukproef` asks for this.
  static let flag = "--as-roster-import"

  static let configuration = CommandConfiguration(
    commandName: "drukproef roster import",
    abstract: "Maak een leerlingenlijst van wat je leerlingadministratie exporteert.",
    discussion: """
      Bijvoorbeeld: drukproef roster import EDEX.xml toestemming.csv -o leerlingen.csv

      Leest CSV en Excel (ParnasSys, ESIS, Magister, Somtoday, een eigen lijst), EDEXML en UWLR, OneRoster, Microsoft \
      School Data Sync en Google, ook als map of zip. Een bestand met toestemming voor foto’s mag erbij: de regels horen bij een \
      leerling door het leerlingnummer, of anders door naam en geboortedatum. BSN, nationaliteit, wachtwoorden en alles wat hier \
      niet nodig is, blijft weg. De lijst kan alleen door jou worden gelezen.

      Uitkomst (exitcode): 0 de lijst is gemaakt, 2 er klopt iets niet en er is niets gemaakt.
      """)

  @Argument(
    help: .init("Bestanden, mappen of een zip uit je administratie.", valueName: "bestand"), completion: .file())
  var files: [String] = []

  @Option(
    name: .shortAndLong, help: .init("Waar de leerlingenlijst komt; - is de standaarduitvoer.", valueName: "bestand"))
  var output: String?

  @Option(help: .init("Een bestand met toestemming voor foto’s; mag vaker.", valueName: "bestand"), completion: .file())
  var consent: [String] = []

  @Option(help: .init("Waar de medewerkers uit de export komen, als lijst voor --staff.", valueName: "bestand"))
  var staffOutput: String?

  @Flag(help: "Vervang een lijst die er al is.")
  var force = false

  @Option(help: .init("Taal van de meldingen: nl of en.", valueName: "taal"))
  var lang: String?

  func run() async throws {
    let language: Language = try Settings.choice(lang, "--lang") ?? .nl
    if files.isEmpty { throw CommandFailure(.noRosterNamed) }
    guard let output else { throw CommandFailure(.noOutput) }
    for path in [output, staffOutput ?? "-"] where path != "-" { try refuseToOverwrite(path) }
    let roster = try RosterRun.read(files, consent: consent, language)
    try Self.write(RosterWriter.roster(roster.pupils), to: output)
    if let staffOutput { try Self.write(RosterWriter.staff(roster.staff), to: staffOutput) }
    // The list itself may go down the same pipe.
    let stream = output == "-" || staffOutput == "-" ? Output.error : Output.standard
    let text = RosterReportText(roster, language, today: Process.today)
    stream.write(text.imported(to: output, staff: staffOutput))
  }

  private func refuseToOverwrite(_ path: String) throws {
    let target = FilePaths.absolute(path)
    if (files + consent).contains(where: { FilePaths.absolute($0) == target }) {
      throw CommandFailure(.isInput, at: path)
    }
    switch FileBytes.kind(path) {
    case .directory: throw CommandFailure(.isFolder, at: path)
    case .file where !force: throw CommandFailure(.exists, at: path)
    case .file, .nothing: break
    }
  }

  /// Writes a file that only its owner may read. It is made beside its place and moved there when it is whole.
  private static func write(_ bytes: [UInt8], to path: String) throws {
    if path == "-" {
      Output.standard.write(bytes)
      return
    }
    let draft = "\(path).drukproef-nieuw"
    do throws(FileError) {
      FileBytes.remove(draft)
      try FileBytes.write(bytes, to: draft, mode: 0o600)
      try FileBytes.move(draft, to: path)
    } catch {
      FileBytes.remove(draft)
      throw CommandFailure(error.reason == .noSpace ? error.message : .notWritten, at: path)
    }
  }
}

/// `drukproef roster check`: tells what a list of pupils holds and how it would be read.
struct CheckRoster: AsyncParsableCommand {
  /// How the program `drukproef` asks for this.
  static let flag = "--as-roster-check"

  static let configuration = CommandConfiguration(
    commandName: "drukproef roster check",
    abstract: "Lees een leerlingenlijst of export en vertel wat erin staat, zonder namen te tonen.",
    discussion: """
      Bijvoorbeeld: drukproef roster check leerlingen.csv

      Er wordt niets bewaard. Uitkomst (exitcode): 0 te gebruiken, 2 niet te gebruiken.
      """)

  @Argument(
    help: .init("Leerlingenlijst of export; mag met een toestemmingsbestand erbij.", valueName: "bestand"),
    completion: .file())
  var files: [String] = []

  @Option(help: .init("Een bestand met toestemming voor foto’s; mag vaker.", valueName: "bestand"), completion: .file())
  var consent: [String] = []

  @Option(help: .init("Taal van de meldingen: nl of en.", valueName: "taal"))
  var lang: String?

  func run() async throws {
    let language: Language = try Settings.choice(lang, "--lang") ?? .nl
    if files.isEmpty { throw CommandFailure(.noRosterNamed) }
    let roster = try RosterRun.read(files, consent: consent, language)
    for path in files + consent { RosterWarning.tell(about: path, language: language) }
    Output.standard.write(RosterReportText(roster, language, today: Process.today).checked)
  }
}

/// Reads rosters for both commands.
enum RosterRun {
  /// - Throws: the first fault, after the others were told.
  static func read(_ files: [String], consent: [String], _ language: Language) throws -> RosterImport {
    Process.keepOutOfDumps()
    do throws(RosterFaults) {
      return try RosterImport(files, consent: consent, today: Process.today)
    } catch {
      for fault in error.faults { Complaint.write(CommandFailure(fault), language: language) }
      throw ExitCode(ExitStatus.failed)
    }
  }
}

extension Wording {
  fileprivate static let noRosterNamed = Wording(
    nl: "er is geen bestand genoemd. Noem de export van je leerlingadministratie, zoals EDEX.xml of leerlingen.xlsx.",
    en: "no file was named. Name the export of your pupil administration, such as EDEX.xml or pupils.xlsx.")
  fileprivate static let noOutput = Wording(
    nl: "zeg met -o waar de leerlingenlijst moet komen, zoals -o leerlingen.csv",
    en: "say with -o where the roster is to be, such as -o pupils.csv")
  fileprivate static let exists = Wording(
    nl: "dit bestand is er al en blijft zoals het is. Kies een andere naam, of vervang het met --force.",
    en: "this file is there already and stays as it is. Choose another name, or replace it with --force.")
  fileprivate static let isInput = Wording(
    nl: "hier staat de export zelf. Kies met -o een andere naam voor de leerlingenlijst.",
    en: "this is the export itself. Choose another name for the roster with -o.")
  fileprivate static let isFolder = Wording(
    nl: "dit is een map. Noem een bestand, zoals leerlingen.csv.",
    en: "this is a folder. Name a file, such as pupils.csv.")
  fileprivate static let notWritten = Wording(
    nl: "de leerlingenlijst kan hier niet worden gemaakt. Bestaat de map, en mag je erin schrijven?",
    en: "the roster cannot be written here. Is there such a folder, and may you write in it?")
}
