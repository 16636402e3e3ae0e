internal import Drukproef

/// Mastodon's `outbox.json`: posts as HTML, with boosts of others between them.
struct MastodonReader: ExportReader {
  private var records: JSONRecords

  init?(_ head: FileHead, _ options: ReadingOptions) {
    guard let outline = head.outline, outline.rootKeys.contains("orderedItems"),
      outline.has("orderedItems.[].object") || outline.has("orderedItems.[].type")
        || outline.rootKeys.contains("totalItems")
    else { return nil }
    records = JSONRecords(in: head.name) { path in
      path.isEmpty || path == ["orderedItems"] ? .descend : path == ["orderedItems", "[]"] ? .take : .skip
    }
  }

  mutating func advance(_ stream: ByteStream, _ harvest: inout Harvest) throws(ExportProblem) -> Bool {
    guard let record = try records.next(stream, &harvest) else { return false }
    // Lists of likes and bookmarks hold addresses alone.
    guard record.value.isObject else { return true }
    if record.value["type"]?.string == "Announce" {
      harvest.skip(.boost)
    } else if let note = record.value["object"], note.isObject {
      harvest.take(Self.post(note, record.value, record.offset))
    } else {
      harvest.skip(.notAPost)
    }
    return true
  }

  private static func post(_ note: RecordValue, _ activity: RecordValue, _ offset: Int) -> ExportedPost {
    let reply = note["inReplyTo"]?.string
    let attachments = note["attachment"]?.array ?? []
    var texts = [note["summary"]?.string, note["content"]?.string.map(HTMLText.plain)].compactMap(\.self)
    texts += attachments.compactMap { $0["name"]?.string }
    texts += (note["oneOf"]?.array ?? note["anyOf"]?.array ?? []).compactMap { $0["name"]?.string }
    var post = ExportedPost(
      reply == nil ? .post : .comment, text: texts.filter { !$0.isEmpty }.joined(separator: "\n"), byte: offset)
    post.id = note["id"]?.string ?? activity["id"]?.string
    post.isOwn = true
    post.author = (note["attributedTo"] ?? activity["actor"])?.string.flatMap { $0.split(separator: "/").last }.map(
      String.init)
    post.time = (note["published"] ?? activity["published"])?.string.flatMap { PostTime($0, unzoned: .utc) }
    post.channel = .mastodon
    post.media = attachments.compactMap { $0["mediaType"]?.string.flatMap(MediaFiles.medium(type:)) }
    post.replyTo = reply
    post.link = note["url"]?.string ?? note["id"]?.string
    post.audience = audience(note)
    return post
  }

  private static func audience(_ note: RecordValue) -> String {
    func list(_ key: StaticString) -> [String] {
      note[key]?.array?.compactMap(\.string) ?? note[key]?.string.map { [$0] } ?? []
    }
    let isPublic: (String) -> Bool = { $0.hasSuffix("#Public") || $0 == "as:Public" || $0 == "Public" }
    if list("to").contains(where: isPublic) { return "public" }
    if list("cc").contains(where: isPublic) { return "unlisted" }
    return (list("to") + list("cc")).contains { $0.hasSuffix("/followers") } ? "followers" : "direct"
  }
}
