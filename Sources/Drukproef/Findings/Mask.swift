package import Text

/// What can be put in the place of something that was found, so that it no longer tells who or what.
package struct Mask: Sendable, Equatable {
  package let range: SourceRange
  package let text: Wording

  /// nil when there is no such thing: for words that hurt, or where markup stands within what was found, which a replacement would
  /// break.
  package init?(_ finding: Finding, in proof: Proof) {
    guard let range = finding.range, let kind = finding.kind, let text = Self.text(for: kind) else { return nil }
    let source = proof.document.map.source(range)
    guard proof.document.source[source.range].elementsEqual(proof.document.prose[range.range]) else { return nil }
    self.range = source
    self.text = text
  }

  private static func text(for kind: Kind) -> Wording? {
    switch kind {
    case .naamLeerling: Wording(nl: "[leerling]", en: "[pupil]")
    case .naamOverig: Wording(nl: "[naam]", en: "[name]")
    case .bsn: Wording(nl: "[BSN]", en: "[BSN]")
    case .onderwijsnummer: Wording(nl: "[onderwijsnummer]", en: "[education number]")
    case .leerlingnummer: Wording(nl: "[leerlingnummer]", en: "[pupil number]")
    case .iban: Wording(nl: "[rekeningnummer]", en: "[account number]")
    case .documentnummer: Wording(nl: "[documentnummer]", en: "[document number]")
    case .kenteken: Wording(nl: "[kenteken]", en: "[number plate]")
    case .creditcard: Wording(nl: "[creditcardnummer]", en: "[card number]")
    case .locatie: Wording(nl: "[adres]", en: "[address]")
    case .email: Wording(nl: "[e-mailadres]", en: "[e-mail address]")
    case .telefoon: Wording(nl: "[telefoonnummer]", en: "[telephone number]")
    case .onlineID: Wording(nl: "[account]", en: "[account]")
    case .geboortedatum: Wording(nl: "[geboortedatum]", en: "[date of birth]")
    default: nil
    }
  }
}
