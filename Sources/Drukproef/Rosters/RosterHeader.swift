internal import Text

/// Which column of a table holds what, told by exact aliases.
struct RosterHeader {
  /// Canonical name to column.
  private(set) var columns: [String: Int] = [:]
  /// Columns that are dropped while reading: a BSN or a password has no place in a roster.
  private(set) var dropped: [String] = []
  /// Headers that mean nothing to the program.
  private(set) var unknown: [String] = []
  /// The row that the header stands on, from 0.
  let row: Int

  /// Finds the header among the first rows: the first one that names a person.
  ///
  /// - Parameter required: canonical names of which at least one must be there.
  /// - Throws: ``SchoolFileError`` when no row is a header, or two columns claim one meaning.
  init(_ table: CSVTable, path: String, required: [[String]]) throws(SchoolFileError) {
    var best: (score: Int, row: Int)?
    for (number, row) in table.rows.prefix(20).enumerated() {
      let score = (0..<table.count(row)).count { Self.canonical(table.string(row, $0)) != nil }
      if score > 0, score > best?.score ?? 0 { best = (score, number) }
    }
    guard let best else { throw Self.noHeader(path) }
    row = best.row
    let header = table.rows[best.row]
    for number in 0..<table.count(header) {
      let title = table.string(header, number)
      if title.isEmpty { continue }
      guard let name = Self.canonical(title) else {
        unknown.append(title)
        continue
      }
      if name == "NIET_LEZEN" {
        dropped.append(title)
      } else if columns[name] != nil {
        throw Self.twice(title, table.place(header, number), path)
      } else {
        columns[name] = number
      }
    }
    for alternatives in required where !alternatives.contains(where: { columns[$0] != nil }) {
      throw Self.missing(alternatives, path, line: header.line)
    }
  }

  /// What a header means; nil when it is unknown. Case, accents, spaces and signs do not count.
  static func canonical(_ header: String) -> String? {
    let key = ListKey.of(header).filter { $0 &- 97 < 26 || $0 &- 48 < 10 }
    return key.isEmpty ? nil : aliases.row(key[...])?.column(1)
  }

  private static let aliases = EmbeddedFiles.bytes("rosters/kolommen.tsv").map { SortedList($0) } ?? .empty

  private static func noHeader(_ path: String) -> SchoolFileError {
    SchoolFileError(
      path: path, line: 1,
      message: Wording(
        nl:
          "Er is geen regel met kolomnamen gevonden. Zet bovenaan een regel zoals: roepnaam;tussenvoegsel;achternaam;groep.",
        en: "No line with column names was found. Put one on top, such as: roepnaam;tussenvoegsel;achternaam;groep."))
  }

  private static func twice(_ title: String, _ place: (line: Int, column: Int), _ path: String) -> SchoolFileError {
    SchoolFileError(
      path: path, line: place.line, column: place.column,
      message: Wording(
        nl: "De kolom '\(title)' betekent hetzelfde als een kolom ervoor. Haal een van de twee weg.",
        en: "The column '\(title)' means the same as one before it. Take one of the two away."))
  }

  private static func missing(_ names: [String], _ path: String, line: Int) -> SchoolFileError {
    let list = names.joined(separator: " of ")
    return SchoolFileError(
      path: path, line: line, column: 1,
      message: Wording(
        nl: "De kolom \(list) ontbreekt. Voeg die toe, of kies een ander bestand.",
        en: "The column \(names.joined(separator: " or ")) is missing. Add it or choose another file."))
  }
}
