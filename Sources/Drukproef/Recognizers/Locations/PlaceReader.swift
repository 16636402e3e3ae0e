internal import Text

/// Reads how far a place goes that begins at a token: a street, a town, a station with its name, a room in a hospital.
struct PlaceReader {
  let reading: Reading
  private let addresses: AddressReader
  /// By the token they begin at.
  private let found: [Int: StreetAddress]
  private var tokens: TokenBuffer { reading.tokens }

  init(_ reading: Reading) {
    self.reading = reading
    addresses = AddressReader(reading)
    found = Dictionary(addresses.addresses().map { ($0.tokens.lowerBound, $0) }) { first, _ in first }
  }

  /// A place and what it is told by.
  struct Place {
    var tokens: Range<Int>
    /// A town, quarter or street of the register.
    var isRegistered: Bool
    /// Somewhere everybody goes: a museum, a zoo, a theme park.
    var isOuting = false
    /// A street with its number: found by itself.
    var isAddress = false
  }

  /// The place that begins at a token, an article before it left out; nil when what stands there is vague.
  func place(at start: Int, depth: Int = 0, inSmall: Bool = false) -> Place? {
    guard start < tokens.count else { return nil }
    var token = start
    if Self.articles.contains(reading.key(token)), !isStreetWithArticle(token) { token += 1 }
    guard token < tokens.count, token == start || tokens[token].before == .space,
      var place = core(at: token, afterArticle: token > start, inSmall: inSmall)
    else { return nil }
    if reading.key(token) == "hoek", let corner = street(at: afterJoint(place.tokens.upperBound)) {
      place.tokens = place.tokens.lowerBound..<corner
    }
    if depth < 2, let next = continuation(of: place.tokens.upperBound, depth) {
      place.tokens = place.tokens.lowerBound..<next.tokens.upperBound
      place.isRegistered = place.isRegistered || next.isRegistered
    }
    return place
  }

  /// The first place that begins after a preposition between two tokens, or right at the first.
  ///
  /// - Parameter inSmall: whether a town in small letters counts where it is a word too.
  func firstPlace(from start: Int, to end: Int, inSmall: Bool = false) -> Place? {
    if let place = place(at: start, inSmall: inSmall) { return place }
    var token = start
    while token + 1 < end {
      if token > start,
        !tokens[token].before.isDisjoint(with: [.fullStop, .semicolon, .question, .exclamation, .colon])
      {
        return nil
      }
      if Self.prepositions.contains(reading.key(token)), let place = place(at: token + 1, inSmall: inSmall) {
        return place
      }
      token += 1
    }
    return nil
  }

  /// What follows `en de`: the other street of a corner.
  private func afterJoint(_ token: Int) -> Int {
    guard token + 1 < tokens.count, reading.key(token) == "en" || reading.key(token) == "met" else {
      return tokens.count
    }
    return Self.articles.contains(reading.key(token + 1)) ? min(token + 2, tokens.count) : token + 1
  }

  private func isStreetWithArticle(_ token: Int) -> Bool {
    tokens[token].shape.contains(.capitalized) && !tokens.opensSentence(token) && street(at: token) != nil
  }

  private func core(at token: Int, afterArticle: Bool, inSmall: Bool) -> Place? {
    if let address = found[token] {
      return Place(tokens: address.tokens, isRegistered: true, isAddress: true)
    }
    if let end = street(at: token) { return Place(tokens: token..<end, isRegistered: true) }
    if let end = town(at: token, inSmall: inSmall && !afterArticle) {
      return Place(tokens: token..<end, isRegistered: true, isOuting: false)
    }
    if isPlaceNoun(token), let place = named(token) { return place }
    if let place = described(token) { return place }
    return proper(at: token, afterArticle: afterArticle)
  }

  /// The end of a street without number that begins at a token.
  private func street(at token: Int) -> Int? {
    guard token < tokens.count, tokens[token].kind == .word,
      tokens[token].shape.contains(.capitalized) || addresses.endsLikeStreet(token)
    else { return nil }
    let limit = min(tokens.sentence(of: token).tokens.upperBound, token + 6)
    var end = limit
    while end > token {
      if addresses.endsLikeStreet(end - 1) || end - token == 1,
        let street = addresses.street(endingAt: end, from: token),
        street.tokens.lowerBound == token, street.certainty == .plain
      {
        return end
      }
      end -= 1
    }
    return nil
  }

  /// The end of a town or quarter, with the words in capitals behind it: `Gouda Goverwelle`.
  private func town(at token: Int, inSmall: Bool) -> Int? {
    guard tokens[token].kind == .word else { return nil }
    let places = reading.lexicon.places
    let match =
      places.towns.longestMatch(in: tokens, at: token, atMost: 4)
      ?? places.quarters.longestMatch(in: tokens, at: token, atMost: 4)
    guard let match else { return nil }
    let shape = tokens[token].shape
    let isSure = shape.contains(.capitalized) || shape.contains(.hasApostrophe)
    let isWord =
      match.row.column(1).contains("w") || match.count == 1 && reading.lexicon.words.contains(tokens.keyBytes(token))
    guard isSure || !isWord || inSmall && !Self.words.contains(reading.key(token)) else { return nil }
    let named = shape.contains(.capitalized) ? capitals(from: token + match.count, atMost: 2) : token + match.count
    return max(named, token + match.count)
  }

  /// A word for a sort of place that a name or number must follow.
  private func isPlaceNoun(_ token: Int) -> Bool {
    let key = reading.key(token)
    return Self.nouns.contains(key) || Self.nounEndings.contains { key.hasSuffix($0) }
  }

  /// `station Gouda`, `kamer 12`, `opvang in Gouda`.
  private func named(_ token: Int) -> Place? {
    let next = token + 1
    guard next < tokens.count, tokens[next].before == .space else { return nil }
    let isOuting = Self.outings.contains(reading.key(token))
    if tokens[next].shape.contains(.hasDigit), Self.numbered.contains(reading.key(token)) {
      return Place(tokens: token..<(next + 1), isRegistered: false, isOuting: false)
    }
    var first = next
    if Self.articles.contains(reading.key(next)), next + 1 < tokens.count { first = next + 1 }
    let end =
      tokens[next].shape.contains(.capitalized) ? capitals(from: next, atMost: 4) : capitals(from: first, atMost: 4)
    if end > next { return Place(tokens: token..<end, isRegistered: false, isOuting: isOuting) }
    guard let more = continuation(of: next, 1) else { return nil }
    return Place(tokens: token..<more.tokens.upperBound, isRegistered: more.isRegistered, isOuting: isOuting)
  }

  /// `voetbalkooi aan de Rembrandtlaan`: any thing that stands in a street or town of the register.
  private func described(_ token: Int) -> Place? {
    let tie = reading.key(token)
    guard tokens[token].kind == .word, !tokens[token].shape.contains(.capitalized),
      !PlaceSurroundings.persons.contains(tie),
      tokens.keyBytes(token).count > 2,
      reading.lexicon.words.contains(tokens.keyBytes(token)), let next = continuation(of: token + 1, 1),
      next.isRegistered,
      ["aan", "in", "op", "tegenover", "naast"].contains(reading.key(token + 1)),
      reading.key(token + 1) != "in" || tokens[next.tokens.lowerBound].shape.contains(.capitalized)
    else { return nil }
    return Place(tokens: token..<next.tokens.upperBound, isRegistered: true, isOuting: Self.outings.contains(tie))
  }

  /// A name in capitals that is nobody's and no country: `Albert Heijn`, `Diakonessenhuis`.
  /// With an article before it, it is no person's name whatever it looks like.
  private func proper(at token: Int, afterArticle: Bool) -> Place? {
    guard tokens[token].kind == .word, tokens[token].shape.contains(.capitalized), !tokens.opensSentence(token),
      tokens.keyBytes(token).count > 1
    else {
      return nil
    }
    let key = reading.key(token)
    guard !Self.noPlaces.contains(key), !reading.lexicon.places.countries.contains(tokens.keyBytes(token)),
      afterArticle || !isName(token)
    else { return nil }
    let end = capitals(from: token, atMost: 4, namesToo: afterArticle)
    guard end > token else { return nil }
    let isOuting = (token..<end).contains {
      Self.outings.contains(reading.key($0)) || Self.attractions.contains(reading.key($0))
    }
    return Place(tokens: token..<end, isRegistered: false, isOuting: isOuting)
  }

  private func isName(_ token: Int) -> Bool {
    let range = tokens[token].range
    return reading.mentions.contains {
      $0.kind.family == .name && !$0.traits.contains(.hint) && $0.range.overlaps(range)
    }
  }

  /// The end of a row of words in capitals.
  private func capitals(from start: Int, atMost limit: Int, namesToo: Bool = false) -> Int {
    var end = start
    while end < tokens.count, end - start < limit, tokens[end].kind == .word,
      tokens[end].before.isSubset(of: [.space, .hyphen]),
      tokens[end].shape.contains(.capitalized)
        || (end > start && Self.particles.contains(reading.key(end)) && end + 1 < tokens.count
          && tokens[end + 1].shape.contains(.capitalized)),
      namesToo || !isName(end)
    {
      end += 1
    }
    return end
  }

  /// `aan de Kerkstraat`, `in Utrecht`, `van het ziekenhuis` behind a place.
  private func continuation(of end: Int, _ depth: Int) -> Place? {
    guard end + 1 < tokens.count, tokens[end].before == .space, tokens[end + 1].before == .space,
      Self.links.contains(reading.key(end))
    else { return nil }
    if let next = place(at: end + 1, depth: depth + 1), !next.isOuting { return next }
    var noun = end + 1
    if Self.articles.contains(reading.key(noun)) { noun += 1 }
    guard reading.key(end) == "van", noun < tokens.count, isPlaceNoun(noun) else { return nil }
    return Place(tokens: noun..<(noun + 1), isRegistered: false)
  }

  /// Names of towns that are everyday words: in small letters no towns.
  private static let words: Set<String> = [
    "amen", "anderen", "axel", "baak", "baard", "baars", "balk", "beek", "berg", "bergen", "best", "beugen", "boer",
    "boekel", "broek", "buren", "dalen", "dieren", "dijken", "donderen", "doorn", "dorst", "drachten", "duiven", "echt",
    "echten", "ede", "een", "ens", "enter", "gauw", "glimmen", "goor", "graf", "groet", "haler", "half", "halfweg",
    "hall", "handel", "hank", "haren", "hee", "heel", "heide", "helden", "hem", "hemmen", "herten", "hoek", "hoorn",
    "horn", "hout", "huizen", "hulst", "huppel", "kampen", "klimmen", "kotten", "lieren", "lies", "linde", "linden",
    "loo", "loon", "made", "malden", "marken", "meeuwen", "meppen", "middelaar", "monster", "neer", "noorden", "oranje",
    "opende", "reek", "rekken", "rijen", "rijs", "ruinen", "schijf", "sloten", "spier", "spijk", "tuil", "tuk", "veen",
    "velden", "vuren", "waal", "waarde", "wateren", "wedde", "wier", "winde", "winkel", "zand", "zandberg", "zegge",
    "zetten", "heuvel", "bos", "kempen", "noord", "zuid", "wallen", "wouden", "halve", "plantage", "landelijk",
    "tuindorp", "veld", "school", "wijk", "dam", "laar", "post", "laren", "leek", "losser", "hulsel", "erm", "nes",
  ]
  private static let articles: Set<String> = ["de", "het", "'t", "een"]
  private static let particles: Set<String> = ["de", "van", "het", "'t", "der", "den"]
  private static let prepositions: Set<String> = [
    "in", "op", "aan", "bij", "naast", "tegenover", "achter", "te", "van", "door", "langs", "naar",
  ]
  private static let links: Set<String> = [
    "in", "aan", "van", "op", "bij", "te", "naast", "tegenover", "achter", "langs",
  ]
  private static let numbered: Set<String> = [
    "kamer", "afdeling", "nummer", "perron", "spoor", "huisnummer", "unit", "flat", "appartement", "vak", "ligplaats",
    "bed",
  ]
  private static let nouns: Set<String> = [
    "station", "bushalte", "halte", "bushokje", "tramhalte", "metrostation", "perron", "spoor", "flat", "camping",
    "hotel", "ziekenhuis", "opvang", "noodopvang", "crisisopvang", "kamer", "afdeling", "nummer",
    "huisnummer", "unit", "appartement", "vakantiepark", "sportpark", "manege", "zwembad", "sporthal", "boerderij",
    "zorgboerderij", "azc", "asielzoekerscentrum", "supermarkt", "café", "cafe", "restaurant", "bso", "speeltuin",
    "park", "jeugdhonk", "buurthuis", "kerk", "moskee", "flatgebouw", "revalidatiecentrum", "kliniek", "instelling",
    "jeugdinrichting", "woongroep", "gezinshuis", "blijf", "opvanghuis", "bioscoop", "snackbar", "skatepark", "haven",
    "jachthaven", "ligplaats", "stal", "dansschool", "muziekschool", "atletiekbaan", "ijsbaan", "museum", "dierentuin",
    "pretpark", "theater", "voetbalclub", "hockeyclub", "vereniging", "winkelcentrum", "parkeergarage", "sportschool",
    "gevangenis", "huis", "woonboot", "ic", "tankstation", "verzorgingshuis", "verpleeghuis",
    "cafetaria", "bakkerij", "slagerij", "garage", "pizzeria", "kapsalon", "wijk", "straat", "hoek",
    "bed", "vak",
  ]
  private static let nounEndings = [
    "opvang", "station", "halte", "ziekenhuis", "hotel", "flat", "kliniek", "boerderij", "centrum", "tehuis", "pension",
    "huis", "afdeling", "hal", "park", "bad", "kamp", "winkel", "honk", "kooi",
  ]
  private static let outings: Set<String> = [
    "museum", "dierentuin", "pretpark", "theater", "attractiepark", "schouwburg", "concertgebouw", "jaarbeurs", "ahoy",
    "arena",
  ]
  private static let attractions: Set<String> = [
    "artis", "efteling", "nemo", "naturalis", "blijdorp", "walibi", "duinrell", "slagharen", "rijksmuseum", "madurodam",
    "dolfinarium", "burgers", "spoorwegmuseum", "archeon", "toverland",
    "avifauna", "apenheul", "ouwehands", "wildlands", "diergaarde", "openluchtmuseum", "linnaeushof", "plopsaland",
    "disneyland", "phantasialand",
  ]
  private static let noPlaces: Set<String> = [
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december", "maandag", "dinsdag", "woensdag",
    "donderdag", "vrijdag", "zaterdag", "zondag", "nederland", "europa", "nederlands", "engels", "frans", "duits",
    "wiskunde", "havo", "vwo", "vmbo", "mavo", "mbo", "hbo",
    "instagram", "tiktok", "facebook", "whatsapp", "snapchat", "snap", "insta", "youtube", "teams", "zoom", "discord",
    "kerst", "pasen", "god", "jezus", "ik", "jij", "hij", "zij", "wij",
    "magister", "somtoday", "parro", "netflix", "spotify", "x", "twitter", "fortnite", "minecraft", "roblox", "passie",
    "school", "noordpool", "zuidpool", "afrika", "azië", "azie", "amerika",
  ]
}
