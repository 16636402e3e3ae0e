internal import Text

/// Groups and classes that a post speaks of: `groep 6`, `klas 2b`, `4H`.
package struct GroupLabels: Sendable {
  package struct Label: Sendable, Hashable {
    package var tokens: Range<Int>
    /// The label without `groep` or `klas`, in lower case: `6`, `2b`, `4h`.
    package var label: String
  }

  /// In order of place.
  package let all: [Label]

  static let none = GroupLabels(all: [])

  private init(all: [Label]) { self.all = all }

  package init(_ reading: Reading) {
    let tokens = reading.tokens
    let known = reading.school.columns.classes
    var labels: [Label] = []
    for token in tokens.indices {
      if Self.groups.contains(tokens[token]) {
        labels += Self.labels(after: token, tokens)
      } else if Self.stages.contains(tokens[token]) {
        labels.append(Label(tokens: token..<token + 1, label: "1"))
      } else if labels.last.map({ $0.tokens.upperBound <= token }) ?? true, Self.isClass(token, tokens, known) {
        labels.append(Label(tokens: token..<token + 1, label: tokens.key(token)))
      }
    }
    all = labels
  }

  /// The labels that lie in a stretch of tokens.
  package func labels(in range: Range<Int>) -> [Label] {
    var index = first(endingAfter: range.lowerBound)
    var found: [Label] = []
    while index < all.count, all[index].tokens.upperBound <= range.upperBound {
      if all[index].tokens.lowerBound >= range.lowerBound { found.append(all[index]) }
      index += 1
    }
    return found
  }

  /// Whether a token is part of a label.
  package func contains(_ token: Int) -> Bool {
    let index = first(endingAfter: token)
    return index < all.count && all[index].tokens.contains(token)
  }

  private func first(endingAfter token: Int) -> Int {
    var (low, high) = (0, all.count)
    while low < high {
      let middle = (low + high) / 2
      if all[middle].tokens.upperBound <= token { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// A roster's group without its word, in lower case: `groep 3` is `3`.
  package static func bare(_ group: String) -> String {
    let key = String(decoding: ListKey.of(group), as: UTF8.self)
    let words = key.split(separator: " ")
    return words.count > 1 && ["groep", "klas", "stamgroep", "unit"].contains(words[0])
      ? words.dropFirst().joined(separator: " ") : key
  }

  /// `groep 6`, `groep zes`, `groep 1 en 4`, `klas 3v`.
  private static func labels(after word: Int, _ tokens: TokenBuffer) -> [Label] {
    var labels: [Label] = []
    var token = word + 1
    while token < tokens.count, tokens[token].sentence == tokens[word].sentence {
      if let label = label(at: token, tokens) {
        labels.append(Label(tokens: (labels.isEmpty ? word : token)..<token + 1, label: label))
      } else if labels.isEmpty || !joints.contains(tokens[token]) {
        break
      }
      token += 1
      if labels.count >= 8 { break }
    }
    return labels
  }

  private static func label(at token: Int, _ tokens: TokenBuffer) -> String? {
    let key = tokens.key(token)
    if let number = numbers[key] { return number }
    guard let first = key.utf8.first, first &- 49 < 8, key.utf8.count <= 4 else { return nil }
    return key.utf8.dropFirst().allSatisfy { $0 &- 97 < 26 || $0 &- 48 < 10 }
      && !(key.utf8.count > 1 && Int(key) != nil)
      ? key : nil
  }

  /// A class by itself: on the roster, or a year and capitals as secondary schools write it.
  private static func isClass(_ token: Int, _ tokens: TokenBuffer, _ known: Set<String>) -> Bool {
    guard tokens[token].kind == .word, tokens[token].shape.contains(.hasDigit) else { return false }
    let key = tokens.keyBytes(token)
    guard key.count <= 4, let first = key.first, first &- 49 < 6 else { return false }
    if known.contains(tokens.key(token)) { return true }
    return key.count == 2 && "abcdefghkmtv".utf8.contains(key[key.startIndex + 1])
      && tokens[token].shape.contains(.allCaps)
  }

  private static let groups = WordSet("groep klas brugklas stamgroep groepen kleutergroep unit grp gr klassen")
  private static let stages = WordSet("kleuterklas kleutergroep")
  private static let joints = WordSet("en of t/m tot met")
  private static let numbers: [String: String] = [
    "een": "1", "één": "1", "twee": "2", "drie": "3", "vier": "4", "vijf": "5", "zes": "6", "zeven": "7", "acht": "8",
  ]
}
