package import Drukproef

/// Messages of the Language Server Protocol on standard input: a head with the length, then JSON.
package struct MessageStream {
  private var input = ByteInput.standardInput
  /// Read, but not taken.
  private var buffer: [UInt8] = []
  /// No draft is this long, nor its JSON.
  private static let mostBytes = 128 * 1024 * 1024

  package init() {}

  /// Why no more messages can be read.
  package enum Failure: Error, Sendable {
    case file(FileError)
    case badHead
  }

  /// The next message; nil at the end of the input.
  package mutating func next() throws(Failure) -> [UInt8]? {
    var end = headEnd
    while end == nil {
      if buffer.count > 64 * 1024 { throw .badHead }
      guard try fill() else { return nil }
      end = headEnd
    }
    guard let end, let length = Self.length(in: buffer[..<end]), length <= Self.mostBytes else { throw .badHead }
    while buffer.count < end + length { guard try fill() else { return nil } }
    let message = Array(buffer[end..<end + length])
    buffer.removeFirst(end + length)
    return message
  }

  private mutating func fill() throws(Failure) -> Bool {
    do throws(FileError) { return try input.read(into: &buffer) } catch { throw .file(error) }
  }

  /// After the empty line.
  private var headEnd: Int? {
    guard buffer.count >= 4 else { return nil }
    for index in 3..<buffer.count where buffer[index] == 10 && buffer[index - 3..<index].elementsEqual([13, 10, 13]) {
      return index + 1
    }
    return nil
  }

  private static func length(in head: ArraySlice<UInt8>) -> Int? {
    for line in String(decoding: head, as: UTF8.self).split(whereSeparator: \.isNewline) {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, parts[0].lowercased() == "content-length" else { continue }
      return Int(parts[1].split(separator: " ").joined())
    }
    return nil
  }

  /// A message with its head.
  package static func framed(_ message: [UInt8]) -> [UInt8] {
    Array("Content-Length: \(message.count)\r\n\r\n".utf8) + message
  }
}
