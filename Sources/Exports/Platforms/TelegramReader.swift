internal import Drukproef

/// Telegram Desktop, in JSON: one chat, or the whole account.
struct TelegramReader: ExportReader {
  private var records: JSONRecords
  /// `user123`: who exported the account.
  private var ownerID: String?
  private var chatID: String?
  private var chatType: String?
  private let ownerName: String?

  init?(_ head: FileHead, _ options: ReadingOptions) {
    guard let outline = head.outline, head.assignment == nil else { return nil }
    let isAccount =
      outline.has("chats.list.[].messages") || (outline.has("about") && outline.rootKeys.contains("chats"))
      || outline.has("personal_information.user_id")
    let isChat =
      outline.has("messages.[].date") && (outline.has("messages.[].from_id") || outline.has("messages.[].actor_id"))
      || (outline.rootKeys.contains("messages") && outline.rootKeys.contains("type") && outline.rootKeys.contains("id"))
    guard isAccount || isChat else { return nil }
    ownerName = options.owner
    records = JSONRecords(in: head.name, Self.choice)
  }

  private static func choice(_ path: [String]) -> JSONElements.Choice {
    switch path.last {
    case nil: return .descend
    case "[]": return path.dropLast().last == "messages" ? .take : .descend
    case "messages", "chats", "left_chats", "list": return .descend
    case "id", "type", "personal_information": return .take
    default: return .skip
    }
  }

  mutating func advance(_ stream: ByteStream, _ harvest: inout Harvest) throws(ExportProblem) -> Bool {
    guard let record = try records.next(stream, &harvest) else { return false }
    switch record.path.last {
    case "id": chatID = record.value.integer.map { String($0) } ?? record.value.string
    case "type": chatType = record.value.string
    case "personal_information": ownerID = record.value["user_id"]?.integer.map { "user\($0)" }
    default: message(record.value, record.offset, &harvest)
    }
    return true
  }

  private func message(_ value: RecordValue, _ offset: Int, _ harvest: inout Harvest) {
    guard value["type"]?.string == "message" else { return harvest.skip(.system) }
    let isChannel = chatType?.hasSuffix("channel") == true
    let isForwarded = value["forwarded_from"]?.string != nil || value["saved_from"]?.string != nil
    var post = ExportedPost(
      isForwarded ? .repost : isChannel ? .post : .message, text: Self.text(value), byte: offset)
    post.id = value["id"]?.integer.map { "\(chatID ?? "")#\($0)" }
    post.author = isForwarded ? value["forwarded_from"]?.string : value["from"]?.string ?? value["author"]?.string
    post.isOwn = isForwarded ? false : isOwn(value)
    post.time = Self.time(value)
    post.channel = .telegram
    post.audience = chatType
    post.media = Self.media(value)
    post.replyTo = value["reply_to_message_id"]?.integer.map { String($0) }
    harvest.take(post)
  }

  private func isOwn(_ value: RecordValue) -> Bool? {
    if let ownerID {
      let sender = value["from_id"]?.string ?? value["from_id"]?.integer.map { "user\($0)" }
      return sender == ownerID
    }
    return ownerName.map { $0 == value["from"]?.string }
  }

  private static func time(_ value: RecordValue) -> PostTime? {
    let seconds = value["date_unixtime"]?.string.flatMap { Int($0) } ?? value["date_unixtime"]?.integer
    return seconds.flatMap(PostTime.init(epoch:)) ?? value["date"]?.string.flatMap { PostTime($0, unzoned: .local) }
  }

  /// A text is a string, or a list of strings and of pieces with a kind; new builds put it elsewhere.
  private static func text(_ value: RecordValue) -> String {
    for key: StaticString in ["text", "text_entities", "rich_message"] {
      let text = value[key].map(joined) ?? ""
      if !text.isEmpty { return text }
    }
    guard let poll = value["poll"] else { return "" }
    let answers = (poll["answers"]?.array ?? []).compactMap { $0["text"].map(joined) }
    return ([poll["question"].map(joined) ?? ""] + answers).joined(separator: "\n")
  }

  private static func joined(_ value: RecordValue) -> String {
    if let text = value.string { return text }
    if let parts = value.array { return parts.map(joined).joined() }
    let keys: [StaticString] = ["text", "text_entities", "entities", "blocks"]
    return keys.lazy.compactMap { value[$0].map(joined) }.first { !$0.isEmpty } ?? ""
  }

  private static func media(_ value: RecordValue) -> [Context.Medium] {
    if value["photo"] != nil { return [.photo] }
    switch value["media_type"]?.string {
    case "video_file", "video_message", "animation": return [.video]
    case "voice_message", "audio_file": return [.audio]
    case "sticker": return [.photo]
    default: return (value["mime_type"]?.string.flatMap(MediaFiles.medium(type:))).map { [$0] } ?? []
    }
  }
}
