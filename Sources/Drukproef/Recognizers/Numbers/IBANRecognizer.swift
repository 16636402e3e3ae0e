internal import Text

/// Finds bank account numbers: the country's own length and make-up, and the sum mod 97.
package struct IBANRecognizer: Recognizer {
  package static let about = RecognizerPage(
    id: "iban", kinds: [.iban], title: .title, what: .what, why: .why,
    examples: [
      "Graag naar ⟦NL91 ABNA 0417 1643 00⟧ t.n.v. de ouderraad", "⟦nl91abna0417164300⟧", "⟦NL91.ABNA.0417.1643.00⟧",
      "Mijn rekening is ⟦BE68 5390 0754 7034⟧.", "NL91 ABNA 0417 1643 01 klopt niet", "btw-nummer NL004455667B01",
      "Een IBAN begint met NL en twee cijfers.",
      "NL2026 is ons motto.",
      "De code is NL91ABNA.",
      "Bestelling NL91 is geleverd.",
      "Onze rekening bij de bank is gratis.",
      "KvK 12345678",
      "Klas NL42 leest een boek.",
      "Het ISBN is 9789048832514.",
    ])

  /// The school's own accounts, in capitals without separators.
  private let own: Set<[UInt8]>

  package init(school: SchoolRegister) {
    own = Set(school.schools.map { Self.compact(Array($0.iban.utf8)[...]) }.filter { !$0.isEmpty })
  }

  package func mentions(in reading: Reading) -> [Mention] {
    let prose = reading.document.prose
    var found: [Mention] = []
    var from = 0
    for group in reading.digits.groups where group.count >= 2 && group.range.lower >= from {
      guard let start = countryStart(before: group.range.lower, prose), start >= from,
        let end = Self.end(of: prose, from: start)
      else { continue }
      from = end
      let iban = Self.compact(prose[start..<end])
      if own.contains(iban) { continue }
      found.append(
        Mention(
          .iban, ProseRange(start, end), confidence: 0.99, severity: .midden, evidence: [.sum],
          recognizer: Self.about.id))
    }
    return found
  }

  /// Where the two letters of the country stand, right before the check digits or one separator away.
  private func countryStart(before digit: Int, _ prose: [UInt8]) -> Int? {
    var index = digit
    if index > 0, Self.isSeparator(prose[index - 1]) { index -= 1 }
    guard index >= 2, Self.isLetter(prose[index - 1]), Self.isLetter(prose[index - 2]) else { return nil }
    let start = index - 2
    return start == 0 || !Self.isSign(prose[start - 1]) ? start : nil
  }

  /// The end of the valid IBAN that starts at a byte.
  private static func end(of prose: [UInt8], from start: Int) -> Int? {
    guard let format = IBANFormat(country: prose[start], prose[start + 1]) else { return nil }
    var signs: [UInt8] = []
    var index = start
    var separators = 0
    while index < prose.count, signs.count < format.length {
      let byte = prose[index]
      if isSign(byte) {
        signs.append(byte &- 97 < 26 ? byte - 32 : byte)
        separators = 0
      } else if let length = separatorLength(prose, at: index), separators < 3 {
        separators += 1
        index += length - 1
      } else {
        return nil
      }
      index += 1
    }
    // A dot or hyphen and another sign behind it: the number is longer than it may be.
    let goesOn = index + 1 < prose.count && prose[index] != 32 && isSeparator(prose[index]) && isSign(prose[index + 1])
    guard signs.count == format.length, !goesOn, index == prose.count || !isSign(prose[index]), format.matches(signs),
      Checksum.isMod97(signs)
    else { return nil }
    return index
  }

  private static func compact(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    bytes.filter(isSign).map { $0 &- 97 < 26 ? $0 - 32 : $0 }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 97 < 26 }
  private static func isSign(_ byte: UInt8) -> Bool { isLetter(byte) || byte &- 48 < 10 }
  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == 32 || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
  }

  private static func separatorLength(_ prose: [UInt8], at index: Int) -> Int? {
    if isSeparator(prose[index]) { return 1 }
    if prose[index] == 0xC2, index + 1 < prose.count, prose[index + 1] == 0xA0 { return 2 }
    guard prose[index] == 0xE2, index + 2 < prose.count, prose[index + 1] == 0x80 else { return nil }
    return (0x80...0x95).contains(prose[index + 2]) || prose[index + 2] == 0xAF ? 3 : nil
  }
}

/// How a country's account numbers are made up: rows of digits (`n`), capitals (`a`) or either (`c`).
struct IBANFormat {
  let length: Int
  private let parts: [(count: Int, kind: UInt8)]

  init?(country first: UInt8, _ second: UInt8) {
    let code = String(decoding: [first & 0xDF, second & 0xDF], as: UTF8.self)
    guard let text = Self.registry[code] else { return nil }
    var parts: [(count: Int, kind: UInt8)] = []
    var count = 0
    for byte in text.utf8 {
      if byte &- 48 < 10 {
        count = count * 10 + Int(byte - 48)
      } else {
        parts.append((count, byte))
        count = 0
      }
    }
    self.parts = parts
    length = parts.reduce(4) { $0 + $1.count }
  }

  func matches(_ iban: [UInt8]) -> Bool {
    guard iban[2] &- 48 < 10, iban[3] &- 48 < 10 else { return false }
    var index = 4
    for part in parts {
      for sign in iban[index..<(index + part.count)] {
        let isDigit = sign &- 48 < 10
        if part.kind == UInt8(ascii: "n"), !isDigit { return false }
        if part.kind == UInt8(ascii: "a"), isDigit { return false }
      }
      index += part.count
    }
    return true
  }

  /// The IBAN registry of ISO 13616 (SWIFT, release 101).
  private static let registry: [String: String] = [
    "AD": "8n12c", "AE": "19n", "AL": "8n16c", "AT": "16n", "AZ": "4a20c", "BA": "16n", "BE": "12n", "BG": "4a6n8c",
    "BH": "4a14c", "BI": "23n", "BR": "23n1a1c", "BY": "4c4n16c", "CH": "5n12c", "CR": "18n", "CY": "8n16c",
    "CZ": "20n", "DE": "18n", "DJ": "23n", "DK": "14n", "DO": "4c20n", "EE": "16n", "EG": "25n", "ES": "20n",
    "FI": "14n", "FK": "2a12n", "FO": "14n", "FR": "10n11c2n", "GB": "4a14n", "GE": "2a16n", "GI": "4a15c", "GL": "14n",
    "GR": "7n16c", "GT": "24c", "HN": "4a20n", "HR": "17n", "HU": "24n", "IE": "4a14n", "IL": "19n", "IQ": "4a15n",
    "IS": "22n", "IT": "1a10n12c", "JO": "4a4n18c", "KW": "4a22c", "KZ": "3n13c", "LB": "4n20c", "LC": "4a24c",
    "LI": "5n12c", "LT": "16n", "LU": "3n13c", "LV": "4a13c", "LY": "21n", "MC": "10n11c2n", "MD": "20c", "ME": "18n",
    "MK": "3n10c2n", "MN": "16n", "MR": "23n", "MT": "4a5n18c", "MU": "4a19n3a", "NI": "4a20n", "NL": "4a10n",
    "NO": "11n", "OM": "3n16c", "PK": "4a16c", "PL": "24n", "PS": "4a21c", "PT": "21n", "QA": "4a21c", "RO": "4a16c",
    "RS": "18n", "RU": "14n15c", "SA": "2n18c", "SC": "4a20n3a", "SD": "14n", "SE": "20n", "SI": "15n", "SK": "20n",
    "SM": "1a10n12c", "SO": "19n", "ST": "21n", "SV": "4a20n", "TL": "19n", "TN": "20n", "TR": "6n16c", "UA": "6n19c",
    "VA": "18n", "VG": "4a16n", "XK": "16n", "YE": "4a4n18c",
  ]
}

extension Evidence {
  fileprivate static let sum = Evidence(
    0.9, nl: "opbouw en controlegetal (mod 97) kloppen", en: "make-up and check digits (mod 97) are right")
}

extension Wording {
  fileprivate static let title = Wording(nl: "Rekeningnummer (IBAN)", en: "Bank account number (IBAN)")
  fileprivate static let what = Wording(
    nl: """
      Een rekeningnummer uit een van de landen van de IBAN-lijst, met de lengte van dat land en een kloppend controlegetal; aaneen, \
      met spaties of punten, in hoofdletters of kleine letters. Het nummer uit het schoolbestand telt niet mee.
      """,
    en: """
      An account number of any country of the IBAN registry with the right length and check digits, however it is spaced. The \
      school's own account does not count.
      """)
  fileprivate static let why = Wording(
    nl: """
      Een rekeningnummer hoort bij één mens of gezin en helpt oplichters. Gebruik de rekening van de school of een betaalverzoek \
      (AVG artikel 4, lid 1).
      """,
    en: "An account number belongs to one person or family and helps swindlers (GDPR article 4(1)).")
}
