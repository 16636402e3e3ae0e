package import Text

/// A suggestion as an editor or a review can carry it out: bytes of the source, and what to put in their place.
package struct SourceFix: Sendable, Equatable {
  package let range: SourceRange
  /// Empty to take out what stands there.
  package let text: String
  /// Whether it comes after the last word of the post.
  package var isAddition = false

  /// What mends a finding in place. Where markup stands within what was found, a replacement would break it, and there is none.
  package static func fixes(for finding: Finding, in proof: Proof) -> [SourceFix] {
    finding.suggestions.compactMap { suggestion in
      guard case .range(let range) = suggestion.place else { return nil }
      let source = proof.document.map.source(range)
      guard proof.document.source[source.range].elementsEqual(proof.document.prose[range.range]) else { return nil }
      if !suggestion.replacement.isEmpty { return SourceFix(range: source, text: suggestion.replacement) }
      let whole = Revision.withSpace(source.range, in: proof.document.source, from: 0)
      return SourceFix(range: SourceRange(whole.lowerBound, whole.upperBound), text: "")
    }
  }

  /// What mends a finding below the post.
  package static func additions(for finding: Finding, in proof: Proof) -> [SourceFix] {
    let ending = proof.document.ending
    return finding.suggestions.compactMap { suggestion in
      guard case .end = suggestion.place else { return nil }
      let text = String(decoding: ending.text(suggestion.replacement), as: UTF8.self)
      return SourceFix(range: SourceRange(ending.place, ending.place), text: text, isAddition: true)
    }
  }

  /// What it does, in words.
  package var title: Wording {
    if isAddition {
      return Wording(nl: "Zet onder het bericht wat ontbreekt", en: "Put what is missing below the post")
    }
    return text.isEmpty
      ? Wording(nl: "Haal dit weg", en: "Take this out")
      : Wording(nl: "Vervang dit door ‘\(text)’", en: "Replace this by ‘\(text)’")
  }
}
