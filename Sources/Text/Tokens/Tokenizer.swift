/// Cuts prose into tokens and sentences, in one pass over its bytes.
///
/// Made for posts rather than for books: handles, tags, e-mail addresses, links, emoji, telephone numbers, `'s-Hertogenbosch`,
/// masked words and words with invisible characters inside are one token each. A hyphen parts two words and is remembered,
/// so that `Anne-Sophie` and `Anne Sophie` look alike to a list.
package struct Tokenizer: ~Copyable {
  private let text: [UInt8]
  private var buffer = TokenDraft()
  private var position = 0
  private var before: Token.Before = []
  private var lineStart = 0
  /// Length in bytes of the line above, and whether anything closed it.
  private var previousLineLength = 0
  private var dots = 0
  private var sentenceStart = 0
  private var openQuote: (sign: UInt32, token: Int, byte: Int)?
  /// The stretch of characters an e-mail address may hold, looked at once however many tokens stand in it.
  private var addressRun: (end: Int, at: Int?) = (0, nil)

  /// Tokens of a text in valid UTF-8.
  package static func tokens(of text: [UInt8]) -> TokenBuffer {
    var tokenizer = Tokenizer(text)
    tokenizer.run()
    return TokenBuffer(tokenizer.buffer)
  }

  private init(_ text: [UInt8]) {
    self.text = text
  }

  private mutating func run() {
    before = [.paragraph]
    buffer.tokens.reserveCapacity(text.count / 5 + 8)
    buffer.keys.reserveCapacity(text.count + 64)
    while position < text.count {
      let character = text.span.character(at: position)
      if !startToken(character) { pass(character) }
    }
    closeSentence(end: before)
    buffer.trailing = before
  }
}

// MARK: - Between tokens

extension Tokenizer {
  /// Steps over a character that is in no token and remembers what it says.
  private mutating func pass(_ character: DecodedCharacter) {
    switch character.scalar {
    case 10:
      breakLine()
    case 13:
      if !(position + 1 < text.count && text[position + 1] == 10) { breakLine() }
    case 0x2028, 0x2029: breakLine()
    case 0x2E:
      dots += 1
      before.insert(.fullStop)
    case 0x2026:
      dots += 3
      before.insert(.fullStop)
    case 0x21, 0xA1, 0x203C: before.insert(.exclamation)
    case 0x3F, 0xBF, 0x203D, 0x2049: before.insert(.question)
    case 0x2C, 0x3001: before.insert(.comma)
    case 0x3A: before.insert(.colon)
    case 0x3B: before.insert(.semicolon)
    case 0x2D, 0x2010, 0x2011: before.insert(isHyphenHere(character.length) ? .hyphen : .dash)
    case 0x2012...0x2015: before.insert(.dash)
    case 0x22, 0x201C...0x201F, 0xAB, 0xBB, 0x2039, 0x203A: quote(character)
    case 0x27, 0x60, 0xB4, 0x2018, 0x2019, 0x201A, 0x201B: singleQuote(character)
    case 0x28, 0x5B, 0x7B: before.insert(.openBracket)
    case 0x29, 0x5D, 0x7D: before.insert(.closeBracket)
    case 0x2F, 0x5C: before.insert(.slash)
    default:
      switch character.kind {
      case .space: before.insert(.space)
      case .ignorable, .emojiModifier, .mark: break
      default: before.insert(.other)
      }
    }
    position += character.length
  }

  private mutating func breakLine() {
    if before.contains(.lineBreak), text[lineStart..<position].allSatisfy({ $0 <= 32 }) { before.insert(.paragraph) }
    before.insert(.lineBreak)
    previousLineLength = position - lineStart
    lineStart = position + 1
  }

  private func isHyphenHere(_ length: Int) -> Bool {
    guard position > 0, position + length < text.count, text[position - 1] > 32 else { return false }
    return text.span.character(at: position + length).kind.isWord
  }

  private mutating func quote(_ character: DecodedCharacter) {
    before.insert(.quote)
    if let open = openQuote, open.sign == 0 {
      closeQuote(open)
    } else if openQuote == nil {
      openQuote = (0, buffer.tokens.count, position)
    }
  }

  private mutating func singleQuote(_ character: DecodedCharacter) {
    before.insert(.quote)
    if let open = openQuote {
      if open.sign == 1 { closeQuote(open) }
      return
    }
    let opensWord =
      position + character.length < text.count && text.span.character(at: position + character.length).kind.isWord
    let afterSpace = position == 0 || text[position - 1] <= 32 || text[position - 1] == UInt8(ascii: "(")
    if opensWord, afterSpace { openQuote = (1, buffer.tokens.count, position) }
  }

  private mutating func closeQuote(_ open: (sign: UInt32, token: Int, byte: Int)) {
    openQuote = nil
    if open.token < buffer.tokens.count { buffer.quotations.append(open.token..<buffer.tokens.count) }
  }
}

// MARK: - Tokens

extension Tokenizer {
  /// Takes the token that starts here, if one does.
  private mutating func startToken(_ character: DecodedCharacter) -> Bool {
    switch character.kind {
    case .letter, .capital, .digit:
      if character.length == 1, character.kind != .digit, takePlainWord() { return true }
      if let end = addressEnd() {
        add(.email, upTo: end)
      } else if let end = linkEnd() {
        add(.url, upTo: end)
      } else if character.kind == .digit {
        takeNumber()
      } else {
        takeWord(from: position)
      }
      return true
    case .numeral:
      add(.number, upTo: position + character.length)
      return true
    case .emoji:
      add(.emoji, upTo: emojiEnd())
      return true
    case .punctuation:
      return startSign(character)
    default:
      return false
    }
  }

  /// Takes the word that starts here if it is one of ASCII letters and digits behind which nothing stands that could make it
  /// more than a word; most are.
  private mutating func takePlainWord() -> Bool {
    var index = position
    var letters = 0
    var capitals = 0
    var shape: Token.Shape = []
    while index < text.count {
      let byte = text[index]
      if byte &- 97 < 26 {
        letters += 1
      } else if byte &- 65 < 26 {
        if letters == 0 { shape.insert(.capitalized) } else if capitals < letters { shape.insert(.inwardCaps) }
        letters += 1
        capitals += 1
      } else if byte &- 48 < 10 {
        shape.insert(.hasDigit)
      } else {
        break
      }
      index += 1
    }
    guard endsPlainWord(at: index) else { return false }
    if capitals > 1, capitals == letters { shape.insert(.allCaps) }
    if breaksSentence(capitalized: text[position] &- 65 < 26, kind: .word) { closeSentence(end: before) }
    let keyStart = Int32(buffer.keys.count)
    let text = text
    let hash = TokenHash.small(text.span.extracting(position..<index), appendingTo: &buffer.keys)
    append(.word, upTo: index, keyStart..<Int32(buffer.keys.count), hash, shape)
    return true
  }

  private func endsPlainWord(at index: Int) -> Bool {
    guard index < text.count else { return true }
    switch text[index] {
    case 9, 10, 13, 32, UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "?"), UInt8(ascii: ")"),
      UInt8(ascii: "\""):
      return true
    case UInt8(ascii: "."): return index + 1 == text.count || text[index + 1] == 32 || text[index + 1] == 10
    default: return false
    }
  }

  private mutating func startSign(_ character: DecodedCharacter) -> Bool {
    switch character.scalar {
    case 0x40, 0xFF20:
      guard isFree, let end = handleEnd(from: position + character.length, dots: true) else { return false }
      add(.handle, upTo: end, sign: character.length)
      return true
    case 0x23, 0xFF03:
      guard isFree || previousKind == .tag, let end = handleEnd(from: position + character.length, dots: false) else {
        return false
      }
      add(.tag, upTo: end, sign: character.length)
      return true
    case 0x27, 0x2019, 0x2018, 0x60, 0xB4:
      guard isFree, let end = clipping(after: position + character.length) else { return false }
      takeWord(from: end)
      return true
    default:
      return false
    }
  }

  /// Whether the character before this one is not part of a word.
  private var isFree: Bool {
    guard let last = buffer.tokens.last else { return true }
    return last.range.upper < position || last.kind == .emoji
  }

  private var previousKind: Token.Kind? { buffer.tokens.last?.kind }

  /// The end of the letter of `'t 's 'n 'm 'k 'r` after an apostrophe; of `'s-` when a name follows the hyphen.
  private func clipping(after start: Int) -> Int? {
    guard start < text.count else { return nil }
    switch text[start] | 0x20 {
    case UInt8(ascii: "s"), UInt8(ascii: "t"), UInt8(ascii: "n"), UInt8(ascii: "m"), UInt8(ascii: "k"),
      UInt8(ascii: "r"):
      let next = start + 1
      guard next < text.count else { return next }
      if text[next] == UInt8(ascii: "-"), next + 1 < text.count, text.span.character(at: next + 1).kind.isLetter {
        return next + 1
      }
      return text.span.character(at: next).kind.isWord ? nil : next
    default:
      return nil
    }
  }

  /// Takes a word whose first bytes, up to `start`, are already known to belong to it.
  private mutating func takeWord(from start: Int) {
    var index = start
    while index < text.count {
      let character = text.span.character(at: index)
      switch character.kind {
      case .letter, .capital, .mark, .digit:
        index += character.length
      case .ignorable, .emojiModifier:
        guard let next = nextWordCharacter(from: index + character.length),
          !isDirection(character.scalar) || !opensWord(at: next)
        else { return add(.word, upTo: index) }
        index = next
      case .punctuation, .other:
        guard index > position, let next = inwardSign(character, at: index) else { return add(.word, upTo: index) }
        index = next
      default:
        return add(.word, upTo: index)
      }
    }
    add(.word, upTo: index)
  }

  /// Whether a character turns the direction of writing: words on either side of it can be read apart.
  private func isDirection(_ scalar: UInt32) -> Bool {
    (0x202A...0x202E).contains(scalar) || (0x2066...0x2069).contains(scalar)
  }

  /// Whether a capital with a small letter behind it stands somewhere.
  private func opensWord(at index: Int) -> Bool {
    let character = text.span.character(at: index)
    let next = index + character.length
    return character.kind == .capital && next < text.count && text.span.character(at: next).kind == .letter
  }

  /// Where the word goes on after invisible characters; nil when no letter follows.
  private func nextWordCharacter(from start: Int) -> Int? {
    var index = start
    while index < text.count {
      let character = text.span.character(at: index)
      if character.kind.isWord { return index }
      guard character.kind == .ignorable || character.kind == .emojiModifier else { return nil }
      index += character.length
    }
    return nil
  }

  /// Where a word goes on after an apostrophe or a sign that masks a letter; nil when the sign ends the word.
  private func inwardSign(_ character: DecodedCharacter, at start: Int) -> Int? {
    let next = start + character.length
    guard next < text.count else { return nil }
    switch character.scalar {
    case 0x27, 0x2019, 0x2018, 0x02BC, 0xB4, 0x60:
      return text.span.character(at: next).kind.isLetter ? next : nil
    case 0x2A, 0x24, 0x40, 0x23, 0x20AC:
      var index = next
      while index < text.count, index - start < 4, text[index] == text[start] { index += 1 }
      return index < text.count && text.span.character(at: index).kind.isLetter ? index : nil
    case 0x21, 0x7C:
      guard text[start - 1] &- 97 < 26, text[next] &- 97 < 26 else { return nil }
      var index = next
      while index < text.count, text[index] &- 97 < 26 { index += 1 }
      return index - next <= 4 && index - position <= 10 ? next : nil
    default:
      return nil
    }
  }

  /// Takes digits with the signs inside them; letters glued to digits make a word (`6b`, `1234AB`).
  private mutating func takeNumber() {
    var index = position
    var glued = false
    while index < text.count {
      let character = text.span.character(at: index)
      switch character.kind {
      case .digit: index += character.length
      case .letter, .capital, .mark:
        if !glued, index > position, !isDigit(at: index - 1) { return add(.number, upTo: index) }
        return takeWord(from: index)
      case .punctuation:
        let next = index + character.length
        guard ".,:/-".utf8.contains(text[index]) || (0x2010...0x2014).contains(character.scalar), next < text.count,
          text.span.character(at: next).kind == .digit
        else { return add(.number, upTo: index) }
        glued = false
        index = next
      case .ignorable:
        guard let next = nextWordCharacter(from: index + character.length) else { return add(.number, upTo: index) }
        index = next
      default: return add(.number, upTo: index)
      }
    }
    add(.number, upTo: index)
  }

  private func isDigit(at index: Int) -> Bool { text[index] &- 48 < 10 || text[index] >= 0x80 }

  private func emojiEnd() -> Int {
    var index = position
    var regional = 0
    var joined = true
    while index < text.count {
      let character = text.span.character(at: index)
      let isRegional = (0x1F1E6...0x1F1FF).contains(character.scalar)
      if character.kind == .emojiModifier {
        joined = character.scalar == 0x200D
      } else if character.kind == .emoji, joined || (isRegional && regional == 1) {
        regional += isRegional ? 1 : 0
        joined = false
      } else {
        break
      }
      index += character.length
    }
    return index
  }

  private func handleEnd(from start: Int, dots: Bool) -> Int? {
    var index = start
    var last = start
    while index < text.count {
      let character = text.span.character(at: index)
      if character.kind.isWord || character.scalar == 0x5F || character.kind == .ignorable {
        index += character.length
        last = index
      } else if dots, character.scalar == 0x2E || character.scalar == 0x2D {
        index += 1
      } else if character.scalar == 0x200D || character.scalar == 0x2E || index == start {
        break
      } else {
        break
      }
      if index > last, index - last > 1 { break }
    }
    return last > start ? last : nil
  }
}

// MARK: - Addresses and links

extension Tokenizer {
  private func isAddressByte(_ byte: UInt8) -> Bool {
    byte &- 48 < 10 || (byte | 0x20) &- 97 < 26 || byte >= 0x80 || "._%+-'".utf8.contains(byte)
  }

  /// The end of the e-mail address that starts here.
  private mutating func addressEnd() -> Int? {
    if position >= addressRun.end {
      var index = position
      while index < text.count, isAddressByte(text[index]) { index += 1 }
      let hasAt = index < text.count && text[index] == UInt8(ascii: "@")
      addressRun = (max(index, position + 1), hasAt ? index : nil)
    }
    guard let at = addressRun.at, at > position, text[at - 1] != UInt8(ascii: "."), isFree else { return nil }
    var index = at + 1
    var lastDot: Int?
    var end: Int?
    while index < text.count {
      let character = text.span.character(at: index)
      if character.kind.isWord {
        index += character.length
        if lastDot != nil { end = index }
      } else if character.scalar == 0x2E, index > at + 1, index + 1 < text.count,
        text.span.character(at: index + 1).kind.isWord
      {
        lastDot = index
        index += 1
      } else if character.scalar == 0x2D, index + 1 < text.count,
        text[index + 1] == UInt8(ascii: "-") || text.span.character(at: index + 1).kind.isWord
      {
        index += 1
      } else {
        break
      }
    }
    guard let end, let lastDot, end - lastDot > 2, !(text[lastDot + 1] &- 48 < 10) else { return nil }
    return end
  }

  /// The end of the link that starts here: with a scheme, with `www.`, or a bare domain that can be nothing else.
  private func linkEnd() -> Int? {
    guard isFree else { return nil }
    if let start = prefixEnd("https://") ?? prefixEnd("http://") ?? prefixEnd("www."), start < text.count,
      text[start] > 32
    {
      return linkBody(from: start)
    }
    return bareDomainEnd()
  }

  private func prefixEnd(_ prefix: StaticString) -> Int? {
    guard position + prefix.utf8CodeUnitCount <= text.count else { return nil }
    return prefix.withUTF8Buffer { wanted in
      for (offset, byte) in wanted.enumerated() where text[position + offset] | 0x20 != byte | 0x20 { return nil }
      return position + wanted.count
    }
  }

  private func linkBody(from start: Int) -> Int {
    var index = start
    var open = 0
    while index < text.count {
      let byte = text[index]
      if byte <= 32 || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "\"") { break }
      if byte == UInt8(ascii: "(") { open += 1 }
      if byte == UInt8(ascii: ")") {
        if open == 0 { break }
        open -= 1
      }
      if byte >= 0x80 {
        let character = text.span.character(at: index)
        if !character.kind.isWord { break }
        index += character.length
      } else {
        index += 1
      }
    }
    while index > start, ".,;:!?'*_".utf8.contains(text[index - 1]) { index -= 1 }
    return index
  }

  private func bareDomainEnd() -> Int? {
    var index = position
    var labelStart = position
    var labels = 0
    while index < text.count, index - position < 254 {
      let byte = text[index]
      if byte &- 48 < 10 || byte &- 97 < 26 || byte &- 65 < 26 || (byte == UInt8(ascii: "-") && labels >= 0) {
        index += 1
      } else if byte == UInt8(ascii: "."), index > labelStart, index + 1 < text.count,
        (text[index + 1] | 0x20) &- 97 < 26
      {
        labels += 1
        index += 1
        labelStart = index
      } else {
        break
      }
    }
    guard labels > 0, index - labelStart >= 2 else { return nil }
    let top = String(decoding: text[labelStart..<index], as: UTF8.self)
    let hasPath = index < text.count && text[index] == UInt8(ascii: "/")
    guard Self.topDomains.contains(top) || (hasPath && Self.wordlikeTopDomains.contains(top)) else { return nil }
    return hasPath ? linkBody(from: index) : index
  }

  /// Ends of domains that people leave the scheme away from and that are no Dutch word.
  private static let topDomains: Set<String> = [
    "nl", "com", "org", "net", "eu", "info", "app", "io", "tv", "edu", "gov", "frl", "amsterdam", "uk", "co", "gg",
    "ly",
    "school", "online", "biz", "dev", "fm", "link",
  ]
  /// Ends of domains that are words too: believed only when a path follows.
  private static let wordlikeTopDomains: Set<String> = ["be", "de", "nu", "me", "is", "in", "to", "so", "fr", "live"]
}

// MARK: - Writing down

extension Tokenizer {
  private mutating func add(_ kind: Token.Kind, upTo end: Int, sign: Int = 0) {
    let start = position
    if breaksSentence(capitalized: text.span.character(at: start).kind == .capital, kind: kind) {
      closeSentence(end: before)
    }
    let keyStart = Int32(buffer.keys.count)
    let shape = fold(start + sign, end)
    let key = keyStart..<Int32(buffer.keys.count)
    let hash = TokenHash(buffer.keys.span.extracting(Int(key.lowerBound)..<Int(key.upperBound)))
    append(kind, upTo: end, key, hash, shape)
  }

  private mutating func append(
    _ kind: Token.Kind, upTo end: Int, _ key: Range<Int32>, _ hash: TokenHash, _ shape: Token.Shape
  ) {
    buffer.tokens.append(
      Token(
        range: ProseRange(position, end), key: key, hash: hash, kind: kind, shape: shape, before: before,
        sentence: Int32(buffer.sentences.count)))
    before = []
    dots = 0
    position = end
  }

  /// Appends the key of the bytes and tells their shape.
  private mutating func fold(_ start: Int, _ end: Int) -> Token.Shape {
    var shape: Token.Shape = []
    var letters = 0
    var capitals = 0
    var scripts: Set<Int32> = []
    var index = start
    while index < end {
      let character = text.span.character(at: index)
      switch character.kind {
      case .letter: letters += 1
      case .capital:
        if letters == 0 { shape.insert(.capitalized) } else if capitals < letters { shape.insert(.inwardCaps) }
        letters += 1
        capitals += 1
      case .digit: shape.insert(.hasDigit)
      case .ignorable, .emojiModifier: shape.insert(.hasInvisible)
      case .punctuation, .other:
        if character.scalar == 0x27 || character.scalar == 0x2019 {
          shape.insert(.hasApostrophe)
        } else if ![0x2D, 0x5F, 0x2E, 0x2C, 0x3A, 0x2F].contains(character.scalar) {
          shape.insert(.masked)
        }
      default: break
      }
      if character.length > 1 {
        shape.insert(.nonASCII)
        if character.kind.isLetter { scripts.insert(LetterScript(character.scalar).rawValue) }
      } else if character.kind.isLetter, shape.contains(.nonASCII) {
        scripts.insert(LetterScript.latin.rawValue)
      }
      index += character.length
    }
    if scripts.contains(where: { $0 > LetterScript.latin.rawValue }) { shape.insert(.foreignScript) }
    if capitals > 1, capitals == letters { shape.insert(.allCaps) }
    let text = text
    ListKey.append(text.span.extracting(start..<end), to: &buffer.keys)
    return shape
  }

  /// Whether the token that is about to start begins a sentence.
  private func breaksSentence(capitalized: Bool, kind: Token.Kind) -> Bool {
    guard let last = buffer.tokens.last, !before.contains(.paragraph) else { return true }
    if buffer.tokens.count - sentenceStart >= 400 { return true }
    if before.contains(.lineBreak) {
      if previousLineLength < 60 || !before.isDisjoint(with: [.fullStop, .exclamation, .question, .dash]) {
        return true
      }
    }
    if !before.isDisjoint(with: [.exclamation, .question]) {
      return !(before.contains(.quote) && !capitalized) && !before.contains(.comma)
    }
    guard before.contains(.fullStop) else { return false }
    if dots > 1 { return capitalized }
    let glued = before.isDisjoint(with: [.space, .lineBreak])
    if glued { return capitalized && last.kind == .word && last.range.count > 1 && !last.shape.contains(.allCaps) }
    if last.kind == .number, last.before.contains(.lineBreak) || last.before.contains(.paragraph) { return false }
    return !(last.kind == .word && isAbbreviation(last, followedByCapital: capitalized))
  }

  private func isAbbreviation(_ token: Token, followedByCapital capital: Bool) -> Bool {
    if token.range.count == 1 {
      return token.shape.contains(.capitalized) || token.before == [.fullStop]
        || "pvd".utf8.contains(text[token.range.lower])
    }
    if token.range.count == 2, token.shape.contains(.capitalized), text[token.range.lower] >= 0x80 { return true }
    if token.range.count == 2, String(decoding: text[token.range.range], as: UTF8.self) == "IJ" { return true }
    let key = String(
      decoding: buffer.keys[Int(token.key.lowerBound)..<Int(token.key.upperBound)], as: UTF8.self)
    return Self.titles.contains(key) || (!capital && Self.abbreviations.contains(key))
  }

  /// Abbreviations that a name or number follows: no sentence starts after them.
  private static let titles: Set<String> = [
    "dr", "drs", "mr", "ir", "ing", "prof", "mevr", "mw", "dhr", "hr", "st", "nr", "blz", "ds", "jhr", "tel", "art",
    "ca", "ten", "vd", "ch", "th", "chr", "joh", "fr", "fam",
  ]
  /// Abbreviations that may close a sentence too.
  private static let abbreviations: Set<String> = [
    "bijv", "bv", "enz", "etc", "jl", "max", "min", "incl", "excl", "resp", "evt", "vgl", "zgn", "gr", "gem", "aug",
    "sept", "okt", "nov", "dec", "jan", "feb", "mrt", "apr", "ma", "di", "wo", "do", "vr", "za", "zo", "ong", "mgr",
  ]

  private mutating func closeSentence(end: Token.Before) {
    let count = buffer.tokens.count
    guard count > sentenceStart else { return }
    let range = buffer.range(sentenceStart..<count)
    buffer.sentences.append(TokenBuffer.Sentence(tokens: sentenceStart..<count, range: range, end: end))
    if before.contains(.paragraph), let open = openQuote { closeUnfinished(open) }
    sentenceStart = count
  }

  /// A quotation that nobody closed ends nowhere: it is no quotation.
  private mutating func closeUnfinished(_ open: (sign: UInt32, token: Int, byte: Int)) {
    if open.token < buffer.tokens.count { openQuote = nil }
  }
}
