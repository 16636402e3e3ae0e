internal import Drukproef
internal import Text

/// What one click changes.
struct Remedy: Equatable {
  enum Sort: String {
    /// Other words, or none, in the place of these.
    case words
    /// The whole sentence goes: without these words it would be none.
    case sentence
  }

  var sort = Sort.words
  var replacement: String
}

/// A remedy for each finding that has a sound one. Pupils are told apart: the same words get the same letter.
struct Remedies {
  private let letters: [String: String]

  init(_ proof: Proof) {
    var persons: [[String]] = []
    for finding in proof.findings where finding.kind == .naamLeerling {
      guard let name = Self.words(of: finding, in: proof)?.lowercased() else { continue }
      if let place = persons.firstIndex(where: { $0.contains { Self.mayBeOne($0, name) } }) {
        persons[place].append(name)
      } else {
        persons.append([name])
      }
    }
    var letters: [String: String] = [:]
    if persons.count > 1, persons.count <= 26 {
      for (names, letter) in zip(persons, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") {
        for name in names { letters[name] = String(letter) }
      }
    }
    self.letters = letters
  }

  /// What to do at the finding's own place.
  func remedy(for finding: Finding, in proof: Proof) -> Remedy? {
    guard let range = finding.range, let kind = finding.kind else { return nil }
    if let placeholder = Self.placeholder(of: kind) { return Remedy(replacement: placeholder) }
    guard kind.family == .name else { return Remedy(sort: .sentence, replacement: "") }
    let suggestion = finding.suggestions.first { $0.place == .range(range) }?.replacement
    guard kind == .naamLeerling, let words = Self.words(of: finding, in: proof)?.lowercased(),
      let letter = letters[words], suggestion?.lowercased().hasSuffix("leerling") != false
    else {
      return Remedy(replacement: suggestion ?? (kind == .naamLeerling ? "een leerling" : "iemand"))
    }
    return Remedy(replacement: "leerling \(letter)")
  }

  /// What to do elsewhere in the post: a group that tells too much of somebody without a name.
  func changes(for finding: Finding) -> [(range: ProseRange, remedy: Remedy)] {
    finding.suggestions.compactMap { suggestion in
      guard case .range(let range) = suggestion.place, range != finding.range else { return nil }
      return (range, Remedy(replacement: suggestion.replacement))
    }
  }

  /// What to add to the post.
  func addition(for finding: Finding) -> String? { finding.suggestions.first { $0.place == .end }?.replacement }

  /// Whether two names may be one pupil's: Sanne is Sanne de Vries, and so is Sannes.
  private static func mayBeOne(_ name: String, _ other: String) -> Bool {
    let (short, long) = name.utf8.count < other.utf8.count ? (name, other) : (other, name)
    guard long.hasPrefix(short) else { return false }
    let rest = long.dropFirst(short.count)
    return rest.isEmpty || rest.first == " " || ["s", "'s", "’s", "'", "’"].contains(rest)
  }

  private static func words(of finding: Finding, in proof: Proof) -> String? {
    finding.range.map { String(decoding: proof.document.prose[$0.range], as: UTF8.self) }
  }

  /// What stands in the place of a number, so that the sentence stays one.
  private static func placeholder(of kind: Kind) -> String? {
    switch kind {
    case .email: "(e-mailadres weggelaten)"
    case .telefoon: "(telefoonnummer weggelaten)"
    case .onlineID: "(account weggelaten)"
    case .locatie: "(plek weggelaten)"
    case .geboortedatum: "(datum of leeftijd weggelaten)"
    case .kenteken: "(kenteken weggelaten)"
    case .bsn, .onderwijsnummer, .leerlingnummer, .iban, .documentnummer, .creditcard: "(nummer weggelaten)"
    case .fysiek, .fysiologisch, .genetisch, .psychisch, .economisch, .cultureel, .sociaal: "(weggelaten)"
    default: nil
    }
  }
}
