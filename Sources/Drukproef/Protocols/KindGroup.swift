/// Names under which a protocol speaks of several kinds at once.
package enum KindGroup {
  package static let names: [String: Set<Kind>] = [
    "naam": [.naamLeerling, .naamOverig],
    "nummer": kinds(of: .number),
    "factor": kinds(of: .factor),
    "online": kinds(of: .online),
    "gedrag": kinds(of: .conduct),
    "persoonsgegeven": Set(Kind.allCases.filter(\.isPersonalData)),
  ]

  /// The kinds that a word in a protocol stands for; nil when it is none.
  package static func kinds(_ word: String) -> Set<Kind>? {
    names[word] ?? Kind(rawValue: word).map { [$0] }
  }

  /// Every word that is understood.
  package static let words = names.keys.sorted() + Kind.allCases.map(\.rawValue)

  private static func kinds(of family: Kind.Family) -> Set<Kind> {
    Set(Kind.allCases.filter { $0.family == family })
  }
}
