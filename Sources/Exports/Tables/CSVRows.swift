internal import Drukproef
internal import Text

/// How a CSV file is written: no two platforms agree.
struct CSVDialect {
  var separator = UInt8(ascii: ",")
  /// Whether `\"` is a quotation mark within a cell.
  var hasBackslashes = false

  /// Reads off a file's start: `sep=;` is obeyed, else what stands most in the first lines.
  init(_ head: [UInt8]) {
    if head.starts(with: "sep=".utf8), head.count > 4 {
      separator = head[4]
      return
    }
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    var lines = 0
    for byte in head.prefix(4096) {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if byte == 0x0A, !isQuoted { lines += 1 }
      if lines == 2 { break }
      if !isQuoted, byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") || byte == 9 {
        counts[byte, default: 0] += 1
      }
    }
    let order: [UInt8] = [UInt8(ascii: ";"), 9, UInt8(ascii: ",")]
    separator = order.max { counts[$0, default: 0] < counts[$1, default: 0] } ?? separator
  }
}

/// The rows of a CSV file, one by one.
struct CSVRows {
  struct Row {
    var cells: [String]
    var offset: Int
    /// A cell was opened with a quotation mark that never closes.
    var isUnclosed = false
  }

  static let biggestRow = 16 * 1024 * 1024

  private let dialect: CSVDialect

  init(_ dialect: CSVDialect) { self.dialect = dialect }

  /// The next row that is not blank; nil at the end.
  func next(_ stream: ByteStream) throws(ExportProblem) -> Row? {
    while try stream.hasMore() {
      let row = try row(stream)
      if row.isUnclosed || row.cells.contains(where: { !$0.isEmpty }) { return row }
    }
    return nil
  }

  private func row(_ stream: ByteStream) throws(ExportProblem) -> Row {
    var row = Row(cells: [], offset: stream.offset)
    var size = 0
    while true {
      let cell = try cell(stream)
      size += cell.bytes.count
      row.cells.append(Self.text(cell.bytes))
      if cell.isUnclosed || size > Self.biggestRow {
        row.isUnclosed = true
        return row
      }
      guard let byte = try stream.peek() else { return row }
      stream.index += 1
      if byte == dialect.separator { continue }
      if byte == 0x0D, try stream.peek() == 0x0A { stream.index += 1 }
      return row
    }
  }

  /// A cell, up to the separator or the end of the line.
  private func cell(_ stream: ByteStream) throws(ExportProblem) -> (bytes: [UInt8], isUnclosed: Bool) {
    var content: [UInt8] = []
    if try stream.peek() == UInt8(ascii: "\"") {
      stream.index += 1
      while true {
        guard let byte = try stream.peek(), content.count <= Self.biggestRow else { return (content, true) }
        stream.index += 1
        if byte == UInt8(ascii: "\"") {
          guard try stream.peek() == byte else { break }
          stream.index += 1
        } else if dialect.hasBackslashes, byte == UInt8(ascii: "\\"), let next = try stream.peek(),
          next == UInt8(ascii: "\"") || next == UInt8(ascii: "\\")
        {
          stream.index += 1
          content.append(next)
          continue
        }
        content.append(byte)
      }
    }
    while let byte = try stream.peek(), byte != dialect.separator, byte != 0x0A, byte != 0x0D {
      if content.count > Self.biggestRow { return (content, true) }
      content.append(byte)
      stream.index += 1
    }
    return (content, false)
  }

  /// A cell's text: UTF-8, or Windows-1252 as Excel writes it.
  private static func text(_ bytes: [UInt8]) -> String {
    if SourceText.firstInvalidUTF8(bytes, from: 0) == nil { return String(decoding: bytes, as: UTF8.self) }
    do throws(UndecodableText) {
      return String(decoding: try SourceText(decoding: bytes).utf8, as: UTF8.self)
    } catch {
      return String(decoding: bytes, as: UTF8.self)
    }
  }
}

/// Which column is what, by the names in its first row.
struct CSVColumns {
  private var places: [String: Int] = [:]

  /// - Parameter aliases: a column's own name → the names, in lower case, that files give it.
  init(_ header: [String], _ aliases: [String: [String]]) {
    let names = header.map(Self.folded)
    for (column, known) in aliases {
      for name in known {
        if let place = names.firstIndex(of: name) {
          places[column] = place
          break
        }
      }
    }
  }

  static func folded(_ name: String) -> String {
    name.filter { !$0.isWhitespace && $0 != "_" && $0 != "-" }.lowercased()
  }

  func has(_ column: String) -> Bool { places[column] != nil }

  /// A cell; nil when there is none or nothing is in it.
  func cell(_ column: String, _ row: [String]) -> String? {
    guard let place = places[column], place < row.count, !row[place].isEmpty else { return nil }
    return row[place]
  }
}

/// The first rows of a file's start.
enum CSVHead {
  static func rows(_ head: FileHead, _ dialect: CSVDialect, count: Int) -> [[String]] {
    var rows: [[String]] = []
    do throws(ExportProblem) {
      let stream = try ByteStream(MemorySource(Array(head.bytes.prefix(32 * 1024))))
      let reader = CSVRows(dialect)
      while rows.count < count, let row = try reader.next(stream) { rows.append(row.cells) }
    } catch {
      return rows
    }
    return rows
  }
}

extension Wording {
  static let unclosedCell = Wording(
    nl: "hier begint een veld met een aanhalingsteken dat nergens sluit; wat erna komt is niet gelezen",
    en: "a field opens here with a quotation mark that is never closed; what follows was not read")
}
