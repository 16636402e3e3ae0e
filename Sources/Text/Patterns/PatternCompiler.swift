/// What is wrong with a pattern.
struct PatternSyntaxError: Error {
  let message: String
}

/// Compiles one pattern into steps.
struct PatternCompiler {
  struct Required {
    var element: PatternElement
    /// The higher, the seldomer in running text.
    var rarity: Int
  }

  /// A part of a pattern without order.
  struct Part: Sendable {
    /// The step at which it starts.
    var start: Int
    var isForbidden: Bool
  }

  private let source: ArraySlice<UInt8>
  private let classes: WordClasses
  var steps: [PatternStep] = []
  var required: [Required] = []
  /// Per group of alternatives that a match must go through: the seldomest element of each.
  private var groups: [[Required]] = []
  /// What the alternative that is being compiled cannot do without.
  private var gathered: [Required] = []
  private var position: Int
  /// Above 0 inside something that may be left out or is one of several.
  private var optional = 0

  init(source: ArraySlice<UInt8>, classes: WordClasses) {
    self.source = source
    self.classes = classes
    position = source.startIndex
  }

  /// The elements of which one at least stands in whatever matches: the seldomest word or class that the pattern cannot
  /// do without, or one of every alternative of a group.
  var anchors: [PatternElement] {
    let single = required.max { $0.rarity < $1.rarity }
    let group = groups.max { rarity($0) < rarity($1) }
    if let group, group.count <= 40, rarity(group) > single?.rarity ?? 0 { return group.map(\.element) }
    if let single { return [single.element] }
    return group?.map(\.element) ?? []
  }

  private func rarity(_ group: [Required]) -> Int { (group.map(\.rarity).min() ?? 0) - group.count / 8 }

  /// How far the parts of a pattern without order may lie apart, in tokens.
  private(set) var reach = 14

  /// Compiles the pattern; one without order gives its parts.
  mutating func compile() throws(PatternSyntaxError) -> [Part] {
    if source.first == UInt8(ascii: "&") { return try unordered() }
    try sequence()
    if position < source.endIndex { throw PatternSyntaxError(message: "a ) without its (") }
    steps.append(.accept)
    return []
  }

  private mutating func unordered() throws(PatternSyntaxError) -> [Part] {
    position += 1
    if let stated = Self.number(take()) { reach = stated }
    var parts: [Part] = []
    while true {
      while position < source.endIndex, source[position] == 32 { position += 1 }
      guard position < source.endIndex else { return parts }
      let isForbidden = source[position] == UInt8(ascii: "!")
      if isForbidden {
        position += 1
        optional += 1
      }
      parts.append(Part(start: steps.count, isForbidden: isForbidden))
      try atom()
      steps.append(.accept)
      if isForbidden { optional -= 1 }
    }
  }

  private mutating func sequence() throws(PatternSyntaxError) {
    while true {
      while position < source.endIndex, source[position] == 32 { position += 1 }
      guard position < source.endIndex, source[position] != UInt8(ascii: "|"), source[position] != UInt8(ascii: ")")
      else {
        return
      }
      try item()
    }
  }

  private mutating func item() throws(PatternSyntaxError) {
    let start = steps.count
    let requiredBefore = required.count
    let groupsBefore = groups.count
    let gatheredBefore = gathered.count
    if source[position] == UInt8(ascii: "!") {
      position += 1
      optional += 1
      steps.append(.not(0))
      try atom()
      optional -= 1
      steps.append(.accept)
      steps[start] = .not(Int32(steps.count))
      return
    }
    try atom()
    if position < source.endIndex, source[position] == UInt8(ascii: "?") {
      position += 1
      required.removeLast(required.count - requiredBefore)
      groups.removeLast(groups.count - groupsBefore)
      gathered.removeLast(max(0, gathered.count - gatheredBefore))
      steps.insert(.split(Int32(start + 1), Int32(steps.count + 1)), at: start)
      for index in (start + 1)..<steps.count { steps[index] = steps[index].shifted(from: start, by: 1) }
    }
  }

  private mutating func atom() throws(PatternSyntaxError) {
    switch source[position] {
    case UInt8(ascii: "("):
      position += 1
      try group()
    case UInt8(ascii: "["):
      position += 1
      steps.append(.open)
    case UInt8(ascii: "]"):
      position += 1
      steps.append(.close)
    case UInt8(ascii: "^"):
      position += 1
      steps.append(.sentenceStart)
    case UInt8(ascii: "$"):
      position += 1
      steps.append(.sentenceEnd)
    case UInt8(ascii: ","):
      position += 1
      steps.append(.clauseBreak)
    case UInt8(ascii: "<"): try wordClass()
    default: try word(take())
    }
  }

  private mutating func group() throws(PatternSyntaxError) {
    let isOutermost = optional == 0
    var alternatives: [Required?] = []
    optional += 1
    var jumps: [Int] = []
    while true {
      let start = steps.count
      if isOutermost { gathered = [] }
      try sequence()
      if isOutermost { alternatives.append(gathered.max { $0.rarity < $1.rarity }) }
      guard position < source.endIndex else { throw PatternSyntaxError(message: "a ( without its )") }
      let isLast = source[position] == UInt8(ascii: ")")
      position += 1
      if isLast { break }
      steps.insert(.split(Int32(start + 1), Int32(steps.count + 2)), at: start)
      for index in (start + 1)..<steps.count { steps[index] = steps[index].shifted(from: start, by: 1) }
      jumps.append(steps.count)
      steps.append(.jump(0))
    }
    for jump in jumps { steps[jump] = .jump(Int32(steps.count)) }
    optional -= 1
    if isOutermost, !alternatives.contains(where: { $0 == nil }) { groups.append(alternatives.compactMap(\.self)) }
  }

  private mutating func wordClass() throws(PatternSyntaxError) {
    guard let end = source[position...].firstIndex(of: UInt8(ascii: ">")) else {
      throw PatternSyntaxError(message: "a < without its >")
    }
    let parts = source[(position + 1)..<end].split(separator: UInt8(ascii: ":"))
    position = end + 1
    guard let name = parts.first, let found = classes.existing(name) else {
      throw PatternSyntaxError(message: "there is no class <\(String(decoding: parts.first ?? [], as: UTF8.self))>")
    }
    let strength = parts.count > 1 ? UInt8(clamping: Self.number(parts[1]) ?? 0) : 0
    let words = parts.count > 2 ? UInt8(clamping: Self.number(parts[2]) ?? 1) : 1
    steps.append(.wordClass(found, strength: strength, words: words))
    // A class that a pattern file made is wide, one of a term list is seldom met.
    require(.wordClass(found), rarity: name.first == UInt8(ascii: "@") ? 5 : 40)
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
    bytes.isEmpty || bytes.count > 6 || !bytes.allSatisfy { $0 &- 48 < 10 } ? nil : bytes.decimal
  }

  private mutating func take() -> ArraySlice<UInt8> {
    let start = position
    while position < source.endIndex, !Self.isEnd(source[position]) { position += 1 }
    return source[start..<position]
  }

  private static func isEnd(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "|"), UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "?"): true
    default: false
    }
  }

  private mutating func word(_ bytes: ArraySlice<UInt8>) throws(PatternSyntaxError) {
    if bytes.count > 1, bytes.allSatisfy({ $0 &- 97 < 26 }) {
      steps.append(.word(Array(bytes)))
      return require(.word(Array(bytes)), rarity: min(bytes.count * 2 + 8, 36))
    }
    if try sign(bytes) { return }
    let buffer = Tokenizer.tokens(of: Array(bytes))
    guard buffer.count > 0 else {
      throw PatternSyntaxError(message: "\(String(decoding: bytes, as: UTF8.self)) is no word")
    }
    for token in buffer.indices {
      let key = Array(buffer.keyBytes(token))
      steps.append(.word(key))
      require(.word(key), rarity: min(key.count * 2 + 8, 36))
    }
  }

  /// Takes what is no plain word; false when it is one.
  private mutating func sign(_ bytes: ArraySlice<UInt8>) throws(PatternSyntaxError) -> Bool {
    guard let first = bytes.first else { throw PatternSyntaxError(message: "an empty word") }
    switch first {
    case UInt8(ascii: "_") where bytes.count == 1: steps.append(.any)
    case UInt8(ascii: "."):
      guard bytes.starts(with: "..".utf8), let most = Self.number(bytes.dropFirst(2)) else { return affix(bytes) }
      steps.append(.gap(UInt8(clamping: most), clause: false))
    case UInt8(ascii: "~"):
      guard let most = Self.number(bytes.dropFirst()) else { return affix(bytes) }
      steps.append(.gap(UInt8(clamping: most), clause: true))
    case UInt8(ascii: "@"):
      guard let found = classes.existing(bytes) else {
        throw PatternSyntaxError(message: "there is no \(String(decoding: bytes, as: UTF8.self))")
      }
      steps.append(.wordClass(found, strength: 0, words: 1))
      require(.wordClass(found), rarity: 10)
    case UInt8(ascii: "#"):
      guard let step = Self.kinds[String(decoding: bytes, as: UTF8.self)] else { return affix(bytes) }
      steps.append(step)
    default: return affix(bytes)
    }
    return true
  }

  /// `begin*` and `*end`.
  private mutating func affix(_ bytes: ArraySlice<UInt8>) -> Bool {
    let star = UInt8(ascii: "*")
    guard bytes.count > 1, bytes.first == star || bytes.last == star else { return false }
    let isPrefix = bytes.last == star
    let key = ListKey.of(Array(isPrefix ? bytes.dropLast() : bytes.dropFirst()))
    steps.append(isPrefix ? .prefix(key) : .suffix(key))
    return true
  }

  private mutating func require(_ element: PatternElement, rarity: Int) {
    if optional == 0 { required.append(Required(element: element, rarity: rarity)) }
    if optional == 1 { gathered.append(Required(element: element, rarity: rarity)) }
  }

  private static let kinds: [String: PatternStep] = [
    "#number": .kind(.number), "#handle": .kind(.handle), "#tag": .kind(.tag), "#email": .kind(.email),
    "#url": .kind(.url), "#emoji": .kind(.emoji), "#cap": .shape(.capitalized), "#digit": .shape(.hasDigit),
  ]
}

extension PatternStep {
  /// The same step after `count` steps were put in at `start`.
  fileprivate func shifted(from start: Int, by count: Int) -> PatternStep {
    func moved(_ target: Int32) -> Int32 { target >= start ? target + Int32(count) : target }
    return switch self {
    case .split(let first, let second): .split(moved(first), moved(second))
    case .jump(let target): .jump(moved(target))
    case .not(let end): .not(moved(end))
    default: self
    }
  }
}
