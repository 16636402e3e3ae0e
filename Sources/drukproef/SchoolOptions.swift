internal import ArgumentParser
internal import Drukproef

/// The flags that name the files of a school.
struct SchoolOptions: ParsableArguments {
  @Option(help: .init("Leerlingenlijst (CSV).", valueName: "bestand"))
  var roster: String?

  @Option(help: .init("Medewerkerslijst (CSV).", valueName: "bestand"))
  var staff: String?

  @Option(help: .init("Openbare gegevens van de school (JSON).", valueName: "bestand"))
  var school: String?

  @Option(help: .init("Instellingen; anders \(Configuration.fileName) in deze map of daarboven.", valueName: "bestand"))
  var config: String?

  @Option(help: .init("Taal van de meldingen: nl of en.", valueName: "taal"))
  var lang: String?
}

/// What a run goes by: the flags, then the configuration file, then what is built in.
struct Settings {
  var configuration: Configuration
  /// What the flags say of the post.
  var flags: ContextFields
  var language: Language
  private var files: (roster: String?, staff: String?, school: String?)

  init(_ school: SchoolOptions, _ context: ContextOptions? = nil) throws {
    configuration = try Self.configuration(school.config)
    flags = try context?.fields() ?? ContextFields()
    language = try Settings.choice(school.lang, "--lang") ?? configuration.language ?? .nl
    files = (
      school.roster ?? configuration.roster, school.staff ?? configuration.staff, school.school ?? configuration.school
    )
  }

  private static func configuration(_ path: String?) throws -> Configuration {
    guard let path = path ?? Configuration.nearest(to: FilePaths.current) else { return Configuration() }
    do {
      return try Configuration(try FileBytes.read(path), path: path)
    } catch let error as FileError {
      throw CommandFailure(error.message, at: path)
    } catch let error as TOMLError {
      throw CommandFailure(error.message, at: "\(error.file):\(error.place.line):\(error.place.column)")
    }
  }

  /// The value of a flag that takes one of a few words.
  static func choice<Value: RawRepresentable & CaseIterable>(_ text: String?, _ flag: String) throws -> Value?
  where Value.RawValue == String {
    guard let text else { return nil }
    if let value = Value(rawValue: text) { return value }
    throw CommandFailure(.noSuchChoice(text, Value.allCases.map(\.rawValue)), at: flag)
  }

  /// Loads what is needed to read posts.
  func proofreader() throws -> Proofreader {
    let register: SchoolRegister
    do throws(SchoolFileError) {
      register = try SchoolRegister.load(roster: files.roster, staff: files.staff, school: files.school)
    } catch {
      throw CommandFailure(error.message, at: "\(error.path):\(error.line):\(error.column)")
    }
    do {
      return try Proofreader(lexicon: .standard(), school: register, protocols: try protocols())
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      throw CommandFailure(.broken("\(error)"))
    }
  }

  func protocols() throws -> ProtocolLibrary {
    do {
      return try ProtocolLibrary.standard()
    } catch {
      throw CommandFailure(.broken("\(error)"))
    }
  }
}

extension Wording {
  fileprivate static func noSuchChoice(_ text: String, _ allowed: [String]) -> Wording {
    let list = allowed.joined(separator: ", ")
    let guess = Nearest.word(to: text, in: allowed)
    return Wording(
      nl: "‘\(text)’ bestaat niet; " + (guess.map { "bedoel je ‘\($0)’?" } ?? "kies uit \(list)"),
      en: "there is no ‘\(text)’; " + (guess.map { "did you mean ‘\($0)’?" } ?? "choose one of \(list)"))
  }

  fileprivate static func broken(_ reason: String) -> Wording {
    Wording(
      nl: "drukproef is niet goed gebouwd: \(reason)", en: "drukproef was not built properly: \(reason)")
  }
}
