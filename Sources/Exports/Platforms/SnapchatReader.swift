internal import Drukproef

/// Snapchat's `chat_history.json`, old and new. Only what was saved in the chats is in it; words on pictures are not.
struct SnapchatReader: ExportReader {
  private var records: JSONRecords

  init?(_ head: FileHead, _ options: ReadingOptions) {
    guard let outline = head.outline, head.assignment == nil else { return nil }
    guard outline.paths.contains(where: { $0.hasSuffix(".[].Media Type") }),
      outline.paths.contains(where: { $0.hasSuffix(".[].Created") })
    else { return nil }
    records = JSONRecords(in: head.name) { path in path.last == "[]" ? .take : .descend }
  }

  mutating func advance(_ stream: ByteStream, _ harvest: inout Harvest) throws(ExportProblem) -> Bool {
    guard let record = try records.next(stream, &harvest) else { return false }
    let value = record.value
    let list = record.path.first ?? ""
    var post = ExportedPost(
      .message, text: HTMLText.unescaped(value["Content"]?.string ?? value["Text"]?.string ?? ""), byte: record.offset)
    post.isOwn = value["IsSender"]?.bool ?? (list.hasPrefix("Sent") ? true : list.hasPrefix("Received") ? false : nil)
    post.author = value["From"]?.string
    post.time =
      value["Created(microseconds)"]?.integer.flatMap(PostTime.init(epoch:))
      ?? value["Created"]?.string.flatMap { PostTime($0, unzoned: .utc) }
    post.channel = .snapchat
    post.media = Self.media(value["Media Type"]?.string ?? "")
    harvest.take(post)
    return true
  }

  private static func media(_ type: String) -> [Context.Medium] {
    switch type.uppercased() {
    case "IMAGE", "MEDIA", "STICKER", "BITMOJI": [.photo]
    case "VIDEO": [.video]
    case "AUDIO", "NOTE", "VOICE_NOTE": [.audio]
    default: []
    }
  }
}
