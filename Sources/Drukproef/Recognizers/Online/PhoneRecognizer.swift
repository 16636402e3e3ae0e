internal import Text

/// Finds telephone numbers by the Dutch numbering plan, and foreign ones by their country code.
package struct PhoneRecognizer: Recognizer {
  package static let about = RecognizerPage(
    id: "telefoon", kinds: [.telefoon], title: .title, what: .what, why: .why,
    examples: [
      "Bel ⟦06-12345678⟧ of ⟦(0348) 41 23 45⟧.", "app naar ⟦+31 (0)6 1928 3746⟧", "⟦06.57.30.88.14⟧",
      "⟦nul zes 12 34 90 11⟧",
      "Onze gids: ⟦+44 7700 900321⟧", "Bel 0800-0432, 0900-8844 of 112.", "Ordernummer 0612345678",
      "De stand was 06-12-2026 10 tegen 3.",
      "Van 08.30 tot 12.15 uur", "lot nummer 0417 1643 0012",
      "Het bedrag is 0,60 euro.",
      "Ons banknummer eindigt op 4300.",
      "ISBN 9789048832514",
      "Het jaar 2026 telt 365 dagen.",
      "Lokaal 0.12 is vrij.",
      "Artikel 061234 is op.",
    ])

  /// Numbers that are public, as the digits after the zero or after the country code.
  private let exempt: Set<[UInt8]>

  package init(school: SchoolRegister) {
    let written = school.schools.flatMap { $0.locations.map(\.phone) } + school.publicNumbers
    exempt = Set(
      written.map { number in
        let digits = DigitGroups(Array(number.utf8))
        return Array(Self.national(digits.values[...], international: number.hasPrefix("+") || number.hasPrefix("(+")))
      })
  }

  package func mentions(in reading: Reading) -> [Mention] {
    let digits = reading.digits
    lazy var numbers = MentionRanges(reading.mentions) { $0.family == .number }
    var found: [Mention] = []
    var next = 0
    for start in digits.groups.indices where start >= next {
      guard let number = number(at: start, digits, reading.document.prose) else { continue }
      next = number.groups.upperBound
      if let mention = mention(of: number, numbers, in: reading) { found.append(mention) }
    }
    return found + spelled(in: reading)
  }

  private struct Number {
    var groups: Range<Int>
    var range: ProseRange
    /// Without the zero or the country code.
    var national: ArraySlice<UInt8>
    var service: NumberingPlan.Service
    /// Written with a plus, or with a hyphen or spaces at the places where telephone numbers have them.
    var isPlain: Bool
  }

  private func number(at start: Int, _ digits: DigitGroups, _ prose: [UInt8]) -> Number? {
    let first = digits[start]
    guard !first.touchesBefore, !first.gap.isTight || first.gap == .slash || first.gap == .comma else { return nil }
    // `09 0790 602680`: the tail of a number that is none.
    if start > 0, first.gap.isSubset(of: [.space, .dot, .dash]), digits[start - 1].count <= 4,
      digits.values[digits[start - 1].values.lowerBound] == 0, !digits[start - 1].touchesBefore
    {
      return nil
    }
    let lower = first.range.lower
    let plus = plusStart(before: lower, prose)
    guard
      plus != nil || digits.values[first.values.lowerBound] == 0 || digits.values[first.values].starts(with: [3, 1, 6])
    else { return nil }
    var best: Number?
    var total = 0
    var index = start
    while index < digits.count, total < 15 {
      let group = digits[index]
      if index > start, !group.gap.isSubset(of: [.space, .dot, .dash, .slash, .open, .close]) || group.touchesBefore {
        break
      }
      total += group.count
      index += 1
      guard total >= 8, total <= 17, ends(before: index, digits) else { continue }
      if let service = service(digits.values(start..<index), plus: plus != nil), !isDate(start..<index, digits) {
        let national = Self.national(digits.values(start..<index), international: plus != nil)
        best = Number(
          groups: start..<index, range: widened(plus ?? lower, group.range.upper, prose), national: national,
          service: service, isPlain: plus != nil || index - start > 1 || national.first == 6)
        if service != .foreign { break }
      }
    }
    return best
  }

  /// Where the plus stands that makes the digits an international number.
  private func plusStart(before digit: Int, _ prose: [UInt8]) -> Int? {
    var index = digit
    while index > 0, digit - index < 2, prose[index - 1] == 32 || prose[index - 1] == UInt8(ascii: "(") { index -= 1 }
    return index > 0 && prose[index - 1] == UInt8(ascii: "+") ? index - 1 : nil
  }

  private func ends(before index: Int, _ digits: DigitGroups) -> Bool {
    if digits[index - 1].touchesAfter { return false }
    guard index < digits.count else { return true }
    let gap = digits[index].gap
    if !gap.isTight || gap == .comma { return true }
    return gap == .slash && digits.values[digits[index].values.lowerBound] == 0
  }

  private func service(_ values: ArraySlice<UInt8>, plus: Bool) -> NumberingPlan.Service? {
    let isInternational = plus || values.starts(with: [0, 0])
    guard isInternational else {
      if values.first == 0 {
        return values.count == 10 || values.count == 12 ? NumberingPlan.dutch(values.dropFirst()) : nil
      }
      return values.count == 11 && NumberingPlan.dutch(values.dropFirst(2)) == .mobile ? .mobile : nil
    }
    let digits = plus ? values : values.dropFirst(2)
    guard let country = NumberingPlan.country(digits) else { return nil }
    let rest = digits.dropFirst(country.codeLength)
    if country.code == 31 { return NumberingPlan.dutch(rest.first == 0 ? rest.dropFirst() : rest) }
    let national = rest.first == 0 && country.code != 39 ? rest.dropFirst() : rest
    return country.lengths.contains(national.count) ? .foreign : nil
  }

  /// The digits that tell one number from another: without zero, 31 or 0031; foreign ones keep their code.
  private static func national(_ values: ArraySlice<UInt8>, international: Bool) -> ArraySlice<UInt8> {
    var rest = values
    if international || rest.starts(with: [0, 0]) || (rest.count == 11 && rest.starts(with: [3, 1])) {
      if rest.starts(with: [0, 0]) { rest = rest.dropFirst(2) }
      if rest.starts(with: [3, 1]) { rest = rest.dropFirst(2) }
    }
    return rest.first == 0 && rest.count > 8 ? rest.dropFirst() : rest
  }

  /// `06-12-2026 10`: a date, and another number behind it.
  private func isDate(_ groups: Range<Int>, _ digits: DigitGroups) -> Bool {
    guard groups.count >= 3 else { return false }
    let (day, month, year) = (digits[groups.lowerBound], digits[groups.lowerBound + 1], digits[groups.lowerBound + 2])
    guard day.count == 2, month.count == 2, year.count == 4, month.gap == year.gap, month.gap.isTight else {
      return false
    }
    let century = digits.values[year.values].prefix(2)
    return century.elementsEqual([1, 9]) || century.elementsEqual([2, 0])
  }

  /// A bracket before the number belongs to it when its other half stands inside.
  private func widened(_ lower: Int, _ upper: Int, _ prose: [UInt8]) -> ProseRange {
    guard lower > 0, prose[lower - 1] == UInt8(ascii: "(") else { return ProseRange(lower, upper) }
    return prose[lower..<upper].contains(UInt8(ascii: ")")) && !prose[lower..<upper].contains(UInt8(ascii: "("))
      ? ProseRange(lower - 1, upper) : ProseRange(lower, upper)
  }

  private func mention(of number: Number, _ numbers: MentionRanges, in reading: Reading) -> Mention? {
    guard !exempt.contains(Array(number.national)) else { return nil }
    let tokens = reading.tokens.tokens(in: number.range)
    if isPartOfNumber(number.range, tokens, numbers, in: reading) { return nil }
    let named = reading.distance(before: tokens.lowerBound, to: .phone, atMost: 10)
    let goods = reading.distance(before: tokens.lowerBound, to: .goods, atMost: 6, acrossSentence: false)
    if let goods, goods < named ?? .max, !number.isPlain || goods <= 3 { return nil }
    if reading.isAmount(number.range) { return nil }
    var confidence = named == nil ? 0.9 : 0.98
    if !number.isPlain, named == nil { confidence = 0.75 }
    var traits: Mention.Traits = []
    if number.service == .company || number.service == .geographic,
      reading.distance(before: tokens.lowerBound, to: .organisation, atMost: 7, acrossSentence: false) != nil
    {
      confidence = 0.4
      traits = .hint
    } else if number.service == .company {
      confidence = 0.75
    }
    return Mention(
      .telefoon, number.range, confidence: confidence, severity: .midden,
      evidence: [.plan(number.service)] + (named == nil ? [] : [.contextWord(0.2)]), traits: traits,
      recognizer: Self.about.id)
  }
}

extension PhoneRecognizer {
  /// Whether the digits are the tail of an account number, or of another number that was found already.
  private func isPartOfNumber(
    _ range: ProseRange, _ tokens: Range<Int>, _ numbers: MentionRanges, in reading: Reading
  ) -> Bool {
    if numbers.overlap(range) { return true }
    guard tokens.lowerBound > 1 else { return false }
    let bank = reading.tokens.keyBytes(tokens.lowerBound - 1)
    let country = reading.tokens.keyBytes(tokens.lowerBound - 2)
    return bank.count == 4 && bank.allSatisfy { $0 &- 97 < 26 } && country.count == 4
      && country.prefix(2).allSatisfy { $0 &- 97 < 26 } && country.suffix(2).allSatisfy { $0 &- 48 < 10 }
  }
}

// MARK: - In words

extension PhoneRecognizer {
  /// Mobile numbers of which some digits are written in words: `nul zes 12 34 90 11`.
  private func spelled(in reading: Reading) -> [Mention] {
    var found: [Mention] = []
    var token = 0
    while token < reading.tokens.count {
      defer { token += 1 }
      guard reading.tokens[token].kind == .word || reading.tokens[token].kind == .number, startsSpelled(token, reading),
        let end = spelledEnd(from: token, reading)
      else { continue }
      found.append(
        Mention(
          .telefoon, reading.range(token..<end), confidence: 0.9, severity: .midden, evidence: [.inWords],
          recognizer: Self.about.id))
      token = end - 1
    }
    return found
  }

  private func startsSpelled(_ token: Int, _ reading: Reading) -> Bool {
    let key = reading.tokens.keyBytes(token)
    guard key.count <= 6, let first = key.first, first == UInt8(ascii: "n") || first == UInt8(ascii: "0") else {
      return false
    }
    return key.elementsEqual("nul".utf8) || key.elementsEqual("nulzes".utf8) || key.elementsEqual("0".utf8)
      || key.elementsEqual("06".utf8)
  }

  private func spelledEnd(from start: Int, _ reading: Reading) -> Int? {
    var values: [UInt8] = []
    var inWords = 0
    var token = start
    while token < reading.tokens.count, values.count < 10,
      token == start || !reading.tokens[token].before.contains(.paragraph)
    {
      let key = reading.key(token)
      if let word = NumberWords.digits(of: key) {
        values += word
        inWords += 1
      } else if reading.tokens[token].kind == .number, key.utf8.allSatisfy({ $0 &- 48 < 10 || $0 == 45 || $0 == 46 }) {
        values += key.utf8.filter { $0 &- 48 < 10 }.map { $0 - 48 }
      } else {
        break
      }
      token += 1
    }
    guard inWords > 0, values.count == 10, values.starts(with: [0, 6]) else { return nil }
    return NumberingPlan.dutch(values.dropFirst()) == .mobile ? token : nil
  }
}

/// The Dutch numbers below a hundred, in words.
private enum NumberWords {
  static func digits(of key: String) -> [UInt8]? { all[key] }

  private static let all: [String: [UInt8]] = {
    let units = ["nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen"]
    let teens = [
      "tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien",
    ]
    let tens = ["twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"]
    var all: [String: [UInt8]] = ["nulzes": [0, 6]]
    for (value, word) in units.enumerated() { all[word] = [UInt8(value)] }
    for (value, word) in teens.enumerated() { all[word] = [1, UInt8(value)] }
    for (row, word) in tens.enumerated() {
      all[word] = [UInt8(row + 2), 0]
      for (value, unit) in units.enumerated() where value > 0 {
        all[unit + "en" + word] = [UInt8(row + 2), UInt8(value)]
      }
    }
    return all
  }()
}

extension ContextWords {
  fileprivate static let phone = ContextWords(
    """
    bel bellen belt gebeld app appen appt appje appjes whatsapp sms smsen telefoon* tel telnr telefoonnr mobiel* mob 06 nummer nummers nr bereikbaar bereiken te
    noodnummer* opbellen contact oproepen gsm
    """)
  static let organisation = ContextWords(
    """
    gemeente gemeentehuis ggd ggz huisartsenpost huisartsenpraktijk klantenservice receptie museum *museum restaurant *restaurant zwembad bibliotheek bieb
    politie brandweer ziekenhuis *ziekenhuis theater *theater hotel *hotel camping winkel *winkel bakkerij garage* apotheek veilig
    helpdesk servicedesk balie leverancier uitgeverij belastingdienst duo leerplicht wijkteam jeugdgezondheidszorg bso kinderopvang
    kindertelefoon vertrouwensinspecteur* inspectie meldpunt hulplijn vereniging rijschool busmaatschappij taxibedrijf pretpark dierentuin
    """)
}

extension Evidence {
  fileprivate static func plan(_ service: NumberingPlan.Service) -> Evidence {
    switch service {
    case .mobile: Evidence(0.9, nl: "een mobiel nummer volgens het nummerplan", en: "a mobile number of the Dutch plan")
    case .geographic: Evidence(0.8, nl: "netnummer en lengte kloppen", en: "area code and length are right")
    case .company: Evidence(0.5, nl: "een nummer zoals bedrijven hebben", en: "a number as companies have")
    case .foreign: Evidence(0.7, nl: "landnummer en lengte kloppen", en: "country code and length are right")
    }
  }
  fileprivate static let inWords = Evidence(
    0.8, nl: "een mobiel nummer, deels in woorden", en: "a mobile number, partly in words")
}

extension Wording {
  fileprivate static let title = Wording(nl: "Telefoonnummer", en: "Telephone number")
  fileprivate static let what = Wording(
    nl: """
      Mobiele en vaste nummers volgens het Nederlandse nummerplan en buitenlandse met hun landnummer, hoe ze ook geschreven zijn: \
      06-12345678, (0348) 41 23 45, +31 (0)6 …, met punten, in woorden. Nummers van de school en hulplijnen tellen niet mee, 0800- en \
      0900-nummers ook niet.
      """,
    en: """
      Mobile and fixed numbers of the Dutch numbering plan and foreign ones with their country code, however written. The school's \
      own numbers, helplines and service numbers do not count.
      """)
  fileprivate static let why = Wording(
    nl: """
      Een nummer dat openbaar staat, kan iedereen bellen, bewaren en aan andere gegevens koppelen (AVG artikel 4, lid 1: online \
      identificator; vraag de eigenaar eerst).
      """,
    en: "Anybody can ring a number that is public, keep it and link it to other data (GDPR article 4(1)).")
}
