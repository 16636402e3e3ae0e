#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

extension FileBytes {
  /// Writes a file whole. A file that is there keeps its permissions, and is replaced only when everything was written:
  /// nobody ever sees half of it. A link is followed.
  package static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    let target = resolved(path)
    var status = stat()
    let exists = stat(target, &status) == 0
    if exists, status.st_mode & S_IFMT == S_IFDIR { throw FileError(path: path, reason: .isDirectory) }
    if exists, access(target, W_OK) != 0 { throw FileError(path: path, code: errno) }
    let temporary = "\(target).\(getpid()).nieuw"
    let mode: mode_t = exists ? status.st_mode & 0o7777 : 0o644
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw FileError(path: path, code: errno) }
    let code = writeAll(bytes, descriptor)
    close(descriptor)
    if code == 0, chmod(temporary, mode) == 0, rename(temporary, target) == 0 { return }
    let reason = code == 0 ? errno : code
    unlink(temporary)
    throw FileError(path: path, code: reason)
  }

  private static func resolved(_ path: String) -> String {
    guard let buffer = realpath(path, nil) else { return path }
    defer { free(buffer) }
    return String(cString: buffer)
  }

  /// Zero, or the system's number of what went wrong.
  private static func writeAll(_ bytes: [UInt8], _ descriptor: Int32) -> Int32 {
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
}
