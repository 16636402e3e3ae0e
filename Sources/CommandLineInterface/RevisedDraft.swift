package import Drukproef
internal import Readers
package import Text

/// A draft with everything mended that can be mended unasked.
package struct RevisedDraft {
  /// What the file holds now, decoded.
  package let before: [UInt8]
  package let after: [UInt8]
  /// What is left to be said of it.
  package let proof: Proof
  /// How the draft is written, and stays written.
  package let encoding: SourceText.Encoding

  package var isChanged: Bool { before != after }

  /// The mended draft as the file is written.
  package func bytes() throws(DraftFailure) -> [UInt8] {
    do throws(UnencodableText) { return try encoding.bytes(of: after) } catch {
      throw DraftFailure(message: .unencodable(error.scalar, encoding.charset))
    }
  }
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
      let encoding = draft.encoding
      var made: [String] = []
      var proof = try proof(of: draft, at: source.name, by: reader)
      for _ in 0..<Self.rounds {
        let revision = Revision(safeFixesOf: proof, after: made)
        if revision.isEmpty { break }
        let next = revision.applied(to: draft.source)
        if next == draft.source { break }
        made += revision.additions
        draft = try DraftReaders.draft(next, by: reader)
        proof = try self.proof(of: draft, at: source.name, by: reader)
      }
      return RevisedDraft(before: before, after: draft.source, proof: proof, encoding: encoding)
    } catch {
      throw DraftFailure(message: error.message)
    }
  }

  private static var rounds: Int { 4 }

  private func proof(of draft: Draft, at path: String, by reader: any DraftReader.Type) throws(DraftError) -> Proof {
    switch outcome(of: draft, at: path, by: reader) {
    case .proof(let proof): return proof
    case .failure(let message): throw DraftError(.broken(LineIndex([]).place(ofByte: 0), message))
    }
  }
}

/// Why a draft could not be read, in words.
package struct DraftFailure: Error {
  package let message: Wording
}

extension Wording {
  /// The character stands in words of the program or of the protocol, not in the draft.
  fileprivate static func unencodable(_ scalar: Unicode.Scalar, _ charset: SourceText.Charset) -> Wording {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return Wording(
      nl:
        "dit bestand is geschreven in \(charset.rawValue), en daarin past een teken van het herstel niet (U+\(digits)). "
        + "Het bestand is niet veranderd. Sla het op als UTF-8 en probeer het weer.",
      en:
        "this file is written in \(charset.rawValue), which has no byte for a character of the mended text (U+\(digits)). "
        + "The file was not changed. Save it as UTF-8 and try again.")
  }
}
