/// Makes findings of mentions by the protocols that a post's context names.
package struct Judge: Sendable {
  package init(protocols: ProtocolLibrary) {}

  package func proof(of reading: Reading) -> Proof {
    Proof(document: reading.document, findings: [], hints: [], advice: [], verdict: .publiceren, score: 0)
  }
}
