import Testing

@testable import Drukproef

@Suite struct OnlineRecognizerTests {
  @Test(arguments: [
    "mail ⟦kampfotos.terlouw@thuispost.nl⟧. Die",
    "naar ⟦bram(punt)dokter(at)meerzichtpost(dot)nl⟧ voor 8 uur", "mail ⟦nickkie.v @ hotpost . nl⟧", "⟦jan at school punt nl⟧", "⟦jan [at] school.nl⟧",
    "⟦jan.de-boer {at} voorbeeld [dot] com⟧", "⟦juf.truus@dewilgenkreek.nl⟧", "⟦info@gmail.com⟧", "⟦zoë@müller.de⟧, dank", "⟦jan apenstaartje school.nl⟧",
    // Silent.
    "info@dewilgenkreek.nl", "JUF.ANS@dewilgenkreek.nl", "We zijn @ school. nl is leuk", "kijk at home punt", "@dewilgenkreek", "www.dewilgenkreek.nl",
    "1.75 @ de kraam", "contact@museumvoorbeeld.nl", "Wat at jij? Punt nl.", "prijs: 3 @ 2,50", "a@b",
  ])
  func email(_ text: String) { MarkedReading.holds(text, .email) }

  @Test(arguments: [
    "Marjan: ⟦+31 (0)6 1928 3746⟧, of de reisleiding op ⟦0031652204418⟧", "op ⟦0 6 - 1 8 4 4 2 9 0 7⟧", "leerlingnr 202773, tel ⟦0681120943⟧",
    "bel: ⟦06 24 81 77 03⟧. Groetjes", "Johan (⟦0172-619443⟧) of app Coby, ⟦06.57.30.88.14⟧", "Vragen? ⟦030-2940116⟧", "⟦+44 7700 900321⟧. Alleen voor nood!",
    "mijn nieuwe nr is ⟦nul zes 12 34 90 11⟧, sla op", "⟦0622194480⟧", "⟦(0348) 41 23 45⟧", "⟦(+31) 6 12345678⟧", "⟦0️⃣6️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣⟧", "⟦+32 475 12 34 56⟧ is oma in België",
    "⟦06/12345678⟧", "⟦0612345678⟧/⟦0687654321⟧", "⟦06—12345678⟧", "app ⟦31612345678⟧", "⟦０６-１２３４５６７８⟧", "tel.⟦0612345678⟧",
    "⟦nul zes een twee drie vier vijf zes zeven acht⟧", "06-nummer: ⟦06 1234 5678⟧ 2 keer bellen",
    // Silent.
    "Bel 0172-555210 of +31 172 555 210 of (0172) 55 52 10", "0900-1113111, 0800-0432, 113 of 112", "Vertrouwensinspecteur 030-2856616", "ordernummer 0612345678",
    "lot nummer 0417 1643 0012 heeft gewonnen", "op 06-12-2026 10 kinderen", "van 08.30 - 12.15 uur", "ISBN 978-90-477-0518-5", "06-1234567", "06-123456789", "0671234567",
    "stand 06 tegen 12", "2020-2021", "€ 0612345678", "+12 punten", "+31 is het landnummer", "De gemeente is bereikbaar op 0348-428555", "artikelnr. 0227-914798",
    "DE 0123456789", "0000000000", "25-04-2017 06-12",
  ])
  func telefoon(_ text: String) { MarkedReading.holds(text, .telefoon) }

  @Test(arguments: [EmailRecognizer.about, PhoneRecognizer.about])
  func examplesOfPages(_ page: RecognizerPage) {
    for example in page.examples {
      #expect(MarkedReading.marked(example, Set(page.kinds), school: .empty) == example)
    }
  }
}
