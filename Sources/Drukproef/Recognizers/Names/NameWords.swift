internal import Text

/// The words that the names of a school's own people are made of, each with whose it is and what it is in the name.
///
/// Names are not spelled out in all their forms: a word is looked up, and the words around it tell the form. So a roster of
/// any size costs a few table entries a pupil, and a form that nobody thought of is still made of known words.
struct NameWords: Sendable {
  enum Role: UInt8, Sendable {
    /// The name somebody goes by, or a part of it.
    case called
    /// A first name of the passport that is not the called name.
    case official
    /// A short form or another spelling of the called name.
    case nickname
    /// A word of the surname.
    case surname
  }

  enum Owner: Hashable, Sendable {
    case pupil(Int)
    case staff(Int)
  }

  /// One owner's claim on a word.
  struct Claim: Hashable, Sendable {
    var owner: Owner
    var role: Role
  }

  private var table = HashTable(minimumCapacity: 64)
  private var chains: [(claim: Claim, next: Int32)] = []
  private(set) var people: [Owner: Person] = [:]

  /// A person's name cut into the words it is matched by.
  struct Person: Sendable {
    var called: [TokenHash]
    /// Without tussenvoegsel words.
    var surname: [TokenHash]
    var calledKey: [UInt8]
    var surnameKeys: [[UInt8]]
    /// Small letters of called name, tussenvoegsel and surname: `sdv`.
    var initials: [UInt8]
    var prefixKeys: [[UInt8]]
  }

  init(_ school: SchoolRegister, lexicon: Lexicon) {
    for (number, pupil) in school.pupils.enumerated() {
      add(
        .pupil(number), called: pupil.calledName, official: pupil.firstNames, prefix: pupil.prefix,
        surname: pupil.surname, lexicon)
    }
    for (number, member) in school.staff.enumerated() {
      let parts = Self.parts(of: member.name, lexicon)
      add(.staff(number), called: parts.called, official: "", prefix: parts.prefix, surname: parts.surname, lexicon)
    }
  }

  var isEmpty: Bool { chains.isEmpty }

  func claims(on hash: TokenHash) -> [Claim] {
    guard var cursor = table[hash.value].map(Int32.init(bitPattern:)) else { return [] }
    var claims: [Claim] = []
    while cursor >= 0 {
      claims.append(chains[Int(cursor)].claim)
      cursor = chains[Int(cursor)].next
    }
    return claims
  }

  func claims(on key: [UInt8]) -> [Claim] { claims(on: TokenHash(key)) }

  /// Claims of those whose called name the word is a short form or another spelling of.
  func relatedClaims(on key: ArraySlice<UInt8>, _ lexicon: Lexicon) -> [Claim] {
    guard !isEmpty, let row = lexicon.names.related.row(key) else { return [] }
    var owners: Set<Owner> = []
    for related in row.column(1).utf8.split(separator: UInt8(ascii: ",")) {
      for claim in claims(on: Array(related)) where claim.role == .called { owners.insert(claim.owner) }
    }
    return owners.map { Claim(owner: $0, role: .nickname) }
  }

  /// Splits a staff member's name: title and initials first, tussenvoegsel in the middle.
  private static func parts(of name: String, _ lexicon: Lexicon) -> (called: String, prefix: String, surname: String) {
    var words = name.split(separator: " ").map(String.init)
    if let first = words.first, titles.contains(first.lowercasedASCII) { words.removeFirst() }
    guard words.count > 1 else { return (words.first ?? "", "", "") }
    let called = words.removeFirst()
    var prefix: [String] = []
    while words.count > 1, isPrefix(ListKey.of(words[0]), lexicon) { prefix.append(words.removeFirst()) }
    return (called, prefix.joined(separator: " "), words.joined(separator: " "))
  }

  static func isPrefix(_ key: [UInt8], _ lexicon: Lexicon) -> Bool { lexicon.names.prefixes.contains(key[...]) }

  private mutating func add(
    _ owner: Owner, called: String, official: String, prefix: String, surname: String, _ lexicon: Lexicon
  ) {
    let calledKeys = Self.keys(called)
    let allSurnameKeys = Self.keys(surname)
    let bare = allSurnameKeys.filter { !Self.isPrefix($0, lexicon) }
    let surnameKeys = bare.isEmpty ? allSurnameKeys : bare
    let prefixKeys = Self.keys(prefix) + allSurnameKeys.filter { !surnameKeys.contains($0) }
    let initials = [calledKeys.first, prefixKeys.first, surnameKeys.first].compactMap { $0?.first }
    people[owner] = Person(
      called: calledKeys.map(TokenHash.init), surname: surnameKeys.map(TokenHash.init),
      calledKey: calledKeys.first ?? [], surnameKeys: surnameKeys, initials: initials, prefixKeys: prefixKeys)
    for key in calledKeys where key.count > 1 { insert(key, Claim(owner: owner, role: .called)) }
    for key in Self.keys(official) where key.count > 1 && !calledKeys.contains(key) {
      insert(key, Claim(owner: owner, role: .official))
    }
    for key in surnameKeys where key.count > 1 { insert(key, Claim(owner: owner, role: .surname)) }
  }

  /// The keys of a name's words; words of another script also in Latin letters.
  static func keys(_ name: String) -> [[UInt8]] {
    if let plain = plainKeys(name) { return plain }
    let bytes = Array(name.utf8)
    let buffer = Tokenizer.tokens(of: bytes)
    return buffer.indices.map { token in
      let key = Array(buffer.keyBytes(token))
      return key.contains { $0 >= 0x80 } ? ListKey.transliterated(key) : key
    }
  }

  /// The words of a name in plain letters, which need no tokenizer; nil for any other name.
  private static func plainKeys(_ name: String) -> [[UInt8]]? {
    var keys: [[UInt8]] = []
    var key: [UInt8] = []
    for byte in name.utf8 {
      if (byte | 0x20) &- 97 < 26 {
        key.append(byte | 0x20)
      } else if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-") {
        if !key.isEmpty { keys.append(key) }
        key.removeAll(keepingCapacity: true)
      } else {
        return nil
      }
    }
    if !key.isEmpty { keys.append(key) }
    return keys
  }

  private mutating func insert(_ key: [UInt8], _ claim: Claim) {
    let hash = TokenHash(key).value
    let previous = table[hash].map(Int32.init(bitPattern:)) ?? -1
    chains.append((claim, previous))
    table.set(hash, to: UInt32(bitPattern: Int32(chains.count - 1)))
  }

  private static let titles: Set<String> = [
    "juf", "meester", "meneer", "mevrouw", "dhr.", "mevr.", "mw.", "dhr", "mevr",
  ]
}

extension String {
  fileprivate var lowercasedASCII: String {
    String(decoding: utf8.map { $0 &- 65 < 26 ? $0 | 0x20 : $0 }, as: UTF8.self)
  }
}
