internal import Text

/// Names of pupils used as a hashtag or a handle: `#SanneDeVries`, `@sanne_devries08`.
package struct TagNameRecognizer: Recognizer {
  package static let about = RecognizerPage(
    id: "naam-in-tag", kinds: [.naamLeerling], title: Self.title, what: Self.what, why: Self.why,
    examples: [
      "Gefeliciteerd ⟦#sannedevries⟧!", "Volg #sportdag2026 voor foto's.",
      "Wij doen mee aan #buitenlesdag.",
      "#koningsdag met de hele school",
      "Lees mee met #kinderboekenweek",
      "#groep8 op kamp",
      "#weektegenpesten",
      "#vrijdag is het feest",
      "#musical2026",
      "Kijk bij @rijksmuseum.",
      "#samenlezen",
    ])

  private let words: NameWords

  init(words: NameWords) {
    self.words = words
  }

  package func mentions(in reading: Reading) -> [Mention] {
    guard words.hasPupils else { return [] }
    let tags = reading.tokens.indices.filter { reading.tokens[$0].kind == .tag || reading.tokens[$0].kind == .handle }
    return tags.compactMap { mention(at: $0, reading) }
  }

  private func mention(at token: Int, _ reading: Reading) -> Mention? {
    let letters = reading.tokens.keyBytes(token).filter { $0 &- 97 < 26 || $0 >= 0x80 }
    let range = reading.tokens[token].range
    let joined = JoinedNames(letters, words)
    if !joined.full.isEmpty {
      let owners = joined.full
      return Self.mention(
        range, owners, 0.97, nl: "voornaam en achternaam aan elkaar", en: "first name and surname joined")
    }
    if !joined.short.isEmpty, letters.count >= 5 {
      let owners = joined.short
      return Self.mention(
        range, owners, 0.85, nl: "voorletter en achternaam aan elkaar", en: "initial and surname joined")
    }
    let parts = Self.parts(reading.text(range))
    guard let first = parts.first(where: { hasCalledName($0, reading.lexicon) }) else { return nil }
    let owners = words.claims(on: first).compactMap { claim -> Int? in
      if case .pupil(let number) = claim.owner, claim.role == .called { number } else { nil }
    }
    return Self.mention(range, owners, 0.8, nl: "voornaam van de lijst", en: "first name on the roster")
  }

  private func hasCalledName(_ part: [UInt8], _ lexicon: Lexicon) -> Bool {
    guard part.count >= 3, !lexicon.words.contains(part[...]) else { return false }
    return words.claims(on: part).contains { claim in
      if case .pupil = claim.owner { claim.role == .called } else { false }
    }
  }

  /// The parts of a tag: cut at capitals, digits and signs.
  private static func parts(_ text: String) -> [[UInt8]] {
    var parts: [[UInt8]] = [[]]
    var previousWasSmall = false
    for byte in text.utf8 {
      let isCapital = byte &- 65 < 26
      let isSmall = byte &- 97 < 26 || byte >= 0x80
      if (isCapital && previousWasSmall) || !(isCapital || isSmall) { parts.append([]) }
      if isCapital || isSmall { parts[parts.count - 1].append(byte) }
      previousWasSmall = isSmall
    }
    return parts.filter { !$0.isEmpty }.map(ListKey.of)
  }

  private static func mention(_ range: ProseRange, _ pupils: [Int], _ confidence: Double, nl: String, en: String)
    -> Mention
  {
    Mention(
      .naamLeerling, range, confidence: confidence, severity: .midden,
      evidence: [Evidence(confidence, nl: nl, en: en)], pupils: pupils.sorted(), recognizer: about.id)
  }
}

/// The pupils whose name, written as one word, a tag or handle is.
private struct JoinedNames {
  /// `sannedevries`, `sannevries`.
  private(set) var full: [Int] = []
  /// `sdevries`, `sannedv`.
  private(set) var short: [Int] = []

  init(_ letters: [UInt8], _ words: NameWords) {
    for number in words.pupils(spelledBy: letters) {
      let person = words.person(.pupil(number))
      let prefix = person.prefixKeys.flatMap(\.self)
      let surname = person.surnameKeys.flatMap(\.self)
      let called = Self.letters(person.calledKey)
      guard let initial = called.first, let last = surname.first else { continue }
      let shortened: [UInt8] = person.prefixKeys.compactMap { $0.first }
      let ends: [[UInt8]] = [prefix + surname, surname, shortened + surname] + person.surnameKeys
      for end in Set(ends).map(Self.letters) {
        if letters == called + end { full.append(number) }
        if letters == end + called { full.append(number) }
        if letters == [initial] + end { short.append(number) }
      }
      if letters == called + [last] { short.append(number) }
      if let letter = prefix.first, letters == called + [letter, last] { short.append(number) }
    }
  }

  private static func letters(_ key: [UInt8]) -> [UInt8] { key.filter { $0 &- 97 < 26 || $0 >= 0x80 } }
}

extension TagNameRecognizer {
  fileprivate static let title = Wording(nl: "Naam in een hashtag of account", en: "Name in a hashtag or handle")
  fileprivate static let what = Wording(
    nl: "Zoekt namen van de leerlingenlijst in hashtags en accountnamen, aan elkaar geschreven of met cijfers erbij.",
    en: "Looks for names on the roster in hashtags and handles, joined or with digits.")
  fileprivate static let why = Wording(
    nl: "Ook een naam in een hashtag wijst een leerling aan (AVG artikel 4, lid 1). Zoekmachines lezen hashtags mee.",
    en: "A name in a hashtag points to a pupil too (GDPR article 4(1)). Search engines read hashtags as well.")
}
