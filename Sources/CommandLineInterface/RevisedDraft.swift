package import Drukproef
internal import Readers
internal import Text

/// A draft with everything mended that can be mended unasked.
package struct RevisedDraft {
  /// What the file holds now, decoded.
  package let before: [UInt8]
  package let after: [UInt8]
  /// What is left to be said of it.
  package let proof: Proof

  package var isChanged: Bool { before != after }
}

extension Desk {
  /// Mends a draft until a check finds nothing more that can be mended unasked.
  ///
  /// Taking something out can show something else, so a few rounds may be needed.
  package func revised(_ source: DraftSource) throws(DraftFailure) -> RevisedDraft {
    do throws(DraftError) {
      let reader = DraftReaders.reader(for: source.name)
      guard var draft = try draft(source, by: reader) else { throw DraftError(.empty) }
      if draft.isBlank { throw DraftError(.empty) }
      let before = draft.source
      var proof = try proof(of: draft, by: reader)
      for _ in 0..<Self.rounds {
        let revision = Revision(safeFixesOf: proof, mayAppend: reader.takesTextAtEnd)
        if revision.isEmpty { break }
        let next = revision.applied(to: draft.source)
        if next == draft.source { break }
        draft = try DraftReaders.draft(next, by: reader)
        proof = try self.proof(of: draft, by: reader)
      }
      return RevisedDraft(before: before, after: draft.source, proof: proof)
    } catch {
      throw DraftFailure(message: error.message)
    }
  }

  private static var rounds: Int { 4 }

  private func proof(of draft: Draft, by reader: any DraftReader.Type) throws(DraftError) -> Proof {
    switch outcome(of: draft, by: reader) {
    case .proof(let proof): return proof
    case .failure(let message): throw DraftError(.broken(LineIndex([]).place(ofByte: 0), message))
    }
  }
}

/// Why a draft could not be read, in words.
package struct DraftFailure: Error {
  package let message: Wording
}
