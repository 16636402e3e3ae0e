internal import ArgumentParser
internal import CommandLineInterface
internal import Drukproef

/// `drukproef check`: reads drafts and says whether they can be published.
struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", _superCommandName: Drukproef.name,
    abstract: "Kijk een bericht na, of meer bestanden en mappen tegelijk.",
    discussion: "Zonder bestand, of met -, komt het bericht van de standaardinvoer.")

  @Argument(help: .init("Bestanden of mappen; - is de standaardinvoer.", valueName: "bestand"), completion: .file())
  var files: [String] = []

  @OptionGroup(title: "Over het bericht") var context: ContextOptions
  @OptionGroup(title: "Over de school") var school: SchoolOptions
  @OptionGroup(title: "Over het verslag") var options: CheckOptions

  @Option(
    help: .init("Hoe de standaardinvoer heet: bepaalt hoe die wordt gelezen.", valueName: "naam"), completion: .file())
  var stdinFilename: String?

  @Option(help: .init("Sla over wat hierbij past, zoals in .gitignore; mag vaker.", valueName: "patroon"))
  var exclude: [String] = []

  @Flag(help: "Sla ook over wat met naam is genoemd, als het is uitgesloten.")
  var forceExclude = false

  @Flag(help: "De bestanden worden vastgelegd in git: berichten van het blog, en geen bestanden is ook goed.")
  var hook = false

  @Flag(
    help:
      "Herstel in het bestand wat vanzelf veilig kan, en toon wat er verandert. Van de standaardinvoer: schrijf de herstelde tekst."
  )
  var fix = false

  @Flag(name: .customLong("dry-run"), help: "Met --fix: toon alleen wat er zou veranderen.")
  var dryRun = false

  @Option(help: .init("Met welke commit --diff-only vergelijkt (standaard HEAD).", valueName: "commit"))
  var diffBase: String?

  func run() async throws {
    let settings = try Settings(school, context)
    if dryRun, !fix { throw CommandFailure(.dryRunAlone, at: "--dry-run") }
    let threshold = try options.threshold(settings)
    let sources = try sources(settings)
    var outputs = try options.outputs(
      settings, hasSeveralDrafts: sources.count > 1 || files.contains { FileBytes.kind($0) == .directory })
    var run = CheckRun(
      desk: try await Desk.opened(settings, for: CheckRun.use(drafts: sources.count)), threshold: threshold,
      jobs: try CheckRun.jobs(options.jobs, settings.configuration, drafts: sources.count))
    run.language = settings.language
    run.filter = try options.filter(settings)
    run.isInHook = hook
    run.mustHoldText = sources.count == 1 && !hook
    if options.diffOnly || diffBase != nil { try limit(&run.filter, to: sources) }
    let tally = fix ? try fixing(run).run(sources, to: &outputs) : try await run.run(sources, to: &outputs)
    if sources.isEmpty, !options.quiet, !hook {
      Complaint.write(CommandFailure(.noDrafts), language: settings.language, isNote: true)
    }
    if tally.status == ExitStatus.failed || (tally.status != ExitStatus.clean && !options.exitZero) {
      throw ExitCode(tally.status)
    }
  }

  private func fixing(_ run: CheckRun) throws -> Fixing {
    Fixing(
      run: run, isForPeople: options.format == ReportFormat.text.rawValue, changesFiles: !dryRun,
      usesColour: Output.standard.wantsColour(options.color))
  }

  private func sources(_ settings: Settings) throws -> [DraftSource] {
    let names: [String]
    if !files.isEmpty || hook {
      names = files
    } else if Process.standardInputIsTerminal {
      throw CommandFailure(.nothingGiven)
    } else {
      names = ["-"]
    }
    let excludes = [
      (FilePaths.folder(of: settings.configuration.path ?? "."), PathPatterns(settings.configuration.exclude)),
      (".", PathPatterns(exclude)),
    ]
    return DraftFinder.drafts(names, excludes: excludes, isForced: forceExclude).map { source in
      guard case .standardInput = source.origin, let stdinFilename else { return source }
      return DraftSource(name: stdinFilename, origin: .standardInput)
    }
  }

  private func limit(_ filter: inout ProofFilter, to sources: [DraftSource]) throws {
    do throws(GitRepository.Failure) {
      let repository = try GitRepository()
      let changes = try repository.changedLines(since: diffBase ?? "HEAD")
      filter.top = repository.top
      for source in sources {
        let path = FilePaths.relative(FilePaths.absolute(source.name), to: FilePaths.absolute(repository.top))
        if path.hasPrefix("..") {
          filter.newFiles.insert(path)
        } else if changes.lines[path] == nil, try !repository.knows(path) {
          filter.newFiles.insert(path)
        }
      }
      filter.changes = changes
    } catch {
      throw CommandFailure(error.message, at: "--diff-only")
    }
  }
}

extension Wording {
  fileprivate static let dryRunAlone = Wording(
    nl: "dit hoort bij --fix: drukproef check --fix --dry-run bericht.txt",
    en: "this goes with --fix: drukproef check --fix --dry-run draft.txt")

  fileprivate static let nothingGiven = Wording(
    nl: "er is geen bericht. Noem een bestand (drukproef check bericht.txt) of stuur de tekst erheen met |. "
      + "Meer hulp: drukproef --help",
    en:
      "there is no draft. Name a file (drukproef check draft.txt) or send the text with |. More help: drukproef --help")
  fileprivate static let noDrafts = Wording(
    nl: "hier staan geen berichten (bestanden op .md, .html of .txt).",
    en: "there are no drafts here (files that end in .md, .html or .txt).")
}
