internal import Drukproef

/// Reads one file of one platform's export.
protocol ExportReader: SendableMetatype {
  /// The reader of a file, when its start shows that it is this platform's.
  init?(_ head: FileHead, _ options: ReadingOptions)
  /// Reads a bit further, a record or a piece. False at the end.
  mutating func advance(_ stream: ByteStream, _ harvest: inout Harvest) throws(ExportProblem) -> Bool
  /// Hands over what was begun, when the file cannot be read any further.
  mutating func finish(_ harvest: inout Harvest)
}

extension ExportReader {
  mutating func finish(_ harvest: inout Harvest) {}
}

/// What the user says about the exports.
package struct ReadingOptions: Sendable {
  /// In which order a date in numbers stands.
  package enum DateOrder: String, Sendable, CaseIterable {
    case dayMonthYear = "dmj"
    case monthDayYear = "mdj"
    case yearMonthDay = "jmd"
  }

  package var dateOrder: DateOrder?
  /// The name under which the owner of a chat writes.
  package var owner: String?
  /// For CSV: `text` → the name of its column.
  package var columns: [String: String] = [:]

  package init() {}
}

/// The start of a file: what a reader recognizes its own by.
struct FileHead {
  /// The path as given, and the path within an archive after `!`.
  let name: String
  let bytes: [UInt8]
  let outline: JSONOutline?
  /// For X: what stands before the JSON, such as `window.YTD.tweets.part0`.
  let assignment: String?
  /// Whether it was named by itself, rather than found in a folder or archive.
  let isNamed: Bool

  static let size = 256 * 1024

  init(name: String, bytes: [UInt8], isNamed: Bool = false) {
    self.name = name
    self.bytes = bytes
    self.isNamed = isNamed
    if let (assignment, start) = Self.assignment(bytes) {
      self.assignment = assignment
      outline = JSONOutline(Array(bytes[start...]))
    } else {
      assignment = nil
      outline = JSONOutline(bytes)
    }
  }

  var lowercasedName: String { name.lowercased() }
  var pathExtension: String { FilePaths.pathExtension(of: name) }

  /// Whether the start holds a text.
  func contains(_ text: String, within limit: Int = 8192) -> Bool {
    let wanted = Array(text.utf8)
    guard let first = wanted.first else { return true }
    let end = min(bytes.count, limit) - wanted.count
    guard end >= 0 else { return false }
    return (0...end).contains { bytes[$0] == first && bytes[$0..<($0 + wanted.count)].elementsEqual(wanted) }
  }

  /// A JavaScript assignment before the JSON: its name, and where the JSON starts.
  private static func assignment(_ bytes: [UInt8]) -> (String, Int)? {
    guard let first = bytes.first(where: { $0 > 0x20 }), first | 0x20 >= UInt8(ascii: "a"),
      first | 0x20 <= UInt8(ascii: "z"),
      let mark = bytes.prefix(200).firstIndex(of: UInt8(ascii: "=")),
      let start = bytes[mark...].prefix(20).firstIndex(where: { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "{") })
    else { return nil }
    return (String(decoding: bytes[..<mark].filter { $0 > 0x20 }, as: UTF8.self), start)
  }
}

extension ByteStream {
  /// Passes what stands before the JSON.
  func passAssignment() throws(ExportProblem) {
    while let byte = try peek(), byte != UInt8(ascii: "["), byte != UInt8(ascii: "{") { index += 1 }
  }
}
