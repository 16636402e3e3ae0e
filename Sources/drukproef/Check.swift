internal import ArgumentParser
internal import CommandLineInterface
internal import Drukproef
internal import Text

/// `drukproef check`: reads drafts and says whether they can be published.
struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Kijk een bericht na, of meer bestanden tegelijk.",
    discussion: "Zonder bestand, of met -, komt het bericht van de standaardinvoer.")

  @Argument(help: .init("Bestanden; - is de standaardinvoer.", valueName: "bestand"), completion: .file())
  var files: [String] = []

  @OptionGroup(title: "Over het bericht") var context: ContextOptions
  @OptionGroup(title: "Over de school") var school: SchoolOptions

  @Option(
    help: .init(
      "Vorm van het verslag: \(ReportFormat.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "vorm"))
  var format = "text"

  @Option(help: .init("Vanaf welk oordeel de exitcode 1 is (standaard aanpassen).", valueName: "oordeel"))
  var failOn: String?

  @Option(help: .init("Waarin JSON telt: codepoint, utf16 of utf8.", valueName: "eenheid"))
  var offsets = "codepoint"

  @Option(help: .init("Hoeveel bestanden tegelijk.", valueName: "aantal"))
  var jobs: Int?

  @Flag(inversion: .prefixedNo, help: "Woorden uit het bericht tonen; op een beeldscherm gebeurt dat vanzelf.")
  var showText: Bool?

  @Flag(help: "Toon ook het bewijs, de hints en de optelling van de score.")
  var explain = false

  @Flag(
    help:
      "Herstel in het bestand wat vanzelf veilig kan, en toon wat er verandert. Van de standaardinvoer: schrijf de herstelde tekst."
  )
  var fix = false

  @Flag(name: .customLong("dry-run"), help: "Met --fix: toon alleen wat er zou veranderen.")
  var dryRun = false

  @Flag(inversion: .prefixedNo, help: "Met of zonder kleuren; anders kleur op een beeldscherm.")
  var color: Bool?

  func run() async throws {
    let settings = try Settings(school, context)
    let format: ReportFormat = try Settings.choice(format, "--format") ?? .text
    let threshold: Verdict = try Settings.choice(failOn, "--fail-on") ?? settings.configuration.failOn ?? .aanpassen
    let options = try reportOptions(settings, format)
    let names = try draftNames()
    let jobs =
      try Settings.jobs(jobs) ?? settings.configuration.jobs ?? max(1, min(Process.processorCount, names.count / 8))
    let desk = try await Desk(settings, for: names.count < 4 ? .oneDraft : .manyPosts)
    if dryRun, !fix { throw CommandFailure(.dryRunAlone, at: "--dry-run") }
    if fix {
      let fixing = Fixing(
        desk: desk, language: settings.language, threshold: threshold, format: format, options: options,
        changesFiles: !dryRun)
      let status = fixing.run(names)
      if status != ExitStatus.clean { throw ExitCode(status) }
      return
    }

    var report = format.report(options)
    let isAlone = names.count == 1
    var tally = Tally()
    var output: [UInt8] = []
    report.begin(&output)
    await OrderedWork.run(names.enumerated().lazy.map { $0 }, jobs: jobs) { number, name in
      CheckedDraft(name: name, sequence: number, outcome: desk.outcome(of: name, mustHoldText: isAlone))
    } each: { draft in
      if case .failure(let message) = draft.outcome {
        Output.standard.write(output)
        output = []
        Complaint.write(CommandFailure(message, at: draft.name == "-" ? nil : draft.name), language: settings.language)
      }
      tally.count(draft, threshold)
      report.add(draft, &output)
      if output.count > 64 * 1024 {
        Output.standard.write(output)
        output = []
      }
      return true
    }
    report.finish(&output)
    Output.standard.write(output)
    if tally.status != ExitStatus.clean { throw ExitCode(tally.status) }
  }

  private func reportOptions(_ settings: Settings, _ format: ReportFormat) throws -> ReportOptions {
    var options = ReportOptions()
    options.language = settings.language
    options.explains = explain
    options.unit = try Settings.choice(offsets, "--offsets") ?? .codepoint
    options.usesColour = Output.standard.wantsColour(color)
    options.width = Output.standard.width
    options.hasSeveralDrafts = files.count > 1
    // Who asks for a record for machines has not asked to see the post.
    options.showsText = showText ?? settings.configuration.showsText ?? (format == .text && Output.standard.isTerminal)
    return options
  }

  private func draftNames() throws -> [String] {
    if !files.isEmpty { return files }
    if Process.standardInputIsTerminal { throw CommandFailure(.nothingGiven) }
    return ["-"]
  }
}

/// What the exit code is made of.
struct Tally {
  private(set) var status = ExitStatus.clean

  mutating func count(_ draft: CheckedDraft, _ threshold: Verdict) {
    switch draft.outcome {
    case .failure: status = ExitStatus.failed
    case .proof(let proof):
      if proof.verdict >= max(threshold, .aanpassen) { status = max(status, ExitStatus.found) }
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
}
