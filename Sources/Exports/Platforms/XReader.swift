internal import Drukproef
internal import Text

/// X (Twitter): `tweets.js` and its parts, `tweet.js` of old, `note-tweet.js`, community and deleted posts, and the months of the
/// oldest archive (`Grailbird.data.tweets_2016_05`).
struct XReader: ExportReader {
  private enum Part {
    case tweets, notes, account
    /// Likes, settings, messages: no posts.
    case other
  }

  private let part: Part
  private var records: JSONRecords
  private var hasStarted = false
  private let file: String

  init?(_ head: FileHead, _ options: ReadingOptions) {
    file = head.name
    if let assignment = head.assignment {
      guard let part = Self.part(assignment) else { return nil }
      self.part = part
    } else if let outline = head.outline, outline.has("[].tweet.full_text") || outline.has("[].full_text") {
      part = .tweets
    } else {
      return nil
    }
    records = JSONRecords(in: head.name) { path in path.isEmpty ? .descend : .take }
  }

  private static func part(_ assignment: String) -> Part? {
    if assignment.hasPrefix("Grailbird.data.") { return assignment.contains("tweets_") ? .tweets : .other }
    guard assignment.hasPrefix("window.YTD.") else {
      return assignment.hasPrefix("window.__THAR_CONFIG") ? .other : nil
    }
    let name = assignment.dropFirst("window.YTD.".count).prefix { $0 != "." }
    return switch name {
    case "tweet", "tweets", "community_tweet", "deleted_tweet", "deleted_tweets": .tweets
    case "note_tweet", "deleted_note_tweet": .notes
    case "account": .account
    default: .other
    }
  }

  mutating func advance(_ stream: ByteStream, _ harvest: inout Harvest) throws(ExportProblem) -> Bool {
    if part == .other { return false }
    if !hasStarted {
      hasStarted = true
      try stream.passAssignment()
    }
    guard let record = try records.next(stream, &harvest) else { return false }
    switch part {
    case .tweets: tweet(record.value["tweet"] ?? record.value, record.offset, &harvest)
    case .notes: note(record.value["noteTweet"] ?? record.value, record.offset, &harvest)
    case .account: harvest.owner = record.value["account"]?["username"]?.string.map { "@" + $0 }
    case .other: break
    }
    return true
  }

  private func tweet(_ tweet: RecordValue, _ offset: Int, _ harvest: inout Harvest) {
    let id = tweet["id_str"]?.string ?? tweet["id"]?.string ?? tweet["id"]?.integer.map(String.init)
    guard let written = tweet["full_text"]?.string ?? tweet["text"]?.string else {
      return harvest.problems.append(ExportProblem(.noText, in: file, at: offset))
    }
    if let id, let versions = Self.versions(tweet), let last = versions.last, last != id, versions.contains(id) {
      return harvest.skip(.earlierVersion)
    }
    let (quoted, isRepost) = Self.repost(written, tweet)
    var post = ExportedPost(isRepost ? .repost : .post, text: Self.plain(written, tweet), byte: offset)
    post.id = id
    post.isOwn = !isRepost
    post.author = isRepost ? quoted : nil
    post.time = tweet["created_at"]?.string.flatMap(Self.time)
    post.channel = .x
    post.media = Self.media(tweet)
    post.replyTo = tweet["in_reply_to_status_id_str"]?.string
    post.link = id.map { "https://x.com/i/web/status/\($0)" }
    post.isShortened = !isRepost && Self.isShortened(post.text)
    harvest.take(post)
  }

  /// `Mon Oct 20 17:11:38 +0000 2025`, or as the oldest archives write it.
  private static func time(_ text: String) -> PostTime? {
    let parts = text.utf8.split(separator: 0x20)
    guard parts.count == 6, parts[4].elementsEqual("+0000".utf8), parts[3].count == 8,
      let month = months.firstIndex(where: { parts[1].elementsEqual($0.utf8) }), let date = Int(Substring(parts[2])),
      let year = Int(Substring(parts[5])), let day = CalendarDay(year: year, month: month + 1, day: date)
    else { return PostTime(text, unzoned: .utc) }
    let clock = parts[3].split(separator: UInt8(ascii: ":")).compactMap { Int(Substring($0)) }
    guard clock.count == 3, clock[0] < 24, clock[1] < 60 else { return nil }
    return PostTime(day: day, second: clock[0] * 3600 + clock[1] * 60 + min(clock[2], 59), certainty: .utc)
  }

  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  private func note(_ note: RecordValue, _ offset: Int, _ harvest: inout Harvest) {
    guard let core = note["core"], let text = core["text"]?.string else {
      return harvest.problems.append(ExportProblem(.noText, in: file, at: offset))
    }
    var post = ExportedPost(text: Self.unescaped(text), byte: offset)
    post.id = note["noteTweetId"]?.string
    post.isOwn = true
    post.time = note["createdAt"]?.string.flatMap { PostTime($0, unzoned: .utc) }
    post.channel = .x
    post.isLongVersion = true
    harvest.take(post)
  }

  /// Ids of all versions of a post that was edited, oldest first.
  private static func versions(_ tweet: RecordValue) -> [String]? {
    let info = tweet["edit_info"]
    let control = info?["initial"] ?? info?["edit"]?["editControlInitial"] ?? info?["edit"]?["edit_control_initial"]
    guard let ids = (control?["editTweetIds"] ?? control?["edit_tweet_ids"])?.array, ids.count > 1 else { return nil }
    return ids.compactMap(\.string)
  }

  /// Whether these are somebody else's words, and whose.
  private static func repost(_ text: String, _ tweet: RecordValue) -> (author: String?, isRepost: Bool) {
    if text.hasPrefix("RT @"), let colon = text.firstIndex(of: ":") {
      return (String(text[text.index(text.startIndex, offsetBy: 4)..<colon]), true)
    }
    return (nil, tweet["retweeted_status"]?.isObject == true)
  }

  /// The text as readers of X see it: short addresses in full, the address of a picture left out, `&amp;` read.
  private static func plain(_ text: String, _ tweet: RecordValue) -> String {
    var text = text
    if text.utf8.holds("://t.co/") {
      let entities = tweet["entities"]
      for url in entities?["urls"]?.array ?? [] {
        guard let short = url["url"]?.string, let long = url["expanded_url"]?.string, !short.isEmpty else { continue }
        text = text.split(separator: short, omittingEmptySubsequences: false).joined(separator: long)
      }
      for medium in (entities?["media"]?.array ?? []) + (tweet["extended_entities"]?["media"]?.array ?? []) {
        guard let short = medium["url"]?.string, !short.isEmpty else { continue }
        text = text.split(separator: short, omittingEmptySubsequences: false).joined()
      }
      while text.last == " " { text.removeLast() }
    }
    return unescaped(text)
  }

  /// X escapes these three and no more.
  static func unescaped(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var text = text
    for (entity, character) in [("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")] {
      text = text.split(separator: entity, omittingEmptySubsequences: false).joined(separator: character)
    }
    return text
  }

  private static func media(_ tweet: RecordValue) -> [Context.Medium] {
    let media = tweet["extended_entities"]?["media"]?.array ?? tweet["entities"]?["media"]?.array ?? []
    return media.map { $0["type"]?.string == "photo" || $0["type"] == nil ? .photo : .video }
  }

  /// Whether `tweets.js` holds but the start of a long post, whose whole stands in `note-tweet.js`.
  private static func isShortened(_ text: String) -> Bool {
    guard text.utf8.count >= 200 else { return false }
    var start = text.utf8[...]
    func dropSpace() { while let last = start.last, last <= 0x20 { start.removeLast() } }
    if let space = start.lastIndex(where: { $0 <= 0x20 }), start[space...].dropFirst().starts(with: "https://".utf8) {
      start = start[..<space]
    }
    dropSpace()
    return start.suffix(3).elementsEqual("…".utf8)
  }
}

extension Wording {
  fileprivate static let noText = Wording(
    nl: "dit bericht heeft geen tekst die te lezen is", en: "this post has no text that can be read")
}
