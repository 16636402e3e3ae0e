package import Text

/// A word or phrase of a term list.
package struct Term: Sendable {
  /// The lemma, as written in its list.
  package var lemma: String
  package var wordClass: WordClass
  /// 1 tone, 2 hurtful, 3 grave; 0 where strength means nothing.
  package var strength: UInt8
  /// What it must be aimed at to count: `p` a person, `g` a group, `*` anything, `-` it only helps other terms.
  package var target: UInt8
  /// Senses in which it must not count, and `groep:…` for a slur: the list's column as written.
  package var senses: String
}

/// All terms of the lists and all words that patterns define, in all their forms, found where the compiled lists
/// (`lexicons/compiled/`) have them: nothing is read or built at the start.
package final class TermIndex: Sendable {
  /// `form refs verbs`: the list keys of the form's words parted by spaces; what it is a form of, as
  /// ``TermReference``s parted by spaces; the verbs of which it is a finite form that stands apart from its particle,
  /// `reference~particle` parted by semicolons.
  private let forms: SortedList
  /// `end refs` and `beginning refs` of compounds.
  private let suffixes: SortedList
  private let prefixes: SortedList
  /// Words that count as mild in the classes of their second column.
  private let ambiguous: SortedList
  private let classes: WordClasses
  /// Whether words that begin longer terms are kept with the words that go on: worth it for many posts.
  private let keepsPairs: Bool

  package init(
    forms: SortedList, suffixes: SortedList, prefixes: SortedList, ambiguous: SortedList, classes: WordClasses,
    keepsPairs: Bool
  ) {
    self.forms = forms
    self.suffixes = suffixes
    self.prefixes = prefixes
    self.ambiguous = ambiguous
    self.classes = classes
    self.keepsPairs = keepsPairs
  }

  /// The longest beginning or end of a compound, in bytes.
  package static let longestAffix = 24

  /// An entry as its list has it.
  package subscript(entry: Int32) -> Term? {
    let lists = EmbeddedFiles.folder("terms")
    let file = TermEntry.file(entry)
    if file < lists.count {
      let bytes = lists[file].bytes[TermEntry.byte(entry)...].prefix { $0 != 10 }
      guard let line = TermLine(bytes, ambiguous: ambiguous), let wordClass = classes.existing(line.className) else {
        return nil
      }
      return Term(
        lemma: line.lemma, wordClass: wordClass, strength: line.strength, target: line.target, senses: line.senses)
    }
    let patterns = EmbeddedFiles.folder("patterns")
    guard file - lists.count < patterns.count else { return nil }
    let bytes = patterns[file - lists.count].bytes
    let word = bytes[TermEntry.byte(entry)...].prefix { $0 != 10 && $0 != UInt8(ascii: "|") }
    let before = bytes[..<TermEntry.byte(entry)]
    let line = before[(before.lastIndex(of: 10).map { $0 + 1 } ?? 0)...].dropFirst("let ".utf8.count)
    let name = line.prefix { $0 != UInt8(ascii: "=") }.filter { $0 != 32 }
    guard let wordClass = classes.existing("@" + String(decoding: name, as: UTF8.self)) else { return nil }
    let lemma = String(decoding: word, as: UTF8.self).split(separator: " ").joined(separator: " ")
    return Term(lemma: lemma, wordClass: wordClass, strength: 0, target: UInt8(ascii: "-"), senses: "")
  }

  /// Whether a word is a term by itself, or the word of some pattern's class.
  package func holds(_ key: ArraySlice<UInt8>) -> Bool {
    guard let row = forms.row(key) else { return false }
    return !row.columnBytes(1).isEmpty
  }

  /// Whether a term may begin with a word.
  func mayHold(_ word: ArraySlice<UInt8>) -> Bool { forms.mayOpen(with: word) }

  /// Whether a word is by itself a term of a class and strength that will do.
  package func holds(_ key: ArraySlice<UInt8>, where isWanted: (WordClass, _ strength: UInt8) -> Bool) -> Bool {
    guard let row = forms.row(key) else { return false }
    var references = TermReferences(row.columnBytes(1))
    while let reference = references.next() {
      if isWanted(reference.wordClass, reference.strength) { return true }
    }
    return false
  }

  /// What is known of the terms that begin with a word.
  struct Opening {
    /// Where in the memory those references stand of which it is a form by itself.
    var references: Range<Int32> = 0..<0
    /// Where in the memory those verbs stand of which it is a form apart from its particle.
    var verbs: Range<Int32> = 0..<0
    /// Where in the list longer terms that begin with it are searched for from; -1 when there are none.
    var next: Int32 = -1
  }

  /// A verb of which a word is a form that stands apart from its particle.
  struct Verb {
    var reference: TermReference
    /// The hash of the particle's first word.
    var first: TokenHash
    /// The bytes of the particle's words in the list.
    var particle: Slice<UnsafeBufferPointer<UInt8>>
  }

  /// Every term in a post.
  ///
  /// - Parameters:
  ///   - words: the ordinary words of Dutch; a compound that is one of them is not split.
  ///   - memory: open at the post's tokens.
  package func hits(in buffer: TokenBuffer, words: SortedList, _ memory: WordMemory) -> [ClassHit] {
    var hits: [ClassHit] = []
    hits.reserveCapacity(buffer.count * 2)
    for token in buffer.indices {
      let before = hits.count
      let opening = memory.term(token) { open(buffer.keyBytes(token), buffer.hash(token), memory, &$0, &$1) }
      for place in opening.references { hits.append(Self.hit(token..<token + 1, memory.reference(place))) }
      if !opening.verbs.isEmpty { addVerbs(opening.verbs, at: token, in: buffer, memory, to: &hits) }
      if opening.next >= 0 { addPhrases(from: Int(opening.next), at: token, in: buffer, memory, to: &hits) }
      if hits.count == before, buffer[token].kind == .word || buffer[token].kind == .tag {
        let compounds = memory.compounds(token) { addCompounds(of: buffer.keyBytes(token), words, to: &$0) }
        for place in compounds { hits.append(Self.hit(token..<token + 1, memory.reference(place))) }
      }
    }
    return hits
  }

  private func open(
    _ word: ArraySlice<UInt8>, _ hash: TokenHash, _ memory: WordMemory, _ references: inout [TermReference],
    _ verbs: inout [Verb]
  ) -> Opening {
    let found = forms.opening(word)
    var opening = Opening()
    if let row = found.row {
      let firstReference = Int32(references.count)
      var own = TermReferences(row.columnBytes(1))
      while let reference = own.next() { references.append(reference) }
      opening.references = firstReference..<Int32(references.count)
      let firstVerb = Int32(verbs.count)
      var apart = TermReferences(row.columnBytes(2))
      while let reference = apart.next() {
        let particle = apart.particle()
        verbs.append(Verb(reference: reference, first: TokenHash(particle.prefix { $0 != 0x20 }), particle: particle))
      }
      opening.verbs = firstVerb..<Int32(verbs.count)
    }
    if let next = found.next {
      opening.next = Int32(next)
      if keepsPairs { forms.forEachSecondWord(after: word, from: next) { memory.notePair(hash, $0) } }
    }
    return opening
  }

  private func addVerbs(
    _ verbs: Range<Int32>, at token: Int, in buffer: TokenBuffer, _ memory: WordMemory, to hits: inout [ClassHit]
  ) {
    for place in verbs {
      let verb = memory.verb(place)
      if let tail = Self.particle(verb.particle, verb.first, after: token + 1, in: buffer) {
        hits.append(Self.hit(token..<token + 1, verb.reference, tail: tail))
      }
    }
  }

  private func addPhrases(
    from next: Int, at token: Int, in buffer: TokenBuffer, _ memory: WordMemory, to hits: inout [ClassHit]
  ) {
    guard token + 1 < buffer.sentenceEnd(of: token) else { return }
    if keepsPairs, !memory.isPair(buffer.hash(token), buffer.hash(token + 1)) { return }
    forms.forEachPhrase(in: buffer, at: token, from: next) { row, tokens in
      var references = TermReferences(row.columnBytes(1))
      while let reference = references.next() { hits.append(Self.hit(tokens, reference)) }
      var verbs = TermReferences(row.columnBytes(2))
      while let verb = verbs.next() {
        let particle = verbs.particle()
        let first = TokenHash(particle.prefix { $0 != 0x20 })
        if let tail = Self.particle(particle, first, after: tokens.upperBound, in: buffer) {
          hits.append(Self.hit(tokens, verb, tail: tail))
        }
      }
    }
  }

  private static func hit(_ tokens: Range<Int>, _ reference: TermReference, tail: Int? = nil) -> ClassHit {
    ClassHit(
      tokens: tokens, tail: tail, wordClass: reference.wordClass, strength: reference.strength, entry: reference.entry)
  }

  /// The token after the particle, when it stands in the same clause, at most ten words on.
  private static func particle(
    _ particle: Slice<UnsafeBufferPointer<UInt8>>, _ first: TokenHash, after start: Int, in buffer: TokenBuffer
  ) -> Int? {
    let end = min(buffer.sentenceEnd(of: start - 1), start + 10)
    for token in start..<max(start, end) {
      if !buffer[token].before.isDisjoint(with: [.semicolon, .colon, .fullStop]) { return nil }
      if buffer.hash(token) == first, let last = Self.end(of: particle, at: token, in: buffer), last <= end {
        return last
      }
    }
    return nil
  }

  /// The token after words parted by spaces, if they stand at a token.
  private static func end(
    of words: Slice<UnsafeBufferPointer<UInt8>>, at start: Int, in buffer: TokenBuffer
  ) -> Int? {
    var token = start
    var position = words.startIndex
    while token < buffer.count {
      let key = buffer.keyBytes(token)
      guard words.endIndex - position >= key.count, words[position..<position + key.count].elementsEqual(key) else {
        return nil
      }
      position += key.count
      token += 1
      if position == words.endIndex { return token }
      guard words[position] == 0x20 else { return nil }
      position += 1
    }
    return nil
  }

  private func addCompounds(of key: ArraySlice<UInt8>, _ words: SortedList, to found: inout [TermReference]) {
    guard key.count >= 5, key.count <= 40 else { return }
    let before = found.count
    for length in 1...min(key.count - 2, Self.longestAffix) {
      if let row = suffixes.row(key.suffix(length)) { add(row, to: &found) }
    }
    for length in 1...min(key.count - 2, Self.longestAffix) {
      if let row = prefixes.row(key.prefix(length)) { add(row, to: &found) }
    }
    if found.count > before, words.contains(key) { found.removeLast(found.count - before) }
  }

  private func add(_ row: SortedList.Row, to found: inout [TermReference]) {
    var references = TermReferences(row.columnBytes(1))
    while let reference = references.next() { found.append(reference) }
  }
}

/// What a form is a form of, as the compiled lists write it: `entry.class.strength`.
package struct TermReference {
  package var entry: Int32
  package var wordClass: WordClass
  package var strength: UInt8

  package init(entry: Int32, wordClass: WordClass, strength: UInt8) {
    self.entry = entry
    self.wordClass = wordClass
    self.strength = strength
  }

  package var text: String { "\(entry).\(wordClass.rawValue).\(strength)" }
}

/// Reads the references of a column one by one.
private struct TermReferences {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position: Int
  private let end: Int

  init(_ column: Slice<UnsafeBufferPointer<UInt8>>) {
    bytes = column.base
    position = column.startIndex
    end = column.endIndex
  }

  mutating func next() -> TermReference? {
    guard position < end else { return nil }
    let entry = number()
    let wordClass = number()
    return TermReference(
      entry: Int32(truncatingIfNeeded: entry), wordClass: WordClass(rawValue: UInt16(truncatingIfNeeded: wordClass)),
      strength: UInt8(truncatingIfNeeded: number()))
  }

  /// The words after a reference, up to the semicolon that parts it from the next.
  mutating func particle() -> Slice<UnsafeBufferPointer<UInt8>> {
    let start = position
    while position < end, bytes[position] != UInt8(ascii: ";") { position += 1 }
    defer { position = min(position + 1, end) }
    return bytes[start..<position]
  }

  /// A number and the sign after it.
  private mutating func number() -> Int {
    var number = 0
    while position < end {
      let digit = Int(bytes[position]) - 48
      position += 1
      guard digit >= 0, digit < 10 else { break }
      number = number &* 10 &+ digit
    }
    return number
  }
}
