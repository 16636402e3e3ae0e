internal import Drukproef
internal import Text

/// What can be put in the place of words with one click, or added at the end.
struct Remedy: Equatable {
  /// What comes in the place of the words; empty to take them out.
  var replacement: String
}

/// A remedy for each finding that has a sound one. Pupils are told apart: the same words get the same letter.
struct Remedies {
  private let school: SchoolWords
  private let letters: [String: String]

  init(_ proof: Proof, school: SchoolWords) {
    self.school = school
    var names: [String] = []
    for finding in proof.findings where finding.kind == .naamLeerling {
      guard let key = Self.words(of: finding, in: proof)?.lowercased(), !names.contains(key) else { continue }
      names.append(key)
    }
    var letters: [String: String] = [:]
    if names.count > 1, names.count <= 26 {
      for (name, letter) in zip(names, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") { letters[name] = String(letter) }
    }
    self.letters = letters
  }

  /// What to do at the finding's own place.
  func remedy(for finding: Finding, in proof: Proof) -> Remedy? {
    guard finding.range != nil, let kind = finding.kind else { return nil }
    if kind == .naamLeerling, let words = Self.words(of: finding, in: proof)?.lowercased(), let letter = letters[words] {
      return Remedy(replacement: "leerling \(letter)")
    }
    return Remedy(replacement: Self.replacement(of: kind))
  }

  /// What to add to the post.
  func addition(for finding: Finding) -> String? {
    switch finding.rule {
    case "disclaimer-ontbreekt", "disclaimer-onvolledig": school.disclaimer
    case "medewerker-vermelding-ontbreekt": school.disclosure(withFunction: false)
    case "functie-vermelding-ontbreekt": school.disclosure(withFunction: true)
    default: nil
    }
  }

  private static func words(of finding: Finding, in proof: Proof) -> String? {
    finding.range.map { String(decoding: proof.document.prose[$0.range], as: UTF8.self) }
  }

  private static func replacement(of kind: Kind) -> String {
    switch kind {
    case .naamLeerling: "een leerling"
    case .naamOverig: "iemand"
    case .email: "(e-mailadres weggelaten)"
    case .telefoon: "(telefoonnummer weggelaten)"
    case .onlineID: "(account weggelaten)"
    case .locatie: "(plek weggelaten)"
    case .geboortedatum: "(datum of leeftijd weggelaten)"
    case .kenteken: "(kenteken weggelaten)"
    case .bsn, .onderwijsnummer, .leerlingnummer, .iban, .documentnummer, .creditcard: "(nummer weggelaten)"
    case .fysiek, .fysiologisch, .genetisch, .psychisch, .economisch, .cultureel, .sociaal: "(weggelaten)"
    default: ""
    }
  }
}
