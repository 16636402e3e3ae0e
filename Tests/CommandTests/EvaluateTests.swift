import Foundation
import Testing

@Suite struct EvaluateTests {
  private static let gold = """
    {"id":"1","text":"Dag Sanne de Vries","author_role":"ouder","spans":[{"start":4,"end":18,"category":"naam-leerling"}],"verdict":"aanpassen"}
    {"id":"2","text":"Mooi weer","author_role":"ouder","spans":[],"verdict":"publiceren"}
    {"id":"3","text":"Mooi weer","author_role":"ouder","spans":[{"start":0,"end":4,"category":"kenteken"}],"verdict":"overleggen"}

    """

  @Test func tablesErrorsAndComparison() throws {
    try Program.withFolder(["goud.jsonl": Data(Self.gold.utf8), "fout.jsonl": Data("{\"text\":1}".utf8)]) { folder in
      let school = ["--roster", Program.samples + "/willibrord-miland/roster.csv"]
      let json = try Program.run(["evaluate", "goud.jsonl", "--format", "json"] + school, in: folder)
      #expect(json.status == 0)
      let report = try #require(JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
      #expect(report["posts"] as? Int == 3)
      let verdict = try #require(report["verdict"] as? [String: Any])
      #expect(verdict["part"] as? Int == 2)
      try Data(json.output.utf8).write(to: URL(filePath: folder + "/eerder.json"))
      let text = try Program.run(
        ["evaluate", "goud.jsonl", "--compare", "eerder.json", "--show-errors"] + school, in: folder)
      #expect(text.output.contains("− kenteken  ⟦Mooi⟧"))
      #expect(text.output.contains("≠ publiceren, goud: overleggen"))
      #expect(!text.output.contains("▲"))
      let faulty = try Program.run(["evaluate", "fout.jsonl"], in: folder)
      #expect(faulty.status == 2)
      #expect(faulty.errors.hasPrefix("fout.jsonl:1: fout: "))
    }
  }
}
