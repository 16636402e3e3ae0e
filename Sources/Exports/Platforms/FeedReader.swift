internal import Drukproef

/// RSS and Atom, and Blogger's export, which is Atom with posts, comments and settings mixed.
struct FeedReader: ExportReader {
  private let xml: XMLReader<FeedEntries>

  init?(_ head: FileHead, _ options: ReadingOptions) {
    guard head.contains("<rss") || head.contains("<feed") || head.contains("<rdf:RDF") else { return nil }
    guard head.bytes.first(where: { $0 > 0x20 }) == UInt8(ascii: "<") else { return nil }
    let isBlogger = head.contains("blogger", within: 16384)
    do throws(ExportProblem) { xml = try XMLReader(FeedEntries(isBlogger: isBlogger), file: head.name) } catch {
      return nil
    }
  }

  mutating func advance(_ stream: ByteStream, _ harvest: inout Harvest) throws(ExportProblem) -> Bool {
    try xml.advance(stream, &harvest)
  }
}

private struct FeedEntries: XMLListener {
  private let isBlogger: Bool
  private var entry: [String: String]?
  private var byte = 0
  private var depth = 0
  private var entryDepth = 0
  private var kind: String?
  private var media: [Context.Medium] = []
  private var isHTML = true
  private var inline = ""

  init(isBlogger: Bool) { self.isBlogger = isBlogger }

  mutating func opens(_ name: String, _ attributes: [String: String], at byte: Int, _ harvest: inout Harvest) {
    depth += 1
    if name == "item" || name == "entry" {
      entry = [:]
      (self.byte, entryDepth, kind, media) = (byte, depth, nil, [])
      inline = ""
      return
    }
    guard entry != nil else { return }
    switch name {
    case "category":
      if let term = attributes["term"], attributes["scheme"]?.hasSuffix("#kind") == true { kind = term }
    case "link":
      if let address = attributes["href"], attributes["rel"] ?? "alternate" == "alternate" { entry?["link"] = address }
      if attributes["rel"] == "enclosure", let medium = attributes["type"].flatMap(MediaFiles.medium(type:)) {
        media.append(medium)
      }
    case "enclosure", "media:content":
      if let medium = attributes["type"].flatMap(MediaFiles.medium(type:)) { media.append(medium) }
    case "thr:in-reply-to": entry?["reply"] = attributes["ref"]
    default: break
    }
  }

  mutating func closes(_ name: String, _ text: String, _ harvest: inout Harvest) {
    defer { depth -= 1 }
    guard entry != nil else { return }
    if name == "item" || name == "entry" { return finish(&harvest) }
    if depth == entryDepth + 1 {
      if !text.isEmpty, name != "link" || entry?["link"] == nil { entry?[name] = text }
      // XHTML that stands in an Atom entry as elements of its own.
      if name == "content" || name == "summary", !inline.isEmpty {
        entry?[name] = inline
        inline = ""
      }
    } else if name == "name", depth == entryDepth + 2 {
      entry?["author"] = text
    } else if depth > entryDepth + 1 {
      inline += inline.isEmpty ? text : "\n" + text
    }
  }

  private mutating func finish(_ harvest: inout Harvest) {
    guard let entry else { return }
    self.entry = nil
    let kind = kind ?? entry["blogger:type"].map { "#" + $0.lowercased() }
    if let kind, isBlogger, !["#post", "#page", "#comment"].contains(where: { kind.hasSuffix($0) }) {
      return harvest.skip(.notAPost)
    }
    if entry["blogger:status"] == "SOFT_TRASHED" || entry["blogger:trashed"]?.isEmpty == false {
      return harvest.skip(.notAPost)
    }
    let isComment = kind?.hasSuffix("#comment") == true
    let body =
      ["content:encoded", "content", "description", "summary"].lazy.compactMap { entry[$0] }.first { !$0.isEmpty } ?? ""
    let title = isComment ? "" : HTMLText.plain(entry["title"] ?? "")
    var post = ExportedPost(
      isComment ? .comment : .post, text: [title, FeedText.plain(body)].filter { !$0.isEmpty }.joined(separator: "\n"),
      byte: byte)
    post.id = entry["guid"] ?? entry["id"] ?? entry["link"]
    post.isGlobalID = false
    post.author = entry["author"] ?? entry["dc:creator"]
    post.isOwn = isComment ? nil : true
    let written = ["pubDate", "published", "blogger:created", "dc:date", "updated"].lazy.compactMap { entry[$0] }.first
    post.time = written.flatMap { PostTime($0, unzoned: .unknown) }
    post.channel = .blog
    post.link = entry["link"]
    post.replyTo = entry["reply"]
    post.media = media + FeedText.media(body)
    if entry["app:draft"] == "yes" || entry["blogger:status"] == "DRAFT" { post.audience = "draft" }
    harvest.take(post)
  }
}
