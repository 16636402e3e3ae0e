internal import Drukproef
internal import Readers
internal import Text

/// A file of a Hugo or Jekyll site: one post, with front matter.
struct MarkdownFolderReader: ExportReader {
  private let file: String
  private let path: String
  private let isPost: Bool

  init?(_ head: FileHead, _ options: ReadingOptions) {
    guard ["md", "markdown"].contains(head.pathExtension) else { return nil }
    file = head.name
    path = head.name.split(separator: "!").last.map(String.init) ?? head.name
    let start = head.bytes.prefix(4)
    let hasFrontMatter =
      start.starts(with: "---".utf8) || start.starts(with: "+++".utf8) || start.first == UInt8(ascii: "{")
    let name = path.split(separator: "/").last?.lowercased() ?? ""
    // Without front matter, Jekyll passes a file on as it is.
    isPost =
      head.isNamed || hasFrontMatter
      || !(path.contains("_posts/") || path.contains("_drafts/") || name.hasPrefix("readme")
        || name.hasPrefix("license"))
  }

  mutating func advance(_ stream: ByteStream, _ harvest: inout Harvest) throws(ExportProblem) -> Bool {
    guard isPost else {
      harvest.skip(.notAPost)
      return false
    }
    guard let bytes = try stream.rest(limit: JSONElements.biggestElement) else {
      throw ExportProblem(.pageTooBig, in: file)
    }
    do throws(DraftError) {
      let draft = try DraftReaders.draft(bytes, by: MarkdownReader.self)
      var post = ExportedPost(text: String(decoding: draft.prose, as: UTF8.self), byte: 0)
      post.draft = draft
      post.fields = draft.fields
      post.isOwn = true
      post.channel = .blog
      post.id = path.split(separator: "/").last.map(String.init)
      post.isGlobalID = false
      post.author = draft.fields.author
      if let moment = draft.fields.publishedAt {
        post.time = PostTime(
          day: moment.day, second: (moment.minute ?? 0) * 60, certainty: .local, hasTime: moment.minute != nil)
      } else if let day = Self.day(path) {
        post.time = PostTime(day: day, second: 0, certainty: .local, hasTime: false)
      }
      harvest.take(post)
    } catch {
      throw ExportProblem(error.message, in: file)
    }
    return false
  }

  /// The date before a file's name: `2024-03-01-sportdag.md`.
  private static func day(_ path: String) -> CalendarDay? {
    let name = path.split(separator: "/").last ?? ""
    return name.count > 11 ? CalendarDay(name.prefix(10)) : nil
  }
}
