/// The target of a link as far as it is itself a piece of somebody's data: an e-mail address, a telephone number, a
/// profile or an invitation. Other targets are paths, which nobody reads.
struct ContactLink {
  /// `mailto:` and the like, which is no part of the address; empty when there is none to leave out.
  let scheme: Range<Int>
  let range: Range<Int>

  init?(_ text: [UInt8], _ target: Range<Int>) {
    let start = target.lowerBound
    let end = target.upperBound
    for scheme: StaticString in ["mailto:", "tel:", "sms:", "whatsapp:"]
    where text.holds(scheme, at: start, upTo: end) {
      let first = start + scheme.utf8CodeUnitCount
      let last = text[first..<end].firstIndex(of: UInt8(ascii: "?")) ?? end
      guard last > first else { return nil }
      self.scheme = start..<first
      range = first..<last
      return
    }
    // An address that a page hides from robots: every letter a reference.
    let isHidden = text.holds("&#", at: start, upTo: end)
    guard isHidden || Self.isProfile(text, target) else { return nil }
    scheme = start..<start
    range = target
  }

  private static let hosts: [StaticString] = [
    "instagram.com/", "tiktok.com/@", "snapchat.com/add", "facebook.com/", "fb.com/", "twitter.com/", "x.com/",
    "threads.net/@", "bsky.app/profile", "youtube.com/@", "twitch.tv/", "linkedin.com/in/", "t.me/", "wa.me/",
    "chat.whatsapp.com/", "discord.gg/", "discord.com/invite/", "roblox.com/users/",
  ]

  private static func isProfile(_ text: [UInt8], _ target: Range<Int>) -> Bool {
    var start = target.lowerBound
    for prefix: StaticString in ["https://", "http://"] where text.holds(prefix, at: start, upTo: target.upperBound) {
      start += prefix.utf8CodeUnitCount
    }
    guard start > target.lowerBound else { return false }
    for prefix: StaticString in ["www.", "m."] where text.holds(prefix, at: start, upTo: target.upperBound) {
      start += prefix.utf8CodeUnitCount
    }
    return hosts.contains { text.holds($0, at: start, upTo: target.upperBound) }
  }
}
