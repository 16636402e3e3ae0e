/// One line of a Markdown text, as far as it was read. Columns count tabs as stops of four.
struct MarkdownLine {
  let start: Int
  /// Before the line break.
  let end: Int
  /// How far the marks of containers reach.
  private(set) var offset: Int
  private var column = 0
  /// Columns of a tab that were not used up.
  private var restOfTab = 0
  /// The first byte that is no blank.
  private(set) var text: Int
  /// Columns from `offset` to `text`.
  private(set) var indent = 0

  init(start: Int, end: Int) {
    self.start = start
    self.end = end
    offset = start
    text = start
  }

  /// Nothing, or only what a template puts there.
  private(set) var isBlank = false

  mutating func findText(in bytes: [UInt8]) {
    text = offset
    var column = column
    while text < end, bytes[text].isBlank {
      column += bytes[text] == 0x09 ? 4 - column % 4 : 1
      text += 1
    }
    indent = column - self.column
    var index = text
    while index < end, bytes[index].isBlank || bytes[index] == StandIn.template { index += 1 }
    isBlank = index == end
  }

  func first(in bytes: [UInt8]) -> UInt8? { text < end ? bytes[text] : nil }

  /// Steps over columns of white space.
  mutating func pass(columns: Int, in bytes: [UInt8]) {
    var left = columns
    while left > 0, offset < end, bytes[offset].isBlank {
      let width = bytes[offset] == 0x09 ? 4 - column % 4 : 1
      column += min(width, left)
      if width > left { return }
      left -= width
      offset += 1
    }
  }

  mutating func passIndent(in bytes: [UInt8]) { pass(columns: indent, in: bytes) }

  /// Steps up to a byte on the line.
  mutating func pass(upTo place: Int, in bytes: [UInt8]) {
    while offset < place {
      column += bytes[offset] == 0x09 ? 4 - column % 4 : 1
      offset += 1
    }
  }

  /// Steps over `>` and the blank after it.
  mutating func passQuoteMark(in bytes: [UInt8]) {
    pass(upTo: text + 1, in: bytes)
    if offset < end, bytes[offset].isBlank { pass(columns: 1, in: bytes) }
  }
}

// MARK: - Lists and footnotes

extension MarkdownLine {
  /// The end of the list marker that stands here; nil when none does.
  func listMarker(in bytes: [UInt8], interruptsParagraph: Bool) -> Int? {
    guard text < end else { return nil }
    var index = text
    if "-+*".utf8.contains(bytes[index]) {
      index += 1
    } else {
      while index < end, index - text < 9, bytes[index].isDigit { index += 1 }
      guard index > text, index < end, bytes[index] == UInt8(ascii: ".") || bytes[index] == UInt8(ascii: ")") else {
        return nil
      }
      if interruptsParagraph,
        bytes[text..<index].drop(while: { $0 == UInt8(ascii: "0") }).elementsEqual("1".utf8) == false
      {
        return nil
      }
      index += 1
    }
    guard index == end || bytes[index].isBlank else { return nil }
    if interruptsParagraph, bytes[index..<end].allSatisfy(\.isBlank) { return nil }
    return index
  }

  /// Steps over a list marker and the blanks that belong to it. Gives the columns that lines of the item are indented by.
  mutating func passListMarker(_ marker: Int, in bytes: [UInt8]) -> Int {
    let lead = indent + marker - text
    pass(upTo: marker, in: bytes)
    findText(in: bytes)
    let blanks = isBlank || indent > 4 ? 1 : indent
    pass(columns: blanks, in: bytes)
    return lead + blanks
  }

  /// The end of `[^1]:` here.
  func endOfFootnoteMark(in bytes: [UInt8]) -> Int? {
    guard bytes.holds("[^", at: text, upTo: end) else { return nil }
    var index = text + 2
    while index < end, bytes[index] > 0x20, bytes[index] != UInt8(ascii: "]"), bytes[index] != UInt8(ascii: "[") {
      index += 1
    }
    return index > text + 2 && bytes.holds("]:", at: index, upTo: end) ? index + 2 : nil
  }
}

// MARK: - Leaves

extension MarkdownLine {
  /// The text of an ATX heading, without its number signs.
  func heading(in bytes: [UInt8]) -> Range<Int>? {
    var index = text
    while index < end, bytes[index] == UInt8(ascii: "#") { index += 1 }
    guard (1...6).contains(index - text), index == end || bytes[index].isBlank else { return nil }
    while index < end, bytes[index].isBlank { index += 1 }
    var last = end
    while last > index, bytes[last - 1].isBlank { last -= 1 }
    var close = last
    while close > index, bytes[close - 1] == UInt8(ascii: "#") { close -= 1 }
    if close == index { return index..<index }
    if close < last, bytes[close - 1].isBlank { last = close }
    return index..<last
  }

  func openingFence(in bytes: [UInt8]) -> (byte: UInt8, length: Int)? {
    guard let byte = first(in: bytes), byte == UInt8(ascii: "`") || byte == UInt8(ascii: "~") else { return nil }
    var index = text
    while index < end, bytes[index] == byte { index += 1 }
    guard index - text >= 3 else { return nil }
    if byte == UInt8(ascii: "`"), bytes[index..<end].contains(byte) { return nil }
    return (byte, index - text)
  }

  /// The length of the fence that closes here.
  func closingFence(of byte: UInt8, in bytes: [UInt8]) -> Int? {
    var index = text
    while index < end, bytes[index] == byte { index += 1 }
    return index > text && bytes[index..<end].allSatisfy(\.isBlank) ? index - text : nil
  }

  /// `===` or `---` under a heading.
  func isUnderline(in bytes: [UInt8]) -> Bool {
    guard let byte = first(in: bytes), byte == UInt8(ascii: "=") || byte == UInt8(ascii: "-") else { return false }
    return bytes[text..<end].drop { $0 == byte }.allSatisfy(\.isBlank)
  }

  func isThematicBreak(in bytes: [UInt8]) -> Bool {
    guard indent < 4, let byte = first(in: bytes), "*-_".utf8.contains(byte) else { return false }
    var count = 0
    for other in bytes[text..<end] {
      if other == byte { count += 1 } else if !other.isBlank { return false }
    }
    return count >= 3
  }

  /// The number of cells of a table's delimiter row (`| --- | :-: |`); nil when this is none.
  func delimiterRow(in bytes: [UInt8]) -> Int? {
    guard let byte = first(in: bytes), "|-:".utf8.contains(byte) else { return nil }
    guard bytes[text..<end].allSatisfy({ "|-: \t".utf8.contains($0) }) else { return nil }
    let cells = TableRow.cells(in: bytes, text..<end)
    let areDelimiters = cells.allSatisfy { cell in
      var dashes = bytes[cell]
      if dashes.first == UInt8(ascii: ":") { dashes = dashes.dropFirst() }
      if dashes.last == UInt8(ascii: ":") { dashes = dashes.dropLast() }
      return !dashes.isEmpty && dashes.allSatisfy { $0 == UInt8(ascii: "-") }
    }
    return areDelimiters && !cells.isEmpty && bytes[text..<end].contains(UInt8(ascii: "|")) ? cells.count : nil
  }
}

/// A row of a GitHub table.
enum TableRow {
  /// The cells between the bars, without the blanks around them.
  static func cells(in bytes: [UInt8], _ row: Range<Int>) -> [Range<Int>] {
    var cells: [Range<Int>] = []
    var start = row.lowerBound
    var end = row.upperBound
    while start < end, bytes[start].isSpace { start += 1 }
    while end > start, bytes[end - 1].isSpace { end -= 1 }
    if start < end, bytes[start] == UInt8(ascii: "|") { start += 1 }
    if end > start, bytes[end - 1] == UInt8(ascii: "|"), !(end - 1 > start && bytes[end - 2] == UInt8(ascii: "\\")) {
      end -= 1
    }
    var index = start
    while index <= end {
      if index == end || bytes[index] == UInt8(ascii: "|") {
        cells.append(trimmed(bytes, start..<index))
        start = index + 1
      } else if bytes[index] == UInt8(ascii: "\\"), index + 1 < end {
        index += 1
      }
      index += 1
    }
    return cells
  }

  private static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, bytes[start].isSpace { start += 1 }
    while end > start, bytes[end - 1].isSpace { end -= 1 }
    return start..<end
  }
}
