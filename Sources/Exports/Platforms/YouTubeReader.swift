internal import Drukproef

/// YouTube, from Google Takeout: comments, messages in live chats, community posts and the texts of films; columns by their names
/// in Dutch or English, in any order.
struct YouTubeReader: ExportReader {
  private let file: String
  private let rows: CSVRows
  private let kind: ExportedPost.Kind
  private var columns: CSVColumns?

  private static let aliases = [
    "text": [
      "commenttext", "reactietekst", "livechattext", "livechattekst", "chatberichttekst", "tekstvanlivechat",
      "posttext",
      "berichttekst", "tekstvanbericht", "videodescription(original)", "videobeschrijving(origineel)",
      "videobeschrijving(oorspronkelijk)",
    ],
    "title": ["videotitle(original)", "videotitel(origineel)", "videotitel(oorspronkelijk)"],
    "id": ["commentid", "reactieid", "livechatid", "chatberichtid", "postid", "berichtid", "idvanbericht", "videoid"],
    "comment": ["commentid", "reactieid"], "chat": ["livechatid", "chatberichtid", "idvanlivechat"],
    "channel": ["channelid", "kanaalid"],
    "video": ["videoid"],
    "time": [
      "commentcreatetimestamp", "aanmaaktijdstempelreactie", "aanmaaktijdvanreactie", "livechatcreatetimestamp",
      "aanmaaktijdstempellivechat", "aanmaaktijdstempelchatbericht", "postcreatetimestamp", "aanmaaktijdstempelbericht",
      "videocreatetimestamp", "aanmaaktijdstempelvideo", "videopublishtimestamp",
    ],
    "parent": ["parentcommentid", "idvanbovenliggendereactie", "bovenliggendereactieid"],
  ]

  init?(_ head: FileHead, _ options: ReadingOptions) {
    guard head.outline == nil else { return nil }
    let dialect = CSVDialect(head.bytes)
    guard let header = CSVHead.rows(head, dialect, count: 1).first else { return nil }
    let columns = CSVColumns(header, Self.aliases)
    guard columns.has("text") || columns.has("title"),
      columns.has("channel") || columns.has("video") || columns.has("id"),
      columns.has("id")
    else { return nil }
    file = head.name
    rows = CSVRows(dialect)
    kind = columns.has("comment") ? .comment : columns.has("chat") ? .message : .post
  }

  mutating func advance(_ stream: ByteStream, _ harvest: inout Harvest) throws(ExportProblem) -> Bool {
    guard let row = try rows.next(stream) else { return false }
    if row.isUnclosed {
      harvest.problems.append(ExportProblem(.unclosedCell, in: file, at: row.offset))
      return true
    }
    guard let columns else {
      self.columns = CSVColumns(row.cells, Self.aliases)
      return true
    }
    let texts = [columns.cell("title", row.cells), columns.cell("text", row.cells)].compactMap(\.self).map(Self.plain)
    var post = ExportedPost(kind, text: texts.joined(separator: "\n"), byte: row.offset)
    post.isOwn = true
    post.id = columns.cell("id", row.cells)
    post.time = columns.cell("time", row.cells).flatMap { PostTime($0, unzoned: .utc) }
    post.channel = .youtube
    post.replyTo = columns.cell("parent", row.cells)
    if let video = columns.cell("video", row.cells) {
      let comment = kind == .comment ? post.id.map { "&lc=\($0)" } ?? "" : ""
      post.link = "https://www.youtube.com/watch?v=\(video)\(comment)"
      if kind == .post, columns.has("title") { post.media = [.video] }
    }
    harvest.take(post)
    return true
  }

  /// A cell holds JSON: one object, several with commas between and no brackets, or a list. Anything else is the text.
  private static func plain(_ cell: String) -> String {
    guard let first = cell.utf8.first(where: { $0 > 0x20 }), first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    else {
      return cell
    }
    let json = first == UInt8(ascii: "[") ? cell : "[" + cell + "]"
    do throws(JSONError) {
      let pieces = try JSONDocument(json).value.array ?? []
      return pieces.map { $0["text"]?.string ?? "" }.joined()
    } catch {
      return cell
    }
  }
}
