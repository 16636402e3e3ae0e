/// All patterns of the program, compiled, with the index that tells which of them a sentence can match at all.
///
/// A pattern is a row of words, classes and bounded gaps. It never crosses a sentence, and a sentence is bounded, so the
/// work per token is bounded too: matching is linear in the length of a post, whatever the post holds.
package struct PatternSet: Sendable {
  var steps: [PatternStep] = []
  private var patterns: [Compiled] = []
  package private(set) var families: [PatternFamily] = []
  /// From the element that a pattern is looked up by to a chain of patterns.
  private var anchors = HashTable(minimumCapacity: 1024)
  private var chains: [(pattern: Int32, next: Int32)] = []

  /// A part of a pattern without order.
  struct Part: Sendable {
    var start: Int
    var isForbidden: Bool
  }

  private struct Compiled: Sendable {
    var start: Int
    /// Empty for a pattern whose words stand in order.
    var parts: [Part]
    var reach: Int
    /// The elements that it is looked up by.
    var anchors: [TokenHash]
    var family: Int
    var required: ElementSet
    var line: Int
  }

  package init() {}

  package var count: Int { patterns.count }

  package func family(of pattern: Int) -> PatternFamily { families[patterns[pattern].family] }
  /// The words and classes of which one at least stands in whatever a pattern matches: what it is about.
  package func anchors(of pattern: Int) -> [TokenHash] { patterns[pattern].anchors }
  /// The line of its file that a pattern stands on.
  package func line(of pattern: Int) -> Int { patterns[pattern].line }

  mutating func add(_ family: PatternFamily) { families.append(family) }

  /// Adds a pattern of the last family and tells what it cannot do without and what it is looked up by.
  mutating func add(
    _ body: ArraySlice<UInt8>, line: Int, classes: WordClasses
  ) throws(PatternSyntaxError) -> (required: [TokenHash], anchors: [TokenHash]) {
    let start = steps.count
    var compiler = PatternCompiler(source: body, classes: classes)
    swap(&compiler.steps, &steps)
    defer { swap(&compiler.steps, &steps) }
    let parts = try compiler.compile()
    let anchors = compiler.anchors
    guard !anchors.isEmpty else {
      throw PatternSyntaxError(message: "a pattern needs a word or class that it cannot do without")
    }
    let required = compiler.required.map(\.element)
    add(start: start, parts: parts, reach: compiler.reach, required: required, anchors: anchors, line: line)
    return (required, anchors)
  }

  private mutating func add(
    start: Int, parts: [Part], reach: Int, required: [TokenHash], anchors: [TokenHash], line: Int
  ) {
    var set = ElementSet()
    for element in required { set.insert(element) }
    patterns.append(
      Compiled(
        start: start, parts: parts, reach: reach, anchors: anchors, family: families.count - 1, required: set,
        line: line))
    for anchor in anchors {
      let previous = self.anchors[anchor.value].map(Int32.init(bitPattern:)) ?? -1
      chains.append((Int32(patterns.count - 1), previous))
      self.anchors.set(anchor.value, to: UInt32(bitPattern: Int32(chains.count - 1)))
    }
  }

  /// Every match in a post, sentence by sentence, patterns in the order of their files.
  package func matches(in buffer: TokenBuffer, _ hits: ClassHits) -> [PatternMatch] {
    var matches: [PatternMatch] = []
    var run = PatternRun(steps: steps, buffer: buffer, hits: hits)
    var candidates: [Int32] = []
    for sentence in buffer.sentences where !sentence.tokens.isEmpty {
      var present = ElementSet()
      for token in sentence.tokens { present.insert(buffer[token].hash) }
      let classes = hits.within(sentence.tokens)
      for hit in classes { present.insert(.element(Int(hit.wordClass.rawValue))) }
      candidates.removeAll(keepingCapacity: true)
      for token in sentence.tokens { collect(buffer[token].hash, present, into: &candidates) }
      for hit in classes { collect(.element(Int(hit.wordClass.rawValue)), present, into: &candidates) }
      guard !candidates.isEmpty else { continue }
      candidates.sort()
      var previous: Int32 = -1
      for candidate in candidates where candidate != previous {
        previous = candidate
        find(Int(candidate), in: sentence.tokens, with: &run, into: &matches)
      }
    }
    return matches
  }

  private func collect(_ element: TokenHash, _ present: ElementSet, into candidates: inout [Int32]) {
    guard var cursor = anchors[element.value].map(Int32.init(bitPattern:)) else { return }
    while cursor >= 0 {
      let link = chains[Int(cursor)]
      if present.contains(patterns[Int(link.pattern)].required) { candidates.append(link.pattern) }
      cursor = link.next
    }
  }

  private func find(
    _ pattern: Int, in sentence: Range<Int>, with run: inout PatternRun, into matches: inout [PatternMatch]
  ) {
    run.sentence = sentence
    if !patterns[pattern].parts.isEmpty {
      if let span = together(patterns[pattern], in: sentence, with: &run) {
        matches.append(PatternMatch(pattern: pattern, tokens: span, span: span))
      }
      return
    }
    var start = sentence.lowerBound
    while start < sentence.upperBound {
      run.reset()
      if let end = run.match(patterns[pattern].start, at: start), end > start {
        let open = run.open ?? start
        let tail = min(run.tail, sentence.upperBound)
        let close = max(run.close ?? end, tail)
        if open < close {
          matches.append(PatternMatch(pattern: pattern, tokens: start..<max(end, tail), span: open..<close))
        }
        start = end
      } else {
        start += 1
      }
    }
  }
}

extension PatternSet {
  /// The stretch from the first to the last part of a pattern without order, each part at words of its own.
  private func together(
    _ pattern: Compiled, in sentence: Range<Int>, with run: inout PatternRun
  ) -> Range<Int>? {
    var places: [[Range<Int>]] = []
    for part in pattern.parts {
      var found: [Range<Int>] = []
      for token in sentence {
        run.reset()
        guard let end = run.match(part.start, at: token) else { continue }
        found.append(token..<max(end, min(run.tail, sentence.upperBound), token + 1))
        if part.isForbidden || found.count == 12 { break }
      }
      if part.isForbidden != found.isEmpty { return nil }
      if !part.isForbidden { places.append(found) }
    }
    for first in places[0] {
      if let span = spread(from: first, over: places.dropFirst(), reach: pattern.reach) { return span }
    }
    return nil
  }

  /// Takes of every part the place nearest to the first that shares no word with those taken.
  private func spread(
    from first: Range<Int>, over places: ArraySlice<[Range<Int>]>, reach: Int
  ) -> Range<Int>? {
    var taken = [first]
    for found in places {
      let free = found.filter { place in taken.allSatisfy { $0.lowerBound != place.lowerBound } }
      guard let nearest = free.min(by: { gap(first, $0) < gap(first, $1) }), gap(first, nearest) <= reach else {
        return nil
      }
      taken.append(nearest)
    }
    let lower = taken.map(\.lowerBound).min() ?? first.lowerBound
    let upper = taken.map(\.upperBound).max() ?? first.upperBound
    return upper - lower <= reach * 2 ? lower..<upper : nil
  }

  private func gap(_ one: Range<Int>, _ other: Range<Int>) -> Int {
    abs(one.lowerBound - other.lowerBound)
  }
}

/// A set of words and classes, kept as 256 bits: it may say yes wrongly, never no.
struct ElementSet: Sendable {
  private var bits = SIMD4<UInt64>()

  mutating func insert(_ element: TokenHash) {
    let bit = Int(truncatingIfNeeded: element.value >> 7) & 255
    bits[bit >> 6] |= 1 << UInt64(bit & 63)
  }

  func contains(_ other: ElementSet) -> Bool { bits & other.bits == other.bits }
}

/// Tries patterns at tokens, one after the other.
private struct PatternRun {
  let steps: [PatternStep]
  let buffer: TokenBuffer
  let hits: ClassHits
  var sentence = 0..<0
  var open: Int?
  var close: Int?
  /// The token after the last particle of a verb in the match.
  var tail = 0
  private var budget = 4000

  init(steps: [PatternStep], buffer: TokenBuffer, hits: ClassHits) {
    self.steps = steps
    self.buffer = buffer
    self.hits = hits
  }

  /// Forgets the last try.
  mutating func reset() {
    open = nil
    close = nil
    tail = 0
    budget = 4000
  }

  /// The token after the match, if the steps from `step` on match at `token`.
  mutating func match(_ step: Int, at token: Int) -> Int? {
    var step = step
    var token = token
    while true {
      budget -= 1
      if budget < 0 { return nil }
      switch steps[step] {
      case .accept: return token
      case .split(let first, let second):
        if let end = match(first, at: token) { return end }
        step = second
        continue
      case .jump(let target):
        step = target
        continue
      case .open: open = token
      case .close: close = token
      case .sentenceStart:
        guard token == sentence.lowerBound else { return nil }
      case .sentenceEnd:
        guard token == sentence.upperBound else { return nil }
      case .clauseBreak:
        guard
          token == sentence.lowerBound || token == sentence.upperBound
            || !buffer[token].before.isDisjoint(with: .clauseBreak)
        else { return nil }
      case .not(let end):
        if matchesInside(step + 1, upTo: end, at: token) { return nil }
        step = end
        continue
      case .gap(let most, let clause):
        return matchAfterGap(step + 1, at: token, most: most, clause: clause)
      case .wordClass(let wordClass, let strength, let words):
        guard token < sentence.upperBound else { return nil }
        var length: Int?
        for hit in hits.at(token) where hit.wordClass == wordClass && hit.strength >= strength {
          guard hit.tokens.upperBound <= sentence.upperBound, hit.tokens.count != length,
            max(hit.tokens.count, hit.tail - hit.tokens.lowerBound) >= words
          else { continue }
          length = hit.tokens.count
          if let end = match(step + 1, at: hit.tokens.upperBound) {
            tail = max(tail, hit.tail)
            return end
          }
        }
        return nil
      default:
        guard token < sentence.upperBound, matchesOne(steps[step], token) else { return nil }
        token += 1
      }
      step += 1
    }
  }

  private func matchesOne(_ step: PatternStep, _ token: Int) -> Bool {
    switch step {
    case .word(let hash): buffer[token].hash == hash
    case .prefix(let bytes): buffer.keyBytes(token).starts(with: bytes)
    case .suffix(let bytes): buffer.keyBytes(token).suffix(bytes.count).elementsEqual(bytes)
    case .kind(let kind): buffer[token].kind == kind
    case .shape(let shape): buffer[token].shape.contains(shape)
    default: true
    }
  }

  private mutating func matchAfterGap(_ step: Int, at token: Int, most: Int, clause: Bool) -> Int? {
    var token = token
    for skipped in 0...most {
      if let end = match(step, at: token) { return end }
      guard skipped < most, token < sentence.upperBound else { return nil }
      token += 1
      if clause, token < sentence.upperBound, !buffer[token].before.isDisjoint(with: .clauseBreak) {
        return match(step, at: token)
      }
    }
    return nil
  }

  private mutating func matchesInside(_ step: Int, upTo end: Int, at token: Int) -> Bool {
    // The steps inside a negation end with `accept`, so they can be run like a pattern of their own.
    let saved = (open, close, tail)
    defer { (open, close, tail) = saved }
    return match(step, at: token) != nil
  }
}
