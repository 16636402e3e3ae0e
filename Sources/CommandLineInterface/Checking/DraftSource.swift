package import Drukproef
internal import Readers

/// A draft that is to be checked, and where its bytes are.
package struct DraftSource: Sendable {
  package enum Origin: Sendable {
    case file, standardInput
    case bytes([UInt8])
    /// It could not be had.
    case missing(Wording)
  }

  /// The path as the user knows it; it also tells how the draft is written.
  package let name: String
  package let origin: Origin

  package init(name: String, origin: Origin) {
    self.name = name
    self.origin = origin
  }
}

/// Finds the drafts that a command names: files as they are, folders with everything in them that a reader reads.
package struct DraftFinder {
  /// Patterns, each with the folder that they hold in.
  private var excludes: [(folder: String, patterns: PathPatterns)]
  /// Whether files that are named outright can be excluded.
  private let isForced: Bool
  private var found: [DraftSource] = []
  private var seen: Set<String> = []

  package init(excludes: [(folder: String, patterns: PathPatterns)], isForced: Bool) {
    self.excludes = excludes.filter { !$0.patterns.isEmpty }.map { (FilePaths.absolute($0.folder), $0.patterns) }
    self.isForced = isForced
  }

  /// The drafts, in the order in which they are named; in a folder by name. What is named twice is read once.
  package static func drafts(
    _ names: [String], excludes: [(folder: String, patterns: PathPatterns)], isForced: Bool
  ) -> [DraftSource] {
    var finder = DraftFinder(excludes: excludes, isForced: isForced)
    for name in names { finder.add(name) }
    return finder.found
  }

  /// Whether a path is excluded, or lies in a folder that is.
  package func excludes(_ path: String) -> Bool {
    let path = FilePaths.absolute(path)
    return excludes.contains { folder, patterns in
      let inside = FilePaths.relative(path, to: folder)
      return !inside.isEmpty && !inside.hasPrefix("..") && patterns.matches(inside)
    }
  }

  private mutating func add(_ name: String) {
    if name == "-" {
      if seen.insert("-").inserted { found.append(DraftSource(name: "-", origin: .standardInput)) }
    } else if FileBytes.kind(name) == .directory {
      let outer = excludes
      addIgnoreFiles(above: name)
      walk(name)
      excludes = outer
    } else if !(isForced && excludes(name)) {
      addFile(name)
    }
  }

  private mutating func addFile(_ name: String) {
    if seen.insert(FilePaths.absolute(name)).inserted { found.append(DraftSource(name: name, origin: .file)) }
  }

  private mutating func walk(_ folder: String) {
    let outer = excludes
    defer { excludes = outer }
    addIgnoreFile(in: folder)
    let entries: [(name: String, kind: FileBytes.PathKind)]
    do throws(FileError) { entries = try FileBytes.entries(of: folder) } catch {
      found.append(DraftSource(name: folder, origin: .missing(error.message)))
      return
    }
    for entry in entries where !entry.name.hasPrefix(".") {
      let path = FilePaths.join(folder, entry.name)
      switch entry.kind {
      case .nothing: continue
      case .file: if DraftReaders.reads(path), !excludes(path) { addFile(path) }
      case .directory: if !Self.neverRead.contains(entry.name), !excludes(path + "/.") { walk(path) }
      }
    }
  }

  /// Folders of other people's words.
  private static let neverRead: Set<String> = ["node_modules", "vendor"]

  private mutating func addIgnoreFile(in folder: String) {
    guard let bytes = try? FileBytes.read(FilePaths.join(folder, ".gitignore")) else { return }
    let lines = bytes.split(separator: 10).map { String(decoding: $0, as: UTF8.self) }
    excludes.append((FilePaths.absolute(folder), PathPatterns(lines)))
  }

  private mutating func addIgnoreFiles(above folder: String) {
    let folder = FilePaths.absolute(folder)
    guard let top = FilePaths.workTree(around: folder), top != folder else { return }
    var above = FilePaths.folder(of: folder)
    while above.hasPrefix(top) {
      addIgnoreFile(in: above)
      if above == "/" { return }
      above = FilePaths.folder(of: above)
    }
  }
}
