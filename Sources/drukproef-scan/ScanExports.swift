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

  enum Format: String, CaseIterable { case text, jsonl, csv, html }

  @Argument(help: .init("Bestanden, mappen of archieven.", valueName: "export"), completion: .file())
  var exports: [String] = []

  @OptionGroup(title: "Over de berichten") var context: ContextOptions
  @OptionGroup(title: "Over de school") var school: SchoolOptions

  @Option(help: .init("Vorm van het verslag: text, jsonl, csv of html.", valueName: "vorm"))
  var format = "text"

  @Flag(help: "Alleen eigen woorden, geen reacties of berichten van anderen.")
  var ownOnly = false

  @Option(help: .init("Alleen vanaf deze dag, zoals 2024-09-01.", valueName: "dag"))
  var since: String?

  @Option(help: .init("Alleen tot en met deze dag.", valueName: "dag"))
  var until: String?

  @Option(help: .init("Toon alleen berichten vanaf dit oordeel.", valueName: "oordeel"))
  var minVerdict: String?

  @Option(help: .init("Vanaf welk oordeel de exitcode 1 is (standaard aanpassen).", valueName: "oordeel"))
  var failOn: String?

  @Option(help: .init("Onder welke naam de eigenaar in een chat schrijft.", valueName: "naam"))
  var owner: String?

  @Option(help: .init("Volgorde van de datums in een chat: dmj, mdj of jmd.", valueName: "volgorde"))
  var dateOrder: String?

  @Option(
    help: .init("Kolommen van een eigen CSV: text=Bericht,time=Datum,author=Wie,id=Nr,link=Adres.", valueName: "namen"))
  var columns: String?

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
    let scan = ExportScan(exports, try reading(), try selection()) { Interruption.isAsked }

    var report = format.report(options, least)
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
      for post in batch.posts {
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

  private func reading() throws -> ReadingOptions {
    var options = ReadingOptions()
    options.owner = owner
    options.dateOrder = try Settings.choice(dateOrder, "--date-order")
    for pair in columns?.split(separator: ",") ?? [] {
      let sides = pair.split(separator: "=", maxSplits: 1).map(String.init)
      guard sides.count == 2 else { throw CommandFailure(.badColumns, at: "--columns") }
      options.columns[sides[0]] = sides[1]
    }
    return options
  }

  private func selection() throws -> ExportScan.Selection {
    var selection = ExportScan.Selection()
    selection.ownOnly = ownOnly
    selection.since = try day(since, "--since")
    selection.until = try day(until, "--until")
    return selection
  }

  private func day(_ text: String?, _ flag: String) throws -> CalendarDay? {
    guard let text else { return nil }
    guard let day = CalendarDay(text) else { throw CommandFailure(.noDay, at: flag) }
    return day
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

extension Wording {
  fileprivate static let nothingGiven = Wording(
    nl:
      "er is geen export genoemd. Noem een bestand, map of archief: drukproef scan archief.zip. Meer hulp: drukproef scan --help",
    en:
      "no export was named. Name a file, folder or archive: drukproef scan archive.zip. More help: drukproef scan --help"
  )
  fileprivate static let badColumns = Wording(
    nl: "schrijf kolommen als text=Bericht,time=Datum", en: "write columns as text=Post,time=Date")
  fileprivate static let noDay = Wording(
    nl: "dit is geen dag; schrijf bijvoorbeeld 2024-09-01", en: "this is no day; write for example 2024-09-01")
}
