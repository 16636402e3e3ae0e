import Foundation
import Testing

@Suite struct ScanTests {
  private static let exports = Program.samples + "/exports"
  private static let school = ["--config", Program.samples + "/de-passie/.drukproef.toml"]

  private static let chat = """
    27-08-2020 11:17 - Berichten en oproepen zijn end-to-end versleuteld.
    27-08-2020 11:18 - Els: Mooie dag vandaag
    27-08-2020 11:19 - Bram: Bel me op 06-12345678, jij vuile hoer
    """

  @Test func aRecordForEachPost() throws {
    try Program.withFolder(["chat.txt": Data(Self.chat.utf8)]) { folder in
      let outcome = try Program.run(["scan", "chat.txt", "--format", "jsonl"], in: folder)
      #expect(outcome.status == 1)
      #expect(outcome.lines.count == 2)
      #expect(outcome.lines.first?.contains(#""channel":"whatsapp","published_at":"2020-08-27T11:18:00""#) == true)
      #expect(outcome.lines.last?.contains(#""source":{"file":"chat.txt","byte":"#) == true)
      // Neither words nor names without being asked for.
      #expect(!outcome.output.contains("12345678") && !outcome.output.contains("Bram"))
      #expect(outcome.errors.contains("2 berichten gelezen in 1 bestand"))
      let shown = try Program.run(["scan", "chat.txt", "--format", "jsonl", "--show-text"], in: folder)
      #expect(shown.output.contains("Bram"))
    }
  }

  @Test func whatCouldNotBeReadIsNeverClean() throws {
    let outcome = try Program.run(["scan", Self.exports + "/jsonl", "--format", "jsonl"])
    #expect(outcome.status == 2)
    #expect(outcome.lines.count == 3)
    #expect(outcome.output.contains(#""status":"error""#))
    #expect(try Program.run(["scan", "bestaat-niet.zip"]).status == 2)
    #expect(try Program.run(["scan"]).status == 2)
  }

  @Test func counting() throws {
    let outcome = try Program.run(["scan", Self.exports + "/mastodon", "--count"])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("berichten 3, reacties 1"))
  }

  @Test(arguments: ["1", "4"]) func workersChangeNothing(_ jobs: String) throws {
    let arguments = ["scan", Self.exports + "/x", Self.exports + "/whatsapp", "--format", "jsonl"] + Self.school
    let one = try Program.run(arguments + ["--jobs", "2"])
    #expect(try Program.run(arguments + ["--jobs", jobs]).output == one.output)
  }

  @Test func tablesAreSafeForSpreadsheets() throws {
    let lines = "{\"id\":\"=1+1\",\"text\":\"Bel 06-12345678\"}\n"
    try Program.withFolder(["p.jsonl": Data(lines.utf8)]) { folder in
      let outcome = try Program.run(["scan", "p.jsonl", "--format", "csv"], in: folder)
      #expect(outcome.output.hasPrefix("\u{FEFF}oordeel;score;"))
      #expect(outcome.output.contains(";'=1+1"))
    }
  }

  @Test func thePageHoldsNoWordsUnlessAsked() throws {
    try Program.withFolder(["chat.txt": Data(Self.chat.utf8)]) { folder in
      let page = try Program.run(["scan", "chat.txt", "--format", "html"], in: folder).output
      #expect(page.hasPrefix("<!DOCTYPE html>"))
      #expect(page.hasSuffix("</html>\n"))
      #expect(!page.contains("12345678"))
      let shown = try Program.run(["scan", "chat.txt", "--format", "html", "--show-text"], in: folder).output
      #expect(shown.contains("<details><summary>"))
    }
  }

  @Test func aSecondScanTellsOnlyWhatIsNew() throws {
    let more =
      "27-08-2020 11:20 - Bram: Bel me op 06-12345678, jij vuile hoer\n27-08-2020 11:19 - Bram: Ik maak je dood morgen\n"
    try Program.withFolder(["chat.txt": Data(Self.chat.utf8), "later.txt": Data((Self.chat + "\n" + more).utf8)]) {
      folder in
      let first = try Program.run(["scan", "chat.txt", "--format", "jsonl"], in: folder)
      try Data(first.output.utf8).write(to: URL(filePath: folder + "/vorige.jsonl"))
      let same = try Program.run(["scan", "chat.txt", "--baseline", "vorige.jsonl", "--format", "jsonl"], in: folder)
      #expect(same.status == 0)
      #expect(same.lines.count == 1 && same.output.contains(#""findings":[]"#))
      #expect(same.errors.contains("al bekend uit de vorige scan: "))
      let second = try Program.run(["scan", "later.txt", "--baseline", "vorige.jsonl", "--format", "csv"], in: folder)
      #expect(second.status == 1)
      #expect(second.output.components(separatedBy: "\r\n").count == 4)
      #expect(!second.output.contains("2020-08-27T11:18"))
      #expect(try Program.run(["scan", "chat.txt", "--baseline", "chat.txt"], in: folder).status == 2)
      #expect(try Program.run(["scan", "chat.txt", "--baseline", "weg.jsonl"], in: folder).status == 2)
    }
  }

  @Test func aLogForCodeScanning() throws {
    try Program.withFolder(["chat.txt": Data(Self.chat.utf8)]) { folder in
      let outcome = try Program.run(["scan", "chat.txt", "--format", "sarif"], in: folder)
      let log = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
      let run = try #require((log["runs"] as? [[String: Any]])?.first)
      let results = try #require(run["results"] as? [[String: Any]])
      #expect(results.count > 1)
      #expect(outcome.output.contains(#""uri":"chat.txt"},"region":{"byteOffset":"#))
      #expect(!outcome.output.contains("Bram"))
    }
  }

  @Test func interruptedItLeavesAWholeReport() throws {
    let lines = (0..<60_000).map {
      "27-08-2020 1\($0 % 10):\($0 % 60 + 10 > 59 ? 59 : $0 % 60 + 10) - Bram: Bel me op 06-12345678, nummer \($0)"
    }
    try Program.withFolder(["chat.txt": Data(lines.joined(separator: "\n").utf8)]) { folder in
      for (format, end) in [("html", "</html>\n"), ("jsonl", "}\n")] {
        let outcome = try Program.run(
          ["-s", "INT", "-k", "60", "8", Program.path, "scan", "chat.txt", "--format", format, "--jobs", "1"],
          program: "/usr/bin/timeout", in: folder)
        #expect(outcome.errors.contains("Afgebroken"))
        // Of rows and lines there may be none yet.
        #expect(outcome.output.hasSuffix(end) || format == "jsonl" && outcome.output.isEmpty)
      }
    }
  }

  @Test func extractedPostsGoThroughTheStream() throws {
    let names = ["x", "whatsapp/ios", "facebook/2024", "jsonl", "markdown"].map { Self.exports + "/" + $0 }
    let first = try Program.run(["extract"] + names)
    #expect(first.status == 2)
    #expect(first.errors.contains("berichten.jsonl"))
    #expect(try Program.run(["extract"] + names).output == first.output)
    let records = try first.lines.map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    let ids = records.compactMap { $0["id"] as? String }
    #expect(ids.count == records.count && Set(ids).count == ids.count)
    #expect(records.allSatisfy { $0["text"] is String })
    #expect(ids.contains("x:1980321021254390009") || ids.contains { $0.hasPrefix("x:") })
    let answers = try Program.run(["stream", "--protocol", "de-passie"], input: Data(first.output.utf8))
    #expect(answers.status == 0)
    #expect(answers.lines.count == records.count + 1)
    #expect(answers.lines.last == #"{"trailer":true,"in":\#(records.count),"out":\#(records.count),"errors":0}"#)
  }

  @Test func archivesOfManySchoolsBecomeOneTable() throws {
    let words = String(repeating: "heel ", count: 200)
    let chat = (0..<4_000).map { "27-08-2020 10:1\($0 % 10) - Bram: Wat een \(words)mooi weer, nummer \($0)" }.joined(
      separator: "\n")
    try Program.withFolder(["a.txt": Data(chat.utf8), "vol/er.txt": Data()]) { folder in
      let whole = try Program.run(["extract", "a.txt"], in: folder)
      #expect(whole.status == 0)
      for output in ["een", "twee/diep"] {
        let flags = ["--origin", "école 1", "--output", output, "--part-size", "1"]
        let outcome = try Program.run(["extract", "a.txt"] + flags, in: folder)
        #expect(outcome.status == 0 && outcome.output.isEmpty, "\(outcome.errors)")
      }
      let names = try FileManager.default.contentsOfDirectory(atPath: folder + "/een").sorted()
      #expect(names.count > 3)
      #expect(names.first == "part-00000.jsonl" && names.last == "part-0000\(names.count - 1).jsonl")
      var lines: [Substring] = []
      for name in names {
        let path = folder + "/een/" + name
        let part = try #require(FileManager.default.contents(atPath: path))
        #expect(part.last == 0x0A)
        // The same parts each time.
        #expect(FileManager.default.contents(atPath: folder + "/twee/diep/" + name) == part)
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        lines += String(decoding: part, as: UTF8.self).split(separator: "\n")
      }
      #expect(lines.count == 4_000)
      #expect(
        lines.map {
          String($0).replacing(#""id":"école 1/"#, with: #""id":""#).replacing(#","origin":"école 1""#, with: "")
        }
          == whole.lines.map(String.init))
      for flags in [["--output", "vol"], ["--output", "een"], ["--part-size", "0"], ["--origin", ""]] {
        #expect(try Program.run(["extract", "a.txt"] + flags, in: folder).status == 2, "\(flags)")
      }
    }
  }

  @Test func aFolderOrAccountHasSettingsOfItsOwn() throws {
    let tweets =
      #"window.YTD.tweets.part0 = [{"tweet":{"id_str":"1","full_text":"Morgen vervalt de gymles van groep 5, neem je gymspullen dus niet mee.","created_at":"Mon Oct 20 17:11:38 +0000 2025"}}]"#
    let account = #"window.YTD.account.part0 = [{"account":{"username":"depassie_utrecht","accountId":"1"}}]"#
    let settings = "protocol = \"de-passie\"\n[[account]]\nauthor = \"@depassie_utrecht\"\nauthor_role = \"school\"\n"
    let files = [
      "a/data/tweets.js": tweets, "a/data/account.js": account, "b/data/tweets.js": tweets, ".drukproef.toml": settings,
    ]
    try Program.withFolder(files.mapValues { Data($0.utf8) }) { folder in
      let known = try Program.run(["scan", "a", "--format", "jsonl"], in: folder)
      #expect(known.output.contains("mededeling-hoort-op-intranet"), "\(known.errors)")
      let unknown = try Program.run(["scan", "b", "--format", "jsonl"], in: folder)
      #expect(!unknown.output.contains("mededeling-hoort-op-intranet"), "\(unknown.errors)")
    }
  }

  @Test func helpIsOfTheScan() throws {
    let outcome = try Program.run(["scan", "--help"])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("--own-only"))
  }
}
