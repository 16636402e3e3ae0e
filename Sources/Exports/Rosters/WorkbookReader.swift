internal import Drukproef

/// A sheet of an Excel workbook as a table.
struct SheetTable: RosterTable {
  let name: String
  fileprivate(set) var rows: [(number: Int, cells: [String])] = []

  init(name: String) { self.name = name }

  var rowCount: Int { rows.count }
  func cellCount(_ row: Int) -> Int { rows[row].cells.count }
  func line(_ row: Int) -> Int { rows[row].number }
  func place(_ row: Int, _ column: Int) -> (line: Int, column: Int) { (rows[row].number, column + 1) }
  func isEmpty(_ row: Int, _ column: Int) -> Bool { cell(row, column).isEmpty }
  func cell(_ row: Int, _ column: Int) -> String {
    column < rows[row].cells.count ? rows[row].cells[column] : ""
  }
}

/// Reads the sheets of an Excel workbook (ECMA-376): the texts and numbers, no formulas, styles or hidden sheets.
///
/// A date is a number there, the days since 1900; whoever reads a column of dates knows it.
enum WorkbookReader {
  static func isWorkbook(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x50, 0x4B]) }

  /// - Returns: the sheets in the workbook's order, and the names of those that are hidden.
  static func sheets(_ input: RosterInput) throws(RosterFaults) -> (sheets: [SheetTable], hidden: [String]) {
    var files: [String: [UInt8]] = [:]
    for entry in try RosterInputs.entries(input.bytes, input.path, isPart) {
      files[entry.name.lowercased()] = entry.bytes
    }
    guard let book = files["xl/workbook.xml"] else { throw RosterInputs.fault(.noWorkbook, input.path) }
    let outline = WorkbookOutline()
    let links = WorkbookLinks()
    let texts = SharedTexts()
    do throws(SchoolFileError) {
      try XMLWalk.walk(book, path: "\(input.path)!xl/workbook.xml", outline)
      if let rels = files["xl/_rels/workbook.xml.rels"] {
        try XMLWalk.walk(rels, path: "\(input.path)!xl/_rels/workbook.xml.rels", links)
      }
      if let shared = files["xl/sharedstrings.xml"] {
        try XMLWalk.walk(shared, path: "\(input.path)!xl/sharedStrings.xml", texts)
      }
      var sheets: [SheetTable] = []
      for (number, sheet) in outline.sheets.enumerated() where !sheet.isHidden {
        let target = links.targets[sheet.id] ?? "worksheets/sheet\(number + 1).xml"
        let path = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
        guard let bytes = files[path.lowercased()] else { continue }
        let reader = SheetCells(sheet.name, texts.texts, countsFrom1904: outline.countsFrom1904)
        try XMLWalk.walk(bytes, path: "\(input.path)!\(path)", reader)
        sheets.append(reader.table)
      }
      return (sheets, outline.sheets.filter(\.isHidden).map(\.name))
    } catch {
      throw RosterFaults(error)
    }
  }

  private static func isPart(_ name: String) -> Bool {
    let name = name.lowercased()
    return name == "xl/workbook.xml" || name == "xl/_rels/workbook.xml.rels" || name == "xl/sharedstrings.xml"
      || name.hasPrefix("xl/worksheets/") && name.hasSuffix(".xml")
  }
}

/// The sheets that a workbook lists.
private final class WorkbookOutline: XMLVisitor {
  private(set) var sheets: [(name: String, id: String, isHidden: Bool)] = []
  /// Whether days are counted from 1904, as on old Macs.
  private(set) var countsFrom1904 = false

  func opens(_ name: String, _ attributes: XMLAttributes, line: Int) {
    if name == "sheet" {
      let state = attributes["state"] ?? "visible"
      sheets.append((attributes["name"] ?? "", attributes["id"] ?? "", state != "visible"))
    } else if name == "workbookPr" {
      countsFrom1904 = ["1", "true"].contains(attributes["date1904"] ?? "")
    }
  }

  func closes(_ name: String, _ text: String) {}
}

/// Where the parts of a workbook are.
private final class WorkbookLinks: XMLVisitor {
  private(set) var targets: [String: String] = [:]

  func opens(_ name: String, _ attributes: XMLAttributes, line: Int) {
    if name == "Relationship", let id = attributes["Id"] { targets[id] = attributes["Target"] }
  }

  func closes(_ name: String, _ text: String) {}
}

/// The texts that cells point to by number.
private final class SharedTexts: XMLVisitor {
  private(set) var texts: [String] = []
  private var text = ""
  /// How a word is pronounced is no part of it.
  private var isPhonetic = false

  func opens(_ name: String, _ attributes: XMLAttributes, line: Int) {
    if name == "si" { text = "" }
    if name == "rPh" { isPhonetic = true }
  }

  func closes(_ name: String, _ content: String) {
    switch name {
    case "t" where !isPhonetic: text += content
    case "rPh": isPhonetic = false
    case "si": texts.append(CellText.cleaned(Array(text.utf8)[...]))
    default: break
    }
  }
}

/// The cells of a sheet.
private final class SheetCells: XMLVisitor {
  private(set) var table: SheetTable
  private let texts: [String]
  private let countsFrom1904: Bool
  private var cells: [String] = []
  private var rowNumber = 0
  private var column = 0
  private var kind = ""
  private var value = ""
  /// Excel's own limit.
  private static let mostColumns = 16_384

  init(_ name: String, _ texts: [String], countsFrom1904: Bool) {
    table = SheetTable(name: name)
    self.texts = texts
    self.countsFrom1904 = countsFrom1904
  }

  func opens(_ name: String, _ attributes: XMLAttributes, line: Int) {
    switch name {
    case "row":
      rowNumber = attributes["r"].flatMap { Int($0) } ?? rowNumber + 1
      cells.removeAll(keepingCapacity: true)
      column = -1
    case "c":
      column = attributes["r"].flatMap(Self.column) ?? column + 1
      kind = attributes["t"] ?? ""
      value = ""
    default: break
    }
  }

  func closes(_ name: String, _ text: String) {
    switch name {
    case "v": value = text
    case "t": value += text
    case "c":
      let text = self.text
      guard !text.isEmpty, column < Self.mostColumns, column >= 0 else { return }
      while cells.count < column { cells.append("") }
      if cells.count == column { cells.append(text) }
    case "row": if !cells.isEmpty { table.rows.append((rowNumber, cells)) }
    default: break
    }
  }

  private var text: String {
    switch kind {
    case "s":
      guard let index = Int(value), texts.indices.contains(index) else { return "" }
      return texts[index]
    case "e": return ""
    case "b": return value == "1" ? "ja" : "nee"
    case "", "n": return number
    default: return CellText.cleaned(Array(value.utf8)[...])
    }
  }

  /// A number as people write it: Excel keeps 248109 as `248109.0` or `2.48109E+5`.
  private var number: String {
    guard value.utf8.contains(where: { $0 == 46 || $0 | 0x20 == 101 }) else {
      guard countsFrom1904, value.utf8.count == 5, let days = Int(value), days > 20_000 else { return value }
      return String(days + 1462)
    }
    guard let number = Double(value) else { return value }
    let whole = number.rounded()
    guard abs(number - whole) < 1e-6 || value.utf8.count > 12, abs(whole) < 1e15 else { return value }
    return String(Int(whole))
  }

  /// `C` of `C12` is 2.
  private static func column(_ reference: String) -> Int? {
    var column = 0
    for byte in reference.utf8 {
      guard byte | 0x20 >= 97, byte | 0x20 <= 122 else { break }
      column = column * 26 + Int(byte | 0x20) - 96
      if column > mostColumns { return nil }
    }
    return column > 0 ? column - 1 : nil
  }
}

extension Wording {
  fileprivate static let noWorkbook = Wording(
    nl: "dit is geen Excel-werkmap, of hij is beschadigd. Sla hem opnieuw op als Excel-werkmap (.xlsx) of CSV UTF-8.",
    en: "this is no Excel workbook, or it is damaged. Save it anew as Excel workbook (.xlsx) or CSV UTF-8.")
}
