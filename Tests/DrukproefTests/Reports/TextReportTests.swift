import Drukproef
import Testing

@Suite struct TextReportTests {
  @Test func wholeReport() {
    let proof = ReportSamples.proof(
      "Hoera!\nGefeliciteerd ⟦Sanne de Vries⟧ en ⟦Emre⟧.\n", whole: ["disclaimer-ontbreekt"])
    #expect(
      ReportSamples.report(proof) { $0.showsText = true } == """
        bericht.txt:2:15: ▲ midden Naam van een leerling · naam-leerling
           │
         2 │ Gefeliciteerd Sanne de Vries en Emre.
           │               ━━━━━━━━━━━━━━
        bericht.txt:2:33: ▲ midden Naam van een leerling · naam-leerling
           │
         2 │ Gefeliciteerd Sanne de Vries en Emre.
           │                                 ━━━━
           waarom   Dit is een reden.
           wat nu   Doe dit.
           regel    AVG 4(1), De Passie A.2

        bericht.txt:1:1: ▲ midden Disclaimer ontbreekt · disclaimer-ontbreekt
           waarom   Dit is een reden.
           wat nu   Doe dit.
           regel    AVG 4(1), De Passie A.2

        ────────────────────────────────────────────────────────────────────────
        Aanpassen  Het kan naar buiten als je dit verandert.
        █████░░░░░░░░░░░░░░░░░░░  score 20 van 100
        3 bevindingen
          ☞ Het blijft. (De Passie A.4)


        """)
  }

  @Test func withoutTheTextNoWordOfThePostIsRepeated() {
    let report = ReportSamples.report(ReportSamples.proof("Geheim: ⟦kanariepiet⟧ zingt.")) { $0.explains = true }
    for word in ["Geheim", "kanariepiet", "zingt"] { #expect(!report.contains(word)) }
    #expect(report.hasPrefix("bericht.txt:1:9: ▲ midden Naam van een leerling"))
  }

  @Test func explanationTellsEvidenceAndSum() {
    let report = ReportSamples.report(ReportSamples.proof("Dag ⟦Emre⟧")) { $0.explains = true }
    #expect(report.contains("bewijs   +0,50  van de lijst"))
    #expect(report.contains("zeker    99%  20 punten  → aanpassen"))
    #expect(report.contains("score: 20 (naam-leerling) = 20"))
  }

  @Test func cleanPost() {
    let report = ReportSamples.report(ReportSamples.proof("Mooi weer."))
    #expect(report.contains("Publiceren  Dit bericht kan naar buiten."))
    #expect(report.contains("geen bevindingen"))
  }

  @Test func english() {
    let report = ReportSamples.report(ReportSamples.proof("Dag ⟦Emre⟧")) { $0.language = .en }
    #expect(report.contains("why      This is a reason."))
    #expect(report.contains("Change  It can go out once you change this."))
  }

  @Test func coloursOnlyWhenAsked() {
    let proof = ReportSamples.proof("Dag ⟦Emre⟧")
    #expect(!ReportSamples.report(proof) { $0.showsText = true }.contains("\u{1B}"))
    #expect(
      ReportSamples.report(proof) {
        $0.showsText = true
        $0.usesColour = true
      }.contains("\u{1B}[1;33mEmre\u{1B}[0m"))
  }

  /// The line of the excerpt, and the marks below it.
  private func excerpt(_ marked: String, width: Int = 60) -> [String] {
    ReportSamples.report(ReportSamples.proof(marked)) {
      $0.showsText = true
      $0.width = width
    }.split(separator: "\n").filter { $0.contains(" │ ") }.map(String.init)
  }

  @Test(arguments: [
    ("家族 ⟦Emre⟧ x", " 1 │ 家族 Emre x", "   │      ━━━━"),
    ("é ⟦Zoë⟧", " 1 │ é Zoë", "   │   ━━━"),
    ("👨‍👩‍👧🇳🇱 ⟦Emre⟧", " 1 │ 👨‍👩‍👧🇳🇱 Emre", "   │      ━━━━"),
    ("\t⟦Emre⟧", " 1 │     Emre", "   │     ━━━━"),
    ("⟦Ｅｍｒｅ⟧", " 1 │ Ｅｍｒｅ", "   │ ━━━━━━━━"),
    ("a\u{1B}[2J ⟦Emre⟧", " 1 │ a␛[2J Emre", "   │       ━━━━"),
    ("\u{202E}⟦Emre⟧", " 1 │ ‹U+202E›Emre", "   │         ━━━━"),
    ("⟦Em\u{AD}re⟧", " 1 │ Em‹U+00AD›re", "   │ ━━━━━━━━━━━━"),
    ("a\u{85}\u{7F}⟦Emre⟧", " 1 │ a‹U+0085›␡Emre", "   │           ━━━━"),
  ])
  func underlinesStandBelowTheWords(marked: String, line: String, marks: String) {
    #expect(excerpt(marked) == [line, marks])
  }

  @Test func longLinesAreCutAroundTheWords() {
    let long = String(repeating: "woord ", count: 100_000)
    let lines = excerpt(long + "⟦Sanne⟧ " + long, width: 50)
    #expect(lines.count == 2)
    #expect(lines[0].count <= 50)
    #expect(lines[0].contains("…woord woord"))
    #expect(lines[0].hasSuffix("woord…"))
    let before = lines[0].split(separator: "Sanne")[0]
    let indent = lines[1].prefix { $0 != "━" }
    #expect(before.count == indent.count)
  }

  @Test func longFindingsAndManyLinesAreCut() {
    let lines = excerpt("⟦" + String(repeating: "x", count: 5000) + "⟧", width: 40)
    #expect(lines.allSatisfy { $0.count <= 40 })
    #expect(excerpt("⟦a\nb\nc\nd\ne⟧").count == 7)
  }

  @Test func anEmptyLineAndTheEndOfTheText() {
    #expect(excerpt("a\n⟦\n⟧b").count == 2)
    #expect(excerpt("slot ⟦Emre⟧\n") == [" 1 │ slot Emre", "   │      ━━━━"])
  }

  @Test func anyTextAndAnyRangeFit() {
    let pieces = [
      "a", " ", "é", "e\u{301}", "家", "😀", "👨‍👩‍👧", "\n", "\r\n", "\t", "\u{202E}", "\u{1B}", "\u{200D}", "🇳", "\u{AD}",
    ]
    var state: UInt64 = 3
    func random(_ below: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % below
    }
    for _ in 0..<2000 {
      var text = (0..<random(120)).map { _ in pieces[random(pieces.count)] }
      text.insert("⟧", at: random(text.count + 1))
      text.insert("⟦", at: random((text.firstIndex(of: "⟧") ?? 0) + 1))
      for line in excerpt(text.joined(), width: 40) {
        #expect(DisplayText(line).width <= 40, "\(text.joined().debugDescription)")
      }
    }
  }
}
