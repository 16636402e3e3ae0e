internal import Text

/// Finds links that lead to a person: profiles, invitations, chats and meetings.
package struct ProfileLinkRecognizer: Recognizer {
  package static let about = RecognizerPage(
    id: "online-id-link", kinds: [.onlineID], title: .title, what: .what, why: .why,
    examples: [
      "Doe mee: ⟦https://chat.whatsapp.com/Kf82hQzP0aLmXw3BvT7yRe⟧", "⟦instagram.com/sannetje.x3⟧ volgen!",
      "⟦https://zoom.us/j/98765432101?pwd=abc⟧",
      "Kijk op https://www.rijksmuseum.nl/nl", "https://www.youtube.com/watch?v=abc123", "instagram.com/rijksmuseum",
      "Lees https://nos.nl/jeugdjournaal",
      "Kijk op www.nemosciencemuseum.nl",
      "https://www.kinderboekenweek.nl",
      "Download de app in de winkel.",
      "https://nl.wikipedia.org/wiki/Egel",
      "https://www.tiktok.com/",
      "Maak een account aan op Teams.",
    ])

  private let accounts: PublicAccounts

  package init(school: SchoolRegister) {
    accounts = PublicAccounts(school: school)
  }

  package func mentions(in reading: Reading) -> [Mention] {
    reading.tokens.indices.compactMap { token in
      guard reading.tokens[token].kind == .url, let link = Link(reading.key(token)), leadsToPerson(link) else {
        return nil
      }
      return Mention(
        .onlineID, reading.tokens[token].range, confidence: 0.92, severity: .midden, evidence: [.link],
        recognizer: Self.about.id)
    }
  }

  /// Host and path of a link, as list keys.
  private struct Link {
    var host: String
    var path: [String]

    init?(_ key: String) {
      var rest = Substring(key)
      for scheme in ["https://", "http://", "www.", "m.", "nl.", "nl-nl."] where rest.hasPrefix(scheme) {
        rest = rest.dropFirst(scheme.count)
      }
      let parts = rest.split(whereSeparator: { $0 == "/" || $0 == "?" || $0 == "&" })
      guard let host = parts.first else { return nil }
      self.host = String(host)
      path = parts.dropFirst().map(String.init)
    }
  }

  private func leadsToPerson(_ link: Link) -> Bool {
    guard let first = link.path.first else { return false }
    if Self.invitations.contains(link.host) { return true }
    switch link.host {
    case "zoom.us", "teams.microsoft.com", "teams.live.com", "whereby.com", "meet.jit.si", "signal.me", "signal.group":
      return true
    case "wa.me", "t.me", "m.me", "bereal.com", "paypal.me", "bunq.me", "kik.me", "about.me", "linktr.ee",
      "snapchat.com", "twitch.tv", "pinterest.com",
      "threads.net", "vsco.co":
      return isPerson(link.path.last { !$0.contains("=") } ?? first) && !Self.pages.contains(first)
    case "instagram.com", "x.com", "twitter.com", "facebook.com", "fb.com":
      if first == "stories" || first == "people" { return link.path.count > 1 && isPerson(link.path[1]) }
      if first.hasPrefix("profile.php") { return true }
      return !Self.pages.contains(first) && isPerson(first)
    case "linkedin.com": return first == "in" && link.path.count > 1 && isPerson(link.path[1])
    case "discord.com", "discordapp.com": return first == "invite" || first == "users"
    case "roblox.com": return first == "users"
    case "steamcommunity.com": return first == "id" || first == "profiles"
    case "open.spotify.com", "youtube.com":
      return (first == "user" || first.hasPrefix("@")) && isPerson(link.path.last ?? first)
    case "strava.com": return first == "athletes"
    case "bsky.app": return first == "profile" && isPerson(link.path.last ?? first)
    default:
      if link.host.hasSuffix(".zoom.us") { return first == "j" || first == "my" }
      return first.hasPrefix("@") && first.count > 2 && isPerson(first)
    }
  }

  private func isPerson(_ account: String) -> Bool {
    let key = account.drop { $0 == "@" || $0 == "+" }
    return key.count > 1 && !accounts.contains(String(key))
  }

  private static let invitations: Set<String> = [
    "chat.whatsapp.com", "discord.gg", "meet.google.com", "invite.viber.com", "join.skype.com",
  ]
  /// First parts of a path that are no account.
  private static let pages: Set<String> = [
    "p", "reel", "reels", "explore", "events", "groups", "watch", "pages", "hashtag", "share", "sharer", "search", "i",
    "home", "login", "tv", "marketplace",
    "help", "about", "privacy", "settings", "intent", "story.php", "photo", "photos", "videos", "discover", "lens",
    "pin", "directory",
  ]
}

extension Evidence {
  fileprivate static let link = Evidence(
    0.8, nl: "een link naar iemands profiel, chat of vergadering", en: "a link to somebody's profile, chat or meeting")
}

extension Wording {
  fileprivate static let title = Wording(
    nl: "Link naar een profiel, groep of vergadering", en: "Link to a profile, group or meeting")
  fileprivate static let what = Wording(
    nl: """
      Links met een persoonlijk deel: profielen op sociale media, uitnodigingen voor WhatsApp of Discord, vergaderingen in Zoom, Teams of \
      Meet. Pagina's van de school en van organisaties en gewone websites tellen niet mee.
      """,
    en: """
      Links with a personal part: profiles on social media, invitations to WhatsApp or Discord, meetings in Zoom, Teams or Meet. \
      Pages of the school and of organisations do not count.
      """)
  fileprivate static let why = Wording(
    nl:
      "Wie de link heeft, vindt de persoon of komt zonder kloppen binnen in een besloten groep (AVG artikel 4, lid 1).",
    en: "Whoever has the link finds the person or walks into a closed group (GDPR article 4(1)).")
}
