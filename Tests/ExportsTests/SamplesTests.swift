import Drukproef
import Testing

@testable import Exports

/// What stands in `samples/exports`, counted by hand.
@Suite struct SamplesTests {
  struct Expected: Sendable, CustomTestStringConvertible {
    var path: String
    var posts = 0
    var comments = 0
    var messages = 0
    var reposts = 0
    var own = 0
    var media = 0
    var skipped: [SkipReason: Int] = [:]
    var problems = 0
    var testDescription: String { path }
  }

  static let table: [Expected] = [
    // Six posts of eight: one is an earlier version, one the start of a long post; with part 1, the long post and a deleted one.
    Expected(
      path: "x/archief-2025", posts: 8, reposts: 1, own: 8, media: 2, skipped: [.earlierVersion: 1, .duplicate: 1]),
    Expected(path: "x/archief-2019", posts: 3, own: 3),
    // Two of the three rows of the table stand in the month as well.
    Expected(path: "x/archief-2016", posts: 2, reposts: 1, own: 2, skipped: [.duplicate: 2]),
    Expected(path: "facebook/2024", posts: 4, comments: 4, own: 7, media: 3, skipped: [.empty: 1]),
    Expected(path: "facebook/een-bericht", posts: 1, own: 1),
    Expected(path: "facebook/bewerkt", posts: 1, own: 1),
    Expected(path: "facebook/html", problems: 1),
    Expected(path: "instagram/2025", posts: 6, comments: 3, own: 7, media: 7),
    Expected(path: "instagram/nl", comments: 1, own: 1),
    Expected(path: "instagram/2021", comments: 1, own: 1),
    Expected(path: "instagram/2019", posts: 2, own: 2, media: 2),
    Expected(path: "instagram/een-bericht", posts: 1, own: 1, media: 1),
    Expected(path: "linkedin", posts: 3, comments: 2, own: 5, media: 1, skipped: [.empty: 1]),
    Expected(path: "tiktok/user_data_tiktok.json", posts: 2, comments: 3, own: 4, media: 2),
    Expected(path: "tiktok/txt", posts: 1, comments: 2, own: 3, media: 1),
    Expected(path: "youtube/en", posts: 1, comments: 2, messages: 1, own: 4),
    Expected(path: "youtube/nl", comments: 1, own: 1),
    Expected(path: "youtube/oud", problems: 1),
    Expected(
      path: "whatsapp/WhatsApp-chat met Ouders groep 5.txt", messages: 7, media: 3,
      skipped: [.system: 3, .deleted: 1, .empty: 1]),
    Expected(path: "whatsapp/ios", messages: 6, media: 3, skipped: [.system: 2, .deleted: 1]),
    Expected(path: "whatsapp/android-en.txt", messages: 3, media: 1, skipped: [.system: 1]),
    Expected(path: "whatsapp/onzeker.txt", messages: 3),
    Expected(path: "telegram/ChatExport_2025-03-01", messages: 4, reposts: 1, media: 2, skipped: [.system: 1]),
    Expected(path: "telegram/account", posts: 1, messages: 2, own: 1),
    Expected(path: "telegram/html", problems: 1),
    Expected(path: "snapchat/nieuw", messages: 3, own: 1, media: 1),
    Expected(path: "snapchat/oud", messages: 2, own: 1),
    Expected(path: "mastodon", posts: 3, comments: 1, own: 4, media: 1, skipped: [.boost: 1]),
    Expected(path: "wordpress", posts: 3, comments: 2, own: 4, media: 1, skipped: [.notAPost: 3]),
    Expected(path: "blogger", posts: 2, comments: 1, own: 2, skipped: [.notAPost: 2]),
    Expected(path: "feeds", posts: 3, own: 3, media: 1),
    Expected(path: "csv", posts: 3),
    Expected(path: "jsonl", posts: 2, media: 1, problems: 1),
    Expected(path: "markdown", posts: 2, own: 2, skipped: [.notAPost: 2]),
  ]

  @Test(arguments: table) func counts(_ expected: Expected) {
    let (_, scan) = Samples.read([expected.path])
    let counts = scan.counts
    #expect(counts.posts == expected.posts, "posts")
    #expect(counts.comments == expected.comments, "comments")
    #expect(counts.messages == expected.messages, "messages")
    #expect(counts.reposts == expected.reposts, "reposts")
    #expect(counts.own == expected.own, "own")
    #expect(counts.media == expected.media, "media")
    #expect(counts.skipped == expected.skipped, "skipped")
    #expect(counts.problems == expected.problems, "problems")
  }

  @Test func everythingAtOnce() {
    let (posts, scan) = Samples.read([""])
    let sums = Self.table.reduce(into: (0, 0)) { sums, expected in
      sums.0 += expected.posts + expected.comments + expected.messages + expected.reposts
      sums.1 += expected.problems
    }
    #expect(scan.counts.all == sums.0)
    #expect(scan.counts.problems == sums.1)
    #expect(posts.count == sums.0)
  }

  @Test(arguments: [
    ("x/archief-2025/data/tweets.js", "Wat een mooie sportdag & wat een weer <3"),
    ("x/archief-2025/data/tweets.js", "Lees het verslag: https://www.dewilgenboom.example/sportdag"),
    ("x/archief-2025/data/tweets.js", "Foto van het podium"),
    ("facebook/2024", "Groep 5 in het bos – héél mooi 🍂"),
    ("facebook/2024", "Al goede tekst met “aanhalingstekens” en één accent"),
    ("facebook/2024", "Wat leuk, Noëlle!"),
    ("instagram/2025", "Goed gedaan, één en al lof"),
    ("linkedin", "Trots op ons team!\n\nVolgend jaar \"weer\"?"),
    ("linkedin", "Hij zei \"hallo, iedereen\" en\nliep door"),
    ("linkedin", "Leren lezen\nCreated on 2024-02-03 10:11\nLezen begint bij voorlezen & plezier.\nTwee\nregels"),
    ("tiktok/txt", "Eerste reactie\nop twee regels"),
    ("youtube/en", "> eerder\nEens, @juf"),
    (
      "whatsapp/WhatsApp-chat met Ouders groep 5.txt",
      "Welkom allemaal!\nHier delen we nieuws:\n- gymtijden\n- luizenpluizen"
    ),
    ("whatsapp/WhatsApp-chat met Ouders groep 5.txt", "Mooie foto van de klas"),
    ("whatsapp/WhatsApp-chat met Ouders groep 5.txt", "Let op: morgen gym"),
    ("whatsapp/ios", "Ik neem taart mee\nen koffie"),
    ("telegram/ChatExport_2025-03-01", "Hoi \u{0C} allemaal, pad C:\\x0C"),
    ("telegram/ChatExport_2025-03-01", "Kijk op https://www.dewilgenboom.example of bel"),
    ("snapchat/oud", "Dat's mooi"),
    ("mastodon", "Eerste @juf\ntoot\nAlinea & twee"),
    ("mastodon", "Let op: eten\nInhoud"),
    ("wordpress", "Sportdag & feest\nAlle groepen\u{A0}deden mee."),
    ("wordpress", "Concept\nNog niet klaar hier staat ]]> tekst"),
    ("blogger", "Naar de boerderij\nMet koeien"),
    ("feeds", "Café “De Hoek”\nEén & ander € 5"),
    ("feeds", "Titel\nEen alinea"),
    ("csv", "Een; bericht met \"aanhaling\""),
    ("csv", "Café bezoek € 5"),
  ])
  func words(_ path: String, _ text: String) {
    let texts = Samples.read([path]).posts.map { Samples.trimmed($0.text) }
    #expect(texts.contains(text), "\(texts)")
  }

  @Test(arguments: [
    ("x/archief-2025/data/tweets.js", "2025-10-20T17:11:38Z", "utc"),
    ("x/archief-2016", "2016-05-13T10:01:02Z", "utc"),
    ("facebook/2024", "2023-11-14T22:13:20Z", "utc"),
    ("whatsapp/ios", "2026-04-09T15:24:01", "lokaal"),
    ("whatsapp/android-en.txt", "2020-08-27T13:05:00", "lokaal"),
    ("whatsapp/android-en.txt", "2020-08-28T00:10:00", "lokaal"),
    ("telegram/ChatExport_2025-03-01", "2025-03-01T09:01:00Z", "utc"),
    ("telegram/ChatExport_2025-03-01", "2025-03-01T10:03:00", "lokaal"),
    ("snapchat/nieuw", "2024-01-01T12:00:00Z", "utc"),
    ("wordpress", "2024-04-01T09:00:00", "lokaal"),
    ("blogger", "2012-05-01T08:00:00Z", "utc"),
    ("feeds", "2025-10-20T15:11:38Z", "utc"),
    ("markdown", "2024-03-01", "lokaal"),
  ])
  func times(_ path: String, _ iso: String, _ certainty: String) {
    let times = Samples.read([path]).posts.compactMap(\.time)
    #expect(times.contains { $0.iso == iso && $0.certainty.rawValue == certainty }, "\(times.map(\.iso))")
  }

  @Test func ambiguousDatesAreNotGuessed() {
    let (posts, scan) = Samples.read(["whatsapp/onzeker.txt"])
    #expect(posts.allSatisfy { $0.time == nil })
    #expect(scan.counts.problems == 0)
    var options = ReadingOptions()
    options.dateOrder = .dayMonthYear
    #expect(Samples.read(["whatsapp/onzeker.txt"], options).posts.first?.time?.iso == "2021-04-03T10:00:00")
  }

  @Test func aByteOffsetLeadsToTheRecord() throws {
    for path in [
      "x/archief-2025/data/tweets.js", "whatsapp/onzeker.txt", "jsonl/berichten.jsonl", "mastodon/outbox.json",
    ] {
      let bytes = try FileBytes.read(Samples.path(path))
      for post in Samples.read([path]).posts {
        #expect(
          bytes[post.byte] == UInt8(ascii: "{") || (0x30...0x39).contains(bytes[post.byte]), "\(path) \(post.byte)")
      }
    }
  }

  @Test func ownWordsAndDays() {
    var selection = ExportScan.Selection()
    selection.ownOnly = true
    #expect(Samples.read(["x/archief-2016"], selection: selection).posts.count == 2)
    #expect(Samples.read(["whatsapp/onzeker.txt"], selection: selection).posts.count == 3)
    selection = ExportScan.Selection()
    selection.since = CalendarDay("2020-08-28")
    #expect(Samples.read(["whatsapp/android-en.txt"], selection: selection).posts.count == 1)
  }
}

/// Reading samples.
enum Samples {
  static func path(_ path: String) -> String {
    var parts = #filePath.split(separator: "/").dropLast(3).map(String.init)
    parts += ["samples", "exports", path]
    return "/" + parts.joined(separator: "/")
  }

  static func read(
    _ paths: [String], _ options: ReadingOptions = ReadingOptions(),
    selection: ExportScan.Selection = ExportScan.Selection()
  ) -> (posts: [ExportedPost], scan: ExportScan) {
    let scan = ExportScan(paths.map { $0.hasPrefix("/") ? $0 : path($0) }, options, selection)
    return (scan.flatMap(\.posts), scan)
  }

  /// Everything that a memory file gives.
  static func read(bytes: [UInt8], name: String = "x") throws -> Harvest {
    var harvest = Harvest()
    let stream = try ByteStream(MemorySource(bytes))
    let head = FileHead(name: name, bytes: try stream.head(FileHead.size), isNamed: true)
    guard var reader = ExportReaders.reader(for: head, ReadingOptions()) else {
      throw ExportProblem(Wording(nl: "geen", en: "none"), in: name)
    }
    do throws(ExportProblem) {
      while try reader.advance(stream, &harvest) {}
    } catch {
      harvest.problems.append(error)
    }
    return harvest
  }

  static func trimmed(_ text: String) -> String {
    var text = text[...]
    while let last = text.unicodeScalars.last, last.properties.isWhitespace { text.unicodeScalars.removeLast() }
    return String(text)
  }
}
