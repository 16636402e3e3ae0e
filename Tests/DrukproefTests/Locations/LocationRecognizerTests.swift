import Testing
import Text

@testable import Drukproef

@Suite struct LocationRecognizerTests {
  @Test(arguments: [
    "bij ons thuis: ⟦Kastanjehof 17, 2411 VB Bodegraven⟧. Doe oude kleren aan",
    "feestje bij mij zaterdag!! ⟦Croeselaan 1187 Utrecht⟧ vanaf 9 uur",
    "sturen naar ⟦Rijngaarde 44, 2411 LC Bodegraven⟧? Hij is verhuisd",
    "wij rijden vanaf ⟦3526 KB 61⟧, kan Tirza daar staan?",
    "langs de ⟦Meidoornstraat 8⟧ lopen? Joris is ziek", "op de ⟦Lange Nieuwstraat 684 bis, 3512 PK Utrecht⟧. Groet",
    "Mijn adres: ⟦Burgemeester van Zwietenweg 3a\n3411 AB Lopik⟧",
    "Hij woont ⟦Dorpsstraat 12-3, 3442 AA Woerden⟧", "⟦Postbus 123, 3440 AA Woerden⟧",
    "⟦kastanjehof 17 2411vb bodegraven⟧", "woont op de ⟦Kerkstraat 5 II⟧",
    "⟦Laan van Meerdervoort 112 b, 2517 AS Den Haag⟧", "Ze wonen in ⟦3526KB⟧",
    // Silent.
    "De school: Waterkersstraat 12, 2411 XZ Bodegraven", "Waterkersstraat 12",
    "Het museum zit op Museumplein 6, 1071 DJ Amsterdam.",
    "De route: Prins Bernhardstraat 1 tot en met 55, de Koningin Julianalaan, rechtsaf bij nummer 12",
    "Groep 7 heeft 24 kinderen", "de bakker van de Raadhuisstraat",
    "Weg 3 keer eerder", "in 2026 EK voetbal", "Onderweg 2 keer gestopt", "Hoofdstuk 3 en paragraaf 12",
    "Lokaal 12 is dicht", "Op het schoolplein 3 nieuwe doelen", "Markt 12 december",
    "sporthal De Bun, Sportlaan 4, 3411 XX Lopik", "Halte Kerkstraat 8.17 uur", "Kamer 2.17", "Klas 4 HA wint",
    "Kerstmarkt 5 euro",
  ])
  func address(_ text: String) { MarkedReading.holds(text, .locatie) }

  @Test(arguments: [
    "ongeveer ⟦52.0862, 4.7493⟧, en neemt niet op", "⟦52°05'10.3\"N 4°44'57.1\"E⟧",
    "⟦///tafel.lepel.stoel⟧ daar woont hij", "kijk ⟦https://maps.app.goo.gl/AbC123xyz⟧",
    "⟦https://www.google.com/maps/@52.0862,4.7493,17z⟧", "⟦9F463PRX+4V⟧", "⟦3PRX+4V⟧ Bodegraven",
    // Silent.
    "versie 52.0862", "52,08 tegen 4,74", "1.234, 5.678", "10.5, 20.5", "http://x.nl/a.b.c", "en/of/dan", "5+4V", "A+B",
    "de hoek is 45° en 90°", "3.1415, 2.7182", "het kost 52.95, 4.75", "ABC+12",
  ])
  func spot(_ text: String) { MarkedReading.holds(text, .locatie) }

  @Test(arguments: [
    "Jesse heeft pech en hij staat nu bij de ⟦Albert Heijn aan de Amsterdamsestraatweg⟧ te wachten.",
    "Onze Joost zit nu op ⟦station Gouda Goverwelle⟧ en zijn rugzak niet.",
    "Bilal is alleen thuis aan de ⟦Kersenpitlaan 22, 3598 ZZ Utrecht⟧ tot zondagavond.",
    "Zij woont in ⟦Woerden⟧, vlak bij ons.", "mijn dochter is ⟦alleen thuis⟧",
    // Silent.
    "We zijn nu in Artis.", "Sanne zit nu in groep 7.", "Zij woont nu in Spanje.", "Hij wacht op de bus.",
    "Wij gaan naar Utrecht.", "De bieb is in Woerden.", "Zij logeert bij oma.",
    "Het is niet alleen thuis een probleem.", "Ze zijn op kamp in Zeist met de klas.", "De prins woont in een paleis.",
    "Wij wonen in een mooi land.", "De trein uit Gouda had vertraging.",
  ])
  func whereabouts(_ text: String) { MarkedReading.holds(text, .locatie) }

  @Test func homeAloneIsSafetyRisk() {
    let reader = Proofreader(lexicon: MarkedReading.lexicon, protocols: ProtocolLibrary())
    let mentions = reader.reading(of: Document("Mijn dochter is vanavond alleen thuis.")).mentions.filter {
      $0.kind == .locatie
    }
    #expect(mentions.map(\.severity) == [.hoog])
    #expect(mentions.allSatisfy { $0.traits.contains(.safetyRisk) })
  }

  @Test func examplesOfPatterns() throws {
    let (lexicon, examples) = try Lexicon.withExamples()
    let reader = Proofreader(lexicon: lexicon, protocols: ProtocolLibrary())
    let own = examples.filter { $0.file.contains("plaats-") }
    #expect(own.count > 30)
    for example in own {
      let plain = example.text.split(whereSeparator: { $0 == "⟦" || $0 == "⟧" }).joined()
      let reading = reader.reading(of: Document(plain))
      let found = reading.mentions.filter { $0.kind == .locatie && !$0.traits.contains(.hint) }.map {
        reading.text($0.range)
      }
      let wanted = example.text.split(separator: "⟦").dropFirst().compactMap {
        $0.split(separator: "⟧").first.map(String.init)
      }
      #expect(Set(found) == Set(wanted), "\(example.file):\(example.line): \(example.text)")
    }
  }

  @Test(arguments: [AddressRecognizer.about, CoordinateRecognizer.about, WhereaboutsRecognizer.about])
  func examplesOfPages(_ page: RecognizerPage) {
    for example in page.examples {
      #expect(MarkedReading.marked(example, Set(page.kinds), school: .empty) == example)
    }
  }
}
