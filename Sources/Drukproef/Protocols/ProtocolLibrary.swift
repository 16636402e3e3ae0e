/// The protocols that a run may judge by: those that ship and a school's own.
package struct ProtocolLibrary: Sendable {
  private var protocols: [String: SchoolProtocol] = [:]
  /// Ids in the order in which they were loaded.
  package private(set) var ids: [String] = []
  /// Those that ship, where they are read when they are asked for.
  private var onDemand: ShippedProtocols?

  /// A library without protocols.
  package init() {}

  /// The protocols that ship with the program.
  ///
  /// - Parameter use: for one draft each is read when it is first asked for.
  /// - Throws: ``TOMLError`` when one that ships is at fault, which a test rules out.
  package static func standard(for use: Lexicon.Use = .manyPosts) throws(TOMLError) -> ProtocolLibrary {
    var library = ProtocolLibrary()
    switch use {
    case .oneDraft:
      library.ids = shipped.filter { EmbeddedFiles.bytes(file(of: $0)) != nil }
      library.onDemand = ShippedProtocols(ids: library.ids)
    case .manyPosts:
      for id in shipped {
        guard let bytes = EmbeddedFiles.bytes(file(of: id)) else { continue }
        try library.load(path: file(of: id), bytes: Array(bytes))
      }
    }
    return library
  }

  static func file(of id: String) -> String { "protocols/\(id).toml" }

  /// The id that counts when a post names no protocol.
  package static let general = "algemeen"

  /// In an order in which each finds the protocol that it builds on.
  private static let shipped = [general, "model", "willibrord-miland", "de-passie", "basis"]

  /// Adds a protocol file: a school's own, which may build on any that is there already.
  ///
  /// - Parameter path: what the file is called in errors.
  /// - Returns: the protocol's id.
  /// - Throws: ``TOMLError`` with file, line and column; nothing is half-loaded.
  @discardableResult
  package mutating func load(path: String, bytes: [UInt8]) throws(TOMLError) -> String {
    let root = try TOMLDocument.table(of: bytes, file: path)
    let head = try ProtocolReader.head(of: root, file: path)
    var parent: SchoolProtocol?
    if let extends = head.extends {
      guard let found = self[extends.id], extends.id != head.id else {
        throw TOMLError(
          file: path, place: extends.place,
          message: extends.id == head.id
            ? .extendsItself : .noProtocol(extends.id, Nearest.word(to: extends.id, in: ids)))
      }
      parent = found
    }
    let new = try ProtocolReader.protocolOf(root, file: path, id: head.id, onto: parent)
    protocols[head.id] = new
    if !ids.contains(head.id) { ids.append(head.id) }
    return head.id
  }

  /// Adds words against its mission to a protocol, as its file might list them.
  mutating func add(terms: [String], to id: String) {
    guard var own = self[id] else { return }
    own.ownTerms += terms
    protocols[id] = own
  }

  package subscript(id: String) -> SchoolProtocol? { protocols[id] ?? onDemand?[id] }

  /// The protocols of a post, in the order given; without any the general one.
  ///
  /// - Parameter ids: each may name several, parted by `+`.
  /// - Throws: ``UnknownProtocol``.
  package func resolve(_ ids: [String]) throws(UnknownProtocol) -> [SchoolProtocol] {
    var found: [SchoolProtocol] = []
    for id in ids.flatMap({ $0.split(separator: "+").map(String.init) }) {
      guard let next = self[id] else {
        throw UnknownProtocol(id: id, nearest: Nearest.word(to: id, in: self.ids), known: self.ids)
      }
      if !found.contains(where: { $0.id == id }) { found.append(next) }
    }
    if found.isEmpty, let general = self[Self.general] { found = [general] }
    return found
  }

  /// One line for each protocol: its id, name and what it is.
  package var listing: [(id: String, name: String, parent: String?, summary: Wording)] {
    ids.compactMap { id in self[id].map { (id, $0.name, $0.parent, $0.summary) } }
  }

  /// The names of the schools that the protocols are of.
  package var schoolNames: [String] {
    ids.flatMap { id in protocols[id]?.schoolNames ?? ShippedProtocols.schoolNames(of: id) }
  }

  /// A protocol that ships, as written; nil for any other.
  package static func source(of id: String) -> [UInt8]? {
    shipped.contains(id) ? EmbeddedFiles.bytes(file(of: id)).map(Array.init) : nil
  }

  /// What can stand in a protocol file, told to schools.
  package static var format: [UInt8] { EmbeddedFiles.bytes("protocols/opmaak.txt").map(Array.init) ?? [] }

  /// The examples of a protocol: those in its file, and for one that ships those in the file beside it.
  package func examples(of id: String) throws(TOMLError) -> [ProtocolExample] {
    let own = self[id]?.examples ?? []
    let file = "protocols/\(id).examples.toml"
    guard Self.shipped.contains(id), let bytes = EmbeddedFiles.bytes(file) else { return own }
    return own + (try ProtocolReader.examples(try TOMLDocument.table(of: Array(bytes), file: file), file: file))
  }
}

/// A post or an option names a protocol that there isn't.
package struct UnknownProtocol: Error, Sendable {
  package let id: String
  package let nearest: String?
  package let known: [String]

  package var message: Wording { .noProtocol(id, nearest) }
}

extension Wording {
  fileprivate static func noProtocol(_ id: String, _ nearest: String?) -> Wording {
    Wording(
      nl: "er is geen protocol ‘\(id)’" + (nearest.map { "; bedoel je ‘\($0)’?" } ?? ""),
      en: "there is no protocol ‘\(id)’" + (nearest.map { "; did you mean ‘\($0)’?" } ?? ""))
  }

  fileprivate static let extendsItself = Wording(
    nl: "een protocol kan niet op zichzelf voortbouwen", en: "a protocol cannot build on itself")
}
