/// A name that stands in one column, taken apart: `Vries, Sanne de`, `Sanne de Vries`, `de Vries`.
///
/// Everything is a stretch of the text that was given; empty when it is not there.
package struct WrittenName: Sendable, Equatable {
  package private(set) var calledName = 0..<0
  package private(set) var firstNames = 0..<0
  package private(set) var prefix = 0..<0
  package private(set) var surname = 0..<0

  private typealias Word = Range<Int>

  /// Takes a whole name apart.
  package init(whole text: ArraySlice<UInt8>) {
    guard let comma = text.firstIndex(of: UInt8(ascii: ",")) else {
      readInOrder(Self.words(text, text.indices), text)
      return
    }
    let before = Self.words(text, text.startIndex..<comma)
    var after = Self.words(text, comma + 1..<text.endIndex)
    let leading = Self.particles(before, text)
    surname = Self.stretch(before[leading...])
    prefix = Self.stretch(before[..<leading])
    // `Vries, de, Sanne` and `Vries, S.M. (Sanne) de`.
    let trailing = after.reversed().prefix { Self.isParticle($0, text) }.count
    let first = after.prefix { Self.isParticle($0, text) }.count
    if trailing > 0, trailing < after.count {
      prefix = Self.stretch(after[(after.count - trailing)...])
      after.removeLast(trailing)
    } else if first > 0, first < after.count {
      prefix = Self.stretch(after[..<first])
      after.removeFirst(first)
    }
    setFirstNames(after, text)
  }

  /// Takes a surname apart that has its tussenvoegsel in front or behind a comma.
  package init(surname text: ArraySlice<UInt8>) {
    if let comma = text.firstIndex(of: UInt8(ascii: ",")) {
      let before = Self.words(text, text.startIndex..<comma)
      let after = Self.words(text, comma + 1..<text.endIndex)
      if !after.isEmpty, after.allSatisfy({ Self.isParticle($0, text) }) {
        (prefix, surname) = (Self.stretch(after), Self.stretch(before))
        return
      }
    }
    let words = Self.words(text, text.indices)
    let leading = Self.particles(words, text)
    // `Vries de`, as lists are sorted.
    let trailing = leading > 0 ? 0 : words.dropFirst().reversed().prefix { Self.isParticle($0, text) }.count
    prefix = Self.stretch(leading > 0 ? words[..<leading] : words[(words.count - trailing)...])
    surname = Self.stretch(words[leading..<words.count - trailing])
  }

  /// Whether a text is a tussenvoegsel and nothing else.
  package static func isPrefix(_ text: ArraySlice<UInt8>) -> Bool {
    let words = words(text, text.indices)
    return !words.isEmpty && words.allSatisfy { isParticle($0, text) }
  }

  private mutating func readInOrder(_ all: [Word], _ text: ArraySlice<UInt8>) {
    // `Sanne de Vries (6A)`
    let words = all.count > 2 && text[all[all.count - 1].lowerBound] == UInt8(ascii: "(") ? all.dropLast() : all
    guard words.count > 1 else { return setFirstNames(words, text) }
    var start = 1
    while start < words.count, !Self.isParticle(words[start], text) { start += 1 }
    var end = start
    while end < words.count - 1, Self.isParticle(words[end], text) { end += 1 }
    if end > start {
      prefix = Self.stretch(words[start..<end])
      surname = Self.stretch(words[end...])
      setFirstNames(Array(words[..<start]), text)
    } else {
      surname = Self.stretch(words[1...])
      setFirstNames([words[0]], text)
    }
  }

  /// A name between brackets behind initials is the one that the pupil goes by.
  private mutating func setFirstNames(_ words: [Word], _ text: ArraySlice<UInt8>) {
    let bracketed = words.filter { text[$0.lowerBound] == UInt8(ascii: "(") }
    let plain = words.filter { text[$0.lowerBound] != UInt8(ascii: "(") }
    let isInitials = !plain.isEmpty && plain.allSatisfy { text[$0].contains(UInt8(ascii: ".")) }
    if isInitials || plain.isEmpty, let called = bracketed.first {
      calledName =
        called.lowerBound + 1..<called.upperBound - (text[called.upperBound - 1] == UInt8(ascii: ")") ? 1 : 0)
      return
    }
    calledName = plain.first ?? 0..<0
    if plain.count > 1 { firstNames = Self.stretch(plain[...]) }
  }

  private static func stretch(_ words: some RandomAccessCollection<Word>) -> Word {
    guard let first = words.first, let last = words.last else { return 0..<0 }
    return first.lowerBound..<last.upperBound
  }

  private static func words(_ text: ArraySlice<UInt8>, _ range: Range<Int>) -> [Word] {
    text[range].split { $0 <= 32 || $0 == UInt8(ascii: ",") }.map(\.indices)
  }

  /// How many words in front are a tussenvoegsel, with at least one left for the name.
  private static func particles(_ words: [Word], _ text: ArraySlice<UInt8>) -> Int {
    words.dropLast().prefix { isParticle($0, text) }.count
  }

  /// Particles in small letters only: `De Smet` and `El Amrani` are whole surnames.
  private static func isParticle(_ word: Word, _ text: ArraySlice<UInt8>) -> Bool {
    guard word.count <= 6, !(text[word.lowerBound] &- 65 < 26) else { return false }
    return particles.contains(String(decoding: text[word], as: UTF8.self))
  }

  private static let particles: Set<String> = [
    "van", "de", "den", "der", "het", "'t", "’t", "`t", "‘t", "ten", "ter", "te", "in", "op", "aan", "bij", "onder",
    "over", "tot", "toe", "uit", "uyt", "voor", "von", "vom", "zu", "zum", "zur", "af", "d'", "d’", "l'", "l’", "la",
    "le",
    "les", "du", "des", "da", "das", "do", "dos", "di", "del", "della", "el", "al", "ben", "bin", "ibn", "abu", "aït",
    "ait", "ould", "v.", "d.", "v.d.", "v/d", "vd", "van't", "van’t", "'s", "’s", "dal", "dalla",
  ]
}
