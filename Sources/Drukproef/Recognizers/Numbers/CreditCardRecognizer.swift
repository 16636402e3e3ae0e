internal import Text

/// Finds payment card numbers: the prefix of a card network, its length, and Luhn's sum.
package struct CreditCardRecognizer: Recognizer {
  package static let about = RecognizerPage(
    id: "creditcard", kinds: [.creditcard], title: .title, what: .what, why: .why,
    examples: [
      "Betaald met ⟦4111 1111 1111 1111⟧ gisteren", "creditcard ⟦5555555555554444⟧", "amex: ⟦3782 822463 10005⟧",
      "Betaald met 4111 1111 1111 1112", "lot nummer 0417 1643 0012", "ISBN 9789048832514",
      "Trackingcode 3411111111111111111111",
      "De pi-wedstrijd: 3141592653589793",
      "Rekening 0417164300",
      "Bel 0348 41 23 45",
      "De code van het spel is 1234 5678.",
      "Ordernummer 4111111111111112",
      "IMEI 356938035643809",
    ])

  package init() {}

  package func mentions(in reading: Reading) -> [Mention] {
    let digits = reading.digits
    return digits.candidates(ofLength: 13...19, partedBy: [.space, .dash, .dot]).compactMap { groups in
      let values = digits.values(groups)
      guard let network = CardNetwork(values), Checksum.isLuhn(values) else { return nil }
      guard groups.count == 1 || groups.allSatisfy({ digits[$0].count >= 3 }) else { return nil }
      let range = digits.range(groups)
      let cue = NumberCue(of: range, words: .card, in: reading)
      guard !cue.isOtherNumber, !cue.isQuantity else { return nil }
      let named = cue.distance != nil
      guard named || network != .maestro else { return nil }
      if reading.distance(before: reading.tokens.tokens(in: range).lowerBound, to: .imei, atMost: 6) != nil {
        return nil
      }
      return Mention(
        .creditcard, range, confidence: named ? 0.99 : groups.count == 1 ? 0.75 : 0.9, severity: .hoog,
        evidence: (named ? [.contextWord(0.3)] : []) + [.luhn], recognizer: Self.about.id)
    }
  }
}

/// Card networks by their prefixes and lengths (ISO/IEC 7812, as the networks publish them).
private enum CardNetwork {
  case visa, mastercard, amex, other, maestro

  init?(_ values: ArraySlice<UInt8>) {
    let head = values.prefix(6).reduce(0) { $0 * 10 + Int($1) }
    let count = values.count
    switch head / 100 {
    case 4000...4999 where count == 13 || count == 16 || count == 19: self = .visa
    case 5100...5599 where count == 16, 2221...2720 where count == 16: self = .mastercard
    case 3400...3499 where count == 15, 3700...3799 where count == 15: self = .amex
    case 3000...3059 where count == 14, 3600...3699 where count == 14, 3800...3999 where count == 14: self = .other
    case 3528...3589 where count >= 16, 6011 where count >= 16, 6440...6599 where count >= 16: self = .other
    case 6200...6299 where count >= 16: self = .other
    case 5000...5099, 5600...5899, 6300...6399, 6700...6799, 6000...6099: self = .maestro
    default: return nil
    }
  }
}

extension ContextWords {
  fileprivate static let card = ContextWords(
    "creditcard* *creditcard credit kaart kaartnummer* *kaartnummer pas pasnummer* bankpas* betaalpas* visa mastercard amex maestro american card"
  )
  static let imei = ContextWords("imei* *imei toestelnummer*")
}

extension Evidence {
  static let luhn = Evidence(
    0.6, nl: "begincijfers, lengte en controlegetal (Luhn) kloppen", en: "prefix, length and Luhn sum are right")
}

extension Wording {
  fileprivate static let title = Wording(nl: "Betaalkaartnummer", en: "Payment card number")
  fileprivate static let what = Wording(
    nl: """
      Het nummer van een creditcard of betaalpas: begincijfers en lengte van een kaartmaatschappij en een kloppend controlegetal, \
      aaneen of in groepjes.
      """,
    en: "The number of a credit or debit card: a card network's prefix and length and the right check digit.")
  fileprivate static let why = Wording(
    nl: "Met een kaartnummer kan een ander geld uitgeven. Laat de kaart meteen blokkeren (AVG artikel 4, lid 1).",
    en: "With a card number somebody else can spend money. Have the card blocked (GDPR article 4(1)).")
}
