#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

extension FileBytes {
  /// Whether every user of this machine may read a file: it is open to all, and so is each folder above it. In a home that is
  /// closed, what a file itself allows does no harm.
  package static func isOpenToEveryone(_ path: String) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_mode & S_IROTH != 0,
      let buffer = realpath(path, nil)
    else {
      return false
    }
    defer { free(buffer) }
    var folder = FilePaths.folder(of: String(cString: buffer))
    while true {
      guard stat(folder, &status) == 0, status.st_mode & S_IXOTH != 0 else { return false }
      if folder == "/" { return true }
      folder = FilePaths.folder(of: folder)
    }
  }
}
