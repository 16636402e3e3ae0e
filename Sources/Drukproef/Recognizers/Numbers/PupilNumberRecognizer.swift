internal import Text

/// Finds leerlingnummers: those on the roster, and those that a word before them calls so.
package struct PupilNumberRecognizer: Recognizer {
  package static let about = RecognizerPage(
    id: "leerlingnummer", kinds: [.leerlingnummer], title: .title, what: .what, why: .why,
    examples: [
      "Hugo heeft leerlingnummer ⟦261355⟧.", "Leerlingnummers: ⟦216474⟧, ⟦212956⟧ en ⟦203246⟧", "llnr. ⟦20431⟧",
      "Het leerlingaantal is 261.", "Wij hebben 346 leerlingen.",
      "Ordernummer 261355 is geleverd.",
      "Er deden 212956 mensen mee.",
      "Bel 0348-412345.",
      "Het boek heeft 346 bladzijden.",
      "In 2026 zijn er 261 leerlingen.",
      "Wij haalden 20431 euro op.",
      "De leerlingen kregen nummer 5.",
      "Lokaal 203 is vrij.",
    ])

  private let pupils: Roster
  /// The numbers on the roster, by hash: four digits or more.
  private var numbers: HashTable

  package init(school: SchoolRegister) {
    pupils = school.pupils
    numbers = HashTable(minimumCapacity: pupils.count)
    for pupil in pupils.rows where pupil.number.range.count >= 4 {
      numbers.set(TokenHash(pupils.bytes(pupil.number)).value, to: 0)
    }
  }

  /// The rows of the roster with a number; nil when there is none.
  private func rows(numbered digits: ArraySlice<UInt8>) -> [Int]? {
    guard digits.count >= 4 else { return nil }
    let signs = digits.map { $0 + 48 }
    guard numbers[TokenHash(signs).value] != nil else { return nil }
    let rows = pupils.indices.filter { pupils.bytes(pupils.rows[$0].number).elementsEqual(signs) }
    return rows.isEmpty ? nil : rows
  }

  package func mentions(in reading: Reading) -> [Mention] {
    let digits = reading.digits
    var found: [Mention] = []
    /// The group after the last of a row of numbers that one word names.
    var listEnd = -1
    for index in digits.groups.indices where digits.starts(at: index) && digits.ends(before: index + 1) {
      let group = digits[index]
      guard (3...10).contains(group.count) else { continue }
      let cue = NumberCue(of: group.range, words: .pupilNumber, in: reading, reach: 9)
      let isNext = index == listEnd && isList(between: index - 1, and: index, digits, reading)
      let named = isNext || isNamed(group, digits, cue, reading)
      let row = rows(numbered: digits.values[group.values])
      guard named || row != nil, !cue.isOtherNumber || isNext, !cue.isQuantity else { continue }
      if row == nil, isNext || named, isDateOrTime(index, digits) || reading.tokens.tokens(in: group.range).isEmpty {
        continue
      }
      if named { listEnd = index + 1 }
      found.append(
        Mention(
          .leerlingnummer, group.range, confidence: row != nil ? (named ? 0.99 : 0.9) : 0.95, severity: .hoog,
          evidence: (row == nil ? [] : [.onRoster]) + (named ? [.contextWord(0.4)] : []), pupils: row ?? [],
          recognizer: Self.about.id))
    }
    return found
  }

  /// Whether a word before the number calls it a pupil number, and no other word nearer to it says otherwise.
  private func isNamed(_ group: DigitGroups.Group, _ digits: DigitGroups, _ cue: NumberCue, _ reading: Reading) -> Bool
  {
    guard let distance = cue.distance, distance <= 6 else { return false }
    let first = reading.tokens.tokens(in: group.range).lowerBound
    if let other = reading.distance(before: first, to: .otherPersonalNumbers, atMost: 6), other < distance {
      return false
    }
    let century = digits.values[group.values].prefix(2)
    let isYear = group.count == 4 && (century.elementsEqual([1, 9]) || century.elementsEqual([2, 0]))
    return distance <= (isYear ? 2 : 6)
  }

  /// Whether only a comma or "en" stands between two numbers, so that what names the first names the second.
  private func isList(between first: Int, and second: Int, _ digits: DigitGroups, _ reading: Reading) -> Bool {
    let between = reading.bytes(digits[first].range.upper, digits[second].range.lower)
    guard between.count <= 6 else { return false }
    return between.allSatisfy { $0 <= 32 || ",;/&+".utf8.contains($0) } || between.elementsEqual(" en ".utf8)
      || between.elementsEqual(" of ".utf8)
  }

  private func isDateOrTime(_ index: Int, _ digits: DigitGroups) -> Bool {
    digits[index].gap.isTight || (index + 1 < digits.count && digits[index + 1].gap.isTight)
  }
}

extension ContextWords {
  fileprivate static let pupilNumber = ContextWords(
    """
    leerlingnummer* leerlingnr* leerlingennummer* llnr* ll.nr* llnummer* leerlingid leerling-id stamnummer* stamnr* studentnummer* studentnr*
    schoolpasnummer* leerlingpasnummer* leerlingpas leerlingenpas
    """)
  fileprivate static let otherPersonalNumbers = ContextWords(
    "tel telefoon* bel app mobiel 06 geboren geb postcode groep klas lokaal kamer om op vanaf sinds bsn* onderwijsnummer*"
  )
}

extension Evidence {
  fileprivate static let onRoster = Evidence(
    0.9, nl: "het nummer staat op de leerlingenlijst", en: "the number is on the roster")
}

extension Wording {
  fileprivate static let title = Wording(nl: "Leerlingnummer", en: "Pupil number")
  fileprivate static let what = Wording(
    nl:
      "Een nummer van de leerlingenlijst, of een getal dat achter een woord als leerlingnummer, llnr of stamnummer staat.",
    en: "A number on the roster, or one after a word such as leerlingnummer.")
  fileprivate static let why = Wording(
    nl: """
      Wie het nummer kent, kan de leerling in de systemen van de school terugvinden; vaak is het ook de inlognaam (AVG artikel 4, \
      lid 1: identificatienummer).
      """,
    en: "Who knows it can find the pupil in the school's systems; often it is the login too (GDPR article 4(1)).")
}
