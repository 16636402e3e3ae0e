internal import Text

/// Finds the numbers of passports, identity cards, residence documents (V-nummer) and driving licences.
package struct DocumentNumberRecognizer: Recognizer {
  package static let about = RecognizerPage(
    id: "documentnummer", kinds: [.documentnummer], title: .title, what: .what, why: .why,
    examples: [
      "Paspoort gevonden, nummer ⟦NXR1B2C45⟧.", "mijn ID-kaart is ⟦IRD2B98F7⟧", "V-nummer ⟦2871234567⟧",
      "Rijbewijs gevonden, nummer ⟦5319842076⟧.", "Paspoortnummer NXR1O2C45 bestaat niet.",
      "De kortingscode is SPR93D5C1.",
      "Met je rijbewijs mag je in 2026 rijden.",
      "Neem je paspoort mee op schoolreis.",
      "Een ID-kaart kost 75 euro.",
      "Lokaal NX12 is dicht.",
      "Het ISBN is 9789048832514.",
      "Verlopen paspoorten zijn niet geldig.",
      "Formulier A12345678 is vervallen.",
      "Je rijbewijs haal je vanaf 17 jaar.",
      "Kortingscode PASPOORT26",
    ])

  package init() {}

  package func mentions(in reading: Reading) -> [Mention] {
    cardNumbers(in: reading) + licenceNumbers(in: reading)
  }

  /// Nine signs: two letters, six letters or digits, a digit; never the letter O (rvig.nl).
  private func cardNumbers(in reading: Reading) -> [Mention] {
    let prose = reading.document.prose
    var found: [Mention] = []
    var from = 0
    for group in reading.digits.groups where group.range.lower >= from {
      var start = group.range.lower
      while start > from, Self.isSign(prose[start - 1]), group.range.lower - start <= 9 { start -= 1 }
      if start == group.range.lower, let spaced = spacedStart(before: start, prose) { start = spaced }
      guard let end = Self.cardEnd(prose, from: start), end >= group.range.upper else { continue }
      let range = ProseRange(start, end)
      guard let mention = cardMention(range, in: reading) else { continue }
      found.append(mention)
      from = end
    }
    return found
  }

  private func cardMention(_ range: ProseRange, in reading: Reading) -> Mention? {
    let written = reading.document.prose[range.range]
    let cue = NumberCue(of: range, words: .document, in: reading, reach: 12)
    if cue.isOtherNumber { return nil }
    let named = cue.distance != nil
    if !named {
      let digitCount = written.count { $0 &- 48 < 10 }
      guard written.allSatisfy({ $0 &- 48 < 10 || $0 &- 65 < 26 }), (2...7).contains(digitCount),
        "NISB".utf8.contains(written[written.startIndex]), changes(written) >= 3 || written.starts(with: "N".utf8)
      else { return nil }
      let words = reading.tokens.tokens(in: range)
      if reading.distance(before: words.lowerBound, to: .codes, atMost: 8) != nil { return nil }
    }
    return Mention(
      .documentnummer, range, confidence: named ? 0.98 : 0.55, severity: .hoog,
      evidence: (named ? [.contextWord(0.5)] : []) + [.shape], recognizer: Self.about.id)
  }

  /// How often letters and digits take turns.
  private func changes(_ written: ArraySlice<UInt8>) -> Int {
    zip(written, written.dropFirst()).count { ($0 &- 48 < 10) != ($1 &- 48 < 10) }
  }

  /// The start of two letters that a space parts from the rest: `XR 1001R5 8`.
  private func spacedStart(before digit: Int, _ prose: [UInt8]) -> Int? {
    guard digit >= 3, prose[digit - 1] == 32, Self.isLetter(prose[digit - 2]), Self.isLetter(prose[digit - 3]),
      digit == 3 || !Self.isSign(prose[digit - 4]), prose[digit - 2] &- 65 < 26
    else { return nil }
    return digit - 3
  }

  private static func cardEnd(_ prose: [UInt8], from start: Int) -> Int? {
    if start > 0, isSign(prose[start - 1]) || prose[start - 1] == UInt8(ascii: "-") { return nil }
    var signs: [UInt8] = []
    var index = start
    while index < prose.count, signs.count < 9 {
      if isSign(prose[index]) {
        signs.append(prose[index])
      } else if prose[index] != 32 || index == start || prose[index - 1] == 32 {
        return nil
      }
      index += 1
    }
    guard signs.count == 9, index == prose.count || !(isSign(prose[index]) || prose[index] == UInt8(ascii: "-")),
      isLetter(signs[0]), isLetter(signs[1]), signs[8] &- 48 < 10
    else { return nil }
    // A space inside parts words unless what follows has digits too.
    let spaces = prose[start..<index].split(separator: 32)
    guard spaces.dropFirst().allSatisfy({ $0.contains { $0 &- 48 < 10 } }) else { return nil }
    return signs.contains { $0 | 0x20 == UInt8(ascii: "o") } ? nil : index
  }

  /// Ten digits after a word for a driving licence, or a foreigner's number.
  private func licenceNumbers(in reading: Reading) -> [Mention] {
    let digits = reading.digits
    return digits.candidates(ofLength: 10...10, partedBy: [.space, .dot, .dash]).compactMap { groups in
      let range = digits.range(groups)
      let cue = NumberCue(of: range, words: .licence, in: reading, reach: 12)
      guard cue.distance != nil, !cue.isOtherNumber, !cue.isQuantity else { return nil }
      if digits.values(groups).first == 0 { return nil }
      return Mention(
        .documentnummer, range, confidence: 0.95, severity: .hoog, evidence: [.contextWord(0.7), .tenDigits],
        recognizer: Self.about.id)
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 97 < 26 }
  private static func isSign(_ byte: UInt8) -> Bool { isLetter(byte) || byte &- 48 < 10 }
}

extension ContextWords {
  fileprivate static let document = ContextWords(
    """
    paspoort* *paspoort identiteitskaart* id-kaart* idkaart* id id's legitimatie* identiteitsbewijs* identiteitsbewijzen documentnummer* document
    verblijfsdocument* verblijfsvergunning* verblijfspas* reisdocument* id-bewijs* idbewijs* id-nummer idnummer ik-kaart identiteitskaartnummer*
    """)
  fileprivate static let licence = ContextWords(
    "rijbewijs* *rijbewijs v-nummer* vnummer* vreemdelingennummer* vreemdelingnummer* v")
  fileprivate static let codes = ContextWords(
    "*code *codes wachtwoord* *wachtwoord activatie* kamer lokaal type model serie* key sleutel token *nummer wifi versie"
  )
}

extension Evidence {
  fileprivate static let shape = Evidence(
    0.4, nl: "negen tekens zoals op paspoort en identiteitskaart", en: "nine signs as on passports and identity cards")
  fileprivate static let tenDigits = Evidence(0.2, nl: "tien cijfers", en: "ten digits")
}

extension Wording {
  fileprivate static let title = Wording(nl: "Nummer van een identiteitsdocument", en: "Number of an identity document")
  fileprivate static let what = Wording(
    nl: """
      Het nummer van een paspoort of identiteitskaart (negen tekens: twee letters, zes letters of cijfers, een cijfer, nooit de letter \
      O), een V-nummer of een rijbewijsnummer (tien cijfers) dat een woord in de buurt zo noemt.
      """,
    en:
      "The number of a passport or identity card (nine signs, never the letter O), a V-nummer or driving licence named so nearby."
  )
  fileprivate static let why = Wording(
    nl: "Met een documentnummer kan een ander zich voor iemand uitgeven (AVG artikel 4, lid 1: identificatienummer).",
    en: "With a document number somebody can pose as another (GDPR article 4(1): identification number).")
}
