/// All patterns of the program, with the index that tells which of them a sentence can match at all.
///
/// A pattern is a row of words, classes and bounded gaps. It never crosses a sentence, and a sentence is bounded, so the
/// work per token is bounded too: matching is linear in the length of a post, whatever the post holds.
package final class PatternSet: Sendable {
  private let image: PatternImage
  private let attributes: SortedList

  /// - Parameter image: what ``PatternParser/image`` gave; it must live as long as the program.
  package init(_ image: UnsafeRawPointer) {
    self.image = PatternImage(image)
    attributes = self.image.attributes
  }

  /// In the order of the files.
  package var families: [PatternFamily] { (0..<image.familyCount).map { PatternFamily(image: image, number: $0) } }

  package var count: Int { image.count }

  package func family(of pattern: Int) -> PatternFamily {
    PatternFamily(image: image, number: familyNumber(of: pattern))
  }
  /// The place of a pattern's family in ``families``.
  package func familyNumber(of pattern: Int) -> Int { image.pattern(pattern).family }
  /// The line of its file that a pattern stands on.
  package func line(of pattern: Int) -> Int { image.pattern(pattern).line }

  /// Whether a pattern is about a token: whether the token is one of the words and classes of which one at least stands in
  /// whatever it matches.
  package func isAbout(_ token: Int, _ pattern: Int, in buffer: TokenBuffer, _ hits: ClassHits) -> Bool {
    let anchors = image.pattern(pattern).anchors
    func isAnchor(_ element: Int32?) -> Bool {
      element.map { wanted in anchors.contains { image.listed($0) == wanted } } ?? false
    }
    return isAnchor(image.element(of: buffer.keyBytes(token).span))
      || hits.at(token).contains { isAnchor(image.element(of: $0.wordClass)) }
  }

  /// The places in ``families`` of those with an attribute of that value, ascending.
  package func familyNumbers(_ attribute: String, _ value: String) -> [Int] {
    familyNumbers(having: Array(attribute.utf8) + [UInt8(ascii: "=")] + Array(value.utf8))
  }

  /// The places in ``families`` of those with an attribute, whatever its value, ascending.
  package func familyNumbers(with attribute: String) -> [Int] { familyNumbers(having: Array(attribute.utf8)) }

  private func familyNumbers(having key: [UInt8]) -> [Int] {
    attributes.row(key[...])?.columnBytes(1).split(separator: 32).map(\.decimal) ?? []
  }

  /// Every match in a post, sentence by sentence, patterns in the order of their files.
  package func matches(in buffer: TokenBuffer, _ hits: ClassHits) -> [PatternMatch] {
    var matches: [PatternMatch] = []
    let present = PresentElements(buffer: buffer, hits: hits)
    let words = buffer.indices.map { image.element(of: buffer.keyBytes($0).span) ?? -1 }
    var run = PatternRun(image: image, words: words, present: present, buffer: buffer, hits: hits)
    var candidates: [Int32] = []
    for sentence in buffer.sentences where !sentence.tokens.isEmpty {
      present.open(sentence.tokens)
      for token in sentence.tokens where words[token] >= 0 { present.add(words[token], at: token) }
      for place in hits.places(within: sentence.tokens) {
        guard let element = image.element(of: hits.hits[place].wordClass) else { continue }
        present.add(element, at: hits.hits[place].tokens.lowerBound)
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
    for place in image.lookups(of: element) {
      let pattern = image.lookedUp(place)
      if hasAll(of: pattern, present) { candidates.append(Int32(pattern)) }
    }
  }

  /// Whether all that a pattern cannot do without stands in the sentence, in an order that will do.
  private func hasAll(of pattern: Int, _ present: PresentElements) -> Bool {
    let isOrdered = image.isOrdered(pattern)
    var earliest: Int32 = 0
    for place in image.required(of: pattern) {
      guard let index = present.index(of: image.listed(place)) else { return false }
      if isOrdered {
        guard present.last(index) >= earliest else { return false }
        earliest = max(earliest, present.first(index)) + 1
      }
    }
    return true
  }

  private func find(
    _ pattern: Int, _ present: PresentElements, with run: inout PatternRun,
    into matches: inout [PatternMatch]
  ) {
    let compiled = image.pattern(pattern)
    if !compiled.parts.isEmpty {
      if let span = together(compiled, present, with: &run) {
        matches.append(PatternMatch(pattern: pattern, tokens: span, span: span))
      }
      return
    }
    let starts = present.mask(of: compiled.first, in: image)
    let first = compiled.start
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
    _ pattern: PatternImage.Pattern, _ present: PresentElements, with run: inout PatternRun
  ) -> Range<Int>? {
    // The places of the parts that must stand, part by part, and where each part's end.
    var places: [Range<Int>] = []
    var ends: [Int] = []
    let upper = run.sentence.upperBound
    for number in pattern.parts {
      let part = image.part(number)
      let before = places.count
      let starts = present.mask(of: part.first, in: image)
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
      if let span = spread(from: first, over: places, ends, reach: pattern.reach) { return span }
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

/// Tries patterns at tokens, one after the other.
private struct PatternRun {
  let image: PatternImage
  /// The element that each token's word is; -1 for a word in no pattern.
  let words: [Int32]
  let present: PresentElements
  let buffer: TokenBuffer
  let hits: ClassHits
  var sentence = 0..<0
  var open: Int?
  var close: Int?
  /// The token after the last particle of a verb in the match.
  var tail = 0
  private var budget = 4000

  init(image: PatternImage, words: [Int32], present: PresentElements, buffer: TokenBuffer, hits: ClassHits) {
    self.image = image
    self.words = words
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

  /// The token after the match, if the steps from `number` on match at `token`.
  mutating func match(_ number: Int, at token: Int) -> Int? {
    var number = number
    var token = token
    while true {
      budget -= 1
      if budget < 0 { return nil }
      let step = image.step(number)
      switch step.operation {
      case .accept: return token
      case .split:
        if mayStart(number + 1, at: token), let end = match(number + 1, at: token) { return end }
        number = step.large
        continue
      case .jump:
        number = step.large
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
      case .not:
        if matchesInside(number + 1, at: token) { return nil }
        number = step.large
        continue
      case .gap, .gapInClause: return matchAfterGap(step, number + 1, at: token)
      case .wordClass:
        guard token < sentence.upperBound else { return nil }
        return matchClass(step, number + 1, at: token)
      case .word, .prefix, .suffix, .any, .kind, .shape:
        guard token < sentence.upperBound, isMet(step, by: token) else { return nil }
        token += 1
      }
      number += 1
    }
  }

  /// Whether a token is what a step of one token wants.
  private func isMet(_ step: PatternImage.Step, by token: Int) -> Bool {
    switch step.operation {
    case .word: Int(words[token]) == step.large
    case .prefix: image.begins(buffer.keyBytes(token).span, with: step.large, step.small)
    case .suffix: image.ends(buffer.keyBytes(token).span, with: step.large, step.small)
    case .kind: Int(buffer[token].kind.rawValue) == step.small
    case .shape: buffer[token].shape.contains(Token.Shape(rawValue: UInt16(step.large)))
    default: true
    }
  }

  /// Whether a step may match at a token: what alternatives are told apart by before they are tried.
  private func mayStart(_ number: Int, at token: Int) -> Bool {
    let step = image.step(number)
    switch step.operation {
    case .word: return token < sentence.upperBound && Int(words[token]) == step.large
    case .wordClass:
      guard token < sentence.upperBound else { return false }
      for place in hits.places(at: token)
      where Int(hits.hits[place].wordClass.rawValue) == step.middle && Int(hits.hits[place].strength) >= step.small {
        return true
      }
      return false
    default: return true
    }
  }

  private mutating func matchClass(_ step: PatternImage.Step, _ next: Int, at token: Int) -> Int? {
    var length: Int?
    for place in hits.places(at: token) {
      let hit = hits.hits[place]
      guard Int(hit.wordClass.rawValue) == step.middle, Int(hit.strength) >= step.small else { continue }
      guard hit.tokens.upperBound <= sentence.upperBound, hit.tokens.count != length,
        max(hit.tokens.count, hit.tail - hit.tokens.lowerBound) >= step.large
      else { continue }
      length = hit.tokens.count
      if let end = match(next, at: hit.tokens.upperBound) {
        tail = max(tail, hit.tail)
        return end
      }
    }
    return nil
  }

  private mutating func matchAfterGap(_ gap: PatternImage.Step, _ next: Int, at token: Int) -> Int? {
    var token = token
    let isAnything = gap.middle == 0
    let places = present.mask(of: gap.large..<gap.large + gap.middle, in: image)
    if places == 0 { return nil }
    for skipped in 0...gap.small {
      if isAnything || present.holds(places, token), let end = match(next, at: token) { return end }
      guard skipped < gap.small, token < sentence.upperBound else { return nil }
      token += 1
      if gap.operation == .gapInClause, token < sentence.upperBound, buffer.breaksClause(token) {
        return match(next, at: token)
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
  func mask(of elements: Range<Int>, in image: PatternImage) -> UInt64 {
    guard !elements.isEmpty else { return .max }
    var mask: UInt64 = 0
    for place in elements {
      if let index = index(of: image.listed(place)) { mask |= entries[index].mask }
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
