internal import Text

/// What each token of a post can be in a name: worked out once, asked by every name recognizer.
struct NameReading {
  /// What is known of one word.
  struct Profile {
    /// Claims of the school's own people.
    var claims: [NameWords.Claim] = []
    /// How the claims were reached, other than by the word as it stands.
    var change: Change = .none
    /// Bearers in the national list of first names; nil: no first name.
    var firstName: Int?
    /// Rank in the national list of surnames, 0 beyond the first thousand; nil: no surname.
    var surname: Int?
    /// Small letter first, the word is ordinary Dutch.
    var isOrdinary = false
    /// An everyday word.
    var isCommon = false
    /// Also a place, country or brand.
    var isPlaceOrBrand = false
    var isCapitalized = false
    /// The capital is there because a sentence opens, or because everything is in capitals.
    var capitalSaysNothing = false
    var isPrefix = false

    /// Takes over what the national lists say of the word.
    mutating func take(_ name: WordMemory.Name) {
      if name.firstName >= 0 {
        firstName = Int(name.firstName)
        isCommon = name.isCommon
        isPlaceOrBrand = name.isPlaceOrBrand
      }
      if name.surname >= 0 {
        surname = Int(name.surname)
        if name.isCommon { isCommon = true }
        if firstName == nil, name.isPlaceOrBrand { isPlaceOrBrand = true }
      }
      isOrdinary = isCommon || name.isOrdinary
    }
  }

  /// What had to be taken off or undone to recognise a word.
  enum Change: UInt8 {
    case none, possessive, diminutive, script
  }

  let reading: Reading
  let words: NameWords
  private(set) var profiles: [Profile]
  /// Tokens that are part of the name of a public person, a company, a street or the like.
  let isPublic: [Bool]
  /// Those of them that are part of a person's or character's name.
  let isPerson: [Bool]
  /// The words of known persons' names of two words or more.
  let famousWords: Set<TokenHash>
  /// The people in the books, films and games that the post names.
  let workPeople: Set<TokenHash>
  /// What the post is about.
  let topics: PostTopics
  /// The post is about a book or play whose maker it names.
  let tellsOfWork: Bool
  /// The post is written without capitals, so a small letter says nothing.
  let ignoresCase: Bool

  init(_ reading: Reading, words: NameWords, ownSchools: PhraseTrie) {
    self.reading = reading
    self.words = words
    let tokens = reading.tokens
    let capitals = tokens.indices.count { tokens[$0].shape.contains(.capitalized) }
    let inCapitals = tokens.indices.count { tokens[$0].shape.contains(.allCaps) }
    ignoresCase = capitals == 0 || (tokens.count > 6 && capitals <= 1 && !tokens[0].shape.contains(.capitalized))
    let shouts = tokens.count >= 4 && inCapitals * 3 > tokens.count * 2
    profiles = []
    profiles.reserveCapacity(tokens.count)
    for token in tokens.indices { profiles.append(Self.profile(token, reading, words, shouts: shouts)) }
    topics = PostTopics(of: reading)
    let mask = PublicNames.mask(
      reading, profiles, ignoresCase: ignoresCase, ownSchools: ownSchools, topics: topics)
    isPublic = mask.isPublic
    isPerson = mask.isPerson
    famousWords = mask.words
    workPeople = PublicNames.workPeople(reading)
    tellsOfWork = topics.contains(.stories) && isPublic.contains(true)
  }

  var tokens: TokenBuffer { reading.tokens }

  /// Whether a word is part of a pupil's or colleague's name.
  func isPupilsName(_ token: Int) -> Bool { !profiles[token].claims.isEmpty }

  private static func profile(_ token: Int, _ reading: Reading, _ words: NameWords, shouts: Bool) -> Profile {
    let tokens = reading.tokens
    var profile = Profile()
    guard tokens[token].kind == .word else { return profile }
    let key = tokens.keyBytes(token)
    let memory = reading.memory
    profile.isCapitalized = tokens[token].shape.contains(.capitalized)
    profile.capitalSaysNothing = tokens.opensSentence(token) || shouts
    profile.isPrefix =
      key.count <= 5
      && memory.answer(.prefix, token) {
        reading.lexicon.names.prefixes.contains(key) || shortPrefixes.contains(tokens[token])
      }
    var stem: [UInt8]?
    profile.claims = words.claims(on: tokens.hash(token))
    if profile.claims.isEmpty, memory.answer(.related, token, { reading.lexicon.names.related.row(key) != nil }) {
      profile.claims = words.relatedClaims(on: key, reading.lexicon)
    }
    if profile.claims.isEmpty,
      tokens[token].shape.contains(.foreignScript)
        || memory.answer(
          .claimedStem, token, { stems(of: key, tokens[token]).contains { words.hasClaim(on: $0.1) } })
    {
      for (change, candidate) in stems(of: key, tokens[token]) {
        let claims = words.claims(on: candidate).filter { $0.role != .official }
        if !claims.isEmpty {
          profile.claims = claims
          profile.change = change
          stem = candidate
          break
        }
      }
    }
    guard profile.isCapitalized || !profile.claims.isEmpty || key.count > 2 else { return profile }
    if let stem {
      look(up: stem[...], into: &profile, reading.lexicon)
    } else {
      profile.take(memory.name(token) { Self.name(key, reading.lexicon) })
    }
    if hasForeignAccent(token, reading) { profile.isOrdinary = false }
    if profile.claims.isEmpty, profile.isCapitalized, key.count >= 5, !profile.isOrdinary, profile.surname == nil,
      profile.firstName ?? 0 < 100
    {
      profile.claims = claimsWithoutDouble(key, words)
    }
    if profile.surname == nil, profile.change != .none, let row = reading.lexicon.names.surnames.row(key) {
      profile.surname = Int(row.column(1)) ?? 0
    }
    if profile.firstName == nil, profile.claims.isEmpty, profile.isCapitalized,
      memory.answer(.possessiveFirstName, token, { isPossessiveFirstName(key, tokens[token], reading.lexicon) }),
      let (change, candidate) = stems(of: key, tokens[token]).first(where: { $0.0 == .possessive })
    {
      var other = profile
      look(up: candidate[...], into: &other, reading.lexicon)
      if other.firstName != nil, !profile.isOrdinary {
        other.change = change
        profile = other
      }
    }
    return profile
  }

  /// `Yussuf` for Yusuf, `Jarnoo` for Jarno: a called name with one of its letters doubled.
  private static func claimsWithoutDouble(_ key: ArraySlice<UInt8>, _ words: NameWords) -> [NameWords.Claim] {
    for index in key.indices.dropFirst() where key[index] == key[index - 1] {
      let single = Array(key[..<index] + key[(index + 1)...])
      let claims = words.claims(on: single).filter { $0.role == .called }
      if !claims.isEmpty { return claims.map { NameWords.Claim(owner: $0.owner, role: .nickname) } }
    }
    return []
  }

  /// Letters that no ordinary Dutch word is written with: `Ömer` is not the word omer.
  private static func hasForeignAccent(_ token: Int, _ reading: Reading) -> Bool {
    guard reading.tokens[token].shape.contains(.nonASCII) else { return false }
    var previous: UInt8 = 0
    for byte in reading.document.prose[reading.tokens[token].range.range] {
      if previous >= 0xC0, foreignAccents.contains(UInt16(previous) << 8 | UInt16(byte)) { return true }
      previous = byte
    }
    return false
  }

  /// Each as its two bytes.
  private static let foreignAccents = [
    "Ö", "ö", "Ü", "ü", "ş", "Ş", "ç", "Ç", "ğ", "ı", "İ", "ł", "Ł", "ñ", "ø", "å", "ć", "č", "š", "ž",
  ].map { $0.utf8.reduce(UInt16(0)) { $0 << 8 | UInt16($1) } }

  /// Tussenvoegsels as people shorten them.
  private static let shortPrefixes = WordSet("vd v/d vdr vden d'r d3 v4n v@n d3n d3r t3n t3r")

  private static func look(up key: ArraySlice<UInt8>, into profile: inout Profile, _ lexicon: Lexicon) {
    profile.take(name(key, lexicon))
  }

  private static func name(_ key: ArraySlice<UInt8>, _ lexicon: Lexicon) -> WordMemory.Name {
    var name = WordMemory.Name()
    if let row = lexicon.names.firstNames.row(key) {
      name.firstName = Int32(clamping: row.columnBytes(1).decimal)
      let flags = row.columnBytes(2)
      name.isCommon = flags.contains(UInt8(ascii: "W"))
      name.isPlaceOrBrand = flags.contains(UInt8(ascii: "p")) || flags.contains(UInt8(ascii: "b"))
    }
    if let row = lexicon.names.surnames.row(key) {
      name.surname = Int32(clamping: row.columnBytes(1).decimal)
      let flags = row.columnBytes(2)
      if flags.contains(UInt8(ascii: "W")) { name.isCommon = true }
      if name.firstName < 0, flags.contains(UInt8(ascii: "p")) { name.isPlaceOrBrand = true }
    }
    name.isOrdinary = name.isCommon || lexicon.words.contains(key)
    return name
  }

  private static func isPossessiveFirstName(_ key: ArraySlice<UInt8>, _ token: Token, _ lexicon: Lexicon) -> Bool {
    guard let (_, candidate) = stems(of: key, token).first(where: { $0.0 == .possessive }) else { return false }
    return lexicon.names.firstNames.contains(candidate[...])
  }

  /// What a word may be a form of: without possessive s or apostrophe, without a diminutive's end, in Latin letters.
  private static func stems(of key: ArraySlice<UInt8>, _ token: Token) -> [(Change, [UInt8])] {
    var stems: [(Change, [UInt8])] = []
    let s = UInt8(ascii: "s")
    if key.count > 3, key.last == s {
      let stem = key.dropLast()
      if stem.last == UInt8(ascii: "'") {
        stems.append((.possessive, Array(stem.dropLast())))
      } else {
        stems.append((.possessive, Array(stem)))
      }
    }
    let bytes = Array(key)
    for (end, stem) in [("aatje", "a"), ("ootje", "o"), ("eetje", "ee")] where key.count > 7 && bytes.hasSuffix(end) {
      stems.append((.diminutive, bytes.dropLast(5) + Array(stem.utf8)))
    }
    if key.count > 5, bytes.hasSuffix("ie"), bytes[bytes.count - 3] == bytes[bytes.count - 4] {
      stems.append((.diminutive, Array(bytes.dropLast(3))))
    }
    for end in ["etje", "tje", "pje", "ke", "je"] where key.count > end.utf8.count + 2 {
      if bytes.hasSuffix(end) { stems.append((.diminutive, Array(bytes.dropLast(end.utf8.count)))) }
    }
    if token.shape.contains(.foreignScript) { stems.append((.script, ListKey.transliterated(Array(key)))) }
    return stems
  }
}
