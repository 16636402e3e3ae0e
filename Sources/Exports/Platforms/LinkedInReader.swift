internal import Drukproef

/// LinkedIn: `Shares.csv` and `Comments.csv`, which quote in different ways.
struct LinkedInReader: ExportReader {
  private enum Part { case shares, comments }

  private let part: Part
  private let file: String
  private var rows: CSVRows
  private var columns: CSVColumns?

  private static let aliases = [
    "date": ["date", "datum"], "link": ["sharelink", "link"], "text": ["sharecommentary", "message"],
    "medium": ["mediaurl"], "shared": ["sharedurl"], "audience": ["visibility"],
  ]

  init?(_ head: FileHead, _ options: ReadingOptions) {
    guard head.outline == nil else { return nil }
    var dialect = CSVDialect(Array("a,b".utf8))
    // Some files begin with a block of notes.
    let headers = CSVHead.rows(head, dialect, count: 8).map { $0.map(CSVColumns.folded) }
    if headers.contains(where: { $0.contains("sharecommentary") && $0.contains("date") }) {
      part = .shares
    } else if headers.contains(where: { $0 == ["date", "link", "message"] }) {
      part = .comments
      dialect.hasBackslashes = head.contains("\\\"", within: FileHead.size)
    } else {
      return nil
    }
    file = head.name
    rows = CSVRows(dialect)
  }

  mutating func advance(_ stream: ByteStream, _ harvest: inout Harvest) throws(ExportProblem) -> Bool {
    guard try rows.next(stream) else { return false }
    if rows.isUnclosed {
      harvest.problems.append(ExportProblem(.unclosedCell, in: file, at: rows.offset))
      return false
    }
    guard let columns else {
      let found = CSVColumns(rows.cells, Self.aliases)
      if found.has("date"), found.has("text") { self.columns = found }
      return true
    }
    let written = columns.cell("text", rows) ?? ""
    var post = ExportedPost(
      part == .shares ? .post : .comment, text: part == .shares ? Self.withoutInnerQuotes(written) : written,
      byte: rows.offset)
    post.isOwn = true
    post.time = columns.cell("date", rows).flatMap { PostTime($0, unzoned: .utc) }
    post.channel = .linkedin
    post.link = columns.cell("link", rows)
    post.id = post.link.map { $0 + (part == .shares ? "" : "#" + (columns.cell("date", rows) ?? "")) }
    post.audience = columns.cell("audience", rows)
    if columns.cell("medium", rows) != nil { post.media = [.photo] }
    if part == .comments { post.id = nil }
    harvest.take(post)
    return true
  }

  /// Every line break of a share stands between quotation marks of its own.
  private static func withoutInnerQuotes(_ text: String) -> String {
    guard text.contains("\"\n\"") else { return text }
    return text.split(separator: "\"\n\"", omittingEmptySubsequences: false).joined(separator: "\n")
  }
}

/// LinkedIn's articles: pages of HTML.
struct LinkedInArticleReader: ExportReader {
  private let file: String

  init?(_ head: FileHead, _ options: ReadingOptions) {
    guard head.pathExtension == "html", head.name.contains("Articles/"), HTMLExportReader.isHTML(head) else {
      return nil
    }
    file = head.name
  }

  mutating func advance(_ stream: ByteStream, _ harvest: inout Harvest) throws(ExportProblem) -> Bool {
    guard let bytes = try stream.rest(limit: JSONElements.biggestElement) else {
      throw ExportProblem(.pageTooBig, in: file)
    }
    let html = String(decoding: bytes, as: UTF8.self)
    var post = ExportedPost(text: HTMLText.plain(html), byte: 0)
    post.isOwn = true
    post.channel = .linkedin
    if let mark = html.firstRange(of: "Created on ") {
      post.time = PostTime(String(html[mark.upperBound...].prefix(16)), unzoned: .utc)
    }
    harvest.take(post)
    return false
  }
}

extension Wording {
  static let pageTooBig = Wording(
    nl: "deze pagina is groter dan 16 MB en niet gelezen", en: "this page is bigger than 16 MB")
}
