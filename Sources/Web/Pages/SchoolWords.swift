internal import Drukproef

/// What the protocols of a post say in words.
struct SchoolWords {
  private let library: ProtocolLibrary
  let protocols: [SchoolProtocol]

  init(_ library: ProtocolLibrary, _ context: Context) {
    self.library = library
    do throws(UnknownProtocol) { protocols = try library.resolve(context.protocolIDs) } catch { protocols = [] }
  }

  /// A clause in short: of the post's protocols first, then of any.
  func text(of clause: String) -> String? {
    for school in protocols { if let text = school.clauses[clause] { return text.nl } }
    for id in library.ids { if let text = library[id]?.clauses[clause] { return text.nl } }
    return nil
  }
}
