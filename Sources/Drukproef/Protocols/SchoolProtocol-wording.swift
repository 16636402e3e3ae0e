extension SchoolProtocol {
  /// A wording of this protocol with what it leaves open filled in: `{missing}`, `{disclaimer}`, `{disclosure}`, `{age}` …
  ///
  /// - Parameter missing: the parts of the disclaimer that a post lacks.
  package func filled(_ wording: Wording, missing: [Signal]) -> Wording {
    guard wording.nl.utf8.contains(UInt8(ascii: "{")) else { return wording }
    return Wording(nl: filled(wording.nl, missing, .nl), en: filled(wording.en, missing, .en))
  }

  private func filled(_ text: String, _ missing: [Signal], _ language: Language) -> String {
    var output = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      output += rest[..<open]
      let name = String(rest[rest.index(after: open)..<close])
      output += value(of: name, missing, language) ?? "{\(name)}"
      rest = rest[rest.index(after: close)...]
    }
    return output + rest
  }
  /// What stands for a name in braces; nil for one that means nothing.
  private func value(of name: String, _ missing: [Signal], _ language: Language) -> String? {
    switch name {
    case "missing": missing.compactMap { disclaimer.names[$0]?.text(language) }.joined(separator: "; ")
    case "disclaimer": disclaimer.parts.compactMap { disclaimer.texts[$0]?.text(.nl) }.joined(separator: " ")
    case "missing_text": missing.compactMap { disclaimer.texts[$0]?.text(.nl) }.joined(separator: " ")
    case "disclosure": disclosure.text(.nl)
    case "disclosure_function": disclosureWithFunction.text(.nl)
    case "consent_age": "\(consent.age)"
    case "group_app_age": "\(groupAppAge)"
    default: nil
    }
  }
}
