internal import Text

/// Dates on which somebody was born, told from the dates of events by what stands around them.
package struct BirthDateRecognizer: Recognizer {
  package static let about = RecognizerPage(
    id: "geboortedatum", kinds: [.geboortedatum], title: Self.title, what: Self.what, why: Self.why,
    examples: [
      "Zijn pas ligt bij de balie, geboren ⟦18-05-2012⟧.",
      "Ik ben vijftien geworden, geb. ⟦07-02-2011⟧.",
      "Het schoolreisje is op 12-05-2026.",
      "Hij is vandaag jarig en wordt 7.",
      "De school is opgericht op 12-05-1961.",
      "Rembrandt is geboren op 15 juli 1606.",
      "Op 24-11-2026 zijn alle kinderen vrij.",
      "Wij vieren vrijdag dat de school jarig is.",
      "De foto's zijn van 03-10-2026.",
      "Lever het formulier in voor 1 december.",
      "Groep 7 gaat op 5 juni op kamp.",
      "Het schooljaar 2026-2027 begint in augustus.",
    ])

  /// Pupils are born before this year, as far as the roster or the post's own date tells.
  private let latestYear: Int

  package init(school: SchoolRegister) {
    latestYear = school.columns.lastBirth?.year ?? 2023
  }

  package func mentions(in reading: Reading) -> [Mention] {
    let dates = DateExpression.all(in: reading.tokens, reading.document.prose)
    guard !dates.isEmpty else { return [] }
    var bySentence: [Int32: [Int]] = [:]
    for (number, mention) in reading.mentions.enumerated() {
      guard let token = reading.tokens.tokens(in: mention.range).first else { continue }
      bySentence[reading.tokens[token].sentence, default: []].append(number)
    }
    return dates.compactMap { date in
      let beside = bySentence[reading.tokens[date.tokens.lowerBound].sentence] ?? []
      return mention(of: date, BirthSurroundings(date, beside: beside, reading), reading)
    }
  }

  private func mention(of date: DateExpression, _ surroundings: BirthSurroundings, _ reading: Reading) -> Mention? {
    let limit = max(latestYear, (reading.document.context.publishedAt?.day.year ?? 0) - 3)
    guard let reason = surroundings.reason(latestYear: limit) else { return nil }
    let tie = reading.persons.tie(of: date.tokens, reach: .linked)
    let isNamed = tie.map { reading.persons.recognisability($0.anchor) == .named } ?? false
    return Mention(
      .geboortedatum, reading.range(date.tokens), confidence: reason.confidence, severity: .midden,
      evidence: [reason.evidence], traits: isNamed ? .tiedToPerson : [],
      pupils: tie.map { reading.persons.pupils($0.anchor) } ?? [], recognizer: Self.about.id)
  }
}

extension BirthDateRecognizer {
  fileprivate static let title = Wording(nl: "Geboortedatum", en: "Date of birth")
  fileprivate static let what = Wording(
    nl: """
      Zoekt datums waarop iemand geboren is: na 'geboren' of 'geb.', bij 'jarig' met een jaartal, of direct achter een naam of
      persoonsnummer. Een leeftijd, een verjaardag zonder datum en de datum van een activiteit tellen niet.
      """,
    en: """
      Looks for dates on which somebody was born: after 'geboren' or 'geb.', with 'jarig' and a year, or right behind a name or
      personal number. An age, a birthday without a date and the date of an event do not count.
      """)
  fileprivate static let why = Wording(
    nl: "Een geboortedatum is een persoonsgegeven (AVG artikel 4, lid 1) en helpt bij identiteitsfraude.",
    en: "A date of birth is personal data (GDPR article 4(1)) and helps identity fraud.")
}
