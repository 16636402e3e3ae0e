/// All patterns of the program, compiled, with the index that tells which of them a sentence can match at all.
///
/// A pattern is a row of words, classes and bounded gaps. It never crosses a sentence, and a sentence is bounded, so the
/// work per token is bounded too: matching is linear in the length of a post, whatever the post holds.
package final class PatternSet: @unchecked Sendable {
  // Unchecked: filled in while patterns are read, and never again.

  @exclusivity(unchecked) var steps: [PatternStep] = []
  /// For each step that follows a gap, in `lists`: the elements of which one stands where it starts; empty when anything may,
  /// and for any other step.
  @exclusivity(unchecked) private var wanted: [Range<Int32>] = []
  @exclusivity(unchecked) private var patterns: [Compiled] = []
  @exclusivity(unchecked) package private(set) var families: [PatternFamily] = []
  /// The number of every word and class that stands in a pattern, by its hash.
  @exclusivity(unchecked) private var elements = HashTable(minimumCapacity: 1024)
  /// The same for classes, by their number; -1 for a class in no pattern.
  @exclusivity(unchecked) private var classElements: [Int32] = []
  /// Per element the head of its chain of patterns that are looked up by it; -1 when there are none.
  @exclusivity(unchecked) private var heads: [Int32] = []
  @exclusivity(unchecked) private var chains: [(pattern: Int32, next: Int32)] = []
  /// Numbers of elements: what patterns cannot do without and what they can start with, stretch by stretch.
  @exclusivity(unchecked) private var lists: [Int32] = []
  /// The parts of patterns without order, stretch by stretch.
  @exclusivity(unchecked) private var parts: [Part] = []
  @exclusivity(unchecked) private var anchors: [TokenHash] = []
  @exclusivity(unchecked) private var familyNumbers: [String: [String: [Int]]] = [:]
  @exclusivity(unchecked) private var familiesWith: [String: Set<Int>] = [:]

  /// A part of a pattern without order.
  struct Part: Sendable {
    var start: Int
    var isForbidden: Bool
    /// In `lists`: the elements of which one stands where it starts; empty when anything may.
    var first: Range<Int32> = 0..<0
  }

  private struct Compiled: Sendable {
    var start: Int32
    var reach: Int32
    var family: Int32
    var line: Int32
    /// In `parts`; empty for a pattern whose words stand in order.
    var parts: Range<Int32>
    /// In `anchors`: the elements that it is looked up by.
    var anchors: Range<Int32>
    /// In `lists`: the elements that it cannot do without, in the order in which they stand.
    var required: Range<Int32>
    /// In `lists`: the elements of which one stands where it starts; empty when anything may.
    var first: Range<Int32>
  }

  package init() {}

  package var count: Int { patterns.count }

  package func family(of pattern: Int) -> PatternFamily { families[Int(patterns[pattern].family)] }
  /// The place of a pattern's family in ``families``.
  package func familyNumber(of pattern: Int) -> Int { Int(patterns[pattern].family) }
  /// The words and classes of which one at least stands in whatever a pattern matches: what it is about.
  package func anchors(of pattern: Int) -> [TokenHash] { Array(anchors[patterns[pattern].anchors.asInt]) }
  /// The line of its file that a pattern stands on.
  package func line(of pattern: Int) -> Int { Int(patterns[pattern].line) }

  func add(_ family: PatternFamily) {
    for (attribute, value) in family.attributes {
      familyNumbers[attribute, default: [:]][value, default: []].append(families.count)
      familiesWith[attribute, default: []].insert(families.count)
    }
    families.append(family)
  }

  /// The places in ``families`` of those with an attribute of that value, ascending.
  package func familyNumbers(_ attribute: String, _ value: String) -> [Int] {
    familyNumbers[attribute]?[value] ?? []
  }

  /// The places in ``families`` of those with an attribute, whatever its value.
  package func familyNumbers(with attribute: String) -> Set<Int> { familiesWith[attribute] ?? [] }

  /// Adds a pattern of the last family and tells what it cannot do without and what it is looked up by.
  func add(
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
    add(compiler.steps, from: start, parts, reach: compiler.reach, required: required, anchors: anchors, line: line)
    return (required, anchors)
  }

  private func add(
    _ steps: [PatternStep], from start: Int, _ parts: [Part], reach: Int, required: [TokenHash], anchors: [TokenHash],
    line: Int
  ) {
    for step in steps[start...] {
      if case .wordClass(let wordClass, _, _) = step { noteClass(wordClass) }
    }
    for place in start..<steps.count { wanted.append(wantedAfterGap(at: place, in: steps, from: start)) }
    let firstPart = Int32(self.parts.count)
    for var part in parts {
      part.first = listFirst(of: steps, from: part.start)
      self.parts.append(part)
    }
    let firstRequired = Int32(lists.count)
    for element in required { lists.append(number(of: element)) }
    let firstAnchor = Int32(self.anchors.count)
    self.anchors += anchors
    let pattern = Compiled(
      start: Int32(start), reach: Int32(reach), family: Int32(families.count - 1), line: Int32(line),
      parts: firstPart..<Int32(self.parts.count), anchors: firstAnchor..<Int32(self.anchors.count),
      required: firstRequired..<Int32(lists.count),
      first: parts.isEmpty ? listFirst(of: steps, from: start) : 0..<0)
    patterns.append(pattern)
    for anchor in anchors {
      let element = Int(number(of: anchor))
      chains.append((Int32(patterns.count - 1), heads[element]))
      heads[element] = Int32(chains.count - 1)
    }
  }

  private func wantedAfterGap(at place: Int, in steps: [PatternStep], from start: Int) -> Range<Int32> {
    guard place > start, case .gap = steps[place - 1] else { return 0..<0 }
    return listFirst(of: steps, from: place, atMost: 16)
  }

  private func number(of element: TokenHash) -> Int32 {
    if let known = elements[element.value] { return Int32(bitPattern: known) }
    let number = Int32(heads.count)
    elements.set(element.value, to: UInt32(bitPattern: number))
    heads.append(-1)
    return number
  }

  private func noteClass(_ wordClass: WordClass) {
    let place = Int(wordClass.rawValue)
    if place >= classElements.count {
      classElements += repeatElement(-1, count: place + 1 - classElements.count)
    }
    if classElements[place] < 0 { classElements[place] = number(of: .element(place)) }
  }

  /// Lists the elements of which one stands where a row of steps starts; nothing when anything may.
  private func listFirst(of steps: [PatternStep], from start: Int, atMost most: Int = 64) -> Range<Int32> {
    let count = lists.count
    if !addFirst(of: steps, from: start, limit: count + most) { lists.removeLast(lists.count - count) }
    return Int32(count)..<Int32(lists.count)
  }

  /// False when anything may stand there.
  private func addFirst(of steps: [PatternStep], from start: Int, limit: Int) -> Bool {
    var step = start
    while true {
      switch steps[step] {
      case .word(let hash):
        lists.append(number(of: hash))
        return lists.count <= limit
      case .wordClass(let wordClass, _, _):
        lists.append(classElements[Int(wordClass.rawValue)])
        return lists.count <= limit
      case .split(let first, let second):
        guard addFirst(of: steps, from: Int(first), limit: limit) else { return false }
        step = Int(second)
      case .jump(let target): step = Int(target)
      case .not(let end): step = Int(end)
      case .open, .close, .sentenceStart, .sentenceEnd, .clauseBreak: step += 1
      case .prefix, .suffix, .any, .kind, .shape, .gap, .accept: return false
      }
    }
  }

  /// Every match in a post, sentence by sentence, patterns in the order of their files.
  package func matches(in buffer: TokenBuffer, _ hits: ClassHits) -> [PatternMatch] {
    var matches: [PatternMatch] = []
    let present = PresentElements(buffer: buffer, hits: hits)
    var run = PatternRun(
      steps: steps, wanted: wanted, lists: lists, present: present, buffer: buffer, hits: hits)
    var candidates: [Int32] = []
    for sentence in buffer.sentences where !sentence.tokens.isEmpty {
      present.open(sentence.tokens)
      for token in sentence.tokens {
        if let element = elements[buffer.hash(token).value] { present.add(Int32(bitPattern: element), at: token) }
      }
      for place in hits.places(within: sentence.tokens) {
        let wordClass = Int(hits.hits[place].wordClass.rawValue)
        guard wordClass < classElements.count, classElements[wordClass] >= 0 else { continue }
        present.add(classElements[wordClass], at: hits.hits[place].tokens.lowerBound)
      }
      candidates.removeAll(keepingCapacity: true)
      for index in 0..<present.count { collect(present.element(index), present, into: &candidates) }
      guard !candidates.isEmpty else { continue }
      candidates.sort()
      run.sentence = sentence.tokens
      var previous: Int32 = -1
      for candidate in candidates where candidate != previous {
        previous = candidate
        find(Int(candidate), present, with: &run, into: &matches)
      }
    }
    return matches
  }

  private func collect(_ element: Int32, _ present: PresentElements, into candidates: inout [Int32]) {
    var cursor = heads[Int(element)]
    while cursor >= 0 {
      let link = chains[Int(cursor)]
      if hasAll(of: Int(link.pattern), present) { candidates.append(link.pattern) }
      cursor = link.next
    }
  }

  /// Whether all that a pattern cannot do without stands in the sentence, in an order that will do.
  private func hasAll(of pattern: Int, _ present: PresentElements) -> Bool {
    let isOrdered = patterns[pattern].parts.isEmpty
    let required = patterns[pattern].required
    var earliest: Int32 = 0
    for place in required.asInt {
      guard let index = present.index(of: lists[place]) else { return false }
      if isOrdered {
        guard present.last(index) >= earliest else { return false }
        earliest = max(earliest, present.first(index)) + 1
      }
    }
    return true
  }

  /// The tokens, as bits, at which something can start.
  private func starts(_ first: Range<Int32>, _ present: PresentElements) -> UInt64 {
    present.mask(of: first, in: lists)
  }

  private func find(
    _ pattern: Int, _ present: PresentElements, with run: inout PatternRun,
    into matches: inout [PatternMatch]
  ) {
    if !patterns[pattern].parts.isEmpty {
      if let span = together(patterns[pattern], present, with: &run) {
        matches.append(PatternMatch(pattern: pattern, tokens: span, span: span))
      }
      return
    }
    let starts = starts(patterns[pattern].first, present)
    let first = Int(patterns[pattern].start)
    let upper = run.sentence.upperBound
    var start = present.next(starts, from: run.sentence.lowerBound, upTo: upper)
    while start < upper {
      run.reset()
      if let end = run.match(first, at: start), end > start {
        let open = run.open ?? start
        let tail = min(run.tail, upper)
        let close = max(run.close ?? end, tail)
        if open < close {
          matches.append(PatternMatch(pattern: pattern, tokens: start..<max(end, tail), span: open..<close))
        }
        start = present.next(starts, from: end, upTo: upper)
      } else {
        start = present.next(starts, from: start + 1, upTo: upper)
      }
    }
  }
}

extension PatternSet {
  /// The stretch from the first to the last part of a pattern without order, each part at words of its own.
  private func together(
    _ pattern: Compiled, _ present: PresentElements, with run: inout PatternRun
  ) -> Range<Int>? {
    // The places of the parts that must stand, part by part, and where each part's end.
    var places: [Range<Int>] = []
    var ends: [Int] = []
    let upper = run.sentence.upperBound
    for number in pattern.parts.asInt {
      let part = parts[number]
      let before = places.count
      let starts = starts(part.first, present)
      if starts == 0, !part.isForbidden { return nil }
      var token = present.next(starts, from: run.sentence.lowerBound, upTo: upper)
      while token < upper, places.count - before < 12 {
        run.reset()
        if let end = run.match(part.start, at: token) {
          if part.isForbidden { return nil }
          places.append(token..<max(end, min(run.tail, upper), token + 1))
        }
        token = present.next(starts, from: token + 1, upTo: upper)
      }
      if part.isForbidden { continue }
      if places.count == before { return nil }
      ends.append(places.count)
    }
    for first in places[..<ends[0]] {
      if let span = spread(from: first, over: places, ends, reach: Int(pattern.reach)) { return span }
    }
    return nil
  }

  /// Takes of every part the place nearest to the first that shares no word with those taken.
  private func spread(
    from first: Range<Int>, over places: [Range<Int>], _ ends: [Int], reach: Int
  ) -> Range<Int>? {
    var taken = [first.lowerBound]
    var (lower, upper) = (first.lowerBound, first.upperBound)
    for part in 1..<max(1, ends.count) {
      var nearest: Range<Int>?
      for place in places[ends[part - 1]..<ends[part]] where !taken.contains(place.lowerBound) {
        if nearest.map({ gap(first, place) < gap(first, $0) }) ?? true { nearest = place }
      }
      guard let nearest, gap(first, nearest) <= reach else { return nil }
      taken.append(nearest.lowerBound)
      lower = min(lower, nearest.lowerBound)
      upper = max(upper, nearest.upperBound)
    }
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
  let wanted: [Range<Int32>]
  let lists: [Int32]
  let present: PresentElements
  let buffer: TokenBuffer
  let hits: ClassHits
  var sentence = 0..<0
  var open: Int?
  var close: Int?
  /// The token after the last particle of a verb in the match.
  var tail = 0
  private var budget = 4000

  init(
    steps: [PatternStep], wanted: [Range<Int32>], lists: [Int32], present: PresentElements, buffer: TokenBuffer,
    hits: ClassHits
  ) {
    self.steps = steps
    self.wanted = wanted
    self.lists = lists
    self.present = present
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
        if mayStart(Int(first), at: token), let end = match(Int(first), at: token) { return end }
        step = Int(second)
        continue
      case .jump(let target):
        step = Int(target)
        continue
      case .open: open = token
      case .close: close = token
      case .sentenceStart:
        guard token == sentence.lowerBound else { return nil }
      case .sentenceEnd:
        guard token == sentence.upperBound else { return nil }
      case .clauseBreak:
        guard token == sentence.lowerBound || token == sentence.upperBound || buffer.breaksClause(token)
        else { return nil }
      case .not(let end):
        if matchesInside(step + 1, at: token) { return nil }
        step = Int(end)
        continue
      case .gap(let most, let clause):
        return matchAfterGap(step + 1, at: token, most: Int(most), clause: clause)
      case .wordClass(let wordClass, let strength, let words):
        guard token < sentence.upperBound else { return nil }
        return matchClass(wordClass, strength, Int(words), step + 1, at: token)
      case .word(let hash):
        guard token < sentence.upperBound, buffer.hash(token) == hash else { return nil }
        token += 1
      case .prefix(let hash, let length):
        guard token < sentence.upperBound, buffer.key(token, startsWith: hash, Int(length)) else { return nil }
        token += 1
      case .suffix(let hash, let length):
        guard token < sentence.upperBound, buffer.key(token, endsWith: hash, Int(length)) else { return nil }
        token += 1
      case .any:
        guard token < sentence.upperBound else { return nil }
        token += 1
      case .kind(let kind):
        guard token < sentence.upperBound, buffer[token].kind == kind else { return nil }
        token += 1
      case .shape(let shape):
        guard token < sentence.upperBound, buffer[token].shape.contains(shape) else { return nil }
        token += 1
      }
      step += 1
    }
  }

  /// Whether a step may match at a token: what alternatives are told apart by before they are tried.
  private func mayStart(_ step: Int, at token: Int) -> Bool {
    switch steps[step] {
    case .word(let hash): return token < sentence.upperBound && buffer.hash(token) == hash
    case .wordClass(let wordClass, let strength, _):
      guard token < sentence.upperBound else { return false }
      for place in hits.places(at: token)
      where hits.hits[place].wordClass == wordClass && hits.hits[place].strength >= strength {
        return true
      }
      return false
    default: return true
    }
  }

  private mutating func matchClass(
    _ wordClass: WordClass, _ strength: UInt8, _ words: Int, _ next: Int, at token: Int
  ) -> Int? {
    var length: Int?
    for place in hits.places(at: token) {
      let hit = hits.hits[place]
      guard hit.wordClass == wordClass, hit.strength >= strength else { continue }
      guard hit.tokens.upperBound <= sentence.upperBound, hit.tokens.count != length,
        max(hit.tokens.count, hit.tail - hit.tokens.lowerBound) >= words
      else { continue }
      length = hit.tokens.count
      if let end = match(next, at: hit.tokens.upperBound) {
        tail = max(tail, hit.tail)
        return end
      }
    }
    return nil
  }

  private mutating func matchAfterGap(_ step: Int, at token: Int, most: Int, clause: Bool) -> Int? {
    var token = token
    let isAnything = wanted[step].isEmpty
    let places = present.mask(of: wanted[step], in: lists)
    if places == 0 { return nil }
    for skipped in 0...most {
      if isAnything || present.holds(places, token), let end = match(step, at: token) { return end }
      guard skipped < most, token < sentence.upperBound else { return nil }
      token += 1
      if clause, token < sentence.upperBound, buffer.breaksClause(token) {
        return match(step, at: token)
      }
    }
    return nil
  }

  private mutating func matchesInside(_ step: Int, at token: Int) -> Bool {
    // The steps inside a negation end with `accept`, so they can be run like a pattern of their own.
    let saved = (open, close, tail)
    defer { (open, close, tail) = saved }
    return match(step, at: token) != nil
  }
}

/// The elements of patterns that stand in one sentence, and where.
private final class PresentElements {
  private struct Entry {
    var element: Int32
    var slot: Int32
    /// The first and last token at which it stands, from the start of the sentence.
    var first: Int32
    var last: Int32
    /// The tokens at which it stands, as bits; of a long sentence one bit stands for some tokens.
    var mask: UInt64
  }

  @exclusivity(unchecked) private var entries: [Entry] = []
  /// Places in `entries`, found by an element's number; -1 where there is none.
  @exclusivity(unchecked) private var slots: [Int32]
  @exclusivity(unchecked) private var start = 0
  @exclusivity(unchecked) private var shift = 0

  init(buffer: TokenBuffer, hits: ClassHits) {
    var most = 0
    for sentence in buffer.sentences where !sentence.tokens.isEmpty {
      most = max(most, sentence.tokens.count + hits.places(within: sentence.tokens).count)
    }
    var capacity = 64
    while capacity < most * 2 { capacity *= 2 }
    slots = [Int32](repeating: -1, count: capacity)
    entries.reserveCapacity(most)
  }

  /// Forgets the last sentence.
  func open(_ sentence: Range<Int>) {
    for index in entries.indices { slots[Int(entries[index].slot)] = -1 }
    entries.removeAll(keepingCapacity: true)
    start = sentence.lowerBound
    shift = 0
    while (sentence.count - 1) >> shift > 63 { shift += 1 }
  }

  func add(_ element: Int32, at token: Int) {
    let offset = token - start
    let slot = slot(of: element)
    let index = Int(slots[slot])
    guard index >= 0 else {
      slots[slot] = Int32(entries.count)
      entries.append(
        Entry(element: element, slot: Int32(slot), first: Int32(offset), last: Int32(offset), mask: bit(offset)))
      return
    }
    entries[index].first = min(entries[index].first, Int32(offset))
    entries[index].last = max(entries[index].last, Int32(offset))
    entries[index].mask |= bit(offset)
  }

  var count: Int { entries.count }
  func element(_ index: Int) -> Int32 { entries[index].element }
  func first(_ index: Int) -> Int32 { entries[index].first }
  func last(_ index: Int) -> Int32 { entries[index].last }
  func mask(_ index: Int) -> UInt64 { entries[index].mask }

  func index(of element: Int32) -> Int? {
    let index = Int(slots[slot(of: element)])
    return index < 0 ? nil : index
  }

  /// The tokens, as bits, at which one of some elements stands; all, when there are no elements.
  func mask(of elements: Range<Int32>, in lists: [Int32]) -> UInt64 {
    guard !elements.isEmpty else { return .max }
    var mask: UInt64 = 0
    for place in elements.asInt {
      if let index = index(of: lists[place]) { mask |= entries[index].mask }
    }
    return mask
  }

  /// The next token among those that bits stand for.
  func next(_ mask: UInt64, from token: Int, upTo end: Int) -> Int {
    guard token < end else { return end }
    if shift == 0 {
      let rest = mask >> UInt64(token - start)
      return rest == 0 ? end : min(end, token + rest.trailingZeroBitCount)
    }
    var token = token
    while token < end, !holds(mask, token) { token += 1 }
    return token
  }

  /// Whether a token is among those that bits stand for.
  func holds(_ mask: UInt64, _ token: Int) -> Bool { mask & bit(token - start) != 0 }

  private func bit(_ offset: Int) -> UInt64 { 1 << UInt64(offset >> shift) }

  /// Where an element stands or would be put in; there is always room.
  private func slot(of element: Int32) -> Int {
    let mask = slots.count - 1
    var slot = Int(element) & mask
    while slots[slot] >= 0, entries[Int(slots[slot])].element != element { slot = (slot + 1) & mask }
    return slot
  }
}

extension Range<Int32> {
  @inline(__always)
  fileprivate var asInt: Range<Int> { Int(lowerBound)..<Int(upperBound) }
}
