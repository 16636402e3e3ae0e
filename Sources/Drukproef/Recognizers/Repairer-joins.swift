internal import Text

/// Repairs of letters that stand apart and of words that stand together.
extension Repairer {
  /// Three or more single letters in a row: `k l o o t`, `s.u.k.k.e.l`, flags that spell.
  func letterRun(from start: Int, in tokens: TokenBuffer) -> Range<Int>? {
    guard isLetter(start, in: tokens) else { return nil }
    let end = tokens.sentence(of: start).tokens.upperBound
    var token = start + 1
    while token < end, token - start < 80, isLetter(token, in: tokens) { token += 1 }
    return token - start > 2 ? start..<token : nil
  }

  private func isLetter(_ token: Int, in tokens: TokenBuffer) -> Bool { letter(token, in: tokens) != nil }

  private func letter(_ token: Int, in tokens: TokenBuffer) -> UInt8? {
    let key = tokens.keyBytes(token)
    if key.count == 1, let byte = key.first {
      if byte &- 97 < 26 { return byte }
      if byte &- 48 < 10 { return unleeted(byte) }
      return nil
    }
    guard tokens[token].kind == .emoji, key.count == 4,
      let scalar = String(decoding: key, as: UTF8.self).unicodeScalars.first
    else { return nil }
    return Lookalikes.spelled(scalar.value)
  }

  private func unleeted(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0"): UInt8(ascii: "o")
    case UInt8(ascii: "1"): UInt8(ascii: "i")
    case UInt8(ascii: "3"): UInt8(ascii: "e")
    case UInt8(ascii: "4"): UInt8(ascii: "a")
    case UInt8(ascii: "5"): UInt8(ascii: "s")
    case UInt8(ascii: "7"): UInt8(ascii: "t")
    default: nil
    }
  }

  /// The words that a run of single letters spells.
  func spelledOut(_ run: Range<Int>, in tokens: TokenBuffer) -> [TokenBuffer.Repair] {
    let letters = run.compactMap { letter($0, in: tokens) }
    guard letters.count == run.count, let cuts = words(in: letters) else { return [] }
    var repairs: [TokenBuffer.Repair] = []
    var start = 0
    for end in cuts {
      if end - start > 1 {
        repairs.append(
          TokenBuffer.Repair(
            tokens: run.lowerBound + start..<run.lowerBound + end, key: Array(letters[start..<end])))
      }
      start = end
    }
    return repairs
  }

  /// A word written as two, `kan ker`: one of the two is no word, and together they are a term or a longer word.
  func unsplit(_ token: Int, in tokens: TokenBuffer, _ memory: WordMemory) -> [UInt8]? {
    let next = token + 1
    guard next < tokens.count, isPlainWord(token, in: tokens), isPlainWord(next, in: tokens),
      tokens[next].before == .space, tokens[next].range.lower == tokens[token].range.upper + 1,
      !tokens[next].shape.contains(.capitalized), mayBeMisspelt(token, in: tokens),
      !isWord(token, in: tokens, memory) || !isWord(next, in: tokens, memory)
    else { return nil }
    let (first, second) = (tokens.keyBytes(token), tokens.keyBytes(next))
    guard (6...24).contains(first.count + second.count), !isName(first), !isName(second) else { return nil }
    let word = Array(first) + Array(second)
    guard isKey(word[...]) || word.count > 7 && isKnown(word[...]) else { return nil }
    return word
  }

  private func isPlainWord(_ token: Int, in tokens: TokenBuffer) -> Bool {
    tokens[token].kind == .word && tokens[token].shape.isDisjoint(with: [.nonASCII, .hasDigit, .masked])
  }

  private func isWord(_ token: Int, in tokens: TokenBuffer, _ memory: WordMemory) -> Bool {
    memory.answer(.ordinary, token) { isOrdinary(tokens.keyBytes(token)) }
  }

  /// A row of words written as one: `jebenteensukkel`; with a word in it that is grave.
  func unjoined(_ token: Int, in tokens: TokenBuffer) -> [TokenBuffer.Repair.Part]? {
    let item = tokens[token]
    guard item.kind == .word || item.kind == .tag, !item.shape.contains(.nonASCII) else { return nil }
    let key = tokens.keyBytes(token)
    guard key.count >= 8, key.count <= 40, key.allSatisfy({ $0 &- 97 < 26 }), !isOrdinary(key),
      !terms.holds(key), let cuts = words(in: Array(key)), cuts.count > 1
    else { return nil }
    if cuts.count == 2, item.kind == .tag || !isPair(Array(key), cut: cuts[0]) { return nil }
    let bytes = Array(key)
    var parts: [TokenBuffer.Repair.Part] = []
    var start = 0
    var isGraveSomewhere = false
    var functionWords = 0
    let sign = item.range.count - bytes.count
    for end in cuts {
      let word = bytes[start..<end]
      if end - start < 2 { return nil }
      // A pupil's name in a tag is read as a tag: it is one range with its sign.
      if item.kind == .tag, isName(word) { return nil }
      if isGraveTerm(word) { isGraveSomewhere = true }
      if Self.small.contains(String(decoding: word, as: UTF8.self)) { functionWords += 1 }
      let lower = item.range.lower + sign + start
      parts.append(TokenBuffer.Repair.Part(key: Array(word), range: ProseRange(lower, lower + end - start)))
      start = end
    }
    if cuts.count == 2 { return parts }
    if isGraveSomewhere { return functionWords > 0 ? parts : nil }
    return functionWords > 1 && key.count > 11 && !parts.contains { isName($0.key[...]) } ? parts : nil
  }

  /// Whether two words stand in one that make no compound: a small word first or last, or an adjective that is inflected.
  private func isPair(_ key: [UInt8], cut: Int) -> Bool {
    let (one, two) = (key[..<cut], key[cut...])
    let (first, second) = (String(decoding: one, as: UTF8.self), String(decoding: two, as: UTF8.self))
    if Self.openers.contains(first) { return cut > 2 && two.count > 3 || two.count > 5 }
    if Self.closers.contains(second) { return one.count > 3 }
    if Self.shortClosers.contains(second) { return one.count > 4 && isGraveTerm(one) }
    return first.hasSuffix("e") && cut > 4 && two.count > 3 && (isGraveTerm(one) || isGraveTerm(two))
  }

  /// Small words that no other word begins with.
  private static let openers: Set<String> = [
    "de", "ik", "je", "jij", "jou", "jouw", "jullie", "hij", "zij", "wij", "een", "het", "dat", "die", "deze", "zijn",
    "niet", "geen", "ben", "bent", "gaat", "gaan", "moet", "moeten", "heeft", "hebben", "wordt", "naar", "mijn", "want",
    "maar", "met", "alle", "omdat", "waarom", "onze", "hun", "stelletje", "gewoon", "zo'n",
  ]
  /// Small words that no other word ends with.
  private static let closers: Set<String> = [
    "van", "over", "uit", "voor", "bij", "zijn", "niet", "geen", "ben", "bent", "gaat", "gaan", "moet", "moeten",
    "heeft", "hebben", "wordt", "worden", "was", "naar", "met", "het", "een", "dat", "die", "jij", "jou", "jouw",
    "jullie", "hem", "door", "eens", "ons", "onze", "want", "maar", "omdat", "zonder", "als", "heb", "mee", "hoe",
  ]
  /// Those that are an ending too, so that only a grave word stands before them.
  private static let shortClosers: Set<String> = ["op", "in", "is", "of", "ik", "om", "af"]

  /// Where the words end that letters without spaces spell; nil when they spell none.
  private func words(in letters: [UInt8]) -> [Int]? {
    let count = letters.count
    var cost = [Double](repeating: .infinity, count: count + 1)
    var from = [Int](repeating: 0, count: count + 1)
    cost[0] = 0
    for start in 0..<count where cost[start] < .infinity {
      for end in (start + 1)...min(count, start + 20) {
        let price = price(of: letters[start..<end])
        if cost[start] + price < cost[end] {
          cost[end] = cost[start] + price
          from[end] = start
        }
      }
    }
    guard cost[count] < Double(count) * 1.5 else { return nil }
    var cuts: [Int] = []
    var end = count
    while end > 0 {
      cuts.append(end)
      end = from[end]
    }
    return cuts.reversed()
  }

  private func price(of word: ArraySlice<UInt8>) -> Double {
    if word.count == 1 { return word.first == UInt8(ascii: "u") || word.first == UInt8(ascii: "k") ? 3 : 5 }
    let text = String(decoding: word, as: UTF8.self)
    if Self.small.contains(text) { return 1 }
    if isGrave(word) { return 1 }
    if word.count > 2, terms.holds(word) { return 1.3 }
    guard word.count > 2, isOrdinary(word) else { return .infinity }
    return word.count > 4 ? 1.7 : 2.4
  }

  /// Words that hold a sentence together.
  private static let small: Set<String> = [
    "ik", "je", "jij", "jou", "jouw", "jullie", "u", "uw", "hij", "zij", "ze", "hem", "haar", "we", "wij", "ons", "een",
    "de", "het", "dat", "die", "dit", "is", "ben", "bent", "zijn", "ga", "gaat", "gaan", "niet", "geen", "van", "in",
    "op",
    "te", "en", "of", "als", "met", "voor", "naar", "bij", "om", "zo", "nu", "dan", "wat", "wie", "er", "ook", "maar",
    "echt", "moet", "wil", "kan", "mag", "zal", "heb", "hebt", "heeft", "weer", "nog", "al", "alle", "neer", "af",
    "dood",
    "mijn", "morgen", "vandaag", "weg", "elke", "dag", "hou", "houd", "bek", "mond", "dicht", "rot", "stem", "over",
  ]
}
