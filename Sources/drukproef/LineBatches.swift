#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif
internal import Drukproef

/// The lines of standard input, some at a time: as many as came in one reading, so that who writes a line and waits for its answer
/// gets it. A line may be of any length.
final class LineBatches: Sequence, IteratorProtocol {
  struct Batch: Sendable {
    /// The number of the first line, from 0.
    let first: Int
    let lines: [[UInt8]]
  }

  private var input = ByteInput.standardInput
  /// Read, but not handed out: from `start` on.
  private var buffer: [UInt8] = []
  private var start = 0
  private var atEnd = false
  private(set) var count = 0
  /// Why reading stopped before the end.
  private(set) var failure: FileError?
  private static let mostLines = 64

  func next() -> Batch? {
    while true {
      let lines = takeLines()
      if !lines.isEmpty {
        defer { count += lines.count }
        return Batch(first: count, lines: lines)
      }
      if atEnd { return nil }
      fill()
    }
  }

  /// Whether the next batch may be long in coming.
  var mayWait: Bool {
    if atEnd || hasWholeLine { return false }
    var descriptor = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    return poll(&descriptor, 1, 0) == 0
  }

  /// How far the buffer was searched for a line's end in vain.
  private var searched = 0

  private var hasWholeLine: Bool { lineEnd(from: start) != nil }

  private func lineEnd(from position: Int) -> Int? {
    let from = Swift.max(position, searched)
    if let end = buffer[from...].firstIndex(of: UInt8(ascii: "\n")) { return end }
    searched = buffer.count
    return nil
  }

  private func takeLines() -> [[UInt8]] {
    var lines: [[UInt8]] = []
    while lines.count < Self.mostLines, let end = lineEnd(from: start) {
      lines.append(Array(buffer[start..<end]))
      start = end + 1
    }
    if lines.isEmpty, atEnd, start < buffer.count {
      lines.append(Array(buffer[start...]))
      start = buffer.count
    }
    return lines
  }

  private func fill() {
    if start > 0 {
      buffer.removeFirst(start)
      searched = Swift.max(0, searched - start)
      start = 0
    }
    do throws(FileError) {
      if try !input.read(into: &buffer) { atEnd = true }
    } catch {
      failure = error
      atEnd = true
    }
  }
}
