internal import Text

/// Finds handles and the names that people have in games and apps.
package struct OnlineAccountRecognizer: Recognizer {
  package static let about = RecognizerPage(
    id: "online-id", kinds: [.onlineID], title: .title, what: .what, why: .why,
    examples: [
      "Volg ⟦@potlood.en.chaos⟧ even", "mijn psn is ⟦KoekjesMonster_NL⟧", "voeg me toe op snap: ⟦rob.wiskunde.x⟧",
      "discord: ⟦vuurvos#1234⟧", "voeg me toe als ⟦BoterhamBeast_09⟧ op xbox",
      "Bedankt @rijksmuseum en @nos!", "@iedereen denk aan je gymspullen", "Mijn insta is stuk",
      "Ik snap: dat is moeilijk",
      "Volg ons op Instagram.",
      "Mijn account is geblokkeerd.",
      "TikTok is vandaag stuk.",
      "Snap je de les?",
      "Discord is een app.",
      "Steam komt uit de ketel.",
    ])

  private let accounts: PublicAccounts

  package init(school: SchoolRegister) {
    accounts = PublicAccounts(school: school)
  }

  package func mentions(in reading: Reading) -> [Mention] {
    var found: [Mention] = []
    for token in reading.tokens.indices {
      switch reading.tokens[token].kind {
      case .handle: if let mention = handle(token, reading) { found.append(mention) }
      case .word: if let mention = named(after: token, reading) { found.append(mention) }
      default: break
      }
    }
    return found
  }

  private func handle(_ token: Int, _ reading: Reading) -> Mention? {
    let key = reading.key(token)
    guard key.utf8.count >= 3, !accounts.contains(key), !key.utf8.allSatisfy({ $0 &- 48 < 10 }) else { return nil }
    let isOfMany = reading.distance(before: token, to: .publicAccount, atMost: 3, acrossSentence: false) != nil
    return Mention(
      .onlineID, reading.tokens[token].range, confidence: isOfMany ? 0.45 : 0.85, severity: .midden,
      evidence: [.handle],
      traits: isOfMany ? .hint : [], recognizer: Self.about.id)
  }
}

// MARK: - Names in games and apps

extension OnlineAccountRecognizer {
  /// `mijn psn is …`, `snap: …`: the name after a platform's.
  private func named(after token: Int, _ reading: Reading) -> Mention? {
    let tokens = reading.tokens
    guard Self.platformHashes.contains(tokens[token].hash) || isAdding(token, tokens) else { return nil }
    var next = token + 1
    var isIntroduced = false
    while next < tokens.count, next - token <= 4 {
      let before = tokens[next].before
      if before.contains(.colon)
        || reading.bytes(tokens[next - 1].range.upper, tokens[next].range.lower).contains(UInt8(ascii: "="))
      {
        isIntroduced = true
        break
      }
      if before == [.comma, .space], hasUnderscore(next, reading) { break }
      guard before.isSubset(of: [.space, .hyphen]) else { return nil }
      let key = reading.key(next)
      if key == "is" || key == "heet" || key == "ben" {
        isIntroduced = true
      } else if !Self.linkWords.contains(key) {
        break
      }
      next += 1
    }
    guard next < tokens.count, tokens[next].kind == .word || tokens[next].kind == .number || tokens[next].kind == .url,
      let range = nameRange(from: next, reading)
    else { return nil }
    let isOwned = token > 0 && Self.owners.contains(reading.key(token - 1))
    guard
      isUserName(
        range, at: next, reading, plainIsEnough: isIntroduced && (isOwned || tokens[next].before.contains(.colon)))
    else { return nil }
    let key = String(decoding: ListKey.of(Array(reading.document.prose[range.range])), as: UTF8.self)
    if accounts.contains(key) { return nil }
    return Mention(
      .onlineID, range, confidence: 0.85, severity: .midden, evidence: [.named], recognizer: Self.about.id)
  }

  /// `voeg me toe als …`, `zoek me op als …`: what comes is the name to be found by.
  private func isAdding(_ token: Int, _ tokens: TokenBuffer) -> Bool {
    guard Self.endOfAdding.contains(tokens[token]), token > 1, token + 1 < tokens.count,
      Self.nameFollows.contains(tokens[token + 1])
    else { return false }
    return (max(tokens.sentence(of: token).tokens.lowerBound, token - 5)..<token).contains {
      Self.adding.contains(tokens[$0])
    }
  }

  private static let adding = WordSet("voeg voegt zoek zoekt vind vindt")
  private static let endOfAdding = WordSet("toe op me mij")
  private static let nameFollows = WordSet("als onder")

  /// `mijn snap, zon_op_zee`: what no sentence goes on with.
  private func hasUnderscore(_ token: Int, _ reading: Reading) -> Bool {
    guard let range = nameRange(from: token, reading) else { return false }
    return reading.document.prose[range.range].contains(UInt8(ascii: "_"))
  }

  /// Letters, digits, dots, hyphens and underscores from a token on; with the number of a Discord name.
  private func nameRange(from token: Int, _ reading: Reading) -> ProseRange? {
    let prose = reading.document.prose
    let start = reading.tokens[token].range.lower
    var end = start
    while end < prose.count, (prose[end] | 0x20) &- 97 < 26 || prose[end] &- 48 < 10 || "._-#".utf8.contains(prose[end])
    { end += 1 }
    while end > start, ".-#".utf8.contains(prose[end - 1]) { end -= 1 }
    return end - start >= 3 && end - start <= 32 ? ProseRange(start, end) : nil
  }

  private func isUserName(_ range: ProseRange, at token: Int, _ reading: Reading, plainIsEnough: Bool) -> Bool {
    let written = reading.document.prose[range.range]
    let hasSign = written.contains { "._#".utf8.contains($0) }
    let hasDigit = written.contains { $0 &- 48 < 10 }
    let hasLetter = written.contains { ($0 | 0x20) &- 97 < 26 }
    guard hasLetter else { return false }
    if hasSign || hasDigit { return !isSentenceEnd(written) }
    if reading.tokens[token].shape.contains(.inwardCaps) { return true }
    return plainIsEnough && !reading.lexicon.words.contains(reading.tokens.keyBytes(token)) && written.count >= 5
  }

  /// A full stop without a space behind it: `insta.Kom`.
  private func isSentenceEnd(_ written: ArraySlice<UInt8>) -> Bool {
    guard let dot = written.firstIndex(of: UInt8(ascii: ".")), written.firstIndex(of: UInt8(ascii: "_")) == nil else {
      return false
    }
    return dot + 1 < written.endIndex && written[dot + 1] &- 65 < 26
  }

  private static let platforms: Set<String> = [
    "snap", "snapchat", "sc", "insta", "instagram", "ig", "tiktok", "psn", "playstation", "ps5", "ps4", "xbox",
    "gamertag", "gamertags", "discord",
    "dc", "steam", "roblox", "fortnite", "minecraft", "epic", "twitch", "telegram", "signal", "kik", "bereal",
    "wattpad", "skype",
    "gebruikersnaam", "username", "inlognaam", "user", "nickname", "account", "brawlstars", "valorant", "nintendo",
    "battletag", "supercell", "privéaccount",
    "priveaccount", "duolingo", "strava", "vinted", "add", "tag", "mc", "spelersnaam", "ign", "epicgames", "riot",
  ]
  private static let platformHashes = TokenSet(platforms.map { TokenHash($0) })
  private static let linkWords: Set<String> = [
    "naam", "account", "id", "tag", "op", "me", "mij", "nu", "heet", "ik", "daar", "gewoon", "trouwens", "user",
    "username", "name", "add", "van", "mij", "even", "ff", "gewoon", "maar", "als", "onder",
  ]
  private static let owners: Set<String> = [
    "mijn", "mn", "m'n", "zijn", "zn", "z'n", "haar", "d'r", "je", "jouw", "op", "via", "me", "toe", "hun", "onze",
  ]
}

extension ContextWords {
  fileprivate static let publicAccount = ContextWords(
    "vereniging club organisatie bedrijf sponsor krant zender programma band artiest schrijver schrijfster museum")
}

extension Evidence {
  fileprivate static let handle = Evidence(0.7, nl: "een accountnaam met @", en: "a handle with @")
  fileprivate static let named = Evidence(
    0.7, nl: "een naam achter die van een app of spel", en: "a name after that of an app or game")
}

extension Wording {
  fileprivate static let title = Wording(
    nl: "Account op sociale media of in een spel", en: "Account on social media or in a game")
  fileprivate static let what = Wording(
    nl: """
      Een accountnaam met @, of een naam achter woorden als snap, insta, psn of discord. Accounts van de school, van organisaties en van \
      media tellen niet mee. Is de accountnaam de naam van een leerling, dan is het alleen naam-leerling.
      """,
    en: """
      A handle with @, or a name after words such as snap, insta, psn or discord. Accounts of the school, organisations and media do \
      not count; a handle made of a pupil's name is that name.
      """)
  fileprivate static let why = Wording(
    nl: """
      Langs een accountnaam kan iedereen iemand vinden, volgen en benaderen (AVG artikel 4, lid 1 en overweging 30: online \
      identificator).
      """,
    en:
      "By a handle anybody can find, follow and approach somebody (GDPR article 4(1) and recital 30: online identifier)."
  )
}
