import Testing

@testable import Drukproef
@testable import Text

/// What is mended unasked, and that it is mended for good.
@Suite struct RevisionTests {
  private struct Desk {
    let proofreader: Proofreader

    init() throws {
      var school = SchoolRegister()
      school.pupils = [
        Self.pupil("Fenna", "Oldekamp", "6"), Self.pupil("Jorrit", "Hazeveld", "7"),
        Self.pupil("Noortje", "Haverkort", "6"),
      ]
      school.staff = [StaffMember(name: "Wendelien Terborg", function: "leerkracht", school: "")]
      proofreader = Proofreader(
        lexicon: try Lexicon.standard(), school: school, protocols: try ProtocolLibrary.standard())
    }

    private static func pupil(_ name: String, _ surname: String, _ group: String) -> Pupil {
      var pupil = Pupil()
      (pupil.calledName, pupil.surname, pupil.group) = (name, surname, group)
      return pupil
    }

    func proof(_ text: [UInt8], _ context: Context) -> Proof {
      proofreader.proof(of: Document(utf8: text, context: context))
    }

    func revised(_ text: String, _ context: Context) -> [UInt8] {
      var bytes = Array(text.utf8)
      for _ in 0..<4 {
        let revision = Revision(safeFixesOf: proof(bytes, context))
        if revision.isEmpty { break }
        bytes = revision.applied(to: bytes)
      }
      return bytes
    }
  }

  private static func context(
    _ id: String, _ role: Context.AuthorRole = .school, _ channel: Context.Channel = .facebook
  ) -> Context {
    var context = Context()
    (context.protocolIDs, context.authorRole, context.channel) = ([id], role, channel)
    return context
  }

  @Test(arguments: [
    ("Fenna Oldekamp las voor.", "Een leerling las voor."),
    ("Vandaag las Fenna Oldekamp voor.", "Vandaag las een leerling voor."),
    ("We zagen Fenna Oldekamp's tekening.", "We zagen iemands tekening."),
    ("Onze Fenna Oldekamp won.", "Onze leerling won."),
    ("Bel 06-28471903 vandaag.", "Bel vandaag."),
    ("Bel me (06-28471903).", "Bel me."),
    ("Wat een dag.", "Wat een dag."),
  ])
  func mends(_ draft: String, _ mended: String) throws {
    let result = try Desk().revised(draft, Self.context("willibrord-miland"))
    #expect(String(decoding: result, as: UTF8.self) == mended)
  }

  /// Whatever is mended is not found a second time.
  @Test func nothingMendedIsFoundAgain() throws {
    let desk = try Desk()
    let pieces = [
      "Fenna Oldekamp las voor.", "Jorrit Hazeveld hielp haar.", "Bel 06-28471903.",
      "Mail naar fam.hazeveld@gmail.com.",
      "Het bsn is 111222333.", "Juf Wendelien Terborg zong.", "Wat een feest op Willibrord-Miland!",
      "Op De Passie zijn we trots.", "Haar rekening is NL91ABNA0417164300.", "Dit is mijn eigen mening.",
      "@fenna_oldekamp was er ook.", "Zij woont op Dorpsstraat 12, 3411 AB Lopik.", "Groetjes, Noortje Haverkort",
    ]
    var generator = Seeded(state: 20_261_121)
    for round in 0..<60 {
      let text = (0..<Int.random(in: 1...6, using: &generator))
        .compactMap { _ in pieces.randomElement(using: &generator) }.joined(separator: " ")
      let context = Self.context(
        round.isMultiple(of: 2) ? "willibrord-miland" : "de-passie",
        [.school, .medewerkerPrive, .medewerker, .ouder].randomElement(using: &generator) ?? .school)
      let mended = desk.revised(text, context)
      let left = desk.proof(mended, context).findings.filter { finding in finding.suggestions.contains(where: \.isSafe)
      }
      #expect(left.isEmpty, "\(text) → \(String(decoding: mended, as: UTF8.self))")
    }
  }

  /// The sentences that a protocol recommends satisfy that protocol.
  @Test(arguments: ["model", "willibrord-miland", "de-passie"])
  func recommendedDisclaimerIsComplete(_ id: String) throws {
    let desk = try Desk()
    let context = Self.context(id, .medewerkerPrive)
    let mended = desk.revised("Wat een feest was het op onze school.", context)
    let rules = desk.proof(mended, context).findings.map(\.rule)
    #expect(!rules.contains("disclaimer-ontbreekt") && !rules.contains("disclaimer-onvolledig"), "\(rules)")
  }

  @Test func rolesStayApart() throws {
    let text = "Fenna Oldekamp en Jorrit Hazeveld wonnen. Fenna belt 06-28471903."
    let proof = try Desk().proof(Array(text.utf8), Self.context("willibrord-miland"))
    let redacted = String(decoding: Redaction(of: proof).text, as: UTF8.self)
    #expect(redacted == "[leerling A] en [leerling B] wonnen. [leerling A] belt [telefoonnummer].")
  }

  @Test func keepsTheLineEnds() {
    var revision = Revision()
    revision.append("Eigen mening.")
    #expect(revision.applied(to: Array("Een\r\nTwee\r\n".utf8)) == Array("Een\r\nTwee\r\n\r\nEigen mening.\r\n".utf8))
    #expect(revision.applied(to: Array("Een".utf8)) == Array("Een\n\nEigen mening.".utf8))
  }

  @Test func showsTheDifference() {
    let old = (1...12).map { "regel \($0)" }
    var new = old
    new[5] = "anders"
    let diff = UnifiedDiff(
      from: Array((old.joined(separator: "\n") + "\n").utf8), to: Array((new.joined(separator: "\n") + "\n").utf8),
      name: "a.txt")
    let text = diff.text(Palette(isColoured: false))
    #expect(
      text == """
        --- a.txt
        +++ a.txt
        @@ -3,7 +3,7 @@
         regel 3
         regel 4
         regel 5
        -regel 6
        +anders
         regel 7
         regel 8
         regel 9

        """)
  }
}

/// Chance that is the same in every run.
private struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}
