internal import Synchronization
internal import Text

/// What lists and roster say of single words, remembered from post to post: words come again, and each is looked up once.
///
/// It holds no words of posts: a word is known by its hash, seeded anew for each run, and what is kept of it are answers of
/// yes and no and numbers from the lists. It is bounded: when it is full, it forgets everything before the next post.
package final class WordMemory: @unchecked Sendable {
  // Unchecked: ``WordMemories`` lends it to one task at a time.

  /// What a word is asked, of which the answer follows from its list key alone.
  enum Question: UInt8 {
    /// Is it an ordinary word?
    case ordinary
    case prefix, related, namedAfter, biblical
    /// Does an entry of the list begin with it?
    case famous, organisation, town, municipality, country, quarter, work, world
    /// Does a form of it, without possessive or diminutive, belong to somebody of the school?
    case claimedStem
    /// Is it a first name without its possessive s?
    case possessiveFirstName
    /// Does its end say that it is called after somebody?
    case calledAfter
    /// Does it stand for another word: with digits or signs in it, as it stands, or also with letters swapped?
    case maskedRepair, shallowRepair, deepRepair
    case joinedWord, joinedTag
    /// Does it hold a word for a person?
    case person
    /// Is it said of schools?
    case schoolCompound
  }

  /// What the national lists say of a word as a name.
  struct Name {
    /// Bearers; -1: no first name.
    var firstName: Int32 = -1
    /// Rank; -1: no surname.
    var surname: Int32 = -1
    var isOrdinary = false
    var isCommon = false
    var isPlaceOrBrand = false
  }

  private struct Word {
    let hash: UInt64
    var known: UInt32 = 0
    var yes: UInt32 = 0
    var hasTerm = false
    var hasCompounds = false
    var hasName = false
    var term = TermIndex.Opening()
    /// In `references`.
    var compounds: Range<Int32> = 0..<0
    var name = Name()
  }

  @exclusivity(unchecked) private var words: [Word] = []
  /// From a hash to its place in `words`: open addressing; -1 where nothing stands.
  @exclusivity(unchecked) private var slots: [Int32]
  /// Per token of the post the place of its word.
  @exclusivity(unchecked) private var numbers: [Int32] = []
  @exclusivity(unchecked) private var references: [TermReference] = []
  @exclusivity(unchecked) private var verbs: [TermIndex.Verb] = []
  /// Pairs of words with which terms begin, as far as their first words were met.
  @exclusivity(unchecked) private var pairs = HashTable()

  private let mostWords: Int

  /// - Parameter mostWords: with more words than these it forgets all before the next post.
  package init(mostWords: Int = 1 << 15) {
    self.mostWords = mostWords
    slots = [Int32](repeating: -1, count: 512)
  }

  /// Turns to the tokens of a post.
  func open(_ tokens: TokenBuffer) {
    if words.count > mostWords || references.count > mostWords * 4 { forget() }
    numbers.removeAll(keepingCapacity: true)
    numbers.reserveCapacity(tokens.count)
    for token in tokens.indices { numbers.append(number(of: tokens.hash(token).value)) }
  }

  /// How many words it knows.
  var count: Int { words.count }

  private func forget() {
    words = []
    references = []
    verbs = []
    pairs = HashTable()
    for index in slots.indices { slots[index] = -1 }
  }

  private func number(of hash: UInt64) -> Int32 {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] >= 0 {
      if words[Int(slots[slot])].hash == hash { return slots[slot] }
      slot = (slot + 1) & mask
    }
    let number = Int32(words.count)
    slots[slot] = number
    words.append(Word(hash: hash))
    if words.count * 2 > slots.count { grow() }
    return number
  }

  private func grow() {
    let mask = slots.count * 2 - 1
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for (number, word) in words.enumerated() {
      var slot = Int(truncatingIfNeeded: word.hash) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(number)
    }
  }
}

// MARK: - Answers

extension WordMemory {
  /// The answer to a question about the word of a token, asked when it is not known yet.
  @inline(__always)
  func answer(_ question: Question, _ token: Int, _ ask: () -> Bool) -> Bool {
    let number = Int(numbers[token])
    let bit: UInt32 = 1 << UInt32(question.rawValue)
    if words[number].known & bit != 0 { return words[number].yes & bit != 0 }
    let answer = ask()
    words[number].known |= bit
    if answer { words[number].yes |= bit }
    return answer
  }

  @inline(__always)
  func name(_ token: Int, _ ask: () -> Name) -> Name {
    let number = Int(numbers[token])
    if !words[number].hasName {
      words[number].name = ask()
      words[number].hasName = true
    }
    return words[number].name
  }

  /// The term that a token is by itself, and whether longer ones begin with it.
  @inline(__always)
  func term(_ token: Int, _ ask: (inout [TermReference], inout [TermIndex.Verb]) -> TermIndex.Opening)
    -> TermIndex.Opening
  {
    let number = Int(numbers[token])
    if !words[number].hasTerm {
      words[number].term = ask(&references, &verbs)
      words[number].hasTerm = true
    }
    return words[number].term
  }

  /// Where in the references those stand that a token is a compound of.
  @inline(__always)
  func compounds(_ token: Int, _ ask: (inout [TermReference]) -> Void) -> Range<Int32> {
    let number = Int(numbers[token])
    if !words[number].hasCompounds {
      let start = Int32(references.count)
      ask(&references)
      words[number].compounds = start..<Int32(references.count)
      words[number].hasCompounds = true
    }
    return words[number].compounds
  }

  @inline(__always)
  func reference(_ place: Int32) -> TermReference { references[Int(place)] }

  @inline(__always)
  func verb(_ place: Int32) -> TermIndex.Verb { verbs[Int(place)] }

  /// Whether a term that is not of one word begins with two words.
  @inline(__always)
  func isPair(_ first: TokenHash, _ second: TokenHash) -> Bool { pairs[Self.pair(first, second)] != nil }

  func notePair(_ first: TokenHash, _ second: TokenHash) { pairs.set(Self.pair(first, second), to: 1) }

  @inline(__always)
  private static func pair(_ first: TokenHash, _ second: TokenHash) -> UInt64 {
    TokenHash.edge(from: UInt32(truncatingIfNeeded: first.value >> 32), second) ^ first.value
  }
}

/// The memories that tasks at work have of words, one each, for the next post to go on with.
final class WordMemories: Sendable {
  private let idle = Mutex<[WordMemory]>([])

  /// Does some work with a memory of its own.
  func withMemory<Result>(_ work: (WordMemory) -> Result) -> Result {
    let memory = idle.withLock { $0.popLast() } ?? WordMemory()
    let result = work(memory)
    idle.withLock { $0.append(memory) }
    return result
  }
}
