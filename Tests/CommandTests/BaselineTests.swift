import Foundation
import Testing

/// What was there already is told no more; what is new is, also in an old line.
@Suite struct BaselineTests {
  private static let post = "Bel 06-12345678 of mail naam@voorbeeld.nl.\n"

  private func lines(_ arguments: [String], in folder: String) throws -> [Substring] {
    try Program.run(["check", "--format", "line"] + arguments, in: folder).lines
  }

  @Test func withoutAKey() throws {
    try Program.withFolder(["b/a.md": Data(Self.post.utf8)]) { folder in
      let written = try Program.run(["baseline", "write", "b"], in: folder)
      #expect(written.status == 0)
      #expect(written.output == ".drukproef-baseline.json: 2 bevindingen, zonder sleutel\n")
      let text = try String(contentsOfFile: folder + "/.drukproef-baseline.json", encoding: .utf8)
      #expect(
        text == """
          {"drukproef_baseline":1,"findings":[
          {"path":"b/a.md","rule":"email","count":1},
          {"path":"b/a.md","rule":"telefoon","count":1}
          ]}

          """)
      let flags = ["--baseline", ".drukproef-baseline.json"]
      #expect(try lines(["b/a.md"] + flags, in: folder).isEmpty)
      #expect(try lines([folder + "/b/a.md", "--baseline", "../.drukproef-baseline.json"], in: folder + "/b").isEmpty)
      // Lines may move; one more of the kind is new.
      try Data(("# Kop\n\n" + Self.post + "\nOf 06-87654321.\n").utf8).write(to: URL(filePath: folder + "/b/a.md"))
      #expect(try lines(["b/a.md"] + flags, in: folder).count == 1)
      let json = try Program.run(["check", "b/a.md", "--format", "json"] + flags, in: folder)
      #expect(json.output.components(separatedBy: #""suppressed_by": "baseline""#).count == 3)
      // A check never changes it.
      #expect(try String(contentsOfFile: folder + "/.drukproef-baseline.json", encoding: .utf8) == text)
    }
  }

  @Test func withAKeyANewValueInAnOldLineIsNew() throws {
    try Program.withFolder(["blog/a.md": Data(Self.post.utf8), "blog/.git/HEAD": Data()]) { folder in
      let blog = folder + "/blog"
      let made = try Program.run(["baseline", "key", "../sleutel"], in: blog)
      #expect(made.status == 0)
      #expect(try Program.run(["baseline", "key", "../sleutel"], in: blog).status == 2)
      #expect(try FileManager.default.attributesOfItem(atPath: folder + "/sleutel")[.posixPermissions] as? Int == 0o600)
      #expect(try Program.run(["baseline", "key", "sleutel"], in: blog).status == 2)
      let flags = ["--key", "../sleutel"]
      #expect(try Program.run(["baseline", "write", ".", "--output", "oud.json"], in: blog).status == 2)
      #expect(try Program.run(["baseline", "write", ".", "--output", "oud.json"] + flags, in: blog).status == 0)
      let text = try String(contentsOfFile: blog + "/oud.json", encoding: .utf8)
      #expect(!text.contains("12345678") && !text.contains("voorbeeld"))
      #expect(try lines(["a.md", "--baseline", "oud.json"] + flags, in: blog).isEmpty)
      let other = Self.post.replacing("12345678", with: "87654321")
      try Data(other.utf8).write(to: URL(filePath: blog + "/a.md"))
      #expect(try lines(["a.md", "--baseline", "oud.json"] + flags, in: blog).count == 1)
      let without = try Program.run(["check", "a.md", "--baseline", "oud.json"], in: blog)
      #expect(without.status == 2)
      #expect(without.errors.contains("oud.json: fout: deze baseline is met een sleutel gemaakt"))
      let wrong = try Program.run(
        ["check", "a.md", "--baseline", "oud.json"], in: blog, environment: ["DRUKPROEF_KEY": "0123456789abcdef"])
      #expect(wrong.status == 2)
      #expect(wrong.errors.contains("met een andere sleutel"))
      try FileManager.default.copyItem(atPath: folder + "/sleutel", toPath: blog + "/sleutel")
      let inside = try Program.run(["check", "a.md", "--key", "sleutel"], in: blog)
      #expect(inside.status == 2)
      #expect(inside.errors.contains("de sleutel staat in de git-map"))
    }
  }

  @Test(arguments: [
    "", "{}", "[]", #"{"drukproef_baseline":2,"findings":[]}"#, #"{"drukproef_baseline":1,"findings":[{}]}"#,
  ])
  func brokenBaselines(_ text: String) throws {
    try Program.withFolder(["b.json": Data(text.utf8), "a.md": Data("x".utf8)]) { folder in
      let outcome = try Program.run(["check", "a.md", "--baseline", "b.json"], in: folder)
      #expect(outcome.status == 2)
      #expect(outcome.errors.hasPrefix("b.json: fout: "))
    }
  }
}
