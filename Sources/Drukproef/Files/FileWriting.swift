#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

extension FileBytes {
  /// Writes a file as a whole: whoever reads it sees the old bytes or the new ones, never half of them.
  ///
  /// - Parameter mode: who may read it, for a file that is not there yet.
  package static func write(_ bytes: [UInt8], to path: String, mode: UInt32 = 0o644) throws(FileError) {
    var status = stat()
    let isThere = stat(path, &status) == 0
    if isThere, status.st_mode & S_IFMT != S_IFREG {
      // A pipe or a terminal: nothing to put in its place.
      return try write(bytes, to: path, flags: O_WRONLY, mode: mode)
    }
    let draft = "\(path).\(getpid()).new"
    let mode = isThere ? UInt32(status.st_mode & 0o7777) : mode
    do throws(FileError) {
      try write(bytes, to: draft, flags: O_WRONLY | O_CREAT | O_EXCL | O_TRUNC, mode: mode)
    } catch {
      throw FileError(path: path, reason: error.reason)
    }
    guard rename(draft, path) == 0 else {
      let code = errno
      unlink(draft)
      throw FileError(path: path, code: code)
    }
  }

  private static func write(_ bytes: [UInt8], to path: String, flags: Int32, mode: UInt32) throws(FileError) {
    let descriptor = open(path, flags | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw FileError(path: path, code: errno) }
    defer { close(descriptor) }
    var start = 0
    while start < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        buffer.baseAddress.map { systemWrite(descriptor, $0 + start, bytes.count - start) } ?? -1
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw FileError(path: path, code: errno)
      }
      start += count
    }
  }

  private static func systemWrite(_ descriptor: Int32, _ buffer: UnsafeRawPointer, _ count: Int) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, buffer, count)
    #else
      Musl.write(descriptor, buffer, count)
    #endif
  }

  /// Removes a file. False when there was none.
  @discardableResult
  package static func remove(_ path: String) -> Bool { unlink(path) == 0 }

  /// Gives a file another name; whatever had that name is gone.
  package static func move(_ path: String, to other: String) throws(FileError) {
    guard rename(path, other) == 0 else { throw FileError(path: path, code: errno) }
  }

  /// Makes a folder and those above it.
  package static func makeFolder(_ path: String, mode: UInt32 = 0o755) throws(FileError) {
    if path.isEmpty || kind(path) == .directory { return }
    let parent = FilePaths.folder(of: path)
    if parent != path { try makeFolder(parent, mode: mode) }
    guard mkdir(path, mode) == 0 || errno == EEXIST else { throw FileError(path: path, code: errno) }
  }

  /// Whether a file may be run.
  package static func isExecutable(_ path: String) -> Bool { kind(path) == .file && access(path, X_OK) == 0 }

  /// The names in a folder, sorted by their bytes, and whether each is a folder. Links to folders are no folders: they may lead
  /// round in circles.
  package static func entries(of folder: String) throws(FileError) -> [(name: String, kind: PathKind)] {
    guard let stream = opendir(folder) else { throw FileError(path: folder, code: errno) }
    defer { closedir(stream) }
    var found: [(name: String, kind: PathKind)] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name == "." || name == ".." { continue }
      found.append((name, kindWithoutFollowing(FilePaths.join(folder, name))))
    }
    return found.sorted { Array($0.name.utf8).lexicographicallyPrecedes(Array($1.name.utf8)) }
  }

  private static func kindWithoutFollowing(_ path: String) -> PathKind {
    var status = stat()
    guard lstat(path, &status) == 0 else { return .nothing }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return .directory
    case S_IFREG: return .file
    // A link to a file is read; one to a folder is passed over.
    case S_IFLNK: return kind(path) == .file ? .file : .nothing
    default: return .nothing
    }
  }
}

extension FilePaths {
  /// An absolute path without `.`, `..` and doubled slashes; links are not followed.
  package static func absolute(_ path: String, in folder: String = current) -> String {
    var parts: [Substring] = []
    for part in join(folder == "." ? current : folder, path).split(separator: "/") {
      if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }

  /// A path as seen from a folder, both absolute.
  package static func relative(_ path: String, to folder: String) -> String {
    let (path, folder) = (path.split(separator: "/"), folder.split(separator: "/"))
    var common = 0
    while common < min(path.count, folder.count), path[common] == folder[common] { common += 1 }
    let up = [Substring](repeating: "..", count: folder.count - common)
    return (up + path[common...]).joined(separator: "/")
  }

  /// The folder of the work tree that a folder lies in: the nearest one with a `.git`.
  package static func workTree(around folder: String) -> String? {
    var folder = absolute(folder)
    while true {
      if FileBytes.kind(join(folder, ".git")) != .nothing { return folder }
      if folder == "/" { return nil }
      folder = self.folder(of: folder)
    }
  }
}
