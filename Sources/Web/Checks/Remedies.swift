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

/// A remedy for each finding that has a sound one. Pupils are told apart by letters.
struct Remedies {
  /// By where the name stands; none when the post names one pupil only.
  private let letters: [ProseRange: String]

  init(_ proof: Proof) {
    var persons = PersonLetters()
    var letters: [ProseRange: String] = [:]
    for finding in proof.findings where finding.kind == .naamLeerling {
      guard let range = finding.range else { continue }
      letters[range] = persons.letter(
        of: finding, called: String(decoding: proof.document.prose[range.range], as: UTF8.self))
    }
    self.letters = persons.count(of: .naamLeerling) > 1 ? letters : [:]
  }

  /// What to do at the finding's own place.
  func remedy(for finding: Finding, in proof: Proof) -> Remedy? {
    guard let range = finding.range, let kind = finding.kind else { return nil }
    if let placeholder = Self.placeholder(of: kind) { return Remedy(replacement: placeholder) }
    guard kind.family == .name else { return Remedy(sort: .sentence, replacement: "") }
    let suggestion = finding.suggestions.first { $0.place == .range(range) }?.replacement
    guard let letter = letters[range], suggestion?.lowercased().hasSuffix("leerling") != false
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
