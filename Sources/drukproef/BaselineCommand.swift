internal import ArgumentParser
internal import CommandLineInterface
internal import Drukproef

/// `drukproef baseline`: notes what is there already, so that only what is new is told.
struct BaselineCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baseline", abstract: "Noteer wat er nu al te vinden is, zodat alleen nieuwe dingen worden gemeld.",
    discussion: """
      Er komen geen woorden, regelnummers of tijden in. Met een sleutel telt ook mee wát er is gevonden; zonder sleutel \
      alleen welke regel, in welk bestand en hoe vaak. Een controle verandert de baseline nooit.
      """,
    subcommands: [WriteBaseline.self, MakeKey.self])

  struct WriteBaseline: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "write", abstract: "Schrijf de baseline van bestanden of mappen.")

    @Argument(help: .init("Bestanden of mappen.", valueName: "bestand"), completion: .file())
    var files: [String]

    @OptionGroup(title: "Over het bericht") var context: ContextOptions
    @OptionGroup(title: "Over de school") var school: SchoolOptions

    @Option(help: .init("Waarheen (standaard uit de instellingen, anders \(fileName)).", valueName: "bestand"))
    var output: String?

    @Option(help: .init("De sleutel, buiten de map van de berichten.", valueName: "bestand"), completion: .file())
    var key: String?

    @Option(name: [.long, .customShort("j")], help: .init("Hoeveel bestanden tegelijk.", valueName: "aantal"))
    var jobs: Int?

    private static let fileName = ".drukproef-baseline.json"

    func run() async throws {
      let settings = try Settings(school, context)
      let path = output ?? settings.configuration.baseline ?? Self.fileName
      let folder = FilePaths.folder(of: settings.configuration.path ?? ".")
      let sources = DraftFinder.drafts(
        files, excludes: [(folder, PathPatterns(settings.configuration.exclude))], isForced: false)
      let run = CheckRun(
        desk: try Desk(settings, for: CheckRun.use(drafts: sources.count)), threshold: .aanpassen,
        jobs: try CheckRun.jobs(jobs, settings.configuration, drafts: sources.count))
      var places = ProofFilter()
      places.baselineFolder = FilePaths.folder(of: path)
      var baseline = Baseline(try FingerprintKeys.key(key, settings.configuration))
      var failures: [CommandFailure] = []
      await run.proofs(of: sources) { draft in
        switch draft.outcome {
        case .proof(let proof): baseline.add(proof, path: places.baselinePath(of: draft.name))
        case .failure(let message): failures.append(CommandFailure(message, at: draft.name))
        }
      }
      for failure in failures { Complaint.write(failure, language: settings.language) }
      // A baseline of half the posts would hide nothing, but tell the wrong story.
      guard failures.isEmpty else { throw ExitCode(ExitStatus.failed) }
      do throws(FileError) { try FileBytes.write(baseline.json, to: path) } catch {
        throw CommandFailure(error.writingMessage, at: path)
      }
      Output.standard.write(
        Wording.written(baseline.count, DisplayText(path).text, baseline.keyName != nil).text(settings.language) + "\n")
    }
  }

  struct MakeKey: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "key", abstract: "Maak een sleutel voor de baseline, in je eigen map.")

    @Argument(help: .init("Waarheen; anders je eigen map met instellingen.", valueName: "bestand"))
    var file: String?

    @Option(help: .init("Taal van de meldingen: nl of en.", valueName: "taal"))
    var lang: String?

    func run() throws {
      let language: Language = try Settings.choice(lang, "--lang") ?? .nl
      guard let path = file ?? FingerprintKeys.defaultPath else { throw CommandFailure(.noHome) }
      if FileBytes.kind(path) != .nothing { throw CommandFailure(.keyIsThere, at: path) }
      do throws(FileError) {
        try FileBytes.makeFolder(FilePaths.folder(of: path), mode: 0o700)
      } catch {
        throw CommandFailure(error.message, at: path)
      }
      try FingerprintKeys.refuseWithinWorkTree(path)
      var generator = SystemRandomNumberGenerator()
      let bytes = (0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) }
      do throws(FileError) {
        try FileBytes.write(Array((SHA256.hexadecimal(bytes) + "\n").utf8), to: path, mode: 0o600)
      } catch {
        throw CommandFailure(error.message, at: path)
      }
      Output.standard.write(Wording.keyMade(DisplayText(path).text).text(language) + "\n")
    }
  }
}

extension Wording {
  fileprivate static let noHome = Wording(
    nl: "noem een bestand voor de sleutel", en: "name a file for the key")
  fileprivate static let keyIsThere = Wording(
    nl: "hier staat al iets; een sleutel wordt nooit overschreven",
    en: "there is something here; a key is never overwritten")

  fileprivate static func written(_ count: Int, _ path: String, _ hasKey: Bool) -> Wording {
    Wording(
      nl: "\(path): \(count) " + (count == 1 ? "bevinding" : "bevindingen")
        + (hasKey ? ", met sleutel" : ", zonder sleutel"),
      en: "\(path): \(count) " + (count == 1 ? "finding" : "findings") + (hasKey ? ", with a key" : ", without a key"))
  }

  fileprivate static func keyMade(_ path: String) -> Wording {
    Wording(
      nl:
        "sleutel gemaakt: \(path). Bewaar hem buiten de map van de berichten, en geef hem alleen aan wie de berichten mag lezen.",
      en:
        "key made: \(path). Keep it outside the folder of the posts, and give it only to those who may read the posts.")
  }
}
