internal import Drukproef

/// Files that schools have and that are no use here, each with what to do instead.
enum RefusedFormats {
  /// Why a file is refused; nil when it may be read.
  static func reason(_ input: RosterInput) -> Wording? {
    let name = input.name
    if ["edexll", "edexlk", "edexgr", "edexlg"].contains(where: { name == "\($0).txt" || name == $0 }) {
      return .edex2000
    }
    let bytes = input.bytes
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      return contains(bytes, utf16("EncryptedPackage")) ? .lockedWorkbook : .oldExcel
    }
    if bytes.starts(with: "%PDF".utf8) { return .pdf }
    if bytes.starts(with: [0x50, 0x4B]) {
      if contains(bytes.prefix(200), Array("opendocument.spreadsheet".utf8)) { return .openDocument }
      if contains(bytes.prefix(4096), Array("word/".utf8)) { return .word }
    }
    let start = String(decoding: bytes.prefix(2000).filter { $0 != 0 }, as: UTF8.self).lowercased()
    if start.contains("oso_gegevensset") { return .oso }
    if start.contains("<dossier"), start.contains("overstap") || start.contains("deeldossier") { return .oso }
    if start.contains("urn:schemas-microsoft-com:office:spreadsheet") { return .oldExcel }
    let text = start.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    if text.hasPrefix("<!doctype html") || text.hasPrefix("<html") || text.hasPrefix("<table") { return .webPage }
    if isStructureFile(text) { return .structureFile }
    return nil
  }

  /// Somtoday's file of locations, groups and staff: no header, and the kind of thing first on each line.
  private static func isStructureFile(_ start: Substring) -> Bool {
    let kinds = ["vestiging;", "stamgroep;", "medewerker;", "lesgroep;", "vak;", "lokaal;"]
    let lines = start.split { $0.isNewline }.dropLast()
    guard !lines.isEmpty else {
      return kinds.contains { start.hasPrefix($0) } && start.count(where: { $0 == ";" }) >= 2
    }
    return lines.prefix(5).allSatisfy { line in kinds.contains { line.hasPrefix($0) } }
  }

  private static func utf16(_ text: String) -> [UInt8] { text.utf8.flatMap { [$0, 0] } }

  private static func contains(_ bytes: some RandomAccessCollection<UInt8>, _ wanted: [UInt8]) -> Bool {
    guard let first = wanted.first else { return true }
    let bytes = Array(bytes)
    guard bytes.count >= wanted.count else { return false }
    for index in 0...(bytes.count - wanted.count) where bytes[index] == first {
      if bytes[index..<index + wanted.count].elementsEqual(wanted) { return true }
    }
    return false
  }
}

extension Wording {
  fileprivate static let edex2000 = Wording(
    nl: "dit is EDEX2000, een oud formaat. Kies in je leerlingadministratie bij exporteren voor EDEXML.",
    en: "this is EDEX2000, an old format. Choose EDEXML when you export from your pupil administration.")
  fileprivate static let oldExcel = Wording(
    nl: "dit is een oud Excel-bestand (.xls). Open het en kies Opslaan als: Excel-werkmap (.xlsx) of CSV UTF-8.",
    en: "this is an old Excel file (.xls). Open it and choose Save as: Excel workbook (.xlsx) or CSV UTF-8.")
  fileprivate static let lockedWorkbook = Wording(
    nl: "dit Excel-bestand is met een wachtwoord afgesloten. Open het en sla het op zonder wachtwoord.",
    en: "this Excel file is locked with a password. Open it and save it without one.")
  fileprivate static let openDocument = Wording(
    nl: "dit is een OpenDocument-werkblad (.ods). Open het en kies Opslaan als: Excel-werkmap (.xlsx) of CSV UTF-8.",
    en: "this is an OpenDocument sheet (.ods). Open it and choose Save as: Excel workbook (.xlsx) or CSV UTF-8.")
  fileprivate static let oso = Wording(
    nl:
      "dit is een OSO-overstapdossier. Daar staat veel meer in dan hier nodig is, en de toestemming erin gaat over het "
      + "dossier, niet over foto’s. Exporteer een leerlingenlijst (CSV) of EDEXML.",
    en:
      "this is an OSO transfer file. It holds far more than is needed here, and the consent in it is for the file, not for "
      + "pictures. Export a list of pupils (CSV) or EDEXML.")
  fileprivate static let structureFile = Wording(
    nl:
      "dit is het structuurbestand van Somtoday. Daar staan groepen en medewerkers in, geen leerlingen. Exporteer een "
      + "leerlingenlijst naar Excel of CSV.",
    en:
      "this is Somtoday's structure file. It holds groups and staff, no pupils. Export a list of pupils to Excel or CSV."
  )
  fileprivate static let webPage = Wording(
    nl:
      "dit is een webpagina, ook als de naam op .xls eindigt. Open het in Excel en kies Opslaan als: Excel-werkmap (.xlsx) "
      + "of CSV UTF-8.",
    en:
      "this is a web page, even if its name ends in .xls. Open it in Excel and choose Save as: Excel workbook (.xlsx) or CSV "
      + "UTF-8.")
  fileprivate static let pdf = Wording(
    nl: "dit is een PDF. Exporteer de leerlingen als CSV, Excel of EDEXML.",
    en: "this is a PDF. Export the pupils as CSV, Excel or EDEXML.")
  fileprivate static let word = Wording(
    nl: "dit is een Word-bestand. Exporteer de leerlingen als CSV, Excel of EDEXML.",
    en: "this is a Word file. Export the pupils as CSV, Excel or EDEXML.")
}
