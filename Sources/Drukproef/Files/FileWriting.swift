#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

extension FileBytes {
  /// Writes a file as a whole: whoever reads it sees the old bytes or the new ones, never half of them. A file that is there
  /// keeps its permissions; a link is followed; a pipe or a device is written to as it is.
  ///
  /// - Parameter mode: who may use it, for a file that is not there yet.
  package static func write(_ bytes: [UInt8], to path: String, mode: UInt32 = 0o644) throws(FileError) {
    let target = resolved(path)
    var status = stat()
    let isThere = stat(target, &status) == 0
    if isThere, status.st_mode & S_IFMT == S_IFDIR { throw FileError(path: path, reason: .isDirectory) }
    if isThere, access(target, W_OK) != 0 { throw FileError(path: path, code: errno) }
    if isThere, status.st_mode & S_IFMT != S_IFREG {
      let descriptor = open(target, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw FileError(path: path, code: errno) }
      defer { close(descriptor) }
      let code = write(bytes, to: descriptor)
      if code != 0 { throw FileError(path: path, code: code) }
      return
    }
    let draft = "\(target).\(getpid()).new"
    let mode = isThere ? UInt32(status.st_mode & 0o7777) : mode
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw FileError(path: path, code: errno) }
    var code = write(bytes, to: descriptor)
    close(descriptor)
    // The file gets the very permissions of the old one, whatever the process takes away from new files.
    if code == 0, isThere, chmod(draft, mode) != 0 { code = errno }
    if code == 0, rename(draft, target) != 0 { code = errno }
    if code == 0 { return }
    unlink(draft)
    throw FileError(path: path, code: code)
  }

  private static func resolved(_ path: String) -> String {
    guard let buffer = realpath(path, nil) else { return path }
    defer { free(buffer) }
    return String(cString: buffer)
  }

  /// Writes everything to what is open. Zero, or the system's number of what went wrong.
  package static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    bytes.withUnsafeBytes { buffer in
      var start = 0
      while start < buffer.count, let base = buffer.baseAddress {
        let count = systemWrite(descriptor, base + start, buffer.count - start)
        if count < 0, errno != EINTR { return errno }
        start += max(count, 0)
      }
      return 0
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

extension FileError {
  /// What is wrong when a file could not be written.
  package var writingMessage: Wording {
    switch reason {
    case .notAllowed:
      Wording(
        nl: "je mag dit bestand niet veranderen. Vraag de eigenaar om schrijfrecht.",
        en: "you may not change this file. Ask its owner for permission.")
    case .missing:
      Wording(
        nl: "deze map bestaat niet. Maak hem eerst, of kies een andere.",
        en: "there is no such folder. Make it first, or choose another.")
    case .isDirectory, .noSpace, .tooManyOpen: message
    case .system(let code):
      Wording(
        nl: "dit bestand is niet te schrijven (systeemfout \(code)). Kies een andere plek.",
        en: "this file cannot be written (system error \(code)). Choose another place.")
    }
  }
}
