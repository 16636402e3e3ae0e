internal import Drukproef

/// Instagram, in JSON: posts, reels, stories, threads and comments, with the labels of any language.
struct InstagramReader: ExportReader {
  private var records: JSONRecords
  private let part: Part

  private enum Part {
    case posts, comments, oldMedia
    case other
  }

  init?(_ head: FileHead, _ options: ReadingOptions) {
    guard let outline = head.outline, head.assignment == nil, let part = Self.part(outline) else { return nil }
    self.part = part
    let isOne =
      part == .posts && outline.has("media") && !outline.has("[].media") && outline.has("media.[].creation_timestamp")
    records = JSONRecords(in: head.name) { path in
      if isOne { return .take }
      return path.last == "[]" ? .take : path.count < 2 ? .descend : .skip
    }
  }

  private static func part(_ outline: JSONOutline) -> Part? {
    let postKeys = [
      "ig_reels_media", "ig_stories", "ig_archived_post_media", "text_post_app_text_posts", "ig_igtv_media",
    ]
    if outline.rootKeys.contains(where: { postKeys.contains($0) }) { return .posts }
    if outline.rootKeys.contains(where: { $0.hasPrefix("comments_") && $0.hasSuffix("_comments") }) { return .comments }
    if outline.has("[].string_map_data"), outline.has("[].media_list_data") || hasCommentLabel(outline) {
      return .comments
    }
    if outline.has("photos.[].taken_at") || outline.has("videos.[].taken_at") || outline.has("stories.[].taken_at") {
      return .oldMedia
    }
    for prefix in ["[].", ""]
    where outline.has(prefix + "media.[].uri") && outline.has(prefix + "media.[].creation_timestamp") {
      return .posts
    }
    return outline.rootKeys.contains("participants") && outline.rootKeys.contains("messages") ? .other : nil
  }

  private static func hasCommentLabel(_ outline: JSONOutline) -> Bool {
    let start = "[].string_map_data."
    return outline.paths.contains { path in
      path.hasPrefix(start)
        && commentLabels.contains(Mojibake.repaired(String(path.dropFirst(start.count))).lowercased())
    }
  }

  mutating func advance(_ stream: ByteStream, _ harvest: inout Harvest) throws(ExportProblem) -> Bool {
    if part == .other { return false }
    guard let record = try records.next(stream, &harvest) else { return false }
    switch part {
    case .posts: post(record.value, record.offset, &harvest)
    case .oldMedia: oldPost(record.value, record.offset, &harvest)
    case .comments: comment(record.value, record.offset, &harvest)
    case .other: break
    }
    return true
  }

  /// One medium: the caption is its own title. Several: it is the title of the whole.
  private func post(_ value: RecordValue, _ offset: Int, _ harvest: inout Harvest) {
    let media = value["media"]?.array ?? (value["uri"] == nil ? [] : [value])
    let titles = ([value["title"]] + media.map { $0["title"] }).compactMap { $0?.string }.filter { !$0.isEmpty }
    var texts: [String] = []
    for title in titles.map(Mojibake.repaired) where !texts.contains(title) { texts.append(title) }
    var post = ExportedPost(text: texts.joined(separator: "\n"), byte: offset)
    let moment = value["creation_timestamp"]?.integer ?? media.compactMap { $0["creation_timestamp"]?.integer }.max()
    post.time = moment.flatMap(PostTime.init(epoch:))
    post.media = media.compactMap { medium in
      medium["uri"]?.string.flatMap { $0.isEmpty ? nil : MediaFiles.medium(of: $0) ?? .photo }
    }
    post.channel = .instagram
    post.isOwn = true
    harvest.take(post)
  }

  private func oldPost(_ value: RecordValue, _ offset: Int, _ harvest: inout Harvest) {
    var post = ExportedPost(text: Mojibake.repaired(value["caption"]?.string ?? ""), byte: offset)
    post.time = value["taken_at"]?.string.flatMap { PostTime($0, unzoned: .utc) }
    post.media = [value["path"]?.string.flatMap(MediaFiles.medium(of:)) ?? .photo]
    post.channel = .instagram
    post.isOwn = true
    harvest.take(post)
  }

  private func comment(_ value: RecordValue, _ offset: Int, _ harvest: inout Harvest) {
    var text = ""
    var moment: Int?
    var owner: String?
    if let map = value["string_map_data"], map.isObject {
      let found = Self.labelled(map)
      (text, owner, moment) = (found.text, found.owner, found.moment)
    } else {
      let entry = value["string_list_data"]?.array?.first
      text = entry?["value"]?.string ?? ""
      moment = entry?["timestamp"]?.integer
      owner = value["title"]?.string
    }
    var post = ExportedPost(.comment, text: Mojibake.repaired(text), byte: offset)
    post.time = moment.flatMap(PostTime.init(epoch:))
    post.channel = .instagram
    post.isOwn = true
    post.replyTo = owner
    post.media = (value["media_list_data"]?.array ?? []).compactMap { $0["uri"]?.string }.filter { !$0.isEmpty }
      .compactMap(MediaFiles.medium(of:))
    harvest.take(post)
  }

  /// The labels are in the language of the account: known ones first, else the shape tells.
  private static func labelled(_ map: RecordValue) -> (text: String, owner: String?, moment: Int?) {
    var text: String?
    var owner: String?
    var moment: Int?
    var others: [String] = []
    for member in map.members {
      let label = Mojibake.repaired(member.key).lowercased()
      if let time = member.value["timestamp"]?.integer, time > 0 { moment = time }
      guard let value = member.value["value"]?.string, !value.isEmpty else { continue }
      if commentLabels.contains(label) {
        text = value
      } else if ownerLabels.contains(label) {
        owner = value
      } else {
        others.append(value)
      }
    }
    return (text ?? others.first ?? "", owner, moment)
  }

  private static let commentLabels: Set<String> = [
    "comment", "opmerking", "reactie", "kommentar", "commentaire", "comentario",
  ]
  private static let ownerLabels: Set<String> = [
    "media owner", "media-eigenaar", "eigenaar van media", "eigenaar media", "mediaeigenaar", "eigenaar van de media",
    "medieninhaber",
  ]
}
