internal import Drukproef

/// TikTok, in JSON: films, comments, and comments under live broadcasts.
struct TikTokReader: ExportReader {
  private var records: JSONRecords
  private static let sections = [
    "Video", "Post", "Comment", "Tiktok Live", "TikTok Live", "Your Activity", "Likes and Favorites",
  ]

  init?(_ head: FileHead, _ options: ReadingOptions) {
    guard let outline = head.outline, head.assignment == nil else { return nil }
    let isTikTok =
      outline.paths.contains {
        $0.hasSuffix("CommentsList") || $0.hasSuffix("VideoList") || $0.hasSuffix("WatchLiveMap")
      }
      || (outline.rootKeys.filter {
        Self.sections.contains($0) || $0 == "Activity" || $0 == "Profile" || $0 == "App Settings"
      }.count > 1)
    guard isTikTok else { return nil }
    records = JSONRecords(in: head.name, Self.choice)
  }

  /// The paths drift from year to year; the names of the lists do not.
  private static func choice(_ path: [String]) -> JSONElements.Choice {
    guard path.last == "[]" else {
      return path.contains { ["Direct Message", "Direct Messages", "DeletedVideos"].contains($0) } ? .skip : .descend
    }
    switch path.dropLast().last {
    case "VideoList", "CommentsList": return .take
    case "Comments": return path.contains("WatchLiveMap") ? .take : .skip
    default: return .skip
    }
  }

  mutating func advance(_ stream: ByteStream, _ harvest: inout Harvest) throws(ExportProblem) -> Bool {
    guard let record = try records.next(stream, &harvest) else { return false }
    let list = record.path.dropLast().last
    // Somebody else's films stand in lists of the same name: watched, liked.
    if list == "VideoList", !record.path.contains(where: { $0 == "Videos" || $0 == "Posts" }) { return true }
    harvest.take(TikTokRecord.post(Self.fields(record.value), isComment: list != "VideoList", byte: record.offset))
    return true
  }

  private static func fields(_ value: RecordValue) -> [String: String] {
    var fields: [String: String] = [:]
    for member in value.members {
      if let text = member.value.string ?? member.value.integer.map(String.init) {
        fields[member.key.lowercased()] = text
      }
    }
    return fields
  }
}

/// TikTok, as text: blocks of `Date: …` lines with a blank line between.
struct TikTokTextReader: ExportReader {
  private var lines = LineReader()
  private var block: [String: String] = [:]
  private var blockStart = 0
  private let isComment: Bool

  init?(_ head: FileHead, _ options: ReadingOptions) {
    guard head.pathExtension == "txt", head.bytes.starts(with: "Date: ".utf8) || head.bytes.starts(with: "Datum: ".utf8)
    else {
      return nil
    }
    let keys = Set(Self.firstBlock(head.bytes).map { TikTokRecord.key($0) })
    guard keys.contains("date"), keys.contains("comment") || keys.contains("link") else { return nil }
    // Lists of what was watched or liked have a link and no words.
    isComment = keys.contains("comment")
    let path = head.lowercasedName
    if !isComment, !(path.contains("post") || path.contains("video/") || keys.contains("title")) { return nil }
  }

  private static func firstBlock(_ bytes: [UInt8]) -> [String] {
    bytes.prefix(4096).split(separator: 0x0A, omittingEmptySubsequences: false).prefix { $0.contains { $0 > 0x20 } }
      .map { String(decoding: $0.prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self) }
  }

  mutating func advance(_ stream: ByteStream, _ harvest: inout Harvest) throws(ExportProblem) -> Bool {
    guard try lines.next(stream) else {
      finish(&harvest)
      return false
    }
    let text = String(decoding: lines.bytes, as: UTF8.self)
    if text.allSatisfy(\.isWhitespace) {
      finish(&harvest)
    } else {
      if block.isEmpty { blockStart = lines.offset }
      take(text)
    }
    return true
  }

  private var lastKey: String?

  private mutating func take(_ line: String) {
    if let colon = line.firstIndex(of: ":"), let key = TikTokRecord.knownKey(String(line[..<colon])) {
      block[key] = String(line[line.index(after: colon)...].drop { $0 == " " })
      lastKey = key
    } else if let lastKey {
      block[lastKey, default: ""] += "\n" + line
    }
  }

  mutating func finish(_ harvest: inout Harvest) {
    if !block.isEmpty { harvest.take(TikTokRecord.post(block, isComment: isComment, byte: blockStart)) }
    block = [:]
    lastKey = nil
  }
}

/// What a record of TikTok's is made of, whichever the form.
private enum TikTokRecord {
  static func post(_ fields: [String: String], isComment: Bool, byte: Int) -> ExportedPost {
    func field(_ names: String...) -> String? {
      names.lazy.compactMap { fields[$0] }.first { !$0.isEmpty && $0 != "N/A" }
    }
    let text = isComment ? field("comment", "commentcontent", "content") : field("title", "desc")
    let extra = isComment ? nil : field("addyourstext")
    var post = ExportedPost(
      isComment ? .comment : .post, text: [text, extra].compactMap(\.self).joined(separator: "\n"), byte: byte)
    post.isOwn = true
    post.channel = .tiktok
    post.time =
      field("date", "commenttime", "createtime").flatMap { PostTime($0, unzoned: .utc) }
      ?? field("rawtime").flatMap { Int($0) }.flatMap(PostTime.init(epoch:))
    post.link = field("link", "url")
    post.audience = field("whocanview")
    if !isComment { post.media = [.video] } else if field("photo") != nil { post.media = [.photo] }
    return post
  }

  /// A label without its language.
  static func key(_ label: String) -> String { knownKey(label) ?? label.lowercased() }

  static func knownKey(_ label: String) -> String? { labels[label.lowercased()] }

  private static let labels = [
    "date": "date", "datum": "date", "comment": "comment", "opmerking": "comment", "reactie": "comment", "link": "link",
    "title": "title", "titel": "title", "like(s)": "likes", "likes": "likes", "vind-ik-leuks": "likes",
    "who can view": "whocanview", "wie kan dit bekijken": "whocanview", "photo": "photo", "foto": "photo", "url": "url",
    "allow comments": "allowcomments", "sound": "sound", "geluid": "sound", "location": "location",
    "locatie": "location",
    "cover": "cover", "allow stitches": "allowstitches", "allow duets": "allowduets",
  ]
}
