internal import Text

/// The label of a link, as definitions and references share it: case and white space make no difference.
enum LinkLabel {
  static let longest = 999

  /// nil when the label is blank or too long.
  static func of(_ text: [UInt8], _ range: Range<Int>) -> [UInt8]? {
    guard range.count <= longest else { return nil }
    let words = text[range].split(whereSeparator: \.isSpace)
    if words.isEmpty { return nil }
    return ListKey.of(Array(words.joined(separator: [0x20])))
  }

  /// The end of a label that starts after a `[`: the place of its `]`.
  static func end(_ text: [UInt8], from start: Int, upTo limit: Int) -> Int? {
    var index = start
    while index < min(limit, start + longest + 1) {
      switch text[index] {
      case UInt8(ascii: "]"): return index
      case UInt8(ascii: "["): return nil
      case UInt8(ascii: "\\"): index += 2
      default: index += 1
      }
    }
    return nil
  }
}

/// Where a link leads to, and its title.
struct LinkTarget {
  /// Without angle brackets.
  let destination: Range<Int>
  /// Without quotation marks.
  let title: Range<Int>?
  let end: Int

  /// The end of a destination that starts at a place, and what it is.
  static func destination(_ text: [UInt8], from start: Int, upTo limit: Int) -> (range: Range<Int>, end: Int)? {
    guard start < limit else { return nil }
    if text[start] == UInt8(ascii: "<") { return bracketed(text, from: start + 1, upTo: limit) }
    var index = start
    var depth = 0
    loop: while index < limit, text[index] > 0x20, text[index] != 0x7F {
      switch text[index] {
      case UInt8(ascii: "\\") where index + 1 < limit && text[index + 1].isPunctuation: index += 1
      case UInt8(ascii: "("):
        depth += 1
        if depth > 32 { return nil }
      case UInt8(ascii: ")"):
        if depth == 0 { break loop }
        depth -= 1
      default: break
      }
      index += 1
    }
    // A template that stands for the address, or part of it.
    if index < limit, text[index] == StandIn.template {
      while index < limit, !text[index].isSpace, text[index] != UInt8(ascii: ")") { index += 1 }
    }
    return depth == 0 && index > start ? (start..<index, index) : nil
  }

  private static func bracketed(_ text: [UInt8], from start: Int, upTo limit: Int) -> (range: Range<Int>, end: Int)? {
    var index = start
    while index < limit {
      switch text[index] {
      case UInt8(ascii: ">"): return (start..<index, index + 1)
      case UInt8(ascii: "<"), 0x0A, 0x0D: return nil
      case UInt8(ascii: "\\"): index += 2
      default: index += 1
      }
    }
    return nil
  }

  /// The title that starts with the quotation mark at a place.
  static func title(_ text: [UInt8], from start: Int, upTo limit: Int) -> (range: Range<Int>, end: Int)? {
    guard start < limit else { return nil }
    let close: UInt8
    switch text[start] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): close = text[start]
    case UInt8(ascii: "("): close = UInt8(ascii: ")")
    default: return nil
    }
    var index = start + 1
    while index < limit {
      if text[index] == close { return (start + 1..<index, index + 1) }
      if close == UInt8(ascii: ")"), text[index] == UInt8(ascii: "(") { return nil }
      index += text[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return nil
  }

  /// What stands between the parentheses of an inline link, after the `(`.
  init?(inline text: [UInt8], from start: Int, upTo limit: Int) {
    var index = Self.afterSpace(text, from: start, upTo: limit)
    var destination = index..<index
    if index < limit, text[index] != UInt8(ascii: ")") {
      guard let found = Self.destination(text, from: index, upTo: limit) else { return nil }
      destination = found.range
      index = found.end
    }
    let space = Self.afterSpace(text, from: index, upTo: limit)
    var title: Range<Int>?
    if space > index, let found = Self.title(text, from: space, upTo: limit) {
      title = found.range
      index = Self.afterSpace(text, from: found.end, upTo: limit)
    } else {
      index = space
    }
    guard index < limit, text[index] == UInt8(ascii: ")") else { return nil }
    self.destination = destination
    self.title = title
    end = index + 1
  }

  static func afterSpace(_ text: [UInt8], from start: Int, upTo limit: Int) -> Int {
    var index = start
    while index < limit, text[index].isSpace { index += 1 }
    return index
  }
}

/// `[label]: destination "title"`, at the start of a paragraph.
struct LinkDefinition {
  let label: [UInt8]
  let title: Range<Int>?
  /// Whether it leads nowhere and is no more than a note to the writer.
  let isComment: Bool
  let end: Int

  init?(_ text: [UInt8], _ range: Range<Int>) {
    let limit = range.upperBound
    guard let close = LinkLabel.end(text, from: range.lowerBound + 1, upTo: limit),
      let label = LinkLabel.of(text, range.lowerBound + 1..<close), text.holds("]:", at: close, upTo: limit),
      let target = LinkTarget.destination(
        text, from: LinkTarget.afterSpace(text, from: close + 2, upTo: limit), upTo: limit)
    else { return nil }
    let lineEnd = Self.endOfLine(text, from: target.end, upTo: limit)
    let space = LinkTarget.afterSpace(text, from: target.end, upTo: limit)
    if space > target.end, let title = LinkTarget.title(text, from: space, upTo: limit),
      let end = Self.endOfLine(text, from: title.end, upTo: limit)
    {
      self.title = title.range
      self.end = end
    } else {
      guard let lineEnd else { return nil }
      title = nil
      end = lineEnd
    }
    self.label = label
    let destination = text[target.range]
    isComment = destination.isEmpty || destination.elementsEqual("#".utf8)
  }

  /// The end of the line when nothing but blanks stands there.
  private static func endOfLine(_ text: [UInt8], from start: Int, upTo limit: Int) -> Int? {
    var index = start
    while index < limit, text[index].isBlank { index += 1 }
    return index == limit || text[index].isLineEnd ? index : nil
  }
}
