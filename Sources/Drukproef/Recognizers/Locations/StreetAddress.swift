internal import Text

/// An address as it stands in a post, cut into its parts.
struct StreetAddress: Sendable {
  /// All tokens from the street, postbus or postcode to the last.
  var tokens: Range<Int>
  var street: Range<Int>?
  /// The digits of the house number.
  var number: String?
  /// Four digits and two small letters.
  var postcode: String?
  var town: Range<Int>?
  /// How surely the street is one.
  var certainty = Certainty.none
  var isPostbus = false

  enum Certainty: Int, Comparable {
    /// No street at all.
    case none
    /// A word that could be a street.
    case possible
    /// In the register of streets, or ends like one, and has a capital.
    case plain

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }
}

/// Reads addresses out of the tokens of a post.
struct AddressReader {
  let reading: Reading
  private var tokens: TokenBuffer { reading.tokens }

  init(_ reading: Reading) {
    self.reading = reading
  }

  /// All addresses, in order, none sharing words.
  func addresses() -> [StreetAddress] {
    var found: [StreetAddress] = []
    var next = 0
    for token in tokens.indices where token >= next && tokens[token].shape.contains(.hasDigit) {
      guard let address = address(at: token, from: next) else { continue }
      found.append(address)
      next = address.tokens.upperBound
    }
    return found
  }

  /// The address whose house number or postcode is a token.
  private func address(at token: Int, from limit: Int) -> StreetAddress? {
    if token > limit, reading.key(token - 1) == "postbus", let number = houseNumber(token) {
      var address = StreetAddress(tokens: (token - 1)..<(token + 1), number: number, isPostbus: true)
      addTail(to: &address)
      return address
    }
    if let number = houseNumber(token), let street = street(before: token, from: limit), !isCounted(token) {
      var address = StreetAddress(
        tokens: street.tokens.lowerBound..<(token + 1), street: street.tokens, number: number,
        certainty: street.certainty)
      guard addAddition(to: &address) else { return nil }
      addTail(to: &address)
      return address
    }
    guard let postcode = postcode(at: token) else { return nil }
    var address = StreetAddress(tokens: token..<postcode.end, postcode: postcode.key)
    if let number = numberAfterPostcode(postcode.end) {
      address.number = number.key
      address.tokens = token..<number.end
      guard addAddition(to: &address) else { return nil }
    }
    addTown(to: &address)
    return address
  }

  // MARK: Numbers

  /// The digits of a house number: up to five, a letter or a second number glued to it.
  private func houseNumber(_ token: Int) -> String? {
    let key = Array(tokens.keyBytes(token))
    let digits = key.prefix { $0 &- 48 < 10 }
    guard (1...5).contains(digits.count), digits.first != 48 else { return nil }
    let rest = key.dropFirst(digits.count)
    if let sign = rest.first {
      if "-/".utf8.contains(sign) {
        guard rest.count <= 6, rest.dropFirst().allSatisfy({ $0 &- 48 < 10 }) else { return nil }
      } else {
        guard rest.count <= 2, rest.allSatisfy({ $0 &- 97 < 26 }) else { return nil }
        if rest.elementsEqual("e".utf8) || rest.elementsEqual("de".utf8) || rest.elementsEqual("x".utf8) { return nil }
      }
    }
    return String(decoding: digits, as: UTF8.self)
  }

  /// Whether what follows makes the number an amount, a time or a date.
  private func isCounted(_ token: Int) -> Bool {
    guard token + 1 < tokens.count, tokens[token + 1].before == .space else { return false }
    let next = tokens.keyBytes(token + 1)
    return ContextWords.units.contains(next) || Self.countedWords.contains(reading.key(token + 1))
  }

  /// Takes `a`, `bis`, `3-hoog`, `II` into the address; false when the number turns out to be the first of a row.
  private func addAddition(to address: inout StreetAddress) -> Bool {
    let next = address.tokens.upperBound
    guard next < tokens.count else { return true }
    let before = tokens[next].before
    guard before == .space || before == .hyphen || before == .slash else { return true }
    let key = reading.key(next)
    if key == "t" || key == "tot" || key == "tm" { return false }
    let isLetter =
      key.utf8.count == 1
      && (before == .hyphen || before == .slash || tokens[next].shape.contains(.capitalized)
        || key != "a" && endsHere(next))
    let isRoman = tokens[next].shape.contains(.allCaps) && ["ii", "iii", "iv"].contains(key)
    if (isLetter && (key.utf8.first ?? 0) &- 97 < 26) || isRoman || Self.additions.contains(key)
      || (before != .space && houseNumber(next) != nil)
    {
      address.tokens = address.tokens.lowerBound..<(next + 1)
      if key.hasSuffix("hoog")
        || (next + 1 < tokens.count && reading.key(next + 1) == "hoog" && tokens[next + 1].before == .hyphen)
      {
        if !key.hasSuffix("hoog") { address.tokens = address.tokens.lowerBound..<(next + 2) }
      }
    }
    return true
  }

  private func endsHere(_ token: Int) -> Bool {
    let after = tokens.after(token)
    return token + 1 == tokens.count || !after.isDisjoint(with: [.comma, .fullStop, .closeBracket, .lineBreak])
      || postcode(at: token + 1) != nil
  }

  // MARK: Postcodes and towns

  /// Four digits and two letters that the post could issue; the letters are capitals unless glued.
  private func postcode(at token: Int) -> (key: String, end: Int)? {
    guard token < tokens.count else { return nil }
    let key = tokens.keyBytes(token)
    guard let first = key.first, first &- 49 < 9, key.count == 4 || key.count == 6,
      key.prefix(4).allSatisfy({ $0 &- 48 < 10 })
    else {
      return nil
    }
    if key.count == 6 {
      let letters = key.suffix(2)
      guard letters.allSatisfy({ $0 &- 97 < 26 }), !Self.unissued.contains(String(decoding: letters, as: UTF8.self))
      else { return nil }
      return (String(decoding: key, as: UTF8.self), token + 1)
    }
    let next = token + 1
    guard next < tokens.count, tokens[next].before == .space, tokens.keyBytes(next).count == 2,
      tokens.keyBytes(next).allSatisfy({ $0 &- 97 < 26 })
    else { return nil }
    let letters = reading.key(next)
    guard !Self.unissued.contains(letters), tokens[next].shape.contains(.allCaps) || isNamedPostcode(token) else {
      return nil
    }
    return (String(decoding: key, as: UTF8.self) + letters, next + 1)
  }

  private func isNamedPostcode(_ token: Int) -> Bool {
    reading.distance(before: token, to: .postcode, atMost: 2) != nil
  }

  private func numberAfterPostcode(_ token: Int) -> (key: String, end: Int)? {
    guard token < tokens.count, tokens[token].before.isSubset(of: [.space, .comma, .hyphen, .slash]) else { return nil }
    if Self.numberWords.contains(reading.key(token)), token + 1 < tokens.count, let number = houseNumber(token + 1) {
      return (number, token + 2)
    }
    guard let number = houseNumber(token), !isCounted(token) else { return nil }
    return (number, token + 1)
  }

  /// Adds the postcode and town that follow a house number.
  private func addTail(to address: inout StreetAddress) {
    let next = address.tokens.upperBound
    if next < tokens.count, isTailGap(next), let postcode = postcode(at: next) {
      address.postcode = postcode.key
      address.tokens = address.tokens.lowerBound..<postcode.end
    }
    addTown(to: &address)
  }

  private func isTailGap(_ token: Int) -> Bool {
    tokens[token].before.isSubset(of: [.space, .comma, .lineBreak, .openBracket, .dash, .slash])
  }

  private func addTown(to address: inout StreetAddress) {
    var next = address.tokens.upperBound
    guard next < tokens.count, isTailGap(next) else { return }
    let key = reading.key(next)
    let isLinked =
      (key == "in" || key == "te") && tokens[next].before == .space && next + 1 < tokens.count
      && tokens[next + 1].before == .space
    if isLinked { next += 1 }
    if let count = town(at: next, afterPostcode: address.postcode != nil, inSmall: isLinked) {
      address.town = next..<(next + count)
      address.tokens = address.tokens.lowerBound..<(next + count)
    }
  }

  /// How many tokens the town at a token has; in small letters only behind a postcode, or where `inSmall` says it may.
  func town(at token: Int, afterPostcode: Bool = false, inSmall: Bool = false) -> Int? {
    guard token < tokens.count, tokens[token].kind == .word else { return nil }
    let shape = tokens[token].shape
    let hasCapital = shape.contains(.capitalized) || shape.contains(.hasApostrophe)
    if let match = reading.lexicon.places.towns.longestMatch(in: tokens, at: token, atMost: 4) {
      let isWord = match.count == 1 && match.row.column(1).contains("w")
      if hasCapital || ((afterPostcode || inSmall) && !isWord) { return match.count }
    }
    if let match = reading.lexicon.places.municipalities.longestMatch(in: tokens, at: token, atMost: 4), hasCapital {
      return match.count
    }
    // A place the list doesn't know, right behind its postcode.
    return afterPostcode && shape.contains(.capitalized) && !tokens[token].before.contains(.lineBreak)
      && !tokens[token].before.contains(.comma) && !tokens.opensSentence(token) && tokens.keyBytes(token).count > 2
      ? 1 : nil
  }
}

// MARK: - Streets

extension AddressReader {
  /// The street that ends right before a token.
  func street(before token: Int, from limit: Int) -> (tokens: Range<Int>, certainty: StreetAddress.Certainty)? {
    var end = token
    guard end > limit else { return nil }
    if end - 1 > limit, Self.numberWords.contains(reading.key(end - 1)) { end -= 1 }
    guard end > limit, tokens[end].before.isSubset(of: [.space, .comma]) || end != token,
      end == token ? tokens[end].before == .space : true, tokens[end - 1].kind == .word
    else { return nil }
    return street(endingAt: end, from: limit)
  }

  /// The street whose last token is the one before `end`.
  func street(endingAt end: Int, from limit: Int) -> (tokens: Range<Int>, certainty: StreetAddress.Certainty)? {
    let last = end - 1
    let sentence = tokens[last].sentence
    let hasEnding = endsLikeStreet(last)
    var start = last
    var listed: Int?
    var key = Array(tokens.keyBytes(last))
    while true {
      if key.count > 3, reading.lexicon.places.streets.contains(key[...]), canOpen(start, single: start == last) {
        listed = start
      }
      guard start > limit, last - start < 6, isJoined(start) else { break }
      start -= 1
      guard tokens[start].kind == .word || tokens[start].kind == .number, tokens[start].sentence == sentence else {
        break
      }
      let gap = reading.bytes(tokens[start].range.upper, tokens[start + 1].range.lower)
      key = Array(tokens.keyBytes(start)) + Array(gap) + key
    }
    if let listed {
      let isSingle = listed == last
      let row = reading.lexicon.places.streets.row(
        String(decoding: ListKey.of(Array(reading.document.prose[reading.range(listed..<end).range])), as: UTF8.self))
      let isWord = isSingle && (row?.column(1).contains("w") ?? false)
      let capital = tokens[listed].shape.contains(.capitalized)
      let isPlainStreet = isSingle ? hasEnding && (!isWord || hasSureEnding(last)) : !isWord
      let certainty: StreetAddress.Certainty = capital && isPlainStreet ? .plain : .possible
      return (listed..<end, certainty)
    }
    guard hasEnding else { return nil }
    let first = openingOfUnlisted(last, from: limit)
    return (first..<end, tokens[first].shape.contains(.capitalized) ? .plain : .possible)
  }

  /// A street that no list knows: capitals and tussenvoegsels to the left belong to it.
  private func openingOfUnlisted(_ last: Int, from limit: Int) -> Int {
    var first = last
    var index = last
    while index > limit, last - index < 5, isJoined(index), tokens[index - 1].sentence == tokens[last].sentence {
      index -= 1
      let shape = tokens[index].shape
      if shape.contains(.capitalized), !tokens.opensSentence(index), !Self.prepositions.contains(reading.key(index)) {
        first = index
      } else if !Self.particles.contains(reading.key(index)) {
        break
      }
    }
    return first
  }

  /// Whether a listed street can open with a token: with a capital, a numeral, or all in small letters when it ends like a street.
  private func canOpen(_ token: Int, single: Bool) -> Bool {
    let shape = tokens[token].shape
    if shape.contains(.capitalized) || shape.contains(.hasDigit) || shape.contains(.hasApostrophe) { return true }
    return single && endsLikeStreet(token)
  }

  private func isJoined(_ token: Int) -> Bool {
    tokens[token].before.isSubset(of: [.space, .hyphen])
      || (tokens[token].before.isSubset(of: [.space, .fullStop]) && tokens.keyBytes(token - 1).count <= 4)
  }

  func endsLikeStreet(_ token: Int) -> Bool {
    let key = reading.key(token)
    guard tokens[token].kind == .word, !Self.notStreets.contains(key) else { return false }
    return Self.endings.contains { key.hasSuffix($0) && key.utf8.count >= $0.utf8.count + 2 }
  }

  /// What hardly anything but a street ends in: `Havenstraat`, though the dictionary knows it too.
  func hasSureEnding(_ token: Int) -> Bool {
    let key = reading.key(token)
    return ["straat", "laan", "weg", "dreef", "kade", "gracht", "singel", "steeg", "plantsoen", "dijk", "hof", "plein"]
      .contains { key.hasSuffix($0) }
  }

  private static let endings = [
    "straat", "laan", "weg", "plein", "hof", "dreef", "kade", "gracht", "singel", "pad", "steeg", "plantsoen", "dijk",
    "markt", "gaarde", "park", "erf",
    "baan", "ring", "oever", "akker", "veld", "wal", "laantje", "straatje", "hoeve", "boulevard", "allee", "brink",
    "wijk", "haven", "poort", "meent",
  ]
  private static let notStreets: Set<String> = [
    "onderweg", "voorweg", "snelweg", "fietspad", "bospad", "zandpad", "zebrapad", "voetpad", "omweg", "schoolplein",
    "voetbalveld", "sportpark", "pretpark", "speelveld", "sportveld",
    "vrijmarkt", "kerstmarkt", "rommelmarkt", "supermarkt", "boekenmarkt", "arbeidsmarkt", "woningmarkt", "huizenmarkt",
    "marktplein", "straat", "strijk", "gebaar", "ontvang", "vergadering",
    "autosnelweg", "lopende", "renbaan", "atletiekbaan", "ijsbaan", "glijbaan", "kegelbaan", "tennisbaan", "skibaan",
    "hindernisbaan", "themapark", "speelpark", "dierenpark", "vakantiepark",
    "woonwijk", "nieuwbouwwijk", "vogelaarwijk", "achterstandswijk", "luchthaven", "jachthaven", "wandelpad",
    "levenspad", "doelpad", "ring", "kring", "training", "oefening", "sluiproute", "toegangspoort", "stadspoort",
    "rijbaan",
    "bijbaan", "loopbaan", "busbaan", "kunstgrasveld", "grasveld", "trapveld", "slagveld", "speelhof", "gerechtshof",
    "kerkhof", "voorhof", "stukweg", "halverwege", "vanweg", "uitweg", "ophef", "kleiner",
  ]
  private static let particles: Set<String> = [
    "van", "de", "der", "den", "het", "'t", "ten", "ter", "op", "in", "aan", "des", "'s", "la", "von", "en", "du",
  ]
  private static let prepositions: Set<String> = [
    "aan", "in", "op", "bij", "naar", "langs", "via", "uit", "adres", "de", "het", "onze", "mijn", "wij", "ons",
  ]
  static let numberWords: Set<String> = ["nr", "nummer", "huisnummer", "no", "huisnr"]
  private static let additions: Set<String> = [
    "bis", "hs", "huis", "zw", "rood", "zwart", "boven", "beneden", "bg", "bv",
  ]
  private static let unissued: Set<String> = ["sa", "sd", "ss"]
  private static let countedWords: Set<String> = [
    "x", "mannen", "vrouwen", "jongens", "meisjes", "auto's", "huizen", "bomen", "deelnemers", "teams", "rondes",
    "rondjes",
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
  ]
}

extension ContextWords {
  static let postcode = ContextWords("postcode* pc")
}
