import Drukproef
import Testing
import Text

@testable import Readers

@Suite struct FrontMatterTests {
  @Test(arguments: [
    "---\ntitle: ⟦Mees⟧ wint\nslug: Mees\n---\n⟦Mees⟧", "---\r\ntitle: \"⟦M\\u0065es⟧\"\r\n---\r\n⟦Mees⟧",
    "---\ntitle: '⟦Mees⟧''s'\ntags: [a, ⟦Mees⟧]\n...\n# ⟦Mees⟧",
    "---\nsummary: >\n  een\n  ⟦Mees⟧\n\nimage:\n  src: Mees.jpg\n  alt: ⟦Mees⟧\n---\n",
    "---\ndescription: |\n  😀 ⟦Mees⟧\n  x\ntags:\n  - ⟦Mees⟧\n  - 'x ⟦Mees⟧'\n---\n",
    "+++\ntitle = \"😀 ⟦Mees⟧\"\nslug = \"Mees\"\n[cover]\ncaption = '''x ⟦Mees⟧'''\n+++\n⟦Mees⟧",
    "+++\n# Mees\ndescription = \"\"\"\nx \\\n  ⟦M\\u0065es⟧\"\"\"\n+++\n",
    "{\n  \"title\": \"⟦Mees⟧\", \"slug\": \"Mees\", \"resources\": [{\"title\": \"\\ud83d\\ude00 ⟦Mees⟧\"}]\n}\n⟦Mees⟧",
    "---\n⟦Mees⟧ is een tekst\n---\n⟦Mees⟧",
    "---\n\n⟦Mees⟧\n\n---\n", "---\nLet op: ⟦Mees⟧ is jarig\n---\n", "{{< Mees >}} ⟦Mees⟧",
    "---\nauthor:\n  name: ⟦Mees⟧\n  url: Mees\n---\n", "---\ndepicted: [Mees]\n---\n",
    "---\n# Mees\ntitle: ⟦Mees⟧ # Mees\n---\n", "---\ntitle: ⟦Mees⟧\n  wint\n---\n", "---\n---\n⟦Mees⟧",
    "---\nimage_caption: ⟦Mees⟧\n---\n",
  ])
  func masks(_ text: String) {
    MarkedDraft.holds(text, as: "md")
  }

  @Test func knowsThePost() throws {
    for source in [
      "---\nprotocol: de-passie+basis\nrole: medewerker-prive\nchannel: x\nmedia: [photo, video]\ndate: 2026-11-21 10:15:00 +0100\nauthor: Ans Vlieger\ngroup: 6b\ndepicted:\n  - Mees\n  - Isa\n---\n",
      "+++\nprotocol = 'de-passie+basis'\nauthor_role = 'medewerker-prive'\nchannel = 'x'\nmedia = ['photo', 'video']\ndate = 2026-11-21T10:15:00+01:00\nauthor = 'Ans Vlieger'\ngroup = '6b'\ndepicted = ['Mees', 'Isa']\n+++\n",
      "{\"drukproef\": {\"protocol\": \"de-passie+basis\", \"author-role\": \"medewerker-prive\", \"channel\": \"x\", \"media\": \"photo,video\", \"date\": \"2026-11-21T10:15\", \"group\": \"6b\", \"depicted\": [\"Mees\", \"Isa\"]}, \"author\": {\"name\": \"Ans Vlieger\"}}\n",
    ] {
      let fields = try MarkedDraft.draft(source, as: "md").fields
      #expect(fields.protocolIDs == ["de-passie", "basis"])
      #expect(fields.authorRole == .medewerkerPrive)
      #expect(fields.channel == .x)
      #expect(fields.media == [.photo, .video])
      #expect(fields.publishedAt == Timestamp("2026-11-21T10:15"))
      #expect(fields.author == "Ans Vlieger")
      #expect(fields.group == "6b")
      #expect(fields.depicted == ["Mees", "Isa"])
    }
  }

  /// Other programs use some of the keys for things of their own.
  @Test func leavesOtherProgramsAlone() throws {
    let fields = try MarkedDraft.draft(
      "---\nmedia: /img/a.jpg\nchannel: rss\nrole: page\ndate: morgen\n---\nx", as: "md"
    ).fields
    #expect(fields == ContextFields())
  }

  @Test(arguments: [
    ("---\ntitle: a: b\n---\n", 2, 9), ("---\ntitle: x\nGeen einde", 1, 1), ("---\ntitle: \"x\n---\n", 3, 1),
    ("---\n\ttitle: x\n---\n", 2, 1),
    ("---\ntitle: x\n tags: y\n---\n", 3, 6), ("---\ntags: [a\n---\n", 3, 1), ("+++\ntitle = x\n+++\n", 2, 9),
    ("+++\ntitle = 'x'", 1, 1),
    ("{\"title\": \"x\"\n\"a\": 1}", 2, 1), ("---\n😀: é\nchannel: facebok\n---\n", 3, 10),
    ("---\nauthor_role: baas\n---\n", 2, 14),
    ("---\ndrukproef:\n  chanel: x\n---\n", 3, 11), ("---\ndrukproef: {channel: rss}\n---\n", 2, 22),
    ("{\"title\": \"x\"", 1, 14),
  ])
  func saysWhatIsBroken(_ source: String, _ line: Int, _ column: Int) {
    do {
      _ = try MarkedDraft.draft(source, as: "md")
      Issue.record("\(source.debugDescription) was read")
    } catch let error as DraftError {
      guard case .broken(let place, let message) = error.reason else {
        Issue.record("\(error)")
        return
      }
      #expect((place.line, place.column) == (line, column), "\(source.debugDescription): \(message.nl)")
      #expect(error.message.nl.hasPrefix("regel \(line), kolom \(column): "))
    } catch {
      Issue.record("\(error)")
    }
  }

  @Test func deepFrontMatterIsRefusedInTime() {
    for source in [
      "---\na: " + String(repeating: "[", count: 100_000) + "\n---\n",
      "---\n" + String(repeating: "- ", count: 100_000) + "\n---\n",
      "{\"a\":" + String(repeating: "[", count: 100_000),
      "+++\na = " + String(repeating: "[", count: 100_000) + "\n+++\n",
    ] {
      let time = ContinuousClock().measure {
        #expect(throws: DraftError.self) { try MarkedDraft.draft(source, as: "md") }
      }
      #expect(time < .seconds(4), "\(source.prefix(8).debugDescription) took \(time)")
    }
  }
}
