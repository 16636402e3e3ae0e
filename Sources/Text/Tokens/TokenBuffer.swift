/// The tokens and sentences of one post, in order, with their list keys side by side in one array of bytes.
package struct TokenBuffer: Sendable {
  /// Shared by all copies, of which recognizers make many.
  package let storage: Storage

  package final class Storage: Sendable {
    package let tokens: [Token]
    package let keys: [UInt8]
    package let sentences: [Sentence]
    package let quotations: [Range<Int>]
    package let trailing: Token.Before

    init(_ draft: TokenDraft) {
      tokens = draft.tokens
      keys = draft.keys
      sentences = draft.sentences
      quotations = draft.quotations
      trailing = draft.trailing
    }
  }

  @inline(__always)
  package var tokens: [Token] { storage.tokens }
  /// The keys of all tokens, one after the other.
  @inline(__always)
  package var keys: [UInt8] { storage.keys }
  @inline(__always)
  package var sentences: [Sentence] { storage.sentences }
  /// Stretches of tokens between quotation marks, ascending and apart.
  package var quotations: [Range<Int>] { storage.quotations }
  /// What stands after the last token.
  package var trailing: Token.Before { storage.trailing }

  /// A sentence: the tokens in it and the bytes from its first to its last token.
  package struct Sentence: Sendable {
    package var tokens: Range<Int>
    package var range: ProseRange
    /// The signs that close it.
    package var end: Token.Before
  }

  package init() { storage = Storage(TokenDraft()) }

  init(_ draft: TokenDraft) { storage = Storage(draft) }

  package var count: Int { tokens.count }
  package var indices: Range<Int> { tokens.indices }

  package subscript(index: Int) -> Token {
    @inline(__always) get { storage.tokens[index] }
  }

  /// The list key of a token as text.
  package func key(_ index: Int) -> String {
    String(decoding: keyBytes(index), as: UTF8.self)
  }

  /// The list key of a token.
  @inline(__always)
  package func keyBytes(_ index: Int) -> ArraySlice<UInt8> {
    let key = storage.tokens[index].key
    return storage.keys[Int(key.lowerBound)..<Int(key.upperBound)]
  }

  @inline(__always)
  package func hash(_ index: Int) -> TokenHash { storage.tokens[index].hash }

  /// Whether a sign that parts clauses stands before a token.
  @inline(__always)
  func breaksClause(_ index: Int) -> Bool { !storage.tokens[index].before.isDisjoint(with: .clauseBreak) }

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

  /// Whether a token stands between quotation marks.
  package func isQuoted(_ token: Int) -> Bool { isQuoted(token..<token + 1) }

  /// Whether some tokens stand between the same quotation marks.
  package func isQuoted(_ words: Range<Int>) -> Bool { quotation(round: words) != nil }

  /// The tokens between the quotation marks round some tokens.
  package func quotation(round words: Range<Int>) -> Range<Int>? {
    let after = quotationsStarting(before: words.lowerBound + 1)
    guard after > 0, words.upperBound <= storage.quotations[after - 1].upperBound else { return nil }
    return storage.quotations[after - 1]
  }

  /// Whether some of the tokens stand between quotation marks.
  package func holdQuotation(_ words: Range<Int>) -> Bool {
    var number = quotationsStarting(before: words.upperBound)
    // One that repairs left empty hides none before it.
    while number > 0 {
      if storage.quotations[number - 1].overlaps(words) { return true }
      guard storage.quotations[number - 1].isEmpty else { return false }
      number -= 1
    }
    return false
  }

  private func quotationsStarting(before token: Int) -> Int {
    var low = 0
    var high = storage.quotations.count
    while low < high {
      let middle = (low + high) / 2
      if storage.quotations[middle].lowerBound < token { low = middle + 1 } else { high = middle }
    }
    return low
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
    var draft = TokenDraft(self)
    draft.apply(repairs)
    self = TokenBuffer(draft)
  }
}

/// A token buffer in the making.
struct TokenDraft {
  var tokens: [Token] = []
  var keys: [UInt8] = []
  var sentences: [TokenBuffer.Sentence] = []
  var quotations: [Range<Int>] = []
  var trailing: Token.Before = []

  init() {}

  init(_ buffer: TokenBuffer) {
    tokens = buffer.tokens
    keys = buffer.keys
    sentences = buffer.sentences
    quotations = buffer.quotations
    trailing = buffer.trailing
  }

  /// The prose from one token's first byte to another's last.
  func range(_ tokens: Range<Int>) -> ProseRange {
    ProseRange(self.tokens[tokens.lowerBound].range.lower, self.tokens[tokens.upperBound - 1].range.upper)
  }

  fileprivate mutating func apply(_ repairs: [TokenBuffer.Repair]) {
    var output: [Token] = []
    output.reserveCapacity(tokens.count)
    var merged = [Int](repeating: 0, count: sentences.count)
    var next = 0
    for repair in repairs {
      output.append(contentsOf: tokens[next..<repair.tokens.lowerBound])
      let first = tokens[repair.tokens.lowerBound]
      let parts =
        repair.parts.isEmpty
        ? [TokenBuffer.Repair.Part(key: repair.key, range: range(repair.tokens))] : repair.parts
      for (number, part) in parts.enumerated() { output.append(rewritten(first, as: part, isFirst: number == 0)) }
      merged[Int(first.sentence)] += repair.loss
      next = repair.tokens.upperBound
    }
    output.append(contentsOf: tokens[next...])
    tokens = output
    moveQuotations(by: repairs)
    var lost = 0
    for index in sentences.indices {
      let start = sentences[index].tokens.lowerBound - lost
      lost += merged[index]
      sentences[index].tokens = start..<(sentences[index].tokens.upperBound - lost)
    }
  }

  private mutating func rewritten(
    _ token: Token, as part: TokenBuffer.Repair.Part, isFirst: Bool
  ) -> Token {
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

  private mutating func moveQuotations(by repairs: [TokenBuffer.Repair]) {
    var place = (repair: 0, lost: 0)
    for index in quotations.indices {
      let start = Self.moved(quotations[index].lowerBound, by: repairs, &place)
      quotations[index] = start..<max(start, Self.moved(quotations[index].upperBound, by: repairs, &place))
    }
  }

  /// Where a token stands after repairs; to be asked for ascending tokens.
  ///
  /// - Parameter place: the first repair that does not lie before the last token, and what those before it lost.
  private static func moved(
    _ index: Int, by repairs: [TokenBuffer.Repair], _ place: inout (repair: Int, lost: Int)
  ) -> Int {
    while place.repair < repairs.count, repairs[place.repair].tokens.upperBound <= index {
      place.lost += repairs[place.repair].loss
      place.repair += 1
    }
    guard place.repair < repairs.count, repairs[place.repair].tokens.lowerBound < index else {
      return index - place.lost
    }
    return index - place.lost - (index - repairs[place.repair].tokens.lowerBound - 1)
  }
}
