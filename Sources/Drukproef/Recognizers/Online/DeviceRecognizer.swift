internal import Text

/// Finds what tells one device from all others: IP and MAC addresses, IMEI numbers, device ids.
package struct DeviceRecognizer: Recognizer {
  package static let about = RecognizerPage(
    id: "online-id-apparaat", kinds: [.onlineID], title: .title, what: .what, why: .why,
    examples: [
      "ingelogd vanaf ⟦203.0.113.45⟧", "mac adres ⟦3C:52:82:9F:11:AE⟧ staat onderop", "IMEI-nummer ⟦356938035643809⟧",
      "⟦2001:db8:85a3::8a2e:370:7334⟧",
      "versie 10.15.7.2 is uit", "om 12:30:45 gefinisht", "paragraaf 2.1.3.4", "356938035643809 wattuur",
      "Hoofdstuk 1.2.3",
      "De wifi is traag.",
      "De les begint om 10:15:00.",
      "Kies a:b:c of d.",
      "De verhouding is 1:2:3:4.",
      "Sudoku van 9 bij 9",
    ])

  package init() {}

  package func mentions(in reading: Reading) -> [Mention] {
    let digits = reading.digits
    var found: [Mention] = []
    var from = 0
    for index in digits.groups.indices where digits[index].range.lower >= from {
      if let range = version4(at: index, digits, reading) {
        found.append(mention(range, .version4))
        from = range.upper
      } else if let range = hexadecimal(round: digits[index].range, from: from, reading) {
        found.append(mention(range, .hexadecimal))
        from = range.upper
      }
    }
    for groups in digits.candidates(ofLength: 15...15, partedBy: [.space, .dash, .slash])
    where Checksum.isLuhn(digits.values(groups)) {
      let range = digits.range(groups)
      let token = reading.tokens.tokens(in: range).lowerBound
      if reading.distance(before: token, to: .imei, atMost: 8) != nil { found.append(mention(range, .imei)) }
    }
    return found
  }

  private func mention(_ range: ProseRange, _ evidence: Evidence) -> Mention {
    Mention(.onlineID, range, confidence: 0.92, severity: .midden, evidence: [evidence], recognizer: Self.about.id)
  }

  /// Four numbers up to 255 with dots between them.
  private func version4(at start: Int, _ digits: DigitGroups, _ reading: Reading) -> ProseRange? {
    guard start + 4 <= digits.count, digits.starts(at: start) else { return nil }
    var values: [Int] = []
    for index in start..<(start + 4) {
      let group = digits[index]
      guard group.count <= 3, index == start || (group.gap == .dot && !group.touchesBefore) else { return nil }
      let value = digits.values[group.values].reduce(0) { $0 * 10 + Int($1) }
      guard value <= 255, group.count == 1 || digits.values[group.values.lowerBound] != 0 else { return nil }
      values.append(value)
    }
    guard !digits[start + 3].touchesAfter else { return nil }
    if start + 4 < digits.count, digits[start + 4].gap.isTight, digits[start + 4].gap != .colon,
      digits[start + 4].gap != .slash
    {
      return nil
    }
    let range = digits.range(start..<(start + 4))
    let token = reading.tokens.tokens(in: range).lowerBound
    let named = reading.distance(before: token, to: .network, atMost: 8) != nil
    if !named {
      let isVersion = reading.distance(before: token, to: .version, atMost: 3) != nil
      guard !isVersion, values.contains(where: { $0 >= 20 }), values[0] > 0 else { return nil }
    }
    // Nobody's: this machine, masks, everybody's name servers.
    if values[0] == 127 || values[0] == 0 || values[0] == 255 || Set(values).count == 1 { return nil }
    return range
  }

  /// A MAC or IPv6 address, or a device id, that holds some digits.
  private func hexadecimal(round digits: ProseRange, from: Int, _ reading: Reading) -> ProseRange? {
    let prose = reading.document.prose
    var start = digits.lower
    while start > from, digits.lower - start < 40, Self.isPart(prose[start - 1]) { start -= 1 }
    var end = digits.upper
    while end < prose.count, end - start < 48, Self.isPart(prose[end]) { end += 1 }
    // A colon before an address introduces it.
    while start < digits.lower, prose[start] == UInt8(ascii: ":"), start + 1 < end,
      prose[start + 1] != UInt8(ascii: ":")
    { start += 1 }
    while end > start,
      prose[end - 1] == UInt8(ascii: ":") || prose[end - 1] == UInt8(ascii: "-") || prose[end - 1] == UInt8(ascii: ".")
    { end -= 1 }
    guard end - start >= 12, start == 0 || !Self.isLetter(prose[start - 1]),
      end == prose.count || !Self.isLetter(prose[end])
    else { return nil }
    let written = Array(prose[start..<end])
    let range = ProseRange(start, end)
    if isMAC(written) || isVersion6(written) { return range }
    guard isUniqueID(written) else { return nil }
    let token = reading.tokens.tokens(in: range).lowerBound
    return reading.distance(before: token, to: .device, atMost: 6) == nil ? nil : range
  }

  private func isMAC(_ written: [UInt8]) -> Bool {
    if written.count == 17, written[2] == UInt8(ascii: ":") || written[2] == UInt8(ascii: "-") {
      return written.indices.allSatisfy { $0 % 3 == 2 ? written[$0] == written[2] : Self.isHex(written[$0]) }
    }
    guard written.count == 14, written.contains(where: Self.isLetter) else { return false }
    return written.indices.allSatisfy { $0 % 5 == 4 ? written[$0] == UInt8(ascii: ".") : Self.isHex(written[$0]) }
  }

  private func isVersion6(_ written: [UInt8]) -> Bool {
    guard written.allSatisfy({ Self.isHex($0) || $0 == UInt8(ascii: ":") }) else { return false }
    let groups = written.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard groups.allSatisfy({ $0.count <= 4 }) else { return false }
    let empty = groups.count { $0.isEmpty }
    if empty == 0 { return groups.count == 8 }
    guard empty <= 2, groups.count <= 8, groups.count >= 4 else { return false }
    return written.contains(where: Self.isLetter) || groups.contains { $0.count == 4 }
  }

  /// Five groups of 8, 4, 4, 4 and 12 hexadecimal digits (RFC 9562).
  private func isUniqueID(_ written: [UInt8]) -> Bool {
    written.split(separator: UInt8(ascii: "-")).map(\.count) == [8, 4, 4, 4, 12]
      && written.allSatisfy { Self.isHex($0) || $0 == UInt8(ascii: "-") }
  }

  private static func isHex(_ byte: UInt8) -> Bool { byte &- 48 < 10 || (byte | 0x20) &- 97 < 6 }
  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 97 < 26 }
  private static func isPart(_ byte: UInt8) -> Bool {
    isHex(byte) || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }
}

extension ContextWords {
  fileprivate static let network = ContextWords(
    "ip ipadres* ip-adres* adres ipv4 server* netwerk* router* ingelogd logde provider")
  fileprivate static let version = ContextWords(
    "versie* v release update firmware ios android windows macos build paragraaf hoofdstuk artikel § par")
  fileprivate static let device = ContextWords(
    "device* apparaat* toestel* advertentie* advertising tablet* telefoon* laptop* chromebook* ipad* udid uuid")
}

extension Evidence {
  fileprivate static let version4 = Evidence(
    0.8, nl: "vier getallen tot 255: een IP-adres", en: "four numbers up to 255: an IP address")
  fileprivate static let hexadecimal = Evidence(
    0.9, nl: "opbouw van een MAC-, IPv6- of apparaatadres", en: "made like a MAC, IPv6 or device address")
  fileprivate static let imei = Evidence(
    0.9, nl: "vijftien cijfers met kloppend controlegetal (Luhn)", en: "fifteen digits with the right Luhn sum")
}

extension Wording {
  fileprivate static let title = Wording(nl: "Adres of nummer van een apparaat", en: "Address or number of a device")
  fileprivate static let what = Wording(
    nl: """
      IP-adressen (versie 4 en 6), MAC-adressen, IMEI-nummers en apparaat-id's. Versienummers, paragrafen en tijden tellen niet mee.
      """,
    en:
      "IP addresses (versions 4 and 6), MAC addresses, IMEI numbers and device ids. Version numbers and times do not count."
  )
  fileprivate static let why = Wording(
    nl:
      "Zo'n adres wijst één telefoon, laptop of huisaansluiting aan (AVG artikel 4, lid 1 en overweging 30: online identificator).",
    en: "Such an address points at one phone, laptop or home (GDPR article 4(1) and recital 30: online identifier).")
}
