internal import Text

/// Tells when a name belongs with public ones: in a row of people whom everybody knows, said again after the full name, or
/// out of a book or film that the post names.
struct PublicCompany {
  /// How many public persons and how many other names stand in a row with a name, which is not counted.
  struct Row {
    var known = 0
    var others = 0

    /// Most of the row are known, and two at least.
    var isPublic: Bool { known >= 2 && known > others }
  }

  let names: NameReading
  private var tokens: TokenBuffer { names.tokens }

  init(_ names: NameReading) { self.names = names }

  /// `Frans Hals en Judith Leyster. Vooral Judith`: a word of a public name, by itself.
  func isEcho(_ name: Range<Int>) -> Bool {
    guard name.count == 1, !names.famousWords.isEmpty else { return false }
    let token = name.lowerBound
    if names.famousWords.contains(tokens.hash(token)) { return true }
    let key = tokens.keyBytes(token)
    guard key.count > 3, key.last == UInt8(ascii: "s") else { return false }
    return names.famousWords.contains(TokenHash(Array(key.dropLast())))
  }

  /// The people with whom a name stands in a row over commas, `en`, `of`, `dan`.
  func row(of name: Range<Int>) -> Row {
    var row = Row()
    let sentence = tokens.sentence(of: name.lowerBound).tokens
    var end = name.upperBound
    for _ in 0..<Self.longest {
      guard let next = item(after: end, sentence) else { break }
      row.count(next, names)
      end = next.upperBound
    }
    var start = name.lowerBound
    for _ in 0..<Self.longest {
      guard let previous = item(before: start, sentence) else { break }
      row.count(previous, names)
      start = previous.lowerBound
    }
    return row
  }

  /// How far a row is read each way.
  private static let longest = 12

  /// The next of a row: a sign or word that joins, at most two small words (`dan opeens Bach`), and words with capitals.
  private func item(after end: Int, _ sentence: Range<Int>) -> Range<Int>? {
    guard end < sentence.upperBound else { return nil }
    var start = end
    var isJoined = tokens[end].before.contains(.comma) || tokens[end].before.contains(.slash)
    var small = 0
    while start < sentence.upperBound, !names.profiles[start].isCapitalized {
      if start > end, !tokens[start].before.isSubset(of: [.space, .quote]) { return nil }
      if Self.joints.contains(tokens[start]) { isJoined = true } else { small += 1 }
      guard small <= 2, tokens[start].kind == .word, names.profiles[start].isPrefix || !isVerb(start) else {
        return nil
      }
      start += 1
    }
    guard isJoined, start < sentence.upperBound, start == end || tokens[start].before.isSubset(of: [.space, .quote])
    else { return nil }
    return start..<runEnd(start, sentence)
  }

  private func item(before start: Int, _ sentence: Range<Int>) -> Range<Int>? {
    guard start > sentence.lowerBound else { return nil }
    var isJoined = tokens[start].before.contains(.comma) || tokens[start].before.contains(.slash)
    var last = start - 1
    var small = 0
    while last >= sentence.lowerBound, !names.profiles[last].isCapitalized {
      if !isJoined, !tokens[last + 1].before.isSubset(of: [.space, .quote]) { return nil }
      if Self.joints.contains(tokens[last]) { isJoined = true } else { small += 1 }
      guard small <= 2, tokens[last].kind == .word, !isVerb(last) else { return nil }
      if tokens[last].before.contains(.comma) { isJoined = true }
      last -= 1
    }
    guard isJoined, last >= sentence.lowerBound else { return nil }
    var first = last
    while first > sentence.lowerBound, last - first < 5,
      tokens[first].before.isSubset(of: [.space, .hyphen, .fullStop]),
      names.profiles[first - 1].isCapitalized || names.profiles[first - 1].isPrefix
    {
      first -= 1
    }
    // A verb in capitals opens the sentence: `Ken jij`.
    return first..<last + 1
  }

  private func runEnd(_ start: Int, _ sentence: Range<Int>) -> Int {
    var end = start + 1
    while end < sentence.upperBound, end < start + 6, tokens[end].before.isSubset(of: [.space, .hyphen, .fullStop]),
      names.profiles[end].isCapitalized || names.profiles[end].isPrefix && isCapitalAfter(end, sentence)
    {
      end += 1
    }
    return end
  }

  /// `Floris de Vijfde`: tussenvoegsels go on when a capital follows them.
  private func isCapitalAfter(_ token: Int, _ sentence: Range<Int>) -> Bool {
    (token + 1..<min(token + 4, max(sentence.upperBound, token + 1))).contains { names.profiles[$0].isCapitalized }
      && !Self.joints.contains(tokens[token])
  }

  private func isVerb(_ token: Int) -> Bool { NameSurroundings.verbs.contains(tokens[token]) }

  private static let joints = WordSet("en of & dan plus tot naast")

  /// `Home Alone … Kevin`: somebody out of a book, film or game that the post names.
  func isOfNamedWork(_ name: Range<Int>) -> Bool {
    guard name.count == 1, !names.workPeople.isEmpty, !NameSurroundings.isTakingPart(name, tokens)
    else { return false }
    return names.workPeople.contains(tokens.hash(name.lowerBound))
  }
}

extension PublicCompany.Row {
  fileprivate mutating func count(_ item: Range<Int>, _ names: NameReading) {
    if item.contains(where: { names.isPerson[$0] }) {
      known += 1
    } else if !item.allSatisfy({ names.isPublic[$0] }) {
      others += 1
    }
  }
}
