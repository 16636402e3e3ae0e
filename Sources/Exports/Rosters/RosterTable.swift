internal import Drukproef

/// Rows and cells, whether they stood in a CSV file or a workbook. Rows and columns count from 0.
protocol RosterTable {
  var rowCount: Int { get }
  func cellCount(_ row: Int) -> Int
  /// The line or row of the file, from 1.
  func line(_ row: Int) -> Int
  /// The text of a cell; empty when the row is shorter.
  func cell(_ row: Int, _ column: Int) -> String
  func isEmpty(_ row: Int, _ column: Int) -> Bool
  /// Where a cell starts, line and column from 1, for an error.
  func place(_ row: Int, _ column: Int) -> (line: Int, column: Int)
}

extension RosterTable {
  /// The rows among which the header is.
  var head: [[String]] {
    (0..<min(rowCount, 20)).map { row in (0..<cellCount(row)).map { cell(row, $0) } }
  }
}

/// A CSV file as a table.
struct CSVRosterTable: RosterTable {
  let table: CSVTable

  var rowCount: Int { table.rows.count }
  func cellCount(_ row: Int) -> Int { table.count(table.rows[row]) }
  func line(_ row: Int) -> Int { table.rows[row].line }
  func place(_ row: Int, _ column: Int) -> (line: Int, column: Int) { table.place(table.rows[row], column) }

  func isEmpty(_ row: Int, _ column: Int) -> Bool { table.bytes(table.rows[row], column).isEmpty }

  func cell(_ row: Int, _ column: Int) -> String {
    CellText.cleaned(table.bytes(table.rows[row], column))
  }
}

/// What a spreadsheet adds to the text of a cell.
enum CellText {
  /// Without hard spaces around it and without `="…"`, by which exports keep Excel from making a number of it.
  static func cleaned(_ bytes: ArraySlice<UInt8>) -> String {
    var bytes = bytes
    while bytes.starts(with: [0xC2, 0xA0]) { bytes.removeFirst(2) }
    while bytes.suffix(2).elementsEqual([0xC2, 0xA0]) { bytes.removeLast(2) }
    if bytes.starts(with: "=\"".utf8), bytes.last == UInt8(ascii: "\""), bytes.count > 2 {
      bytes = bytes.dropFirst(2).dropLast()
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A number of a pupil as the school writes it: `248109.0` and `'248109` are 248109.
  static func number(_ text: String) -> String {
    var text = text[...]
    if text.hasPrefix("'") { text.removeFirst() }
    if text.hasSuffix(".0"), text.dropLast(2).allSatisfy(\.isNumber) { text.removeLast(2) }
    return String(text)
  }
}
