import Testing

@testable import Drukproef

/// Which answer counts for which channel.
@Suite struct ConsentRulesTests {
  @Test(arguments: [
    (["website": Consent.ja], Context.Channel.website, Consent.ja), (["website": .ja], .facebook, .onbekend),
    (["social": .ja], .facebook, .ja), (["social": .ja, "facebook": .nee], .facebook, .nee),
    (["alles": .ja], .instagram, .ja), (["alles": .nee], .website, .nee),
    (["alles": .ja, "website": .nee], .website, .nee),
    (["alles": .ja, "website": .onbekend], .website, .onbekend), (["app": .ja], .groepsapp, .ja),
    (["app": .ja], .intranet, .ja),
    (["app": .nee, "social": .ja], .groepsapp, .nee), (["schoolgids": .ja], .schoolgids, .ja),
    ([:], .website, .onbekend),
    (["website": .ja], .blog, .ja), (["nieuwsbrief": .ja], .facebook, .onbekend),
  ])
  func theNearestAnswerCounts(_ answers: [String: Consent], _ channel: Context.Channel, _ wanted: Consent) throws {
    let rules = try #require(try ProtocolLibrary.standard()["algemeen"]).consent
    var pupil = Pupil()
    pupil.consent = answers
    #expect(rules.answer(of: pupil, on: channel) == wanted)
  }

  @Test func answersRunOutAndFilmsAreAskedApart() throws {
    let rules = try #require(try ProtocolLibrary.standard()["algemeen"]).consent
    var pupil = Pupil()
    pupil.consent = ["website": .ja, "video_livestream": .nee]
    #expect(rules.answer(of: pupil, on: .website, showing: [.photo]) == .ja)
    #expect(rules.answer(of: pupil, on: .website, showing: [.video]) == .nee)
    #expect(rules.answer(of: pupil, on: nil) == .ja)
    pupil.consentEnd = CalendarDay("2026-07-31")
    #expect(rules.answer(of: pupil, on: .website, day: CalendarDay("2026-07-31")) == .ja)
    #expect(rules.answer(of: pupil, on: .website, day: CalendarDay("2026-08-01")) == .onbekend)
  }

  @Test func whoHasLeftHasNoConsentLeft() throws {
    let text =
      "roepnaam;achternaam;status;toestemming_foto_website;toestemming_door\nA;B;uitgeschreven;ja;ouder\nC;D;actief;ja;leerling\n"
    let pupils = try RosterFile.pupils(Array(text.utf8), path: "x")
    #expect(pupils.map { $0.consent["website"] } == [nil, .ja])
    #expect(pupils.map(\.consentGiver) == [.ouder, .leerling])
  }

  @Test func readsReversedColumnsInTheRosterItself() throws {
    let text = "roepnaam;achternaam;Geen toestemming foto website\nA;B;x\nC;D;\nE;F;nee\n"
    let pupils = try RosterFile.pupils(Array(text.utf8), path: "x")
    #expect(pupils.map { $0.consent["website"] } == [.nee, .onbekend, .ja])
  }
}
