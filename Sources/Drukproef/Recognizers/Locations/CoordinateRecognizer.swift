internal import Text

/// Finds spots on the map: coordinates, map links, what3words, plus codes.
package struct CoordinateRecognizer: Recognizer {
  package static let about = RecognizerPage(
    id: "locatie-kaart", kinds: [.locatie], title: .title, what: .what, why: .why,
    examples: [
      "Hij zit op ⟦52.0862, 4.7493⟧ ongeveer", "⟦52°05'10.3\"N 4°44'57.1\"E⟧", "Kom naar ⟦///tafel.lepel.stoel⟧",
      "⟦https://maps.app.goo.gl/AbC123xyz⟧",
      "⟦9F463PRX+4V⟧ Bodegraven", "De stand was 52,08 tegen 4,74.", "Versie 52.0862",
    ])

  package init() {}

  package func mentions(in reading: Reading) -> [Mention] {
    (decimals(in: reading) + degrees(in: reading) + links(in: reading) + threeWords(in: reading)
      + plusCodes(in: reading)).map { range, evidence in
        Mention(.locatie, range, confidence: 0.88, severity: .midden, evidence: [evidence], recognizer: Self.about.id)
      }
  }

  /// `52.0862, 4.7493`: a latitude and a longitude with three decimals at least.
  private func decimals(in reading: Reading) -> [(ProseRange, Evidence)] {
    let digits = reading.digits
    var found: [(ProseRange, Evidence)] = []
    var index = 0
    while index + 3 < digits.count {
      defer { index += 1 }
      guard digits.starts(at: index), isDecimal(index, digits), isDecimal(index + 2, digits),
        isBetween(index + 2, digits, reading.document.prose),
        digits.ends(before: index + 4) || index + 4 == digits.count
      else { continue }
      let latitude = digits.values[digits[index].values].reduce(0) { $0 * 10 + Int($1) }
      let longitude = digits.values[digits[index + 2].values].reduce(0) { $0 * 10 + Int($1) }
      let isDutch = (50...53).contains(latitude) && (3...7).contains(longitude)
      let precision = min(digits[index + 1].count, digits[index + 3].count)
      let range = digits.range(index..<(index + 4))
      guard latitude <= 90, longitude <= 180, precision >= 3, isDutch || precision >= 5 || isNamed(range, reading)
      else { continue }
      found.append((range, .coordinates))
      index += 3
    }
    return found
  }

  /// Whether nothing but signs, or the letter of a wind direction, parts two numbers: `N 52.0912 E 4.7440`.
  private func isBetween(_ index: Int, _ digits: DigitGroups, _ prose: [UInt8]) -> Bool {
    if digits[index].gap.isSubset(of: [.space, .comma, .slash, .dash]) { return true }
    let gap = prose[digits[index - 1].range.upper..<digits[index].range.lower]
    return gap.count <= 6 && gap.allSatisfy { " ,/-NOEno".utf8.contains($0) || $0 == UInt8(ascii: "e") }
      && gap.count { ($0 | 0x20) &- 97 < 26 } <= 2
  }

  private func isNamed(_ range: ProseRange, _ reading: Reading) -> Bool {
    reading.distance(before: reading.tokens.tokens(in: range).lowerBound, to: .spot, atMost: 6) != nil
  }

  private func isDecimal(_ index: Int, _ digits: DigitGroups) -> Bool {
    digits[index].count <= 3 && digits[index + 1].count >= 3 && digits[index + 1].count <= 15
      && digits[index + 1].gap == .dot
  }

  /// `52°05'10.3"N 4°44'57"E`.
  private func degrees(in reading: Reading) -> [(ProseRange, Evidence)] {
    let prose = reading.document.prose
    var found: [(ProseRange, Evidence)] = []
    var from = 0
    for group in reading.digits.groups where group.range.lower >= from && group.count <= 3 {
      guard followsDegree(group.range.upper, prose) else { continue }
      var index = group.range.upper
      var letters = 0
      var end = index
      while index < prose.count, index - group.range.lower < 60, letters < 2 {
        let byte = prose[index]
        if byte &- 48 < 10 || byte >= 0x80 || " .,'\"".utf8.contains(byte) {
          index += 1
        } else if "NZSOWEnzsowe".utf8.contains(byte),
          index + 1 == prose.count || !((prose[index + 1] | 0x20) &- 97 < 26)
        {
          letters += 1
          index += 1
          end = index
        } else {
          break
        }
      }
      guard letters == 2 else { continue }
      found.append((ProseRange(group.range.lower, end), .coordinates))
      from = end
    }
    return found
  }

  private func followsDegree(_ index: Int, _ prose: [UInt8]) -> Bool {
    index + 1 < prose.count && prose[index] == 0xC2 && (prose[index + 1] == 0xB0 || prose[index + 1] == 0xBA)
  }

  private func links(in reading: Reading) -> [(ProseRange, Evidence)] {
    reading.tokens.indices.compactMap { token in
      guard reading.tokens[token].kind == .url else { return nil }
      let key = reading.key(token)
      let isMap = Self.mapHosts.contains { key.contains($0) }
      return isMap ? (reading.tokens[token].range, .mapLink) : nil
    }
  }

  /// `///tafel.lepel.stoel`.
  private func threeWords(in reading: Reading) -> [(ProseRange, Evidence)] {
    let prose = reading.document.prose
    return reading.tokens.indices.compactMap { token in
      let start = reading.tokens[token].range.lower
      guard reading.tokens[token].before.contains(.slash), start >= 3,
        prose[(start - 3)..<start].elementsEqual("///".utf8),
        start == 3 || prose[start - 4] <= 32 || prose[start - 4] == UInt8(ascii: "(")
      else { return nil }
      var end = start
      while end < prose.count, (prose[end] | 0x20) &- 97 < 26 || prose[end] >= 0x80 || prose[end] == UInt8(ascii: ".") {
        end += 1
      }
      while end > start, prose[end - 1] == UInt8(ascii: ".") { end -= 1 }
      let words = prose[start..<end].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      return words.count == 3 && words.allSatisfy { $0.count >= 3 } ? (ProseRange(start - 3, end), .threeWords) : nil
    }
  }

  /// `9F463PRX+4V`, or the short `3PRX+4V`: Open Location Code.
  private func plusCodes(in reading: Reading) -> [(ProseRange, Evidence)] {
    let prose = reading.document.prose
    var found: [(ProseRange, Evidence)] = []
    var from = 0
    while let plus = prose[from...].firstIndex(of: UInt8(ascii: "+")) {
      from = plus + 1
      var start = plus
      while start > 0, plus - start < 9, Self.codeSigns.contains(prose[start - 1]) { start -= 1 }
      var end = plus + 1
      while end < prose.count, end - plus < 5, Self.codeSigns.contains(prose[end]) { end += 1 }
      let isWhole = (start == 0 || !Self.isSign(prose[start - 1])) && (end == prose.count || !Self.isSign(prose[end]))
      let written = prose[start..<end]
      guard isWhole, plus - start == 8 || plus - start == 4, (3...4).contains(end - plus),
        written.contains(where: { $0 &- 65 < 26 }),
        written.contains(where: { $0 &- 48 < 10 })
      else { continue }
      found.append((ProseRange(start, end), .plusCode))
      from = end
    }
    return found
  }

  private static func isSign(_ byte: UInt8) -> Bool { (byte | 0x20) &- 97 < 26 || byte &- 48 < 10 }
  private static let codeSigns = Set("23456789CFGHJMPQRVWX".utf8)
  private static let mapHosts = [
    "maps.app.goo.gl", "goo.gl/maps", "google.com/maps", "google.nl/maps", "maps.google.", "maps.apple.com",
    "openstreetmap.org/#", "openstreetmap.org/?", "waze.com/ul",
    "what3words.com/", "w3w.co/", "glympse.com/", "plus.codes/",
  ]
}

extension ContextWords {
  fileprivate static let spot = ContextWords(
    "coordinaten coordinaat gps gps-* locatie positie lat latitude breedtegraad")
}

extension Evidence {
  fileprivate static let coordinates = Evidence(
    0.8, nl: "een breedte- en lengtegraad", en: "a latitude and a longitude")
  fileprivate static let mapLink = Evidence(
    0.8, nl: "een link naar een plek op de kaart", en: "a link to a spot on a map")
  fileprivate static let threeWords = Evidence(
    0.8, nl: "drie woorden die een plek aanwijzen", en: "three words that point at a spot")
  fileprivate static let plusCode = Evidence(0.8, nl: "een pluscode van een plek", en: "a plus code of a spot")
}

extension Wording {
  fileprivate static let title = Wording(nl: "Plek op de kaart", en: "Spot on the map")
  fileprivate static let what = Wording(
    nl:
      "Coördinaten (52.0862, 4.7493 of graden en minuten), links naar een kaart, what3words (///een.twee.drie) en pluscodes.",
    en: "Coordinates (decimal or degrees and minutes), map links, what3words and plus codes.")
  fileprivate static let why = Wording(
    nl:
      "Wie een plek op de meter nauwkeurig deelt, laat zien waar iemand is of woont (AVG artikel 4, lid 1: locatiegegevens).",
    en: "To share a spot to the metre shows where somebody is or lives (GDPR article 4(1): location data).")
}
