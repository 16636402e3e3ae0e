internal import Drukproef

/// A file that was named, or that lay in a folder or archive that was named.
struct RosterInput {
  /// The path as given, and the path within an archive after `!`.
  var path: String
  var bytes: [UInt8]

  /// The name without folders, in small letters.
  var name: String {
    let last = path.split { $0 == "/" || $0 == "!" || $0 == "\\" }.last ?? ""
    return last.lowercased()
  }

  /// The folder or archive that it lies in.
  var folder: String {
    guard let slash = path.lastIndex(where: { $0 == "/" || $0 == "!" }) else { return "" }
    return String(path[..<slash])
  }
}

/// Opens what was named: files, folders, ZIP archives.
enum RosterInputs {
  /// A roster of a hundred thousand pupils is 20 MB; this is more than any export needs.
  static let mostBytes = 512 * 1024 * 1024

  static func all(_ paths: [String]) throws(RosterFaults) -> [RosterInput] {
    var inputs: [RosterInput] = []
    for path in paths {
      if FileBytes.kind(path) == .directory { inputs += try folder(path) } else { inputs += try file(path) }
    }
    return inputs
  }

  private static func folder(_ path: String) throws(RosterFaults) -> [RosterInput] {
    let entries: [(name: String, kind: FileBytes.PathKind)]
    do throws(FileError) { entries = try FileBytes.entries(of: path) } catch { throw fault(error.message, path) }
    var inputs: [RosterInput] = []
    for entry in entries where entry.kind == .file && isTable(entry.name) {
      inputs += try file(FilePaths.join(path, entry.name))
    }
    if inputs.isEmpty { throw fault(.emptyFolder, path) }
    return inputs
  }

  private static func file(_ path: String) throws(RosterFaults) -> [RosterInput] {
    let bytes: [UInt8]
    do throws(FileError) { bytes = try FileBytes.read(path) } catch { throw fault(error.message, path) }
    if bytes.isEmpty { throw fault(.empty, path) }
    if bytes.count > mostBytes { throw fault(.tooLarge, path) }
    guard bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) else { return [RosterInput(path: path, bytes: bytes)] }
    let names = try entries(bytes, path) { _ in true }.map(\.name)
    // A workbook is a ZIP archive too.
    if names.contains("xl/workbook.xml") || names.contains("[Content_Types].xml") || names.contains("mimetype") {
      return [RosterInput(path: path, bytes: bytes)]
    }
    let inputs = try entries(bytes, path, isTable).map { RosterInput(path: "\(path)!\($0.name)", bytes: $0.bytes) }
    if inputs.isEmpty { throw fault(.emptyArchive, path) }
    return inputs
  }

  /// The files of a ZIP archive that are wanted, unpacked in memory.
  static func entries(
    _ bytes: [UInt8], _ path: String, _ isWanted: (String) -> Bool
  ) throws(RosterFaults) -> [(name: String, bytes: [UInt8])] {
    var found: [(name: String, bytes: [UInt8])] = []
    var total = 0
    do throws(ExportProblem) {
      let archive = try Archive(bytes: bytes, name: path)
      while let entry = try archive.next() {
        guard isWanted(entry.name) else { continue }
        if entry.isEncrypted { throw ExportProblem(.locked, in: path) }
        if entry.isUnsafe { continue }
        var content: [UInt8] = []
        while try archive.read(into: &content) {
          if total + content.count > mostBytes { throw ExportProblem(.tooLarge, in: path) }
        }
        total += content.count
        found.append((entry.name, content))
      }
    } catch {
      throw fault(error.message, path)
    }
    return found
  }

  /// Whether a file in a folder or archive can hold pupils. The macOS twin of a file holds none.
  private static func isTable(_ name: String) -> Bool {
    let last = name.split(separator: "/").last ?? ""
    return !last.hasPrefix(".") && !name.hasPrefix("__MACOSX/")
      && ["csv", "tsv", "txt", "xml", "xlsx", "xlsm", "xls"].contains(FilePaths.pathExtension(of: name))
  }

  static func fault(_ message: Wording, _ path: String) -> RosterFaults {
    RosterFaults(SchoolFileError(path: path, message: message))
  }
}

extension Wording {
  fileprivate static let empty = Wording(
    nl: "dit bestand is leeg. Maak de export opnieuw.", en: "this file is empty. Make the export again.")
  fileprivate static let emptyFolder = Wording(
    nl: "in deze map staat geen CSV-, XML- of Excel-bestand. Noem het bestand zelf.",
    en: "there is no CSV, XML or Excel file in this folder. Name the file itself.")
  fileprivate static let emptyArchive = Wording(
    nl: "in dit archief zit geen CSV-, XML- of Excel-bestand. Kies de export met leerlingen.",
    en: "there is no CSV, XML or Excel file in this archive. Choose the export with pupils.")
  fileprivate static let tooLarge = Wording(
    nl: "dit bestand is groter dan 512 MB. Zo groot is geen leerlingenlijst; kies een ander bestand.",
    en: "this file is larger than 512 MB. No roster is; choose another file.")
  fileprivate static let locked = Wording(
    nl: "dit archief is met een wachtwoord afgesloten. Pak het uit met het wachtwoord en noem de map.",
    en: "this archive is locked with a password. Unpack it with the password and name the folder.")
}
