import Testing

@testable import Drukproef
@testable import Text

/// What a protocol makes of mentions made by hand: verdicts, doubt, quotations, and the score.
@Suite struct JudgeTests {
  private static let lexicon = try? Lexicon.standard()
  private static let library = try? ProtocolLibrary.standard()

  /// A mention of a kind with a few words for its traits.
  struct Made: Sendable {
    var kind: Kind
    var confidence = 0.95
    var severity = Severity.midden
    var traits: Mention.Traits = []
  }

  private func proof(
    _ made: [Made], by id: String = "algemeen", text: String = "aa bb cc dd ee ff gg hh", context: Context = Context()
  ) throws -> Proof {
    let lexicon = try #require(Self.lexicon)
    let library = try #require(Self.library)
    var context = context
    context.protocolIDs = [id]
    let reading = Proofreader(lexicon: lexicon, protocols: library).reading(of: Document(text, context: context))
    reading.mentions = made.enumerated().map { number, made in
      Mention(
        made.kind, ProseRange(number * 3, number * 3 + 2), confidence: made.confidence, severity: made.severity,
        evidence: [], traits: made.traits, recognizer: "test")
    }
    reading.indirect = []
    return Judge(protocols: library).proof(of: reading)
  }

  private static let name = Made(kind: .naamLeerling)

  @Test(
    arguments: [
      ([], .publiceren),
      ([name], .aanpassen),
      ([Made(kind: .bsn, severity: .hoog)], .aanpassen),
      ([Made(kind: .bsn, severity: .hoog), name], .nietPubliceren),
      ([Made(kind: .onderwijsnummer), Made(kind: .naamOverig)], .nietPubliceren),
      ([Made(kind: .leerlingnummer), name], .nietPubliceren),
      ([Made(kind: .documentnummer), name], .nietPubliceren),
      ([Made(kind: .iban), name], .aanpassen),
      ([Made(kind: .creditcard), name], .aanpassen),
      ([Made(kind: .leerlingnummer), Made(kind: .leerlingnummer), Made(kind: .leerlingnummer)], .aanpassen),
      ([Made(kind: .bsn), Made(kind: .geboortedatum), Made(kind: .bsn), Made(kind: .geboortedatum)], .nietPubliceren),
      ([Made(kind: .geboortedatum), name], .aanpassen),
      ([Made(kind: .locatie), name], .aanpassen),
      ([Made(kind: .locatie, severity: .hoog, traits: .safetyRisk), name], .nietPubliceren),
      ([Made(kind: .kenteken), name], .aanpassen),
      ([Made(kind: .kenteken), Made(kind: .locatie), Made(kind: .naamOverig)], .nietPubliceren),
      ([Made(kind: .fysiologisch, severity: .hoog, traits: .special), name], .nietPubliceren),
      ([Made(kind: .fysiologisch, severity: .hoog, traits: .special)], .overleggen),
      ([Made(kind: .fysiek), name], .aanpassen),
      ([Made(kind: .vertrouwelijk, severity: .hoog)], .nietPubliceren),
      ([Made(kind: .belediging)], .nietPubliceren),
      ([Made(kind: .belediging, severity: .laag)], .nietPubliceren),
      ([Made(kind: .ontsporen, severity: .laag)], .overleggen),
      ([Made(kind: .bedreiging, severity: .hoog)], .nietPubliceren),
      // Doubt about something grave is a reason to ask.
      ([Made(kind: .bedreiging, confidence: 0.52, severity: .hoog)], .overleggen),
      ([Made(kind: .bedreiging, confidence: 0.3, severity: .hoog)], .publiceren),
      ([Made(kind: .belediging, confidence: 0.6)], .nietPubliceren),
      // Somebody else's words.
      ([Made(kind: .belediging, traits: .quoted)], .publiceren),
      ([Made(kind: .belediging, traits: .educational)], .publiceren),
      ([Made(kind: .bedreiging, severity: .hoog, traits: .quoted)], .overleggen),
      ([Made(kind: .bedreiging, severity: .hoog, traits: .educational)], .overleggen),
      ([Made(kind: .zwartmaken, traits: [.quoted, .toldOfPerson])], .nietPubliceren),
      ([Made(kind: .pesten, traits: .seeksHelp)], .publiceren),
      ([Made(kind: .belediging, traits: .hint)], .publiceren),
      ([Made(kind: .bsn, severity: .hoog, traits: .quoted), name], .nietPubliceren),
    ] as [([Made], Verdict)])
  func verdict(_ made: [Made], _ expected: Verdict) throws {
    let proof = try proof(made)
    #expect(proof.verdict == expected)
    #expect(Score.band(expected).contains(proof.score))
    #expect(proof.findings.reduce(0) { $0 + $1.contribution } == proof.score)
    #expect(proof.findings.count + proof.hints.count == made.count)
  }

  @Test func aQuotedThreatIsMildedButStays() throws {
    let finding = try #require(try proof([Made(kind: .bedreiging, severity: .hoog, traits: .quoted)]).findings.first)
    #expect(finding.severity == .midden)
    #expect(finding.evidence.contains { $0.reason.nl.contains("iemand anders") })
  }

  @Test func whoSeeksHelpIsToldWhereToFindIt() throws {
    let proof = try proof([Made(kind: .pesten, traits: .seeksHelp)])
    #expect(proof.hints.count == 1)
    #expect(proof.advice.contains { $0.message.nl.contains("0800-0432") })
  }

  @Test(arguments: [
    (Kind.bedreiging, "112"), (.sexting, "helpwanted.nl"), (.beschadigen, "113"),
  ])
  func graveConductComesWithContacts(_ kind: Kind, _ reach: String) throws {
    let proof = try proof([Made(kind: kind, severity: .hoog)])
    #expect(proof.advice.contains { $0.message.nl.contains(reach) })
  }

  /// Findings added at random never lower verdict or score, and contributions always add up.
  @Test func scoreNeverFalls() {
    var state: UInt64 = 20_261_117
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for _ in 0..<300 {
      var findings: [Finding] = []
      var last = (verdict: Verdict.publiceren, score: 0)
      for _ in 0..<(1 + next(12)) {
        let wording = Wording(nl: "", en: "")
        findings.append(
          Finding(
            rule: "bsn", severity: Severity.allCases[next(3)], confidence: Double(next(101)) / 100, message: wording,
            advice: wording, clauses: [], verdict: Verdict.allCases[1 + next(3)]))
        let now = Score.settle(&findings)
        #expect(now.verdict >= last.verdict && now.score >= last.score)
        #expect(findings.reduce(0) { $0 + $1.contribution } == now.score)
        #expect(findings.allSatisfy { $0.contribution >= 0 })
        last = now
      }
    }
  }

  @Test func stackedProtocolsShareAFinding() throws {
    let proof = try proof([Self.name], by: "de-passie+willibrord-miland")
    #expect(proof.findings.count == 1)
    #expect(proof.findings[0].clauses == ["AVG 4(1)", "De Passie A.2", "Willibrord-Miland A.2"])
  }

  @Test func clausesDependOnWhoWrites() throws {
    var context = Context()
    context.authorRole = .oudMedewerker
    let proof = try proof([Self.name], by: "de-passie", context: context)
    #expect(proof.findings.first?.clauses == ["AVG 4(1)", "De Passie A.2", "De Passie C.1"])
  }

  /// No message or advice repeats a word of the post.
  @Test func messagesNeverQuoteThePost() throws {
    let text = "Zorgvuldigheidje kwinkeleert paardenbloemig over Bietebauwtje en Woestelaartje hier"
    let proof = try proof([Self.name, Made(kind: .bedreiging, severity: .hoog)], by: "de-passie", text: text)
    for finding in proof.findings {
      for word in text.split(separator: " ") where word.count > 6 {
        #expect(!finding.message.nl.contains(word) && !finding.advice.nl.contains(word))
      }
    }
  }
}

/// Whose consent counts: per channel, of several bearers of a name, of staff and of strangers.
@Suite struct ConsentTests {
  private static func pupil(_ name: String, _ group: String, _ consent: [String: Consent], born: String = "2012-02-03")
    -> Pupil
  {
    var pupil = Pupil()
    pupil.calledName = name
    pupil.surname = "Voorbeeld"
    pupil.group = group
    pupil.consent = consent
    pupil.born = CalendarDay(born)
    return pupil
  }

  @Test(
    arguments: [
      (Context.Channel.website, Consent.ja), (.blog, .ja), (.facebook, .nee), (.groepsapp, .nee), (.intranet, .nee),
      (.tiktok, .onbekend), (nil, .nee),
    ] as [(Context.Channel?, Consent)])
  func channelDecides(_ channel: Context.Channel?, _ expected: Consent) throws {
    let rules = try #require(try ProtocolLibrary.standard()["model"]).consent
    let pupil = Self.pupil("Vera", "6", ["website": .ja, "social": .nee, "tiktok": .onbekend])
    #expect(rules.answer(of: pupil, on: channel) == expected)
  }

  @Test func answersInPersonFromTheDayOfTurningSixteen() throws {
    let rules = ConsentRules()
    let pupil = Self.pupil("Vera", "4H", [:], born: "2010-11-17")
    #expect(rules.answersInPerson(pupil, on: CalendarDay("2026-11-16")) == false)
    #expect(rules.answersInPerson(pupil, on: CalendarDay("2026-11-17")) == true)
    #expect(rules.answersInPerson(pupil, on: nil) == nil)
  }

  /// Two of one name: the group that the post names decides, else the strictest.
  @Test(
    arguments: [
      ("Groep 6: kijk, een regenboog!", nil, false), ("Groep 7: kijk, een regenboog!", nil, true),
      ("Kijk, een regenboog!", nil, true), ("Kijk, een regenboog!", "6", false),
    ] as [(String, String?, Bool)])
  func groupTellsWhoIsMeant(_ text: String, _ group: String?, _ isFound: Bool) throws {
    var school = SchoolRegister()
    school.pupils = [Self.pupil("Vera", "6", ["social": .ja]), Self.pupil("Vera", "7", ["social": .nee])]
    var context = Context()
    context.media = [.photo]
    context.channel = .facebook
    context.depicted = ["Vera"]
    context.group = group
    let proof = Proofreader(lexicon: try Lexicon.standard(), school: school, protocols: try ProtocolLibrary.standard())
      .proof(of: Document(text, context: context))
    #expect(proof.findings.contains { $0.rule == "beeld-zonder-toestemming" } == isFound)
  }

  @Test(arguments: [
    ("Rinske Overmaat", true), ("Ids Pietersma", false), ("Onno van Nergens", true),
  ])
  func staffAndStrangersAnswerToo(_ name: String, _ isFound: Bool) throws {
    var school = SchoolRegister()
    school.staff = [
      StaffMember(name: "Rinske Overmaat", function: "leerkracht", school: "", consent: .nee),
      StaffMember(name: "Ids Pietersma", function: "conciërge", school: "", consent: .ja),
    ]
    var context = Context()
    context.media = [.photo]
    context.channel = .facebook
    context.depicted = [name]
    let proof = Proofreader(lexicon: try Lexicon.standard(), school: school, protocols: try ProtocolLibrary.standard())
      .proof(of: Document("Terugblik op een mooie dag.", context: context))
    #expect(proof.findings.contains { $0.rule == "beeld-zonder-toestemming" } == isFound)
  }
}
