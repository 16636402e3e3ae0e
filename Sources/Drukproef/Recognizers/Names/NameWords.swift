internal import Text

/// The words that the names of a school's own people are made of, each with whose it is and what it is in the name.
///
/// Names are not spelled out in all their forms: a word is looked up, and the words around it tell the form. So a roster of
/// any size costs a few table entries a pupil, and a form that nobody thought of is still made of known words.
final class NameWords: @unchecked Sendable {
  // Unchecked: filled in while it is made, and never again.

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

  @exclusivity(unchecked) private var table: HashTable
  @exclusivity(unchecked) private var chains: [(owner: Int32, role: Role, next: Int32)] = []
  /// The words of all people's names, one after the other.
  @exclusivity(unchecked) private var bytes: [UInt8] = []
  /// Where each word ends in `bytes`.
  @exclusivity(unchecked) private var ends: [Int32] = []
  /// Pupils first, then staff.
  @exclusivity(unchecked) private var entries: [Entry] = []
  private let pupilCount: Int

  /// Where the words of a person's name stand in `ends`: called name, then tussenvoegsels, then surname.
  private struct Entry {
    var first: Int32
    var called: UInt8 = 0
    var prefixes: UInt8 = 0
    var surname: UInt8 = 0
    /// Small letters of called name, tussenvoegsel and surname: `sdv`, the last in the lowest byte.
    var initials: UInt32 = 0
  }

  /// A person's name cut into the words it is matched by.
  struct Person: Sendable {
    var calledKey: [UInt8]
    /// Without tussenvoegsel words.
    var surnameKeys: [[UInt8]]
    var prefixKeys: [[UInt8]]
  }

  init(_ school: SchoolRegister, lexicon: Lexicon) {
    let count = school.pupils.count + school.staff.count
    pupilCount = school.pupils.count
    table = HashTable(minimumCapacity: count * 4)
    entries.reserveCapacity(count)
    chains.reserveCapacity(count * 4)
    ends.reserveCapacity(count * 4)
    bytes.reserveCapacity(count * 24)
    for pupil in school.pupils {
      add(
        called: pupil.calledName, official: pupil.firstNames, prefix: pupil.prefix, surname: pupil.surname, lexicon)
    }
    for member in school.staff {
      let parts = Self.parts(of: member.name, lexicon)
      add(called: parts.called, official: "", prefix: parts.prefix, surname: parts.surname, lexicon)
    }
  }

  var isEmpty: Bool { chains.isEmpty }

  /// Whether a word is part of somebody's name.
  func holds(_ hash: TokenHash) -> Bool { table[hash.value] != nil }

  func claims(on hash: TokenHash) -> [Claim] {
    guard var cursor = table[hash.value].map(Int32.init(bitPattern:)) else { return [] }
    var claims: [Claim] = []
    while cursor >= 0 {
      let link = chains[Int(cursor)]
      claims.append(Claim(owner: owner(Int(link.owner)), role: link.role))
      cursor = link.next
    }
    return claims
  }

  /// Whether a word is part of somebody's name, other than as a first name of the passport.
  func hasClaim(on key: [UInt8]) -> Bool {
    guard var cursor = table[TokenHash(key).value].map(Int32.init(bitPattern:)) else { return false }
    while cursor >= 0 {
      if chains[Int(cursor)].role != .official { return true }
      cursor = chains[Int(cursor)].next
    }
    return false
  }

  func claims(on key: [UInt8]) -> [Claim] { claims(on: TokenHash(key)) }

  /// Whether a word is the whole called name or surname of a pupil, of more than three letters.
  func isWholeName(_ key: ArraySlice<UInt8>) -> Bool {
    guard key.count > 3, var cursor = table[TokenHash(key).value].map(Int32.init(bitPattern:)) else { return false }
    while cursor >= 0 {
      let link = chains[Int(cursor)]
      let entry = entries[Int(link.owner)]
      if Int(link.owner) < pupilCount,
        link.role == .called && entry.called == 1 || link.role == .surname && entry.surname == 1
      {
        return true
      }
      cursor = link.next
    }
    return false
  }

  func person(_ owner: Owner) -> Person {
    let entry = entries[number(owner)]
    let first = Int(entry.first)
    let prefixes = first + Int(entry.called)
    let surname = prefixes + Int(entry.prefixes)
    return Person(
      calledKey: entry.called > 0 ? Array(word(first)) : [],
      surnameKeys: (surname..<surname + Int(entry.surname)).map { Array(word($0)) },
      prefixKeys: (prefixes..<surname).map { Array(word($0)) })
  }

  var hasPupils: Bool { pupilCount > 0 }

  /// The pupils whose name may be what some letters spell: the called name stands at their start or end, or its initial at
  /// the start and the last letter of a surname at the end.
  func pupils(spelledBy letters: [UInt8]) -> [Int] {
    guard let start = letters.first, let end = letters.last else { return [] }
    return (0..<pupilCount).filter { number in
      let entry = entries[number]
      guard entry.called > 0, entry.surname > 0 else { return false }
      let first = Int(entry.first)
      let called = word(first)
      let isInitial = called.first(where: Self.isLetter) == start
      if isInitial, Self.starts(letters, with: called) { return true }
      if called.last(where: Self.isLetter) == end, Self.starts(letters.reversed(), with: called.reversed()) {
        return true
      }
      guard isInitial else { return false }
      let surname = first + Int(entry.called) + Int(entry.prefixes)
      return (surname..<surname + Int(entry.surname)).contains { word($0).last(where: Self.isLetter) == end }
    }
  }

  /// Whether letters start with those of a word, whatever other signs it holds.
  private static func starts(_ letters: some Collection<UInt8>, with word: some Collection<UInt8>) -> Bool {
    var place = letters.startIndex
    for byte in word where isLetter(byte) {
      guard place < letters.endIndex, letters[place] == byte else { return false }
      letters.formIndex(after: &place)
    }
    return true
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte &- 97 < 26 || byte >= 0x80 }

  /// Everybody whose initials these are, two at least.
  func owners(ofInitials key: ArraySlice<UInt8>) -> Set<Owner> {
    guard (2...3).contains(key.count) else { return [] }
    let wanted = key.reduce(0) { $0 << 8 | UInt32($1) }
    return Set(entries.indices.filter { entries[$0].initials == wanted }.map(owner))
  }

  /// Claims of those whose called name the word is a short form or another spelling of.
  func relatedClaims(on key: ArraySlice<UInt8>, _ lexicon: Lexicon) -> [Claim] {
    guard !isEmpty, let row = lexicon.names.related.row(key) else { return [] }
    var owners: Set<Owner> = []
    for related in row.column(1).utf8.split(separator: UInt8(ascii: ",")) {
      for claim in claims(on: Array(related)) where claim.role == .called { owners.insert(claim.owner) }
    }
    return owners.map { Claim(owner: $0, role: .nickname) }
  }

  private func owner(_ number: Int) -> Owner {
    number < pupilCount ? .pupil(number) : .staff(number - pupilCount)
  }

  private func number(_ owner: Owner) -> Int {
    switch owner {
    case .pupil(let number): number
    case .staff(let number): pupilCount + number
    }
  }

  private func word(_ number: Int) -> ArraySlice<UInt8> {
    bytes[(number > 0 ? Int(ends[number - 1]) : 0)..<Int(ends[number])]
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

  private func add(
    called: String, official: String, prefix: String, surname: String, _ lexicon: Lexicon
  ) {
    var entry = Entry(first: Int32(ends.count))
    append(called)
    let calledEnd = ends.count
    append(prefix)
    let surnameStart = ends.count
    append(surname)
    let prefixEnd = movingPrefixesForward(from: surnameStart, lexicon)
    entry.called = Self.count(Int(entry.first)..<calledEnd)
    entry.prefixes = Self.count(calledEnd..<prefixEnd)
    entry.surname = Self.count(prefixEnd..<ends.count)
    for start in [Int(entry.first)..<calledEnd, calledEnd..<prefixEnd, prefixEnd..<ends.count] where !start.isEmpty {
      if let initial = word(start.lowerBound).first { entry.initials = entry.initials << 8 | UInt32(initial) }
    }
    let owner = Int32(entries.count)
    let surnameEnd = ends.count
    entries.append(entry)
    for number in Int(entry.first)..<calledEnd { insert(number, owner, .called) }
    if !official.isEmpty, official != called { addOfficial(official, called: Int(entry.first)..<calledEnd, owner) }
    for number in prefixEnd..<surnameEnd { insert(number, owner, .surname) }
  }

  /// Claims the first names of the passport, of which no word is kept.
  private func addOfficial(_ official: String, called: Range<Int>, _ owner: Int32) {
    let (start, byte) = (ends.count, bytes.count)
    append(official)
    for number in start..<ends.count where !called.contains(where: { word($0) == word(number) }) {
      insert(number, owner, .official)
    }
    bytes.removeLast(bytes.count - byte)
    ends.removeLast(ends.count - start)
  }

  private static func count(_ words: Range<Int>) -> UInt8 { UInt8(clamping: words.count) }

  /// Puts tussenvoegsels inside a surname before its other words and tells where they end; a surname of nothing else stays
  /// as it is.
  private func movingPrefixesForward(from start: Int, _ lexicon: Lexicon) -> Int {
    guard ends.count - start > 1 else { return start }
    let all = (start..<ends.count).map { Array(word($0)) }
    let bare = all.filter { !Self.isPrefix($0, lexicon) }
    guard !bare.isEmpty, bare.count < all.count else { return start }
    bytes.removeLast(bytes.count - (start > 0 ? Int(ends[start - 1]) : 0))
    ends.removeLast(ends.count - start)
    let prefixes = all.filter { !bare.contains($0) }
    for word in prefixes + bare {
      bytes += word
      ends.append(Int32(bytes.count))
    }
    return start + prefixes.count
  }

  /// Appends the keys of a name's words; words of another script in Latin letters.
  private func append(_ name: String) {
    if appendPlain(name) { return }
    for key in Self.keys(name) {
      bytes += key
      ends.append(Int32(bytes.count))
    }
  }

  /// The same for a name in plain letters, which needs no tokenizer; false, and nothing done, for any other name.
  private func appendPlain(_ name: String) -> Bool {
    var name = name
    return name.withUTF8 { name in
      for byte in name where (byte | 0x20) &- 97 >= 26 && byte != UInt8(ascii: " ") && byte != UInt8(ascii: "-") {
        return false
      }
      for byte in name {
        if byte >= 65 { bytes.append(byte | 0x20) } else { endWord() }
      }
      endWord()
      return true
    }
  }

  private func endWord() {
    if bytes.count > Int(ends.last ?? 0) { ends.append(Int32(bytes.count)) }
  }

  /// The keys of a name's words; words of another script in Latin letters.
  private static func keys(_ name: String) -> [[UInt8]] {
    let buffer = Tokenizer.tokens(of: Array(name.utf8))
    return buffer.indices.map { token in
      let key = Array(buffer.keyBytes(token))
      return key.contains { $0 >= 0x80 } ? ListKey.transliterated(key) : key
    }
  }

  private func insert(_ number: Int, _ owner: Int32, _ role: Role) {
    let key = word(number)
    guard key.count > 1 else { return }
    let hash = TokenHash(key).value
    let previous = table[hash].map(Int32.init(bitPattern:)) ?? -1
    chains.append((owner, role, previous))
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
