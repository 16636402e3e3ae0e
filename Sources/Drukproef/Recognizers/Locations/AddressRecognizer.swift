internal import Text

/// Finds addresses: street and number with postcode and town, postcode with number, a street and number by themselves.
package struct AddressRecognizer: Recognizer {
  package static let about = RecognizerPage(
    id: "locatie", kinds: [.locatie], title: .title, what: .what, why: .why,
    examples: [
      "Kom naar ⟦Kastanjehof 17, 2411 VB Bodegraven⟧!", "Wij rijden vanaf ⟦3526 KB 61⟧.",
      "Stuur het naar ⟦Lange Nieuwstraat 684 bis, 3512 PK Utrecht⟧.",
      "Sanne woont op de ⟦Meidoornstraat 8⟧.", "Het museum zit op Museumplein 6, 1071 DJ Amsterdam.",
      "De route: Prins Bernhardstraat 1 tot en met 55.", "Hoofdstraat, paragraaf 12", "Groep 7 heeft 24 kinderen.",
      "De Dorpsstraat is afgesloten tot nummer 40.",
      "Verzamelen bij de ingang van het park.",
      "Hoofdstuk 5, bladzijde 12.",
      "In 2026 bestaat de school 60 jaar.",
      "Lokaal 112 is op de eerste verdieping.",
      "De postcodeloterij keerde 1000 euro uit.",
    ])

  /// The school's own addresses: street and number, postcode and number.
  private let own: Set<String>

  package init(lexicon: Lexicon, school: SchoolRegister) {
    var own: Set<String> = []
    for location in school.schools.flatMap(\.locations) {
      let document = Document(location.address)
      let tokens = Tokenizer.tokens(of: document.prose)
      let memory = WordMemory()
      memory.open(tokens)
      let reading = Reading(
        document: document, tokens: tokens, lexicon: lexicon, school: .empty,
        hits: ClassHits([], tokenCount: tokens.count), memory: memory)
      for address in AddressReader(reading).addresses() { own.formUnion(Self.names(of: address, reading)) }
    }
    self.own = own
  }

  package func mentions(in reading: Reading) -> [Mention] {
    let addresses = AddressReader(reading).addresses()
    return addresses.compactMap { mention(of: $0, isList: addresses.count > 3, in: reading) }
  }

  /// What an address can be known by.
  private static func names(of address: StreetAddress, _ reading: Reading) -> [String] {
    guard let number = address.number else { return [] }
    var names: [String] = []
    if let street = address.street { names.append(street.map(reading.key).joined(separator: " ") + " " + number) }
    if let postcode = address.postcode { names.append(postcode + " " + number) }
    return names
  }

  private func mention(of address: StreetAddress, isList: Bool, in reading: Reading) -> Mention? {
    guard own.isDisjoint(with: Self.names(of: address, reading)) else { return nil }
    let tie = PlaceSurroundings(of: address.tokens, in: reading)
    if tie.isRoute || (tie.isPublicPlace && !tie.isHome) { return nil }
    let isSureStreet = address.street.map { AddressReader(reading).hasSureEnding($0.upperBound - 1) } ?? false
    guard let confidence = confidence(address, tie, isSureStreet: isSureStreet) else { return nil }
    var traits: Mention.Traits = tie.isPerson ? .tiedToPerson : []
    if confidence < 0.5 { traits.insert(.hint) }
    return Mention(
      .locatie, reading.range(address.tokens), confidence: confidence, severity: .midden,
      evidence: evidence(address, tie),
      traits: traits, recognizer: Self.about.id)
  }

  private func confidence(
    _ address: StreetAddress, _ tie: PlaceSurroundings, isSureStreet: Bool
  ) -> Double? {
    let isTied = tie.isPerson || tie.isHome
    if address.isPostbus { return address.postcode != nil || isTied ? 0.75 : 0.45 }
    if address.street == nil {
      if address.number != nil { return 0.9 }
      return isTied || tie.namesPostcode ? 0.75 : address.town != nil ? 0.6 : nil
    }
    if address.postcode != nil { return 0.97 }
    if address.town != nil { return address.certainty == .plain ? 0.92 : 0.8 }
    switch address.certainty {
    case .plain: return isTied ? 0.9 : 0.7
    case .possible: return tie.isHome ? 0.7 : tie.isPerson && isSureStreet ? 0.6 : nil
    case .none: return nil
    }
  }

  private func evidence(_ address: StreetAddress, _ tie: PlaceSurroundings) -> [Evidence] {
    var evidence: [Evidence] = []
    if address.street != nil { evidence.append(.street) }
    if address.postcode != nil { evidence.append(.postcode) }
    if tie.isHome { evidence.append(.home) } else if tie.isPerson { evidence.append(.person) }
    return evidence.isEmpty ? [.street] : evidence
  }
}

extension Evidence {
  fileprivate static let street = Evidence(0.6, nl: "een straat met huisnummer", en: "a street with a number")
  fileprivate static let postcode = Evidence(0.7, nl: "een postcode", en: "a postcode")
  static let home = Evidence(
    0.5, nl: "de tekst zegt dat daar iemand woont of thuis is", en: "the text says that somebody lives there")
  static let person = Evidence(0.4, nl: "er wordt een persoon bij genoemd", en: "a person is spoken of")
}

extension Wording {
  fileprivate static let title = Wording(nl: "Adres", en: "Address")
  fileprivate static let what = Wording(
    nl: """
      Straat en huisnummer, met of zonder postcode en plaats; postcode met huisnummer; een postbus. Straten en plaatsen komen uit de \
      Basisregistratie Adressen en Gebouwen. Het adres van de school en adressen van openbare plekken tellen niet mee.
      """,
    en: """
      Street and number, with or without postcode and town; postcode and number; a PO box. Streets and towns are those of the Dutch \
      address register. The school's own address and those of public places do not count.
      """)
  fileprivate static let why = Wording(
    nl:
      "Een adres vertelt waar iemand woont of te vinden is, en geeft vreemden een weg erheen (AVG artikel 4, lid 1: locatiegegevens).",
    en: "An address tells where somebody lives or is to be found (GDPR article 4(1): location data).")
}
