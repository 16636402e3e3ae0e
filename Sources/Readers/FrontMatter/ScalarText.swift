internal import Text

/// The text of a value as YAML, TOML and JSON write one, taken from the source as it stands.
enum ScalarText {
  enum Style {
    /// Without quotation marks.
    case plain
    /// `'…'`, in YAML with `''` for an apostrophe.
    case singleQuoted
    /// `"…"`, with backslashes.
    case doubleQuoted
    /// TOML's `'''…'''` and `"""…"""`.
    case tripleSingle, tripleDouble
    /// YAML's `|` and `>`.
    case literal, folded

    var hasEscapes: Bool { self == .doubleQuoted || self == .tripleDouble }
  }

  static func emit(_ range: Range<Int>, _ style: Style, to builder: inout ProseBuilder) {
    let inside = inside(builder.source, range, style)
    let lineBreak: ProseBuilder.Separator = style == .literal || style == .tripleSingle ? .line : .space
    var index = inside.lowerBound
    var start = index
    while index < inside.upperBound {
      let byte = builder.source[index]
      let end: Int
      if byte.isLineEnd {
        builder.copy(start..<index)
        end = afterBreak(builder.source, index, upTo: inside.upperBound, lineBreak, to: &builder)
      } else if byte == UInt8(ascii: "\\"), style.hasEscapes {
        builder.copy(start..<index)
        end = escape(at: index, upTo: inside.upperBound, to: &builder)
      } else if style == .singleQuoted, builder.source.holds("''", at: index, upTo: inside.upperBound) {
        builder.copy(start..<index)
        builder.replace(index..<(index + 2), by: [byte])
        end = index + 2
      } else {
        index += 1
        continue
      }
      index = end
      start = end
    }
    builder.copy(start..<inside.upperBound)
  }

  /// Without quotation marks, or without the line of a block's mark.
  private static func inside(_ source: [UInt8], _ range: Range<Int>, _ style: Style) -> Range<Int> {
    let width: Int
    switch style {
    case .plain: width = 0
    case .singleQuoted, .doubleQuoted: width = 1
    case .tripleSingle, .tripleDouble: width = 3
    case .literal, .folded:
      var start = source.endOfLine(from: range.lowerBound, upTo: range.upperBound)
      while start < range.upperBound, source[start].isSpace { start += 1 }
      var end = range.upperBound
      while end > start, source[end - 1].isSpace { end -= 1 }
      return start..<end
    }
    guard range.count >= 2 * width else { return range }
    return range.lowerBound + width..<(range.upperBound - width)
  }

  private static func afterBreak(
    _ source: [UInt8], _ start: Int, upTo limit: Int, _ separator: ProseBuilder.Separator,
    to builder: inout ProseBuilder
  ) -> Int {
    var index = source.endOfLineBreak(at: start, upTo: limit)
    builder.separate(separator)
    while index < limit, source[index].isSpace {
      if source[index].isLineEnd { builder.separate(.paragraph) }
      index += 1
    }
    return index
  }

  private static func escape(at start: Int, upTo limit: Int, to builder: inout ProseBuilder) -> Int {
    let source = builder.source
    guard start + 1 < limit else { return limit }
    switch source[start + 1] {
    case UInt8(ascii: "u"): return unicode(at: start, digits: 4, upTo: limit, to: &builder)
    case UInt8(ascii: "U"): return unicode(at: start, digits: 8, upTo: limit, to: &builder)
    case UInt8(ascii: "x"): return unicode(at: start, digits: 2, upTo: limit, to: &builder)
    case UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "L"), UInt8(ascii: "P"), UInt8(ascii: "r"):
      builder.separate(.line)
    case UInt8(ascii: "t"), UInt8(ascii: "_"), UInt8(ascii: " "), UInt8(ascii: "v"), UInt8(ascii: "f"):
      builder.separate(.space)
    case 0x0A, 0x0D: return afterBreak(source, start + 1, upTo: limit, .nothing, to: &builder)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
      builder.replace(start..<(start + 2), by: [source[start + 1]])
    default: break
    }
    return start + 2
  }

  private static func unicode(at start: Int, digits: Int, upTo limit: Int, to builder: inout ProseBuilder) -> Int {
    let source = builder.source
    func value(_ first: Int) -> UInt32? {
      guard first + digits <= limit else { return nil }
      return UInt32(String(decoding: source[first..<(first + digits)], as: UTF8.self), radix: 16)
    }
    guard var code = value(start + 2) else { return start + 2 }
    var end = start + 2 + digits
    if (0xD800..<0xDC00).contains(code), source.holds("\\u", at: end, upTo: limit), let low = value(end + 2),
      (0xDC00..<0xE000).contains(low)
    {
      code = 0x10000 + (code & 0x3FF) << 10 + low & 0x3FF
      end += 6
    }
    var text: [UInt8] = []
    text.append(code == 0 ? "\u{FFFD}" : Unicode.Scalar(code) ?? "\u{FFFD}")
    builder.replace(start..<end, by: text)
    return end
  }
}
