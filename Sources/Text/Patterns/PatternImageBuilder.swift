/// Gathers patterns and writes them down as a ``PatternImage``.
struct PatternImageBuilder {
  private var families: [UInt32] = []
  /// Families by what `attributes` has them under.
  private var having: [[UInt8]: [Int]] = [:]
  private var steps: [UInt32] = []
  private var patterns: [UInt32] = []
  private var parts: [UInt32] = []
  private var lists: [UInt32] = []
  private var elements: [PatternElement] = []
  private var elementNumbers: [PatternElement: UInt32] = [:]
  /// The patterns that are looked up by each element.
  private var lookups: [[UInt32]] = []
  private var words: [UInt8] = []
  private var wordPlaces: [[UInt8]: Int] = [:]

  private var familyCount: Int { families.count / 3 }

  /// Adds a family.
  ///
  /// - Parameter attributes: `name=value`, or `name` alone.
  mutating func addFamily(_ id: String, _ attributes: [ArraySlice<UInt8>], file: String, line: Int) {
    for attribute in attributes {
      let name = attribute.prefix { $0 != UInt8(ascii: "=") }
      for key in Set([Array(name), Array(attribute)]) { having[key, default: []].append(familyCount) }
    }
    let description = Array("\(id) \(file)".utf8) + attributes.flatMap { [32] + $0 }
    families += [UInt32(place(of: description)), UInt32(description.count), UInt32(line)]
  }

  /// Adds a pattern of the last family.
  mutating func add(_ body: ArraySlice<UInt8>, line: Int, classes: WordClasses) throws(PatternSyntaxError) {
    var compiler = PatternCompiler(source: body, classes: classes)
    let parts = try compiler.compile()
    let anchors = compiler.anchors
    guard !anchors.isEmpty else {
      throw PatternSyntaxError(message: "a pattern needs a word or class that it cannot do without")
    }
    let base = steps.count / 2
    for place in compiler.steps.indices { add(place, of: compiler.steps, base) }
    let firstPart = self.parts.count / 4
    for part in parts {
      let first = list(firstOf: compiler.steps, from: part.start)
      self.parts += [UInt32(base + part.start), part.isForbidden ? 1 : 0] + first
    }
    let number = UInt32(patterns.count / PatternImage.Pattern.numbers)
    patterns += [UInt32(base), UInt32(compiler.reach), UInt32(familyCount - 1), UInt32(line)]
    patterns += [UInt32(firstPart), UInt32(parts.count)]
    patterns += list(anchors)
    patterns += list(compiler.required.map(\.element))
    patterns += parts.isEmpty ? list(firstOf: compiler.steps, from: 0) : [0, 0]
    for anchor in Set(anchors.map { self.number(of: $0) }) { lookups[Int(anchor)].append(number) }
  }

  // MARK: Elements

  private mutating func number(of element: PatternElement) -> UInt32 {
    if let known = elementNumbers[element] { return known }
    let number = UInt32(elements.count)
    elementNumbers[element] = number
    elements.append(element)
    lookups.append([])
    return number
  }

  /// Lists elements: where they stand in `lists` and how many they are.
  private mutating func list(_ elements: [PatternElement]) -> [UInt32] {
    let start = UInt32(lists.count)
    for element in elements { lists.append(number(of: element)) }
    return [start, UInt32(elements.count)]
  }

  /// Lists the elements of which one stands where a row of steps starts; none when anything may, or too many.
  private mutating func list(firstOf steps: [PatternStep], from start: Int, atMost most: Int = 64) -> [UInt32] {
    var elements: [PatternElement] = []
    return Self.gather(firstOf: steps, from: start, into: &elements) && elements.count <= most
      ? list(elements) : [0, 0]
  }

  /// False when anything may stand there.
  private static func gather(
    firstOf steps: [PatternStep], from start: Int, into elements: inout [PatternElement]
  ) -> Bool {
    var step = start
    while true {
      switch steps[step] {
      case .word(let key):
        elements.append(.word(key))
        return true
      case .wordClass(let wordClass, _, _):
        elements.append(.wordClass(wordClass))
        return true
      case .split(let first, let second):
        guard gather(firstOf: steps, from: Int(first), into: &elements) else { return false }
        step = Int(second)
      case .jump(let target): step = Int(target)
      case .not(let end): step = Int(end)
      case .open, .close, .sentenceStart, .sentenceEnd, .clauseBreak: step += 1
      case .prefix, .suffix, .any, .kind, .shape, .gap, .accept: return false
      }
    }
  }

  /// Where some bytes stand in `words`.
  private mutating func place(of word: [UInt8]) -> Int {
    if let known = wordPlaces[word] { return known }
    let place = words.count
    wordPlaces[word] = place
    words += word
    return place
  }

  // MARK: Steps

  private mutating func add(_ place: Int, of steps: [PatternStep], _ base: Int) {
    func target(_ step: Int32) -> Int { base + Int(step) }
    switch steps[place] {
    case .word(let key): add(.word, large: Int(number(of: .word(key))))
    case .prefix(let key): add(.prefix, small: key.count, large: self.place(of: key))
    case .suffix(let key): add(.suffix, small: key.count, large: self.place(of: key))
    case .wordClass(let wordClass, let strength, let words):
      _ = number(of: .wordClass(wordClass))
      add(.wordClass, small: Int(strength), middle: Int(wordClass.rawValue), large: Int(words))
    case .any: add(.any)
    case .kind(let kind): add(.kind, small: Int(kind.rawValue))
    case .shape(let shape): add(.shape, large: Int(shape.rawValue))
    case .split(let first, let second):
      precondition(Int(first) == place + 1, "what is tried first follows at once")
      add(.split, large: target(second))
    case .jump(let step): add(.jump, large: target(step))
    case .gap(let most, let clause):
      let wanted = list(firstOf: steps, from: place + 1, atMost: 16)
      add(clause ? .gapInClause : .gap, small: Int(most), middle: Int(wanted[1]), large: Int(wanted[0]))
    case .open: add(.open)
    case .close: add(.close)
    case .sentenceStart: add(.sentenceStart)
    case .sentenceEnd: add(.sentenceEnd)
    case .clauseBreak: add(.clauseBreak)
    case .not(let end): add(.not, large: target(end))
    case .accept: add(.accept)
    }
  }

  private mutating func add(_ operation: PatternImage.Operation, small: Int = 0, middle: Int = 0, large: Int = 0) {
    precondition(small < 256 && middle < 65_536, "an operand has no room")
    steps.append(UInt32(operation.rawValue) | UInt32(small) << 8 | UInt32(middle) << 16)
    steps.append(UInt32(large))
  }

  // MARK: Image

  /// All that was added, as bytes.
  func image() -> [UInt8] {
    var copy = self
    return copy.written()
  }

  private mutating func written() -> [UInt8] {
    var entries: [UInt32] = []
    var looked: [UInt32] = []
    var classes: [UInt32] = []
    for (number, element) in elements.enumerated() {
      switch element {
      case .word(let key): entries += [UInt32(place(of: key)), UInt32(key.count)]
      case .wordClass(let wordClass):
        let place = Int(wordClass.rawValue)
        if place >= classes.count { classes += repeatElement(PatternImage.none, count: place + 1 - classes.count) }
        classes[place] = UInt32(number)
        entries += [0, 0]
      }
      entries += [UInt32(looked.count), UInt32(lookups[number].count)]
      looked += lookups[number]
    }
    var image = Image()
    image.add(.families, families, 3)
    image.add(.attributes, attributes())
    image.add(.steps, steps)
    image.add(.patterns, patterns, PatternImage.Pattern.numbers)
    image.add(.parts, parts)
    image.add(.lists, lists)
    image.add(.elements, entries)
    image.add(.lookups, looked)
    image.add(.classes, classes)
    image.add(.slots, slots())
    image.add(.words, words)
    return image.bytes
  }

  private func attributes() -> [UInt8] {
    having.sorted { $0.key.lexicographicallyPrecedes($1.key) }.flatMap { key, numbers in
      key + [9] + Array(numbers.map(String.init).joined(separator: " ").utf8) + [10]
    }
  }

  private func slots() -> [UInt32] {
    var count = 64
    while count < elements.count * 2 { count *= 2 }
    var slots = [UInt32](repeating: PatternImage.none, count: count)
    for (number, element) in elements.enumerated() {
      guard case .word(let key) = element else { continue }
      var slot = PatternImage.hash(key.span) & (count - 1)
      while slots[slot] != PatternImage.none { slot = (slot + 1) & (count - 1) }
      slots[slot] = UInt32(number)
    }
    return slots
  }

  /// Bytes with the head that says where each section stands.
  private struct Image {
    private(set) var bytes = [UInt8](repeating: 0, count: PatternImage.Section.allCases.count * 8)

    mutating func add(_ section: PatternImage.Section, _ text: [UInt8]) {
      begin(section, count: text.count)
      bytes += text
      while bytes.count % 4 != 0 { bytes.append(0) }
    }

    /// - Parameter size: how many numbers make one entry.
    mutating func add(_ section: PatternImage.Section, _ numbers: [UInt32], _ size: Int = 1) {
      begin(section, count: numbers.count / size)
      for number in numbers { bytes += Self.bytes(of: number) }
    }

    private mutating func begin(_ section: PatternImage.Section, count: Int) {
      let place = section.rawValue * 8
      bytes.replaceSubrange(
        place..<place + 8, with: Self.bytes(of: UInt32(bytes.count)) + Self.bytes(of: UInt32(count)))
    }

    private static func bytes(of number: UInt32) -> [UInt8] {
      (0..<4).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
    }
  }
}
