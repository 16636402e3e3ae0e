internal import Text

/// Makes suggestions that mend findings: other words for a name, a number taken out, the missing part of a disclaimer.
struct Suggestions {
  private let reading: Reading
  private let rules: SchoolProtocol
  private let signals: Set<Signal>

  init(_ reading: Reading, _ rules: SchoolProtocol, _ signals: Set<Signal>) {
    self.reading = reading
    self.rules = rules
    self.signals = signals
  }

  func suggestions(for mention: Mention) -> [Suggestion] {
    switch mention.kind.family {
    case .name: [Suggestion(.range(mention.range), replacement(forName: mention))]
    case .number, .online: [Suggestion(.range(mention.range), "")]
    case .location: [Suggestion(.range(mention.range), "(adres weggelaten)")]
    case .factor where mention.kind == .geboortedatum: [Suggestion(.range(mention.range), "")]
    case .factor, .conduct, .confidential: []
    }
  }

  /// What mends a finding about the whole post.
  func suggestions(forPost rule: String) -> [Suggestion] {
    let missing = rules.disclaimer.parts.filter { !signals.contains($0) }
    return switch rule {
    case "disclaimer-ontbreekt": addition(rules.disclaimer.parts.compactMap { rules.disclaimer.texts[$0]?.nl })
    case "disclaimer-onvolledig": addition(missing.compactMap { rules.disclaimer.texts[$0]?.nl })
    case "medewerker-vermelding-ontbreekt": addition([withSchool(rules.disclosure.nl)])
    case "functie-vermelding-ontbreekt": addition([withSchool(rules.disclosureWithFunction.nl)])
    case "indirect-herleidbaar": groupLabels()
    default: []
    }
  }

  // MARK: Names

  private func replacement(forName mention: Mention) -> String {
    let name = reading.text(mention.range)
    if name.hasPrefix("#") || name.hasPrefix("@") { return "" }
    let tokens = reading.tokens.tokens(in: mention.range)
    let before = tokens.lowerBound > 0 ? reading.key(tokens.lowerBound - 1) : ""
    if Self.titles.contains(before) { return "" }
    let noun = noun(for: mention)
    if NameParts.isPossessive(name) { return Self.capitalized("iemands", like: name, startsSentence(tokens)) }
    if before == "familie" { return "van \(noun.article) \(noun.word)" }
    if Self.needsNoArticle.contains(before) { return noun.word }
    return Self.capitalized("\(noun.article) \(noun.word)", like: name, startsSentence(tokens))
  }

  private func noun(for mention: Mention) -> (article: String, word: String) {
    if mention.kind == .naamLeerling { return ("een", "leerling") }
    let name = ListKey.text(reading.text(mention.range))
    let isStaff = reading.school.staff.contains { member in
      let key = ListKey.text(member.name)
      return key == name || key.hasSuffix(" " + name) || key.hasPrefix(name + " ")
    }
    return isStaff ? ("een", "collega") : ("een", "betrokkene")
  }

  private func startsSentence(_ tokens: Range<Int>) -> Bool {
    guard tokens.lowerBound > 0 else { return true }
    return reading.tokens[tokens.lowerBound - 1].sentence != reading.tokens[tokens.lowerBound].sentence
  }

  private static func capitalized(_ text: String, like name: String, _ isFirst: Bool) -> String {
    guard isFirst, name.first?.isUppercase == true else { return text }
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  /// What a name follows that goes on without it: `juf` (Carla).
  private static let titles: Set<String> = [
    "juf", "juffrouw", "meester", "meneer", "mevrouw", "mevr", "mw", "dhr", "directeur", "rector", "conciërge",
    "teamleider", "docent", "docente", "leerkracht", "collega", "mentor", "opa", "oma", "tante", "oom",
  ]

  /// What a noun follows without an article: `onze` (Fenna), `lieve` (Fenna).
  private static let needsNoArticle: Set<String> = [
    "onze", "mijn", "jullie", "de", "het", "deze", "die", "een", "hun", "haar", "zijn", "lieve", "beste", "hoi",
    "hallo",
    "dag", "gefeliciteerd", "proficiat", "succes", "bedankt", "onze-", "hey", "hee", "leerling", "klasgenoot",
  ]

  // MARK: The post as a whole

  private func addition(_ texts: [String]) -> [Suggestion] {
    let text = texts.filter { !$0.isEmpty }.joined(separator: " ")
    return text.isEmpty ? [] : [Suggestion(.end, text, isSafe: !text.utf8.contains(UInt8(ascii: "[")))]
  }

  /// A sentence of disclosure with what is known of the writer filled in.
  private func withSchool(_ sentence: String) -> String {
    let schools = reading.school.schools.filter { $0.protocolID == rules.id }
    let author = reading.document.context.author.map(ListKey.text)
    let member = reading.school.staff.first { ListKey.text($0.name) == author }
    var text = sentence
    let school = member.flatMap { $0.school.isEmpty ? nil : $0.school } ?? (schools.count == 1 ? schools[0].name : nil)
    if let school { text = text.replacing("[naam school]", with: school) }
    if let function = member?.function, !function.isEmpty { text = text.replacing("[functie]", with: function) }
    return text
  }

  /// A group narrows down who it is: `uit groep 6` says more than `van onze school`.
  private func groupLabels() -> [Suggestion] {
    reading.tokens.indices.compactMap { token in
      guard GroupLabel.isNamed(at: token, in: reading) else { return nil }
      var first = token
      if first > 0, GroupLabel.isIntroduction(reading.key(first - 1)) { first -= 1 }
      let hasPreposition = first > 0 && ["uit", "van", "in", "bij"].contains(reading.key(first - 1))
      if hasPreposition { first -= 1 }
      return Suggestion(
        .range(reading.range(first..<(token + 1))), hasPreposition ? "van onze school" : "onze school", isSafe: false)
    }
  }
}

extension String {
  /// This text with one word or phrase, as often as it occurs, put in another's place.
  fileprivate func replacing(_ phrase: String, with other: String) -> String {
    split(separator: phrase, omittingEmptySubsequences: false).joined(separator: other)
  }
}
