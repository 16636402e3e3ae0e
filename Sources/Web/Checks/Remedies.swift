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
    guard finding.range != nil, let kind = finding.kind else { return nil }
    if kind == .naamLeerling, let words = Self.words(of: finding, in: proof)?.lowercased(), let letter = letters[words]
    {
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
