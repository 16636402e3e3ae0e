import Foundation
import Testing

/// `hook install` and `hook run` against real git: what is committed is what is read.
@Suite struct HookTests {
  private static let clean = "Wat een mooie dag was het.\n"
  private static let phone = "Bel mij gerust op 06-12345678.\n"

  // MARK: What is read

  @Test func theFirstCommit() throws {
    try Repository.with { repository in
      try repository.stage(Self.phone, as: "bericht.md")
      let outcome = try repository.commit()
      #expect(outcome.status == 1)
      #expect((outcome.output + outcome.errors).contains("bericht.md:1:19: "))
      #expect(!(outcome.output + outcome.errors).contains("12345678"))
      #expect(try repository.git(["rev-parse", "--verify", "-q", "HEAD"]).status != 0)
      try repository.stage(Self.clean, as: "bericht.md")
      #expect(try repository.commit().status == 0)
    }
  }

  @Test func theIndexCountsAndNotTheWorkTree() throws {
    try Repository.with { repository in
      try repository.stage(Self.phone, as: "a.md")
      try repository.write(Self.clean, to: "a.md")
      let flagged = try repository.commit()
      #expect(flagged.status == 1)
      #expect(flagged.errors.contains("a.md: let op: in je map ziet dit bestand er anders uit"))
      try repository.add("a.md")
      try repository.write(Self.phone, to: "a.md")
      #expect(try repository.commit().status == 0)
      // Staged in part: the first paragraph alone.
      try repository.git(["checkout", "-q", "--", "a.md"])
      try repository.write(Self.clean + "\n" + Self.phone, to: "a.md")
      #expect(try repository.commit("--", "a.md").status == 1)
    }
  }

  @Test func nothingIsWritten() throws {
    try Repository.with { repository in
      try repository.stage(Self.clean, as: "a.md")
      _ = try repository.commit()
      try repository.stage(Self.phone, as: "a.md")
      try repository.stage(Self.clean, as: "b.md")
      try repository.write("anders\n", to: "a.md")
      try repository.write("nieuw\n", to: "c.md")
      let before = try repository.state()
      #expect(try repository.drukproef(["hook", "run"]).status == 1)
      #expect(try repository.state() == before)
      #expect(try repository.commit().status == 1)
      #expect(try repository.state() == before)
    }
  }

  @Test func commitsThatTakeTheirOwnIndex() throws {
    try Repository.with { repository in
      for name in ["a.md", "b.md"] { try repository.stage(Self.clean, as: name) }
      #expect(try repository.commit().status == 0)
      // `-a` looks at an index that is still being made.
      try repository.write(Self.phone, to: "a.md")
      #expect(try repository.commit("-a").status == 1)
      // `commit path` takes that path alone, whatever else is staged.
      try repository.add("a.md")
      try repository.write("Nog mooier.\n", to: "b.md")
      #expect(try repository.commit("--", "b.md").status == 0)
      #expect(try repository.commit().status == 1)
    }
  }

  @Test func renamesAreReadAsAWhole() throws {
    try Repository.with { repository in
      try repository.stage(String(repeating: Self.clean, count: 20) + Self.phone, as: "oud.md")
      #expect(try repository.commit("--no-verify").status == 0)
      try repository.git(["mv", "oud.md", "nieuw.md"])
      let outcome = try repository.commit()
      #expect(outcome.status == 1)
      #expect((outcome.output + outcome.errors).contains("nieuw.md:21:19: "))
      // Taking a post away is always all right.
      try repository.git(["reset", "-q", "--hard"])
      try repository.git(["rm", "-q", "oud.md"])
      #expect(try repository.commit().status == 0)
    }
  }

  @Test func merges() throws {
    try Repository.with { repository in
      try repository.stage(Self.clean, as: "a.md")
      _ = try repository.commit()
      try repository.git(["checkout", "-q", "-b", "tak"])
      try repository.stage(Self.phone, as: "b.md")
      _ = try repository.commit("--no-verify")
      try repository.git(["checkout", "-q", "hoofd"])
      try repository.stage(Self.clean, as: "c.md")
      _ = try repository.commit()
      // One that git makes by itself.
      let merge = try repository.git(["merge", "--no-edit", "tak"])
      #expect(merge.status != 0)
      #expect((merge.output + merge.errors).contains("b.md:1:19: "))
      try repository.git(["merge", "--abort"])
      // One that was in conflict.
      try repository.stage("Iets anders.\n", as: "b.md")
      _ = try repository.commit()
      try repository.git(["merge", "--no-edit", "tak"])
      try repository.stage(Self.clean + Self.phone, as: "b.md")
      #expect(try repository.commit().status == 1)
      try repository.stage(Self.clean, as: "b.md")
      #expect(try repository.commit().status == 0)
    }
  }

  @Test func amending() throws {
    try Repository.with { repository in
      try repository.stage(Self.phone, as: "a.md")
      _ = try repository.commit("--no-verify")
      try repository.stage(Self.clean, as: "b.md")
      #expect(try repository.commit().status == 0)
      #expect(try repository.commit("--amend").status == 0)
      try repository.stage(Self.phone, as: "b.md")
      #expect(try repository.commit("--amend").status == 1)
    }
  }

  @Test func linksSubmodulesAndIntentions() throws {
    try Repository.with { repository in
      try repository.write(Self.phone, to: "buiten.txt~")
      try FileManager.default.createSymbolicLink(
        atPath: repository.folder + "/link.md", withDestinationPath: "buiten.txt~")
      try repository.add("link.md")
      try repository.git([
        "update-index", "--add", "--cacheinfo", "160000,1111111111111111111111111111111111111111,module.md",
      ])
      try repository.write(Self.phone, to: "later.md")
      try repository.git(["add", "--intent-to-add", "later.md"])
      let outcome = try repository.drukproef(["hook", "run"])
      #expect(outcome.status == 0, "\(outcome)")
      #expect(outcome.output.isEmpty)
      // A link that becomes a file is read.
      try repository.git(["rm", "-q", "--cached", "later.md"])
      _ = try repository.commit()
      try FileManager.default.removeItem(atPath: repository.folder + "/link.md")
      try repository.stage(Self.phone, as: "link.md")
      #expect(try repository.drukproef(["hook", "run"]).status == 1)
      #expect(try repository.drukproef(["hook", "run", "--diff-only"]).status == 1)
    }
  }

  @Test(arguments: ["é map/ç 😀.md", "a\nb.md", "-x.md", "\"quoted\".md", "[a]*?.md", "tab\t.md", "a: b.md"])
  func pathsOfEveryKind(_ name: String) throws {
    try Repository.with { repository in
      try repository.stage(Self.phone, as: name)
      let outcome = try repository.drukproef(["hook", "run", "--format", "jsonl"])
      #expect(outcome.status == 1)
      #expect(outcome.lines.count == 1)
      let record = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
      #expect(record?["id"] as? String == name)
      #expect(try repository.drukproef(["hook", "run", "--diff-only", "-q"]).status == 1)
    }
  }

  @Test func repositoriesOfSHA256() throws {
    try Repository.with(["--object-format=sha256"]) { repository in
      try repository.stage(Self.phone, as: "a.md")
      #expect(try repository.commit().status == 1)
      try repository.stage(Self.clean, as: "a.md")
      #expect(try repository.commit().status == 0)
    }
  }

  @Test func lineEndsOfTheIndexAreNoDifference() throws {
    try Repository.with { repository in
      try repository.git(["config", "core.autocrlf", "true"])
      try repository.stage(Self.clean.replacing("\n", with: "\r\n") + "Bel 06-12345678.\r\n", as: "a.md")
      let outcome = try repository.commit()
      #expect(outcome.status == 1)
      #expect((outcome.output + outcome.errors).contains("a.md:2:5: "))
      #expect(!outcome.errors.contains("ziet dit bestand er anders uit"))
    }
  }

  @Test func worktreesAndSubfolders() throws {
    try Repository.with { repository in
      try repository.stage(Self.clean, as: "a.md")
      _ = try repository.commit()
      let other = repository.folder + "/.git/elders"
      try repository.git(["worktree", "add", "-q", other, "-b", "elders"])
      try Data(Self.phone.utf8).write(to: URL(filePath: other + "/b.md"))
      try repository.git(["add", "b.md"], in: other)
      #expect(try repository.git(["commit", "-qm", "x"], in: other).status == 1)
      #expect(try repository.drukproef(["hook", "run"], in: other).status == 1)
      try repository.stage(Self.phone, as: "map/c.md")
      let inside = try repository.drukproef(["hook", "run"], in: repository.folder + "/map")
      #expect(inside.status == 1)
      #expect(inside.output.contains("map/c.md:1:19: "))
    }
  }

  @Test func settingsExcludesAndOtherFiles() throws {
    try Repository.with { repository in
      try repository.write("exclude = [\"oud/\", \"*.concept.md\"]\n", to: ".drukproef.toml")
      try repository.write(Self.phone, to: "oud/a.md")
      try repository.write(Self.phone, to: "x.concept.md")
      try repository.write(Self.phone, to: "code.swift")
      try repository.add(".")
      #expect(try repository.commit().status == 0)
      try repository.stage(Self.phone, as: "nieuw/a.md")
      #expect(try repository.drukproef(["hook", "run", "--fail-on", "overleggen"]).status == 0)
      #expect(try repository.drukproef(["hook", "run", "--exit-zero"]).status == 0)
      #expect(try repository.commit().status == 1)
    }
  }

  // MARK: Changed lines

  @Test func changedLinesOnly() throws {
    try Repository.with { repository in
      let old = "Bel 06-12345678.\n\n" + Self.clean + "\nEinde.\n"
      try repository.stage(old, as: "a.md")
      _ = try repository.commit("--no-verify")
      try repository.stage(old + "\nNog iets.\n", as: "a.md")
      #expect(try repository.drukproef(["hook", "run"]).status == 1)
      let limited = try repository.drukproef(["hook", "run", "--diff-only"])
      #expect(limited.status == 0)
      #expect(limited.output.contains("1 in regels die niet zijn veranderd"))
      try repository.stage(old + "\nOf 06-87654321.\n", as: "a.md")
      let added = try repository.drukproef(["hook", "run", "--diff-only", "--format", "line"])
      #expect(added.status == 1)
      #expect(added.lines.map { $0.prefix(9) } == ["a.md:7:4:"])
      // The same from the work tree, and for a file that git does not know yet.
      #expect(try repository.drukproef(["check", "--diff-only", "--format", "line", "a.md"]).lines.count == 1)
      try repository.write(Self.phone, to: "vreemd.md")
      #expect(try repository.drukproef(["check", "--diff-only", "vreemd.md"]).status == 1)
      #expect(try repository.drukproef(["check", "--diff-base", "weg", "a.md"]).status == 2)
    }
  }

  @Test func rulesAboutThePostSeeAllOfIt() throws {
    try Repository.with { repository in
      let text = "---\nauthor_role: medewerker-prive\n---\nOp Willibrord-Miland was het vandaag feest.\n"
      try repository.write("protocol = \"willibrord-miland\"\n", to: ".drukproef.toml")
      try repository.stage(text, as: "a.md")
      _ = try repository.commit("--no-verify")
      try repository.stage(text + "\nTot morgen.\n", as: "a.md")
      let outcome = try repository.drukproef(["hook", "run", "--diff-only", "--format", "line"])
      #expect(outcome.output.contains("[disclaimer-ontbreekt]"))
      #expect(outcome.status == 1)
    }
  }

  // MARK: Bad input

  @Test func whatCannotBeReadIsAFailureAndTheOthersAreRead() throws {
    try Repository.with { repository in
      try repository.stage(Self.phone, as: "a.md")
      try repository.stage("weg\n", as: "b.md")
      try repository.stage("stuk\n", as: "c.md")
      try repository.write(Data([0x61, 0xC3, 0x28, 0x81, 0]), to: "d.md")
      try repository.add("d.md")
      try repository.stage("---\ntitle: [open\n---\nx\n", as: "e.md")
      try repository.write(Data(repeating: 0x61, count: 50_000_000), to: "f.md")
      try repository.add("f.md")
      try repository.stage(String(repeating: "> ", count: 10_000) + "x\n", as: "g.md")
      try repository.stage(Self.clean, as: "h.md")
      for (name, damage) in [("b.md", nil), ("c.md", Data([1, 2, 3]))] {
        let id = try repository.git(["rev-parse", ":" + name]).output.trimmingCharacters(in: .newlines)
        let path = repository.folder + "/.git/objects/\(id.prefix(2))/\(id.dropFirst(2))"
        try FileManager.default.removeItem(atPath: path)
        if let damage { try damage.write(to: URL(filePath: path)) }
      }
      let outcome = try repository.drukproef(["hook", "run", "--format", "jsonl"])
      #expect(outcome.status == 2)
      let statuses = outcome.lines.map { $0.contains(#""status":"ok""#) }
      #expect(statuses == [true, false, false, false, false, false, false, true], "\(outcome)")
      #expect(outcome.errors.contains("b.md: fout: git kan dit bestand niet teruggeven"))
      #expect(outcome.errors.contains("f.md: fout: dit bestand is te groot"))
    }
  }

  @Test func withoutARepositoryOrGit() throws {
    try Program.withFolder(["x.md": Data()]) { folder in
      for arguments in [["hook", "run"], ["hook", "install"], ["hook", "uninstall"]] {
        let outcome = try Program.run(arguments, in: folder)
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("dit is geen git-map"))
      }
    }
    try Repository.with { repository in
      let outcome = try repository.drukproef(["hook", "run"], environment: ["PATH": "/nergens"])
      #expect(outcome.status == 2)
      #expect(outcome.errors.contains("het programma git is niet gevonden"))
      #expect(try repository.drukproef(["hook", "run", "pre-comit"]).errors.contains("bedoel je ‘pre-commit’?"))
    }
  }

  // MARK: The message of a commit

  @Test func messages() throws {
    try Repository.with(installs: false) { repository in
      try repository.drukproef(["hook", "install", "--commit-msg"])
      try repository.stage(Self.clean, as: "a.md")
      let outcome = try repository.git(["commit", "-qm", "Bel 06-12345678"])
      #expect(outcome.status == 1)
      #expect((outcome.output + outcome.errors).contains("COMMIT_EDITMSG:1:5: "))
      // What git writes below for the writer is no part of it.
      try repository.write(
        "Mooi\n\n# Bel 06-12345678\n# ------------------------ >8 ------------------------\n06-12345678\n",
        to: ".git/tekst")
      #expect(try repository.drukproef(["hook", "run", "commit-msg", ".git/tekst"]).status == 0)
      try repository.git(["config", "core.commentChar", ";"])
      #expect(try repository.drukproef(["hook", "run", "commit-msg", ".git/tekst"]).status == 1)
      #expect(try repository.drukproef(["hook", "run", "commit-msg"]).status == 2)
    }
  }

  // MARK: Installing

  @Test func earlierHooksAreKeptAndPutBack() throws {
    try Repository.with(installs: false) { repository in
      let path = repository.folder + "/.git/hooks/pre-commit"
      try repository.write("#!/bin/sh\necho eerst >&2\n[ ! -e weiger ]\n", to: ".git/hooks/pre-commit")
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
      let first = try repository.drukproef(["hook", "install"])
      #expect(first.output.contains("de hook die er al was, gaat voor"))
      #expect(try repository.drukproef(["hook", "install"]).output.contains("vernieuwd"))
      try repository.stage(Self.clean, as: "a.md")
      try repository.write("", to: "weiger")
      #expect(try repository.commit().status == 1)
      try FileManager.default.removeItem(atPath: repository.folder + "/weiger")
      let passed = try repository.commit()
      #expect(passed.status == 0)
      #expect(passed.errors.contains("eerst"))
      try repository.stage(Self.phone, as: "a.md")
      #expect(try repository.commit().status == 1)
      #expect(try repository.drukproef(["hook", "uninstall"]).output.contains("de hook van eerder staat er weer"))
      #expect(repository.text(of: ".git/hooks/pre-commit").contains("echo eerst"))
      #expect(try repository.commit().status == 0)
      #expect(try repository.drukproef(["hook", "uninstall"]).output.contains("niet van drukproef"))
    }
  }

  @Test func theFolderThatGitNames() throws {
    try Repository.with(installs: false) { repository in
      try repository.git(["config", "core.hooksPath", "haken"])
      #expect(try repository.drukproef(["hook", "install"]).output.contains("haken/pre-commit"))
      try repository.stage(Self.phone, as: "a.md")
      #expect(try repository.commit().status == 1)
    }
  }

  @Test func whoLooksAfterTheHooks() throws {
    try Repository.with(installs: false) { repository in
      try repository.write("", to: "lefthook.yml")
      let lefthook = try repository.drukproef(["hook", "install"])
      #expect(lefthook.status == 2)
      #expect(lefthook.errors.contains("lefthook beheert hier de hooks"))
      try FileManager.default.removeItem(atPath: repository.folder + "/lefthook.yml")
      try repository.git(["config", "core.hooksPath", ".husky/_"])
      let husky = try repository.drukproef(["hook", "install", "--lang", "en"])
      #expect(husky.status == 2)
      #expect(husky.errors.contains("husky looks after the hooks here"))
      #expect(try repository.git(["status", "--porcelain"]).output.isEmpty)
    }
  }
}
