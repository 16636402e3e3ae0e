package import Text

/// What the second opinion looks at: words, pairs of words, beginnings of words, and the classes they belong to.
package struct OpinionFeatures: Sendable {
  /// A hash for each class by its number; 0 for classes that say nothing about conduct.
  private let classes: [UInt64]
  private let name: WordClass
  private let pupil: WordClass

  package init(lexicon: Lexicon) {
    name = lexicon.found.name
    pupil = lexicon.found.pupil
    var classes: [UInt64] = []
    for line in (EmbeddedFiles.bytes("compiled/classes.tsv") ?? UnsafeBufferPointer(start: nil, count: 0)).split(
      separator: 10)
    {
      let columns = line.split(separator: 9)
      guard columns.count > 1 else { continue }
      let number = columns[1].decimal
      if number >= classes.count { classes += [UInt64](repeating: 0, count: number + 1 - classes.count) }
      let isOther = Self.others.contains { columns[0].starts(with: $0.utf8) }
      classes[number] = isOther ? 0 : Self.hash(columns[0], from: Self.start)
    }
    self.classes = classes
  }

  /// Beginnings of the names of classes that other recognizers use.
  private static let others = ["@plaats", "factor", "post"]

  /// The rows of the weights that a stretch of tokens calls up, each once.
  package func rows(of tokens: Range<Int>, end: Token.Before, in reading: Reading) -> [Int] {
    unorderedRows(of: tokens, end: end, in: reading).sorted()
  }

  /// The same in any order.
  func unorderedRows(of tokens: Range<Int>, end: Token.Before, in reading: Reading) -> [Int] {
    var rows = Rows()
    rows.append(Self.row(.bias, Self.start))
    var named: Set<Int> = []
    for hit in reading.hits.within(tokens) where hit.wordClass == name || hit.wordClass == pupil {
      named.formUnion(hit.tokens)
    }
    var previous = Self.start
    var signs: Token.Before = []
    for token in tokens {
      let key = reading.tokens.keyBytes(token)
      let word = named.contains(token) ? Self.someName : Self.hash(key, from: Self.start)
      rows.append(Self.row(.word, word))
      rows.append(Self.row(.pair, previous &* 31 &+ word))
      if key.count > 5, word != Self.someName {
        rows.append(Self.row(.beginning, Self.hash(key.prefix(5), from: Self.start)))
      }
      if token == tokens.lowerBound {
        rows.append(Self.row(.first, word))
      } else {
        signs.formUnion(reading.tokens[token].before)
      }
      previous = word
    }
    rows.append(Self.row(.pair, previous &* 31 &+ Self.start))
    for hit in reading.hits.within(tokens) where Int(hit.wordClass.rawValue) < classes.count {
      let name = classes[Int(hit.wordClass.rawValue)]
      guard name != 0 else { continue }
      rows.append(Self.row(.wordClass, name))
      if hit.strength > 0 { rows.append(Self.row(.strength, name &* 31 &+ UInt64(hit.strength))) }
    }
    for (number, sign) in [Token.Before.comma, .quote, .question, .exclamation].enumerated() {
      if signs.contains(sign) { rows.append(Self.row(.sign, UInt64(number))) }
      if end.contains(sign) { rows.append(Self.row(.end, UInt64(number))) }
    }
    rows.append(Self.row(.length, UInt64(min(tokens.count / 5, 6))))
    return rows.all
  }

  /// Rows of the table, each once.
  private struct Rows {
    private(set) var all: [Int] = []
    private var seen = [UInt64](repeating: 0, count: SecondOpinion.rowCount / 64)

    init() { all.reserveCapacity(128) }

    mutating func append(_ row: Int) {
      if seen[row >> 6] >> UInt64(row & 63) & 1 == 1 { return }
      seen[row >> 6] |= 1 << UInt64(row & 63)
      all.append(row)
    }
  }

  private enum Part: UInt64 {
    case bias = 1, word, pair, beginning, first, wordClass, strength, sign, end, length
  }

  private static let start: UInt64 = 0xcbf2_9ce4_8422_2325
  private static let someName: UInt64 = 7

  /// FNV-1a: the same in every run and on every machine, as the weights must find their rows again.
  private static func hash(_ bytes: some Sequence<UInt8>, from start: UInt64) -> UInt64 {
    bytes.reduce(start) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
  }

  private static func row(_ part: Part, _ value: UInt64) -> Int {
    var mixed = value &* 0x9e37_79b9_7f4a_7c15 &+ part.rawValue &* 0xd6e8_feb8_6659_fd93
    mixed ^= mixed >> 32
    mixed = mixed &* 0xd6e8_feb8_6659_fd93
    mixed ^= mixed >> 29
    return Int(mixed & UInt64(SecondOpinion.rowCount - 1))
  }
}
