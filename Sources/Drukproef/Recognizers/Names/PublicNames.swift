internal import Text

/// Names that belong to everybody: famous, historical, biblical and invented persons, companies, and whatever is called
/// after somebody. Read with the words around them.
enum PublicNames {
  /// For each token, whether it is part of such a name.
  ///
  /// - Parameters:
  ///   - ownSchools: what ``schoolNames(_:)`` gives.
  ///   - hasStories: whether the post ``tellsStories(_:)``.
  static func mask(
    _ reading: Reading, _ profiles: [NameReading.Profile], ignoresCase: Bool, ownSchools: PhraseTrie, hasStories: Bool
  ) -> [Bool] {
    let tokens = reading.tokens
    var mask = [Bool](repeating: false, count: tokens.count)
    for token in tokens.indices where tokens[token].kind == .word && !mask[token] {
      if ignoresCase, !profiles[token].isCapitalized {
        if opensFamous(token, reading), let match = reading.lexicon.persons.famous.longestMatch(in: tokens, at: token),
          match.count > 1
        {
          for covered in token..<token + match.count { mask[covered] = true }
        }
        continue
      }
      guard profiles[token].isCapitalized || profiles[token].isPrefix else { continue }
      if languages.contains(tokens[token]), profiles[token].claims.isEmpty {
        mask[token] = true
        continue
      }
      var end = max(
        famous(at: token, reading, profiles, hasStories: hasStories) ?? token,
        organisation(at: token, reading, profiles) ?? token, calledAfter(at: token, reading, profiles) ?? token,
        place(at: token, reading, profiles) ?? token, business(at: token, reading, profiles) ?? token)
      if ownSchools.opens(with: tokens.hash(token)) {
        ownSchools.forEachMatch(in: tokens, at: token) { end = max(end, $0.tokens.upperBound) }
      }
      for covered in token..<end { mask[covered] = true }
    }
    return mask
  }

  /// Whether a post tells of scripture, history or the stage: by its words, or by three names from the Bible.
  static func tellsStories(_ reading: Reading) -> Bool {
    let tokens = reading.tokens
    if tokens.indices.contains(where: { stories.contains(tokens[$0]) }) { return true }
    var biblical: Set<TokenHash> = []
    for token in tokens.indices where tokens[token].kind == .word && tokens[token].shape.contains(.capitalized) {
      let isBiblical = reading.memory.answer(.biblical, token) {
        reading.lexicon.persons.famous.row(tokens.keyBytes(token))?.column(1) == "bijbels"
      }
      guard isBiblical else { continue }
      biblical.insert(tokens[token].hash)
    }
    return biblical.count >= 3
  }

  /// Whether a post tells of races, leagues and championships.
  static func tellsOfSport(_ tokens: TokenBuffer) -> Bool {
    tokens.indices.contains { leagues.contains(tokens[$0]) }
  }

  private static let leagues = WordSet(
    """
    f1 formule1 pole poleposition pitstop kwalificatie gp grandprix verstappen leclerc norris hamilton
    ferrari redbull mclaren eredivisie oranjeleeuwinnen leeuwinnen uefa fifa bondscoach ajax feyenoord psv
    tourdefrance pogacar wimbledon eurosongfestival songfestival televoting
    """)

  /// `alles over Vincent`, `les over Vincent`.
  static func isSubject(before token: Int, _ reading: Reading) -> Bool {
    let tokens = reading.tokens
    guard token > 1, over.contains(tokens[token - 1]), tokens[token - 2].sentence == tokens[token].sentence else {
      return false
    }
    return learning.contains(tokens[token - 2]) || token > 2 && learning.contains(tokens[token - 3])
  }

  private static let over = WordSet("over rond rondom")
  private static let learning = WordSet(
    "les lessen leerde leerden leren leert spreekbeurt werkstuk thema project film boek hoofdstuk presentatie documentaire gastles"
  )

  /// The names of the schools themselves, and of the boards whose protocols ship.
  static func schoolNames(_ register: SchoolRegister) -> PhraseTrie {
    var trie = PhraseTrie()
    let names = register.schools.flatMap { [$0.name] + $0.locations.map(\.name) }
    for name in names + ["De Passie", "Willibrord-Miland", "De Groeiling"] { trie.insert(name, entry: 0) }
    return trie
  }

  /// The end of a public person's name that starts here.
  private static func famous(
    at token: Int, _ reading: Reading, _ profiles: [NameReading.Profile], hasStories: Bool
  ) -> Int? {
    guard opensFamous(token, reading),
      let match = reading.lexicon.persons.famous.longestMatch(in: reading.tokens, at: token)
    else { return nil }
    let end = token + match.count
    if match.count > 1 { return end }
    let flags = match.row.column(2)
    if flags.contains("1") { return profiles[token].claims.isEmpty ? end : nil }
    guard flags.contains("c") else { return profiles[token].claims.isEmpty ? end : nil }
    if profiles[token].claims.isEmpty, profiles[token].firstName ?? 0 < 300 { return end }
    return hasStories || isPublicRole(before: token, reading) ? end : nil
  }

  private static func opensFamous(_ token: Int, _ reading: Reading) -> Bool {
    opens(reading.lexicon.persons.famous, .famous, token, reading)
  }

  /// Whether an entry of a list begins with a token.
  private static func opens(
    _ list: SortedList, _ question: WordMemory.Question, _ token: Int, _ reading: Reading
  ) -> Bool {
    reading.memory.answer(question, token) { list.opens(with: reading.tokens.keyBytes(token)) }
  }

  /// `Cor van Woudenberg`, `heet Van Kesteren`: a town's name in somebody's.
  private static func isSurnamePlace(
    _ token: Int, _ tokens: TokenBuffer, _ profiles: [NameReading.Profile]
  ) -> Bool {
    var first = token
    while first > 0, profiles[first - 1].isPrefix, tokens[first].before == [.space],
      tokens[first - 1].sentence == tokens[token].sentence
    {
      first -= 1
    }
    guard first < token else { return false }
    if profiles[first].isCapitalized, !tokens.opensSentence(first) { return true }
    guard first > 0, tokens[first - 1].sentence == tokens[token].sentence, tokens[first].before == [.space] else {
      return false
    }
    return profiles[first - 1].isCapitalized && profiles[first - 1].firstName ?? 0 >= 30
      && !profiles[first - 1].isOrdinary
      || NameCues.titles.contains(tokens[first - 1])
  }

  /// A town, street, country or quarter of more than one word: `Den Haag`, `Kromme Rijn`.
  private static func place(at token: Int, _ reading: Reading, _ profiles: [NameReading.Profile]) -> Int? {
    if isSurnamePlace(token, reading.tokens, profiles) { return nil }
    let places = reading.lexicon.places
    var most = 0
    func take(_ list: SortedList, _ question: WordMemory.Question) {
      guard opens(list, question, token, reading), let match = list.longestMatch(in: reading.tokens, at: token) else {
        return
      }
      most = max(most, match.count)
    }
    take(places.towns, .town)
    take(places.municipalities, .municipality)
    take(places.countries, .country)
    take(places.quarters, .quarter)
    return most > 1 || most == 1 && profiles[token].claims.isEmpty && profiles[token].firstName ?? 0 < 300
      ? token + most : nil
  }

  /// A name behind the word for a shop or firm, or before `BV`: `bakkerij De Groot`, `Visser & Zn`.
  private static func business(at token: Int, _ reading: Reading, _ profiles: [NameReading.Profile]) -> Int? {
    let tokens = reading.tokens
    let sentence = tokens.sentence(of: token).tokens
    var end = token
    while end < sentence.upperBound, end < token + 5, profiles[end].isCapitalized || profiles[end].isPrefix,
      end == token || tokens[end].before.isSubset(of: [.space, .hyphen])
    {
      end += 1
    }
    guard end > token else { return nil }
    if token > sentence.lowerBound, tokens[token].before.isSubset(of: [.space]) {
      if storms.contains(tokens[token - 1]), profiles[token].claims.isEmpty { return end }
      if isBusinessWord(token - 1, tokens), !isTradesman(token..<end, tokens, profiles) { return end }
    }
    guard end < sentence.upperBound else { return nil }
    if isPairOfSurnames(token, end, tokens, profiles) { return end + 1 }
    if firms.contains(tokens[end]) || profiles[end - 1].isCapitalized && trading.contains(tokens[end]) { return end }
    if end > token + 1, trading.contains(tokens[end - 1]) { return end }
    if tokens[end].before.contains(.other), partners.contains(tokens[end]) { return end }
    return nil
  }

  /// `loodgieter Henk Versteeg`: a trade before a first name and a surname is somebody, not a firm.
  private static func isTradesman(
    _ name: Range<Int>, _ tokens: TokenBuffer, _ profiles: [NameReading.Profile]
  ) -> Bool {
    trades.contains(tokens[name.lowerBound - 1]) && name.count > 1
      && (profiles[name.lowerBound].firstName ?? 0 >= 30 || !profiles[name.lowerBound].claims.isEmpty)
  }

  /// `Groen & Goud`: two surnames and no first name are a firm.
  private static func isPairOfSurnames(
    _ token: Int, _ end: Int, _ tokens: TokenBuffer, _ profiles: [NameReading.Profile]
  ) -> Bool {
    guard end == token + 1, tokens[end].before.contains(.other), profiles[end].isCapitalized else { return false }
    return [token, end].allSatisfy { profiles[$0].isOrdinary && !profiles[$0].claims.contains { $0.role != .surname } }
  }

  private static func isBusinessWord(_ token: Int, _ tokens: TokenBuffer) -> Bool {
    if businesses.contains(tokens[token]) { return true }
    let key = Array(tokens.keyBytes(token))
    return key.count > 8
      && [
        "bedrijf", "kerij", "derij", "verij", "houderij", "gerij", "winkel", "bakkerij", "slagerij", "handel",
        "centrum", "markt", "bureau",
      ].contains {
        key.hasSuffix($0)
      }
  }

  private static func organisation(
    at token: Int, _ reading: Reading, _ profiles: [NameReading.Profile]
  ) -> Int? {
    guard opens(reading.lexicon.persons.organisations, .organisation, token, reading),
      let match = reading.lexicon.persons.organisations.longestMatch(in: reading.tokens, at: token)
    else { return nil }
    // A brand of one word that is a first name too is a name until more says otherwise.
    let isBrand = reading.tokens[token].shape.contains(.inwardCaps)
    return match.count > 1 || isBrand || profiles[token].firstName ?? 0 < 60 ? token + match.count : nil
  }

  /// The end of a name that is followed by what is called after it: `Anne Frank School`, `Van Goghstraat 4`.
  private static func calledAfter(at token: Int, _ reading: Reading, _ profiles: [NameReading.Profile]) -> Int? {
    let tokens = reading.tokens
    let limit = min(tokens.sentence(of: token).tokens.upperBound, token + 5)
    var end = token
    while end < limit, profiles[end].isCapitalized || profiles[end].isPrefix,
      end == token || tokens[end].before.isSubset(of: [.space, .hyphen, .fullStop])
    {
      if profiles[end].change == .possessive, !profiles[end].claims.isEmpty { return nil }
      end += 1
      if isCompoundCalledAfter(end - 1, reading) { return isVisitor(token, end - 1, tokens, profiles) ? nil : end }
      guard end < limit else { return nil }
      guard profiles[end - 1].isCapitalized else { continue }
      if tokens[end].before.isSubset(of: [.space, .hyphen]),
        tokens[end].before.contains(.hyphen) || tokens[end].shape.contains(.capitalized)
          || !everyday.contains(tokens[end]),
        reading.memory.answer(.namedAfter, end, { reading.lexicon.persons.namedAfter.contains(tokens.keyBytes(end)) })
      {
        return end + 1
      }
    }
    return nil
  }

  /// `Twan van de Ichthusschool`: somebody of a school, not a school called after somebody.
  private static func isVisitor(
    _ token: Int, _ compound: Int, _ tokens: TokenBuffer, _ profiles: [NameReading.Profile]
  ) -> Bool {
    guard compound >= token + 3, profiles[token].firstName != nil, tokens[token + 1].hash == TokenHash("van") else {
      return false
    }
    return tokens[token + 2].hash == TokenHash("de") || tokens[token + 2].hash == TokenHash("het")
  }

  /// What may follow a name in any sentence: `Sander bij de dokter`, `Sander groep 7`.
  private static let everyday = WordSet(
    """
    bij dag groep jaar week so meer wet wonen zorg show race team mode loop ring reeks raad plaats quiz sport bus test taal
    paar stelling ziekte beek bos hof hal zaal weg
    """)

  /// `Bernhardstraat`, `Vondelingprijs`: the last word of the name is grown together with what is called after it.
  private static func isCompoundCalledAfter(_ token: Int, _ reading: Reading) -> Bool {
    reading.memory.answer(.calledAfter, token) { hasEndingOfCalledAfter(token, reading) }
  }

  private static func hasEndingOfCalledAfter(_ token: Int, _ reading: Reading) -> Bool {
    let key = reading.tokens.keyBytes(token)
    if reading.lexicon.names.surnames.contains(key) { return false }
    if ["pad", "hof", "weg", "dam", "erf", "hal"].contains(where: { Array(key).hasSuffix($0) }), key.count > 6,
      !hasNoStreet(key)
    {
      return true
    }
    for length in 4...10 where key.count > length + 2 {
      if reading.lexicon.persons.namedAfter.contains(key.suffix(length)) { return true }
    }
    return false
  }

  private static func hasNoStreet(_ key: ArraySlice<UInt8>) -> Bool { Array(key).hasSuffix("verhof") }

  /// Whether a word before a name says that it is a public person's: `schrijver`, `koning`, `het boek van`.
  static func isPublicRole(before token: Int, _ reading: Reading) -> Bool {
    let tokens = reading.tokens
    let start = max(tokens.sentence(of: token).tokens.lowerBound, token - 3)
    if token > start, made.contains(tokens[token - 1]) { return false }
    return (start..<token).contains { roles.contains(tokens[$0]) }
  }

  /// `de band bestaat uit Karel`.
  private static let made = WordSet("uit")

  /// `minister Bruins`: the office stands right before the surname.
  static func isOffice(before token: Int, _ reading: Reading) -> Bool {
    token > 0 && reading.tokens[token].before == [.space] && offices.contains(reading.tokens[token - 1])
      && reading.tokens[token - 1].sentence == reading.tokens[token].sentence
  }

  /// `de wet van Murphy`, `de ziekte van Pfeiffer`.
  static func isTheory(before token: Int, _ reading: Reading) -> Bool {
    let tokens = reading.tokens
    guard token > 1, tokens[token - 2].sentence == tokens[token].sentence, of.contains(tokens[token - 1]) else {
      return false
    }
    return theories.contains(tokens[token - 2])
  }

  /// `Gijs Naber speelt in de film`.
  static func actsInFilm(after token: Int, _ reading: Reading) -> Bool {
    let tokens = reading.tokens
    guard token + 2 < tokens.count, acting.contains(tokens[token]),
      tokens[token].sentence == tokens[token - 1].sentence
    else { return false }
    return (token + 1..<min(token + 7, tokens.count)).contains {
      films.contains(tokens[$0]) && tokens[$0].sentence == tokens[token].sentence
    }
  }

  private static let offices = WordSet(
    """
    minister premier president burgemeester staatssecretaris wethouder koning koningin prins prinses keizer paus
    minister-president vicepremier kamerlid eurocommissaris senator gouverneur
    """)
  private static let of = WordSet("van")
  private static let theories = WordSet(
    "wet wetten stelling ziekte theorie principe driehoek syndroom kubus cirkel piramide paradox effect proef schaal regel zeef"
  )
  private static let acting = WordSet("speelt speelde schittert regisseerde regisseert presenteert")
  private static let films = WordSet("film speelfilm serie televisieserie bioscoop bioscoopfilm netflixserie tv-serie")

  private static let roles = WordSet(
    """
    schrijver schrijfster auteur dichter dichteres illustrator illustratrice schilder schilderes kunstenaar kunstenares
    beeldhouwer componist zanger zangeres rapper band dj acteur actrice presentator presentatrice cabaretier komiek
    voetballer voetbalster wielrenner wielrenster schaatser schaatsster atleet atlete hardloper hardloopster zwemmer
    zwemster olympisch wereldkampioen koning koningin prins prinses kroonprinses keizer keizerin paus bisschop sint heilige
    profeet apostel evangelist bijbelverhaal minister premier president burgemeester wethouder staatssecretaris kamerlid
    politicus generaal admiraal ontdekkingsreiziger zeevaarder filosoof wijsgeer wetenschapper uitvinder natuurkundige
    wiskundige verzetsstrijder verzetsheld verzetsstrijdster hoofdpersoon personage held heldin prentenboek boek roman
    kinderboek gedicht musical toneelstuk film serie sprookje biografie dagboek standbeeld museum tentoonstelling
    kinderboekenschrijver kinderboekenschrijfster portret portretten schilderij schilderijen schilderde column columnist
    kunstwerk zangvogel gezongen geschreven gecomponeerd youtuber influencer astronaut ruimtevaarder farao god godin mythe
    """)

  private static let businesses = WordSet(
    """
    bakkerij bakker slagerij slager kapsalon kapper garage autobedrijf bouwbedrijf aannemer aannemersbedrijf supermarkt
    juwelier opticien bloemist bloemenzaak tuincentrum boekhandel drukkerij schildersbedrijf loodgieter installatiebedrijf
    notaris notariskantoor makelaar makelaardij apotheek huisartsenpraktijk tandartspraktijk praktijk restaurant café cafe
    lunchroom snackbar cafetaria pizzeria hotel touringcarbedrijf touringcar taxi taxibedrijf rijschool sportschool manege
    dansschool muziekschool zwemschool fietsenmaker rijwielhandel transportbedrijf firma fa winkel kinderboerderij camping
    uitgeverij uitgever sponsor merk hoofdsponsor speelgoedwinkel kaasboerderij boerderij houtzagerij viswinkel museum
    kwekerij imkerij hovenier hoveniersbedrijf ijssalon patisserie banketbakker banketbakkerij molenaar zuivelboerderij
    theater bioscoop stadion zwembad bibliotheek kerk moskee station halte gebouw zaal kasteel slot molen gemeente provincie
    """)
  private static let trades = WordSet(
    "bakker slager kapper loodgieter aannemer bloemist juwelier opticien notaris makelaar fietsenmaker uitgever sponsor"
  )
  private static let storms = WordSet("storm orkaan cycloon")
  private static let firms = WordSet("bv nv vof holding gmbh ltd inc")
  private static let trading = WordSet(
    """
    fotografie catering schilderwerken installaties installatietechniek interieur interieurs coaching events producties
    transport tours reizen optiek juweliers makelaars makelaardij advocaten notarissen bouw bouwbedrijf bloemen tuinen
    hoveniers kappers mode schoenen keukens tweewielers fietsen rijwielen autos dakdekkers stukadoors timmerwerken
    administraties accountants fysiotherapie tandartsen verhuur evenementen muziekproducties webdesign drukwerk
    """)
  /// Only behind `&`.
  private static let partners = WordSet("zn zonen zoon dochters co partners")
  /// Words that bring stories, scripture, stage or history into a post.
  private static let stories = WordSet(
    """
    bijbel bijbelverhaal bijbelverhalen bijbelles kerstverhaal kerstspel kerstviering kerstmusical paasverhaal herders
    herder koran profeet evangelie psalm godsdienstles kerk dienst viering toneel toneelstuk toneelgroep musical
    voorstelling rol rollen speelden hoofdrol verhaal verhalen sprookje sprookjes prentenboek prentenboeken boek boeken
    roman film serie voorleesboek voorlezen mythe mythen mythologie legende geschiedenis geschiedenisles shakespeare
    farao bijbels herderinnen engel engelen discipelen ark leestip boekentip luistertip filmtip boekverslag hoofdpersoon hoofdstuk roman personage personages weeksluiting weekopening dagopening voorleesweek boekenweek kinderboekenweek voorleesontbijt leesboek stripboek strips boekpresentatie boekpresentaties game filmavond filmmiddag kerstnacht pasen evangelie
    """)

  static let teaching = WordSet(
    "docent docente leraar lerares leerkracht les vak toets proefwerk mentor lokaal boek uur bij havo vwo vmbo en")
  /// School subjects and such in capitals that look like a first name.
  static let abbreviations = WordSet("lo ckv bo bsm mu te gs ak ec wi ne en fa du nat bio mvi ict ib rt mr mt gmr vwo")
  /// Languages and school subjects that are first names or surnames too.
  static let languages = WordSet(
    """
    nederlands engels duits frans spaans italiaans latijn grieks turks arabisch pools fries russisch chinees portugees
    zweeds deens noors roemeens hongaars bulgaars belgisch vlaams gronings limburgs joods islam biologie mac imei bsn iban gps
    """)
}
