/// Reads a staff list: CSV with `naam,functie,school` and optionally `toestemming_foto`.
package enum StaffFile {
  /// The staff of a file, in its order.
  ///
  /// - Throws: ``SchoolFileError`` with the place of the first fault; nothing is half-loaded.
  package static func members(_ bytes: [UInt8], path: String) throws(SchoolFileError) -> [StaffMember] {
    let table = try CSVTable(bytes, path: path)
    let header = try RosterHeader(table, path: path, required: [["naam", "roepnaam"]])
    return table.rows.dropFirst(header.row + 1).compactMap { row in
      func cell(_ name: String) -> String {
        header.columns[name].map { table.string(row, $0) } ?? ""
      }
      let parts = [cell("roepnaam"), cell("tussenvoegsel"), cell("achternaam")].filter { !$0.isEmpty }
      let name = header.columns["naam"] == nil ? parts.joined(separator: " ") : cell("naam")
      guard !name.isEmpty else { return nil }
      return StaffMember(
        name: name, function: cell("functie"), school: cell("school"),
        consent: header.consents.first.map { Consent(answer: table.string(row, $0.column)) } ?? .onbekend)
    }
  }
}
