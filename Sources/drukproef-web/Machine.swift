#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// The user's browser.
enum Browser {
  /// Opens a page where there is a desktop to open it on.
  static func open(_ address: String) {
    guard getenv("DISPLAY") != nil || getenv("WAYLAND_DISPLAY") != nil else { return }
    var process: pid_t = 0
    let words: [String] = ["xdg-open", address]
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
    arguments.append(nil)
    _ = posix_spawnp(&process, "xdg-open", nil, nil, arguments, environ)
    arguments.forEach { free($0) }
  }
}

/// Files and connections that the process may have open.
enum OpenFiles {
  /// As many as the system lets it have.
  static func raiseLimit() {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
    limit.rlim_cur = min(limit.rlim_max, 65536)
    _ = setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
  }

  /// What the system calls an error.
  static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }
}
