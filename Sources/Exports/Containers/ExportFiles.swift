#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif
internal import Drukproef

/// One file of an export, ready to be read.
package struct ExportFile {
  /// The path as given, and the path within an archive after `!`.
  package var name: String
  package var stream: ByteStream
  /// Whether it was named by itself, rather than found in a folder or archive.
  package var isNamed: Bool
  /// Whether it is known that no other file comes after it.
  package var isLast: Bool
  /// What was named: the folder or archive it lies in.
  package var root: String
}

/// Every file of the exports that were named: files, folders, archives, and archives in those.
package final class ExportFiles {
  private var waiting: [Waiting]
  private var archives: [Archive] = []
  /// Of the outermost archive, where that can be known beforehand.
  private var entriesLeft: Int?
  /// Folders that could not be looked into.
  private var unread: [ExportProblem] = []
  private var folders: Set<Folder> = []
  private var root = ""
  /// Bytes of the files on disk, for the progress bar.
  package private(set) var totalBytes = 0
  private var finishedBytes = 0
  private var current: (source: FileSource?, size: Int) = (nil, 0)

  private struct Folder: Hashable {
    var device: UInt64
    var number: UInt64
  }

  private struct Waiting {
    var path: String
    var root: String
    var isNamed: Bool
    var size: Int
  }

  package init(_ paths: [String]) {
    waiting = []
    for path in paths { add(path, root: path, isNamed: true, depth: 0) }
    waiting.reverse()
  }

  /// One file on disk, as it is.
  package static func stream(of path: String) throws(ExportProblem) -> ByteStream {
    try ByteStream(try FileSource(path))
  }

  /// Bytes of the files on disk that were read.
  package var readBytes: Int {
    finishedBytes + (current.source?.position ?? min(archives.first?.consumed ?? 0, current.size))
  }

  /// The next file; nil when all were given. After an error the next call goes on with what comes after.
  package func next() throws(ExportProblem) -> ExportFile? {
    while true {
      if let archive = archives.last {
        if let file = try nextEntry(of: archive) { return file }
        continue
      }
      finishedBytes += current.size
      current = (nil, 0)
      if let problem = unread.popLast() { throw problem }
      guard let next = waiting.popLast() else { return nil }
      root = next.root
      let source = try FileSource(next.path)
      current = (source, next.size)
      let stream = try ByteStream(source)
      if Archive.claims(try stream.head(300)), !Self.isOfficeFile(next.path) {
        if next.path == "-" {
          archives = [try Archive(stream, name: next.path)]
        } else {
          current.source = nil
          archives = [try Archive(path: next.path)]
          entriesLeft = stream.startsZIP ? try Archive.count(path: next.path) { !Self.isPassedOver($0) } : nil
        }
        continue
      }
      return ExportFile(
        name: next.path, stream: stream, isNamed: next.isNamed, isLast: waiting.isEmpty, root: next.root)
    }
  }

  private func nextEntry(of archive: Archive) throws(ExportProblem) -> ExportFile? {
    let entry: Archive.Entry
    do throws(ExportProblem) {
      guard let next = try archive.next() else {
        archives.removeLast()
        return nil
      }
      entry = next
    } catch {
      archives.removeLast()
      throw error
    }
    if Self.isPassedOver(entry.name) { return nil }
    if archives.count == 1 { entriesLeft = entriesLeft.map { $0 - 1 } }
    let name = entry.name.isEmpty ? archive.name : "\(archive.name)!\(entry.name)"
    if entry.isUnsafe { throw ExportProblem(.unsafeName, in: name) }
    if entry.isEncrypted { throw ExportProblem(.encrypted, in: name) }
    let stream: ByteStream
    do throws(ExportProblem) { stream = try ByteStream(ArchiveEntrySource(archive)) } catch {
      throw ExportProblem(error.message, in: name, at: error.byte)
    }
    if Archive.claims(try stream.head(300)), !Self.isOfficeFile(entry.name) {
      if archives.count > Archive.Limits.nesting { throw ExportProblem(.tooDeep, in: name) }
      archives.append(try Archive(stream, name: name))
      return nil
    }
    return ExportFile(name: name, stream: stream, isNamed: false, isLast: isLastEntry, root: root)
  }

  private var isLastEntry: Bool { archives.count == 1 && entriesLeft == 0 && waiting.isEmpty }

  private static func isPassedOver(_ name: String) -> Bool { isMedium(name) || isClutter(name) }

  private func add(_ path: String, root: String, isNamed: Bool, depth: Int) {
    var status = stat()
    guard path != "-", stat(path, &status) == 0 else {
      return waiting.append(Waiting(path: path, root: root, isNamed: isNamed, size: 0))
    }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      if isNamed || (status.st_mode & S_IFMT == S_IFREG && !Self.isMedium(path)) {
        totalBytes += Int(status.st_size)
        waiting.append(Waiting(path: path, root: root, isNamed: isNamed, size: Int(status.st_size)))
      }
      return
    }
    // A link that leads back up would never end.
    guard depth < 40, folders.insert(Folder(device: UInt64(status.st_dev), number: UInt64(status.st_ino))).inserted
    else {
      return
    }
    guard let names = Self.names(in: path) else {
      unread.append(ExportProblem(FileSource.reason(errno), in: path))
      return
    }
    for name in names where !Self.isClutter(name) {
      add(FilePaths.join(path, name), root: root, isNamed: false, depth: depth + 1)
    }
  }

  private static func names(in folder: String) -> [String]? {
    guard let directory = opendir(folder) else { return nil }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Pictures, films and the like hold no words to read.
  private static func isMedium(_ path: String) -> Bool { media.contains(FilePaths.pathExtension(of: path)) }

  /// What systems leave lying about.
  private static func isClutter(_ path: String) -> Bool {
    let name = path.split(separator: "/").last ?? ""
    return path.hasPrefix("__MACOSX/") || name == ".DS_Store" || name == ".git" || name == "Thumbs.db"
      || name.hasPrefix("._")
  }

  /// Also ZIP files, but no archives of posts.
  private static func isOfficeFile(_ path: String) -> Bool {
    ["docx", "xlsx", "pptx", "odt", "ods", "odp", "epub", "apk", "jar"].contains(FilePaths.pathExtension(of: path))
  }

  private static let media: Set<String> = [
    "jpg", "jpeg", "png", "gif", "webp", "heic", "heif", "bmp", "tif", "tiff", "svg", "ico", "avif", "mp4", "mov",
    "m4v",
    "avi", "mkv", "webm", "3gp", "mp3", "m4a", "aac", "ogg", "oga", "opus", "wav", "flac", "amr", "pdf", "vcf", "tgs",
    "ttf",
    "woff", "woff2", "otf", "css", "docx", "xlsx", "pptx", "odt", "ods", "odp", "epub", "apk", "jar", "srt", "vtt",
  ]
}

extension Wording {
  fileprivate static let unsafeName = Wording(
    nl:
      "de naam van dit bestand wijst buiten het archief. Het is niet gelezen; vraag na waar het archief vandaan komt.",
    en: "this file's name points out of the archive. It was not read; ask where the archive comes from.")
  fileprivate static let encrypted = Wording(
    nl: "dit bestand is met een wachtwoord afgesloten. Pak het archief uit met het wachtwoord en noem de map.",
    en: "this file is locked with a password. Unpack the archive with the password and name the folder.")
  fileprivate static let tooDeep = Wording(
    nl: "dit archief zit in meer dan \(Archive.Limits.nesting) andere archieven. Pak het uit en noem het zelf.",
    en: "this archive lies within more than \(Archive.Limits.nesting) others. Unpack it and name it by itself.")
}
