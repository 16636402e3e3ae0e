import Testing
import Text

@testable import Drukproef

/// What gives a secret away: `⟦vertrouwelijk:…⟧` must be found, other posts must stay silent.
@Suite struct ConfidentialRecognizerTests {
  static let secrets: [String] = [
    "⟦vertrouwelijk:Uit het dossier van Daan Visser blijkt dat hij twee keer is blijven zitten⟧.",
    "⟦vertrouwelijk:In de notulen van het MT staat dat de gymzaal dichtgaat⟧.",
    "⟦vertrouwelijk:Volgens het conceptrapport van de inspectie is de school zwak⟧.",
    "⟦vertrouwelijk:Noor El Amrani had een 3,4 voor wiskunde⟧.",
    "⟦vertrouwelijk:Sanne haalde een onvoldoende op de entreetoets⟧.",
    "⟦vertrouwelijk:Milan Jansen krijgt een vmbo-kader advies⟧ en is boos.",
    "⟦vertrouwelijk:Het schooladvies van Isa is havo⟧.",
    "⟦vertrouwelijk:In het zorgteam hebben we Tygo besproken⟧.",
    "⟦vertrouwelijk:Mees blijft zitten in groep 3⟧.",
    "⟦vertrouwelijk:Yara wordt aangemeld bij het samenwerkingsverband⟧.",
    "⟦vertrouwelijk:Wij hebben over het gezin van Daan een melding gedaan bij Veilig Thuis⟧.",
    "⟦vertrouwelijk:Er ligt een klacht tegen een docent van de bovenbouw⟧.",
    "⟦vertrouwelijk:Het contract van juf Marit wordt niet verlengd⟧.",
    "⟦vertrouwelijk:Onze directeur is op non-actief gesteld⟧.",
    "⟦vertrouwelijk:Meester Kees zit overspannen thuis⟧.",
    "⟦vertrouwelijk:Het functioneringsgesprek van de conciërge was onvoldoende⟧.",
    "⟦vertrouwelijk:De antwoorden van de toets van morgen zijn 1a, 2c en 3b⟧.",
    "⟦vertrouwelijk:Het proefwerk van vrijdag is gelekt, vraag 1 gaat over mitose⟧.",
    "⟦vertrouwelijk:Het wachtwoord van het leerlingvolgsysteem is Herfst2026⟧.",
    "⟦vertrouwelijk:De alarmcode is nu 8812⟧.",
    "⟦vertrouwelijk:De code van het hek is 1357⟧, dan kun je zo doorlopen.",
    "Onder ons gezegd: ⟦vertrouwelijk:de fusie met de Regenboog gaat niet door⟧.",
    "⟦vertrouwelijk:De locatie aan de Dorpsstraat gaat dicht⟧. Dit is nog niet met het team gedeeld.",
    "⟦vertrouwelijk:Het bestuur stopt met de brugklas⟧. Niet verder vertellen!",
    "⟦vertrouwelijk:Uit de notulen van het MT: er verdwijnen twee banen⟧.",
    "⟦vertrouwelijk:De Cito van Daan viel tegen⟧, zei haar moeder.",
    "Verzuimoverzicht 3M: ⟦vertrouwelijk:Daan 14 keer te laat, Sanne 9 keer⟧.",
    "⟦vertrouwelijk:Rapport van Noor El Amrani: taal onvoldoende, rekenen matig⟧.",
    "⟦vertrouwelijk:Volgens het psychologisch verslag scoort Daan laag⟧.",
    "⟦vertrouwelijk:In het incidentenregister staat Mees vier keer⟧.",
    "⟦vertrouwelijk:Ik heb het antwoordblad van het schoolexamen⟧.",
    "⟦vertrouwelijk:Het luisterexamen van vrijdag gaat over een duiker⟧.",
    "⟦vertrouwelijk:Locatie Noord gaat volgend jaar dicht⟧. De ouders weten nog van niets.",
    "⟦vertrouwelijk:Tijdens het gesprek met de ouders van Sanne bleek dat het thuis niet goed gaat⟧.",
  ]

  static let silent: [String] = [
    "De notulen van de MR-vergadering staan op de website.",
    "In ons protocol staat wanneer wij een melding doen bij Veilig Thuis.",
    "91 procent van onze leerlingen is geslaagd, gefeliciteerd!",
    "De toets van morgen gaat over hoofdstuk 3 en 4.",
    "Bent u uw wachtwoord vergeten? Vraag het aan bij de administratie.",
    "Bewaar je wachtwoord goed en deel het met niemand.",
    "Een gesprek met de vertrouwenspersoon is altijd vertrouwelijk.",
    "De uitslag van de doorstroomtoets komt op 15 maart.",
    "Het zorgteam bestaat uit de intern begeleider en de schoolarts.",
    "Het rooster is nog niet bekend, volgende week meer.",
    "De bestemming van de schoolreis is nog geheim!",
    "Niet verder vertellen: het surprisefeest voor juf Marit is vrijdag.",
    "Hoe gaat de school om met een klacht over een docent?",
    "We zoeken een collega voor groep 7, contract voor een jaar.",
    "Groep 6 haalde een 8,5 voor de tevredenheid.",
    "De code van de les is: eerst denken, dan doen.",
    "Lees in de schoolgids hoe het schooladvies tot stand komt.",
    "Wij scoren boven het landelijk gemiddelde op rekenen.",
    "De dossiers worden na vijf jaar vernietigd.",
    "Kom dinsdag in gesprek met ouders en docenten over cijfers.",
    "Sanne haalde haar zwemdiploma A, knap hoor!",
    "In het dossier schoolveiligheid lees je onze aanpak.",
    "Daan kreeg een beker voor gym.",
    "Mees heeft een eigen plek voor lezen.",
    "Houd je wachtwoord geheim en deel het met niemand.",
    "Lokaal 204 gaat open met de pas.",
  ]

  @Test(arguments: secrets)
  func findsSecrets(_ marked: String) throws { try check(marked) }

  @Test(arguments: silent)
  func staysSilent(_ text: String) throws { try check(text) }

  private func check(_ marked: String) throws {
    let post = MarkedPost(marked)
    let reading = try #require(TestSchool.proofreader).reading(of: Document(post.text))
    #expect(post.differences(reading.mentions.filter { $0.kind == .vertrouwelijk }) == [])
  }
}
