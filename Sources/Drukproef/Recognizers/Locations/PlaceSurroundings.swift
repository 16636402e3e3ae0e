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
    let previous = number > 0 && !tokens[sentence.lowerBound].before.contains(.paragraph) ? tokens.sentences[number - 1].tokens.lowerBound : sentence.lowerBound
    let around = max(previous, place.lowerBound - 40)..<max(place.upperBound, min(sentence.upperBound, place.upperBound + 20))
    var found: (person: Bool, home: Bool, pub: Bool, route: Bool, code: Bool) = (false, false, false, false, false)
    for token in around where !place.contains(token) && tokens[token].kind == .word {
      let key = reading.key(token)
      if Self.persons.contains(key) { found.person = true }
      if Self.homes.contains(key) { found.home = true }
      if sentence.contains(token), Self.isPublic(key) { found.pub = true }
      if sentence.contains(token), Self.routes.contains(key) { found.route = true }
      if ContextWords.postcode.contains(key) { found.code = true }
    }
    if !found.person {
      let range = ProseRange(tokens[around.lowerBound].range.lower, tokens[around.upperBound - 1].range.upper)
      found.person = reading.mentions.contains { $0.kind.family == .name && !$0.traits.contains(.hint) && range.contains($0.range) }
    }
    (isPerson, isHome, isPublicPlace, isRoute, namesPostcode) = found
  }

  /// Whether a word names a place that is open to all, or an organisation.
  static func isPublic(_ key: String) -> Bool { publicPlaces.contains(key) || ContextWords.organisation.contains(key) }

  static let persons: Set<String> = [
    "ik", "mij", "mijn", "mn", "m'n", "hij", "hem", "zijn", "zn", "z'n", "zij", "ze", "haar", "d'r", "hun", "hen", "onze", "ons",
    "zoon", "zoontje", "dochter", "dochtertje", "kind", "jongen", "jongetje", "meisje", "jochie", "leerling", "klasgenoot", "vriendje", "vriendinnetje", "vriend",
    "vriendin", "broer", "broertje", "zus", "zusje", "moeder", "vader", "mama", "papa", "oma", "opa", "juf", "meester", "mentor", "docent",
    "docente", "leraar", "lerares", "buurvrouw", "buurman", "gezin", "familie", "mevrouw", "meneer", "tante", "oom", "directeur", "rector", "concierge",
  ]
  static let homes: Set<String> = [
    "woont", "woon", "wonen", "woonde", "woonden", "woonachtig", "thuis", "huis", "thuisadres", "huisadres", "woonadres", "logeert", "logeren", "verhuisd", "verhuizen", "verhuist", "verhuizing",
    "feestje", "partijtje", "kinderfeestje", "verjaardagsfeest", "brievenbus", "oppas", "oppassen", "logeerpartij", "slaapfeestje", "kaartje", "kaartjes", "bezorgen", "adres", "konijnen", "verjaardag", "achterom",
  ]
  private static let routes: Set<String> = [
    "route", "afslag", "werkzaamheden", "wegwerkzaamheden", "afgesloten", "omleiding", "avondvierdaagse", "optocht", "stoet", "halte", "buslijn", "rechtsaf", "linksaf", "wandelroute",
    "sponsorloop", "parkeren", "parkeerverbod", "verkeerssituatie", "oversteken", "startpunt",
  ]
  private static let publicPlaces = ContextWords(
    """
    *museum musea *theater schouwburg *bioscoop *zwembad sporthal* *sporthal gymzaal sportpark* *kerk kerkgebouw moskee synagoge *bibliotheek *bieb *restaurant pizzeria cafe
    *winkel *winkels bakkerij slagerij kapsalon garage apotheek huisarts* tandarts* gemeentehuis stadhuis stadskantoor *hotel camping kampeerboerderij *boerderij dierentuin
    *park kinderboerderij buurthuis wijkcentrum jeugdcentrum dorpshuis *centrum vereniging *vereniging stichting club *club bedrijf bouwbedrijf kantoor *kantoor
    school *school college lyceum opvang kinderopvang bso peuterspeelzaal manege ijsbaan *hal zaal kringloop* *markt voedselbank inzamelpunt *fabriek museumplein
    monument *station politiebureau brandweerkazerne verzorgingshuis *atelier galerie supermarkt jumbo ah lidl aldi hema intratuin gamma praxis ikea
    """)
}
