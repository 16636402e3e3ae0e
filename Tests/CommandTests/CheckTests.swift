import Foundation
import Testing

/// `check` from the outside: exit codes, what stands where, and what is kept silent.
@Suite struct CheckTests {
  private static let school = [
    "--config", Program.samples + "/willibrord-miland/.drukproef.toml", "--author-role", "ouder",
  ]

  @Test func cleanAndFlagged() throws {
    try Program.withFolder(["goed.txt": Data("Wat een mooi weer.".utf8), "naam.txt": Data("Dag Sanne de Vries!".utf8)])
    {
      let clean = try Program.run(["check", $0 + "/goed.txt"] + Self.school)
      #expect(clean.status == 0)
      #expect(clean.output.contains("Publiceren"))
      let flagged = try Program.run(["check", $0 + "/naam.txt", $0 + "/goed.txt"] + Self.school)
      #expect(flagged.status == 1)
      #expect(flagged.output.hasPrefix($0 + "/naam.txt:1:5: "))
      #expect(flagged.output.contains("2 berichten"))
      let lenient = try Program.run(["check", $0 + "/naam.txt", "--fail-on", "overleggen"] + Self.school)
      #expect(lenient.status == 0)
    }
  }

  @Test func unreadableDraftsAreErrorsAndTheOthersAreChecked() throws {
    let files = [
      "leeg.txt": Data(" \n".utf8), "ruis.txt": Data([0x89, 0x50, 0x4E, 0x47, 0, 1, 2]),
      "goed.txt": Data("Mooi weer.".utf8),
      "map/x.txt": Data(),
    ]
    try Program.withFolder(files) { folder in
      let outcome = try Program.run(
        ["check", "weg.txt", "map", "ruis.txt", "goed.txt", "leeg.txt", "--format", "jsonl"], in: folder)
      #expect(outcome.status == 2)
      #expect(outcome.lines.count == 5)
      #expect(outcome.lines.map { $0.contains(#""status":"ok""#) } == [false, true, false, true, true])
      let complaints = outcome.errors.split(separator: "\n")
      #expect(complaints.count == 2)
      #expect(complaints.first?.hasPrefix("weg.txt: fout: dit bestand bestaat niet") == true)
      #expect(complaints.last?.hasPrefix("ruis.txt: fout: dit is geen tekst: byte") == true)
      let empty = try Program.run(["check", "leeg.txt"], in: folder)
      #expect(empty.status == 2)
      #expect(empty.errors.contains("leeg.txt: fout: dit bericht is leeg"))
    }
  }

  @Test func foldersAreReadThrough() throws {
    let files = [
      ".drukproef.toml": Data("exclude = [\"concept/\"]".utf8),
      ".gitignore": Data("/public/\n*.tmp.md\n!blijf.tmp.md\n".utf8),
      ".git/HEAD": Data(), ".verborgen/x.md": Data(), "a.md": Data("Mooi.".utf8), "b/c.html": Data("<p>Mooi.</p>".utf8),
      "b/d.MDX": Data("Mooi.".utf8), "b/e.swift": Data(), "concept/f.md": Data("Mooi.".utf8),
      "node_modules/g.md": Data(),
      "public/h.html": Data(), "i.tmp.md": Data(), "blijf.tmp.md": Data("Mooi.".utf8), "b/leeg.txt": Data(),
    ]
    try Program.withFolder(files) { folder in
      func names(_ arguments: [String]) throws -> [String] {
        let outcome = try Program.run(["check", "--format", "jsonl"] + arguments, in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        return try outcome.lines.compactMap {
          (try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])?["id"] as? String
        }
      }
      #expect(try names(["."]) == ["a.md", "b/c.html", "b/d.MDX", "b/leeg.txt", "blijf.tmp.md"])
      #expect(try names(["b", "a.md", "b/c.html", "./a.md"]) == ["b/c.html", "b/d.MDX", "b/leeg.txt", "a.md"])
      #expect(try names(["b", "--exclude", "*.html"]) == ["b/d.MDX", "b/leeg.txt"])
      // What is named outright is read, unless excludes are to count.
      #expect(try names(["concept/f.md"]) == ["concept/f.md"])
      #expect(try names(["concept/f.md", "a.md", "--force-exclude"]) == ["a.md"])
      #expect(try names(["concept"]) == [])
      #expect(try names(["--hook"]) == [])
      let none = try Program.run(["check", "concept"], in: folder)
      #expect(none.errors.contains("let op: hier staan geen berichten"))
      let one = try names([".", "-j", "1"])
      #expect(try names([".", "-j", "4"]) == one)
    }
  }

  @Test func theNameOfStandardInputTellsHowItIsRead() throws {
    for (name, expected) in [("x.md", 0), ("x.txt", 1)] {
      let outcome = try Program.run(
        ["check", "-", "--stdin-filename", name, "--format", "line"], text: "Zie `06-12345678`.")
      #expect(outcome.lines.count == expected)
      #expect(outcome.lines.allSatisfy { $0.hasPrefix(name + ":1:6: warning: ") && $0.hasSuffix(" [telefoon]") })
    }
  }

  @Test func quietAndExitZero() throws {
    let text = "Bel 06-12345678."
    let quiet = try Program.run(["check", "-q"], text: text)
    #expect(quiet.status == 1)
    #expect(!quiet.output.contains("score") && quiet.output.contains("Telefoonnummer"))
    #expect(try Program.run(["check", "-q"], text: "Mooi.").output.isEmpty)
    #expect(try Program.run(["check", "--exit-zero"], text: text).status == 0)
    #expect(try Program.run(["check", "--exit-zero", "weg.md"]).status == 2)
  }

  @Test func suppressionsAreCountedAndNeedAReason() throws {
    let post = """
      Bel 06-12345678. <!-- drukproef: negeer-regel telefoon reden: nummer van de school -->

      Bel 06-87654321. <!-- drukproef: negeer-regel telefoon -->

      Mooi. <!-- drukproef: negeer-regel bsn reden: hier stond er een -->

      """
    let arguments = ["check", "--stdin-filename", "x.md"]
    let outcome = try Program.run(arguments, text: post)
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("1 bevinding\n1 genegeerd\n"))
    #expect(outcome.output.contains("regel 3: deze ‘negeer’ heeft geen reden"))
    #expect(outcome.output.contains("regel 5: ‘negeer bsn’ is hier niet nodig"))
    let sarif = try Program.run(arguments + ["--format", "sarif"], text: post)
    #expect(sarif.output.contains(#""suppressions":[{"kind":"inSource","status":"accepted"}]"#))
    let shown = try Program.run(arguments + ["--format", "sarif", "--show-text"], text: post)
    #expect(shown.output.contains(#""justification":"nummer van de school""#))
  }

  @Test func completionsAndManual() throws {
    for shell in ["bash", "zsh", "fish"] {
      let outcome = try Program.run(["completions", shell])
      #expect(outcome.status == 0)
      #expect(outcome.output.contains("drukproef") && outcome.output.contains("stdin-filename"))
    }
    #expect(try Program.run(["completions", "bosh"]).errors.contains("bedoel je ‘bash’?"))
    let manual = try Program.run(["manual"])
    #expect(manual.output.hasPrefix(".\\\" "))
    for section in [".Sh NAAM", ".Ss drukproef check", ".Ss drukproef hook run", ".It Fl -format"] {
      #expect(manual.output.contains(section), "\(section)")
    }
  }

  @Test func noWordOfThePostWithoutShowText() throws {
    let text = "Kanariepiet, zei Sanne de Vries tegen Emre, bel me op 06-12345678 of pietje.kanarie@voorbeeld.nl."
    let secrets = ["Kanarie", "kanarie", "Sanne", "Vries", "12345678", "zei"]
    for format in ["text", "json", "jsonl"] {
      let silent = try Program.run(["check", "--explain", "--format", format] + Self.school, text: text)
      #expect(silent.status == 1)
      for secret in secrets { #expect(!(silent.output + silent.errors).contains(secret), "\(format): \(secret)") }
    }
    let shown = try Program.run(["check", "--show-text"] + Self.school, text: text)
    #expect(shown.output.contains("Sanne de Vries"))
  }

  @Test func coloursFollowTheEnvironment() throws {
    let cases: [([String], [String: String], Bool)] = [
      ([], [:], false), ([], ["CLICOLOR_FORCE": "1"], true), ([], ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"], false),
      (["--color"], ["NO_COLOR": "1"], true), (["--no-color"], ["CLICOLOR_FORCE": "1"], false),
    ]
    for (flags, environment, expected) in cases {
      let outcome = try Program.run(["check"] + flags, text: "Mooi weer.", environment: environment)
      #expect(outcome.output.contains("\u{1B}[") == expected, "\(flags) \(environment)")
    }
  }

  @Test func controlCharactersAreMadeHarmless() throws {
    let text = "\u{1B}[2J \u{202E}Sanne de Vries\u{202C}\u{7}"
    let outcome = try Program.run(["check", "--show-text"] + Self.school, text: text)
    #expect(outcome.output.contains("␛[2J ‹U+202E›Sanne de Vries‹U+202C›␇"))
    #expect(!outcome.output.contains("\u{1B}"))
    #expect(!outcome.output.unicodeScalars.contains("\u{202E}"))
  }

  @Test(arguments: [
    ["check", "--chanel", "x"], ["check", "--channel", "facebok"], ["check", "--format", "pdf"],
    ["check", "--jobs", "0"],
    ["check", "--protocol", "de-passi"], ["check", "--published-at", "gisteren"], ["check", "--roster", "weg.csv"],
    ["check", "--config", "weg.toml"], ["check", "--fail-on", "nooit"], ["check", "--lang", "fr"], ["explain", "bsm"],
    ["protocols", "lijst"], ["evaluate"], ["evaluate", "weg.jsonl"], ["stream", "extra"], ["check", "--media", "foto"],
  ])
  func mistakesInTheCommandEndWithTwoAndSaySoInDutch(arguments: [String]) throws {
    let outcome = try Program.run(arguments, text: "hoi")
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("fout:"))
    for english in ["Error", "Unknown", "Missing", "Usage", "invalid", "Unexpected"] {
      #expect(!outcome.errors.contains(english), "\(outcome.errors)")
    }
  }

  @Test func configurationFaultsHaveAPlace() throws {
    try Program.withFolder([".drukproef.toml": Data("\nprotocl = \"de-passie\"\n".utf8)]) { folder in
      let outcome = try Program.run(["check"], input: Data("hoi".utf8), in: folder)
      #expect(outcome.status == 2)
      #expect(
        outcome.errors.hasSuffix(
          "/.drukproef.toml:2:1: fout: de sleutel ‘protocl’ bestaat niet; bedoel je ‘protocol’?\n"))
    }
  }

  @Test func configurationIsSoughtUpToTheRootOfTheRepository() throws {
    let files = [
      ".drukproef.toml": Data("lang = \"en\"".utf8), "a/.git/HEAD": Data(), "a/b/x.txt": Data(), "c/d/x.txt": Data(),
    ]
    try Program.withFolder(files) { folder in
      let outside = try Program.run(["config"], in: folder + "/c/d")
      #expect(outside.output.contains(#"lang = "en""#))
      let inside = try Program.run(["config"], in: folder + "/a/b")
      #expect(inside.output.contains(#"lang = "nl""#))
    }
  }

  @Test func aReaderThatLeavesIsNoError() throws {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "\"\(Program.path)\" rules 2>&1 | head -n 1"]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(String(decoding: output, as: UTF8.self) == "Namen\n")
  }

  @Test func helpIsDutch() throws {
    let outcome = try Program.run(["check", "--help"])
    #expect(outcome.status == 0)
    for english in ["USAGE", "OPTIONS", "ARGUMENTS", "Show help", "default:"] {
      #expect(!outcome.output.contains(english), "\(english)")
    }
  }
}
