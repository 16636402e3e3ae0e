internal import Text

/// Finds e-mail addresses of any domain, also those written so that robots would miss them.
package struct EmailRecognizer: Recognizer {
  package static let about = RecognizerPage(
    id: "email", kinds: [.email], title: .title, what: .what, why: .why,
    examples: [
      "Mail ⟦jan.jansen@voorbeeld.example⟧ even", "⟦bram(punt)dokter(at)voorbeeldpost(dot)nl⟧", "⟦jan [at] school.nl⟧",
      "⟦nickkie.v @ voorbeeldpost . nl⟧", "⟦zoë@müller.example⟧", "⟦jan apenstaartje school punt nl⟧",
      "Mail naar info@gemeente-voorbeeld.nl", "We zien elkaar @ school. Punt uit.", "Kijk at home, punt.",
      "Mail de juf gerust.",
      "Wij zijn @home.",
      "Zie www.rijksmuseum.nl",
      "Stuur een mailtje naar school.",
      "Het apenstaartje zit boven de 2.",
      "Prijs: 3 @ 2 euro",
      "Lees meer op school.nl",
      "Wij zitten in klas 3. Nl is leuk.",
    ])

  /// The addresses in the school file, as list keys.
  private let own: Set<String>

  package init(school: SchoolRegister) {
    own = Set(school.schools.flatMap(\.emails).map { String(decoding: ListKey.of($0), as: UTF8.self) })
  }

  package func mentions(in reading: Reading) -> [Mention] {
    var found: [Mention] = []
    var token = 0
    while token < reading.tokens.count {
      if reading.tokens[token].kind == .email {
        if let mention = mention(reading.key(token), reading.tokens[token].range, hidden: false) {
          found.append(mention)
        }
      } else if mayBeHidden(token, reading.tokens), let address = HiddenAddress(round: token, in: reading) {
        if let mention = mention(address.plain, address.range, hidden: true) { found.append(mention) }
        token = max(token, address.lastToken)
      }
      token += 1
    }
    return found
  }

  /// Whether a sign stands before a token, or it is a word that may stand for one.
  private func mayBeHidden(_ token: Int, _ tokens: TokenBuffer) -> Bool {
    tokens[token].before.contains(.other) || tokens.keyBytes(token).first == UInt8(ascii: "a")
  }

  private func mention(_ key: String, _ range: ProseRange, hidden: Bool) -> Mention? {
    guard !own.contains(key) else { return nil }
    let local = key.prefix { $0 != "@" }
    let isMailbox = Self.mailboxes.contains(String(local)) && !isPrivateProvider(key)
    if isMailbox { return nil }
    return Mention(
      .email, range, confidence: hidden ? 0.93 : 0.99, severity: .midden, evidence: [hidden ? .hidden : .address],
      recognizer: Self.about.id)
  }

  /// Providers whose mailboxes belong to people, whatever they are called.
  private func isPrivateProvider(_ key: String) -> Bool {
    guard let at = key.firstIndex(of: "@") else { return false }
    let name = key[key.index(after: at)...].prefix { $0 != "." }
    return ["gmail", "hotmail", "outlook", "live", "icloud", "yahoo", "ziggo", "kpnmail", "xs4all", "protonmail"]
      .contains(name)
  }

  /// Mailboxes of an organisation rather than of somebody.
  private static let mailboxes: Set<String> = [
    "info", "contact", "receptie", "administratie", "secretariaat", "klantenservice", "support", "helpdesk", "privacy",
    "avg",
    "post", "redactie", "pers", "mr", "or", "gmr", "bestuur", "directie", "verzuim", "ziekmelden", "aanmelden",
    "aanmelding",
    "inschrijven", "inschrijving", "open-dag", "opendag", "balie", "bibliotheek", "decaan", "decanaat", "noreply",
    "no-reply",
    "webmaster", "service", "hallo", "vragen", "school", "kantoor", "reserveren", "reserveringen", "stage", "vacatures",
    "fg",
    "leerlingenadministratie", "financien", "facturen", "ict", "postmaster", "abuse", "nieuwsbrief", "communicatie",
  ]
}

/// An address whose at-sign or dots are spelled out, bracketed or spaced.
private struct HiddenAddress {
  /// The address as it would be typed.
  let plain: String
  let range: ProseRange
  let lastToken: Int

  /// The address whose at-sign is the given token, or stands right before it.
  init?(round token: Int, in reading: Reading) {
    let tokens = reading.tokens
    let signed = Self.isSpacedSign(before: token, reading)
    let spelled = !signed && Self.isSpelledSign(token, reading)
    guard signed || spelled else { return nil }
    let domainStart = signed ? token : token + 1
    guard token > 0, domainStart < tokens.count, let domain = Domain(from: domainStart, in: reading) else { return nil }
    if spelled, !Self.isBracketed(token, reading), !domain.isSpelled, !Self.isSpeltName(reading.key(token)) {
      return nil
    }
    var first = token - 1
    guard Self.isPart(first, reading) else { return nil }
    var local = reading.key(first)
    while first > 0 {
      if let sign = Self.joint(between: first - 1, and: first, reading), Self.isPart(first - 1, reading) {
        local = reading.key(first - 1) + sign + local
        first -= 1
      } else if first > 1, let sign = Self.spelledJoint(first - 1, reading), Self.isPart(first - 2, reading) {
        local = reading.key(first - 2) + sign + local
        first -= 2
      } else {
        break
      }
    }
    plain = local + "@" + domain.plain
    range = ProseRange(tokens[first].range.lower, tokens[domain.lastToken].range.upper)
    lastToken = domain.lastToken
  }

  /// A domain name from a token on.
  private struct Domain {
    var plain: String
    var lastToken: Int
    /// A dot in it is a word or stands in brackets.
    var isSpelled: Bool

    init?(from start: Int, in reading: Reading) {
      let tokens = reading.tokens
      guard HiddenAddress.isPart(start, reading) || tokens[start].kind == .url else { return nil }
      plain = reading.key(start)
      lastToken = start
      isSpelled = false
      while lastToken + 1 < tokens.count {
        let last = lastToken
        if let sign = HiddenAddress.joint(between: last, and: last + 1, reading), sign != "_",
          HiddenAddress.isPart(last + 1, reading)
        {
          plain += sign + reading.key(last + 1)
          lastToken += 1
        } else if last + 2 < tokens.count, let sign = HiddenAddress.spelledJoint(last + 1, reading),
          HiddenAddress.isPart(last + 2, reading)
        {
          plain += sign + reading.key(last + 2)
          lastToken += 2
          isSpelled = isSpelled || sign == "."
        } else {
          break
        }
        if let top = plain.split(separator: ".").last, plain.contains("."), Self.topDomains.contains(String(top)) {
          break
        }
      }
      guard plain.contains("."), let top = plain.split(separator: ".").last, Self.topDomains.contains(String(top))
      else {
        return nil
      }
    }

    private static let topDomains: Set<String> = [
      "nl", "com", "org", "net", "eu", "be", "de", "fr", "uk", "info", "nu", "frl", "amsterdam", "me", "io", "co",
      "edu", "gov",
      "school", "online", "app", "email", "example", "tr", "pl", "ma", "ch", "at", "lu", "es", "it",
    ]
  }

  private static func isPart(_ token: Int, _ reading: Reading) -> Bool {
    reading.tokens[token].kind == .word || reading.tokens[token].kind == .number
  }

  /// `@` with a space before or after it, or in brackets, between two tokens.
  private static func isSpacedSign(before token: Int, _ reading: Reading) -> Bool {
    guard token > 0 else { return false }
    let tokens = reading.tokens
    guard tokens[token].before.contains(.other), tokens[token].kind != .handle else { return false }
    let gap = reading.bytes(tokens[token - 1].range.upper, tokens[token].range.lower)
    return gap.count <= 7 && gap.contains(UInt8(ascii: "@"))
      && gap.allSatisfy { " @()[]{}<>".utf8.contains($0) } && gap.count { $0 == UInt8(ascii: "@") } == 1
  }

  /// The word `at`, in brackets or not, or a name of the sign.
  private static func isSpelledSign(_ token: Int, _ reading: Reading) -> Bool {
    let key = reading.tokens.keyBytes(token)
    guard token > 0, key.first == UInt8(ascii: "a"), key.count == 2 || key.count > 8 else { return false }
    return key.elementsEqual("at".utf8) || isSpeltName(reading.key(token))
  }

  private static func isSpeltName(_ key: String) -> Bool {
    ["apenstaart", "apenstaartje", "apestaartje", "apestaart", "aapestaartje"].contains(key)
  }

  private static func isBracketed(_ token: Int, _ reading: Reading) -> Bool {
    reading.tokens[token].before.contains(.openBracket) && reading.tokens.after(token).contains(.closeBracket)
  }

  /// The sign that joins two tokens of an address: `.`, `-` or `_`, possibly with a space on either side.
  private static func joint(between first: Int, and second: Int, _ reading: Reading) -> String? {
    let tokens = reading.tokens
    let gap = reading.bytes(tokens[first].range.upper, tokens[second].range.lower)
    let signs = gap.filter { !" ()[]{}".utf8.contains($0) }
    guard gap.count <= 5, signs.count == 1, let sign = signs.first, ".-_".utf8.contains(sign) else { return nil }
    // A full stop with a space behind it alone ends a sentence.
    if gap.elementsEqual(". ".utf8) { return nil }
    return String(decoding: [sign], as: UTF8.self)
  }

  /// The sign that a word between two tokens stands for.
  private static func spelledJoint(_ token: Int, _ reading: Reading) -> String? {
    let around = reading.tokens[token].before.union(reading.tokens.after(token))
    guard around.isSubset(of: [.space, .openBracket, .closeBracket, .hyphen]) else { return nil }
    return switch reading.key(token) {
    case "punt", "dot", "puntje": "."
    case "streepje", "koppelteken", "min": "-"
    case "underscore": "_"
    default: nil
    }
  }
}

extension Evidence {
  fileprivate static let address = Evidence(0.9, nl: "een e-mailadres", en: "an e-mail address")
  fileprivate static let hidden = Evidence(
    0.8, nl: "een e-mailadres, anders gespeld om robots te misleiden",
    en: "an e-mail address, spelled to mislead robots")
}

extension Wording {
  fileprivate static let title = Wording(nl: "E-mailadres", en: "E-mail address")
  fileprivate static let what = Wording(
    nl: """
      Elk e-mailadres, met welk domein ook, en adressen die met (at), punt, apenstaartje of spaties zijn gespeld. De adressen uit het \
      schoolbestand en algemene postbussen zoals info@ tellen niet mee.
      """,
    en: """
      Every e-mail address of whatever domain, also spelled with (at), dot words or spaces. Addresses in the school file and general \
      mailboxes such as info@ do not count.
      """)
  fileprivate static let why = Wording(
    nl:
      "Een e-mailadres hoort bij een mens en lokt spam en oplichting uit (AVG artikel 4, lid 1: online identificator).",
    en: "An e-mail address belongs to a person and draws spam and fraud (GDPR article 4(1): online identifier).")
}
