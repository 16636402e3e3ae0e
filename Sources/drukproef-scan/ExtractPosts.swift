internal import ArgumentParser
internal import CommandLineInterface
internal import Drukproef
internal import Exports

/// `drukproef extract`: gives the posts of exports as JSON Lines, as `drukproef stream` reads them. Nothing is checked.
struct ExtractPosts: AsyncParsableCommand {
  /// How the program `drukproef` asks for this.
  static let flag = "--as-extract"

  static let configuration = CommandConfiguration(
    commandName: "drukproef extract",
    abstract: "Haal de berichten uit exports, als JSON Lines voor drukproef stream.",
    discussion: """
      Elke regel is een bericht: {"id":"x:1980321","text":"…","channel":"x","published_at":"2025-10-20T17:11:38Z","own":true}. \
      Hetzelfde bestand geeft steeds dezelfde id's. Er wordt niets nagekeken; de woorden staan er voluit in.

      Voor archieven van veel scholen in één tabel: geef elke school een eigen --origin, en een eigen map met --output.

      Uitkomst (exitcode): 0 alles gelezen, 2 niet alles kon worden gelezen.
      """)

  @Argument(help: .init("Bestanden, mappen of archieven.", valueName: "export"), completion: .file())
  var exports: [String] = []

  @OptionGroup var reading: ReadingFlags

  @Option(
    help: .init("Van welke school of welk archief dit is; komt voor elk id en in het veld origin.", valueName: "naam"))
  var origin: String?

  @Option(
    help: .init(
      "Een lege of nieuwe map voor part-00000.jsonl en verder; anders de standaarduitvoer.", valueName: "map"),
    completion: .directory)
  var output: String?

  @Option(help: .init("Hoe groot een deel wordt, in megabytes.", valueName: "MB"))
  var partSize = 64

  @Option(help: .init("Taal van de meldingen: nl of en.", valueName: "taal"))
  var lang: String?

  func run() async throws {
    guard !exports.isEmpty else { throw CommandFailure(.nothingGiven) }
    let language: Language = try Settings.choice(lang, "--lang") ?? .nl
    guard (1...1024).contains(partSize) else { throw CommandFailure(.partOutside, at: "--part-size") }
    if let origin, origin.isEmpty || origin.utf8.count > 100 { throw CommandFailure(.badOrigin, at: "--origin") }
    let scan = ExportScan(exports, try reading.options(), try reading.selection()) { Interruption.isAsked }
    var parts = try PostParts(folder: output, size: partSize << 20)
    var isBroken = false
    while !isBroken, let batch = scan.next() {
      for note in batch.notes { complain(note, language, isNote: true) }
      for problem in batch.problems { complain(problem, language, isNote: false) }
      for post in batch.posts where !isBroken { isBroken = try !parts.add(line(of: post)) }
    }
    if !isBroken { isBroken = try !parts.finish() }
    if isBroken || scan.wasStopped || scan.counts.problems > 0 { throw ExitCode(ExitStatus.failed) }
  }

  private func complain(_ problem: ExportProblem, _ language: Language, isNote: Bool) {
    Complaint.write(CommandFailure(problem.message, at: problem.place), language: language, isNote: isNote)
  }

  /// The record of a post: what the contract names, then what `stream` passes over.
  private func line(of post: ExportedPost) -> [UInt8] {
    let context = post.context
    var writer = JSONWriter(.compact)
    writer.object { writer in
      writer.member("id", (origin.map { $0 + "/" } ?? "") + Self.id(of: post))
      writer.member("text", post.text)
      if let ids = context.protocolIDs { writer.member("protocol", ids.joined(separator: "+")) }
      if let role = context.authorRole { writer.member("author_role", role.rawValue) }
      if let channel = context.channel { writer.member("channel", channel.rawValue) }
      if let media = context.media { writer.member("media", media.map(\.rawValue)) }
      if let time = post.time { writer.member("published_at", time.iso) }
      if let author = context.author { writer.member("author", author) }
      if let depicted = context.depicted { writer.member("depicted", depicted) }
      if let group = context.group { writer.member("group", group) }
      if let origin { writer.member("origin", origin) }
      writer.member("kind", post.kind.rawValue)
      if let isOwn = post.isOwn { writer.member("own", isOwn) }
      if let time = post.time { writer.member("clock", time.certainty.rawValue) }
      if let audience = post.audience { writer.member("audience", audience) }
      if let reply = post.replyTo { writer.member("reply_to", reply) }
      if let link = post.link { writer.member("link", link) }
      writer.key("source")
      writer.object { writer in
        writer.member("file", post.file)
        writer.member("byte", post.byte)
      }
    }
    writer.newline()
    return writer.bytes
  }

  /// The platform's own id, or one made of the post and its place.
  private static func id(of post: ExportedPost) -> String {
    let platform = post.channel?.rawValue ?? "post"
    if let id = post.id { return "\(platform):\(id)" }
    let digits = String(post.identity, radix: 16)
    return "\(platform):" + String(repeating: "0", count: 16 - digits.count) + digits + "@\(post.byte)"
  }
}

/// The flags on what of an export is read, and how.
struct ReadingFlags: ParsableArguments {
  @Flag(help: "Alleen eigen woorden, geen reacties of berichten van anderen.")
  var ownOnly = false

  @Option(help: .init("Alleen vanaf deze dag, zoals 2024-09-01.", valueName: "dag"))
  var since: String?

  @Option(help: .init("Alleen tot en met deze dag.", valueName: "dag"))
  var until: String?

  @Option(help: .init("Onder welke naam de eigenaar in een chat schrijft.", valueName: "naam"))
  var owner: String?

  @Option(help: .init("Volgorde van de datums in een chat: dmj, mdj of jmd.", valueName: "volgorde"))
  var dateOrder: String?

  @Option(
    help: .init("Kolommen van een eigen CSV: text=Bericht,time=Datum,author=Wie,id=Nr,link=Adres.", valueName: "namen"))
  var columns: String?

  func options() throws -> ReadingOptions {
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

  func selection() throws -> ExportScan.Selection {
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

extension Wording {
  static let nothingGiven = Wording(
    nl: "er is geen export genoemd. Noem een bestand, map of archief, zoals archief.zip. Meer hulp: --help",
    en: "no export was named. Name a file, folder or archive, such as archive.zip. More help: --help")
  fileprivate static let partOutside = Wording(
    nl: "een deel is 1 tot en met 1024 megabytes", en: "a part is 1 to 1024 megabytes")
  fileprivate static let badOrigin = Wording(
    nl: "een herkomst is 1 tot en met 100 bytes lang", en: "an origin is 1 to 100 bytes long")
  fileprivate static let badColumns = Wording(
    nl: "schrijf kolommen als text=Bericht,time=Datum", en: "write columns as text=Post,time=Date")
  fileprivate static let noDay = Wording(
    nl: "dit is geen dag; schrijf bijvoorbeeld 2024-09-01", en: "this is no day; write for example 2024-09-01")
}
