internal import CArchive
internal import Drukproef
#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// An archive (ZIP, tar, either of them compressed with gzip, or a single file compressed with gzip) read from front to back.
/// Nothing is ever written to disk, and what is read is bounded: see ``Limits``.
final class Archive {
  /// What is more than any export needs, and what a malicious archive would want.
  enum Limits {
    static let entries = 200_000
    /// How many times its compressed size an archive may grow, once it has given `freeBytes`.
    static let ratio = 200
    static let freeBytes = 16 * 1024 * 1024
    static let bytes = 1 << 38
    static let nesting = 2
    static let nameLength = 4096
  }

  struct Entry {
    var name: String
    var isEncrypted: Bool
    var isUnsafe: Bool
  }

  private let handle: OpaquePointer
  let name: String
  private let feed: ArchiveFeed?
  /// The archive itself, when it is read from memory.
  private let memory: UnsafeMutableRawBufferPointer?
  private var entries = 0
  private var produced = 0
  private var hasFailed = false

  /// Opens a file on disk.
  init(path: String) throws(ExportProblem) {
    (handle, name, feed, memory) = (try Self.newHandle(path), path, nil, nil)
    if archive_read_open_filename(handle, path, 256 * 1024) != ARCHIVE_OK { throw unreadable() }
  }

  /// Opens an archive that stands in another.
  init(_ stream: ByteStream, name: String) throws(ExportProblem) {
    let feed = ArchiveFeed(stream)
    (handle, self.name, self.feed, memory) = (try Self.newHandle(name), name, feed, nil)
    let code = archive_read_open(
      handle, Unmanaged.passUnretained(feed).toOpaque(), nil,
      { _, data, buffer in
        guard let data else { return -1 }
        return Unmanaged<ArchiveFeed>.fromOpaque(data).takeUnretainedValue().next(buffer)
      }, nil)
    if code != ARCHIVE_OK { throw unreadable() }
  }

  /// Opens an archive that is in memory.
  init(bytes: [UInt8], name: String) throws(ExportProblem) {
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: max(bytes.count, 1), alignment: 16)
    memory.copyBytes(from: bytes)
    (handle, self.name, feed, self.memory) = (try Self.newHandle(name), name, nil, memory)
    if archive_read_open_memory(handle, memory.baseAddress, bytes.count) != ARCHIVE_OK { throw unreadable() }
  }

  deinit {
    archive_read_free(handle)
    memory?.deallocate()
  }

  private static func newHandle(_ name: String) throws(ExportProblem) -> OpaquePointer {
    // Names of files are told in UTF-8 only where the locale has it.
    _ = setlocale(LC_CTYPE, "C.UTF-8")
    guard let handle = archive_read_new() else { throw ExportProblem(.archiveUnreadable, in: name) }
    archive_read_support_filter_gzip(handle)
    archive_read_support_format_zip(handle)
    archive_read_support_format_tar(handle)
    archive_read_support_format_raw(handle)
    return handle
  }

  /// Whether bytes are the start of something that this can open.
  static func claims(_ head: [UInt8]) -> Bool {
    head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06])
      || head.starts(with: [0x1F, 0x8B]) || (head.count > 262 && head[257..<262].elementsEqual("ustar".utf8))
  }

  /// How many files are in a ZIP archive, by the list at its end: nothing is unpacked for it. nil when that list cannot be read.
  static func count(path: String, where isWanted: (String) -> Bool) throws(ExportProblem) -> Int? {
    let archive = try Archive(path: path)
    var count = 0
    do throws(ExportProblem) {
      while let entry = try archive.next() { if isWanted(entry.name) { count += 1 } }
    } catch {
      return nil
    }
    return count
  }

  /// How many bytes of the archive were read.
  var consumed: Int { Int(archive_filter_bytes(handle, -1)) }

  /// The next file; nil at the end.
  func next() throws(ExportProblem) -> Entry? {
    while true {
      if hasFailed { return nil }
      var entry: OpaquePointer?
      let code = archive_read_next_header(handle, &entry)
      if code == ARCHIVE_EOF { return nil }
      guard code >= ARCHIVE_WARN, let entry else {
        hasFailed = true
        throw unreadable()
      }
      entries += 1
      if entries > Limits.entries {
        hasFailed = true
        throw ExportProblem(.tooManyEntries, in: name)
      }
      if UInt32(archive_entry_filetype(entry)) != S_IFREG { continue }
      let path = archive_entry_pathname(entry).map { String(cString: $0) } ?? "?"
      return Entry(
        name: path == "data" && archive_format(handle) & 0xFF0000 == ARCHIVE_FORMAT_RAW ? "" : path,
        isEncrypted: archive_entry_is_encrypted(entry) > 0, isUnsafe: Self.isUnsafe(path))
    }
  }

  /// A name that points out of its archive is a sign of malice, though nothing is ever written under it.
  private static func isUnsafe(_ path: String) -> Bool {
    path.hasPrefix("/") || path.utf8.count > Limits.nameLength || path.utf8.contains(0)
      || path.split(separator: "/").contains("..") || path.hasPrefix("\\") || path.contains("..\\")
      || (path.utf8.count > 2 && path.utf8.dropFirst().first == UInt8(ascii: ":"))
  }

  /// Appends a piece of the file at hand. False at its end.
  func read(into bytes: inout [UInt8]) throws(ExportProblem) -> Bool {
    if hasFailed { return false }
    let start = bytes.count
    let size = 256 * 1024
    bytes.append(contentsOf: repeatElement(0, count: size))
    let count = bytes.withUnsafeMutableBytes { buffer in
      buffer.baseAddress.map { archive_read_data(handle, $0 + start, size) } ?? 0
    }
    bytes.removeLast(size - max(0, count))
    guard count >= 0 else {
      if count == Int(ARCHIVE_FATAL) { hasFailed = true }
      throw unreadable()
    }
    produced += count
    if produced > Limits.bytes || (produced > Limits.freeBytes && produced / Limits.ratio > max(consumed, 1)) {
      hasFailed = true
      throw ExportProblem(.bomb, in: name)
    }
    return count > 0
  }

  private func unreadable() -> ExportProblem { ExportProblem(.archiveUnreadable, in: name) }
}

/// Feeds an archive from a stream.
private final class ArchiveFeed {
  private let stream: ByteStream
  private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 * 1024, alignment: 16)
  private var pending: [UInt8] = []

  init(_ stream: ByteStream) { self.stream = stream }

  deinit { buffer.deallocate() }

  /// Hands out the next bytes; they stay where they are until the next call.
  func next(_ output: UnsafeMutablePointer<UnsafeRawPointer?>?) -> Int {
    if pending.isEmpty {
      do throws(ExportProblem) {
        guard try stream.takePiece(into: &pending) else { return 0 }
      } catch { return -1 }
    }
    let count = min(pending.count, buffer.count)
    pending.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[..<count])) }
    pending.removeFirst(count)
    output?.pointee = UnsafeRawPointer(buffer.baseAddress)
    return count
  }
}

/// The file of an archive that is at hand.
final class ArchiveEntrySource: ByteSource {
  private let archive: Archive

  init(_ archive: Archive) { self.archive = archive }

  func read(into bytes: inout [UInt8]) throws(ExportProblem) -> Bool { try archive.read(into: &bytes) }
}

extension Wording {
  fileprivate static let archiveUnreadable = Wording(
    nl: "dit archief is beschadigd, niet compleet of met een wachtwoord afgesloten. Download de export opnieuw, "
      + "of pak hem uit en noem de map.",
    en:
      "this archive is damaged, incomplete or locked with a password. Download the export again, or unpack it and name "
      + "the folder.")
  fileprivate static let tooManyEntries = Wording(
    nl:
      "in dit archief zitten meer dan \(Archive.Limits.entries) bestanden. Pak het uit en noem de map die je wilt lezen.",
    en: "there are more than \(Archive.Limits.entries) files in this archive. Unpack it and name the folder to read.")
  fileprivate static let bomb = Wording(
    nl:
      "dit archief wordt bij het uitpakken meer dan \(Archive.Limits.ratio) keer zo groot. Zo ziet een echte export er niet "
      + "uit; het lezen is hier gestopt.",
    en:
      "this archive grows more than \(Archive.Limits.ratio) times when unpacked. No real export does; reading stopped here."
  )
}
