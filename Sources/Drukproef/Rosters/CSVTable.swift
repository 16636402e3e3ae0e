package import Text

/// Rows and cells of a CSV file (RFC 4180, with `;`, `,` or tab between), each with its place.
///
/// Cells are ranges of the file's text: a roster of a hundred thousand rows is read without a string being made.
package struct CSVTable: Sendable {
  /// A row: its line, from 1, and which cells are its.
  package struct Row: Sendable {
    package var line: Int
    fileprivate var cells: Range<Int>
  }

  private struct Cell: Sendable {
    /// Where the cell's text is in `text`, without blanks around it.
    var content: Range<UInt32>
    /// The byte at which the cell starts in the file.
    var start: UInt32
  }

  package let rows: [Row]
  package let separator: UInt8
  /// How the file was written.
  package let charset: SourceText.Charset
  /// The file as UTF-8, and after it the text of cells in which a quotation mark is written double.
  let text: [UInt8]
  private let cells: [Cell]

  /// Reads a table. Blank lines and lines of separators alone are left out; `sep=;` on the first line is obeyed.
  ///
  /// - Throws: ``SchoolFileError`` for bytes that are no text and for a quote that is never closed.
  package init(_ bytes: [UInt8], path: String) throws(SchoolFileError) {
    let source = try Self.source(bytes, path: path)
    charset = source.charset
    let text = source.utf8
    let declared = Self.declaredSeparator(text)
    separator = declared?.separator ?? Self.likelySeparator(text)
    var parser = Parser(separator: separator, position: declared?.next ?? 0, expecting: text.count)
    do throws(UnclosedQuote) { try parser.parse(text.span) } catch {
      throw .unclosed(Self.place(of: error.byte, in: text), path)
    }
    (rows, cells) = (parser.rows, parser.cells)
    self.text = parser.unquoted.isEmpty ? text : text + parser.unquoted
  }

  /// How many cells a row has.
  package func count(_ row: Row) -> Int { row.cells.count }

  /// The text of a cell; empty when the row is shorter.
  package func bytes(_ row: Row, _ column: Int) -> ArraySlice<UInt8> {
    guard row.cells.count > column else { return [] }
    let content = cells[row.cells.lowerBound + column].content
    return text[Int(content.lowerBound)..<Int(content.upperBound)]
  }

  /// Where the text of a cell stands in ``text``.
  func place(ofTextIn row: Row, _ column: Int) -> Roster.Place {
    guard row.cells.count > column else { return Roster.Place() }
    let content = cells[row.cells.lowerBound + column].content
    return Roster.Place(lower: content.lowerBound, upper: content.upperBound)
  }

  package func string(_ row: Row, _ column: Int) -> String { String(decoding: bytes(row, column), as: UTF8.self) }

  /// Line and column of a cell, both from 1; columns count code points.
  package func place(_ row: Row, _ column: Int) -> (line: Int, column: Int) {
    guard row.cells.count > column else { return (row.line, 1) }
    return Self.place(of: Int(cells[row.cells.lowerBound + column].start), in: text)
  }

  private static func place(of byte: Int, in text: [UInt8]) -> (line: Int, column: Int) {
    let before = text[..<byte]
    let lineStart = before.lastIndex(of: 10).map { $0 + 1 } ?? 0
    return (before.count { $0 == 10 } + 1, before[lineStart...].count { $0 & 0xC0 != 0x80 } + 1)
  }

  static func decoded(_ bytes: [UInt8], path: String) throws(SchoolFileError) -> [UInt8] {
    try source(bytes, path: path).utf8
  }

  /// - Throws: ``SchoolFileError`` for bytes that are no text; a spreadsheet or XML file is told what to do with it.
  package static func source(_ bytes: [UInt8], path: String) throws(SchoolFileError) -> SourceText {
    if bytes.starts(with: [0x50, 0x4B]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      throw SchoolFileError(path: path, message: .spreadsheet)
    }
    do throws(UndecodableText) {
      return try SourceText(decoding: bytes)
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

  /// The sign by which the first lines give the most column names; else the one that stands most often in them.
  private static func likelySeparator(_ text: [UInt8]) -> UInt8 {
    let signs: [UInt8] = [UInt8(ascii: ";"), 9, UInt8(ascii: ",")]
    let first = text.prefix { $0 != 10 && $0 != 13 }
    for sign in signs where first.contains(sign) {
      // A first line of nothing but names that are known leaves no doubt.
      if cells(of: first, sign).allSatisfy({ RosterHeader.canonical($0) != nil }) { return sign }
    }
    let lines = text.prefix(16 * 1024).split(maxSplits: 20, omittingEmptySubsequences: true) { $0 == 10 || $0 == 13 }
      .prefix(20)
    var best: (sign: UInt8, names: Int, count: Int) = (UInt8(ascii: ","), 0, 0)
    for sign in signs {
      var (names, count) = (0, 0)
      for line in lines {
        let cells = cells(of: line, sign)
        names = max(names, cells.count { RosterHeader.isName($0) })
        count = max(count, cells.count - 1)
      }
      if names > best.names || names == best.names && names <= 1 && count > best.count { best = (sign, names, count) }
    }
    return best.sign
  }

  private static func cells(of line: ArraySlice<UInt8>, _ separator: UInt8) -> [String] {
    var cells: [[UInt8]] = [[]]
    var isQuoted = false
    for byte in line {
      if byte == UInt8(ascii: "\"") {
        isQuoted.toggle()
      } else if byte == separator, !isQuoted {
        cells.append([])
      } else {
        cells[cells.count - 1].append(byte)
      }
    }
    return cells.map { String(decoding: $0, as: UTF8.self) }
  }

  private struct UnclosedQuote: Error {
    /// Where the field opens.
    let byte: Int
  }

  /// Cuts a file into cells.
  private struct Parser {
    private(set) var rows: [Row] = []
    private(set) var cells: [Cell] = []
    /// The cells in which a quotation mark is written double, as they will stand after the file's own text.
    private(set) var unquoted: [UInt8] = []
    private let separator: UInt8
    private var position: Int
    private var line: Int

    init(separator: UInt8, position: Int, expecting bytes: Int) {
      self.separator = separator
      self.position = position
      line = position > 0 ? 2 : 1
      cells.reserveCapacity(bytes / 6)
      rows.reserveCapacity(bytes / 64)
    }

    mutating func parse(_ text: Span<UInt8>) throws(UnclosedQuote) {
      while position < text.count {
        let first = cells.count
        let startLine = line
        var isBlank = true
        repeat {
          let cell =
            position < text.count && text[position] == UInt8(ascii: "\"") ? try quotedCell(text) : plainCell(text)
          isBlank = isBlank && cell.content.isEmpty
          cells.append(cell)
        } while endsCellOnly(text)
        if isBlank {
          cells.removeLast(cells.count - first)
        } else {
          rows.append(Row(line: startLine, cells: first..<cells.count))
        }
      }
    }

    /// Passes what ends a cell; false when the row or the file ends here too.
    private mutating func endsCellOnly(_ text: Span<UInt8>) -> Bool {
      guard position < text.count else { return false }
      let byte = text[position]
      position += 1
      if byte == separator { return true }
      if byte == 13, position < text.count, text[position] == 10 { position += 1 }
      line += 1
      return false
    }

    @inline(__always)
    private func isEnd(_ byte: UInt8) -> Bool { byte == separator || byte <= 13 && (byte == 10 || byte == 13) }

    private mutating func plainCell(_ text: Span<UInt8>) -> Cell {
      let start = position
      var stop = start
      while stop < text.count, !isEnd(text[stop]) { stop += 1 }
      position = stop
      var lower = start
      while stop > lower, text[stop - 1] <= 32 { stop -= 1 }
      while lower < stop, text[lower] <= 32 { lower += 1 }
      return Cell(content: UInt32(lower)..<UInt32(stop), start: UInt32(start))
    }

    /// Reads a cell in quotation marks, and whatever stands between the closing one and the separator.
    private mutating func quotedCell(_ text: Span<UInt8>) throws(UnclosedQuote) -> Cell {
      let start = position
      let quote = UInt8(ascii: "\"")
      var lower = unquoted.count
      position += 1
      while true {
        guard position < text.count else { throw UnclosedQuote(byte: start) }
        let byte = text[position]
        position += 1
        if byte == quote {
          guard position < text.count, text[position] == quote else { break }
          position += 1
        } else if byte == 10 {
          line += 1
        }
        unquoted.append(byte)
      }
      while position < text.count, !isEnd(text[position]) {
        unquoted.append(text[position])
        position += 1
      }
      var upper = unquoted.count
      while upper > lower, unquoted[upper - 1] <= 32 { upper -= 1 }
      while lower < upper, unquoted[lower] <= 32 { lower += 1 }
      return Cell(content: UInt32(text.count + lower)..<UInt32(text.count + upper), start: UInt32(start))
    }
  }
}

extension SchoolFileError {
  fileprivate static func unclosed(_ place: (line: Int, column: Int), _ path: String) -> SchoolFileError {
    SchoolFileError(
      path: path, line: place.line, column: place.column,
      message: Wording(
        nl: "Hier begint een veld met een aanhalingsteken dat nergens sluit. Zet er aan het eind ook een \" bij.",
        en: "A field opens here with a quotation mark that is never closed. Add a \" at its end."))
  }
}

extension Wording {
  fileprivate static let spreadsheet = Wording(
    nl: "Dit is een Excel-bestand of archief. Maak er eerst een leerlingenlijst van: drukproef roster import.",
    en: "This is a spreadsheet or an archive. Make a roster of it first: drukproef roster import.")
}
