internal import Drukproef

/// Any other CSV file with a post a row: the columns are known by usual names, or named with `--columns`. One such file is the
/// `tweets.csv` of X's oldest archives, which gives once more what stands in the months beside it.
struct TableReader: ExportReader {
  private let file: String
  private var rows: CSVRows
  private let aliases: [String: [String]]
  private var columns: CSVColumns?
  private let isOfX: Bool

  private static let usual = [
    "text": ["text", "tekst", "bericht", "message", "content", "inhoud", "post", "caption", "body"],
    "time": [
      "publishedat", "datum", "date", "tijd", "time", "timestamp", "created", "createdat", "geplaatst", "geplaatstop",
      "moment",
    ],
    "author": ["author", "auteur", "naam", "name", "afzender", "from", "gebruiker", "user"],
    "id": ["id", "berichtid", "postid", "nummer", "tweetid"], "link": ["link", "url", "adres", "permalink"],
    "channel": ["channel", "kanaal", "medium", "platform"], "media": ["media", "bijlage", "beeld"],
  ]

  init?(_ head: FileHead, _ options: ReadingOptions) {
    guard head.outline == nil, head.assignment == nil, head.bytes.first != UInt8(ascii: "<") else { return nil }
    let dialect = CSVDialect(head.bytes)
    var aliases = Self.usual
    for (column, name) in options.columns { aliases[column] = [CSVColumns.folded(name)] }
    var header = CSVHead.rows(head, dialect, count: 2)
    if header.first?.first?.hasPrefix("sep=") == true { header.removeFirst() }
    guard let names = header.first, names.count > 1 || head.pathExtension == "csv" else { return nil }
    let columns = CSVColumns(names, aliases)
    // In a folder of other things, a table with a text alone is no export, and LinkedIn's private messages are no posts.
    guard !names.map(CSVColumns.folded).contains("conversationid") || head.isNamed, columns.has("text"),
      head.isNamed || !options.columns.isEmpty || columns.has("time")
    else { return nil }
    file = head.name
    isOfX = names.map(CSVColumns.folded).contains("tweetid")
    self.aliases = aliases
    rows = CSVRows(dialect)
  }

  mutating func advance(_ stream: ByteStream, _ harvest: inout Harvest) throws(ExportProblem) -> Bool {
    guard try rows.next(stream) else { return false }
    if rows.isUnclosed {
      harvest.problems.append(ExportProblem(.unclosedCell, in: file, at: rows.offset))
      return false
    }
    guard let columns else {
      if rows.cells.first?.hasPrefix("sep=") != true { self.columns = CSVColumns(rows.cells, aliases) }
      return true
    }
    var post = ExportedPost(text: columns.cell("text", rows) ?? "", byte: rows.offset)
    post.id = columns.cell("id", rows)
    post.isGlobalID = false
    post.author = columns.cell("author", rows)
    post.link = columns.cell("link", rows)
    post.time = columns.cell("time", rows).flatMap { PostTime($0, unzoned: .local) }
    post.channel = columns.cell("channel", rows).flatMap { Context.Channel(rawValue: $0.lowercased()) }
    for name in columns.cell("media", rows)?.split(whereSeparator: { $0 == "," || $0 == " " }) ?? [] {
      if let medium = Context.Medium(rawValue: name.lowercased()) ?? MediaFiles.medium(of: String(name)) {
        post.media.append(medium)
      }
    }
    if isOfX { settleAsX(&post) }
    harvest.take(post)
    return true
  }

  private func settleAsX(_ post: inout ExportedPost) {
    post.channel = .x
    post.isGlobalID = true
    post.isOwn = !post.text.hasPrefix("RT @")
    if post.isOwn == false { post.kind = .repost }
    post.text = XReader.unescaped(post.text)
    post.link = post.id.map { "https://x.com/i/web/status/\($0)" }
  }
}
