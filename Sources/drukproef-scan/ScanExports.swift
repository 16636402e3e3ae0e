internal import ArgumentParser
internal import CommandLineInterface
internal import Drukproef
internal import Exports
internal import Readers
internal import Text

/// `drukproef scan`: reads what was posted, from the exports of every medium, and says which posts need looking after.
struct ScanExports: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drukproef scan",
    abstract: "Lees geëxporteerde berichten van sociale media na.",
    discussion: """
      Een export is een bestand, een map of een archief (ZIP, tar.gz) van X, Facebook, Instagram, LinkedIn, TikTok, YouTube,
      Snapchat, WhatsApp, Telegram, Mastodon, WordPress, Blogger, RSS, een CSV, JSON Lines of een map met Markdown. Er wordt
      niets uitgepakt of verstuurd.

      Uitkomst (exitcode): 0 niets gevonden, 1 wel iets, 2 niet alles kon worden gelezen.
      """)

  enum Format: String, CaseIterable { case text, jsonl, csv, html, sarif }

  @Argument(help: .init("Bestanden, mappen of archieven.", valueName: "export"), completion: .file())
  var exports: [String] = []

  @OptionGroup(title: "Over de berichten") var context: ContextOptions
  @OptionGroup(title: "Over de school") var school: SchoolOptions
  @OptionGroup(title: "Over het lezen") var reading: ReadingFlags

  @Option(help: .init("Vorm van het verslag: text, jsonl, csv, html of sarif.", valueName: "vorm"))
  var format = "text"

  @Option(help: .init("Toon alleen berichten vanaf dit oordeel.", valueName: "oordeel"))
  var minVerdict: String?

  @Option(help: .init("Vanaf welk oordeel de exitcode 1 is (standaard aanpassen).", valueName: "oordeel"))
  var failOn: String?

  @Option(
    help: .init("Toon alleen wat nieuw is sinds een vorige scan: het verslag daarvan als jsonl.", valueName: "verslag"),
    completion: .file())
  var baseline: String?

  @Option(help: .init("Hoeveel berichten tegelijk (standaard: zoveel als er rekenkernen zijn).", valueName: "aantal"))
  var jobs: Int?

  @Option(help: .init("Waarin start en end tellen: codepoint, utf16 of utf8.", valueName: "eenheid"))
  var offsets = "codepoint"

  @Flag(help: "Zet de woorden van elke bevinding erbij.")
  var showText = false

  @Flag(help: "Zet het bewijs en de punten erbij (jsonl).")
  var explain = false

  @Flag(help: "Alleen tellen wat er staat; niets nakijken.")
  var count = false

  @Flag(inversion: .prefixedNo, help: "Met of zonder kleuren; anders kleur op een beeldscherm.")
  var color: Bool?

  func run() async throws {
    guard !exports.isEmpty else { throw CommandFailure(.nothingGiven) }
    let settings = try Settings(school, context)
    let format: Format = try Settings.choice(format, "--format") ?? .text
    let threshold: Verdict = try Settings.choice(failOn, "--fail-on") ?? settings.configuration.failOn ?? .aanpassen
    let least: Verdict? = try Settings.choice(minVerdict, "--min-verdict")
    var options = ReportOptions()
    options.language = settings.language
    options.unit = try Settings.choice(offsets, "--offsets") ?? .codepoint
    options.showsText = showText
    options.explains = explain
    options.usesColour = Output.standard.wantsColour(color)
    let jobs = try Settings.jobs(jobs) ?? settings.configuration.jobs ?? Process.processorCount
    let scan = ExportScan(exports, try reading.options(), try reading.selection()) { Interruption.isAsked }

    if format == .sarif { options.pages = try settings.pages() }
    var known = try baseline.map { try ScanBaseline(report: $0) }

    var report = format.report(options, least, try about(settings))
    let progress = Progress(language: settings.language)
    let checker: PostChecker? = count ? nil : PostChecker(desk: try Desk(settings), least: least)
    let sink = ReportSink()
    report.begin(&sink.bytes)
    var tally = ScanTally()
    let complain: (ExportProblem, Bool) -> Void = { problem, isNote in
      progress.clear()
      Complaint.write(CommandFailure(problem.message, at: problem.place), language: settings.language, isNote: isNote)
    }
    await OrderedWork.run(scan, jobs: jobs) { batch in
      CheckedBatch(batch, checker)
    } each: { batch in
      for note in batch.notes { complain(note, true) }
      for problem in batch.problems {
        complain(problem, false)
        report.add(problem, &sink.bytes)
      }
      for var post in batch.posts {
        known?.apply(to: &post)
        tally.count(post, threshold)
        if checker != nil { report.add(post, &sink.bytes) }
      }
      progress.show(scan.progress, posts: scan.counts.all)
      return sink.flush(atLeast: 64 * 1024)
    }
    progress.clear()
    report.finish(tally, scan.counts, wasStopped: scan.wasStopped, &sink.bytes)
    _ = sink.flush(atLeast: 0)
    if format != .text {
      var summary: [UInt8] = []
      ScanSummary(options, isColoured: Output.error.wantsColour(color)).write(
        tally, scan.counts, wasStopped: scan.wasStopped, &summary)
      Output.error.write(summary)
    }
    let status =
      scan.counts.problems > 0 || scan.wasStopped || tally.failures > 0 || sink.isBroken
      ? ExitStatus.failed : tally.reachesThreshold ? ExitStatus.found : ExitStatus.clean
    if status != ExitStatus.clean { throw ExitCode(status) }
  }

  private func about(_ settings: Settings) throws -> ScanAbout {
    var about = ScanAbout()
    about.exports = exports
    about.protocols = settings.flags.protocolIDs ?? settings.configuration.fields.protocolIDs ?? []
    let selection = try reading.selection()
    (about.since, about.until, about.ownOnly) = (selection.since, selection.until, reading.ownOnly)
    about.hasBaseline = baseline != nil
    return about
  }
}

/// Where the report goes, in pieces.
private final class ReportSink {
  var bytes: [UInt8] = []
  private(set) var isBroken = false

  /// False when nobody reads any more.
  func flush(atLeast size: Int) -> Bool {
    guard bytes.count >= size, !bytes.isEmpty else { return true }
    if !Output.standard.write(bytes) { isBroken = true }
    bytes.removeAll(keepingCapacity: true)
    return !isBroken
  }
}
