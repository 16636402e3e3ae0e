/// Reads pattern files into a ``PatternSet``.
///
/// A file holds, line by line:
/// - `# …` a comment;
/// - `let name = word | two words | …` a class of words, spoken of as `@name`;
/// - `family id key=value …` the start of a family;
/// - two spaces and a pattern;
/// - `finds …` and `passes …` examples, which are the family's tests.
///
/// A pattern is a row of: `word`, `begin*`, `*end`, `<class>`, `<class:2>` (of that strength at least), `<class:2:3>` (and
/// of so many words at least), `@name`,
/// `(one|two words)`, any of these with `?` (may be left out) or with `!` before it (must not stand here), `..3` (up to
/// three tokens), `~3` (the same, within the clause), `_` (one token), `^` and `$` (start and end of the sentence),
/// `,` (a clause break), `#number #handle #tag #email #url #emoji #cap` (a kind of token), and `[ … ]` round the words
/// to report.
///
/// A pattern that starts with `&` holds parts in any order, all within one sentence and at most 14 tokens apart (`&8`: at
/// most 8); a part with `!` before it must stand nowhere in the sentence. A `let` may take whole classes in:
/// `let wie = jij | <naam> | @rol`.
package struct PatternParser {
  package private(set) var classes: WordClasses
  package private(set) var patterns = PatternSet()
  package private(set) var examples: [PatternExample] = []
  /// The words of the classes that `let` made: to be added to the index of terms.
  package private(set) var definitions: [(phrase: String, wordClass: WordClass)] = []
  /// Classes that a `let` took in whole: whatever is in the member is in the union.
  package private(set) var unions: [(member: WordClass, union: WordClass)] = []
  private var lexiconClasses: Set<WordClass>
  private let keepsExamples: Bool

  /// - Parameters:
  ///   - classes: the classes that lexicons and recognizers fill.
  ///   - keepsExamples: whether `finds` and `passes` lines are kept, for tests.
  package init(classes: WordClasses, keepsExamples: Bool = false) {
    self.classes = classes
    self.keepsExamples = keepsExamples
    lexiconClasses = Set(classes.names.compactMap(classes.existing))
  }

  /// Reads one file.
  package mutating func parse(_ text: String, file: String) throws(PatternFileError) {
    var number = 0
    var family: String?
    for line in text.utf8.split(separator: 10, omittingEmptySubsequences: false) {
      number += 1
      guard let first = line.first, first != UInt8(ascii: "#") else { continue }
      if line.starts(with: "  ".utf8) {
        guard family != nil else {
          throw PatternFileError(file: file, line: number, message: "a pattern stands before the first family")
        }
        let body = line.drop { $0 == 32 }
        if !body.isEmpty, body.first != UInt8(ascii: "#") { try pattern(body, file: file, line: number) }
      } else if line.starts(with: "finds ".utf8) || line.starts(with: "passes ".utf8) {
        guard keepsExamples, let family else { continue }
        let text = String(line[(line.firstIndex(of: 32) ?? line.startIndex)...].dropFirst()) ?? ""
        examples.append(PatternExample(family: family, file: file, line: number, text: text))
      } else if line.starts(with: "let ".utf8) {
        try definition(String(line.dropFirst(4)) ?? "", file: file, line: number)
      } else if line.starts(with: "family ".utf8) {
        let words = (String(line) ?? "").split(separator: " ")
        guard words.count > 1 else { throw PatternFileError(file: file, line: number, message: "a family has an id") }
        var attributes: [String: String] = [:]
        for word in words.dropFirst(2) {
          let parts = word.split(separator: "=", maxSplits: 1)
          attributes[String(parts[0])] = parts.count > 1 ? String(parts[1]) : ""
        }
        family = String(words[1])
        patterns.add(PatternFamily(id: String(words[1]), attributes: attributes, file: file, line: number))
      } else {
        throw PatternFileError(file: file, line: number, message: "unknown line: it starts with no known word")
      }
    }
  }

  private mutating func definition(_ text: String, file: String, line: Int) throws(PatternFileError) {
    guard let equals = text.firstIndex(of: "=") else {
      throw PatternFileError(file: file, line: line, message: "a definition has the form: let name = word | word")
    }
    let name = String(text[..<equals].split(separator: " ").joined())
    let wordClass = classes.named("@" + name)
    for phrase in text[text.index(after: equals)...].split(separator: "|") {
      let words = phrase.split(separator: " ").joined(separator: " ")
      if words.hasPrefix("@") || words.hasPrefix("<") {
        let member = words.hasPrefix("@") ? words : String(words.dropFirst().dropLast())
        guard let other = classes.existing(member) else {
          throw PatternFileError(file: file, line: line, message: "there is no class \(words)")
        }
        unions += [(other, wordClass)] + unions.filter { $0.union == other }.map { ($0.member, wordClass) }
      } else if !words.isEmpty {
        definitions.append((words, wordClass))
      }
    }
  }

  private mutating func pattern(_ body: Substring.UTF8View.SubSequence, file: String, line: Int)
    throws(PatternFileError)
  {
    let start = patterns.steps.count
    var compiler = PatternCompiler(source: Array(body), classes: classes, lexiconClasses: lexiconClasses)
    swap(&compiler.steps, &patterns.steps)
    var parts: [PatternSet.Part] = []
    do throws(PatternSyntaxError) {
      parts = try compiler.compile()
    } catch {
      throw PatternFileError(file: file, line: line, message: error.message)
    }
    let anchors = compiler.anchors
    guard !anchors.isEmpty else {
      throw PatternFileError(
        file: file, line: line, message: "a pattern needs a word or class that it cannot do without")
    }
    swap(&compiler.steps, &patterns.steps)
    patterns.add(
      start: start, parts: parts, reach: compiler.reach, required: compiler.required.map(\.element), anchors: anchors,
      line: line)
  }
}

struct PatternSyntaxError: Error {
  let message: String
}

/// Compiles one pattern; steps are appended to those that are there.
private struct PatternCompiler {
  struct Required {
    var element: TokenHash
    /// The higher, the seldomer in running text.
    var rarity: Int
  }

  let source: [UInt8]
  let classes: WordClasses
  let lexiconClasses: Set<WordClass>
  var steps: [PatternStep] = []
  var required: [Required] = []
  /// Per group of alternatives that a match must go through: the seldomest element of each.
  private var groups: [[Required]] = []
  /// What the alternative that is being compiled cannot do without.
  private var gathered: [Required] = []
  private var position = 0
  /// Above 0 inside something that may be left out or is one of several.
  private var optional = 0

  init(source: [UInt8], classes: WordClasses, lexiconClasses: Set<WordClass>) {
    self.source = source
    self.classes = classes
    self.lexiconClasses = lexiconClasses
  }

  /// The elements of which one at least stands in whatever matches: the seldomest word or class that the pattern cannot
  /// do without, or one of every alternative of a group.
  var anchors: [TokenHash] {
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
  mutating func compile() throws(PatternSyntaxError) -> [PatternSet.Part] {
    if source.first == UInt8(ascii: "&") { return try unordered() }
    try sequence()
    if position < source.count { throw PatternSyntaxError(message: "a ) without its (") }
    steps.append(.accept)
    return []
  }

  private mutating func unordered() throws(PatternSyntaxError) -> [PatternSet.Part] {
    position = 1
    if let stated = Int(String(decoding: take(), as: UTF8.self)) { reach = stated }
    var parts: [PatternSet.Part] = []
    while true {
      while position < source.count, source[position] == 32 { position += 1 }
      guard position < source.count else { return parts }
      let isForbidden = source[position] == UInt8(ascii: "!")
      if isForbidden {
        position += 1
        optional += 1
      }
      parts.append(PatternSet.Part(start: steps.count, isForbidden: isForbidden))
      try atom()
      steps.append(.accept)
      if isForbidden { optional -= 1 }
    }
  }

  private mutating func sequence() throws(PatternSyntaxError) {
    while true {
      while position < source.count, source[position] == 32 { position += 1 }
      guard position < source.count, source[position] != UInt8(ascii: "|"), source[position] != UInt8(ascii: ")") else {
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
      steps[start] = .not(steps.count)
      return
    }
    try atom()
    if position < source.count, source[position] == UInt8(ascii: "?") {
      position += 1
      required.removeLast(required.count - requiredBefore)
      groups.removeLast(groups.count - groupsBefore)
      gathered.removeLast(max(0, gathered.count - gatheredBefore))
      steps.insert(.split(start + 1, steps.count + 1), at: start)
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
      guard position < source.count else { throw PatternSyntaxError(message: "a ( without its )") }
      let isLast = source[position] == UInt8(ascii: ")")
      position += 1
      if isLast { break }
      steps.insert(.split(start + 1, steps.count + 2), at: start)
      for index in (start + 1)..<steps.count { steps[index] = steps[index].shifted(from: start, by: 1) }
      jumps.append(steps.count)
      steps.append(.jump(0))
    }
    for jump in jumps { steps[jump] = .jump(steps.count) }
    optional -= 1
    if isOutermost, !alternatives.contains(where: { $0 == nil }) { groups.append(alternatives.compactMap(\.self)) }
  }

  private mutating func wordClass() throws(PatternSyntaxError) {
    guard let end = source[position...].firstIndex(of: UInt8(ascii: ">")) else {
      throw PatternSyntaxError(message: "a < without its >")
    }
    let parts = String(decoding: source[(position + 1)..<end], as: UTF8.self).split(separator: ":")
    position = end + 1
    guard let name = parts.first, let found = classes.existing(String(name)) else {
      throw PatternSyntaxError(message: "there is no class <\(parts.first ?? "")>")
    }
    let strength = parts.count > 1 ? UInt8(parts[1]) ?? 0 : 0
    let words = parts.count > 2 ? UInt8(parts[2]) ?? 1 : 1
    steps.append(.wordClass(found, strength: strength, words: words))
    require(.element(Int(found.rawValue)), rarity: lexiconClasses.contains(found) ? 40 : 5)
  }

  private mutating func take() -> ArraySlice<UInt8> {
    let start = position
    while position < source.count, !Self.isEnd(source[position]) { position += 1 }
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
      let hash = TokenHash(Array(bytes))
      steps.append(.word(hash))
      return require(hash, rarity: min(bytes.count * 2 + 8, 36))
    }
    let text = String(decoding: bytes, as: UTF8.self)
    if bytes.isEmpty { throw PatternSyntaxError(message: "an empty word") }
    if text == "_" { return steps.append(.any) }
    if text.hasPrefix(".."), let most = Int(text.dropFirst(2)) { return steps.append(.gap(most, clause: false)) }
    if text.hasPrefix("~"), let most = Int(text.dropFirst()) { return steps.append(.gap(most, clause: true)) }
    if text.hasPrefix("@") {
      guard let found = classes.existing(text) else { throw PatternSyntaxError(message: "there is no \(text)") }
      steps.append(.wordClass(found, strength: 0, words: 1))
      return require(.element(Int(found.rawValue)), rarity: 10)
    }
    if text.hasPrefix("#"), let step = Self.kinds[text] { return steps.append(step) }
    if text.count > 1, text.hasSuffix("*") {
      return steps.append(.prefix(ListKey.of(String(text.dropLast()))))
    }
    if text.count > 1, text.hasPrefix("*") { return steps.append(.suffix(ListKey.of(String(text.dropFirst())))) }
    let buffer = Tokenizer.tokens(of: Array(bytes))
    guard buffer.count > 0 else { throw PatternSyntaxError(message: "\(text) is no word") }
    for token in buffer.indices {
      steps.append(.word(buffer[token].hash))
      require(buffer[token].hash, rarity: min(buffer.keyBytes(token).count * 2 + 8, 36))
    }
  }

  private mutating func require(_ element: TokenHash, rarity: Int) {
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
    func moved(_ target: Int) -> Int { target >= start ? target + count : target }
    return switch self {
    case .split(let first, let second): .split(moved(first), moved(second))
    case .jump(let target): .jump(moved(target))
    case .not(let end): .not(moved(end))
    default: self
    }
  }
}
