internal import Text

/// Repairs of single words.
extension Repairer {
  /// Leetspeak and masking signs undone: every sign may stand for a few letters.
  func unmasked(_ key: ArraySlice<UInt8>) -> [UInt8]? {
    var choices: [[UInt8]] = []
    var combinations = 1
    var index = key.startIndex
    while index < key.endIndex {
      let letters = Self.letters(for: key[index])
      choices.append(letters)
      combinations *= letters.count
      index += 1
    }
    guard combinations > 1, combinations <= 2000 else {
      return combinations == 1 && choices.allSatisfy({ $0.count == 1 })
        ? same(choices, key) : nil
    }
    let wild = key.contains(UInt8(ascii: "*")) || key.contains(UInt8(ascii: "#"))
    var best: [UInt8]?
    for number in 0..<combinations {
      var rest = number
      var word: [UInt8] = []
      for letters in choices {
        let letter = letters[rest % letters.count]
        if letter != 0 { word.append(letter) }
        rest /= letters.count
      }
      if isGrave(word[...]) { return word }
      if best == nil, !wild || terms.holds(word[...]), word.count > 1, isKnown(word[...]) { best = word }
    }
    return best ?? (combinations <= 16 ? squeezedLeet(choices) : nil)
  }

  private func same(_ choices: [[UInt8]], _ key: ArraySlice<UInt8>) -> [UInt8]? {
    let word = choices.compactMap(\.first)
    return word.elementsEqual(key) || !isKnown(word[...]) ? nil : word
  }

  /// The first reading, with its stretched letters squeezed.
  private func squeezedLeet(_ choices: [[UInt8]]) -> [UInt8]? {
    squeezed(choices.compactMap(\.first)[...])
  }

  private static func letters(for byte: UInt8) -> [UInt8] {
    switch byte {
    case UInt8(ascii: "0"): Array("o".utf8)
    case UInt8(ascii: "1"), UInt8(ascii: "!"), UInt8(ascii: "|"): Array("il".utf8)
    case UInt8(ascii: "3"), 0xAC: Array("e".utf8)
    case UInt8(ascii: "4"), UInt8(ascii: "@"): Array("a".utf8)
    case UInt8(ascii: "5"), UInt8(ascii: "$"): Array("s".utf8)
    case UInt8(ascii: "6"): Array("bg".utf8)
    case UInt8(ascii: "7"), UInt8(ascii: "+"): Array("t".utf8)
    case UInt8(ascii: "8"): Array("b".utf8)
    case UInt8(ascii: "9"): Array("g".utf8)
    case UInt8(ascii: "2"): Array("z".utf8)
    case UInt8(ascii: "*"), UInt8(ascii: "#"): Array("aeiouklnrtmpsdfghvwjbcyz".utf8)
    default: [byte]
    }
  }

  /// Stretched letters brought back: `suuuukkel`, `kaaanker`.
  func squeezed(_ key: ArraySlice<UInt8>) -> [UInt8]? {
    guard hasRun(key) else { return nil }
    let doubled = runs(key, atMost: 2)
    if isKnown(doubled[...]) { return doubled }
    let single = runs(key, atMost: 1)
    if isKnown(single[...]) { return single }
    // One of the runs is a double letter, the others are single ones.
    var index = 1
    while index < doubled.count {
      if doubled[index] == doubled[index - 1] {
        var word = single
        let at = runs(doubled[..<index], atMost: 1).count
        word.insert(doubled[index], at: min(at, word.count))
        if isKnown(word[...]) { return word }
      }
      index += 1
    }
    return nil
  }

  private func hasRun(_ key: ArraySlice<UInt8>) -> Bool {
    var length = 1
    for index in key.indices.dropFirst() {
      length = key[index] == key[index - 1] ? length + 1 : 1
      if length > 2 { return true }
    }
    return false
  }

  private func runs(_ key: ArraySlice<UInt8>, atMost limit: Int) -> [UInt8] {
    var output: [UInt8] = []
    var length = 0
    for byte in key {
      length = output.last == byte ? length + 1 : 1
      if length <= limit { output.append(byte) }
    }
    return output
  }

  func reversed(_ key: ArraySlice<UInt8>) -> [UInt8]? {
    guard key.count > 4 else { return nil }
    let word = Array(key.reversed())
    return isGrave(word[...]) ? word : nil
  }

  /// One letter swapped, missing, too many or wrong in a grave word; the first letter stays.
  func misspelt(_ key: ArraySlice<UInt8>) -> [UInt8]? {
    guard key.count > 4, key.count < 20, key.allSatisfy({ $0 &- 97 < 26 }) else { return nil }
    var other = Array(key)
    for index in 1..<other.count - 1 where other[index] != other[index + 1] {
      other.swapAt(index, index + 1)
      if isKey(other[...]) { return other }
      other.swapAt(index, index + 1)
    }
    guard key.count > 5 else { return withLetterBack(key) }
    // Without its second letter, its third and so on: the letter that comes back takes the place of the next.
    var missing = other.remove(at: 1)
    for index in 1..<key.count {
      if isKey(other[...]) { return other }
      if index < other.count { swap(&missing, &other[index]) }
    }
    other = Array(key)
    other.insert(0, at: 1)
    for index in 1...key.count {
      for letter in UInt8(ascii: "a")...UInt8(ascii: "z") {
        other[index] = letter
        if isKey(other[...]) { return other }
      }
      if index < key.count { other[index] = other[index + 1] }
    }
    return nil
  }

  /// A short grave word with the letter back that it lacks; no other slip is undone in it, as too many words are one letter
  /// away.
  private func withLetterBack(_ key: ArraySlice<UInt8>) -> [UInt8]? {
    withLetterBack(key) { isGraveTerm($0) || isKey($0) && !isName($0) }
  }

  private func withLetterBack(_ key: ArraySlice<UInt8>, where isWanted: (ArraySlice<UInt8>) -> Bool) -> [UInt8]? {
    var other = Array(key)
    other.insert(0, at: 1)
    for index in 1..<key.count {
      for letter in UInt8(ascii: "a")...UInt8(ascii: "z") {
        other[index] = letter
        if isWanted(other[...]) { return other }
      }
      other[index] = other[index + 1]
    }
    return nil
  }

  /// Two letters of an ordinary word swapped, one of them missing, or one written twice.
  func slipped(_ key: ArraySlice<UInt8>) -> [UInt8]? {
    guard key.count > 5, key.count < 20, key.allSatisfy({ $0 &- 97 < 26 }) else { return nil }
    var other = Array(key)
    for index in 1..<other.count - 1 where other[index] != other[index + 1] {
      other.swapAt(index, index + 1)
      if isListed(other[...]) { return other }
      other.swapAt(index, index + 1)
    }
    for index in 1..<other.count where other[index] == other[index - 1] {
      let letter = other.remove(at: index)
      if isListed(other[...]) { return other }
      other.insert(letter, at: index)
    }
    return withLetterBack(key, where: isListed)
  }

  private func isListed(_ key: ArraySlice<UInt8>) -> Bool { isOrdinary(key) || terms.holds(key) }
}
