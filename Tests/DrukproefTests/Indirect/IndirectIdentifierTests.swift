import Testing
import Text

@testable import Drukproef

/// Posts without a name: how many pupils of the made-up roster fit, at most.
@Suite struct IndirectIdentifierTests {
  static let recognisable: [String] = [
    "Dat jochie uit groep 3 met zijn gehoorapparaten deed het toch maar mooi.",
    "In groep 5 zit een jongen met hemofilie, dus geen satéprikkers.",
    "Het enige meisje uit Woerden in groep 6 won de wedstrijd.",
    "Wie is die moeder uit groep 4 die net een burn-out heeft?",
    "De enige leerling in groep 7 met epilepsie hield een spreekbeurt.",
    "Onze leerling uit Eritrea in groep 8 spreekt al zo goed Nederlands.",
    "Dat meisje uit groep 6 met die lange blonde vlechten heeft mijn want gevonden.",
    "De tweeling in groep 5 woont sinds kort in een pleeggezin.",
    "Een jongen uit groep 3 uit Waarder is zijn step kwijt.",
    "Er is in groep 8 maar één meisje dat een hoofddoek draagt.",
    "Dat broertje en zusje uit groep 3 en 6 zijn uit huis geplaatst.",
    "De zoon van de conciërge is gezakt.",
    "De keeper van ons team uit 3H is betrapt.",
    "Die ene jongen uit 3H, zijn vader zit in de gevangenis.",
  ]

  static let silent: [String] = [
    "De kinderen van groep 6 zongen prachtig.",
    "Een meisje uit groep 6 las een gedicht voor.",
    "Alle jongens uit groep 3 mochten naar voren.",
    "Kinderen met epilepsie doen gewoon mee.",
    "Onze leerlingen haalden 500 euro op.",
    "Groep 8 gaat op kamp.",
    "Wie heeft er een meisje in groep 6 en wil ruilen met zwemles?",
    "Sanne uit groep 6 heeft epilepsie.",
    "Een leerling met dyslexie krijgt meer tijd.",
    "De winnaar van de kleurwedstrijd komt uit groep 3.",
    "Het jongetje in het boek heeft een rolstoel.",
    "Mijn dochter zit in groep 6 en leert veel.",
    "De keeper van 3H hield alles tegen.",
    "De zoon van de conciërge hielp mee.",
    "De juf van groep 5 kan mooi voorlezen.",
  ]

  @Test(arguments: recognisable)
  func pointsToFew(_ text: String) throws {
    let found = try #require(TestSchool.proofreader).reading(of: Document(text)).indirect
    #expect(found.contains { ($0.count ?? 1) <= 5 && !$0.details.isEmpty })
  }

  @Test(arguments: silent)
  func pointsToNobody(_ text: String) throws {
    let found = try #require(TestSchool.proofreader).reading(of: Document(text)).indirect
    #expect(!found.contains { ($0.count ?? 1) <= 5 })
  }

  @Test func needsMoreWithoutRoster() throws {
    let proofreader = try #require(TestSchool.withoutRoster)
    let plain = proofreader.reading(of: Document("Een jongen uit groep 3 uit Waarder is zijn step kwijt.")).indirect
    #expect(plain.isEmpty)
    let strong = proofreader.reading(of: Document("De enige leerling in groep 7 met epilepsie was er ook.")).indirect
    #expect(strong.map(\.count) == [1])
    #expect(strong.allSatisfy { $0.confidence < 0.7 })
  }

  @Test func countsByTheRoster() throws {
    let found = try #require(TestSchool.proofreader).reading(
      of: Document("Een jongen uit groep 3 uit Waarder is zijn step kwijt."))
    #expect(found.indirect.map(\.count) == [1])
  }
}
