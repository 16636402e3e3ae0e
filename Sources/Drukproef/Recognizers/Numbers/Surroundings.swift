package import Text

/// Words by which a number, handle or place is known for what it is; `begin*`, `*end` and `*part*` stand for any word so made.
package struct ContextWords: Sendable {
  private let exact: TokenSet
  private let beginnings: [[UInt8]]
  private let ends: [[UInt8]]
  private let parts: [[UInt8]]
  /// The first bytes of the beginnings and the last bytes of the ends, as bits.
  private let firstBytes: UInt64
  private let lastBytes: UInt64

  package init(_ words: String) {
    let star = UInt8(ascii: "*")
    var exact: [TokenHash] = []
    var (beginnings, ends, parts): ([[UInt8]], [[UInt8]], [[UInt8]]) = ([], [], [])
    TokenHash.forEach(in: words) { hash, word in
      let (opens, closes) = (word[0] == star, word[word.count - 1] == star)
      guard opens || closes else {
        exact.append(hash)
        return
      }
      let bare = word.extracting((opens ? 1 : 0)..<(word.count - (closes ? 1 : 0)))
      let bytes = [UInt8](unsafeUninitializedCapacity: bare.count) { buffer, count in
        for index in bare.indices { buffer.initializeElement(at: index, to: bare[index]) }
        count = bare.count
      }
      switch (opens, closes) {
      case (true, true): parts.append(bytes)
      case (false, _): beginnings.append(bytes)
      case (_, false): ends.append(bytes)
      }
    }
    self.exact = TokenSet(exact)
    (self.beginnings, self.ends, self.parts) = (beginnings, ends, parts)
    firstBytes = beginnings.reduce(0) { $0 | Self.bit($1.first) }
    lastBytes = ends.reduce(0) { $0 | Self.bit($1.last) }
  }

  /// Whether a list key is one of them.
  package func contains(_ key: ArraySlice<UInt8>) -> Bool {
    if exact.contains(TokenHash(key)) { return true }
    if firstBytes & Self.bit(key.first) != 0, beginnings.contains(where: { Self.starts(key, with: $0) }) { return true }
    if lastBytes & Self.bit(key.last) != 0,
      ends.contains(where: { key.count > $0.count && Self.starts(key.suffix($0.count), with: $0) })
    {
      return true
    }
    return parts.contains { Self.holds(key, $0) }
  }

  package func contains(_ key: String) -> Bool { contains(Array(key.utf8)[...]) }

  private static func bit(_ byte: UInt8?) -> UInt64 { byte.map { 1 << UInt64($0 & 63) } ?? 0 }

  private static func starts(_ key: ArraySlice<UInt8>, with part: [UInt8]) -> Bool {
    guard key.count >= part.count else { return false }
    for index in part.indices where key[key.startIndex + index] != part[index] { return false }
    return true
  }

  private static func holds(_ key: ArraySlice<UInt8>, _ part: [UInt8]) -> Bool {
    guard key.count >= part.count else { return false }
    return (0...key.count - part.count).contains { starts(key.dropFirst($0), with: part) }
  }
}

extension Reading {
  /// How many tokens before `token` the nearest of some words stands: in its sentence, or in the one before it.
  /// The very word before counts always: a full stop after `artikelnr.` parts nothing.
  package func distance(before token: Int, to words: ContextWords, atMost limit: Int, acrossSentence: Bool = true)
    -> Int?
  {
    guard token > 0, token <= tokens.count else { return nil }
    let sentence = Int(tokens[min(token, tokens.count - 1)].sentence)
    var index = token - 1
    while index >= 0, token - index <= limit {
      let other = Int(tokens[index].sentence)
      if other < sentence - (acrossSentence || index == token - 1 ? 1 : 0) { return nil }
      if tokens[index].kind != .emoji, words.contains(tokens.keyBytes(index)) { return token - index }
      index -= 1
    }
    return nil
  }

  /// How many tokens after the last of some tokens the nearest of some words stands, in the same sentence.
  package func distance(after token: Int, to words: ContextWords, atMost limit: Int) -> Int? {
    guard token < tokens.count else { return nil }
    let end = min(tokens.sentence(of: token).tokens.upperBound, token + limit + 1)
    guard token + 1 < end else { return nil }
    for index in (token + 1)..<end where words.contains(tokens.keyBytes(index)) { return index - token }
    return nil
  }

  /// Whether a word with a capital that does not open its sentence stands near: perhaps a name.
  package func hasCapital(near range: ProseRange) -> Bool {
    let own = tokens.tokens(in: range)
    guard !own.isEmpty else { return false }
    let sentence = tokens.sentence(of: own.lowerBound).tokens
    for token in max(sentence.lowerBound, own.lowerBound - 6)..<min(sentence.upperBound, own.upperBound + 6)
    where !own.contains(token) {
      let shape = tokens[token].shape
      if shape.contains(.capitalized), !shape.contains(.allCaps), tokens[token].kind == .word,
        !tokens.opensSentence(token) || !lexicon.words.contains(tokens.keyBytes(token))
      {
        return true
      }
    }
    return false
  }

  /// Whether hardly anything else stands in the sentence.
  package func standsAlone(_ range: ProseRange) -> Bool {
    let own = tokens.tokens(in: range)
    return !own.isEmpty && tokens.sentence(of: own.lowerBound).tokens.count - own.count <= 2
  }

  /// The signs between two places in the prose.
  package func bytes(_ lower: Int, _ upper: Int) -> ArraySlice<UInt8> {
    document.prose[max(0, lower)..<min(max(lower, upper), document.prose.count)]
  }

  /// Whether a currency sign stands right before or after a number.
  package func isAmount(_ range: ProseRange) -> Bool {
    let prose = document.prose
    func isSign(endingAt end: Int) -> Bool {
      guard end > 0 else { return false }
      if prose[end - 1] == UInt8(ascii: "$") { return true }
      return (end >= 3 && prose[end - 3] == 0xE2 && prose[end - 2] == 0x82 && prose[end - 1] == 0xAC)
        || (end >= 2 && prose[end - 2] == 0xC2 && prose[end - 1] == 0xA3)
    }
    var before = range.lower
    while before > 0, prose[before - 1] == 32 { before -= 1 }
    if isSign(endingAt: before) { return true }
    let after = range.upper + (range.upper < prose.count && prose[range.upper] == 32 ? 1 : 0)
    if after + 3 <= prose.count, isSign(endingAt: after + 3), prose[after] == 0xE2 { return true }
    let rest = prose[range.upper..<min(prose.count, range.upper + 2)]
    return rest.elementsEqual(",-".utf8)
  }
}

extension ContextWords {
  /// Words of numbers that are nobody's: goods, orders, books, tickets, companies.
  package static let goods = ContextWords(goodsWords)
  /// The same, and every compound of `nummer` that is not the kind looked for.
  package static let otherNumbers = ContextWords(goodsWords + " *nummer *nummers *nr *code *codes")

  private static let goodsWords = """
    order orders *order ordernr* ordernummer* bestelling* bestelnummer* bestelnr* bestelcode* besteld *factu* artikel* artikelnr* typenummer*
    serienummer* sn model modelnummer* *product* lot lotnummer* lotnr* loten lootje* isbn* ean *barcode* *streepjescode* kvk* btw* *btw *polis*
    klantnummer* klantnr* relatienummer* relatienr* *reservering* *boeking* *ticket* *kenmerk* *referentie* *transactie* *pakket* *tracking*
    track trace *zending* zaaknummer* dossiernummer* meterstand* brin* vestigingsnummer* inkoop* *licentie* kortingscode* voucher*
    cadeaukaart* bonnummer* kassabon* vlucht vluchtnummer* treinnummer* *getal *getallen pi decimalen rugnummer* startnummer* volgnummer*
    versie* record afstand oplage doi issn projectnummer* aanvraagnummer* *subsidie* rsin beschikking* garantie* loterij* *catalogus* signatuur
    wachtwoord* wifi* uitlening* pincode* toegangscode* inventaris* onderdeelnummer* itemnummer* nummerslot wattuur kilowattuur
    """
  /// Units and counted things that stand after a quantity.
  static let units = ContextWords(
    """
    euro eur cent dollar kwh wattuur watt meter km kilometer kg kilo gram liter ml cm mm uur minuten seconden keer maal procent
    stappen volgers views kijkers likes inwoners mensen kinderen leerlingen bezoekers punten stuks jaar dagen weken maanden bytes
    stemmen exemplaren boeken pagina's woorden tekens jaren miljoen miljard duizend km/u graden sterren
    """)
}
