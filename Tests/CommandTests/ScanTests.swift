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

  @Test func helpIsOfTheScan() throws {
    let outcome = try Program.run(["scan", "--help"])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("--own-only"))
  }
}
