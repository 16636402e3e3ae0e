internal import Drukproef

/// Facebook, in JSON: posts, comments, posts and comments in groups, by the paths of every year.
struct FacebookReader: ExportReader {
  private var records: JSONRecords
  private let file: String
  private let part: Part

  private enum Part {
    case posts, comments
    /// What posts and comments became when they were edited, with labels in the language of the account.
    case edits
    case other
  }

  init?(_ head: FileHead, _ options: ReadingOptions) {
    guard let outline = head.outline, head.assignment == nil else { return nil }
    file = head.name
    let keys = Set(outline.rootKeys)
    if !keys.isDisjoint(with: ["comments_v2", "comments", "group_comments_v2", "group_comments"]),
      outline.paths.contains(where: { $0.hasSuffix("[].data.[].comment") || $0.hasSuffix("[].timestamp") })
    {
      part = .comments
    } else if !keys.isDisjoint(with: ["group_posts_v2", "group_posts", "status_updates", "posts_v2"])
      || Self.isPost(outline, "[].")
      || Self.isPost(outline, "")
    {
      part = .posts
    } else if outline.has("[].label_values"), outline.has("[].timestamp") {
      part = .edits
    } else if keys.contains("participants"), keys.contains("messages") {
      part = .other
    } else {
      return nil
    }
    let isOne = Self.isPost(outline, "")
    records = JSONRecords(in: head.name) { path in
      if isOne { return .take }
      return path.last == "[]" ? .take : path.count < 3 ? .descend : .skip
    }
  }

  private static func isPost(_ outline: JSONOutline, _ prefix: String) -> Bool {
    outline.has(prefix + "timestamp") && !outline.has(prefix + "messages")
      && (outline.has(prefix + "data") || outline.has(prefix + "attachments") || outline.has(prefix + "title"))
      && !outline.has(prefix + "label_values")
  }

  mutating func advance(_ stream: ByteStream, _ harvest: inout Harvest) throws(ExportProblem) -> Bool {
    if part == .other { return false }
    guard let record = try records.next(stream, &harvest) else { return false }
    if part == .edits {
      edit(record.value, record.offset, &harvest)
    } else if part == .comments || Self.comment(of: record.value) != nil {
      comment(record.value, record.offset, &harvest)
    } else {
      post(record.value, record.offset, &harvest)
    }
    return true
  }

  private static func comment(of value: RecordValue) -> RecordValue? {
    value["data"]?.array?.lazy.compactMap { $0["comment"] }.first(where: \.isObject)
  }

  private func comment(_ value: RecordValue, _ offset: Int, _ harvest: inout Harvest) {
    let comment = Self.comment(of: value)
    var post = ExportedPost(.comment, text: Mojibake.repaired(comment?["comment"]?.string ?? ""), byte: offset)
    post.author = comment?["author"]?.string.map(Mojibake.repaired)
    settle(&post, value, comment?["timestamp"] ?? value["timestamp"])
    harvest.take(post)
  }

  private func post(_ value: RecordValue, _ offset: Int, _ harvest: inout Harvest) {
    let written = value["data"]?.array?.compactMap { $0["post"]?.string } ?? value["post"]?.string.map { [$0] } ?? []
    var texts: [String] = []
    for text in written + Self.attachedTexts(value) {
      let text = Mojibake.repaired(text)
      // The text of a post is often repeated under each of its pictures.
      if !texts.contains(text) { texts.append(text) }
    }
    var post = ExportedPost(text: texts.joined(separator: "\n"), byte: offset)
    settle(&post, value, value["timestamp"])
    harvest.take(post)
  }

  private func edit(_ value: RecordValue, _ offset: Int, _ harvest: inout Harvest) {
    // The words are the longest of the values; addresses and dates stand beside them.
    let values = (value["label_values"]?.array ?? []).compactMap { $0["value"]?.string }.map(Mojibake.repaired)
    let text = values.filter { !$0.hasPrefix("http") }.max { $0.utf8.count < $1.utf8.count } ?? ""
    var post = ExportedPost(text: text, byte: offset)
    settle(&post, value, value["timestamp"])
    post.isGlobalID = false
    harvest.take(post)
  }

  private func settle(_ post: inout ExportedPost, _ value: RecordValue, _ timestamp: RecordValue?) {
    post.isOwn = true
    post.time = timestamp?.integer.flatMap(PostTime.init(epoch:))
    post.channel = .facebook
    post.media = Self.media(value)
    post.id = value["fbid"]?.string
    // Who is tagged in a picture stands on it.
    let tagged = post.media.isEmpty ? [] : (value["tags"]?.array ?? []).compactMap { $0["name"]?.string }
    if !tagged.isEmpty { post.fields.depicted = tagged.map(Mojibake.repaired) }
  }

  private static func attachments(_ value: RecordValue) -> [RecordValue] {
    (value["attachments"]?.array ?? []).flatMap { $0["data"]?.array ?? [] }
  }

  private static func attachedTexts(_ value: RecordValue) -> [String] {
    attachments(value).compactMap { $0["media"]?["description"]?.string ?? $0["text"]?.string }
  }

  private static func media(_ value: RecordValue) -> [Context.Medium] {
    var seen: Set<String> = []
    return attachments(value).compactMap { attachment in
      guard let uri = attachment["media"]?["uri"]?.string, seen.insert(uri).inserted else { return nil }
      return MediaFiles.medium(of: uri)
    }
  }
}
