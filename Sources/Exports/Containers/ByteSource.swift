#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif
internal import Drukproef

/// Bytes that come in pieces.
package protocol ByteSource: AnyObject {
  /// Appends the next piece. False at the end.
  func read(into bytes: inout [UInt8]) throws(ExportProblem) -> Bool
}

/// Bytes that are all there.
package final class MemorySource: ByteSource {
  private var bytes: [UInt8]?

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  package func read(into output: inout [UInt8]) -> Bool {
    guard let bytes else { return false }
    self.bytes = nil
    output += bytes
    return !bytes.isEmpty
  }
}

/// A file on disk; `-` is standard input.
final class FileSource: ByteSource {
  private let descriptor: Int32
  private let name: String
  private static let pieceSize = 256 * 1024
  /// How far the file was read, for the progress bar.
  private(set) var position = 0

  init(_ path: String) throws(ExportProblem) {
    name = path
    descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { throw ExportProblem(Self.reason(errno), in: path) }
  }

  deinit { if descriptor > 0 { close(descriptor) } }

  func read(into bytes: inout [UInt8]) throws(ExportProblem) -> Bool {
    let start = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: Self.pieceSize))
    var count: Int
    repeat {
      count = bytes.withUnsafeMutableBytes { buffer in
        buffer.baseAddress.map { systemRead(descriptor, $0 + start, Self.pieceSize) } ?? 0
      }
    } while count < 0 && errno == EINTR
    let code = errno
    bytes.removeLast(Self.pieceSize - max(count, 0))
    if count < 0 { throw ExportProblem(Self.reason(code), in: name, at: position) }
    position += count
    return count > 0
  }

  private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int {
    #if canImport(Glibc)
      Glibc.read(descriptor, buffer, count)
    #else
      Musl.read(descriptor, buffer, count)
    #endif
  }

  static func reason(_ code: Int32) -> Wording { FileError(path: "", code: code).message }
}

/// UTF-16 turned into UTF-8 on the way. Offsets count the UTF-8.
final class UTF16Source: ByteSource {
  private let source: any ByteSource
  private var pending: [UInt8]
  private let bigEndian: Bool

  init(_ source: any ByteSource, head: [UInt8], bigEndian: Bool) {
    self.source = source
    pending = head
    self.bigEndian = bigEndian
  }

  func read(into bytes: inout [UInt8]) throws(ExportProblem) -> Bool {
    var isOpen = true
    while pending.count < 4, isOpen { isOpen = try source.read(into: &pending) }
    guard pending.count >= 2 else { return false }
    var index = 0
    while index + 1 < pending.count {
      var value = unit(index)
      if value & 0xFC00 == 0xD800 {
        if index + 3 >= pending.count, isOpen { break }
        if index + 3 < pending.count, unit(index + 2) & 0xFC00 == 0xDC00 {
          value = 0x10000 + (value & 0x3FF) << 10 + unit(index + 2) & 0x3FF
          index += 2
        }
      }
      index += 2
      bytes.append(contentsOf: String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8)
    }
    pending.removeFirst(index)
    return true
  }

  private func unit(_ index: Int) -> UInt32 {
    let (first, second) = (UInt32(pending[index]), UInt32(pending[index + 1]))
    return bigEndian ? first << 8 | second : second << 8 | first
  }
}
