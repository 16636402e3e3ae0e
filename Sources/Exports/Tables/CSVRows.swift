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

/// The rows of a CSV file, one by one: the one at hand stands in a buffer that the next one overwrites.
struct CSVRows {
  static let biggestRow = 16 * 1024 * 1024

  private enum State { case start, plain, quoted, afterQuote, escaped, end }

  private let dialect: CSVDialect
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var state = State.start
  /// A carriage return ended the last row: a line feed after it belongs to it.
  private var passesLineFeed = false
  /// Where the row at hand starts.
  private(set) var offset = 0
  /// Whether a cell of it was opened with a quotation mark that never closes; then there are no more rows.
  private(set) var isUnclosed = false

  init(_ dialect: CSVDialect) { self.dialect = dialect }

  /// Reads the next row that is not blank. False at the end.
  mutating func next(_ stream: ByteStream) throws(ExportProblem) -> Bool {
    while !isUnclosed, try stream.hasMore() {
      try row(stream)
      if isUnclosed || !bytes.isEmpty { return true }
    }
    return false
  }

  /// How many cells the row at hand has.
  var count: Int { ends.count }

  /// The text of a cell: UTF-8, or Windows-1252 as Excel writes it.
  func cell(_ place: Int) -> String {
    let range = (place == 0 ? 0 : ends[place - 1])..<ends[place]
    guard SourceText.firstInvalidUTF8(bytes, in: range) != nil else {
      return bytes.withUnsafeBufferPointer { String(decoding: UnsafeBufferPointer(rebasing: $0[range]), as: UTF8.self) }
    }
    do throws(UndecodableText) {
      return String(decoding: try SourceText(decoding: Array(bytes[range])).utf8, as: UTF8.self)
    } catch {
      return String(decoding: bytes[range], as: UTF8.self)
    }
  }

  func isEmpty(_ place: Int) -> Bool { ends[place] == (place == 0 ? 0 : ends[place - 1]) }

  var cells: [String] { (0..<count).map(cell) }

  private mutating func row(_ stream: ByteStream) throws(ExportProblem) {
    if passesLineFeed, try stream.peek() == 0x0A { stream.index += 1 }
    passesLineFeed = false
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    state = .start
    offset = stream.offset
    while state != .end, try stream.hasMore() {
      let start = stream.index
      stream.index = stream.chunk.withUnsafeBufferPointer { take($0, from: start) }
      if bytes.count > Self.biggestRow {
        isUnclosed = true
        return
      }
    }
    if state == .quoted || state == .escaped { isUnclosed = true }
    if state != .end { ends.append(bytes.count) }
  }

  /// Reads on in the row, to its end or that of the piece.
  private mutating func take(_ piece: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index < piece.count {
      switch state {
      case .start:
        if piece[index] == UInt8(ascii: "\"") {
          state = .quoted
          index += 1
        } else {
          state = .plain
        }
      case .plain: index = plain(piece, from: index)
      case .quoted: index = quoted(piece, from: index)
      case .afterQuote:
        // Two are one; else the cell is closed.
        if piece[index] == UInt8(ascii: "\"") {
          bytes.append(piece[index])
          state = .quoted
          index += 1
        } else {
          state = .plain
        }
      case .escaped:
        if piece[index] != UInt8(ascii: "\""), piece[index] != UInt8(ascii: "\\") { bytes.append(UInt8(ascii: "\\")) }
        bytes.append(piece[index])
        state = .quoted
        index += 1
      case .end: return index
      }
    }
    return index
  }

  private mutating func plain(_ piece: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index < piece.count, piece[index] != dialect.separator, piece[index] != 0x0A, piece[index] != 0x0D {
      index += 1
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: piece[start..<index]))
    guard index < piece.count else { return index }
    ends.append(bytes.count)
    passesLineFeed = piece[index] == 0x0D
    state = piece[index] == dialect.separator ? .start : .end
    return index + 1
  }

  private mutating func quoted(_ piece: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    let escape = dialect.hasBackslashes ? UInt8(ascii: "\\") : UInt8(ascii: "\"")
    while index < piece.count, piece[index] != UInt8(ascii: "\""), piece[index] != escape { index += 1 }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: piece[start..<index]))
    guard index < piece.count else { return index }
    state = piece[index] == UInt8(ascii: "\"") ? .afterQuote : .escaped
    return index + 1
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

  /// A cell of the row at hand; nil when there is none or nothing is in it.
  func cell(_ column: String, _ rows: CSVRows) -> String? {
    guard let place = places[column], place < rows.count, !rows.isEmpty(place) else { return nil }
    return rows.cell(place)
  }
}

/// The first rows of a file's start.
enum CSVHead {
  static func rows(_ head: FileHead, _ dialect: CSVDialect, count: Int) -> [[String]] {
    var rows: [[String]] = []
    do throws(ExportProblem) {
      let stream = try ByteStream(MemorySource(Array(head.bytes.prefix(32 * 1024))))
      var reader = CSVRows(dialect)
      while rows.count < count, try reader.next(stream) { rows.append(reader.cells) }
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
