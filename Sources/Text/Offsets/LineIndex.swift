/// Turns byte positions of a text into what people and programs count: lines, columns, code points, UTF-16 units.
///
/// Built once for a text in one pass; each question costs a binary search and at most one line's worth of counting.
package struct LineIndex: Sendable {
  /// A place as an editor shows it: both from 1, the column in code points.
  package struct Place: Hashable, Sendable {
    package var line: Int
    package var column: Int

    package init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }
  }

  /// What a position is counted in.
  package enum Unit: String, Sendable, CaseIterable {
    case codepoint, utf16, utf8
  }

  private struct Mark {
    var byte: Int
    var codePoints: Int
    var utf16: Int
  }

  private let bytes: [UInt8]
  private let lineStarts: [Int]
  /// Running totals at every 256 bytes or so, always on a character's first byte.
  private let marks: [Mark]

  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var lineStarts = [0]
    var marks = [Mark(byte: 0, codePoints: 0, utf16: 0)]
    var codePoints = 0
    var utf16 = 0
    for (index, byte) in bytes.enumerated() {
      if byte & 0xC0 != 0x80 {
        if index - marks[marks.count - 1].byte >= 256 {
          marks.append(Mark(byte: index, codePoints: codePoints, utf16: utf16))
        }
        codePoints += 1
        utf16 += byte >= 0xF0 ? 2 : 1
      }
      if byte == UInt8(ascii: "\n")
        || (byte == UInt8(ascii: "\r") && !(index + 1 < bytes.count && bytes[index + 1] == 10))
      {
        lineStarts.append(index + 1)
      }
    }
    self.lineStarts = lineStarts
    self.marks = marks
  }

  /// The position of a byte, counted in `unit` from the start of the text.
  package func offset(ofByte position: Int, in unit: Unit) -> Int {
    let (isCodePoints, isPairs) =
      switch unit {
      case .utf8: (false, false)
      case .codepoint: (true, false)
      case .utf16: (false, true)
      }
    guard isCodePoints || isPairs else { return position }
    let mark = marks[partition(marks.count) { marks[$0].byte <= position } - 1]
    var count = isCodePoints ? mark.codePoints : mark.utf16
    for byte in bytes[mark.byte..<min(position, bytes.count)] where byte & 0xC0 != 0x80 {
      count += isPairs && byte >= 0xF0 ? 2 : 1
    }
    return count
  }

  /// Line and column of a byte, as an editor shows them.
  ///
  /// - Parameter unit: what the column counts.
  package func place(ofByte position: Int, in unit: Unit = .codepoint) -> Place {
    let line = partition(lineStarts.count) { lineStarts[$0] <= position }
    let start = lineStarts[line - 1]
    let column = offset(ofByte: position, in: unit) - offset(ofByte: start, in: unit)
    return Place(line: line, column: column + 1)
  }

  /// The byte at a place; beyond the end of a line it is the line's end, beyond the last line the end of the text. A column inside
  /// a character is that character.
  package func byte(at place: Place, in unit: Unit = .codepoint) -> Int {
    if place.line < 1 { return 0 }
    if place.line > lineStarts.count { return bytes.count }
    let line = line(place.line)
    var left = max(0, place.column - 1)
    var position = line.lowerBound
    while position < line.upperBound, left > 0 {
      let lead = bytes[position]
      let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
      let units = unit == .codepoint ? 1 : unit == .utf8 ? length : length == 4 ? 2 : 1
      if units > left { break }
      left -= units
      position += length
    }
    return min(position, line.upperBound)
  }

  package var lineCount: Int { lineStarts.count }

  /// The bytes of a line (from 1) without its line break.
  package func line(_ number: Int) -> Range<Int> {
    let start = lineStarts[number - 1]
    var end = number < lineStarts.count ? lineStarts[number] : bytes.count
    while end > start, bytes[end - 1] == 10 || bytes[end - 1] == 13 { end -= 1 }
    return start..<end
  }

  private func partition(_ count: Int, _ isBefore: (Int) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isBefore(middle) { low = middle + 1 } else { high = middle }
    }
    return max(low, 1)
  }
}
