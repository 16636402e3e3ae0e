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
      let score = row.count { Self.canonical($0.text) != nil }
      if score > 0, score > best?.score ?? 0 { best = (score, number) }
    }
    guard let best else { throw Self.noHeader(path) }
    row = best.row
    for (number, cell) in table.rows[best.row].enumerated() where !cell.text.isEmpty {
      guard let name = Self.canonical(cell.text) else {
        unknown.append(cell.text)
        continue
      }
      if name == "NIET_LEZEN" {
        dropped.append(cell.text)
      } else if columns[name] != nil {
        throw Self.twice(cell, path)
      } else {
        columns[name] = number
      }
    }
    for alternatives in required where !alternatives.contains(where: { columns[$0] != nil }) {
      throw Self.missing(alternatives, path, line: table.rows[best.row].first?.line ?? 1)
    }
  }

  /// What a header means; nil when it is unknown. Case, accents, spaces and signs do not count.
  static func canonical(_ header: String) -> String? {
    let key = ListKey.of(header).filter { $0 &- 97 < 26 || $0 &- 48 < 10 }
    guard !key.isEmpty, let list = EmbeddedFiles.bytes("rosters/kolommen.tsv") else { return nil }
    return SortedList(list).row(key[...])?.column(1)
  }

  private static func noHeader(_ path: String) -> SchoolFileError {
    SchoolFileError(
      path: path, line: 1,
      message: Wording(
        nl:
          "Er is geen regel met kolomnamen gevonden. Zet bovenaan een regel zoals: roepnaam;tussenvoegsel;achternaam;groep.",
        en: "No line with column names was found. Put one on top, such as: roepnaam;tussenvoegsel;achternaam;groep."))
  }

  private static func twice(_ cell: CSVTable.Cell, _ path: String) -> SchoolFileError {
    SchoolFileError(
      path: path, line: cell.line, column: cell.column,
      message: Wording(
        nl: "De kolom '\(cell.text)' betekent hetzelfde als een kolom ervoor. Haal een van de twee weg.",
        en: "The column '\(cell.text)' means the same as one before it. Take one of the two away."))
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
