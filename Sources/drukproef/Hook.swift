internal import ArgumentParser
internal import CommandLineInterface
internal import Drukproef
internal import Readers

/// `drukproef hook`: reads what is about to be committed to the repository of a blog.
struct Hook: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hook", _superCommandName: Drukproef.name,
    abstract: "Kijk berichten na voordat ze in git worden vastgelegd.",
    subcommands: [Install.self, Uninstall.self, Run.self])

  static func failure(_ error: any Error) -> any Error {
    switch error {
    case let error as GitRepository.Failure: CommandFailure(error.message)
    case let error as FileError: CommandFailure(error.message, at: error.path)
    default: error
    }
  }
}

// MARK: - Run

extension Hook {
  /// What git starts.
  struct Run: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lees wat klaarstaat om te worden vastgelegd (git add).",
      discussion:
        "Gelezen wordt de index, niet de werkmap: wat niet is toegevoegd, telt niet mee. Er wordt niets geschreven.")

    @Argument(help: .init("pre-commit, pre-merge-commit of commit-msg.", valueName: "moment"))
    var stage = HookScript.Stage.preCommit.rawValue

    @Argument(help: .init("Bij commit-msg: het bestand met de tekst.", valueName: "bestand"), completion: .file())
    var message: String?

    @OptionGroup(title: "Over het bericht") var context: ContextOptions
    @OptionGroup(title: "Over de school") var school: SchoolOptions
    @OptionGroup(title: "Over het verslag") var options: CheckOptions

    func run() async throws {
      guard let stage: HookScript.Stage = try Settings.choice(stage, "hook run") else { return }
      do {
        let repository = try GitRepository()
        let message = message.map { FilePaths.absolute($0) }
        guard Process.enter(repository.top) else { throw CommandFailure(.noTop, at: repository.top) }
        if stage == .commitMessage {
          try await check([try source(ofMessage: message, repository)], repository, isMessage: true)
        } else {
          let files = try repository.stagedFiles().filter { DraftReaders.reads($0.path) }
          // Most commits hold no post at all: those cost one question to git.
          if files.isEmpty { return }
          try await check(files, repository)
        }
      } catch {
        throw Hook.failure(error)
      }
    }

    private func check(_ files: [StagedFile], _ repository: GitRepository) async throws {
      let settings = try Settings(school, context)
      let folder = FilePaths.folder(of: settings.configuration.path ?? ".")
      let finder = DraftFinder(excludes: [(folder, PathPatterns(settings.configuration.exclude))], isForced: true)
      let wanted = files.filter { !finder.excludes($0.path) }
      if wanted.isEmpty { return }
      let contents = try repository.contents(of: wanted.map(\.object))
      let sources = zip(wanted, contents).map { file, bytes in
        DraftSource(name: file.path, origin: bytes.map { .bytes($0) } ?? .missing(.unreadableObject))
      }
      try await check(sources, repository, settings, isMessage: false)
    }

    private func source(ofMessage path: String?, _ repository: GitRepository) throws -> DraftSource {
      guard let path else { throw CommandFailure(.noMessage, at: "hook run commit-msg") }
      let bytes = CommitMessage.withoutRemarks(try FileBytes.read(path), mark: try repository.commentMark())
      return DraftSource(name: FilePaths.relative(path, to: repository.top), origin: .bytes(bytes))
    }

    private func check(_ sources: [DraftSource], _ repository: GitRepository, isMessage: Bool) async throws {
      try await check(sources, repository, try Settings(school, context), isMessage: isMessage)
    }

    private func check(
      _ sources: [DraftSource], _ repository: GitRepository, _ settings: Settings, isMessage: Bool
    ) async throws {
      var outputs = try options.outputs(settings, hasSeveralDrafts: sources.count > 1)
      var run = CheckRun(
        desk: try await Desk.opened(settings, for: CheckRun.use(drafts: sources.count)),
        threshold: try options.threshold(settings),
        jobs: try CheckRun.jobs(options.jobs, settings.configuration, drafts: sources.count))
      run.language = settings.language
      run.filter = try options.filter(settings)
      run.isInHook = true
      if options.diffOnly, !isMessage {
        run.filter.changes = try repository.stagedLines()
        run.filter.top = repository.top
        run.filter.newFiles = Set(sources.map(\.name))
      }
      let tally = try await run.run(sources, to: &outputs)
      if !tally.flagged.isEmpty { explain(tally, sources, settings, isMessage: isMessage) }
      if tally.status == ExitStatus.failed || (tally.status != ExitStatus.clean && !options.exitZero) {
        throw ExitCode(tally.status)
      }
    }

    /// Says what to do now; and that the file on screen is not what will be committed, where that is so.
    private func explain(_ tally: CheckRun.Tally, _ sources: [DraftSource], _ settings: Settings, isMessage: Bool) {
      if options.quiet { return }
      let flagged = Set(tally.flagged)
      for source in sources where !isMessage && flagged.contains(source.name) {
        guard case .bytes(let bytes) = source.origin, let own = try? FileBytes.read(source.name) else { continue }
        if !own.elementsEqual(bytes), own.filter({ $0 != 13 }) != bytes.filter({ $0 != 13 }) {
          Complaint.write(CommandFailure(.differs, at: source.name), language: settings.language, isNote: true)
        }
      }
      if !options.exitZero {
        Complaint.write(
          CommandFailure(isMessage ? .notCommittedMessage : .notCommitted), language: settings.language, isNote: true)
      }
    }
  }
}

// MARK: - Install and uninstall

extension Hook {
  struct Install: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Laat git voor elke commit drukproef starten.",
      discussion: "Een hook die er al is, blijft en gaat voor. Weer weg: drukproef hook uninstall")

    @Flag(name: .customLong("commit-msg"), help: "Lees ook de tekst bij elke commit.")
    var readsMessages = false

    @Option(help: .init("Taal van de meldingen: nl of en.", valueName: "taal"))
    var lang: String?

    func run() throws {
      let language: Language = try Settings.choice(lang, "--lang") ?? .nl
      do {
        let folder = try HookFolder(try GitRepository())
        if let keeper = folder.keeper { throw CommandFailure(.kept(by: keeper, readsMessages)) }
        for stage in HookScript.Stage.allCases where readsMessages || stage != .commitMessage {
          let change = try folder.install(HookScript(stage, program: Process.ownPath))
          Output.standard.write(Wording.changed(stage, change, folder.path).text(language) + "\n")
        }
        if folder.isShared {
          Complaint.write(CommandFailure(.shared, at: folder.path), language: language, isNote: true)
        }
      } catch {
        throw Hook.failure(error)
      }
    }
  }

  struct Uninstall: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Haal de hooks van drukproef weer weg.")

    @Option(help: .init("Taal van de meldingen: nl of en.", valueName: "taal"))
    var lang: String?

    func run() throws {
      let language: Language = try Settings.choice(lang, "--lang") ?? .nl
      do {
        let folder = try HookFolder(try GitRepository())
        for stage in HookScript.Stage.allCases {
          let change = try folder.uninstall(stage)
          if change == .nothing { continue }
          Output.standard.write(Wording.changed(stage, change, folder.path).text(language) + "\n")
        }
      } catch {
        throw Hook.failure(error)
      }
    }
  }
}

// MARK: - Wording

extension Wording {
  fileprivate static let noTop = Wording(nl: "deze map is er niet", en: "there is no such folder")
  fileprivate static let noMessage = Wording(
    nl: "noem het bestand met de tekst van de commit", en: "name the file with the message of the commit")
  fileprivate static let unreadableObject = Wording(
    nl: "git kan dit bestand niet teruggeven. Voeg het opnieuw toe (git add), of kijk met git fsck wat er mis is.",
    en: "git cannot give this file back. Add it anew (git add), or see with git fsck what is wrong.")
  fileprivate static let differs = Wording(
    nl:
      "in je map ziet dit bestand er anders uit dan wat je vastlegt. Gelezen is wat je vastlegt; de rest voeg je toe met git add.",
    en: "in your folder this file differs from what you commit. What you commit was read; add the rest with git add.")
  fileprivate static let notCommitted = Wording(
    nl:
      "er is niets vastgelegd. Verander wat hierboven staat, dan git add en opnieuw. Toch vastleggen: git commit --no-verify",
    en:
      "nothing was committed. Change what is told above, then git add, and again. To commit all the same: git commit --no-verify"
  )
  fileprivate static let notCommittedMessage = Wording(
    nl: "er is niets vastgelegd. Verander de tekst bij je commit. Toch vastleggen: git commit --no-verify",
    en: "nothing was committed. Change the message of your commit. To commit all the same: git commit --no-verify")
  fileprivate static let shared = Wording(
    nl: "deze map met hooks (core.hooksPath) geldt ook voor andere repositories op deze computer.",
    en: "this folder of hooks (core.hooksPath) serves other repositories on this computer too.")

  fileprivate static func kept(by keeper: HookFolder.Keeper, _ readsMessages: Bool) -> Wording {
    switch keeper {
    case .husky:
      Wording(
        nl:
          "husky beheert hier de hooks. Zet daarom in .husky/pre-commit en .husky/pre-merge-commit de regel ‘drukproef hook run’"
          + (readsMessages ? " en in .husky/commit-msg ‘drukproef hook run commit-msg \"$1\"’." : "."),
        en:
          "husky looks after the hooks here. So put the line ‘drukproef hook run’ in .husky/pre-commit and .husky/pre-merge-commit"
          + (readsMessages ? " and ‘drukproef hook run commit-msg \"$1\"’ in .husky/commit-msg." : "."))
    case .lefthook:
      Wording(
        nl:
          "lefthook beheert hier de hooks. Zet daarom in lefthook.yml onder pre-commit en pre-merge-commit bij commands: "
          + "‘drukproef: { run: drukproef hook run }’"
          + (readsMessages ? " en onder commit-msg ‘drukproef: { run: drukproef hook run commit-msg {1} }’." : "."),
        en:
          "lefthook looks after the hooks here. So put in lefthook.yml, under pre-commit and pre-merge-commit at commands: "
          + "‘drukproef: { run: drukproef hook run }’"
          + (readsMessages ? " and under commit-msg ‘drukproef: { run: drukproef hook run commit-msg {1} }’." : "."))
    }
  }

  fileprivate static func changed(_ stage: HookScript.Stage, _ change: HookFolder.Change, _ folder: String) -> Wording {
    let place = DisplayText(FilePaths.join(folder, stage.rawValue)).text
    return switch change {
    case .written: Wording(nl: "gemaakt: \(place)", en: "made: \(place)")
    case .renewed: Wording(nl: "vernieuwd: \(place)", en: "made anew: \(place)")
    case .keptEarlier:
      Wording(
        nl: "gemaakt: \(place); de hook die er al was, gaat voor (\(stage.rawValue).eerder)",
        en: "made: \(place); the hook that was there is run first (\(stage.rawValue).eerder)")
    case .removed: Wording(nl: "weggehaald: \(place)", en: "taken away: \(place)")
    case .putBack:
      Wording(
        nl: "weggehaald: \(place); de hook van eerder staat er weer",
        en: "taken away: \(place); the earlier hook is back")
    case .notOurs: Wording(nl: "niet van drukproef, en gebleven: \(place)", en: "not of drukproef, and kept: \(place)")
    case .nothing: Wording(nl: "", en: "")
    }
  }
}
