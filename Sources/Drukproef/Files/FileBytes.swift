#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Reads files whole, through the operating system alone.
package enum FileBytes {
  /// The bytes of a regular file or a pipe. `-` is no special name here.
  package static func read(_ path: String) throws(FileError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(path: path, code: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileError(path: path, code: errno) }
    if status.st_mode & S_IFMT == S_IFDIR { throw FileError(path: path, reason: .isDirectory) }
    var input = ByteInput(descriptor: descriptor, path: path)
    return try input.rest(expecting: Int(status.st_size))
  }

  /// What a path is, without opening it.
  package static func kind(_ path: String) -> PathKind {
    var status = stat()
    guard stat(path, &status) == 0 else { return .nothing }
    return status.st_mode & S_IFMT == S_IFDIR ? .directory : .file
  }

  package enum PathKind: Sendable {
    case nothing, file, directory
  }
}

/// Why a file could not be read.
package struct FileError: Error, Sendable, Equatable {
  package enum Reason: Sendable, Equatable {
    case missing, isDirectory, notAllowed
    /// The disk is full, or what this user may have of it.
    case noSpace
    /// This process, or all together, may not open more.
    case tooManyOpen
    /// Anything else, by the system's number.
    case system(Int32)
  }

  package let path: String
  package let reason: Reason

  package init(path: String, reason: Reason) {
    self.path = path
    self.reason = reason
  }

  /// - Parameter code: the system's number.
  package init(path: String, code: Int32) {
    switch code {
    case ENOENT, ENOTDIR: self.init(path: path, reason: .missing)
    case EISDIR: self.init(path: path, reason: .isDirectory)
    case EACCES, EPERM: self.init(path: path, reason: .notAllowed)
    case ENOSPC, EDQUOT, EFBIG: self.init(path: path, reason: .noSpace)
    case EMFILE, ENFILE: self.init(path: path, reason: .tooManyOpen)
    default: self.init(path: path, reason: .system(code))
    }
  }
}

/// An open file or stream, read in pieces. Does not own its descriptor.
package struct ByteInput {
  private let descriptor: Int32
  private let path: String
  private static let pieceSize = 256 * 1024

  init(descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  package static var standardInput: ByteInput { ByteInput(descriptor: STDIN_FILENO, path: "-") }

  /// Appends what is there to read, at most 256 KiB. False at the end.
  package mutating func read(into bytes: inout [UInt8]) throws(FileError) -> Bool {
    var code: Int32 = 0
    let piece = [UInt8](unsafeUninitializedCapacity: Self.pieceSize) { buffer, count in
      guard let base = buffer.baseAddress else { return }
      var answer: Int
      repeat { answer = Self.systemRead(descriptor, base, Self.pieceSize) } while answer < 0 && errno == EINTR
      code = answer < 0 ? errno : 0
      count = max(answer, 0)
    }
    if code != 0 { throw FileError(path: path, code: code) }
    bytes.append(contentsOf: piece)
    return !piece.isEmpty
  }

  /// Everything up to the end.
  package mutating func rest(expecting size: Int = 0) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size)
    while try read(into: &bytes) {}
    return bytes
  }

  private static func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int {
    #if canImport(Glibc)
      Glibc.read(descriptor, buffer, count)
    #else
      Musl.read(descriptor, buffer, count)
    #endif
  }
}

extension FileError {
  /// What is wrong and what to do about it.
  package var message: Wording {
    switch reason {
    case .missing:
      Wording(
        nl: "dit bestand bestaat niet. Klopt de naam, en sta je in de goede map?",
        en: "there is no such file. Is the name right, and are you in the right folder?")
    case .isDirectory:
      Wording(
        nl: "dit is een map. Noem de bestanden in de map die je wilt laten lezen.",
        en: "this is a folder. Name the files in it that you want read.")
    case .notAllowed:
      Wording(
        nl: "je mag dit bestand niet lezen. Vraag de eigenaar om leesrecht.",
        en: "you may not read this file. Ask its owner for permission.")
    case .noSpace:
      Wording(
        nl: "de schijf is vol. Maak ruimte vrij en probeer het weer.",
        en: "the disk is full. Make room and try again.")
    case .tooManyOpen:
      Wording(
        nl:
          "er staan te veel bestanden tegelijk open (ulimit -n). Verhoog die grens, of lees minder tegelijk met --jobs 1.",
        en: "too many files are open at once (ulimit -n). Raise that limit, or read fewer at a time with --jobs 1.")
    case .system(let code):
      Wording(
        nl: "dit bestand is niet te lezen (systeemfout \(code)). Kopieer het naar je eigen schijf en probeer het weer.",
        en: "this file cannot be read (system error \(code)). Copy it to your own disk and try again.")
    }
  }
}
