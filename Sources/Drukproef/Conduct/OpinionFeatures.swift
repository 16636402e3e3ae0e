package import Text

/// What the second opinion looks at: words, pairs of words, the letters in them, the classes they belong to, and how these
/// stand to each other (``ClauseFrames``).
package struct OpinionFeatures: Sendable {
  /// What was seen in a stretch of tokens.
  package struct Seen: Sendable {
    /// Rows of the weights, each once.
    package var rows: [Int] = []
    /// Those that are also weighed two by two.
    fileprivate(set) var together: [UInt64] = []
    /// Rows of the weights of letters: what words are written with, however they are inflected or misspelt; each once.
    package var letters: [Int] = []

    /// The rows of the weights of pairs.
    package func pairs(_ body: (Int) -> Void) {
      for (place, first) in together.enumerated() {
        let mixed = first &* 0x9e37_79b9_7f4a_7c15
        for second in together[(place + 1)...] {
          var hash = mixed ^ second &* 0xc2b2_ae3d_27d4_eb4f
          hash ^= hash >> 31
          hash = hash &* 0xd6e8_feb8_6659_fd93
          hash ^= hash >> 32
          body(Int(hash & UInt64(SecondOpinion.pairCount - 1)))
        }
      }
    }

    /// What one row counts for: the more there are, the less.
    package var rowWeight: Double { 1 / Double(max(rows.count, 1)).squareRoot() }
    package var letterWeight: Double { 1 / Double(max(letters.count, 1)).squareRoot() }
    package var pairWeight: Double { 1.5 / Double(max(together.count, 1)) }
  }

  /// A hash for each class by its number; 0 for classes that say nothing about conduct.
  private let classes: [UInt64]
  private let frames: ClauseFrames
  private let name: WordClass
  private let pupil: WordClass
  private let negation: WordClass?

  package init(lexicon: Lexicon) {
    name = lexicon.found.name
    pupil = lexicon.found.pupil
    negation = lexicon.classes.existing("@NIET")
    let list = lexicon.classes.list
    var classes: [UInt64] = []
    var next = 0
    while let row = list.row(at: next) {
      next = row.end + 1
      let (name, number) = (row.columnBytes(0), row.columnBytes(1).decimal)
      if number >= classes.count { classes += [UInt64](repeating: 0, count: number + 1 - classes.count) }
      let isOther = Self.others.contains { name.starts(with: $0) }
      classes[number] = isOther ? 0 : Self.hash(name, from: Self.start)
    }
    self.classes = classes
    frames = ClauseFrames(classCount: classes.count)
  }

  /// Beginnings of the names of classes that other recognizers use.
  private static let others = ["@plaats", "factor", "post"].map { Array($0.utf8) }
  /// No more than so many features are weighed two by two.
  private static let most = 96

  /// What a stretch of tokens calls up.
  package func seen(in tokens: Range<Int>, end: Token.Before, of reading: Reading) -> Seen {
    var all: [UInt64] = [Self.value(.bias, Self.start)]
    var together: [UInt64] = []
    var signs: Token.Before = []
    words(of: tokens, in: reading, &all, &together, &signs)
    for token in denied(in: tokens, of: reading) {
      all.append(Self.value(.denied, Self.hash(reading.tokens.keyBytes(token), from: Self.start)))
      for hit in reading.hits.at(token) where Int(hit.wordClass.rawValue) < classes.count {
        let name = classes[Int(hit.wordClass.rawValue)]
        if name != 0 { all.append(Self.value(.deniedClass, name)) }
      }
    }
    for hit in reading.hits.within(tokens) where Int(hit.wordClass.rawValue) < classes.count {
      let name = classes[Int(hit.wordClass.rawValue)]
      guard name != 0 else { continue }
      together.append(Self.value(.wordClass, name))
      if hit.strength > 0 { all.append(Self.value(.strength, name &* 31 &+ UInt64(hit.strength))) }
    }
    for (number, sign) in [Token.Before.comma, .quote, .question, .exclamation].enumerated() {
      if signs.contains(sign) { all.append(Self.value(.sign, UInt64(number))) }
      if end.contains(sign) { together.append(Self.value(.end, UInt64(number))) }
    }
    all.append(Self.value(.length, UInt64(min(tokens.count / 5, 6))))
    for frame in frames.frames(of: tokens, in: reading) { all.append(Self.value(.frame, frame)) }
    together = Self.unique(together)
    var rows = RowSet(expecting: all.count + together.count)
    for value in all { rows.insert(value & UInt64(SecondOpinion.rowCount - 1)) }
    for value in together { rows.insert(value & UInt64(SecondOpinion.rowCount - 1)) }
    if together.count > Self.most { together.removeLast(together.count - Self.most) }
    return Seen(rows: rows.rows, together: together, letters: letters(of: tokens, in: reading))
  }

  /// Every two to five letters that follow each other in a word, its start and end among them.
  private func letters(of tokens: Range<Int>, in reading: Reading) -> [Int] {
    var rows = RowSet(expecting: tokens.reduce(0) { $0 + (reading.tokens.keyBytes($1).count + 1) * 4 })
    for token in tokens {
      let slice = reading.tokens.keyBytes(token)
      let key = slice.span
      for start in -1..<key.count {
        var hash = Self.start
        for length in 1...5 where start + length <= key.count + 1 {
          let place = start + length - 1
          // The byte 0 stands for the word's start and end.
          let byte = place < 0 || place == key.count ? 0 : key[place]
          hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
          if length > 1 { rows.insert((hash ^ hash >> 31) & UInt64(SecondOpinion.letterCount - 1)) }
        }
      }
    }
    return rows.rows
  }

  /// Rows of weights, each once, in the order in which they came.
  private struct RowSet {
    private(set) var rows: [Int] = []
    /// Open addressing: a row plus one; 0 where nothing stands.
    private var slots: [UInt32]

    init(expecting count: Int) {
      var capacity = 64
      while capacity < count * 2 { capacity *= 2 }
      slots = [UInt32](repeating: 0, count: capacity)
      rows.reserveCapacity(count)
    }

    @inline(__always)
    mutating func insert(_ row: UInt64) {
      let entry = UInt32(truncatingIfNeeded: row) + 1
      let mask = slots.count - 1
      var slot = Int(truncatingIfNeeded: row) & mask
      while slots[slot] != 0 {
        if slots[slot] == entry { return }
        slot = (slot + 1) & mask
      }
      slots[slot] = entry
      rows.append(Int(row))
    }
  }

  private func words(
    of tokens: Range<Int>, in reading: Reading, _ all: inout [UInt64], _ together: inout [UInt64],
    _ signs: inout Token.Before
  ) {
    var named: [Range<Int>] = []
    for hit in reading.hits.within(tokens) where hit.wordClass == name || hit.wordClass == pupil {
      named.append(hit.tokens)
    }
    var previous = Self.start
    for token in tokens {
      let key = reading.tokens.keyBytes(token)
      let word = named.contains { $0.contains(token) } ? Self.someName : Self.hash(key, from: Self.start)
      together.append(Self.value(.word, word))
      all.append(Self.value(.pair, previous &* 31 &+ word))
      if key.count > 5, word != Self.someName {
        together.append(Self.value(.beginning, Self.hash(key.prefix(5), from: Self.start)))
      }
      if token == tokens.lowerBound {
        all.append(Self.value(.first, word))
      } else {
        signs.formUnion(reading.tokens[token].before)
      }
      previous = word
    }
    all.append(Self.value(.pair, previous &* 31 &+ Self.start))
  }

  /// The words that a denial before them in their clause may govern.
  private func denied(in tokens: Range<Int>, of reading: Reading) -> [Int] {
    var output: [Int] = []
    var last: Int?
    for token in tokens {
      if !reading.tokens[token].before.isDisjoint(with: .clauseBreak) { last = nil }
      if let last, token - last <= 4 { output.append(token) }
      if reading.hits.at(token).contains(where: { $0.wordClass == negation }) { last = token }
    }
    return output
  }

  private static func unique(_ values: [UInt64]) -> [UInt64] {
    var output: [UInt64] = []
    output.reserveCapacity(values.count)
    for value in values.sorted() where output.last != value { output.append(value) }
    return output
  }

  private enum Part: UInt64 {
    case bias = 1, word, pair, beginning, first, wordClass, strength, sign, end, length, frame, denied, deniedClass
  }

  private static let start: UInt64 = 0xcbf2_9ce4_8422_2325
  private static let someName: UInt64 = 7

  /// FNV-1a: the same in every run and on every machine, as the weights must find their rows again.
  private static func hash(_ bytes: some Sequence<UInt8>, from start: UInt64) -> UInt64 {
    bytes.reduce(start) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
  }

  private static func value(_ part: Part, _ value: UInt64) -> UInt64 {
    var mixed = value &* 0x9e37_79b9_7f4a_7c15 &+ part.rawValue &* 0xd6e8_feb8_6659_fd93
    mixed ^= mixed >> 32
    mixed = mixed &* 0xd6e8_feb8_6659_fd93
    mixed ^= mixed >> 29
    return mixed
  }
}
