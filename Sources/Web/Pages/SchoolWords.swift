internal import Drukproef

/// What the protocols of a post say in words: clauses, and sentences to paste.
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

  /// The disclaimer in the school's words.
  var disclaimer: String? {
    let sentences = protocols.lazy.map { school in
      school.disclaimer.parts.compactMap { school.disclaimer.texts[$0]?.nl }
    }
    return sentences.first { !$0.isEmpty }?.joined(separator: " ")
  }

  /// The sentence that says who writes.
  func disclosure(withFunction: Bool) -> String? {
    protocols.lazy.map { withFunction ? $0.disclosureWithFunction.nl : $0.disclosure.nl }.first { !$0.isEmpty }
  }
}
