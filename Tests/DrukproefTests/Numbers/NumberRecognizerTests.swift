import Testing

@testable import Drukproef

@Suite struct NumberRecognizerTests {
  @Test(arguments: [
    "Zijn BSN is ⟦111222333⟧.", "bsn:⟦999 952 870⟧, ze heeft koorts van 40,3", "Bij BSN vulde ik ⟦9999.12.732⟧ in",
    "burgerservicenummer invullen, dat is ⟦999937868⟧ maar hij pakt het niet", "BSN ⟦９９９９５２８７０⟧", "bsn ⟦10000008⟧",
    "Controlelijst: ⟦999932597⟧ (12-05-2017), ⟦999992211⟧ (03-11-2016), ⟦999974579⟧ (28-01-2017).",
    "Mijn BSN. Dat is ⟦999937868⟧.", "Sofinummer ⟦111-222-333⟧", "bsn ⟦999\u{200B}952870⟧",
    // Silent.
    "Zijn BSN is 111222334.", "Ordernummer 111222333 is verzonden.", "ISBN 978-90-477-0518-5", "bsn 9999528701",
    "Het typenummer (bijvoorbeeld 388793977) staat achter de accu.", "lotnummer 469480558 is nog niet opgehaald",
    "KvK van de leverancier 65145712", "artikelnummer 880513156 en het spel (9789048832514)",
    "Inkooporder 651457128 is geleverd",
    "De zonnepanelen hebben 31 248 907 wattuur opgewekt", "€ 111222333 voor een goed doel", "rekeningnummer 111222333",
    "bestelling met ordernummer 123456789", "Bel 0172-555210 of loop binnen", "BSN 000000000",
  ])
  func bsn(_ text: String) { MarkedReading.holds(text, .bsn) }

  @Test(arguments: [
    "zijn onderwijsnummer ⟦101328935⟧ wordt niet herkend", "(onderwijsnummer ⟦103588912⟧): de 75 euro",
    "staat een onderwijsnummer, ⟦102876715⟧. Is dat hetzelfde als een BSN?", "onderwijsnr. ⟦1012.22.331⟧",
    // Silent.
    "onderwijsnummer 100252333", "onderwijsnummer 211222337", "artikel 101222331", "Op 10-12-2022 om 10.30",
    "onderwijsnummer 1012223311",
    "10 122 23 31", "€ 101222331,-", "factuurnummer 101222331", "Er zijn 101222331 volgers", "tel 010-1222331",
  ])
  func onderwijsnummer(_ text: String) { MarkedReading.holds(text, .onderwijsnummer) }

  @Test(arguments: [
    "Tess (⟦210278⟧) is er weer", "leerlingnr ⟦202773⟧, tel 0681120943", "Nummer ⟦210278⟧, wachtwoord kwijt",
    "Deze leerlingnummers hebben nog een boek: ⟦216474⟧, ⟦212956⟧, ⟦203246⟧. Inleveren voor vrijdag",
    "stamnummer: ⟦20431⟧",
    "een leerlingenpas van Hannah Vogel, nummer ⟦214192⟧, geboren 18-05-2012",
    // Silent.
    "Wij hebben 346 leerlingen.", "€ 210278 opgehaald", "ordernummer 210278", "op 21-02-78 geboren",
    "leerling 12 van de 30",
    "artikelnummer 261412", "Het leerlingnummer staat op je pas. In 2026 wordt alles anders.", "Postbus 214192",
    "0210278 is te lang", "kamer 2102",
  ])
  func leerlingnummer(_ text: String) { MarkedReading.holds(text, .leerlingnummer) }

  @Test(arguments: [
    "naar ⟦NL78 INGB 0915 7389 50⟧ t.n.v. M. Terlouw", "⟦nl78ingb0915738950⟧", "⟦NL78.INGB.0915.7389.50⟧!",
    "op ⟦NL78-INGB-0915-7389-50⟧",
    "IBAN: ⟦BE68 5390 0754 7034⟧", "⟦DE89370400440532013000⟧ voor het gastgezin", "op ⟦NL 78 INGB 0915738950⟧",
    // Silent.
    "NL12 RABO 0123 4567 88 klopt niet", "overmaken op NL80RABO0123400560 ten name van De Wilgenkreek",
    "NL80 RABO 0123 4005 60",
    "btw-nummer NL004455667B01", "NL78 INGB 0915 7389 5", "NL78 INGB 0915 7389 500", "XX78 INGB 0915 7389 50",
    "NL78INGB09157389500",
    "groep NL 12 en BE 13", "code AB12 3456", "DE 12 kinderen van groep 3",
  ])
  func iban(_ text: String) { MarkedReading.holds(text, .iban) }

  @Test(arguments: [
    "een identiteitskaart met nummer ⟦IMR4K27P5⟧.", "Rijbewijs gevonden, nummer ⟦5319842076⟧. Ligt bij de receptie.",
    "foto van mn ID ligt in de groep, nummer ⟦SPR93D5C1⟧", "mijn ID-kaart is ⟦IRD2B98F7⟧ en", "V-nummer ⟦2871234567⟧",
    "paspoort ⟦nxr1b2c45⟧", "paspoortnummer ⟦XR 1001R5 8⟧", "ik vond ⟦NPR7KF2D3⟧ op het plein",
    // Silent.
    "kortingscode SPR93D5C1", "paspoort NXR1O2C45", "paspoort NXR1B2C4", "paspoort NXR1B2C456", "paspoort NXR1B2C4D",
    "Het wachtwoord is SPR93D5C1", "moet nog 3 jaar wachten op mn rijbewijs lol", "serienummer 5319842076",
    "rijbewijs B sinds 2019",
    "paspoort 123456789", "Neem je paspoort mee op 12-03-2026", "Op je ID staat 1 foto",
  ])
  func documentnummer(_ text: String) { MarkedReading.holds(text, .documentnummer) }

  @Test(arguments: [
    "Met wie zijn camper, ⟦8-TGS-41⟧, staan we", "Die witte bestelbus (⟦V-482-RB⟧) die",
    "de auto met ⟦GP-318-R⟧ is weg",
    "Zwarte Volvo ⟦TZ-924-D⟧. Is die van Sietse?", "kenteken ⟦gx482b⟧", "kenteken ⟦GX 482 B⟧", "auto ⟦12-AB-CD⟧",
    "⟦AB-12-34⟧ staat fout geparkeerd",
    "⟦99-XR-XR⟧ staat dubbel", "scooter ⟦F-123-BC⟧", "⟦G-001-BB⟧ rijdt hard", "nummerbord ⟦XR99XR⟧",
    "⟦1-KBB-23⟧, ⟦KB-123-B⟧ en ⟦2-KB-123⟧",
    // Silent.
    "Op 12-12-26 is het feest", "hoofdstuk 3-4 en 5-6", "groep 1-2-3", "4-3 gewonnen van 2-B", "klas 4HA12",
    "B-12 vitamine", "06-12345678",
    "3526 KB 61", "17-nov-2 om 10 uur", "artikel AB-123-C", "NL-12-34-56", "de A2 en de N210", "tel 0172-555210",
    "lokaal 2.17", "code XR99XR",
  ])
  func kenteken(_ text: String) { MarkedReading.holds(text, .kenteken) }

  @Test(arguments: [
    "deze creditcard: ⟦4012 8888 8888 1881⟧, op naam van", "mijn kaart ⟦5555 5555 5555 4444⟧ ingevuld",
    "met de pas ⟦4111-1111-1111-1111⟧",
    "⟦378282246310005⟧ (amex)",
    // Silent.
    "4111 1111 1111 1112", "lot nummer 0417 1643 0012", "ISBN 9789025870132", "IMEI-nummer 356938035643809",
    "ordernummer 4111111111111111",
    "1234 5678 1234 5670", "barcode 5555555555554444", "pi is 3 141592653589793", "4111 1111 1111",
    "NL91 ABNA 0417 1643 00", "€ 4111111111111111",
  ])
  func creditcard(_ text: String) { MarkedReading.holds(text, .creditcard) }

  @Test(arguments: [
    BSNRecognizer.about, EducationNumberRecognizer.about, PupilNumberRecognizer.about, IBANRecognizer.about,
    DocumentNumberRecognizer.about, LicencePlateRecognizer.about, CreditCardRecognizer.about,
  ])
  func examplesOfPages(_ page: RecognizerPage) {
    for example in page.examples {
      #expect(MarkedReading.marked(example, Set(page.kinds), school: .empty) == example)
    }
  }
}
