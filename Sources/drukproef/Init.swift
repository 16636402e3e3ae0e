internal import ArgumentParser
internal import CommandLineInterface
internal import Drukproef

/// `drukproef init`: five questions, and a folder is ready for its school.
struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Stel drukproef in voor je school: vijf vragen, meer niet.",
    discussion: """
      Maakt .drukproef.toml in deze map. Noem je een export van je leerlingadministratie, dan wordt daar meteen een \
      leerlingenlijst van gemaakt. Wie de antwoorden als opties geeft, krijgt geen vragen:

      drukproef init --school 'De Linde' --protocol model+basis --roster EDEX.xml --consent toestemming.csv
      """)

  @Option(name: .customLong("school"), help: .init("Hoe de school heet.", valueName: "naam"))
  var schoolName: String?

  @Option(help: .init("Het protocol, zoals model+basis, of een eigen bestand.", valueName: "protocol"))
  var `protocol`: String?

  @Option(help: .init("Leerlingenlijst, of een export van je leerlingadministratie.", valueName: "bestand"))
  var roster: String?

  @Option(help: .init("Bestand met toestemming voor foto’s.", valueName: "bestand"))
  var consent: String?

  @Option(help: .init("Medewerkerslijst (CSV met naam en functie).", valueName: "bestand"))
  var staff: String?

  @Flag(help: "Vervang instellingen die er al zijn.")
  var force = false

  @Option(help: .init("Taal van de meldingen: nl of en.", valueName: "taal"))
  var lang: String?

  func run() throws {
    let language: Language = try Settings.choice(lang, "--lang") ?? .nl
    if FileBytes.kind(Configuration.fileName) != .nothing, !force {
      throw CommandFailure(.configured, at: Configuration.fileName)
    }
    let library = try Settings.shippedProtocols()
    let answers = answers(library, language)
    try Self.check(answers, library)
    let roster = try Self.roster(answers, force: force, language)
    try Self.write(answers, roster)
    Output.standard.write(Self.farewell(roster).text(language) + "\n")
  }

  /// What was asked or given; empty means later.
  private struct Answers {
    var school = ""
    var protocolIDs = ""
    var roster = ""
    var consent = ""
    var staff = ""
  }

  private func answers(_ library: ProtocolLibrary, _ language: Language) -> Answers {
    let isAsked = [schoolName, `protocol`, roster, consent, staff].allSatisfy { $0 == nil }
    func answer(_ given: String?, _ question: Wording, _ standard: String = "") -> String {
      if let given { return given }
      guard isAsked else { return standard }
      Output.error.write(question.text(language) + (standard.isEmpty ? " " : " [\(standard)] "))
      let line = readLine() ?? ""
      // A path that was dragged onto the window comes in quotes.
      var text = line[...]
      for sign in [" ", "\t", "'", "\"", " "] {
        while text.hasPrefix(sign) { text.removeFirst() }
        while text.hasSuffix(sign) { text.removeLast() }
      }
      return text.isEmpty ? standard : String(text)
    }
    if isAsked { Output.error.write(Wording.welcome.text(language) + "\n") }
    var answers = Answers()
    answers.school = answer(schoolName, .askSchool)
    answers.protocolIDs = answer(
      `protocol`, .askProtocol(library.listing.map(\.id)), Self.likely(answers.school, library))
    answers.roster = answer(roster, .askRoster)
    answers.consent = answers.roster.isEmpty ? consent ?? "" : answer(consent, .askConsent)
    answers.staff = answer(staff, .askStaff)
    return answers
  }

  /// The protocol of a school by its name; else the one that most schools' own have in common.
  private static func likely(_ school: String, _ library: ProtocolLibrary) -> String {
    let id = ProtocolTemplate.id(of: school)
    let own = library.listing.map(\.id).first { !["algemeen", "model", "basis"].contains($0) && id.contains($0) }
    let named =
      own
      ?? (id.contains("willibrord") || id.contains("miland")
        ? "willibrord-miland" : id.contains("passie") ? "de-passie" : nil)
    return (named ?? "model") + "+basis"
  }

  private static func check(_ answers: Answers, _ library: ProtocolLibrary) throws {
    let ids = answers.protocolIDs.split(separator: "+").map(String.init).filter { !$0.hasSuffix(".toml") }
    do throws(UnknownProtocol) { _ = try library.resolve(ids) } catch {
      throw CommandFailure(error.message, at: "--protocol")
    }
    for path in [answers.roster, answers.consent, answers.staff] where !path.isEmpty {
      if FileBytes.kind(path) == .nothing {
        throw CommandFailure(FileError(path: path, reason: .missing).message, at: path)
      }
    }
    guard !answers.staff.isEmpty else { return }
    do {
      _ = try StaffFile.members(try FileBytes.read(answers.staff), path: answers.staff)
    } catch let error as SchoolFileError {
      throw CommandFailure(error)
    } catch let error as FileError {
      throw CommandFailure(error.message, at: answers.staff)
    }
  }

  /// The roster's path, after it was made of an export if need be. nil when there is none yet.
  private static func roster(_ answers: Answers, force: Bool, _ language: Language) throws -> String? {
    if answers.roster.isEmpty { return nil }
    if answers.consent.isEmpty, isRoster(answers.roster) { return answers.roster }
    let isTaken = FilePaths.absolute(answers.roster) == FilePaths.absolute("leerlingen.csv")
    let path = isTaken ? "leerlingen-met-toestemming.csv" : "leerlingen.csv"
    var arguments = ["--as-roster-import", answers.roster, "-o", path, "--lang", language.rawValue]
    if !answers.consent.isEmpty { arguments += ["--consent", answers.consent] }
    if force { arguments.append("--force") }
    let outcome: ChildProcess.Outcome
    do throws(ChildProcess.Failure) {
      outcome = try ChildProcess.run(SiblingProgram.path("drukproef-scan"), arguments)
    } catch {
      throw CommandFailure(.noProgram("drukproef-scan"))
    }
    Output.standard.write(outcome.output)
    Output.error.write(outcome.errors)
    if outcome.status != 0 { throw ExitCode(ExitStatus.failed) }
    return path
  }

  /// Whether a file is a roster as it stands.
  private static func isRoster(_ path: String) -> Bool {
    guard FileBytes.kind(path) == .file, let bytes = try? FileBytes.read(path) else { return false }
    return (try? RosterFile.pupils(bytes, path: path)) != nil
  }

  private static func write(_ answers: Answers, _ roster: String?) throws {
    var lines = ["# Instellingen van drukproef; paden tellen vanaf deze map. Meer: drukproef config"]
    func add(_ key: String, _ value: String) {
      var writer = JSONWriter(.compact)
      writer.string(value)
      lines.append("\(key) = \(writer.text)")
    }
    add("protocol", answers.protocolIDs)
    if let roster { add("roster", roster) }
    if !answers.staff.isEmpty { add("staff", answers.staff) }
    if !answers.school.isEmpty {
      try writeSchool(answers)
      add("school", "school.json")
    }
    try put(lines.joined(separator: "\n") + "\n", at: Configuration.fileName)
  }

  /// The school's own public data: its name for a start. One that is there already is left alone.
  private static func writeSchool(_ answers: Answers) throws {
    guard FileBytes.kind("school.json") == .nothing else { return }
    let first = answers.protocolIDs.split(separator: "+").first.map(String.init) ?? ""
    var writer = JSONWriter(.pretty)
    writer.object { writer in
      writer.key("scholen")
      writer.array { writer in
        writer.object { writer in
          if !first.hasSuffix(".toml") { writer.member("protocol", first) }
          writer.member("naam", answers.school)
          writer.key("locaties")
          writer.array { _ in }
          writer.key("email")
          writer.array { _ in }
        }
      }
      writer.key("landelijke_nummers_toegestaan")
      writer.array { writer in
        for number in ["0900-1113111", "+31 30 670 60 01", "113", "112"] { writer.string(number) }
      }
    }
    try put(writer.text + "\n", at: "school.json")
  }

  private static func put(_ text: String, at path: String) throws {
    do throws(FileError) { try FileBytes.write(Array(text.utf8), to: path) } catch {
      throw CommandFailure(error.writingMessage, at: path)
    }
  }

  private static func farewell(_ roster: String?) -> Wording {
    let later = roster == nil
    return Wording(
      nl: "Klaar: de instellingen staan in \(Configuration.fileName)."
        + (later ? " Een leerlingenlijst kan later: drukproef roster import EDEX.xml -o leerlingen.csv" : "")
        + "\nProbeer het: drukproef check bericht.txt, of open de pagina: drukproef serve",
      en: "Done: the settings are in \(Configuration.fileName)."
        + (later ? " A roster can come later: drukproef roster import EDEX.xml -o pupils.csv" : "")
        + "\nTry it: drukproef check post.txt, or open the page: drukproef serve")
  }
}

extension Wording {
  fileprivate static let welcome = Wording(
    nl: "Vijf vragen. Weet je iets nog niet, druk dan op Enter: het kan later ook.",
    en: "Five questions. What you don't know yet, leave with Enter: it can wait.")
  fileprivate static let askSchool = Wording(nl: "1. Hoe heet de school?", en: "1. What is the school called?")
  fileprivate static func askProtocol(_ ids: [String]) -> Wording {
    let list = ids.joined(separator: ", ")
    return Wording(
      nl: "2. Welk protocol? (\(list); stapelen met +; of een eigen .toml)",
      en: "2. Which protocol? (\(list); stack with +; or a .toml of your own)")
  }
  fileprivate static let askRoster = Wording(
    nl: "3. Waar staat de leerlingenlijst of export (CSV, Excel, EDEXML, map of zip)?",
    en: "3. Where is the roster or export (CSV, Excel, EDEXML, folder or zip)?")
  fileprivate static let askConsent = Wording(
    nl: "4. Waar staat het bestand met toestemming voor foto’s?",
    en: "4. Where is the file with consent to pictures?")
  fileprivate static let askStaff = Wording(
    nl: "5. Waar staat de medewerkerslijst (CSV met naam;functie)?",
    en: "5. Where is the staff list (CSV with naam;functie)?")
  fileprivate static let configured = Wording(
    nl: "deze map is al ingesteld en blijft zoals hij is. Vervang de instellingen met --force.",
    en: "this folder is set up already and stays as it is. Replace the settings with --force.")
}
