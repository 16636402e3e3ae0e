internal import Text

/// Finds Dutch licence plates by their side codes (RDW, 1 to 14).
package struct LicencePlateRecognizer: Recognizer {
  package static let about = RecognizerPage(
    id: "kenteken", kinds: [.kenteken], title: .title, what: .what, why: .why,
    examples: [
      "Zwarte Volvo ⟦TZ-924-D⟧ staat in de weg", "kenteken ⟦gx482b⟧", "De camper, ⟦8-TGS-41⟧, staat dubbel.",
      "auto met ⟦GP 318 R⟧", "Lokaal B-12-AB is dicht.", "Op 12-12-26 is het feest.", "Wij lezen hoofdstuk 3-4.",
      "De wedstrijd eindigde in 12-10.",
      "Lees bladzijde 12-14.",
      "Groep 1-2-3 gaat naar buiten.",
      "De combinatie is 1-2-3.",
      "Chip type AB-12 is op.",
      "Wij zingen in 4-4 maat.",
      "Versie 2-0-1 van de app.",
      "Schooljaar 26-27",
    ])

  package init() {}

  package func mentions(in reading: Reading) -> [Mention] {
    let prose = reading.document.prose
    var found: [Mention] = []
    var from = 0
    for group in reading.digits.groups where group.count <= 3 {
      guard let plate = plate(round: group.range, from: from, prose), let mention = mention(of: plate, in: reading)
      else {
        continue
      }
      found.append(mention)
      from = plate.range.upper
    }
    return found
  }

  /// A plate as written.
  private struct Plate {
    var range: ProseRange
    /// The three groups' lengths and whether they are letters.
    var groups: [(count: Int, isLetters: Bool)]
    var separator: UInt8
    var isUpper: Bool
    var letters: [UInt8]
  }

  /// The plate whose first or second group is the digits at a range.
  private func plate(round digits: ProseRange, from: Int, _ prose: [UInt8]) -> Plate? {
    var start = digits.lower
    // Two groups at most can stand before the first digits: none is shorter than one sign, longer than three.
    if start > from,
      Self.isLetter(prose[start - 1])
        || (start - 1 > from && Self.isSeparator(prose[start - 1]) && Self.isLetter(prose[start - 2]))
    {
      if Self.isSeparator(prose[start - 1]) { start -= 1 }
      let limit = max(from, start - 4)
      while start > limit, Self.isLetter(prose[start - 1]) { start -= 1 }
      if start > limit, start > 1, Self.isSeparator(prose[start - 1]), Self.isLetter(prose[start - 2]),
        start - 3 >= from, Self.isLetter(prose[start - 3]),
        let plate = read(prose, from: start - 3)
      {
        return plate
      }
    }
    return read(prose, from: start) ?? (start == digits.lower ? nil : read(prose, from: digits.lower))
  }

  private func read(_ prose: [UInt8], from start: Int) -> Plate? {
    if start > 0, Self.isSign(prose[start - 1]) || prose[start - 1] == UInt8(ascii: "-") { return nil }
    var groups: [(count: Int, isLetters: Bool)] = []
    var letters: [UInt8] = []
    var separator: UInt8 = 0
    var index = start
    while index < prose.count {
      let byte = prose[index]
      if Self.isSign(byte) {
        let isLetter = Self.isLetter(byte)
        if isLetter { letters.append(byte) }
        if let last = groups.last, last.isLetters == isLetter, index == start || Self.isSign(prose[index - 1]) {
          groups[groups.count - 1].count += 1
        } else {
          if groups.count == 3 { break }
          if index > start, Self.isSign(prose[index - 1]), separator != 0 { return nil }
          groups.append((1, isLetter))
        }
        if groups[groups.count - 1].count > 4 { return nil }
      } else if Self.isSeparator(byte), index > start, Self.isSign(prose[index - 1]), groups.count < 3,
        separator == 0 ? groups.count == 1 : separator == byte
      {
        separator = byte
      } else {
        break
      }
      index += 1
    }
    if index > start, Self.isSeparator(prose[index - 1]) { index -= 1 }
    if index < prose.count, Self.isSign(prose[index]) { return nil }
    if index + 1 < prose.count, prose[index] == UInt8(ascii: "-"), Self.isSign(prose[index + 1]) { return nil }
    let parts = split(groups, separator)
    guard Self.sideCodes.contains(code(parts)) else { return nil }
    let isUpper = letters.allSatisfy { $0 &- 65 < 26 }
    return Plate(
      range: ProseRange(start, index), groups: parts, separator: separator, isUpper: isUpper, letters: letters)
  }

  /// Written without separators, two groups of one sort run together: `12ABCD` is 12-AB-CD.
  private func split(_ groups: [(count: Int, isLetters: Bool)], _ separator: UInt8) -> [(count: Int, isLetters: Bool)] {
    guard separator == 0, groups.count == 2, let long = groups.firstIndex(where: { $0.count == 4 }) else {
      return groups
    }
    var parts = groups
    parts[long].count = 2
    parts.insert((2, parts[long].isLetters), at: long)
    return parts
  }

  private func code(_ groups: [(count: Int, isLetters: Bool)]) -> String {
    groups.map { String(repeating: $0.isLetters ? "X" : "9", count: $0.count) }.joined(separator: "-")
  }

  private func mention(of plate: Plate, in reading: Reading) -> Mention? {
    let cue = NumberCue(of: plate.range, words: .vehicle, in: reading, reach: 12)
    let word = cue.distance != nil
    let named =
      reading.distance(before: reading.tokens.tokens(in: plate.range).lowerBound, to: .plate, atMost: 6) != nil
    if cue.isOtherNumber, !named { return nil }
    let first = reading.tokens.tokens(in: plate.range)
    if !named, reading.distance(before: first.lowerBound, to: .shelf, atMost: 2) != nil { return nil }
    if !named, reading.distance(after: first.upperBound - 1, to: .units, atMost: 1) != nil { return nil }
    let letters = plate.letters.map { $0 | 0x20 }
    let isMonth = letters.count == 3 && Self.months.contains(String(decoding: letters, as: UTF8.self))
    let confidence: Double
    switch (plate.separator, plate.isUpper) {
    case (UInt8(ascii: "-"), true): confidence = word ? 0.97 : isMonth || !looksReal(plate, letters) ? 0 : 0.85
    case (UInt8(ascii: "-"), false): confidence = word ? 0.93 : looksReal(plate, letters) ? 0.6 : 0
    case (0, true), (32, true): confidence = named ? 0.95 : word && looksReal(plate, letters) ? 0.8 : 0
    default: confidence = named && plate.separator != 32 ? 0.9 : named && looksReal(plate, letters) ? 0.7 : 0
    }
    guard confidence > 0 else { return nil }
    return Mention(
      .kenteken, plate.range, confidence: confidence, severity: .midden,
      evidence: [.sideCode] + (word ? [.contextWord(0.2)] : []), recognizer: Self.about.id)
  }

  /// No vowels and no C or Q: so are all plates since 1978.
  private func looksReal(_ plate: Plate, _ letters: [UInt8]) -> Bool {
    letters.allSatisfy { !"aeiouqc".utf8.contains($0) }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 97 < 26 }
  private static func isSign(_ byte: UInt8) -> Bool { isLetter(byte) || byte &- 48 < 10 }
  private static func isSeparator(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "-") || byte == 32 }

  private static let sideCodes: Set<String> = [
    "XX-99-99", "99-99-XX", "99-XX-99", "XX-99-XX", "XX-XX-99", "99-XX-XX", "99-XXX-9", "9-XXX-99", "XX-999-X",
    "X-999-XX", "XXX-99-X", "X-99-XXX", "9-XX-999", "999-XX-9",
  ]
  private static let months: Set<String> = [
    "jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec", "mar", "may", "oct",
  ]
}

extension ContextWords {
  fileprivate static let plate = ContextWords("kenteken* *kenteken nummerbord* *nummerbord kentekenplaat")
  /// Places and things that are numbered with letters and digits too.
  fileprivate static let shelf = ContextWords(
    "lokaal zaal kamer vak kast rek stelling schap gang kluis kluisje *code type model maat formulier bladzijde blz pagina oefening opgave som stoel rij klas groep *kluis *kaart *set *pakket printer *printer toner cartridge serie *serie artikel *artikel product onderdeel *bestelling order ticket *ticket lot vlucht lijn spel bouwsteen *lamp batterij *schroef scherm *boek *doos *stift *papier *verf *kleur rekenmachine laptop chromebook tablet beamer digibord kopieerapparaat apparaat sleutel *sleutel"
  )
  fileprivate static let vehicle = ContextWords(
    """
    kenteken* *kenteken nummerbord* auto auto's autootje *auto wagen* *wagen *busje bus bestelbus bestelbusje camper* caravan* scooter* *scooter brommer* motor
    bakfiets taxi* truck vrachtwagen* aanhanger* aanhangwagen trailer volvo opel audi bmw mercedes ford fiat kia peugeot renault citroën citroen
    toyota tesla seat skoda mazda nissan suzuki mini volkswagen vw golf polo hyundai honda dacia lexus porsche jeep parkeer* *parkeer* geparkeerd lampen
    lichten koplampen rijdt reed wegreed weggereden aangereden aanrijding blikschade chauffeur bestuurder snelheid
    """)
}

extension Evidence {
  fileprivate static let sideCode = Evidence(
    0.6, nl: "letters en cijfers staan zoals op een Nederlands kenteken", en: "letters and digits as on a Dutch plate")
}

extension Wording {
  fileprivate static let title = Wording(nl: "Kenteken", en: "Licence plate")
  fileprivate static let what = Wording(
    nl: """
      Zes letters en cijfers in een van de veertien vormen van Nederlandse kentekens, met streepjes of spaties; zonder streepjes \
      alleen als de tekst over een voertuig gaat.
      """,
    en:
      "Six letters and digits in one of the fourteen forms of Dutch plates; without hyphens only when a vehicle is spoken of."
  )
  fileprivate static let why = Wording(
    nl: "Een kenteken is te herleiden tot de eigenaar van de auto en vertelt waar iemand is (AVG artikel 4, lid 1).",
    en: "A plate leads to the owner of the car and tells where somebody is (GDPR article 4(1)).")
}
