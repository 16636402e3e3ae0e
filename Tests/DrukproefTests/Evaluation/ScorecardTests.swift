import Drukproef
import Testing

@Suite struct ScorecardTests {
  private func gold(_ text: String, _ spans: [(String, Int, Int)], rules: [String] = [], verdict: String = "aanpassen")
    throws -> GoldPost
  {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("id", "g1")
      writer.member("text", text)
      writer.key("spans")
      writer.array { writer in
        for (category, start, end) in spans {
          writer.object { writer in
            writer.member("start", start)
            writer.member("end", end)
            writer.member("category", category)
          }
        }
      }
      writer.member("doc_findings", rules)
      writer.member("verdict", verdict)
    }
    return try GoldPost(writer.bytes)
  }

  private func answer(_ spans: [(Kind, Range<Int>)], rules: Set<String> = [], verdict: Verdict = .aanpassen) -> Answer {
    Answer(
      spans: spans.map { Answer.Span(category: GoldCategory($0.0), range: $0.1) }, rules: rules, verdict: verdict,
      sentences: [0..<20, 20..<40])
  }

  private let text = String(repeating: "x", count: 40)

  @Test(arguments: [
    (Kind.naamLeerling, 0..<10, 1), (.naamLeerling, 0..<5, 1), (.naamLeerling, 0..<4, 0), (.naamLeerling, 0..<21, 0),
    (.naamOverig, 0..<10, 0), (.naamLeerling, 9..<12, 0),
  ])
  func namesShareHalfOfTheLonger(kind: Kind, range: Range<Int>, hits: Int) throws {
    var card = Scorecard()
    card.count(try gold(text, [("naam-leerling", 0, 10)]), answer([(kind, range)]))
    #expect(card.kinds[GoldCategory(.naamLeerling)]?.hits == hits)
  }

  @Test(arguments: [(0..<40, 1), (0..<3, 1), (8..<14, 0), (8..<12, 1)])
  func conductSharesHalfOfTheShorter(range: Range<Int>, hits: Int) throws {
    var card = Scorecard()
    card.count(try gold(text, [("pesten", 0, 10)]), answer([(.pesten, range)]))
    #expect(card.kinds[GoldCategory(.pesten)]?.hits == hits)
  }

  @Test func healthIsOneClass() throws {
    var card = Scorecard()
    card.count(
      try gold(text, [("gezondheid", 0, 4), ("psychisch", 5, 9), ("genetisch", 10, 14)]),
      answer([(.psychisch, 0..<4), (.fysiologisch, 5..<9), (.fysiologisch, 10..<14)]))
    #expect(card.kinds[GoldCategory(.genetisch)] == Scorecard.Tally(gold: 3, found: 3, hits: 3))
  }

  @Test func eachAnswerServesOnce() throws {
    var card = Scorecard()
    card.count(try gold(text, [("pesten", 0, 10), ("pesten", 12, 20)]), answer([(.pesten, 0..<20)]))
    #expect(card.kinds[GoldCategory(.pesten)] == Scorecard.Tally(gold: 2, found: 1, hits: 1))
  }

  @Test func conductClassesAndSentences() throws {
    var card = Scorecard()
    card.count(
      try gold(text, [("pesten", 0, 10), ("bedreiging", 22, 30)]),
      answer([(.pesten, 0..<10), (.stalken, 22..<30)]))
    #expect(card.conductClass == Scorecard.Share(part: 1, whole: 2))
    #expect(card.conductMixups == [["bedreiging", "stalken"]: 1])
    #expect(card.conductSentences == Scorecard.Share(part: 2, whole: 2))
    card.count(try gold(text, []), answer([(.pesten, 0..<10)]))
    #expect(card.calmSentences == Scorecard.Share(part: 1, whole: 2))
    #expect(card.flaggedClean == Scorecard.Share(part: 1, whole: 1))
  }

  @Test func rulesAndVerdicts() throws {
    var card = Scorecard()
    let errors = card.count(
      try gold(text, [], rules: ["opname-les", "disclaimer-ontbreekt"], verdict: "overleggen"),
      answer([], rules: ["opname-les", "tijdens-lestijd"], verdict: .aanpassen))
    #expect(card.rules["opname-les"] == Scorecard.Tally(gold: 1, found: 1, hits: 1))
    #expect(errors.missedRules == ["disclaimer-ontbreekt"])
    #expect(errors.wrongRules == ["tijdens-lestijd"])
    #expect(card.verdicts[.overleggen]?[.aanpassen] == 1)
    #expect(card.rightVerdicts == Scorecard.Share(part: 0, whole: 1))
  }

  @Test func rates() {
    let tally = Scorecard.Tally(gold: 4, found: 2, hits: 1)
    #expect(tally.precision == 0.5)
    #expect(tally.recall == 0.25)
    #expect(abs(tally.f1 - 1.0 / 3) < 1e-9)
  }

  @Test(arguments: [
    #"{"text":"abc","spans":[{"start":0,"end":9,"category":"bsn"}]}"#,
    #"{"text":"abc","spans":[{"start":0,"end":1,"category":"bsm"}]}"#,
    #"{"text":"abc","spans":[{"start":0,"end":1,"category":"bsn","text":"b"}]}"#,
    #"{"text":"abc","spans":[{"start":0,"category":"bsn"}]}"#,
    #"{"text":"abc","doc_findings":["opnameles"]}"#, #"{"text":"abc","verdict":"mag"}"#, #"{"spans":[]}"#, "[",
  ])
  func faultyGoldIsRefused(line: String) {
    #expect(throws: GoldError.self) { try GoldPost(Array(line.utf8)) }
  }

  @Test func comparingTellsTheDifference() throws {
    var before = Scorecard()
    before.count(try gold(text, [("bsn", 0, 9)]), answer([]))
    var after = Scorecard()
    after.count(try gold(text, [("bsn", 0, 9)]), answer([(.bsn, 0..<9)]))
    let earlier = try JSONDocument(EvaluationReport(before, language: .nl).json()).value
    let report = EvaluationReport(after, language: .nl, earlier: earlier).text()
    #expect(report.contains("▲ +100.0"))
  }
}
