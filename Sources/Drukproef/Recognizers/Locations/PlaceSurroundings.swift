internal import Text

/// Whether a place in a post is somebody's, or everybody's.
struct PlaceSurroundings {
  /// A person is spoken of in the sentence or the one before.
  let isPerson: Bool
  /// The words say that somebody lives there, is at home there, or has a party there.
  let isHome: Bool
  /// A museum, shop, club or firm is spoken of in the sentence, before the place.
  let isPublicPlace: Bool
  /// A street that one walks along: a route, road works, traffic.
  let isRoute: Bool
  let namesPostcode: Bool

  init(of place: Range<Int>, in reading: Reading) {
    let tokens = reading.tokens
    let number = Int(tokens[place.lowerBound].sentence)
    let sentence = tokens.sentences[number].tokens
    let previous =
      number > 0 && !tokens[sentence.lowerBound].before.contains(.paragraph)
      ? tokens.sentences[number - 1].tokens.lowerBound : sentence.lowerBound
    let around =
      max(previous, place.lowerBound - 40)..<max(place.upperBound, min(sentence.upperBound, place.upperBound + 20))
    var found = (person: false, home: false, perhaps: false, pub: false, route: false, code: false)
    for token in around where !place.contains(token) && tokens[token].kind == .word {
      let key = reading.key(token)
      if Self.persons.contains(key) { found.person = true }
      if Self.homes.contains(key) { found.home = true }
      if Self.perhapsHomes.contains(key) { found.perhaps = true }
      if sentence.contains(token), Self.isPublic(key) { found.pub = true }
      if sentence.contains(token), Self.routes.contains(key) { found.route = true }
      if ContextWords.postcode.contains(key) { found.code = true }
    }
    if !found.person {
      let range = ProseRange(tokens[around.lowerBound].range.lower, tokens[around.upperBound - 1].range.upper)
      found.person = reading.mentions.contains {
        $0.kind.family == .name && !$0.traits.contains(.hint) && range.contains($0.range)
      }
    }
    (isPerson, isPublicPlace, isRoute, namesPostcode) = (
      found.person, found.pub, found.route || Self.isHistory(sentence, reading), found.code
    )
    isHome = found.home || (found.perhaps && !found.pub)
  }

  /// Whether the sentence is about somebody of the past or of fame.
  private static func isHistory(_ sentence: Range<Int>, _ reading: Reading) -> Bool {
    for token in sentence {
      let key = reading.tokens.keyBytes(token)
      if token > sentence.lowerBound, key.count == 4, key.allSatisfy({ $0 &- 48 < 10 }), key.first == 49,
        key.lexicographicallyPrecedes("1980".utf8),
        ["in", "van", "sinds", "rond", "tot", "uit"].contains(reading.key(token - 1))
      {
        return true
      }
      guard reading.tokens[token].shape.contains(.capitalized) else { continue }
      guard let match = reading.lexicon.persons.famous.longestMatch(in: reading.tokens, at: token) else { continue }
      let isKnown = match.count > 1 || (match.row.column(2) == "1" && Self.pastFields.contains(match.row.column(1)))
      let range = reading.range(token..<(token + match.count))
      if isKnown, !reading.mentions.contains(where: { $0.kind == .naamLeerling && $0.range.overlaps(range) }) {
        return true
      }
    }
    return false
  }

  private static let pastFields: Set<String> = ["kunstenaar", "muziek", "historisch", "schrijver"]

  /// Whether a word names a place that is open to all, or an organisation.
  static func isPublic(_ key: String) -> Bool { publicPlaces.contains(key) || ContextWords.organisation.contains(key) }

  static let persons: Set<String> = [
    "ik", "mij", "mijn", "mn", "m'n", "hij", "hem", "zijn", "zn", "z'n", "zij", "ze", "haar", "d'r", "hun", "hen",
    "onze", "ons",
    "zoon", "zoontje", "dochter", "dochtertje", "kind", "jongen", "jongetje", "meisje", "jochie", "leerling",
    "klasgenoot", "vriendje", "vriendinnetje", "vriend",
    "vriendin", "broer", "broertje", "zus", "zusje", "moeder", "vader", "mama", "papa", "oma", "opa", "juf", "meester",
    "mentor", "docent",
    "docente", "leraar", "lerares", "buurvrouw", "buurman", "gezin", "familie", "mevrouw", "meneer", "tante", "oom",
    "directeur", "rector", "concierge",
  ]
  static let homes: Set<String> = [
    "woont", "woon", "wonen", "woonde", "woonden", "woonachtig", "thuis", "thuisadres", "huisadres", "woonadres",
    "logeert", "logeren",
    "feestje", "partijtje", "kinderfeestje", "verjaardagsfeest", "oppassen", "logeerpartij", "slaapfeestje",
  ]
  /// Words that say so unless a public place is spoken of.
  private static let perhapsHomes: Set<String> = [
    "huis", "verhuisd", "verhuizen", "verhuist", "verhuizing", "brievenbus", "oppas", "kaartje", "kaartjes", "bezorgen",
    "adres", "verjaardag", "achterom",
  ]
  private static let routes: Set<String> = [
    "route", "afslag", "werkzaamheden", "wegwerkzaamheden", "afgesloten", "omleiding", "avondvierdaagse", "optocht",
    "stoet", "halte", "buslijn", "rechtsaf", "linksaf", "wandelroute",
    "sponsorloop", "parkeren", "parkeerverbod", "verkeerssituatie", "oversteken", "startpunt", "excursie", "schoolreis",
    "schoolreisje", "uitje", "bezocht", "bezochten", "rondleiding", "gids", "stadswandeling", "wandeling", "speurtocht",
  ]
  private static let publicPlaces = ContextWords(
    """
    *museum musea *theater schouwburg *bioscoop *zwembad sporthal* *sporthal gymzaal sportpark* *kerk kerkgebouw moskee synagoge *bibliotheek *bieb *restaurant pizzeria cafe
    *winkel *winkels bakkerij slagerij kapsalon garage apotheek huisarts* tandarts* gemeentehuis stadhuis stadskantoor *hotel camping kampeerboerderij *boerderij dierentuin
    *park kinderboerderij buurthuis wijkcentrum jeugdcentrum dorpshuis *centrum vereniging *vereniging stichting club *club bedrijf bouwbedrijf kantoor *kantoor
    gebouw schoolgebouw school *school college lyceum opvang kinderopvang bso peuterspeelzaal manege ijsbaan *hal zaal kringloop* *markt voedselbank inzamelpunt *fabriek museumplein
    monument *station politiebureau brandweerkazerne verzorgingshuis *atelier galerie supermarkt jumbo ah lidl aldi hema intratuin gamma praxis ikea
    """)
}
