internal import Synchronization
internal import Text

/// The protocols that ship with the program, each read when it is first asked for: one draft is judged by one or two.
final class ShippedProtocols: Sendable {
  private let ids: [String]
  /// What ships is the same for all: it is read once.
  private static let read = Mutex<[String: SchoolProtocol]>([:])

  init(ids: [String]) { self.ids = ids }

  subscript(id: String) -> SchoolProtocol? {
    ids.contains(id) ? Self.read.withLock { Self.load(id, into: &$0) } : nil
  }

  /// Loads a protocol and those that it builds on. What ships has been read by a test: none is at fault.
  private static func load(_ id: String, into read: inout [String: SchoolProtocol]) -> SchoolProtocol? {
    if let known = read[id] { return known }
    let file = ProtocolLibrary.file(of: id)
    guard let bytes = EmbeddedFiles.bytes(file), let root = try? TOMLDocument.table(of: Array(bytes), file: file),
      let head = try? ProtocolReader.head(of: root, file: file)
    else { return nil }
    let parent = head.extends.flatMap { load($0.id, into: &read) }
    let new = try? ProtocolReader.protocolOf(root, file: file, id: id, onto: parent)
    read[id] = new
    return new
  }

  /// The names of the schools that a protocol is of, from the compiled list: known without reading the protocol.
  static func schoolNames(of id: String) -> [String] {
    guard let list = EmbeddedFiles.bytes("compiled/schools.tsv").map({ SortedList($0) }), let row = list.row(id) else {
      return []
    }
    return row.column(1).split(separator: "|").map(String.init)
  }
}
