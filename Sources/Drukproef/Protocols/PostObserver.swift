internal import Text

/// Sees something about a post as a whole that no signal tells, for the rule of that id.
package protocol PostObserver: Sendable {
  func observations(in reading: Reading, by rules: SchoolProtocol) -> [PostObservation]
}

/// One thing seen; the protocol's rule of that id makes a finding of it.
package struct PostObservation: Sendable {
  package var rule: String
  package var confidence: Double
  package var evidence: [Evidence]

  package init(rule: String, confidence: Double, evidence: [Evidence]) {
    self.rule = rule
    self.confidence = confidence
    self.evidence = evidence
  }
}

/// Finds the school's own words for views against its mission.
struct MissionTerms: PostObserver {
  func observations(in reading: Reading, by rules: SchoolProtocol) -> [PostObservation] {
    guard !rules.ownTerms.isEmpty else { return [] }
    var trie = PhraseTrie()
    for (number, term) in rules.ownTerms.enumerated() { trie.insert(term, entry: Int32(number)) }
    var found = false
    for token in reading.tokens.indices {
      trie.forEachMatch(in: reading.tokens, at: token) { match in
        if !reading.isQuoted(match.tokens.lowerBound) { found = true }
      }
    }
    return found ? [PostObservation(rule: "strijdig-met-missie", confidence: 0.8, evidence: [.ownTerm])] : []
  }
}

extension Evidence {
  fileprivate static let ownTerm = Evidence(
    0.8, nl: "staat op de eigen woordenlijst van de school", en: "is on the school's own list of words")
}
