internal import Text

/// What stands round a date and says whether somebody was born on it.
struct BirthSurroundings {
  struct Reason {
    var confidence: Double
    var evidence: Evidence
  }

  private let date: DateExpression
  private let reading: Reading
  private let beside: [Int]
  private let sentence: Range<Int>
  private var tokens: TokenBuffer { reading.tokens }

  /// - Parameter beside: the numbers of the mentions near the date.
  init(_ date: DateExpression, beside: [Int], _ reading: Reading) {
    self.date = date
    self.beside = beside
    self.reading = reading
    sentence = reading.tokens.sentence(of: date.tokens.lowerBound).tokens
  }

  func reason(latestYear: Int) -> Reason? {
    if let year = date.year, !(1900...latestYear + 3).contains(year) { return nil }
    if isLabelled, isSaidOfSomebody { return Reason(confidence: 0.95, evidence: Self.labelled) }
    if let year = date.year {
      guard year <= latestYear else { return nil }
      if isBirthday || isYearsOld { return Reason(confidence: 0.85, evidence: Self.birthday) }
      if isBehindNumber { return Reason(confidence: 0.9, evidence: Self.behindNumber) }
      if isBehindName { return Reason(confidence: 0.85, evidence: Self.behindName) }
    } else if isBirthdayOfSomebody || isBehindBirthdayName {
      return Reason(confidence: 0.7, evidence: Self.birthday)
    }
    return nil
  }

  /// `geboren op`, `geb.`, `geboortedatum:`.
  private var isLabelled: Bool {
    around(before: 5, after: 2).contains { BirthWords.born.contains(tokens[$0]) && !isFigurative($0) } || isInForm
  }

  /// Somebody who may be meant: not a painter or a school.
  private var isSaidOfSomebody: Bool {
    if let year = date.year, year < 1940 { return namesNearby }
    if let tie = reading.persons.tie(of: date.tokens, reach: .linked) {
      return reading.persons.recognisability(tie.anchor) > .none
    }
    guard date.year != nil else { return false }
    return isInForm || isBehindNumber
      || !sentence.contains { tokens[$0].shape.contains(.capitalized) && $0 != sentence.lowerBound }
  }

  /// Right behind `geb.`, which may look like a sentence of its own.
  private var isInForm: Bool {
    let before = date.tokens.lowerBound - 1
    guard before >= 0 else { return false }
    if BirthWords.labels.contains(tokens[before]) { return true }
    return before > 0 && BirthWords.dates.contains(tokens[before]) && BirthWords.labels.contains(tokens[before - 1])
  }

  private var namesNearby: Bool { !reading.persons.names(in: sentence).isEmpty }

  private func isFigurative(_ token: Int) -> Bool {
    token > sentence.lowerBound && BirthWords.figurative.contains(tokens[token - 1])
  }

  private var isBirthday: Bool {
    let number = Int(tokens[sentence.lowerBound].sentence)
    let first = tokens.sentences[max(0, number - 1)].tokens.lowerBound
    let last = tokens.sentences[min(tokens.sentences.count - 1, number + 1)].tokens.upperBound
    return (first..<last).contains { BirthWords.birthday.contains(tokens[$0]) }
  }

  /// `14 jaar geworden (4 juni 2012)`.
  private var isYearsOld: Bool {
    around(before: 6, after: 3).contains {
      BirthWords.become.contains(tokens[$0]) && $0 > sentence.lowerBound && BirthWords.years.contains(tokens[$0 - 1])
    }
  }

  /// `Wie zijn er jarig? Cas op 4 december, Hugo op 15 december`: a day right behind a name, where birthdays are told.
  private var isBehindBirthdayName: Bool { isBirthday && isBehindName }

  /// `is op 6 januari jarig`, of one person.
  private var isBirthdayOfSomebody: Bool {
    guard around(before: 4, after: 3).contains(where: { BirthWords.hasBirthday.contains(tokens[$0]) }),
      let tie = reading.persons.tie(of: date.tokens, reach: .sentence)
    else { return false }
    let recognisability = reading.persons.recognisability(tie.anchor)
    return recognisability >= .singledOut
  }

  private var isBehindNumber: Bool {
    adjacent { mention in
      switch mention.kind {
      case .bsn, .onderwijsnummer, .leerlingnummer, .documentnummer: true
      default: false
      }
    }
  }

  private var isBehindName: Bool {
    adjacent { $0.kind.family == .name && !$0.traits.contains(.hint) }
  }

  /// A mention right before or behind, with nothing but a comma, bracket or group between.
  private func adjacent(_ isWanted: (Mention) -> Bool) -> Bool {
    beside.contains { number in
      let mention = reading.mentions[number]
      guard isWanted(mention) else { return false }
      let covered = tokens.tokens(in: mention.range)
      guard let first = covered.first, tokens[first].sentence == tokens[date.tokens.lowerBound].sentence else {
        return false
      }
      let gap =
        covered.upperBound <= date.tokens.lowerBound
        ? covered.upperBound..<date.tokens.lowerBound : date.tokens.upperBound..<max(date.tokens.upperBound, first)
      return gap.count <= 3 && gap.allSatisfy { isFiller($0) }
    }
  }

  private func isFiller(_ token: Int) -> Bool {
    BirthWords.fillers.contains(tokens[token]) || tokens[token].shape.contains(.hasDigit)
  }

  private func around(before: Int, after: Int) -> [Int] {
    let first = max(sentence.lowerBound, date.tokens.lowerBound - before)
    let last = min(sentence.upperBound, date.tokens.upperBound + after)
    return Array(first..<date.tokens.lowerBound) + Array(date.tokens.upperBound..<max(last, date.tokens.upperBound))
  }

  private static let labelled = Evidence(
    0.6, nl: "bij de datum staat dat iemand toen geboren is", en: "the words say that somebody was born then")
  private static let birthday = Evidence(
    0.45, nl: "de datum is iemands verjaardag", en: "the date is somebody's birthday")
  private static let behindNumber = Evidence(
    0.5, nl: "de datum staat bij een persoonsnummer", en: "the date stands with a personal number")
  private static let behindName = Evidence(
    0.45, nl: "de datum staat direct bij een naam", en: "the date stands right beside a name")
}

private enum BirthWords {
  static let born = WordSet(
    "geboren geb gebdatum gebdat geboortedatum geboortedag birthdate born dob geboorte ter-wereld levenslicht g.d gebdtm"
  )
  static let dates = WordSet("datum dat")
  static let labels = WordSet("geb gebdatum gebdat geboortedatum geboortedag dob geboren")
  static let birthday = WordSet(
    "jarig verjaardag verjaart verjaarde birthday bday geboortedag gefeliciteerd jarige verjaardagen")
  static let hasBirthday = WordSet("jarig verjaart verjaarde geboren")
  static let figurative = WordSet("herboren idee plan school traditie")
  static let become = WordSet("geworden wordt werd word")
  static let years = WordSet("jaar")
  static let fillers = WordSet("groep klas leerlingnummer leerlingnr bsn nr nummer onderwijsnummer d.d op m v j")
}
