internal import Text

/// A sign that a secret is told, and the clause that tells it.
struct Secret {
  private let match: PatternMatch
  private let need: String
  private let reading: Reading
  private var tokens: TokenBuffer { reading.tokens }

  init(_ match: PatternMatch, need: String, _ reading: Reading) {
    self.match = match
    self.need = need
    self.reading = reading
  }

  /// The words that give the secret away; nil when the sign stands alone.
  var clause: Range<Int>? {
    let sentence = tokens.sentence(of: match.tokens.lowerBound).tokens
    return need == "merk" ? marked(sentence) : trimmed(sentence, around: match.tokens)
  }

  /// How sure it is; nil when what makes it a secret is missing.
  func confidence(of words: Range<Int>) -> Double? {
    guard !words.contains(where: { SecretWords.harmless.contains(tokens[$0]) }) else { return nil }
    switch need {
    case "persoon": return concerns(words, atLeast: .singledOut) && !isOwnChild(words) ? 0.85 : nil
    case "naam": return concerns(words, atLeast: .named) && !isOwnChild(words) ? 0.85 : nil
    case "personeel": return concernsStaff(words) && !isGeneral(words) ? 0.85 : nil
    case "leerling": return concernsPupil(words) && !isOwnChild(words) && !isGeneral(words) ? 0.85 : nil
    case "besluit":
      return reading.document.context.authorRole != .school && words.contains { SecretWords.that.contains(tokens[$0]) }
        && !isGeneral(words) ? 0.75 : nil
    case "code": return hasCode ? 0.85 : nil
    case "merk":
      let isOfSchool =
        words.contains { SecretWords.school.contains(tokens[$0]) }
        && !words.contains { SecretWords.youAndMe.contains(tokens[$0]) }
      return isOfSchool || concerns(words, atLeast: .named) && isTold(words) ? 0.75 : nil
    default: return isGeneral(words) ? nil : 0.85
    }
  }

  /// From behind a lead-in that ends with a colon to the end of the sentence.
  private func trimmed(_ sentence: Range<Int>, around core: Range<Int>) -> Range<Int> {
    var lower = sentence.lowerBound
    for token in sentence.dropFirst() where token <= core.lowerBound && tokens[token].before.contains(.colon) {
      lower = token
    }
    return lower..<sentence.upperBound
  }

  /// `Tussen ons: …`, `… Dit is niet voor buiten bestemd.`
  private func marked(_ sentence: Range<Int>) -> Range<Int>? {
    let number = Int(tokens[sentence.lowerBound].sentence)
    if let colon = sentence.dropFirst().first(where: {
      $0 >= match.tokens.upperBound && tokens[$0].before.contains(.colon)
    }),
      sentence.upperBound - colon >= 3
    {
      return colon..<sentence.upperBound
    }
    if SecretWords.backward.contains(tokens[sentence.lowerBound]), sentence.count <= 14, number > 0 {
      return trimmed(tokens.sentences[number - 1].tokens, around: tokens.sentences[number - 1].tokens)
    }
    if number > 0, match.tokens.lowerBound - sentence.lowerBound <= 2, sentence.count <= 12,
      match.tokens.contains(where: { SecretWords.knows.contains(tokens[$0]) })
    {
      // `De ouders weten nog van niets`: what stands before it.
      return trimmed(tokens.sentences[number - 1].tokens, around: tokens.sentences[number - 1].tokens)
    }
    if match.tokens.lowerBound - sentence.lowerBound <= 2 {
      let rest = match.tokens.upperBound
      if sentence.upperBound - rest >= 5 { return rest..<sentence.upperBound }
      if number + 1 < tokens.sentences.count { return tokens.sentences[number + 1].tokens }
      return number > 0
        ? trimmed(tokens.sentences[number - 1].tokens, around: tokens.sentences[number - 1].tokens) : nil
    }
    return trimmed(sentence, around: match.tokens)
  }

  private func concerns(_ words: Range<Int>, atLeast wanted: PersonAnchor.Recognisability) -> Bool {
    persons(words).contains { reading.persons.recognisability($0) >= wanted }
  }

  /// A pupil by name, or a child singled out.
  private func concernsPupil(_ words: Range<Int>) -> Bool {
    persons(words).contains { index in
      !reading.persons.pupils(index).isEmpty
        || reading.persons.recognisability(index) >= .singledOut
          && reading.persons.all[reading.persons.person(index)].isChild == true
    }
  }

  /// Somebody who works at the school: by role, or a name that is no pupil's.
  private func concernsStaff(_ words: Range<Int>) -> Bool {
    let isRelatives = persons(words).contains { reading.persons.all[$0].form == .relative }
    if words.contains(where: {
      PersonWords.word(tokens[$0]).map { $0.role == .unique || $0.role == .staff } ?? false
        || SecretWords.colleagues.contains(tokens[$0])
    }) {
      return true
    }
    return !isRelatives && reading.persons.names(in: words).contains { reading.persons.all[$0].pupils.isEmpty }
  }

  private func persons(_ words: Range<Int>) -> [Int] { reading.persons.anchors(in: words) }

  /// Marks that a parent tells of their own child are theirs to tell.
  private func isOwnChild(_ words: Range<Int>) -> Bool {
    guard reading.document.context.authorRole != .school, reading.document.context.authorRole != .medewerker else {
      return false
    }
    return persons(words).contains { index in
      let anchor = reading.persons.all[index]
      return anchor.form == .relative && SecretWords.mine.contains(tokens[anchor.tokens.lowerBound])
    }
  }

  /// Whether a clause says what happens to somebody at school, rather than gossip of any other sort.
  private func isTold(_ words: Range<Int>) -> Bool {
    words.contains { SecretWords.fates.contains(tokens[$0]) }
  }

  /// A rule or question about such matters: nothing is told.
  private func isGeneral(_ words: Range<Int>) -> Bool {
    words.contains {
      SecretWords.general.contains(tokens[$0])
        || SecretWords.nobody.contains(tokens[$0]) && !words.contains { SecretWords.knows.contains(tokens[$0]) }
    }
      || tokens.sentence(of: words.lowerBound).end.contains(.question)
  }

  /// A code right behind the word for it.
  private var hasCode: Bool {
    let sentence = tokens.sentence(of: match.tokens.lowerBound).tokens
    let end = min(sentence.upperBound, match.tokens.upperBound + 8)
    guard match.tokens.upperBound < end else { return false }
    for token in match.tokens.upperBound..<end {
      if SecretWords.asking.contains(tokens[token]) { return false }
      let isTold =
        token > match.tokens.lowerBound
        && (SecretWords.equals.contains(tokens[token - 1]) || tokens[token].before.contains(.colon))
      if tokens[token].shape.contains(.hasDigit), !isTime(token), isTold || tokens.keyBytes(token).count >= 4 {
        return true
      }
      if isTold, tokens[token].before.contains(.colon) || tokens[token].before.contains(.quote) { return true }
    }
    return false
  }

  private func isTime(_ token: Int) -> Bool {
    token + 1 < tokens.count && SecretWords.units.contains(tokens[token + 1])
  }
}

private enum SecretWords {
  static let mine = WordSet("mijn m'n mn onze ons")
  static let harmless = WordSet(
    "verrassing surprise surprisefeest surpriseparty afscheidsfeest verjaardag verrassingsfeest sinterklaas cadeau kado verrassen lootje lootjes mop raadsel"
  )
  static let colleagues = WordSet("collega medewerker medewerkster bestuurder teamlid directielid")
  static let backward = WordSet("dit deze dat die het")
  static let general = WordSet("protocol wanneer altijd moeten handreiking beleid oefenversie")
  static let nobody = WordSet("niemand")
  static let knows = WordSet("weet weten wist")
  /// What two people keep between them is no secret of the school's.
  static let youAndMe = WordSet("je jij jou jouw")
  static let that = WordSet("dat of")
  static let fates = WordSet("geschorst gestuurd ontslagen overgeplaatst verwijderd gezakt doubleert vertrekt")
  static let asking = WordSet(
    "krijgt krijg vergeten vraag vragen aanvragen kwijt veranderen wijzigen opvragen resetten krijgen staat")
  static let equals = WordSet("is wordt luidt was nu")
  static let units = WordSet(
    "uur euro januari februari maart april mei juni juli augustus september oktober november december")
  static let school = WordSet(
    """
    bestuur directie directeur directrice rector conrector schoolleiding docent docenten leraar lerares leraren juf
    meester mentor team contract fusie mr gmr inspectie ontslag vacature begroting bezuiniging bezuinigen reorganisatie
    formatie groep klas brugklas brugklassen leerling leerlingen toets examen rooster collega medewerker conciërge teamleider
    locatie gebouw verkoop sluiting dossier notulen zorgteam rapport advies cijfers onderzoek melding klacht ouders
    managementteam raad stichting bovenschools overname aanbesteding subsidie
    """)
}
