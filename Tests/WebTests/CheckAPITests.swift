import Drukproef
import Foundation
import Testing
@testable import Web

/// `POST /api/check`.
@Suite struct CheckAPITests {
  /// Every draft of the samples: the findings are those of the command, byte for byte.
  @Test func findsWhatTheCommandFinds() throws {
    let site = try TestSite.site()
    let folder = TestSite.samples + "/drafts/willibrord-miland"
    let all = try FileManager.default.contentsOfDirectory(atPath: folder)
    let names = all.filter { $0.hasSuffix(".txt") }.sorted().prefix(8)
    #expect(!names.isEmpty)
    for name in names {
      let text = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
      var writer = JSONWriter()
      writer.object { writer in
        writer.member("id", folder + "/" + name)
        writer.member("text", text)
      }
      let answer = site.answer(to: TestSite.check(writer.text))
      #expect(answer.status == 200)
      let command = try Self.command(["check", folder + "/" + name, "--format", "jsonl", "--config", TestSite.config])
      #expect(answer.text + "\n" == command, "\(name)")
    }
  }

  @Test(arguments: [
    ("{\"text\":\"\"}", "publiceren"),
    ("{\"id\":7,\"text\":\"Het was een mooie dag.\",\"author_role\":\"school\"}", "publiceren"),
    ("{\"text\":\"Bel Sanne de Vries op 06-12345678\",\"author_role\":\"school\"}", "aanpassen"),
    ("\u{FEFF}{\"text\":\"Sanne is een eikel\",\"author_role\":\"leerling\",\"media\":[\"photo\"]}", "niet-publiceren"),
  ])
  func verdicts(post: String, verdict: String) throws {
    let record = try TestSite.site().answer(to: TestSite.check(post)).record
    #expect(record?["status"]?.string == "ok")
    #expect(record?["verdict"]?.string == verdict)
  }

  @Test(arguments: [
    "", "nee", "[]", "{}", "{\"text\":5}", "{\"text\":\"x\"", "{\"text\":\"x\",\"channel\":\"hyves\"}",
    "{\"text\":\"x\",\"protocol\":\"hogwarts\"}", "{\"text\":\"x\",\"media\":{}}", "{\"text\":\"\u{1}\"}",
  ])
  func whatIsNoPostIsAnError(body: String) throws {
    let answer = try TestSite.site().answer(to: TestSite.check(body))
    #expect(answer.status == 400)
    #expect(answer.record?["status"]?.string == "error")
    #expect(answer.record?["message"]?.string?.contains("hyves") == false)
  }

  @Test func bytesThatAreNoUTF8AreAnError() throws {
    let request = TestSite.request(
      "POST", "/api/check", ["content-type": "application/json; charset=utf-8"],
      body: Array("{\"text\":\"".utf8) + [0xFF, 0xC0] + Array("\"}".utf8))
    #expect(try TestSite.site().answer(to: request).status == 400)
  }

  @Test(arguments: [("codepoint", 2), ("utf16", 3), ("utf8", 5)])
  func offsets(unit: String, start: Int) throws {
    let post = "{\"text\":\"😀 Sanne de Vries won.\",\"author_role\":\"school\"}"
    let answer = try TestSite.site().answer(to: TestSite.check(post, query: "?offsets=\(unit)&explain=true"))
    let finding = answer.record?["findings"]?.array?.first
    #expect(finding?["start"]?.integer == start)
    #expect(answer.record?["contributions"]?.array?.first?.integer == answer.record?["score"]?.integer)
  }

  @Test(arguments: ["?offsets=regels", "?lang=fy", "?format=pdf", "?explain=misschien", "?lang=%ff"])
  func queriesThatCannotBe(query: String) throws {
    #expect(try TestSite.site().answer(to: TestSite.check("{\"text\":\"x\"}", query: query)).status == 400)
  }

  @Test func markdownIsReadAsMarkdown() throws {
    let post = "{\"text\":\"**Sanne** de Vries\",\"author_role\":\"school\"}"
    let finding = try TestSite.site().answer(to: TestSite.check(post, query: "?format=markdown")).record?["findings"]?
      .array?.first
    #expect(finding?["rule"]?.string == "naam-leerling")
    #expect(finding?["start"]?.integer == 2)
    #expect(finding?["end"]?.integer == 18)
  }

  /// Characters that a file would not hold.
  @Test(arguments: ["\\u0000", "\\ufeff"])
  func oddCharactersKeepPositions(character: String) throws {
    for format in ["text", "markdown", "html"] {
      let post = "{\"text\":\"\(character)Sanne de Vries won.\",\"author_role\":\"school\"}"
      let answer = try TestSite.site().answer(to: TestSite.check(post, query: "?format=\(format)"))
      #expect(answer.record?["findings"]?.array?.first?["end"]?.integer == 15, "\(format)")
    }
  }

  @Test func answersRepeatNoWordOfThePost() throws {
    let site = try TestSite.site()
    let post = "Bel Zebedeus van Klinkhamer op 06-87654321, hij is een eikel."
    for request in [TestSite.check("{\"text\":\"\(post)\"}", query: "?explain=1"), TestSite.form(post, script: true)] {
      let text = site.answer(to: request).text
      for word in ["Zebedeus", "Klinkhamer", "87654321", "eikel"] { #expect(!text.contains(word)) }
    }
  }

  /// The program as built, beside the bundle of the tests.
  private static func command(_ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
      .appending(path: "drukproef")
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: output, as: UTF8.self)
  }
}
