/// The tokens and sentences of one post, in order, with their list keys side by side in one array of bytes.
package struct TokenBuffer: Sendable {
  package internal(set) var tokens: [Token] = []
  /// The keys of all tokens, one after the other.
  package internal(set) var keys: [UInt8] = []
  package internal(set) var sentences: [Sentence] = []
  /// Stretches of tokens between quotation marks, ascending.
  package internal(set) var quotations: [Range<Int>] = []
  /// What stands after the last token.
  package internal(set) var trailing: Token.Before = []

  /// A sentence: the tokens in it and the bytes from its first to its last token.
  package struct Sentence: Sendable {
    package var tokens: Range<Int>
    package var range: ProseRange
    /// The signs that close it.
    package var end: Token.Before
  }

  package init() {}

  package var count: Int { tokens.count }
  package var indices: Range<Int> { tokens.indices }

  @inline(__always)
  package subscript(index: Int) -> Token {
    _read { yield tokens[index] }
  }

  /// The list key of a token as text.
  package func key(_ index: Int) -> String {
    String(decoding: keyBytes(index), as: UTF8.self)
  }

  /// The list key of a token.
  @inline(__always)
  package func keyBytes(_ index: Int) -> ArraySlice<UInt8> {
    let key = tokens[index].key
    return keys[Int(key.lowerBound)..<Int(key.upperBound)]
  }

  /// The prose from one token's first byte to another's last.
  package func range(_ tokens: Range<Int>) -> ProseRange {
    precondition(!tokens.isEmpty, "a range of tokens holds at least one")
    return ProseRange(self.tokens[tokens.lowerBound].range.lower, self.tokens[tokens.upperBound - 1].range.upper)
  }

  /// The token after the last of a token's sentence.
  @inline(__always)
  package func sentenceEnd(of token: Int) -> Int { sentences[Int(tokens[token].sentence)].tokens.upperBound }

  package func sentence(of token: Int) -> Sentence { sentences[Int(tokens[token].sentence)] }

  /// The tokens that touch a range of the prose.
  package func tokens(in range: ProseRange) -> Range<Int> {
    let first = partition { tokens[$0].range.upper <= range.lower }
    var last = first
    while last < tokens.count, tokens[last].range.lower < range.upper { last += 1 }
    return first..<last
  }

  /// The first token that starts at or after a byte.
  package func firstToken(at byte: Int) -> Int { partition { tokens[$0].range.lower < byte } }

  /// Whether a token opens its sentence, so that its capital says nothing.
  package func opensSentence(_ index: Int) -> Bool {
    sentences[Int(tokens[index].sentence)].tokens.lowerBound == index
  }

  /// Signs after a token, before the next.
  package func after(_ index: Int) -> Token.Before {
    index + 1 < tokens.count ? tokens[index + 1].before : trailing
  }

  private func partition(_ isBefore: (Int) -> Bool) -> Int {
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if isBefore(middle) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension TokenBuffer {
  /// Gives tokens another reading: the words in `range` become one token with a new key, at the place where they stand.
  ///
  /// This is how evasions are undone before any recognizer looks: `k l o o t` is then the token that it imitates.
  package struct Repair: Sendable {
    package var tokens: Range<Int>
    package var key: [UInt8]
    /// Several words that one token holds, in order; empty when the repair makes one word.
    package var parts: [Part] = []

    /// A word inside a token.
    package struct Part: Sendable {
      package var key: [UInt8]
      package var range: ProseRange

      package init(key: [UInt8], range: ProseRange) {
        self.key = key
        self.range = range
      }
    }

    package init(tokens: Range<Int>, key: [UInt8]) {
      self.tokens = tokens
      self.key = key
    }

    package init(tokens: Range<Int>, parts: [Part]) {
      self.tokens = tokens
      key = []
      self.parts = parts
    }

    /// How many tokens fewer there are after it.
    var loss: Int { tokens.count - max(parts.count, 1) }
  }

  /// Carries out repairs, which must be ascending and apart and must each lie within one sentence.
  package mutating func apply(_ repairs: [Repair]) {
    guard !repairs.isEmpty else { return }
    var output: [Token] = []
    output.reserveCapacity(tokens.count)
    var merged = [Int](repeating: 0, count: sentences.count)
    var next = 0
    for repair in repairs {
      output.append(contentsOf: tokens[next..<repair.tokens.lowerBound])
      let first = tokens[repair.tokens.lowerBound]
      let parts =
        repair.parts.isEmpty ? [Repair.Part(key: repair.key, range: range(repair.tokens))] : repair.parts
      for (number, part) in parts.enumerated() { output.append(rewritten(first, as: part, isFirst: number == 0)) }
      merged[Int(first.sentence)] += repair.loss
      next = repair.tokens.upperBound
    }
    output.append(contentsOf: tokens[next...])
    tokens = output
    quotations = quotations.map { moved($0, by: repairs) }
    var lost = 0
    for index in sentences.indices {
      let start = sentences[index].tokens.lowerBound - lost
      lost += merged[index]
      sentences[index].tokens = start..<(sentences[index].tokens.upperBound - lost)
    }
  }

  private mutating func rewritten(_ token: Token, as part: Repair.Part, isFirst: Bool) -> Token {
    var token = token
    token.range = part.range
    let start = Int32(keys.count)
    keys.append(contentsOf: part.key)
    token.key = start..<Int32(keys.count)
    token.hash = TokenHash(part.key)
    token.shape.insert(.repaired)
    if !isFirst {
      token.before = []
      token.shape.subtract([.capitalized, .allCaps])
    }
    if token.kind != .tag, token.kind != .handle { token.kind = .word }
    return token
  }

  private func moved(_ tokens: Range<Int>, by repairs: [Repair]) -> Range<Int> {
    func moved(_ index: Int) -> Int {
      var lost = 0
      for repair in repairs where repair.tokens.lowerBound < index {
        lost += index >= repair.tokens.upperBound ? repair.loss : index - repair.tokens.lowerBound - 1
      }
      return index - lost
    }
    let start = moved(tokens.lowerBound)
    return start..<max(start, moved(tokens.upperBound))
  }
}
