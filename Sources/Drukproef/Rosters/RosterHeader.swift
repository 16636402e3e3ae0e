internal import Text

/// Which column of a table holds what, told by exact aliases.
package struct RosterHeader: Sendable {
  /// A column of answers about pictures.
  package struct ConsentColumn: Sendable {
    package var categories: [String]
    package var column: Int
    /// Whether a yes in it refuses.
    package var isReversed: Bool
  }

  /// A later column that means what an earlier one means.
  package struct Double: Sendable {
    package var name: String
    package var column: Int
  }

  /// The titles as they stand in the file.
  package let titles: [String]
  /// Canonical name to column.
  package private(set) var columns: [String: Int] = [:]
  package private(set) var consents: [ConsentColumn] = []
  package private(set) var doubles: [Double] = []
  /// Columns that are dropped while reading: a BSN or a password has no place in a roster.
  package private(set) var dropped: [String] = []
  /// Headers that mean nothing to the program.
  package private(set) var unknown: [String] = []
  /// The row that the header stands on, from 0.
  package let row: Int

  /// Finds the header among the first rows: the one that names the most columns. nil when none names any.
  ///
  /// - Parameter isAboutConsent: whether the file is known to hold answers about pictures.
  package init?(_ rows: [[String]], isAboutConsent: Bool = false) {
    var best: (score: Int, row: Int)?
    for (number, cells) in rows.prefix(20).enumerated() {
      let named = cells.filter { !$0.isEmpty }
      // A row of which every cell is a name that is known is the header: no need to look on.
      if named.count > 1, named.allSatisfy({ Self.canonical($0) != nil }), named.count >= best?.score ?? 0 {
        best = (named.count, number)
        break
      }
      let score = cells.count { Self.isName($0) || isAboutConsent && ConsentHeader($0, isAboutConsent: true) != nil }
      if score > 0, score > best?.score ?? 0 { best = (score, number) }
    }
    guard let best else { return nil }
    row = best.row
    titles = rows[best.row]
    for (number, title) in titles.enumerated() where !title.isEmpty {
      take(title, number, isAboutConsent: isAboutConsent)
    }
  }

  private mutating func take(_ title: String, _ number: Int, isAboutConsent: Bool) {
    guard let name = Self.canonical(title) else {
      if Self.isSensitive(title) {
        dropped.append(title)
      } else if let consent = ConsentHeader(title, isAboutConsent: isAboutConsent) {
        add(
          ConsentColumn(categories: consent.categories, column: number, isReversed: consent.isReversed), title)
      } else {
        unknown.append(title)
      }
      return
    }
    if name == "NIET_LEZEN" {
      dropped.append(title)
    } else if name.hasPrefix("toestemming.") {
      let category = String(name.dropFirst("toestemming.".count))
      add(
        ConsentColumn(categories: [category == "sociaal" ? "social" : category], column: number, isReversed: false),
        title
      )
    } else if columns[name] == nil {
      columns[name] = number
    } else if name == "roepnaam", let first = columns[name],
      Self.isCalledName(titles[first]) != Self.isCalledName(title)
    {
      // Where there is a Roepnaam too, a Voornaam holds the names in the passport.
      let isFirstCalled = Self.isCalledName(titles[first])
      columns[name] = isFirstCalled ? first : number
      if columns["voornamen"] == nil { columns["voornamen"] = isFirstCalled ? number : first }
    } else if name == "voornamen" {
      return
    } else {
      doubles.append(Double(name: name, column: number))
    }
  }

  private mutating func add(_ consent: ConsentColumn, _ title: String) {
    if consents.contains(where: { !Set($0.categories).isDisjoint(with: consent.categories) }) {
      doubles.append(Double(name: "toestemming." + consent.categories[0], column: consent.column))
    }
    consents.append(consent)
  }

  private static func isCalledName(_ title: String) -> Bool {
    let key = ListKey.of(title)
    return key.starts(with: "roep".utf8) || key.starts(with: "calling".utf8) || key.starts(with: "preferred".utf8)
  }

  /// What a header means; nil when it is unknown. Case, accents, spaces and signs do not count.
  package static func canonical(_ header: String) -> String? {
    let key = ListKey.of(header).filter { $0 &- 97 < 26 || $0 &- 48 < 10 }
    return key.isEmpty ? nil : aliases.row(key[...])?.column(1)
  }

  private static let aliases = EmbeddedFiles.bytes("rosters/kolommen.tsv").map { SortedList($0) } ?? .empty

  /// Whether a cell can be the name of a column.
  package static func isName(_ cell: String) -> Bool {
    guard !cell.isEmpty, cell.utf8.count <= 120 else { return false }
    return canonical(cell) != nil || ConsentHeader(cell) != nil || isSensitive(cell)
  }

  /// Whether a header speaks of something that a roster must not hold. Here, other than for columns that are read, a word
  /// within the header is enough: to drop too much does no harm.
  package static func isSensitive(_ header: String) -> Bool {
    let words = ListKey.of(header).split { !($0 &- 97 < 26) }.map { String(decoding: $0, as: UTF8.self) }
    return words.contains { word in sensitive.contains(word) || sensitiveStarts.contains { word.hasPrefix($0) } }
  }

  private static let sensitive: Set<String> = ["bsn", "pgn", "sofi", "gewicht", "weging", "ras", "iban", "race"]
  private static let sensitiveStarts = [
    "burgerservice", "onderwijsn", "sofin", "persoonsgebonden", "nationalit", "etnic", "ethnic", "geboorteland",
    "herkomst",
    "landvan", "wachtwoord", "password", "leerlinggewicht", "schoolgewicht", "godsdienst", "religie", "geloof",
    "medisch",
    "medicijn", "medicatie", "allergie", "huisarts", "zorgverzeker", "rekeningnummer", "fotourl", "pasfoto", "diagnose",
    "paspoort", "identiteitsbewijs", "verblijfs", "vluchteling", "thuistaal", "bekostiging",
  ]
}

extension RosterHeader {
  /// Finds the header of a CSV file.
  ///
  /// - Parameter required: canonical names of which at least one must be there.
  /// - Throws: ``SchoolFileError`` when no row is a header, or two columns claim one meaning.
  init(_ table: CSVTable, path: String, required: [[String]]) throws(SchoolFileError) {
    let rows = table.rows.prefix(20).map { row in (0..<table.count(row)).map { table.string(row, $0) } }
    guard let header = RosterHeader(rows) else { throw Self.noHeader(path) }
    self = header
    let place = table.rows[row]
    if let double = doubles.first(where: { !["email", "status", "vestiging"].contains($0.name) }) {
      throw Self.twice(titles[double.column], table.place(place, double.column), path)
    }
    for alternatives in required where !alternatives.contains(where: { columns[$0] != nil }) {
      throw Self.missing(alternatives, path, line: place.line)
    }
  }

  package static func noHeader(_ path: String) -> SchoolFileError {
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

  package static func missing(_ names: [String], _ path: String, line: Int) -> SchoolFileError {
    let list = names.joined(separator: " of ")
    return SchoolFileError(
      path: path, line: line, column: 1,
      message: Wording(
        nl: "De kolom \(list) ontbreekt. Voeg die toe, of kies een ander bestand.",
        en: "The column \(names.joined(separator: " or ")) is missing. Add it or choose another file."))
  }
}
