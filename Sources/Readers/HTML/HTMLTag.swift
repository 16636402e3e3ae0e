/// A tag as HTML and Markdown write it.
struct HTMLTag {
  /// In lower case.
  let name: String
  let isClosing: Bool
  /// The whole tag, from `<` to `>`.
  let range: Range<Int>
  let attributes: [Attribute]

  struct Attribute {
    let name: String
    /// Without quotation marks; nil when there is only a name.
    let value: Range<Int>?
  }

  /// How strictly a tag must be written.
  enum Strictness {
    /// As browsers take it: anything between the name and the next `>` outside quotation marks.
    case browser
    /// As CommonMark defines it: what fits no rule is text.
    case commonMark
  }

  /// The tag that starts with the `<` at a position; nil when no tag does, or when it does not end.
  init?(_ bytes: [UInt8], at start: Int, upTo limit: Int, _ strictness: Strictness) {
    var scanner = TagScanner(bytes: bytes, limit: limit, strictness: strictness, index: start + 1)
    isClosing = scanner.take("/")
    guard let name = scanner.name(), let attributes = scanner.attributes(isClosing: isClosing) else { return nil }
    self.name = name
    self.attributes = attributes
    range = start..<scanner.index
  }

  func value(_ name: String) -> Range<Int>? {
    attributes.first { $0.name == name }?.value
  }
}

private struct TagScanner {
  let bytes: [UInt8]
  let limit: Int
  let strictness: HTMLTag.Strictness
  var index: Int

  mutating func take(_ sign: Unicode.Scalar) -> Bool {
    guard index < limit, UInt32(bytes[index]) == sign.value else { return false }
    index += 1
    return true
  }

  mutating func name() -> String? {
    let start = index
    guard index < limit, (bytes[index] | 0x20) &- 97 < 26 else { return nil }
    while index < limit, isNamePart(bytes[index]), strictness == .browser || !".:".utf8.contains(bytes[index]) {
      index += 1
    }
    return lowercased(start..<index)
  }

  private func isNamePart(_ byte: UInt8) -> Bool {
    if strictness == .browser { return !isSpace(byte) && byte != UInt8(ascii: "/") && byte != UInt8(ascii: ">") }
    return byte &- 48 < 10 || (byte | 0x20) &- 97 < 26 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
      || byte == UInt8(ascii: ":")
  }

  /// What stands up to and with the `>`.
  mutating func attributes(isClosing: Bool) -> [HTMLTag.Attribute]? {
    var attributes: [HTMLTag.Attribute] = []
    while true {
      let hasSpace = skipSpace()
      guard index < limit else { return nil }
      if take(">") { return attributes }
      if take("/") {
        if take(">") { return isClosing && strictness == .commonMark ? nil : attributes }
        if strictness == .commonMark { return nil }
        continue
      }
      if strictness == .commonMark, !hasSpace || isClosing { return nil }
      guard let attribute = attribute() else { return nil }
      attributes.append(attribute)
    }
  }

  private mutating func attribute() -> HTMLTag.Attribute? {
    let start = index
    if strictness == .commonMark {
      guard (bytes[index] | 0x20) &- 97 < 26 || bytes[index] == UInt8(ascii: "_") || bytes[index] == UInt8(ascii: ":")
      else { return nil }
      index += 1
      while index < limit, isNamePart(bytes[index]) || bytes[index] == UInt8(ascii: "_") { index += 1 }
    } else {
      index += 1
      while index < limit, !isSpace(bytes[index]), !"=/>".utf8.contains(bytes[index]) { index += 1 }
    }
    let name = lowercased(start..<index)
    let back = index
    _ = skipSpace()
    guard take("=") else {
      index = back
      return HTMLTag.Attribute(name: name, value: nil)
    }
    _ = skipSpace()
    guard let value = value() else { return nil }
    return HTMLTag.Attribute(name: name, value: value)
  }

  private mutating func value() -> Range<Int>? {
    guard index < limit else { return nil }
    let quote = bytes[index]
    let start: Int
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      start = index + 1
      guard let end = bytes[start..<limit].firstIndex(of: quote) else { return nil }
      index = end + 1
      return start..<end
    }
    start = index
    while index < limit, !isSpace(bytes[index]), bytes[index] != UInt8(ascii: ">") {
      if strictness == .commonMark, "\"'=<`".utf8.contains(bytes[index]) { return nil }
      index += 1
    }
    return index > start || strictness == .browser ? start..<index : nil
  }

  private mutating func skipSpace() -> Bool {
    let start = index
    while index < limit, isSpace(bytes[index]) { index += 1 }
    return index > start
  }

  /// Also what stands in the place of a container's mark, at the start of a line.
  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) || byte == 0 }

  private func lowercased(_ range: Range<Int>) -> String {
    String(decoding: bytes[range].map { $0 &- 65 < 26 ? $0 | 0x20 : $0 }, as: UTF8.self)
  }
}
