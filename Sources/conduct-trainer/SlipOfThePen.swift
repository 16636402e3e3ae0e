/// Texts as they are typed in haste, or to get past a reader: a letter left out, doubled or swapped with the next, a word
/// split or joined with its neighbour. Learned from too, so that a slip changes no opinion.
struct SlipOfThePen {
  private var state: UInt64

  /// - Parameter seed: the same seed gives the same slips.
  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 20_261_121 }

  private mutating func number(below limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(max(limit, 1)))
  }

  /// The text with a slip in one of its longer words, or in two; nil without such a word.
  mutating func slipped(_ text: String) -> String? {
    var words = text.split(separator: " ", omittingEmptySubsequences: false).map(Array.init)
    var isChanged = false
    for _ in 0..<1 + number(below: 2) {
      let long = words.indices.filter { words[$0].count > 3 && words[$0].allSatisfy(\.isLetter) }
      guard !long.isEmpty else { break }
      slip(long[number(below: long.count)], in: &words)
      isChanged = true
    }
    return isChanged ? words.map { String($0) }.joined(separator: " ") : nil
  }

  private mutating func slip(_ place: Int, in words: inout [[Character]]) {
    let letter = 1 + number(below: words[place].count - 2)
    switch number(below: 5) {
    case 0: words[place].remove(at: letter)
    case 1: words[place].swapAt(letter, letter + 1)
    case 2: words[place].insert(words[place][letter], at: letter)
    case 3: words[place].insert(" ", at: letter)
    default:
      let other = place + 1 < words.count ? place + 1 : place - 1
      guard other >= 0 else { return }
      let first = min(place, other)
      words[first] += words[first + 1]
      words.remove(at: first + 1)
    }
  }
}
