import Drukproef
import Testing
import Text

@Suite struct JSONReportTests {
  @Test func record() {
    let proof = ReportSamples.proof("Dag 😀 ⟦Zoë⟧", whole: ["disclaimer-ontbreekt"])
    #expect(
      ReportSamples.report(proof, .jsonl)
        == #"{"id":"bericht.txt","seq":0,"status":"ok","verdict":"aanpassen","score":20,"findings":["#
        + #"{"rule":"naam-leerling","kind":"naam-leerling","severity":"midden","confidence":0.99,"start":6,"end":9,"#
        + #""message":"Dit is een reden.","advice":"Doe dit.","clauses":["AVG 4(1)","De Passie A.2"]},"#
        + #"{"rule":"disclaimer-ontbreekt","severity":"midden","confidence":0.99,"#
        + #""message":"Dit is een reden.","advice":"Doe dit.","clauses":["AVG 4(1)","De Passie A.2"]}],"#
        + #""hints":[],"advice":[{"clause":"De Passie A.4","message":"Het blijft."}]}"# + "\n")
  }

  @Test(arguments: [
    ("😀 ⟦Zoë⟧", [2, 5], [3, 6], [5, 9]), ("e\u{301} ⟦Zoe\u{308}⟧", [3, 7], [3, 7], [4, 9]),
    ("👨‍👩‍👧 ⟦x⟧", [6, 7], [9, 10], [19, 20]), ("🇳🇱⟦Ĳs⟧", [2, 4], [4, 6], [8, 11]),
    ("Ｓ⟦Ｅ⟧", [1, 2], [1, 2], [3, 6]), ("a\r\n⟦b⟧", [3, 4], [3, 4], [3, 4]),
  ])
  func offsetsInThreeUnits(marked: String, codepoint: [Int], utf16: [Int], utf8: [Int]) throws {
    let units: [(LineIndex.Unit, [Int])] = [(.codepoint, codepoint), (.utf16, utf16), (.utf8, utf8)]
    for (unit, expected) in units {
      let report = ReportSamples.report(ReportSamples.proof(marked), .jsonl) { $0.unit = unit }
      let finding = try #require(JSONDocument(report).value["findings"]?.array?.first)
      #expect([finding["start"]?.integer, finding["end"]?.integer] == expected, "\(unit)")
    }
  }

  @Test func wordsOnlyWhenAsked() {
    let proof = ReportSamples.proof("Dag ⟦Emre⟧")
    #expect(!ReportSamples.report(proof, .json).contains("Emre"))
    #expect(ReportSamples.report(proof, .json) { $0.showsText = true }.contains(#""text": "Emre""#))
  }

  @Test func severalDraftsAreAnArray() throws {
    var options = ReportOptions()
    options.hasSeveralDrafts = true
    var report = ReportFormat.json.report(options)
    var output: [UInt8] = []
    report.begin(&output)
    report.add(CheckedDraft(name: "a", sequence: 0, outcome: .proof(ReportSamples.proof("x"))), &output)
    report.add(
      CheckedDraft(name: "b", sequence: 1, outcome: .failure(Wording(nl: "kan niet", en: "cannot"))), &output)
    report.finish(&output)
    let records = try #require(JSONDocument(output).value.array)
    #expect(records.map { $0["status"]?.string } == ["ok", "error"])
    #expect(records[1]["message"]?.string == "kan niet")
  }
}
