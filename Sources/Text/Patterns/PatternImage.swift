/// Compiled patterns as bytes, used where they lie: the program starts with them in place and builds nothing.
///
/// A head and ``Section``s of 32-bit numbers, little-endian, save `attributes` and `words`, which are text. The head says of
/// each section at which byte it starts and how many entries it has. Only ``PatternImageBuilder`` makes an image, so nothing
/// in it is checked again.
struct PatternImage: @unchecked Sendable {
  // Unchecked: points to bytes that nothing changes and that live as long as the image.

  enum Section: Int, CaseIterable {
    /// Three numbers a family: where its description starts in `words`, the description's length, its line.
    case families
    /// Text: `name=value families`, and `name families` whatever the value, sorted: who has an attribute.
    case attributes
    /// Two numbers a step: ``Operation`` with small operands, then a large operand.
    case steps
    /// The numbers of ``Pattern``.
    case patterns
    /// Four numbers a part of a pattern without order: step, 1 when it must not stand, first and count in `lists`.
    case parts
    /// Elements, stretch by stretch: what patterns cannot do without, what they are looked up by, what they can start with.
    case lists
    /// Four numbers an element: where its key starts in `words`, the key's length (0 for a class), first and count in
    /// `lookups`.
    case elements
    /// Patterns, stretch by stretch: those looked up by an element.
    case lookups
    /// The element of every class, by the class's number; ``none`` for a class in no pattern.
    case classes
    /// Elements by the hash of their key, or ``none``: a table of which half at most is in use.
    case slots
    /// Text: keys, beginnings, ends and the descriptions of families (`id file name=value …`), one after the other.
    case words
  }

  /// The number of an element that there is not.
  static let none = UInt32.max

  enum Operation: UInt8 {
    case word, prefix, suffix, wordClass, any, kind, shape, split, jump, gap, gapInClause, open, close, sentenceStart
    case sentenceEnd, clauseBreak, not, accept
  }

  /// A step: an operation with operands.
  struct Step {
    let operation: Operation
    /// A length, strength, number of tokens or kind.
    let small: Int
    /// A class, a number of words or of entries in `lists`.
    let middle: Int
    /// An element, a step, a byte of `words`, a shape or a place in `lists`.
    let large: Int
  }

  struct Pattern {
    /// The step at which it starts.
    let start: Int
    /// How far its parts may lie apart, in tokens.
    let reach: Int
    let family: Int
    /// The line of its file.
    let line: Int
    /// In `parts`; empty for a pattern whose words stand in order.
    let parts: Range<Int>
    /// In `lists`: the elements that it is looked up by.
    let anchors: Range<Int>
    /// In `lists`: the elements that it cannot do without, in the order in which they stand.
    let required: Range<Int>
    /// In `lists`: the elements of which one stands where it starts; empty when anything may.
    let first: Range<Int>

    static let numbers = 12
  }

  struct Part {
    let start: Int
    let isForbidden: Bool
    /// In `lists`: the elements of which one stands where it starts; empty when anything may.
    let first: Range<Int>
  }

  private let base: UnsafeRawPointer
  private let steps: UnsafeRawPointer
  private let patterns: UnsafeRawPointer
  private let parts: UnsafeRawPointer
  private let lists: UnsafeRawPointer
  private let elements: UnsafeRawPointer
  private let lookups: UnsafeRawPointer
  private let classes: UnsafeRawPointer
  private let slots: UnsafeRawPointer
  private let words: UnsafeRawPointer
  private let classCount: Int
  private let slotMask: Int
  /// How many patterns there are.
  let count: Int

  init(_ base: UnsafeRawPointer) {
    func start(_ section: Section) -> UnsafeRawPointer { base + Self.number(base, section.rawValue * 2) }
    self.base = base
    steps = start(.steps)
    patterns = start(.patterns)
    parts = start(.parts)
    lists = start(.lists)
    elements = start(.elements)
    lookups = start(.lookups)
    classes = start(.classes)
    slots = start(.slots)
    words = start(.words)
    count = Self.number(base, Section.patterns.rawValue * 2 + 1)
    classCount = Self.number(base, Section.classes.rawValue * 2 + 1)
    slotMask = Self.number(base, Section.slots.rawValue * 2 + 1) - 1
  }

  var familyCount: Int { Self.number(base, Section.families.rawValue * 2 + 1) }

  /// `id file name=value …` of a family.
  func description(ofFamily number: Int) -> UnsafeBufferPointer<UInt8> {
    let families = base + Self.number(base, Section.families.rawValue * 2)
    let start = words + Self.number(families, number * 3)
    return UnsafeBufferPointer(
      start: start.assumingMemoryBound(to: UInt8.self), count: Self.number(families, number * 3 + 1))
  }

  /// The line of its file that a family starts on.
  func line(ofFamily number: Int) -> Int {
    Self.number(base + Self.number(base, Section.families.rawValue * 2), number * 3 + 2)
  }

  /// Who has an attribute: the list of the section.
  var attributes: SortedList {
    let start = base + Self.number(base, Section.attributes.rawValue * 2)
    let count = Self.number(base, Section.attributes.rawValue * 2 + 1)
    return SortedList(UnsafeBufferPointer(start: start.assumingMemoryBound(to: UInt8.self), count: count))
  }

  @inline(__always)
  private static func number(_ section: UnsafeRawPointer, _ index: Int) -> Int {
    Int(UInt32(littleEndian: section.loadUnaligned(fromByteOffset: index << 2, as: UInt32.self)))
  }

  @inline(__always)
  private static func range(_ section: UnsafeRawPointer, _ index: Int) -> Range<Int> {
    let start = number(section, index)
    return start..<start + number(section, index + 1)
  }

  @inline(__always)
  func step(_ index: Int) -> Step {
    let head = Self.number(steps, index << 1)
    return Step(
      operation: unsafe unsafeBitCast(UInt8(truncatingIfNeeded: head), to: Operation.self), small: head >> 8 & 0xFF,
      middle: head >> 16, large: Self.number(steps, index << 1 | 1))
  }

  func pattern(_ index: Int) -> Pattern {
    let at = index * Pattern.numbers
    return Pattern(
      start: Self.number(patterns, at), reach: Self.number(patterns, at + 1), family: Self.number(patterns, at + 2),
      line: Self.number(patterns, at + 3), parts: Self.range(patterns, at + 4),
      anchors: Self.range(patterns, at + 6), required: Self.range(patterns, at + 8),
      first: Self.range(patterns, at + 10))
  }

  /// The same as the pattern's `required`, for who asks for nothing else.
  @inline(__always)
  func required(of pattern: Int) -> Range<Int> { Self.range(patterns, pattern * Pattern.numbers + 8) }

  /// Whether the words of a pattern stand in order.
  @inline(__always)
  func isOrdered(_ pattern: Int) -> Bool { Self.number(patterns, pattern * Pattern.numbers + 5) == 0 }

  func part(_ index: Int) -> Part {
    let at = index * 4
    return Part(
      start: Self.number(parts, at), isForbidden: Self.number(parts, at + 1) == 1, first: Self.range(parts, at + 2))
  }

  /// The element at a place of the lists.
  @inline(__always)
  func listed(_ place: Int) -> Int32 { Int32(truncatingIfNeeded: Self.number(lists, place)) }

  /// Places of patterns in ``lookedUp(_:)``: those that are looked up by an element.
  @inline(__always)
  func lookups(of element: Int32) -> Range<Int> { Self.range(elements, Int(element) << 2 | 2) }

  @inline(__always)
  func lookedUp(_ place: Int) -> Int { Self.number(lookups, place) }

  /// The element that a class is; nil for a class in no pattern.
  @inline(__always)
  func element(of wordClass: WordClass) -> Int32? {
    let place = Int(wordClass.rawValue)
    guard place < classCount else { return nil }
    let element = UInt32(truncatingIfNeeded: Self.number(classes, place))
    return element == Self.none ? nil : Int32(bitPattern: element)
  }

  /// The element that a word is, by its list key; nil for a word in no pattern.
  func element(of key: Span<UInt8>) -> Int32? {
    var slot = Self.hash(key) & slotMask
    while true {
      let element = UInt32(truncatingIfNeeded: Self.number(slots, slot))
      if element == Self.none { return nil }
      let at = Int(element) << 2
      if Self.number(elements, at + 1) == key.count, holds(key, 0, at: Self.number(elements, at)) {
        return Int32(bitPattern: element)
      }
      slot = (slot + 1) & slotMask
    }
  }

  /// Whether a key begins with so many bytes of the words.
  @inline(__always)
  func begins(_ key: Span<UInt8>, with start: Int, _ length: Int) -> Bool {
    key.count >= length && holds(key.extracting(first: length), 0, at: start)
  }

  /// Whether a key ends with so many bytes of the words.
  @inline(__always)
  func ends(_ key: Span<UInt8>, with start: Int, _ length: Int) -> Bool {
    key.count >= length && holds(key, key.count - length, at: start)
  }

  /// Whether the bytes of a key from one on stand in the words.
  @inline(__always)
  private func holds(_ key: Span<UInt8>, _ first: Int, at start: Int) -> Bool {
    for index in first..<key.count
    where words.load(fromByteOffset: start + index - first, as: UInt8.self) != key[index] { return false }
    return true
  }

  /// Of a list key. It is the same in every run, unlike ``TokenHash``: the table never changes, so no text can fill it.
  static func hash(_ key: Span<UInt8>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in key.indices { hash = (hash ^ UInt64(key[index])) &* 0x0000_0100_0000_01B3 }
    return Int(truncatingIfNeeded: (hash ^ hash >> 29) & 0x7FFF_FFFF)
  }
}
