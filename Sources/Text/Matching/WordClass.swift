/// A class of words or phrases that patterns speak of: `scheld`, `geweld`, `jij`, `naam`.
package struct WordClass: Hashable, Sendable {
  package let rawValue: UInt16

  package init(rawValue: UInt16) { self.rawValue = rawValue }
}

/// The names of all classes, each with its number.
package struct WordClasses: Sendable {
  private var numbers: [String: UInt16] = [:]
  /// In the order of their numbers.
  package private(set) var names: [String] = []
  /// The classes of a list `name number`, which stand in no table.
  package let list: SortedList

  package init() { list = .empty }

  /// The classes of a list: `name number`.
  package init(_ list: SortedList) { self.list = list }

  /// The class of that name, made when it is new: only without a list.
  package mutating func named(_ name: String) -> WordClass {
    if let known = existing(name) { return known }
    let number = UInt16(names.count)
    numbers[name] = number
    names.append(name)
    return WordClass(rawValue: number)
  }

  package func existing(_ name: String) -> WordClass? {
    if let number = numbers[name] { return WordClass(rawValue: number) }
    return existing(Array(name.utf8)[...])
  }

  package func existing(_ name: ArraySlice<UInt8>) -> WordClass? {
    if let row = list.row(name) { return WordClass(rawValue: UInt16(truncatingIfNeeded: row.columnBytes(1).decimal)) }
    return numbers.isEmpty ? nil : numbers[String(decoding: name, as: UTF8.self)].map(WordClass.init(rawValue:))
  }
}

extension Collection<UInt8> {
  /// The number that digits write; other bytes end it.
  package var decimal: Int {
    var number = 0
    for byte in self {
      guard byte &- 48 < 10 else { break }
      number = number &* 10 &+ Int(byte &- 48)
    }
    return number
  }
}

/// A stretch of tokens that belongs to a class.
package struct ClassHit: Sendable {
  package var tokens: Range<Int>
  /// The token after the last word that belongs to it: later than `tokens` ends for a verb whose particle follows
  /// (`sla … in elkaar`).
  package var tail: Int
  package var wordClass: WordClass
  /// 1 tone, 2 hurtful, 3 grave; 0 where strength means nothing.
  package var strength: UInt8
  /// The number of the list entry, for evidence; -1 when the hit comes from elsewhere.
  package var entry: Int32

  package init(
    tokens: Range<Int>, tail: Int? = nil, wordClass: WordClass, strength: UInt8 = 0, entry: Int32 = -1
  ) {
    self.tokens = tokens
    self.tail = max(tail ?? 0, tokens.upperBound)
    self.wordClass = wordClass
    self.strength = strength
    self.entry = entry
  }
}

/// All class hits of a post, to be asked for by the token where they start.
package struct ClassHits: Sendable {
  package private(set) var hits: [ClassHit] = []
  private var starts: [Int32] = []

  /// Orders hits by their start; of one start the longest comes first.
  package init(_ hits: [ClassHit], tokenCount: Int) {
    var starts = [Int32](repeating: 0, count: tokenCount + 1)
    for hit in hits { starts[hit.tokens.lowerBound + 1] += 1 }
    for index in 0..<tokenCount { starts[index + 1] += starts[index] }
    var next = starts
    var order = [Int32](repeating: 0, count: hits.count)
    for number in hits.indices {
      let token = hits[number].tokens.lowerBound
      order[Int(next[token])] = Int32(number)
      next[token] += 1
    }
    var sorted = order.map { hits[Int($0)] }
    // A word has few hits: each is put before those that it precedes.
    for token in 0..<tokenCount where starts[token + 1] - starts[token] > 1 {
      let first = Int(starts[token])
      for place in first + 1..<Int(starts[token + 1]) {
        let hit = sorted[place]
        var free = place
        while free > first, Self.precedes(hit, sorted[free - 1]) {
          sorted[free] = sorted[free - 1]
          free -= 1
        }
        sorted[free] = hit
      }
    }
    self.hits = sorted
    self.starts = starts
  }

  private static func precedes(_ one: ClassHit, _ other: ClassHit) -> Bool {
    one.tokens.count != other.tokens.count
      ? one.tokens.count > other.tokens.count : one.wordClass.rawValue < other.wordClass.rawValue
  }

  /// The hits that start at a token, longest first.
  package func at(_ token: Int) -> ArraySlice<ClassHit> {
    hits[Int(starts[token])..<Int(starts[token + 1])]
  }

  /// Where in ``hits`` those stand that start at a token.
  @inline(__always)
  func places(at token: Int) -> Range<Int> { Int(starts[token])..<Int(starts[token + 1]) }

  /// Where in ``hits`` those stand that start within a stretch of tokens.
  @inline(__always)
  func places(within tokens: Range<Int>) -> Range<Int> {
    Int(starts[tokens.lowerBound])..<Int(starts[tokens.upperBound])
  }

  package func first(_ wordClass: WordClass, at token: Int) -> ClassHit? {
    at(token).first { $0.wordClass == wordClass }
  }

  /// The hits that start within a stretch of tokens.
  package func within(_ tokens: Range<Int>) -> ArraySlice<ClassHit> {
    hits[Int(starts[tokens.lowerBound])..<Int(starts[tokens.upperBound])]
  }

  package func contains(_ wordClass: WordClass, in tokens: Range<Int>) -> Bool {
    within(tokens).contains { $0.wordClass == wordClass }
  }
}
