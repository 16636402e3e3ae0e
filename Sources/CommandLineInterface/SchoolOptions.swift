package import ArgumentParser
package import Drukproef
internal import Synchronization
internal import Text

/// The flags that name the files of a school.
package struct SchoolOptions: ParsableArguments {
  @Option(help: .init("Leerlingenlijst (CSV).", valueName: "bestand"))
  package var roster: String?

  @Option(help: .init("Medewerkerslijst (CSV).", valueName: "bestand"))
  package var staff: String?

  @Option(
    help: .init(
      """
      Openbare gegevens van de school (JSON), die geen bevinding zijn: {"scholen":[{"naam":"…","locaties":[{"naam":"…",\
      "adres":"Laan 7, 3523 ZZ Utrecht","telefoon":"030-…"}],"email":["info@…"],"website":"https://…"}]}
      """, valueName: "bestand"))
  package var school: String?

  @Option(help: .init("Instellingen; anders \(Configuration.fileName) in deze map of daarboven.", valueName: "bestand"))
  package var config: String?

  @Option(help: .init("Taal van de meldingen: nl of en.", valueName: "taal"))
  package var lang: String?

  package init() {}
}

/// What a run goes by: the flags, then the configuration file, then what is built in.
package struct Settings {
  package var configuration: Configuration
  /// What the flags say of the post.
  package var flags: ContextFields
  package var language: Language
  private var files: (roster: String?, staff: String?, school: String?)

  package init(_ school: SchoolOptions, _ context: ContextOptions? = nil) throws {
    let configuration = try Self.configuration(school.config)
    self.configuration = configuration
    flags = try context?.fields() ?? ContextFields()
    language = try Settings.choice(school.lang, "--lang") ?? configuration.language ?? .nl
    files = (
      school.roster ?? configuration.roster, school.staff ?? configuration.staff, school.school ?? configuration.school
    )
  }

  /// What one configuration file says.
  package init(config path: String) throws {
    let configuration = try Self.configuration(path)
    self.configuration = configuration
    flags = ContextFields()
    language = configuration.language ?? .nl
    files = (configuration.roster, configuration.staff, configuration.school)
  }

  private static func configuration(_ path: String?) throws -> Configuration {
    guard let path = path ?? Configuration.nearest(to: FilePaths.current) else { return Configuration() }
    do {
      return try Configuration(try FileBytes.read(path), path: path)
    } catch let error as FileError {
      throw CommandFailure(error.message, at: path)
    } catch let error as TOMLError {
      throw CommandFailure(error)
    }
  }

  /// The value of a flag that takes one of a few words.
  package static func choice<Value: RawRepresentable & CaseIterable>(_ text: String?, _ flag: String) throws -> Value?
  where Value.RawValue == String {
    guard let text else { return nil }
    if let value = Value(rawValue: text) { return value }
    throw CommandFailure(.noSuchChoice(text, Value.allCases.map(\.rawValue)), at: flag)
  }

  /// The number of workers that a flag asks for.
  package static func jobs(_ count: Int?) throws -> Int? {
    guard let count else { return nil }
    guard (1...256).contains(count) else { throw CommandFailure(.jobsOutside, at: "--jobs") }
    return count
  }

  /// What is needed to read posts.
  package func proofreader(_ protocols: ProtocolLibrary, for use: Lexicon.Use = .manyPosts) throws -> Proofreader {
    // The school's files first: a mistake in them is told before any time is spent.
    let register = try register()
    let terms = try ownTerms()
    do throws(PatternFileError) {
      return Proofreader(lexicon: try .standard(for: use), school: register, protocols: protocols, ownTerms: terms)
    } catch {
      throw CommandFailure(.broken(error.message), at: "\(error.file):\(error.line)")
    }
  }

  /// The pages of everything that is looked for.
  package func pages() throws -> [RecognizerPage] {
    do throws(PatternFileError) { return Recognizers.pages(lexicon: try .standard(for: .oneDraft)) } catch {
      throw CommandFailure(.broken(error.message), at: "\(error.file):\(error.line)")
    }
  }

  /// What the school's files tell.
  package func register() throws -> SchoolRegister {
    if let roster = files.roster {
      Process.keepOutOfDumps()
      // Where nobody reads along there is nobody to mend it: `roster check` tells it everywhere.
      if Output.error.isTerminal { RosterWarning.tell(about: roster, language: language) }
    }
    do throws(SchoolFileError) {
      return try SchoolRegister(
        SchoolFiles(roster: try file(files.roster), staff: try file(files.staff), school: try file(files.school)))
    } catch {
      throw CommandFailure(error)
    }
  }

  /// The school's own words: those in the configuration, and those in files that it names, a word or phrase a line.
  private func ownTerms() throws -> [OwnTerms] {
    try configuration.terms.map { list in
      guard let path = list.file else { return OwnTerms(kind: list.kind, words: list.words) }
      do throws(FileError) {
        let lines = String(decoding: try FileBytes.read(path), as: UTF8.self).split { $0.isNewline }
        let words = lines.filter { !$0.hasPrefix("#") }.map { String($0.split(separator: "\t").first ?? "") }
        return OwnTerms(kind: list.kind, words: list.words + words.filter { !$0.isEmpty })
      } catch {
        throw CommandFailure(error.message, at: path)
      }
    }
  }

  private func file(_ path: String?) throws(SchoolFileError) -> SchoolFiles.File? {
    guard let path else { return nil }
    do throws(FileError) { return SchoolFiles.File(path: path, bytes: try FileBytes.read(path)) } catch {
      throw SchoolFileError(path: path, message: error.message)
    }
  }

  /// The protocols of this run, and the fields of flags and configuration. A protocol that is named by its file (`ons.toml`)
  /// is loaded, and goes by its id from there on.
  package func protocolsAndFields(
    for use: Lexicon.Use = .manyPosts
  ) throws -> (ProtocolLibrary, flags: ContextFields, settled: Configuration) {
    var library = try Self.shippedProtocols(for: use)
    var flags = flags
    var settled = configuration
    flags.protocolIDs = try Self.loaded(flags.protocolIDs, into: &library, folder: ".")
    let folder = FilePaths.folder(of: configuration.path ?? ".")
    settled.fields.protocolIDs = try Self.loaded(settled.fields.protocolIDs, into: &library, folder: folder)
    for index in settled.locals.indices {
      let ids = settled.locals[index].fields.protocolIDs
      settled.locals[index].fields.protocolIDs = try Self.loaded(ids, into: &library, folder: folder)
    }
    return (library, flags, settled)
  }

  package static func shippedProtocols(for use: Lexicon.Use = .manyPosts) throws -> ProtocolLibrary {
    do throws(TOMLError) { return try ProtocolLibrary.standard(for: use) } catch { throw CommandFailure(error) }
  }

  /// The ids of protocols by name, those of files among them after these were read into the library.
  ///
  /// - Parameter folder: where the paths of files count from.
  package static func loaded(
    _ ids: [String]?, into library: inout ProtocolLibrary, folder: String
  ) throws -> [String]? {
    try ids?.map { id in
      guard id.hasSuffix(".toml") else { return id }
      let path = FilePaths.join(folder, id)
      do {
        return try library.load(path: path, bytes: try FileBytes.read(path))
      } catch let error as FileError {
        throw CommandFailure(error.message, at: path)
      } catch let error as TOMLError {
        throw CommandFailure(error)
      }
    }
  }
}

/// A list of pupils that is open to everybody on the machine.
package enum RosterWarning {
  private static let wasTold = Atomic<Bool>(false)

  /// Says so on standard error, once.
  package static func tell(about path: String, language: Language) {
    guard FileBytes.isOpenToEveryone(path), !wasTold.exchange(true, ordering: .relaxed) else { return }
    Complaint.write(CommandFailure(.openRoster, at: path), language: language, isNote: true)
  }
}

extension CommandFailure {
  package init(_ error: TOMLError) {
    self.init(error.message, at: "\(error.file):\(error.place.line):\(error.place.column)")
  }

  package init(_ error: SchoolFileError) {
    let line = error.line.map { ":\($0)" } ?? ""
    let column = error.column.map { ":\($0)" } ?? ""
    self.init(error.message, at: error.path + line + column)
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

  fileprivate static let jobsOutside = Wording(
    nl: "kies een aantal van 1 tot en met 256", en: "choose a number from 1 to 256")

  fileprivate static let openRoster = Wording(
    nl: "iedereen op deze computer kan deze leerlingenlijst lezen. Sluit hem af met chmod 600.",
    en: "everybody on this computer can read this roster. Close it with chmod 600.")

  fileprivate static func broken(_ reason: String) -> Wording {
    Wording(
      nl: "drukproef is niet goed gebouwd: \(reason)", en: "drukproef was not built properly: \(reason)")
  }
}
