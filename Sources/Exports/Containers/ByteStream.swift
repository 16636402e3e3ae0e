/// A file of an export, read once from front to back in pieces: whatever its size, only a piece of it is in memory.
package final class ByteStream {
  private let source: any ByteSource
  /// What was read and not yet passed by starts at `index`.
  ///
  /// One task alone reads a stream, so that nothing is gained by looking, at every byte, whether another does.
  @exclusivity(unchecked) package private(set) var chunk: [UInt8] = []
  @exclusivity(unchecked) package var index = 0
  /// Where the chunk starts in the file.
  @exclusivity(unchecked) private var base = 0
  @exclusivity(unchecked) private var isAtEnd = false

  package init(_ source: any ByteSource) throws(ExportProblem) {
    var start: [UInt8] = []
    while start.count < 4, try source.read(into: &start) {}
    if start.starts(with: [0xFF, 0xFE]), !start.starts(with: [0xFF, 0xFE, 0, 0]) {
      self.source = UTF16Source(source, head: Array(start.dropFirst(2)), bigEndian: false)
    } else if start.starts(with: [0xFE, 0xFF]) {
      self.source = UTF16Source(source, head: Array(start.dropFirst(2)), bigEndian: true)
    } else if start.count >= 4, start[0] != 0, start[1] == 0, start[2] != 0, start[3] == 0 {
      self.source = UTF16Source(source, head: start, bigEndian: false)
    } else {
      self.source = source
      chunk = start
      if start.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    }
  }

  /// Whether it is a ZIP archive.
  var startsZIP: Bool { chunk.starts(with: [0x50, 0x4B]) }

  /// The place in the file.
  package var offset: Int { base + index }

  /// Whether there is a byte at `index`, after reading on if need be.
  package func hasMore() throws(ExportProblem) -> Bool {
    while index >= chunk.count {
      if isAtEnd { return false }
      base += chunk.count
      chunk.removeAll(keepingCapacity: true)
      index = 0
      isAtEnd = try !source.read(into: &chunk)
    }
    return true
  }

  /// The next byte, without passing it.
  package func peek() throws(ExportProblem) -> UInt8? { try hasMore() ? chunk[index] : nil }

  /// The first bytes of what is left, without passing them.
  package func head(_ count: Int) throws(ExportProblem) -> [UInt8] {
    while chunk.count - index < count, !isAtEnd { isAtEnd = try !source.read(into: &chunk) }
    return Array(chunk[index..<min(chunk.count, index + count)])
  }

  /// Appends what is left of the chunk, and passes it. False at the end.
  package func takePiece(into bytes: inout [UInt8]) throws(ExportProblem) -> Bool {
    guard try hasMore() else { return false }
    bytes += chunk[index...]
    index = chunk.count
    return true
  }

  /// Everything that is left, up to a limit. nil when there is more.
  package func rest(limit: Int) throws(ExportProblem) -> [UInt8]? {
    var bytes: [UInt8] = []
    while try takePiece(into: &bytes) { if bytes.count > limit { return nil } }
    return bytes
  }
}

/// Lines of a stream, of any kind of line end.
package struct LineReader {
  /// A longer line is no line of an export.
  static let longestLine = 16 * 1024 * 1024

  /// The line at hand, without its end.
  package private(set) var bytes: [UInt8] = []
  package private(set) var offset = 0
  /// Whether it was longer than a line may be, and is cut off.
  package private(set) var isCut = false

  package init() {}

  /// Reads the next line. False at the end.
  package mutating func next(_ stream: ByteStream) throws(ExportProblem) -> Bool {
    guard try stream.hasMore() else { return false }
    bytes.removeAll(keepingCapacity: true)
    offset = stream.offset
    isCut = false
    while try stream.hasMore() {
      let start = stream.index
      let end = Self.lineEnd(stream.chunk, from: start)
      if bytes.count + (end - start) > Self.longestLine {
        isCut = true
      } else {
        bytes += stream.chunk[start..<end]
      }
      stream.index = end
      if end < stream.chunk.count {
        stream.index += 1
        break
      }
    }
    if bytes.last == 0x0D { bytes.removeLast() }
    return true
  }

  private static func lineEnd(_ bytes: [UInt8], from start: Int) -> Int {
    bytes.withUnsafeBufferPointer { buffer in
      var index = start
      while index < buffer.count, buffer[index] != 0x0A { index += 1 }
      return index
    }
  }
}
