internal import Text

/// Finds where somebody lives, is now or always is, told in words rather than as an address.
package struct WhereaboutsRecognizer: Recognizer {
  package static let about = RecognizerPage(
    id: "locatie-verblijf", kinds: [.locatie], title: .title, what: .what, why: .why,
    examples: [
      "Mijn dochter woont in ⟦Bodegraven⟧.", "Onze zoon zit nu op ⟦station Gouda Goverwelle⟧.",
      "Hij is vanavond ⟦alleen thuis⟧.",
      "We gaan vrijdag naar Artis.", "Zij logeert bij oma.", "Lezen doe je niet alleen thuis, maar ook op school.",
      "De kikker woont in een sloot bij de school.",
      "Hij zit nu op voetbal.",
      "De schrijver woont in Den Haag.",
      "Sinterklaas komt uit Spanje met de boot.",
      "Wij zoeken iemand die in Bodegraven woont.",
      "De bus rijdt elke dag langs Woerden.",
      "Hij wacht op de bus.",
    ])

  package init() {}

  package func mentions(in reading: Reading) -> [Mention] {
    let matches = reading.matches("kind", "locatie")
    guard !matches.isEmpty else { return [] }
    let places = PlaceReader(reading)
    var found: [Mention] = []
    var ranges: Set<ProseRange> = []
    for match in matches {
      guard let mention = mention(of: match, places, in: reading) else { continue }
      if ranges.insert(mention.range).inserted { found.append(mention) }
    }
    return found
  }

  private func mention(of match: PatternMatch, _ places: PlaceReader, in reading: Reading) -> Mention? {
    let family = reading.family(match)
    let tie = PlaceSurroundings(of: match.span, in: reading)
    guard tie.isPerson || hasSomebody(match, in: reading), !isSought(match, in: reading) else { return nil }
    guard family["safety"] == nil else { return homeAlone(match, family, places, in: reading) }
    let sentence = reading.tokens.sentence(of: match.tokens.lowerBound)
    let place: PlaceReader.Place?
    if family["place"] == "before" {
      place = placeBefore(sentence.tokens.lowerBound, places, reading)
    } else {
      place = places.firstPlace(
        from: match.span.lowerBound, to: min(sentence.tokens.upperBound, match.span.lowerBound + 10),
        inSmall: family["small"] != nil)
    }
    let isHome = family.id == "plaats-woont"
    guard let place, !place.isOuting || isHome,
      isHome || !isGroupOuting(sentence.tokens, besides: family["place"] == "town", reading),
      !isOwnSchool(place.tokens, reading), !isSurname(place.tokens.lowerBound, reading)
    else { return nil }
    if family["place"] == "town", !place.isRegistered { return nil }
    if family["tied"] != nil, !hasOneBefore(place.tokens.lowerBound, reading) { return nil }
    return Mention(
      .locatie, reading.range(place.tokens), confidence: place.isRegistered ? 0.85 : 0.75, severity: .midden,
      evidence: [.whereabouts, .person], traits: .tiedToPerson, recognizer: family.id)
  }

  /// `we zoeken iemand die in Bodegraven woont`: anybody who does.
  private func isSought(_ match: PatternMatch, in reading: Reading) -> Bool {
    reading.tokens.sentence(of: match.tokens.lowerBound).tokens.contains {
      $0 < match.tokens.upperBound
        && [
          "zoeken", "zoekt", "gezocht", "welkom", "oorlog", "wereldoorlog", "vroeger", "eeuw", "middeleeuwen",
          "romeinen",
        ].contains(reading.key($0))
    }
  }

  /// Whether the pattern itself holds somebody: `iemand`, `die moeder`.
  private func hasSomebody(_ match: PatternMatch, in reading: Reading) -> Bool {
    reading.tokens.sentence(of: match.tokens.lowerBound).tokens.contains {
      ["iemand", "degene", "diegene", "enige", "wij", "we", "ouders", "grootouders", "wie"].contains(reading.key($0))
    }
  }

  /// `werd Van Dijk`: a tussenvoegsel in capitals inside a sentence belongs to a name.
  private func isSurname(_ place: Int, _ reading: Reading) -> Bool {
    guard place > 0, reading.tokens[place].before == [.space], !reading.tokens.opensSentence(place - 1) else {
      return false
    }
    return reading.tokens[place - 1].shape.contains(.capitalized)
      && reading.key(place - 1) == "van"
  }

  /// Whether one particular person stands before a place, close enough to belong to it.
  private func hasOneBefore(_ place: Int, _ reading: Reading) -> Bool {
    let persons = reading.persons
    return persons.anchors(inSentence: Int(reading.tokens[place].sentence)).contains { index in
      let gap = place - persons.all[index].tokens.upperBound
      return (0...12).contains(gap) && persons.recognisability(index) >= .singledOut
    }
  }

  /// The place that the sentence before speaks of, when this one says `daar`.
  private func placeBefore(_ start: Int, _ places: PlaceReader, _ reading: Reading) -> PlaceReader.Place? {
    guard start > 0, !reading.tokens[start].before.contains(.paragraph) else { return nil }
    let previous = reading.tokens.sentence(of: start - 1).tokens
    var token = previous.lowerBound
    while token < previous.upperBound {
      if ["in", "bij", "van", "op", "aan", "langs"].contains(reading.key(token)),
        let place = places.place(at: token + 1), !place.isOuting
      {
        return place
      }
      token += 1
    }
    return nil
  }

  private func homeAlone(
    _ match: PatternMatch, _ family: PatternFamily, _ places: PlaceReader, in reading: Reading
  ) -> Mention? {
    let tokens = reading.tokens
    let sentence = tokens.sentence(of: match.span.lowerBound).tokens
    if match.span.lowerBound > sentence.lowerBound, ["niet", "nooit"].contains(reading.key(match.span.lowerBound - 1)) {
      return nil
    }
    if match.span.allSatisfy({ tokens[$0].shape.contains(.capitalized) && !tokens[$0].shape.contains(.allCaps) }) {
      return nil
    }
    guard !sentence.contains(where: { Self.generic.contains(reading.key($0)) }) else { return nil }
    if match.span.upperBound < sentence.upperBound, reading.key(match.span.upperBound) == "werken" { return nil }
    var span = match.span
    let next = span.upperBound
    if next + 1 < sentence.upperBound, tokens[next].before.isSubset(of: [.space, .comma]),
      ["aan", "in", "op", "bij"].contains(reading.key(next)),
      let place = places.place(at: next + 1), !place.isAddress
    {
      span = span.lowerBound..<place.tokens.upperBound
    }
    if let address = address(after: span, sentence, reading) {
      return Mention(
        .locatie, address, confidence: 0.99, severity: .hoog, evidence: [.alone, .person],
        traits: [.safetyRisk, .tiedToPerson], recognizer: family.id)
    }
    return Mention(
      .locatie, reading.range(span), confidence: 0.98, severity: .hoog, evidence: [.alone, .person],
      traits: [.safetyRisk, .tiedToPerson], recognizer: family.id)
  }

  /// The address that follows in the sentence, as what tells where to find who is alone: `alleen thuis op de Beukenlaan 9`.
  private func address(after span: Range<Int>, _ sentence: Range<Int>, _ reading: Reading) -> ProseRange? {
    guard span.upperBound < sentence.upperBound else { return nil }
    let rest = reading.range(span.upperBound..<sentence.upperBound)
    return reading.mentions.first {
      $0.recognizer == AddressRecognizer.about.id && !$0.traits.contains(.hint) && rest.overlaps($0.range)
    }?.range
  }

  /// A class or the whole school is somewhere: an outing.
  ///
  /// - Parameter besides: `we` says nothing, because the words are of one person whatever the writers do.
  private func isGroupOuting(_ sentence: Range<Int>, besides: Bool, _ reading: Reading) -> Bool {
    sentence.contains { token in
      let key = reading.key(token)
      if Self.outingWords.contains(key) { return !besides || key != "we" && key != "wij" }
      // "met de klas", or "Groep 7 is …"; but not the boy "uit groep 7".
      guard key == "groep" || key == "klas" else { return false }
      if token > sentence.lowerBound + 1, ["uit", "van", "in"].contains(reading.key(token - 2)),
        ["mijn", "onze", "zijn", "haar", "de"].contains(reading.key(token - 1))
      {
        return false
      }
      return token == sentence.lowerBound || token + 1 == sentence.upperBound
        || !reading.tokens[token + 1].shape.contains(.hasDigit)
    }
  }

  private func isOwnSchool(_ place: Range<Int>, _ reading: Reading) -> Bool {
    let words = place.map(reading.key).joined(separator: " ")
    return reading.school.schools.contains { school in
      let name = String(decoding: ListKey.of(school.name), as: UTF8.self)
      return !name.isEmpty && (name.contains(words) || words.contains(name))
    }
  }

  private static let generic: Set<String> = [
    "leeftijd", "kinderen", "mag", "mogen", "tips", "je", "jongeren", "voelt", "voelde", "voel", "film", "thuiswerken",
  ]
  private static let outingWords: Set<String> = [
    "excursie", "schoolreis", "schoolreisje", "uitje", "uitstapje", "kamp", "schoolkamp", "werkweek", "we", "wij",
    "toernooi", "wedstrijd", "kaarten", "voorstelling",
  ]
}

extension Evidence {
  fileprivate static let whereabouts = Evidence(
    0.6, nl: "de tekst zegt waar iemand woont of is", en: "the text says where somebody lives or is")
  fileprivate static let alone = Evidence(0.8, nl: "iemand is alleen thuis", en: "somebody is home alone")
}

extension Wording {
  fileprivate static let title = Wording(nl: "Waar iemand woont of is", en: "Where somebody lives or is")
  fileprivate static let what = Wording(
    nl: """
      Woorden die zeggen waar een mens woont, nu is of vaak is: woont in, staat nu bij, logeert in, ligt op kamer, is alleen thuis. Er moet \
      iemand in de zin of de zin ervoor staan. Uitjes, afspraken en vage plekken tellen niet mee.
      """,
    en: """
      Words that tell where a person lives, is now or often is. Somebody must be spoken of in the sentence or the one before. Outings, \
      appointments and vague spots do not count.
      """)
  fileprivate static let why = Wording(
    nl:
      "Wie weet waar een kind is, kan erheen; een kind dat alleen is, loopt gevaar (AVG artikel 4, lid 1: locatiegegevens).",
    en: "Who knows where a child is can go there; a child alone is at risk (GDPR article 4(1): location data).")
}
