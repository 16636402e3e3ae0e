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
  /// The words of all people's names, one after the other, and room for more.
  @exclusivity(unchecked) private var bytes: [UInt8]
  /// Where each word ends in `bytes`.
  @exclusivity(unchecked) private var ends: [Int32] = []
  /// The hashes of the words of the person who is being added.
  @exclusivity(unchecked) private var hashes: [TokenHash] = []
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
    /// The same with a letter for every word of tussenvoegsel and surname: `dvdz`, `mal`.
    var longInitials: UInt32 = 0
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
    bytes = [UInt8](repeating: 0, count: count * 24 + 256)
    let text = school.pupils.text
    for pupil in school.pupils.rows { add(pupil, in: text.span, lexicon) }
    let staff = Roster(school.staff.map { Self.parts(of: $0.name, lexicon) })
    for member in staff.rows { add(member, in: staff.text.span, lexicon) }
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
    guard (2...4).contains(key.count) else { return [] }
    let wanted = key.reduce(0) { $0 << 8 | UInt32($1) }
    return Set(
      entries.indices.filter { entries[$0].initials == wanted || entries[$0].longInitials == wanted }.map(owner))
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

  private func word(_ number: Int) -> ArraySlice<UInt8> { bytes[place(number)] }

  /// Where a word stands in `bytes`.
  private func place(_ number: Int) -> Range<Int> { (number > 0 ? Int(ends[number - 1]) : 0)..<Int(ends[number]) }

  /// Splits a staff member's name: title and initials first, tussenvoegsel in the middle.
  private static func parts(of name: String, _ lexicon: Lexicon) -> Pupil {
    var person = Pupil()
    var words = name.split(separator: " ").map(String.init)
    if let first = words.first, titles.contains(first.lowercasedASCII) { words.removeFirst() }
    person.calledName = words.isEmpty ? "" : words.removeFirst()
    var prefix: [String] = []
    while words.count > 1, isPrefix(ListKey.of(words[0]), lexicon) { prefix.append(words.removeFirst()) }
    person.prefix = prefix.joined(separator: " ")
    person.surname = words.joined(separator: " ")
    return person
  }

  static func isPrefix(_ key: [UInt8], _ lexicon: Lexicon) -> Bool { lexicon.names.prefixes.contains(key[...]) }

  private func add(_ row: Roster.Row, in text: Span<UInt8>, _ lexicon: Lexicon) {
    hashes.removeAll(keepingCapacity: true)
    let first = ends.count
    append(row.calledName, in: text)
    let calledEnd = ends.count
    append(row.prefix, in: text)
    let surnameStart = ends.count
    append(row.surname, in: text)
    let prefixEnd = movingPrefixesForward(from: surnameStart, first, lexicon)
    let surnameEnd = ends.count
    var entry = Entry(first: Int32(first))
    entry.called = UInt8(clamping: calledEnd - first)
    entry.prefixes = UInt8(clamping: prefixEnd - calledEnd)
    entry.surname = UInt8(clamping: surnameEnd - prefixEnd)
    for start in [first..<calledEnd, calledEnd..<prefixEnd, prefixEnd..<surnameEnd] where !start.isEmpty {
      entry.initials = entry.initials << 8 | UInt32(initial(start.lowerBound))
    }
    entry.longInitials = longInitials(entry, prefixEnd)
    let owner = Int32(entries.count)
    entries.append(entry)
    for number in first..<calledEnd {
      // `Jan` alone is not Jan-Willem: many are called that.
      let isCommon =
        entry.called > 1 && (lexicon.names.firstNames.row(word(number)).flatMap { Int($0.column(1)) } ?? 0) >= 200
      insert(number, hashes[number - first], owner, isCommon ? .official : .called)
    }
    if entry.called > 1 { insert((first..<calledEnd).flatMap { word($0) }, owner, .called) }
    if !row.firstNames.isEmpty { addOfficial(row.firstNames, in: text, called: first..<calledEnd, owner) }
    for number in prefixEnd..<surnameEnd {
      insert(number, hashes[number - first], owner, .surname)
      if let other = otherSpelling(of: number) { insert(other, owner, .surname) }
    }
  }

  /// `Ypelaar` for IJpelaar, `Meyer` for Meijer and the other way round.
  private func otherSpelling(of number: Int) -> [UInt8]? {
    let (i, j, y) = (UInt8(ascii: "i"), UInt8(ascii: "j"), UInt8(ascii: "y"))
    let place = place(number)
    guard place.count > 3, place.dropFirst().contains(where: { bytes[$0] == j && bytes[$0 - 1] == i }) else {
      return nil
    }
    var other: [UInt8] = []
    var index = place.lowerBound
    while index < place.upperBound {
      if bytes[index] == i, index + 1 < place.upperBound, bytes[index + 1] == j {
        other.append(y)
        index += 2
        continue
      }
      other.append(bytes[index])
      index += 1
    }
    return other.count > 3 ? other : nil
  }

  /// The first letters of the called name and of every word after it: `jvdb`; 0 when there are too few or too many.
  private func longInitials(_ entry: Entry, _ surname: Int) -> UInt32 {
    let rest = Int(entry.first) + Int(entry.called)..<ends.count
    guard entry.called > 0, surname < ends.count, (2...3).contains(rest.count) else { return 0 }
    return rest.reduce(UInt32(initial(Int(entry.first)))) { $0 << 8 | UInt32(initial($1)) }
  }

  /// The first byte of a word; none is empty.
  private func initial(_ number: Int) -> UInt8 { bytes[place(number).lowerBound] }

  /// Claims the first names of the passport, of which no word is kept.
  private func addOfficial(_ official: Roster.Place, in text: Span<UInt8>, called: Range<Int>, _ owner: Int32) {
    let (start, known) = (ends.count, hashes.count)
    append(official, in: text)
    for number in start..<ends.count where !called.contains(where: { isSame($0, number) }) {
      insert(number, hashes[number - called.lowerBound], owner, .official)
    }
    ends.removeLast(ends.count - start)
    hashes.removeLast(hashes.count - known)
  }

  private func isSame(_ one: Int, _ other: Int) -> Bool {
    let (one, other) = (place(one), place(other))
    guard one.count == other.count else { return false }
    for offset in 0..<one.count where bytes[one.lowerBound + offset] != bytes[other.lowerBound + offset] {
      return false
    }
    return true
  }

  /// Puts tussenvoegsels inside a surname before its other words and tells where they end; a surname of nothing else stays
  /// as it is.
  private func movingPrefixesForward(from start: Int, _ first: Int, _ lexicon: Lexicon) -> Int {
    guard ends.count - start > 1 else { return start }
    let all = (start..<ends.count).map { Array(word($0)) }
    let bare = all.filter { !Self.isPrefix($0, lexicon) }
    guard !bare.isEmpty, bare.count < all.count else { return start }
    ends.removeLast(ends.count - start)
    hashes.removeLast(hashes.count - (start - first))
    let prefixes = all.filter { !bare.contains($0) }
    for word in prefixes + bare { append(word) }
    return start + prefixes.count
  }

  /// Appends the keys of a name's words; words of another script in Latin letters.
  private func append(_ name: Roster.Place, in text: Span<UInt8>) {
    if name.isEmpty || appendPlain(name, in: text) { return }
    for key in Self.keys(name.range.map { text[$0] }) { append(key) }
  }

  private func append(_ word: [UInt8]) {
    let start = room(for: word.count)
    for (offset, byte) in word.enumerated() { bytes[start + offset] = byte }
    ends.append(Int32(start + word.count))
    hashes.append(TokenHash(word))
  }

  /// Where the next words go: there is room for so many bytes.
  private func room(for count: Int) -> Int {
    let start = ends.last.map(Int.init) ?? 0
    if start + count > bytes.count {
      bytes.append(contentsOf: repeatElement(0, count: max(count, bytes.count / 2)))
    }
    return start
  }

  /// The same for a name in plain letters, which needs no tokenizer; false, and nothing done, for any other name.
  private func appendPlain(_ name: Roster.Place, in text: Span<UInt8>) -> Bool {
    let known = ends.count
    var end = room(for: name.range.count)
    var wordStart = end
    var state = TokenHash.seed
    var folded = bytes.mutableSpan
    var position = Int(name.lower)
    while position < Int(name.upper) {
      let byte = text[position]
      position += 1
      var letter = byte | 0x20
      if letter &- 97 >= 26 {
        if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-") {
          if end > wordStart { close(end, &state) }
          wordStart = end
          continue
        }
        guard byte == 0xC3, position < Int(name.upper), let bare = Self.bare(text[position]) else {
          hashes.removeLast(ends.count - known)
          ends.removeLast(ends.count - known)
          return false
        }
        letter = bare
        position += 1
      }
      folded[end] = letter
      state.add(letter)
      end += 1
    }
    if end > wordStart { close(end, &state) }
    return true
  }

  private func close(_ end: Int, _ state: inout TokenHash.State) {
    ends.append(Int32(end))
    hashes.append(TokenHash(value: state.finish()))
    state = TokenHash.seed
  }

  /// The letter without its accent for the second byte of those from À to ÿ that are a letter and an accent.
  private static func bare(_ byte: UInt8) -> UInt8? {
    switch byte | 0x20 {
    case 0xA0...0xA5: UInt8(ascii: "a")
    case 0xA7: UInt8(ascii: "c")
    case 0xA8...0xAB: UInt8(ascii: "e")
    case 0xAC...0xAF: UInt8(ascii: "i")
    case 0xB1: UInt8(ascii: "n")
    case 0xB2...0xB6: UInt8(ascii: "o")
    case 0xB9...0xBC: UInt8(ascii: "u")
    case 0xBD: UInt8(ascii: "y")
    default: nil
    }
  }

  /// The keys of a name's words; words of another script in Latin letters.
  private static func keys(_ name: [UInt8]) -> [[UInt8]] {
    let buffer = Tokenizer.tokens(of: name)
    return buffer.indices.map { token in
      let key = Array(buffer.keyBytes(token))
      return key.contains { $0 >= 0x80 } ? ListKey.transliterated(key) : key
    }
  }

  private func insert(_ key: [UInt8], _ owner: Int32, _ role: Role) {
    if key.count > 1 { insert(TokenHash(key), owner, role) }
  }

  private func insert(_ number: Int, _ hash: TokenHash, _ owner: Int32, _ role: Role) {
    if place(number).count > 1 { insert(hash, owner, role) }
  }

  private func insert(_ hash: TokenHash, _ owner: Int32, _ role: Role) {
    let previous = table.replace(hash.value, with: UInt32(chains.count))
    chains.append((owner, role, previous.map(Int32.init(bitPattern:)) ?? -1))
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
