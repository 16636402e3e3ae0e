/// What a site generator puts in a text before it is shown: Liquid and Hugo tags, attribute lists, MDX expressions.
///
/// Nobody knows here what comes in their place, so they are masked in a working copy of the source; what they hold that
/// readers will see, such as a caption, is kept apart.
struct TemplateMask {
  enum Dialect {
    case markdown, html, mdx
  }

  /// The source with every masked byte but its line breaks replaced by ``StandIn/template``.
  private(set) var text: [UInt8]
  /// Captions and the like inside what is masked, in order.
  private(set) var captions: [Range<Int>] = []
  /// Comments of the MDX form `{/* … */}`, without their marks.
  private(set) var comments: [Range<Int>] = []
  private let dialect: Dialect
  /// A tag whose body is no text, until its closing tag is met.
  private var opaque: (name: String, start: Int)?
  private var isUnbalanced = false
  /// Up to where a closing sign was looked for in vain.
  private var hopeless: [UInt8: Int] = [:]

  /// Masks a source from a place on.
  init(_ source: [UInt8], from start: Int, _ dialect: Dialect) {
    text = source
    self.dialect = dialect
    if dialect == .mdx { maskModules(from: start) }
    guard let first = text[start...].firstIndex(of: UInt8(ascii: "{")) else { return }
    var index = dialect == .mdx ? start : first
    var fence = false
    while index < text.count {
      let byte = text[index]
      if dialect == .mdx, byte == UInt8(ascii: "`") {
        let run = runLength(at: index)
        if run >= 3 { fence.toggle() }
        index = run >= 3 || fence ? index + run : endOfCode(from: index + run, length: run)
      } else if byte == UInt8(ascii: "{"), !fence, let end = endOfTag(at: index) {
        index = end
      } else {
        index += 1
      }
    }
  }

  private func runLength(at start: Int) -> Int {
    var index = start
    while index < text.count, text[index] == text[start] { index += 1 }
    return index - start
  }

  /// After a code span on one line, or where it started when it does not end there.
  private func endOfCode(from start: Int, length: Int) -> Int {
    var index = start
    while index < text.count, !text[index].isLineEnd, index - start < 1000 {
      if text[index] == UInt8(ascii: "`") {
        let run = runLength(at: index)
        if run == length { return index + run }
        index += run
      } else {
        index += 1
      }
    }
    return start
  }

  /// Masks the tag that starts here; nil when none does.
  private mutating func endOfTag(at start: Int) -> Int? {
    guard start + 2 < text.count else { return nil }
    switch text[start + 1] {
    case _ where dialect == .mdx: return endOfExpression(at: start)
    case UInt8(ascii: "{"):
      switch text[start + 2] {
      case UInt8(ascii: "<"): return endOfTag(at: start, closedBy: ">}}", isShortcode: true)
      case UInt8(ascii: "%"): return endOfTag(at: start, closedBy: "%}}", isShortcode: true)
      default: return endOfTag(at: start, closedBy: "}}", isShortcode: false)
      }
    case UInt8(ascii: "%"): return endOfTag(at: start, closedBy: "%}", isShortcode: false)
    case UInt8(ascii: ":"), UInt8(ascii: "#"), UInt8(ascii: "."):
      guard dialect == .markdown, text[start + 2] > 0x20 else { return nil }
      return endOfAttributes(at: start)
    default: return nil
    }
  }

  /// A tag may run over lines, not over paragraphs.
  private mutating func endOfTag(at start: Int, closedBy close: StaticString, isShortcode: Bool) -> Int? {
    let sign = isShortcode ? text[start + 2] : text[start + 1]
    if start < hopeless[sign] ?? 0 { return nil }
    var index = start + 2
    while index < text.count, !text.holds(close, at: index, upTo: text.count) {
      if text[index].isLineEnd {
        index = text.endOfLineBreak(at: index, upTo: text.count)
        if text[index..<text.endOfLine(from: index, upTo: text.count)].allSatisfy(\.isBlank) { break }
      } else {
        index += 1
      }
    }
    guard index < text.count, text.holds(close, at: index, upTo: text.count) else {
      hopeless[sign] = index
      return nil
    }
    let end = index + close.utf8CodeUnitCount
    let inside = start + (isShortcode ? 3 : 2)..<index
    let name = name(in: inside)
    keepCaptions(in: inside, alsoUnnamed: isShortcode || name == "include")
    if let opaque, name == "end" + opaque.name || name == "/" + opaque.name {
      mask(opaque.start..<end)
      while let last = captions.last, last.lowerBound >= opaque.start { captions.removeLast() }
      self.opaque = nil
    } else if opaque == nil, name == "highlight" || name == "comment" {
      opaque = (name, start)
    }
    mask(start..<end)
    return end
  }

  private func name(in range: Range<Int>) -> String {
    let letters = text[range].drop { $0.isBlank || $0 == UInt8(ascii: "-") }
    return String(decoding: letters.prefix { $0.isLetter || $0 == UInt8(ascii: "/") }, as: UTF8.self)
  }

  private mutating func endOfAttributes(at start: Int) -> Int? {
    let line = text.endOfLine(from: start, upTo: min(text.count, start + 400))
    guard let close = text[start..<line].firstIndex(of: UInt8(ascii: "}")) else { return nil }
    keepCaptions(in: start + 1..<close, alsoUnnamed: false)
    mask(start..<(close + 1))
    return close + 1
  }

  private mutating func endOfExpression(at start: Int) -> Int? {
    if isUnbalanced { return nil }
    var depth = 0
    var index = start
    while index < text.count {
      if text[index] == UInt8(ascii: "{") { depth += 1 }
      if text[index] == UInt8(ascii: "}") { depth -= 1 }
      index += 1
      if depth == 0 { break }
    }
    guard depth == 0 else {
      isUnbalanced = true
      return nil
    }
    if text.holds("{/*", at: start, upTo: index), text.holds("*/}", at: index - 3, upTo: index), index - start > 6 {
      comments.append(start + 3..<(index - 3))
    }
    mask(start..<index)
    return index
  }

  /// MDX: lines of `import` and `export` at the start of a paragraph, up to its end.
  private mutating func maskModules(from start: Int) {
    var index = start
    var opensParagraph = true
    var isModule = false
    while index < text.count {
      let end = text.endOfLine(from: index, upTo: text.count)
      let isBlank = text[index..<end].allSatisfy(\.isBlank)
      if opensParagraph {
        isModule = text.holds("import ", at: index, upTo: end) || text.holds("export ", at: index, upTo: end)
      }
      if isBlank { isModule = false }
      if isModule { mask(index..<end) }
      opensParagraph = isBlank
      index = end < text.count ? text.endOfLineBreak(at: end, upTo: text.count) : end
    }
  }

  private mutating func mask(_ range: Range<Int>) {
    for index in range where !text[index].isLineEnd { text[index] = StandIn.template }
  }
}

extension TemplateMask {
  /// Attributes of tags whose value readers see.
  private static let captionNames: Set<String> = [
    "alt", "aria-label", "attr", "author", "bijschrift", "caption", "credit", "description", "label", "legend", "quote",
    "subtitle", "summary", "text", "title",
  ]

  /// Keeps what is written as `caption="…"`, and unnamed strings of several words.
  private mutating func keepCaptions(in range: Range<Int>, alsoUnnamed: Bool) {
    var index = range.lowerBound
    while index < range.upperBound {
      let quote = text[index]
      guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") || quote == UInt8(ascii: "`") else {
        index += 1
        continue
      }
      guard let close = endOfString(from: index + 1, quote, upTo: range.upperBound) else { return }
      let value = index + 1..<close
      if let name = attributeName(endingAt: index, from: range.lowerBound) {
        if Self.captionNames.contains(name) { captions.append(value) }
      } else if alsoUnnamed, text[value].contains(0x20) {
        captions.append(value)
      }
      index = close + 1
    }
  }

  private func endOfString(from start: Int, _ quote: UInt8, upTo limit: Int) -> Int? {
    var index = start
    while index < limit {
      if text[index] == quote { return index }
      index += text[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return nil
  }

  /// The name before the `=` (or `:`) that stands before a quotation mark.
  private func attributeName(endingAt quote: Int, from start: Int) -> String? {
    var end = quote
    while end > start, text[end - 1].isSpace { end -= 1 }
    guard end > start, text[end - 1] == UInt8(ascii: "=") || text[end - 1] == UInt8(ascii: ":") else { return nil }
    end -= 1
    while end > start, text[end - 1].isSpace { end -= 1 }
    var first = end
    while first > start, text[first - 1].isLetter || text[first - 1] == UInt8(ascii: "-") { first -= 1 }
    return String(decoding: text[first..<end].map(\.lowercased), as: UTF8.self)
  }
}
