#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif
internal import CProcess
package import Drukproef
internal import Synchronization

/// Where the command writes: standard output for the work, standard error for what went wrong.
package enum Output {
  case standard, error

  private var descriptor: Int32 { self == .standard ? STDOUT_FILENO : STDERR_FILENO }

  package var isTerminal: Bool { isatty(descriptor) == 1 }

  /// Writes everything. False when nobody reads any more, which is no error: `drukproef rules | head`.
  @discardableResult
  package func write(_ bytes: [UInt8]) -> Bool {
    let code = FileBytes.write(bytes, to: descriptor)
    if self == .standard, code != 0, code != EPIPE { Self.firstFault.store(code, ordering: .relaxed) }
    return code == 0
  }

  private static let firstFault = Atomic<Int32>(0)

  /// Why some of the standard output was lost, such as a full disk; nil when none was, or when nobody read it any more.
  package static var fault: FileError? {
    let code = firstFault.load(ordering: .relaxed)
    return code == 0 ? nil : FileError(path: "", code: code)
  }

  @discardableResult
  package func write(_ text: String) -> Bool { write(Array(text.utf8)) }

  /// Columns of the terminal, 80 where there is none.
  package var width: Int {
    var size = winsize()
    if ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
    return Environment["COLUMNS"].flatMap { Int($0) }.map { max($0, 20) } ?? 80
  }

  /// Whether colours are wanted here: what the user said, else what the environment says, else on terminals only.
  package func wantsColour(_ choice: Bool?) -> Bool {
    if let choice { return choice }
    if let no = Environment["NO_COLOR"], !no.isEmpty { return false }
    for name in ["FORCE_COLOR", "CLICOLOR_FORCE"] {
      if let force = Environment[name], !force.isEmpty, force != "0" { return true }
    }
    return isTerminal && Environment["TERM"] != "dumb"
  }
}

/// Variables of the environment.
package enum Environment {
  package static subscript(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}

/// What the process is told by the system.
package enum Process {
  /// A reader that goes away is noticed when writing, and ends the work without a word.
  package static func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }

  /// Keeps what this process knows out of core dumps and debuggers.
  package static func keepOutOfDumps() { _ = cprocess_keep_out_of_dumps() }

  /// Ends the process at once.
  package static func end(_ status: Int32) -> Never { exit(status) }

  /// The day that it is here; nil when the system does not say.
  package static var today: CalendarDay? {
    var now = time(nil)
    var parts = tm()
    guard localtime_r(&now, &parts) != nil else { return nil }
    return CalendarDay(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
  }

  package static var standardInputIsTerminal: Bool { isatty(STDIN_FILENO) == 1 }

  package static var hostName: String {
    var buffer = [CChar](repeating: 0, count: 256)
    guard gethostname(&buffer, buffer.count - 1) == 0 else { return "" }
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Where this program lies.
  package static var ownPath: String {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = buffer.withUnsafeMutableBytes { bytes in
      bytes.bindMemory(to: CChar.self).baseAddress.map { readlink("/proc/self/exe", $0, bytes.count) } ?? 0
    }
    return count > 0 ? String(decoding: buffer[..<count], as: UTF8.self) : CommandLine.arguments.first ?? "."
  }

  /// Goes to a folder: paths are taken from there. False when there is no such folder.
  package static func enter(_ folder: String) -> Bool { chdir(folder) == 0 }

  package static var processorCount: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}

/// The exit codes of the contract.
package enum ExitStatus {
  package static let clean: Int32 = 0
  package static let found: Int32 = 1
  package static let failed: Int32 = 2
}

/// Why the work could not be done; the command ends with 2.
package struct CommandFailure: Error {
  package let message: Wording
  /// `path:line:column`, as far as there is one.
  package let place: String?

  package init(_ message: Wording, at place: String? = nil) {
    self.message = message
    self.place = place
  }
}
