internal import Drukproef

/// WordPress's own export (WXR): posts, pages, drafts and the comments on them.
struct WordPressReader: ExportReader {
  private let xml: XMLReader<WordPressItems>

  init?(_ head: FileHead, _ options: ReadingOptions) {
    guard head.contains("<rss"),
      head.contains("wordpress.org/export/", within: 16384) || head.contains("<wp:", within: 65536)
    else { return nil }
    do throws(ExportProblem) { xml = try XMLReader(WordPressItems(), file: head.name) } catch { return nil }
  }

  mutating func advance(_ stream: ByteStream, _ harvest: inout Harvest) throws(ExportProblem) -> Bool {
    try xml.advance(stream, &harvest)
  }
}

private struct WordPressItems: XMLListener {
  private var item: [String: String]?
  private var comment: [String: String]?
  private var comments: [ExportedPost] = []
  private var byte = 0
  private var commentByte = 0
  private var media: [Context.Medium] = []

  mutating func opens(_ name: String, _ attributes: [String: String], at byte: Int, _ harvest: inout Harvest) {
    if name == "item" {
      item = [:]
      self.byte = byte
    } else if name == "wp:comment", item != nil {
      comment = [:]
      commentByte = byte
    }
  }

  mutating func closes(_ name: String, _ text: String, _ harvest: inout Harvest) {
    switch name {
    case "item": finish(&harvest)
    case "wp:comment": finishComment(&harvest)
    default:
      if comment != nil { comment?[name] = text } else if item != nil { item?[name] = text }
    }
  }

  private mutating func finish(_ harvest: inout Harvest) {
    guard let item else { return }
    self.item = nil
    let comments = comments
    self.comments = []
    let type = item["wp:post_type"] ?? "post"
    let status = item["wp:status"] ?? "publish"
    guard type == "post" || type == "page", status != "trash", status != "inherit", status != "auto-draft" else {
      harvest.skip(.notAPost)
      return comments.forEach { harvest.take($0) }
    }
    let body = item["content:encoded"] ?? item["description"] ?? ""
    let texts = [
      HTMLText.unescaped(item["title"] ?? ""), FeedText.plain(body), FeedText.plain(item["excerpt:encoded"] ?? ""),
    ]
    var post = ExportedPost(text: texts.filter { !$0.isEmpty }.joined(separator: "\n"), byte: byte)
    post.id = item["guid"] ?? item["link"]
    post.isGlobalID = false
    post.author = item["dc:creator"]
    post.isOwn = true
    post.time = WordPressItems.time(item["wp:post_date_gmt"], item["wp:post_date"])
    post.channel = .blog
    post.link = item["link"]
    post.audience = item["wp:post_password"].map { $0.isEmpty ? status : "password" } ?? status
    post.media = FeedText.media(body)
    harvest.take(post)
    comments.forEach { harvest.take($0) }
  }

  private mutating func finishComment(_ harvest: inout Harvest) {
    guard let comment else { return }
    self.comment = nil
    let type = comment["wp:comment_type"] ?? ""
    guard type.isEmpty || type == "comment", comment["wp:comment_approved"] != "spam",
      comment["wp:comment_approved"] != "trash"
    else { return harvest.skip(.notAPost) }
    var post = ExportedPost(.comment, text: FeedText.plain(comment["wp:comment_content"] ?? ""), byte: commentByte)
    post.author = comment["wp:comment_author"]
    // Who is logged in has a number.
    post.isOwn = (comment["wp:comment_user_id"].flatMap { Int($0) } ?? 0) > 0
    post.time = WordPressItems.time(comment["wp:comment_date_gmt"], comment["wp:comment_date"])
    post.channel = .blog
    post.replyTo = comment["wp:comment_parent"].flatMap { $0 == "0" ? nil : $0 }
    comments.append(post)
  }

  private static func time(_ gmt: String?, _ local: String?) -> PostTime? {
    if let gmt, !gmt.hasPrefix("0000"), let time = PostTime(gmt, unzoned: .utc) { return time }
    return local.flatMap { $0.hasPrefix("0000") ? nil : PostTime($0, unzoned: .local) }
  }
}

/// The body of a post in a feed.
enum FeedText {
  /// The words; shortcodes of the site's machinery (`[gallery ids="1"]`) are left out.
  static func plain(_ html: String) -> String {
    let text = HTMLText.plain(html)
    guard text.contains("[") else { return text }
    var output = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "[") {
      output += rest[..<open]
      let after = rest[rest.index(after: open)...]
      let name = after.drop { $0 == "/" }.prefix { $0.isASCII && ($0.isLetter || $0 == "_" || $0 == "-") }
      if shortcodes.contains(String(name)), let close = after.firstIndex(of: "]") {
        rest = rest[rest.index(after: close)...]
      } else {
        output.append("[")
        rest = after
      }
    }
    return output + rest
  }

  private static let shortcodes: Set<String> = [
    "gallery", "caption", "embed", "audio", "video", "playlist", "contact-form-7", "wpforms", "vc_row", "vc_column",
    "vc_column_text", "et_pb_section", "et_pb_row", "et_pb_column", "et_pb_text", "fusion_text", "su_button", "youtube",
  ]

  /// Pictures, films and recordings that it shows.
  static func media(_ html: String) -> [Context.Medium] {
    guard html.contains("<") else { return [] }
    var media: [Context.Medium] = []
    for piece in html.split(separator: "<").dropFirst(html.hasPrefix("<") ? 0 : 1) {
      let name = piece.prefix { $0.isLetter }.lowercased()
      switch name {
      case "img": media.append(.photo)
      case "video", "iframe": media.append(.video)
      case "audio": media.append(.audio)
      default: break
      }
    }
    return media
  }
}
