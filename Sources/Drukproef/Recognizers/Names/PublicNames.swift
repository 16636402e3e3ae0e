internal import Text

/// Names that belong to everybody: famous, historical, biblical and invented persons, companies, and whatever is called
/// after somebody. Read with the words around them.
enum PublicNames {
  /// What of a post is part of such a name, by token.
  struct Mask {
    var isPublic: [Bool]
    /// Those that are a person's or a character's, not a place's, firm's or street's.
    var isPerson: [Bool]
    /// The words of the persons' names of two words or more.
    var words: Set<TokenHash> = []

    fileprivate mutating func addWords(of name: Range<Int>, _ tokens: TokenBuffer, _ profiles: [NameReading.Profile]) {
      for token in name where profiles[token].isCapitalized && !profiles[token].isPrefix {
        words.insert(tokens.hash(token))
      }
    }

    fileprivate mutating func cover(_ tokens: Range<Int>, isPerson: Bool) {
      for token in tokens {
        isPublic[token] = true
        if isPerson { self.isPerson[token] = true }
      }
    }
  }

  /// Somebody known whose name many people bear, so that the rest of the post has to tell.
  private struct Doubtful {
    var tokens: Range<Int>
    var category: String
  }

  /// - Parameter ownSchools: what ``schoolNames(_:)`` gives.
  static func mask(
    _ reading: Reading, _ profiles: [NameReading.Profile], ignoresCase: Bool, ownSchools: PhraseTrie, topics: PostTopics
  ) -> Mask {
    let tokens = reading.tokens
    let none = [Bool](repeating: false, count: tokens.count)
    var mask = Mask(isPublic: none, isPerson: none)
    var doubtful: [Doubtful] = []
    var categories: Set<String> = []
    for token in tokens.indices where tokens[token].kind == .word && !mask.isPublic[token] {
      if ignoresCase, !profiles[token].isCapitalized {
        if opensFamous(token, reading), let match = reading.lexicon.persons.famous.longestMatch(in: tokens, at: token),
          match.count > 1
        {
          mask.cover(token..<token + match.count, isPerson: true)
        }
        continue
      }
      guard profiles[token].isCapitalized || profiles[token].isPrefix else {
        if let end = saying(at: token, reading) { mask.cover(token..<end, isPerson: true) }
        continue
      }
      let known = famous(at: token, reading, profiles)
      if languages.contains(tokens[token]), profiles[token].claims.isEmpty, known?.tokens.count ?? 1 == 1 {
        mask.isPublic[token] = true
        continue
      }
      if let known {
        if known.isSure || isUnlocked(known, reading, profiles, topics) {
          mask.cover(known.tokens, isPerson: true)
          if known.isSure { categories.insert(known.category) }
          if known.tokens.count > 1 { mask.addWords(of: known.tokens, tokens, profiles) }
        } else {
          doubtful.append(Doubtful(tokens: known.tokens, category: known.category))
        }
      }
      if let ruler = ruler(at: token, tokens, profiles) { mask.cover(token..<ruler, isPerson: true) }
      var end = max(
        organisation(at: token, reading, profiles) ?? token, calledAfter(at: token, reading, profiles) ?? token,
        place(at: token, reading, profiles) ?? token, business(at: token, reading, profiles) ?? token,
        paper(at: token, tokens) ?? token)
      if ownSchools.opens(with: tokens.hash(token)) {
        ownSchools.forEachMatch(in: tokens, at: token) { end = max(end, $0.tokens.upperBound) }
      }
      mask.cover(token..<end, isPerson: false)
    }
    // `de hond van Kuifje en de broer van Mario`: one who is sure makes sure of the others of a kind.
    for (name, next) in zip(doubtful, doubtful.dropFirst()) where isTold(name, next, tokens, topics) {
      mask.cover(name.tokens, isPerson: true)
      mask.cover(next.tokens, isPerson: true)
    }
    let hasParents = doubtful.contains { josephs.contains(tokens[$0.tokens.lowerBound]) }
    for name in doubtful
    where hasParents && parents.contains(tokens[name.tokens.lowerBound]) && !isPupils(name.tokens.lowerBound, profiles)
    {
      mask.cover(name.tokens, isPerson: true)
    }
    for name in doubtful where categories.contains(name.category) && !isPupils(name.tokens.lowerBound, profiles) {
      mask.cover(name.tokens, isPerson: true)
    }
    return mask
  }

  /// Whether the topic of a post or the word before makes a common name a known person's.
  private static func isUnlocked(
    _ known: Known, _ reading: Reading, _ profiles: [NameReading.Profile], _ topics: PostTopics
  ) -> Bool {
    let token = known.tokens.lowerBound
    let isPupils = isPupils(token, profiles)
    if isPublicRole(before: token, reading), !isPupils || known.category != "bijbels" { return true }
    if isPupils {
      if hasGroup(known.tokens.upperBound, reading.tokens) { return false }
      if known.category == "bijbels", isOffice(before: token, reading) { return true }
      return
        (known.category == "bijbels" && topics.contains(.scripture)
        || known.category == "fictief" && topics.contains(.myth) && myths.contains(reading.tokens[token]))
        && !NameSurroundings.isPerforming(known.tokens, reading.tokens)
    }
    return topics.contains(.stories) || topics.contains(.feast) && feastful.contains(reading.tokens[token])
  }

  /// Where Joseph is, Mary is the one of the stable.
  private static let josephs = WordSet("jozef joseph josef")
  private static let parents = WordSet("maria mirjam jozef joseph josef herodes gabriel")
  private static let feastful = WordSet("piet martinus maarten nicolaas rudolf rudolph klaas amerigo")

  /// `Iris uit 3A`, `Sara van groep 6`.
  private static func hasGroup(_ next: Int, _ tokens: TokenBuffer) -> Bool {
    guard next < tokens.count, next > 0, tokens[next].sentence == tokens[next - 1].sentence else { return false }
    let label = from.contains(tokens[next]) ? next + 1 : next
    guard label < tokens.count, tokens[label].sentence == tokens[next].sentence else { return false }
    return NameSurroundings.groups.contains(tokens[label])
      || label > next && tokens[label].kind == .word && tokens[label].shape.contains(.hasDigit)
  }

  private static let from = WordSet("uit van in")

  /// Gods and people of the ancients whose names are given to children.
  private static let myths = WordSet(
    """
    iris daphne diana flora hera helena penelope hector jason paris echo pandora phoebe luna aurora freya thor loki odin
    hermes apollo selena cassandra ariadne leander adonis orpheus silvia minerva juno thalia clio venus titus julius
    """)

  /// `de dagopening gaat over Ruth en Naomi`: two of the Bible side by side where something is told, not done by them.
  private static func isTold(_ name: Doubtful, _ next: Doubtful, _ tokens: TokenBuffer, _ topics: PostTopics) -> Bool {
    guard topics.contains(.telling), name.category == "bijbels", next.category == "bijbels" else { return false }
    let (first, between, end) = (name.tokens.lowerBound, name.tokens.upperBound, next.tokens.upperBound)
    guard next.tokens.lowerBound - between <= 1, tokens[between].sentence == tokens[first].sentence,
      tokens[next.tokens.lowerBound].sentence == tokens[first].sentence
    else { return false }
    if first > 0, tokens[first - 1].sentence == tokens[first].sentence, doers.contains(tokens[first - 1]) {
      return false
    }
    return !NameSurroundings.isPerforming(first..<end, tokens)
  }

  private static let doers = WordSet("door met aan voor dank bedankt van en")

  /// Whether a pupil goes by the name.
  private static func isPupils(_ token: Int, _ profiles: [NameReading.Profile]) -> Bool {
    profiles[token].claims.contains { claim in
      if case .pupil = claim.owner { claim.role == .called } else { false }
    }
  }

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

  /// `Piet Hendriks`: a surname follows, so that it is not the Piet whom everybody knows.
  private static func hasSurname(_ next: Int, _ reading: Reading, _ profiles: [NameReading.Profile]) -> Bool {
    guard next < reading.tokens.sentenceEnd(of: next - 1), reading.tokens[next].before == [.space] else { return false }
    return profiles[next].isCapitalized && profiles[next].surname ?? 0 > 0 && !profiles[next].isOrdinary
      && !reading.tokens[next].shape.contains(.allCaps)
  }

  /// `klaar is Kees`, `een vrolijke Frans`: an entry that begins in small letters and has a name in it.
  private static func saying(at token: Int, _ reading: Reading) -> Int? {
    guard opensFamous(token, reading),
      let match = reading.lexicon.persons.famous.longestMatch(in: reading.tokens, at: token),
      (token + 1..<token + match.count).contains(where: { reading.tokens[$0].shape.contains(.capitalized) })
    else { return nil }
    return token + match.count
  }

  /// A public person's name in a post.
  private struct Known {
    var tokens: Range<Int>
    var category: String
    /// No other is meant by it.
    var isSure: Bool
  }

  private static func famous(at token: Int, _ reading: Reading, _ profiles: [NameReading.Profile]) -> Known? {
    guard opensFamous(token, reading) else { return nil }
    let match = reading.lexicon.persons.famous.longestMatch(in: reading.tokens, at: token)
    if match?.count ?? 1 == 1, let whose = possessive(at: token, reading, profiles) { return whose }
    guard let match else { return nil }
    let range = token..<token + match.count
    let category = match.row.column(1)
    if match.count > 1 { return Known(tokens: range, category: category, isSure: true) }
    let flags = match.row.column(2)
    guard flags.contains("c") else {
      return profiles[token].claims.isEmpty ? Known(tokens: range, category: category, isSure: true) : nil
    }
    if hasSurname(token + 1, reading, profiles) { return nil }
    let isRare = profiles[token].claims.isEmpty && profiles[token].firstName ?? 0 < 300
    return Known(tokens: range, category: category, isSure: isRare)
  }

  /// `Roald Dahls boeken`, `Donald Ducks`: a public name of two words or more with an s behind it.
  private static func possessive(
    at token: Int, _ reading: Reading, _ profiles: [NameReading.Profile]
  ) -> Known? {
    let tokens = reading.tokens
    let end = tokens.sentenceEnd(of: token)
    var key = Array(tokens.keyBytes(token))
    for next in token + 1..<max(token + 1, min(end, token + 4)) {
      guard tokens[next].before == [.space], profiles[next].isCapitalized || profiles[next].isPrefix else { return nil }
      key.append(0x20)
      let word = tokens.keyBytes(next)
      if profiles[next].isCapitalized, word.count > 3, word.last == UInt8(ascii: "s") {
        var stem = word.dropLast()
        if stem.last == UInt8(ascii: "'") { stem = stem.dropLast() }
        if let row = reading.lexicon.persons.famous.row((key + stem)[...]) {
          return Known(tokens: token..<next + 1, category: row.column(1), isSure: true)
        }
      }
      key += word
    }
    return nil
  }

  /// The end of a ruler's name with a number or epithet: `Floris de Vijfde`, `Willem II`, `Karel de Grote`.
  private static func ruler(
    at token: Int, _ tokens: TokenBuffer, _ profiles: [NameReading.Profile]
  ) -> Int? {
    guard profiles[token].isCapitalized, profiles[token].firstName != nil || !profiles[token].claims.isEmpty else {
      return nil
    }
    let next = token + 1
    guard next < tokens.sentenceEnd(of: token), tokens[next].before == [.space] else { return nil }
    if tokens[next].shape.contains(.allCaps), numerals.contains(tokens[next]) { return next + 1 }
    guard next + 1 < tokens.sentenceEnd(of: token), articles.contains(tokens[next]),
      tokens[next + 1].before == [.space], profiles[next + 1].isCapitalized, epithets.contains(tokens[next + 1])
    else { return nil }
    return next + 2
  }

  private static let articles = WordSet("de der the le")
  private static let numerals = WordSet("ii iii iv vi vii viii ix xi xii xiii xiv xv xvi xvii xviii")
  private static let epithets = WordSet(
    """
    eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde dertiende veertiende vijftiende
    zestiende grote zwijger stoute kale vrome verschrikkelijke veroveraar heilige doper apostel evangelist hunebedbouwer
    veldheer wikinger indiaan waaghals grieks trojaan ontdekker barbaar
    """)

  /// `in Trouw`, `de Margriet`: a paper or magazine that is called as people are.
  private static func paper(at token: Int, _ tokens: TokenBuffer) -> Int? {
    guard papers.contains(tokens[token]) || magazines.contains(tokens[token]), token > 0,
      tokens[token - 1].sentence == tokens[token].sentence, tokens[token].before.isSubset(of: [.space, .quote])
    else { return nil }
    let isRead = readFrom.contains(tokens[token - 1])
    let isMagazine = magazines.contains(tokens[token]) && aMagazine.contains(tokens[token - 1])
    return isRead && papers.contains(tokens[token]) || isMagazine ? token + 1 : nil
  }

  private static let papers = WordSet("trouw metro parool spits elsevier tubantia")
  private static let magazines = WordSet(
    "trouw margriet libelle linda tina elle viva flair eva vogue nina cosmo cosmopolitan lisa happinez kijk quest")
  private static let readFrom = WordSet("in uit volgens krant dagblad las lees leest abonnement lezen van schrijft")
  private static let aMagazine = WordSet("de een krant dagblad blad tijdschrift magazine weekblad meidenblad")

  /// The people in the books, films and games that a post names.
  static func workPeople(_ reading: Reading) -> Set<TokenHash> {
    let tokens = reading.tokens
    let works = reading.lexicon.persons.works
    var people: Set<TokenHash> = []
    for token in tokens.indices where tokens[token].kind == .word && opens(works, .work, token, reading) {
      guard let match = works.longestMatch(in: tokens, at: token),
        isTitle(token..<token + match.count, tokens)
      else { continue }
      for name in match.row.columnBytes(1).split(separator: UInt8(ascii: ",")) { people.insert(TokenHash(Array(name))) }
    }
    return people
  }

  /// Whether words are written as a title: `De tweeling` inside a sentence, `Home Alone` anywhere.
  private static func isTitle(_ words: Range<Int>, _ tokens: TokenBuffer) -> Bool {
    words.contains {
      tokens[$0].shape.contains(.capitalized) && (!tokens.opensSentence($0) || tokens[$0].before.contains(.quote))
    }
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
    guard first < token else { return isSurnameOfOne(token, tokens, profiles) }
    if profiles[first].isCapitalized, !tokens.opensSentence(first) { return true }
    guard first > 0, tokens[first - 1].sentence == tokens[token].sentence, tokens[first].before == [.space] else {
      return false
    }
    return profiles[first - 1].isCapitalized && profiles[first - 1].firstName ?? 0 >= 30
      && !profiles[first - 1].isOrdinary
      || NameCues.titles.contains(tokens[first - 1])
  }

  /// `Lies Veenendaal`: a town that is a surname too, right behind a first name.
  private static func isSurnameOfOne(
    _ token: Int, _ tokens: TokenBuffer, _ profiles: [NameReading.Profile]
  ) -> Bool {
    guard token > 0, tokens[token].before == [.space], tokens[token - 1].sentence == tokens[token].sentence else {
      return false
    }
    let first = profiles[token - 1]
    return first.isCapitalized && first.firstName ?? 0 >= 60 && !first.isOrdinary && !first.isPlaceOrBrand
      && profiles[token].surname != nil && first.change == .none
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
    take(places.world, .world)
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
      if storms.contains(tokens[token - 1]), isStorm(token, tokens, profiles) { return end }
      if isBusinessWord(token - 1, tokens), !isTradesman(token..<end, tokens, profiles) { return end }
    }
    guard end < sentence.upperBound else { return nil }
    if isPairOfSurnames(token, end, tokens, profiles) { return end + 1 }
    if firms.contains(tokens[end]) { return end }
    if profiles[end - 1].isCapitalized, trading.contains(tokens[end]),
      profiles[end].isCapitalized || !isPupils(end - 1, profiles)
    {
      return end
    }
    if end > token + 1, trading.contains(tokens[end - 1]) { return end }
    if tokens[end].before.contains(.other), partners.contains(tokens[end]) { return end }
    return nil
  }

  /// `storm Floris trekt over`: the word is a storm, not the pupil Storm.
  private static func isStorm(_ token: Int, _ tokens: TokenBuffer, _ profiles: [NameReading.Profile]) -> Bool {
    profiles[token].claims.isEmpty || !profiles[token - 1].isCapitalized || tokens.opensSentence(token - 1)
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
    // `Harm Oostenbrug van Populierenlaan 8`: a whole name before the street.
    if compound >= token + 2, token > 0, tokens[compound - 1].hash == TokenHash("van"),
      !tokens[compound - 1].shape.contains(.capitalized), tokens[token].before == [.space],
      tokens[token - 1].sentence == tokens[token].sentence, profiles[token - 1].isCapitalized,
      profiles[token - 1].firstName ?? 0 >= 30
    {
      return true
    }
    if compound >= token + 3, tokens[compound - 1].hash == TokenHash("van"), profiles[compound - 2].isCapitalized,
      profiles[token].firstName ?? 0 >= 30, !tokens[compound - 1].shape.contains(.capitalized)
    {
      return true
    }
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
    if token > start + 1, of.contains(tokens[token - 1]), newest.contains(tokens[token - 2]) { return true }
    // `Na de musical kreeg Max bloemen`: a verb between parts them.
    for before in (start..<token).reversed() {
      if roles.contains(tokens[before]) { return true }
      if NameSurroundings.verbs.contains(tokens[before]) { return false }
    }
    return false
  }

  /// `de nieuwe van Freddy gezien`.
  private static let newest = WordSet("nieuwe nieuwste")
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
    minister-president vicepremier kamerlid eurocommissaris senator gouverneur graaf gravin hertog hertogin tsaar tsarina
    sultan stadhouder sint heilige apostel profeet farao aartsengel kroonprins kroonprinses raadpensionaris
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
    beelden liedje album citaat quote uitspraak strip stripboek cartoon animatiefilm symfonie opera
    graaf gravin hertog hertogin tsaar tsarina sultan stadhouder veldheer zeeheld piraat reformator hervormer
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
    landgoed huize vakantiepark recreatiepark bungalowpark groepsaccommodatie groepshuis kampeerterrein natuurgebied natuurpark
    strand eiland polder fort abdij klooster rederij veerpont boot schip zeilschip gemaal herberg pannenkoekenhuis brasserie
    eetcafé kinderopvang bso kinderdagverblijf peuterspeelzaal scouting scoutinggroep toneelvereniging muziekvereniging fanfare
    circus pretpark attractiepark achtbaan dierenpark zorgboerderij verpleeghuis woonzorgcentrum ziekenhuis gasthuis podium
    poppodium speelboerderij zwemschool speelparadijs binnenspeeltuin recreatieplas camperplaats slot buitenplaats
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
  static let teaching = WordSet(
    "docent docente leraar lerares leerkracht les vak toets proefwerk mentor lokaal boek uur bij havo vwo vmbo en")
  /// School subjects and such in capitals that look like a first name.
  static let abbreviations = WordSet(
    "lo ckv bo bsm mu te gs ak ec wi ne en fa du nat bio mvi ict ib rt mr mt gmr vwo so pta se ce or pr ov ab")
  /// Languages and school subjects that are first names or surnames too.
  static let languages = WordSet(
    """
    nederlands engels duits frans spaans italiaans latijn grieks turks arabisch pools fries russisch chinees portugees
    zweeds deens noors roemeens hongaars bulgaars belgisch vlaams gronings limburgs joods islam biologie mac imei bsn iban gps
    """)
}
