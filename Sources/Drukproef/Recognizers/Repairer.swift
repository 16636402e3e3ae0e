package import Text

/// Undoes evasions before any recognizer looks: leetspeak, masked, spaced and dotted letters, stretched, swapped and
/// forgotten letters, joined words, look-alikes of other scripts, emoji letters, words written backwards.
///
/// A word that is in the list of ordinary words is never touched; another is only when what it stands for is known:
/// a term of conduct, a name of the roster, or, for digits inside letters, any Dutch word.
package final class Repairer: Sendable {
  let words: SortedList
  let terms: TermIndex
  let grave: Set<WordClass>
  private let groups: Set<WordClass>
  private let names: NameWords
  private let lookalikes: Lookalikes
  private let firstNames: SortedList

  init(lexicon: Lexicon, names: NameWords) {
    words = lexicon.words
    terms = lexicon.terms
    grave = Set(Self.graveClasses.compactMap(lexicon.classes.existing))
    groups = Set(Self.groupClasses.compactMap(lexicon.classes.existing))
    lookalikes = Lookalikes(EmbeddedFiles.bytes("lookalikes.tsv"))
    self.names = names
    firstNames = lexicon.names.firstNames
  }

  /// The tokens that stand for another word than is written, ascending.
  ///
  /// - Parameter memory: open at the tokens.
  package func repairs(for tokens: TokenBuffer, _ memory: WordMemory) -> [TokenBuffer.Repair] {
    var repairs: [TokenBuffer.Repair] = []
    var token = 0
    while token < tokens.count {
      if let run = letterRun(from: token, in: tokens) {
        repairs += spelledOut(run, in: tokens)
        token = run.upperBound
        continue
      }
      if let key = unsplit(token, in: tokens, memory) {
        repairs.append(TokenBuffer.Repair(tokens: token..<token + 2, key: key))
        token += 1
      } else if let key = repaired(token, in: tokens, memory) {
        repairs.append(TokenBuffer.Repair(tokens: token..<token + 1, key: key))
      } else if mayBeJoined(token, in: tokens, memory), let parts = unjoined(token, in: tokens),
        mayBeMisspelt(token, in: tokens) || parts.count > 2 && parts.contains(where: { isGraveTerm($0.key[...]) })
      {
        repairs.append(TokenBuffer.Repair(tokens: token..<token + 1, parts: parts))
      }
      token += 1
    }
    return repairs
  }

  /// The same as ``repaired(_:in:)``, which is asked only where it is not known that there is nothing to repair.
  private func repaired(_ token: Int, in tokens: TokenBuffer, _ memory: WordMemory) -> [UInt8]? {
    let shape = tokens[token].shape
    guard tokens[token].kind == .word || tokens[token].kind == .number else { return nil }
    if shape.contains(.nonASCII) { return repaired(token, in: tokens) }
    var found: [UInt8]?
    var wasAsked = false
    let question: WordMemory.Question =
      shape.contains(.hasDigit) || shape.contains(.masked)
      ? .maskedRepair : mayBeMisspelt(token, in: tokens) ? .deepRepair : .shallowRepair
    let hasRepair = memory.answer(question, token) {
      found = repaired(token, in: tokens)
      wasAsked = true
      return found != nil
    }
    return hasRepair && !wasAsked ? repaired(token, in: tokens) : found
  }

  private func mayBeJoined(_ token: Int, in tokens: TokenBuffer, _ memory: WordMemory) -> Bool {
    let kind = tokens[token].kind
    guard kind == .word || kind == .tag, !tokens[token].shape.contains(.nonASCII) else { return false }
    return memory.answer(kind == .tag ? .joinedTag : .joinedWord, token) { unjoined(token, in: tokens) != nil }
  }

  func mayBeMisspelt(_ token: Int, in tokens: TokenBuffer) -> Bool {
    let shape = tokens[token].shape
    return !shape.contains(.capitalized) || tokens.opensSentence(token) || shape.contains(.allCaps)
  }

  /// The word that one token stands for, if not for itself.
  private func repaired(_ token: Int, in tokens: TokenBuffer) -> [UInt8]? {
    guard tokens[token].kind == .word || tokens[token].kind == .number else { return nil }
    let key = tokens.keyBytes(token)
    guard key.count > 1, key.count <= 40 else { return nil }
    let shape = tokens[token].shape
    if shape.contains(.nonASCII), let plain = lookalikes.plain(key) {
      if isKnown(plain[...]) { return plain }
      if let known = unmasked(plain[...]) ?? squeezed(plain[...]) { return known }
    }
    if shape.contains(.hasDigit) || shape.contains(.masked) {
      return isPlainLabel(key) ? nil : unmasked(key)
    }
    guard key.count > 3, !isOrdinary(key), !terms.holds(key), !names.isWholeName(key), !isCommonName(key) else {
      return nil
    }
    if let key = squeezed(key) { return key }
    return mayBeMisspelt(token, in: tokens) ? reversed(key) ?? misspelt(key) ?? slipped(key) : nil
  }

  func isOrdinary(_ key: ArraySlice<UInt8>) -> Bool { words.contains(key) }

  /// A word that a repair may come to: a term, a name, or an ordinary word.
  func isKnown(_ key: ArraySlice<UInt8>) -> Bool {
    terms.holds(key) || words.contains(key) || names.isWholeName(key)
  }

  /// A first name that many bear.
  private func isCommonName(_ key: ArraySlice<UInt8>) -> Bool {
    firstNames.row(key).flatMap { Int($0.column(1)) } ?? 0 >= 100
  }

  func isName(_ key: ArraySlice<UInt8>) -> Bool { names.isWholeName(key) }

  /// A word that only an evasion is likely to hide.
  func isGrave(_ key: ArraySlice<UInt8>) -> Bool { isGraveTerm(key) || names.isWholeName(key) }

  func isGraveTerm(_ key: ArraySlice<UInt8>) -> Bool {
    terms.holds(key) { grave.contains($0) && $1 > 1 }
  }

  /// A word that a slip of the pen is undone for: a grave one, or a longer one for a group of people.
  func isKey(_ key: ArraySlice<UInt8>) -> Bool {
    isGrave(key) || key.count > 5 && terms.holds(key) { word, _ in groups.contains(word) }
  }

  /// Labels of classes and amounts: `6b`, `h3a`, `10x`, `2e`, `mp3`.
  private func isPlainLabel(_ key: ArraySlice<UInt8>) -> Bool {
    let digits = key.filter { $0 &- 48 < 10 }.count
    let signs = key.filter { !($0 &- 97 < 26) && !($0 &- 48 < 10) }.count
    if signs > 0 { return false }
    if key.count <= 3 { return true }
    guard let first = key.firstIndex(where: { $0 &- 48 < 10 }), let last = key.lastIndex(where: { $0 &- 48 < 10 })
    else {
      return true
    }
    // All digits together at one end: `havo3`, `2025b`.
    let together = last - first + 1 == digits
    return together && (first == key.startIndex || last == key.endIndex - 1) && digits > 1 || key.count - digits < 1
  }

  private static let groupClasses = ["groep", "c.groep"]

  private static let graveClasses = [
    "scheld", "scheld.ziekte", "groep.scheld", "vloek.ziekte", "neg", "sex", "sex.beeld", "wens.dood", "minacht",
    "c.groepscheld", "c.slaan", "c.naakt", "geweld", "c.drug", "c.misdaad", "scheld.dier", "neg.uiterlijk",
  ]
}
