internal import Text

/// Rows and cells of a CSV file (RFC 4180, with `;`, `,` or tab between), each with its place.
struct CSVTable {
  struct Cell {
    var text: String
    var line: Int
    var column: Int
  }

  let rows: [[Cell]]
  let separator: UInt8

  /// Reads a table. Blank lines and lines of separators alone are left out; `sep=;` on the first line is obeyed.
  ///
  /// - Throws: ``SchoolFileError`` for bytes that are no text and for a quote that is never closed.
  init(_ bytes: [UInt8], path: String) throws(SchoolFileError) {
    let text = try Self.decoded(bytes, path: path)
    let declared = Self.declaredSeparator(text)
    separator = declared?.separator ?? Self.likelySeparator(text)
    var parser = CSVParser(text: text, separator: separator, position: declared?.next ?? 0, path: path)
    rows = try parser.rows()
  }

  static func decoded(_ bytes: [UInt8], path: String) throws(SchoolFileError) -> [UInt8] {
    do throws(UndecodableText) {
      return try SourceText(decoding: bytes).utf8
    } catch {
      throw SchoolFileError(
        path: path,
        message: Wording(
          nl:
            "Dit is geen tekstbestand: byte \(error.byte) past bij geen enkel teken. Sla het bestand op als CSV UTF-8.",
          en: "This is no text file: byte \(error.byte) fits no character. Save the file as CSV UTF-8."))
    }
  }

  private static func declaredSeparator(_ text: [UInt8]) -> (separator: UInt8, next: Int)? {
    guard text.starts(with: "sep=".utf8), text.count > 5, let end = text.firstIndex(of: 10) else { return nil }
    return (text[4], end + 1)
  }

  /// The sign that stands most often in the first line, outside quotes.
  private static func likelySeparator(_ text: [UInt8]) -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var quoted = false
    for byte in text.prefix(while: { $0 != 10 }) {
      if byte == UInt8(ascii: "\"") { quoted.toggle() }
      if !quoted, ";,\t".utf8.contains(byte) { counts[byte, default: 0] += 1 }
    }
    let order: [UInt8] = [UInt8(ascii: ";"), 9, UInt8(ascii: ",")]
    return order.max { counts[$0, default: 0] < counts[$1, default: 0] } ?? UInt8(ascii: ",")
  }
}

private struct CSVParser {
  let text: [UInt8]
  let separator: UInt8
  var position: Int
  let path: String
  private var line = 1
  private var lineStart: Int

  init(text: [UInt8], separator: UInt8, position: Int, path: String) {
    self.text = text
    self.separator = separator
    self.position = position
    self.path = path
    lineStart = position
    if position > 0 { line = 2 }
  }

  mutating func rows() throws(SchoolFileError) -> [[CSVTable.Cell]] {
    var rows: [[CSVTable.Cell]] = []
    while position < text.count {
      let row = try row()
      if row.contains(where: { !$0.text.isEmpty }) { rows.append(row) }
    }
    return rows
  }

  private mutating func row() throws(SchoolFileError) -> [CSVTable.Cell] {
    var cells: [CSVTable.Cell] = []
    while true {
      cells.append(try cell())
      guard position < text.count else { return cells }
      let byte = text[position]
      position += 1
      if byte == separator { continue }
      if byte == 13, position < text.count, text[position] == 10 { position += 1 }
      line += 1
      lineStart = position
      return cells
    }
  }

  private mutating func cell() throws(SchoolFileError) -> CSVTable.Cell {
    let start = (line, column(of: position))
    var content: [UInt8] = []
    if position < text.count, text[position] == UInt8(ascii: "\"") {
      position += 1
      while true {
        guard position < text.count else { throw unclosed(start) }
        let byte = text[position]
        position += 1
        if byte == UInt8(ascii: "\"") {
          guard position < text.count, text[position] == byte else { break }
          position += 1
        } else if byte == 10 {
          line += 1
          lineStart = position
        }
        content.append(byte)
      }
    }
    while position < text.count, text[position] != separator, text[position] != 10, text[position] != 13 {
      content.append(text[position])
      position += 1
    }
    return CSVTable.Cell(text: Self.trimmed(content), line: start.0, column: start.1)
  }

  private func column(of byte: Int) -> Int { text[lineStart..<byte].count { $0 & 0xC0 != 0x80 } + 1 }

  private func unclosed(_ start: (Int, Int)) -> SchoolFileError {
    SchoolFileError(
      path: path, line: start.0, column: start.1,
      message: Wording(
        nl: "Hier begint een veld met een aanhalingsteken dat nergens sluit. Zet er aan het eind ook een \" bij.",
        en: "A field opens here with a quotation mark that is never closed. Add a \" at its end."))
  }

  private static func trimmed(_ bytes: [UInt8]) -> String {
    var slice = bytes[...]
    while let last = slice.last, last <= 32 { slice.removeLast() }
    while let first = slice.first, first <= 32 { slice.removeFirst() }
    return String(decoding: slice, as: UTF8.self)
  }
}
