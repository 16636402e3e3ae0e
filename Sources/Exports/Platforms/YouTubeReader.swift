internal import Drukproef

/// YouTube, from Google Takeout: comments, messages in live chats, community posts and the texts of films; columns by their names
/// in Dutch or English, in any order.
struct YouTubeReader: ExportReader {
  private let file: String
  private var rows: CSVRows
  private let kind: ExportedPost.Kind
  private var columns: CSVColumns?
  private let tape = RecordTape()

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
    guard try rows.next(stream) else { return false }
    if rows.isUnclosed {
      harvest.problems.append(ExportProblem(.unclosedCell, in: file, at: rows.offset))
      return false
    }
    guard let columns else {
      self.columns = CSVColumns(rows.cells, Self.aliases)
      return true
    }
    let title = columns.cell("title", rows).map(plain)
    let text = columns.cell("text", rows).map(plain)
    let whole = title.map { $0 + (text.map { "\n" + $0 } ?? "") } ?? text ?? ""
    var post = ExportedPost(kind, text: whole, byte: rows.offset)
    post.isOwn = true
    post.id = columns.cell("id", rows)
    // The title and the description of a film stand in tables of their own.
    if kind == .post, columns.has("title"), !columns.has("text") { post.id = post.id.map { $0 + "#titel" } }
    post.time = columns.cell("time", rows).flatMap { PostTime($0, unzoned: .utc) }
    post.channel = .youtube
    post.replyTo = columns.cell("parent", rows)
    if let video = columns.cell("video", rows) {
      let comment = kind == .comment ? post.id.map { "&lc=\($0)" } ?? "" : ""
      post.link = "https://www.youtube.com/watch?v=\(video)\(comment)"
      if kind == .post, columns.has("title") { post.media = [.video] }
    }
    harvest.take(post)
    return true
  }

  /// A cell holds JSON: one object, several with commas between and no brackets, or a list. Anything else is the text.
  private func plain(_ cell: String) -> String {
    guard let first = cell.utf8.first(where: { $0 > 0x20 }), first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    else {
      return cell
    }
    let isBare = first == UInt8(ascii: "{")
    var json: [UInt8] = []
    json.reserveCapacity(cell.utf8.count + 2)
    if isBare { json.append(UInt8(ascii: "[")) }
    json += cell.utf8
    if isBare { json.append(UInt8(ascii: "]")) }
    do throws(JSONError) {
      let pieces = try tape.read(json).array ?? []
      return pieces.count == 1 ? pieces[0]["text"]?.string ?? "" : pieces.map { $0["text"]?.string ?? "" }.joined()
    } catch {
      return cell
    }
  }
}
