import Testing
import Text

@testable import Drukproef

@Suite struct OnlineRecognizerTests {
  @Test(arguments: [
    "mail ⟦kampfotos.terlouw@thuispost.nl⟧. Die",
    "naar ⟦bram(punt)dokter(at)meerzichtpost(dot)nl⟧ voor 8 uur", "mail ⟦nickkie.v @ hotpost . nl⟧",
    "⟦jan at school punt nl⟧", "⟦jan [at] school.nl⟧",
    "⟦jan.de-boer {at} voorbeeld [dot] com⟧", "⟦juf.truus@dewilgenkreek.nl⟧", "⟦info@gmail.com⟧",
    "⟦zoë@müller.de⟧, dank", "⟦jan apenstaartje school.nl⟧",
    // Silent.
    "info@dewilgenkreek.nl", "JUF.ANS@dewilgenkreek.nl", "We zijn @ school. nl is leuk", "kijk at home punt",
    "@dewilgenkreek", "www.dewilgenkreek.nl",
    "1.75 @ de kraam", "contact@museumvoorbeeld.nl", "Wat at jij? Punt nl.", "prijs: 3 @ 2,50", "a@b",
  ])
  func email(_ text: String) { MarkedReading.holds(text, .email) }

  @Test(arguments: [
    "Marjan: ⟦+31 (0)6 1928 3746⟧, of de reisleiding op ⟦0031652204418⟧", "op ⟦0 6 - 1 8 4 4 2 9 0 7⟧",
    "leerlingnr 202773, tel ⟦0681120943⟧",
    "bel: ⟦06 24 81 77 03⟧. Groetjes", "Johan (⟦0172-619443⟧) of app Coby, ⟦06.57.30.88.14⟧", "Vragen? ⟦030-2940116⟧",
    "⟦+44 7700 900321⟧. Alleen voor nood!",
    "mijn nieuwe nr is ⟦nul zes 12 34 90 11⟧, sla op", "⟦0622194480⟧", "⟦(0348) 41 23 45⟧", "⟦(+31) 6 12345678⟧",
    "⟦0️⃣6️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣⟧", "⟦+32 475 12 34 56⟧ is oma in België",
    "⟦06/12345678⟧", "⟦0612345678⟧/⟦0687654321⟧", "⟦06—12345678⟧", "app ⟦31612345678⟧", "⟦０６-１２３４５６７８⟧",
    "tel.⟦0612345678⟧",
    "⟦nul zes een twee drie vier vijf zes zeven acht⟧", "06-nummer: ⟦06 1234 5678⟧ 2 keer bellen",
    // Silent.
    "Bel 0172-555210 of +31 172 555 210 of (0172) 55 52 10", "0900-1113111, 0800-0432, 113 of 112",
    "Vertrouwensinspecteur 030-2856616", "ordernummer 0612345678",
    "lot nummer 0417 1643 0012 heeft gewonnen", "op 06-12-2026 10 kinderen", "van 08.30 - 12.15 uur",
    "ISBN 978-90-477-0518-5", "06-1234567", "06-123456789", "0671234567",
    "stand 06 tegen 12", "2020-2021", "€ 0612345678", "+12 punten", "+31 is het landnummer",
    "De gemeente is bereikbaar op 0348-428555", "artikelnr. 0227-914798",
    "DE 0123456789", "0000000000", "25-04-2017 06-12",
  ])
  func telefoon(_ text: String) { MarkedReading.holds(text, .telefoon) }

  @Test(arguments: [
    "tekenaccount ⟦@potlood.en.chaos⟧ en tag Nahom", "op snap: ⟦rob.wiskunde.x⟧, dan help ik",
    "vanaf ⟦203.0.113.45⟧, zegt de provider",
    "mac adres ⟦3C:52:82:9F:11:AE⟧ staat onderop", "online op ⟦@creepergamez_nl⟧!! met",
    "psn: ⟦KoekjesMonster_NL⟧, ik speel", "account ⟦@gr7_leaks⟧ dat",
    "app: ⟦https://chat.whatsapp.com/Kf82hQzP0aLmXw3BvT7yRe⟧ niet doorsturen", "IMEI-nummer ⟦356938035643809⟧ is",
    "mijn discord is ⟦vuurvos#1234⟧",
    "⟦https://www.instagram.com/sannetje.x3/⟧ volgen", "⟦discord.gg/abCd12⟧", "⟦https://www.tiktok.com/@mila.danst⟧",
    "⟦https://zoom.us/j/98765432101⟧",
    "⟦https://wa.me/31612345678⟧", "⟦2001:db8:85a3::8a2e:370:7334⟧", "⟦fe80::1ff:fe23:4567:890a⟧",
    "ip: ⟦192.168.2.14⟧:8080", "⟦3c-52-82-9f-11-ae⟧", "toestel-id ⟦8f14e45f-ceea-467f-a0e6-b7d1c2f3a4b5⟧",
    "mijn insta is ⟦zonnetjesx⟧", "mn gamertag is ⟦xXpizzaXx⟧", "⟦linkedin.com/in/jan-jansen-12345⟧",
    "instagram ⟦@bal_en_fluitje⟧",
    // Silent.
    "Bedankt @dewilgenkreek!", "https://www.facebook.com/dewilgenkreek", "@rivm en @anwb melden regen",
    "@iedereen neem je gymspullen mee", "versie 10.15.7.2",
    "om 12:30:45 en 13:00:10", "paragraaf 1.2.3.4", "Ik snap het: morgen", "insta is stuk",
    "op insta: mooie foto's van het kamp", "https://www.youtube.com/watch?v=abc123XYZ",
    "https://www.rijksmuseum.nl/nl/bezoek", "www.dewilgenkreek.nl/agenda", "instagram.com/p/Cabc123",
    "@groep7 tot morgen", "356938035643809", "de stand 1:2:3",
    "mijn account is geblokkeerd", "@NOS #sportdag", "snap jij dat", "op tiktok is een filmpje", "8.8.8.8",
    "09:00 - 10:00 - 11:00", "mail a@b.nl", "signal is veilig",
  ])
  func onlineID(_ text: String) { MarkedReading.holds(text, .onlineID) }

  @Test func handleOfPupilIsNameAlone() {
    let text = "Kijk ⟦@tessvlieger⟧ eens!"
    #expect(MarkedReading.marked(text, [.onlineID, .naamLeerling]) == text)
    #expect(MarkedReading.marked(text, [.onlineID]) == "Kijk @tessvlieger eens!")
  }

  @Test(arguments: [
    (Kind.naamLeerling, 0, [Kind.naamLeerling]), (.naamLeerling, 1, [.naamLeerling]), (.naamOverig, 0, [.onlineID]),
    (.naamLeerling, 4, [.onlineID]),
  ])
  func nameInsideHandle(_ kind: Kind, _ start: Int, _ expected: [Kind]) {
    let name = Mention(
      kind, ProseRange(start, 12), confidence: 0.9, severity: .midden, evidence: [], recognizer: "name")
    let handle = Mention(
      .onlineID, ProseRange(0, 12), confidence: 0.8, severity: .midden, evidence: [], recognizer: "handle")
    #expect(Resolution.settled([handle, name]).map(\.kind) == expected)
    #expect(Resolution.settled([name, handle]).map(\.kind) == expected)
  }

  @Test(arguments: [
    EmailRecognizer.about, PhoneRecognizer.about, OnlineAccountRecognizer.about, ProfileLinkRecognizer.about,
    DeviceRecognizer.about,
  ])
  func examplesOfPages(_ page: RecognizerPage) {
    for example in page.examples {
      #expect(MarkedReading.marked(example, Set(page.kinds), school: .empty) == example)
    }
  }
}
