internal import CommandLineInterface
internal import Drukproef

/// Where extracted posts go: standard output, or a folder with a file for each part of about so many bytes.
///
/// A part is a whole number of lines, and is there as a whole or not at all. The same posts give the same parts.
struct PostParts: ~Copyable {
  private static let suffix = ".jsonl"
  private static let streamed = 64 * 1024

  private let folder: String?
  private let size: Int
  private var bytes: [UInt8] = []
  /// How many files were written.
  private(set) var count = 0

  /// - Parameters:
  ///   - folder: nil for standard output; made when it is not there.
  ///   - size: bytes after which a part ends.
  init(folder: String?, size: Int) throws {
    self.folder = folder
    self.size = folder == nil ? Self.streamed : size
    guard let folder else { return }
    let inUse: Bool
    do throws(FileError) {
      // Whole posts lie in it, names and all.
      try FileBytes.makeFolder(folder, mode: 0o700)
      inUse = try !FileBytes.entries(of: folder).isEmpty
    } catch {
      throw CommandFailure(error.message, at: folder)
    }
    if inUse { throw CommandFailure(.folderInUse, at: folder) }
  }

  /// Adds a line with its end. False when nobody reads any more.
  mutating func add(_ line: [UInt8]) throws -> Bool {
    bytes += line
    return bytes.count < size ? true : try write()
  }

  /// Writes what is left. False when nobody reads any more.
  mutating func finish() throws -> Bool {
    bytes.isEmpty ? true : try write()
  }

  private mutating func write() throws -> Bool {
    defer { bytes.removeAll(keepingCapacity: true) }
    guard let folder else { return Output.standard.write(bytes) }
    let digits = String(count)
    let name = "part-" + String(repeating: "0", count: max(0, 5 - digits.count)) + digits + Self.suffix
    let path = FilePaths.join(folder, name)
    do throws(FileError) { try FileBytes.write(bytes, to: path, mode: 0o600) } catch {
      throw CommandFailure(error.writingMessage, at: path)
    }
    count += 1
    return true
  }
}

extension Wording {
  fileprivate static let folderInUse = Wording(
    nl: "in deze map staat al iets. Noem een lege of een nieuwe map, anders raken berichten door elkaar.",
    en: "there is something in this folder. Name an empty or a new one, or else posts get mixed up.")
}
