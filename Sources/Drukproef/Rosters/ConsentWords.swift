internal import Text

extension Consent {
  /// What an answer in a column about pictures means; what is not plainly yes or no is unknown.
  ///
  /// - Parameter isReversed: whether the column asks for a no, so that `ja` refuses. Answers that say it in full
  ///   (`geen toestemming`) mean what they say.
  package init(answer: String, isReversed: Bool = false) {
    switch answer {
    // What nearly all say is told without folding it.
    case "ja", "Ja", "JA": self = isReversed ? .nee : .ja
    case "nee", "Nee", "NEE": self = isReversed ? .ja : .nee
    case "", "onbekend", "Onbekend": self = .onbekend
    default: self = Self.folded(answer, isReversed)
    }
  }

  private static func folded(_ answer: String, _ isReversed: Bool) -> Consent {
    let key = Self.key(answer)
    if consents.contains(key) { return .ja }
    if refusals.contains(key) || key.hasPrefix("nee ") { return .nee }
    if affirmations.contains(key) { return isReversed ? .nee : .ja }
    if denials.contains(key) { return isReversed ? .ja : .nee }
    return .onbekend
  }

  /// Whether an answer says that there is none yet, so that nobody need look at it again.
  package static func isOpen(_ answer: String) -> Bool { answer.isEmpty || open.contains(key(answer)) }

  /// Lower case, signs and doubled blanks gone.
  private static func key(_ answer: String) -> String {
    let folded = ListKey.text(answer)
    return folded.split { " \t.,;:!()\"'".contains($0) || $0.isNewline }.joined(separator: " ")
  }

  private static let consents: Set<String> = [
    "akkoord", "geen bezwaar", "toestemming", "wel toestemming", "geeft toestemming", "ik geef toestemming",
    "ja ik geef toestemming", "ja toestemming", "toestemming gegeven", "toestemming verleend", "toegestaan", "verleend",
    "gegeven", "mag", "mag wel", "ja akkoord", "ja geen bezwaar", "granted",
  ]
  private static let refusals: Set<String> = [
    "geen toestemming", "geen", "niet akkoord", "geen akkoord", "bezwaar", "wel bezwaar", "geeft geen toestemming",
    "ik geef geen toestemming", "toestemming geweigerd", "niet toegestaan", "geweigerd", "mag niet", "ingetrokken",
    "toestemming ingetrokken", "liever niet", "denied", "toestemming niet gegeven", "niet gegeven", "niet verleend",
  ]
  private static let affirmations: Set<String> = [
    "ja", "j", "yes", "y", "true", "waar", "1", "1 0", "x", "✓", "✔", "✔️", "☑", "☒", "√", "wel", "aan",
  ]
  private static let denials: Set<String> = [
    "nee", "neen", "n", "no", "false", "onwaar", "0", "0 0", "niet", "✗", "✘", "uit",
  ]
  private static let open: Set<String> = [
    "", "?", "-", "onbekend", "niet ingevuld", "nog niet ingevuld", "bewerken", "open", "geen antwoord", "n v t", "nvt",
    "leeg", "unknown", "niet beantwoord", "nog niet beantwoord", "geen reactie", "☐", "in afwachting",
  ]
}

/// Who answered for a pupil.
package enum ConsentGiver: String, Sendable {
  case ouder, leerling

  /// - Parameter text: as a parents' app or a school writes it; nil when it names nobody that counts.
  package init?(_ text: String) {
    if text.isEmpty { return nil }
    let key = ListKey.text(text)
    if ["leerling", "zelf", "student", "pupil", "kind", "leerling zelf", "deelnemer"].contains(key) {
      self = .leerling
    } else if ["ouder", "verzorger", "vader", "moeder", "parent", "voogd", "guardian"].contains(where: key.contains) {
      self = .ouder
    } else {
      return nil
    }
  }
}
