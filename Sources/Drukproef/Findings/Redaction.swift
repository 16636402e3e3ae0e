internal import Text

/// A post without personal data: everybody in it has become a role, and who is who stays clear: `leerling A`, `leerling B`.
package struct Redaction {
  /// The post, written anew.
  package let text: [UInt8]
  /// Rules of findings that no redaction mends: insults, missing disclaimers and the like.
  package let remaining: [String]

  package init(of proof: Proof) {
    var letters = PersonLetters()
    var revision = Revision()
    var remaining: [String] = []
    for finding in proof.findings {
      guard let range = finding.range, let kind = finding.kind else {
        remaining.append(finding.rule)
        continue
      }
      let words = String(decoding: proof.document.prose[range.range], as: UTF8.self)
      switch kind.family {
      case .name:
        let role = kind == .naamLeerling ? "leerling" : "persoon"
        let letter = letters.letter(of: finding, called: words)
        revision.replace(
          proof.document.map.source(range), by: "[\(role) \(letter)]" + (NameParts.isPossessive(words) ? "'s" : ""))
      case .number, .location, .online, .factor, .confidential:
        revision.replace(proof.document.map.source(range), by: kind.placeholder)
      case .conduct: remaining.append(finding.rule)
      }
    }
    text = revision.applied(to: proof.document.source)
    self.remaining = remaining.reduce(into: []) { all, rule in if !all.contains(rule) { all.append(rule) } }
  }
}

/// A name as it stands in a text.
enum NameParts {
  /// Its words in lower case, without the ending that says whose something is, and without the marks of a tag.
  static func words(of name: String) -> [String] {
    bare(name).lowercased().split { " -_@#.".contains($0) }.map(String.init).filter { $0.count > 1 }
  }

  /// Whether it says whose something is: `Fenna's`, `Max'`.
  static func isPossessive(_ name: String) -> Bool { bare(name) != name }

  private static func bare(_ name: String) -> String {
    for ending in ["'s", "’s", "'", "’"] where name.hasSuffix(ending) { return String(name.dropLast(ending.count)) }
    return name
  }
}

extension Kind {
  /// What stands in a redacted text where something of this kind stood.
  fileprivate var placeholder: String {
    switch self {
    case .bsn: "[burgerservicenummer]"
    case .onderwijsnummer, .leerlingnummer, .documentnummer: "[nummer]"
    case .iban: "[rekeningnummer]"
    case .kenteken: "[kenteken]"
    case .creditcard: "[kaartnummer]"
    case .email: "[e-mailadres]"
    case .telefoon: "[telefoonnummer]"
    case .onlineID: "[account]"
    case .locatie: "[plek]"
    case .geboortedatum: "[datum]"
    default: "[…]"
    }
  }
}
