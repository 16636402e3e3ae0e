extension SchoolProtocol {
  /// A wording of this protocol with what it leaves open filled in: `{missing}`, `{disclaimer}`, `{disclosure}`, `{age}` …
  ///
  /// - Parameter missing: the parts of the disclaimer that a post lacks.
  package func filled(_ wording: Wording, missing: [Signal]) -> Wording {
    guard wording.nl.utf8.contains(UInt8(ascii: "{")) else { return wording }
    return Wording(nl: filled(wording.nl, missing, .nl), en: filled(wording.en, missing, .en))
  }

  private func filled(_ text: String, _ missing: [Signal], _ language: Language) -> String {
    let values = [
      "missing": missing.compactMap { disclaimer.names[$0]?.text(language) }.joined(separator: "; "),
      "disclaimer": disclaimer.parts.compactMap { disclaimer.texts[$0]?.text(.nl) }.joined(separator: " "),
      "missing_text": missing.compactMap { disclaimer.texts[$0]?.text(.nl) }.joined(separator: " "),
      "disclosure": disclosure.text(.nl), "disclosure_function": disclosureWithFunction.text(.nl),
      "consent_age": "\(consent.age)", "group_app_age": "\(groupAppAge)",
    ]
    var output = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      output += rest[..<open]
      let name = String(rest[rest.index(after: open)..<close])
      output += values[name] ?? "{\(name)}"
      rest = rest[rest.index(after: close)...]
    }
    return output + rest
  }
}
