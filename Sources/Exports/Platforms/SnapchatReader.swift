internal import Drukproef

/// Snapchat's `chat_history.json`, old and new. Only what was saved in the chats is in it; words on pictures are not.
struct SnapchatReader: ExportReader {
  private var records: JSONRecords
  private let file: String
  private var hasTold = false

  init?(_ head: FileHead, _ options: ReadingOptions) {
    guard let outline = head.outline, head.assignment == nil else { return nil }
    guard outline.paths.contains(where: { $0.hasSuffix(".[].Media Type") }),
      outline.paths.contains(where: { $0.hasSuffix(".[].Created") }),
      // The history of snaps has the same shape, without words.
      outline.paths.contains(where: { $0.hasSuffix(".[].Content") || $0.hasSuffix(".[].Text") })
        || head.lowercasedName.contains("chat_history")
    else { return nil }
    file = head.name
    records = JSONRecords(in: head.name) { path in path.last == "[]" ? .take : .descend }
  }

  mutating func advance(_ stream: ByteStream, _ harvest: inout Harvest) throws(ExportProblem) -> Bool {
    if !hasTold {
      hasTold = true
      harvest.notes.append(ExportProblem(.noPictures, in: file))
    }
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

extension Wording {
  fileprivate static let noPictures = Wording(
    nl: "in deze export staan alleen bewaarde chats; woorden op foto's en snaps zijn niet te zien en niet nagekeken",
    en: "only saved chats are in this export; words on pictures and snaps cannot be seen and were not checked")
}
