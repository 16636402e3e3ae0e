internal import Text

/// Finds the burgerservicenummer: eight or nine digits that pass the eleven test.
package struct BSNRecognizer: Recognizer {
  package static let about = RecognizerPage(
    id: "bsn", kinds: [.bsn], title: .title, what: .what, why: .why,
    examples: [
      "Zijn BSN is ⟦111222333⟧.", "burgerservicenummer: ⟦1112.22.333⟧", "Sofinummer ⟦111 222 333⟧ van de oude pas",
      "Zijn BSN is 111222334.", "Ordernummer 111222333 is verzonden.", "ISBN 978-90-477-0518-5",
      "Het goede doel kreeg 123456782 punten in het spel.",
      "De bestelling 111222333 is onderweg.",
      "Bel 0348-412345 voor informatie.",
      "Er zijn 1112 leerlingen in 22 klassen en 333 fietsen.",
      "Op 11-12-2022 was het feest.",
      "De barcode is 8711122233344.",
      "Volgnummer 123456789",
    ])

  package init() {}

  package func mentions(in reading: Reading) -> [Mention] {
    let digits = reading.digits
    return digits.candidates(ofLength: 8...9, partedBy: [.space, .dot, .dash]).compactMap {
      mention(of: $0, digits, in: reading)
    }
  }

  private func mention(of groups: Range<Int>, _ digits: DigitGroups, in reading: Reading) -> Mention? {
    let values = digits.values(groups)
    guard Checksum.eleven(values) == 0, values.contains(where: { $0 != 0 }) else { return nil }
    let range = digits.range(groups)
    let cue = NumberCue(of: range, words: .bsn, in: reading)
    guard !cue.isOtherNumber, !cue.isQuantity else { return nil }
    let named = cue.distance != nil
    if !named {
      guard values.count == 9, groups.count == 1 || isGroupedLikeBSN(groups, digits), !isRepetitive(values) else {
        return nil
      }
    }
    let confidence = named ? 0.99 : bareConfidence(range, digits, in: reading)
    let traits: Mention.Traits = confidence < 0.5 ? .hint : []
    var evidence: [Evidence] = [.elevenTest(values.count)]
    if named { evidence.insert(.contextWord(0.4), at: 0) }
    return Mention(
      .bsn, range, confidence: confidence, severity: .hoog, evidence: evidence, traits: traits,
      recognizer: Self.about.id)
  }

  private func isGroupedLikeBSN(_ groups: Range<Int>, _ digits: DigitGroups) -> Bool {
    let sizes = groups.map { digits[$0].count }
    return sizes == [3, 3, 3] || sizes == [4, 2, 3]
  }

  private func isRepetitive(_ values: ArraySlice<UInt8>) -> Bool { Set(values).count < 3 }

  /// One in eleven numbers passes by chance: a number that nothing names is believed beside its like, a date or a name.
  private func bareConfidence(_ range: ProseRange, _ digits: DigitGroups, in reading: Reading) -> Double {
    let near = digits.groups.filter { $0.range.lower > range.lower - 60 && $0.range.upper < range.upper + 60 }
    let others = near.filter { $0.count == 9 && $0.range != range }
    if others.contains(where: { Checksum.eleven(digits.values[$0.values]) == 0 }) { return 0.85 }
    if near.contains(where: { $0.count == 4 && (1..<3).contains(digits.values[$0.values.lowerBound]) }) { return 0.8 }
    return reading.hasCapital(near: range) || reading.standsAlone(range) ? 0.6 : 0.4
  }
}

extension ContextWords {
  fileprivate static let bsn = ContextWords("bsn* burgerservice* burger-service* sofi* *bsn persoonsnummer* pgn")
}

extension Wording {
  fileprivate static let title = Wording(nl: "Burgerservicenummer (BSN)", en: "Citizen service number (BSN)")
  fileprivate static let what = Wording(
    nl: """
      Acht of negen cijfers die de elfproef doorstaan, aaneen of met punten, spaties of streepjes. Een woord als BSN of \
      burgerservicenummer in de buurt maakt het zeker. Bestelnummers, ISBN's en bedragen tellen niet mee.
      """,
    en: """
      Eight or nine digits that pass the eleven test, together or with dots, spaces or hyphens. A word such as BSN nearby makes it \
      certain. Order numbers, ISBNs and amounts do not count.
      """)
  fileprivate static let why = Wording(
    nl: """
      Met een BSN kan iemand zich voor een ander uitgeven. De wet staat het gebruik alleen toe waar zij dat zelf zegt (UAVG \
      artikel 46; AVG artikel 4, lid 1, en artikel 87).
      """,
    en: """
      A BSN makes it possible to pose as somebody else. The law allows its use only where it says so (UAVG article 46; GDPR \
      articles 4(1) and 87).
      """)
}
