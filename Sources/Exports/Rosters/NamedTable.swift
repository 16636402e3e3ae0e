internal import Drukproef
internal import Text

/// A CSV file of a standard: the header is the first row and its names are settled.
struct NamedTable {
  let table: CSVRosterTable
  let path: String
  let charset: String
  let separator: UInt8
  let titles: [String]
  private let columns: [String: Int]

  init(_ input: RosterInput) throws(RosterFaults) {
    path = input.path
    do throws(SchoolFileError) {
      let csv = try CSVTable(input.bytes, path: input.path)
      (charset, separator) = (csv.charset.rawValue, csv.separator)
      table = CSVRosterTable(table: csv)
    } catch {
      throw RosterFaults(error)
    }
    titles = table.head.first ?? []
    var columns: [String: Int] = [:]
    for (number, title) in titles.enumerated() {
      let key = Self.key(title)
      if columns[key] == nil { columns[key] = number }
    }
    self.columns = columns
  }

  /// The rows under the header.
  var rows: Range<Int> { min(1, table.rowCount)..<table.rowCount }

  func has(_ name: String) -> Bool { columns[name] != nil }

  /// - Parameter name: the column in small letters without blanks.
  func value(_ row: Int, _ name: String) -> String { columns[name].map { table.cell(row, $0) } ?? "" }

  /// The first of several columns that is not empty.
  func value(_ row: Int, oneOf names: [String]) -> String {
    for name in names {
      let value = value(row, name)
      if !value.isEmpty { return value }
    }
    return ""
  }

  func fault(_ message: Wording, _ row: Int, _ name: String) -> SchoolFileError {
    let place = table.place(row, columns[name] ?? 0)
    return SchoolFileError(path: path, line: place.line, column: place.column, message: message)
  }

  /// Throws unless one of the columns is there.
  func require(_ names: [String]) throws(RosterFaults) {
    if names.contains(where: has) { return }
    throw RosterFaults(RosterHeader.missing(names, path, line: 1))
  }

  static func key(_ title: String) -> String { RosterKey.of(title).filter { $0 != " " } }

  /// The keys of the titles in a file's first line.
  static func titles(_ input: RosterInput) -> Set<String> {
    let line =
      String(decoding: input.bytes.prefix(4096).filter { $0 != 0 }, as: UTF8.self).split { $0.isNewline }.first ?? ""
    return Set(line.split { $0 == "," || $0 == ";" || $0 == "\t" }.map { key(String($0)) })
  }
}
