internal import Drukproef
internal import Text

/// What the keys of front matter mean, whatever generator reads them.
enum FrontMatterKeys {
  static func normalized(_ key: String) -> String {
    String(decoding: key.utf8.map { $0 == UInt8(ascii: "-") ? UInt8(ascii: "_") : $0.lowercased }, as: UTF8.self)
  }

  // MARK: Words

  /// Whether a value is shown to readers.
  static func holdsWords(_ path: [String]) -> Bool {
    guard let key = path.last, path.first != own else { return false }
    if wordKeys.contains(key) || wordEndings.contains(where: key.hasSuffix) { return true }
    return isAuthor(path) && !["url", "image", "avatar", "photo", "foto", "picture", "website", "link"].contains(key)
  }

  /// Whether a value is the author's name.
  static func isByline(_ path: [String]) -> Bool {
    isAuthor(path) && (path.count == 1 || path.last == "name" || path.last == "naam")
  }

  private static func isAuthor(_ path: [String]) -> Bool {
    path.contains { authorKeys.contains($0) }
  }

  private static let authorKeys: Set<String> = ["author", "authors", "auteur", "auteurs", "byline"]

  private static let wordKeys: Set<String> = [
    "abstract", "alt", "beschrijving", "bijschrift", "bijschriften", "caption", "captions", "categories", "category",
    "content", "credit", "credits", "description", "excerpt", "headline", "heading", "inleiding", "intro", "keywords",
    "kop", "label", "lead", "linktitle", "omschrijving", "ondertitel", "onderwerp", "quote", "samenvatting", "subject",
    "subtitle", "summary", "tag", "tags", "teaser", "tekst", "text", "titel", "title", "topics", "trefwoorden",
  ]
  private static let wordEndings = ["_alt", "_caption", "_description", "_summary", "_text", "_title"]

  // MARK: Context

  /// The mapping in which everything is ours.
  private static let own = "drukproef"

  /// What the values tell about the post.
  ///
  /// Under `drukproef` a value that cannot be is an error. At the top other programs use some of the same keys: there
  /// only what is nearly a value of ours is.
  static func fields(_ leaves: [FrontMatter.Leaf]) throws(FrontMatter.Fault) -> ContextFields {
    var fields = ContextFields()
    for isOwn in [false, true] {
      for name in ContextFields.Name.allCases {
        let found = leaves.filter { leaf in
          let path = isOwn ? Array(leaf.path.dropFirst()) : leaf.path
          return (leaf.path.first == own) == isOwn && matches(path, name)
        }
        if let first = found.first { try set(name, found, first, isStrict: isOwn, in: &fields) }
      }
    }
    try rejectUnknown(leaves)
    return fields
  }

  private static func matches(_ path: [String], _ name: ContextFields.Name) -> Bool {
    if name == .author { return isByline(path) }
    guard path.count == 1 else { return false }
    return path[0] == name.rawValue || aliases[name]?.contains(path[0]) == true
  }

  private static let aliases: [ContextFields.Name: [String]] = [
    .authorRole: ["role", "rol"], .channel: ["kanaal"], .publishedAt: ["date", "datum"], .group: ["groep", "klas"],
    .depicted: ["afgebeeld"],
  ]

  private static func set(
    _ name: ContextFields.Name, _ leaves: [FrontMatter.Leaf], _ first: FrontMatter.Leaf, isStrict: Bool,
    in fields: inout ContextFields
  ) throws(FrontMatter.Fault) {
    var values = leaves.map(\.value)
    if name == .depicted { return fields.depicted = values }
    if name == .publishedAt { values = [Self.moment(values[0])] }
    do throws(ContextFieldError) { try fields.set(name, values) } catch {
      let leaf = leaves.first { $0.value.contains(error.value) } ?? first
      let isOurs = isStrict || first.path.last == "author_role" || first.path.last == "published_at"
      let isMistyped = Nearest.word(to: error.value, in: error.allowed) != nil
      guard isOurs || isMistyped else { return }
      throw FrontMatter.Fault(
        place: leaf.range.lowerBound, message: isMistyped ? error.quotingMessage : error.message)
    }
  }

  /// A date as generators write it: with one digit for a day, a blank before the time, or day first.
  private static func moment(_ text: String) -> String {
    guard let day = text.split(whereSeparator: { $0 == " " || $0 == "T" || $0 == "t" }).first,
      let date = CalendarDay(day)
    else { return text }
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let rest = text.dropFirst(day.count)
    let iso = "\(date.year)-\(padded(date.month))-\(padded(date.day))"
    let whole = iso + rest
    return Timestamp(whole) == nil ? iso : whole
  }

  private static func rejectUnknown(_ leaves: [FrontMatter.Leaf]) throws(FrontMatter.Fault) {
    let known = ContextFields.Name.allCases.map(\.rawValue) + aliases.values.joined() + ignoreKeys + reasonKeys
    for leaf in leaves where leaf.path.count == 2 && leaf.path[0] == own && !known.contains(leaf.path[1]) {
      throw FrontMatter.Fault(
        place: leaf.range.lowerBound, message: .unknownKey(leaf.path[1], Nearest.word(to: leaf.path[1], in: known)))
    }
  }

  // MARK: Suppressions

  private static let ignoreKeys = ["negeer", "disable"]
  private static let reasonKeys = ["reden", "reason"]

  /// `drukproef: {negeer: [telefoon], reden: "…"}`, or a list of these.
  static func suppressions(
    _ leaves: [FrontMatter.Leaf], file length: Int
  ) throws(FrontMatter.Fault) -> [Suppression] {
    let own = leaves.filter { $0.path.count == 2 && $0.path[0] == Self.own }
    var mappings: [Int] = []
    for leaf in own where !mappings.contains(leaf.mapping) { mappings.append(leaf.mapping) }
    return mappings.compactMap { mapping in
      let ignored = own.filter { $0.mapping == mapping && ignoreKeys.contains($0.path[1]) }
      guard let first = ignored.first else { return nil }
      let reason = own.first { $0.mapping == mapping && reasonKeys.contains($0.path[1]) }?.value ?? ""
      let rules = ignored.flatMap { $0.value.split { $0 == " " || $0 == "," }.map(String.init) }
      return Suppression(
        rules: rules, reason: reason, scope: SourceRange(0, length), coversPost: true,
        place: SourceRange(first.range.lowerBound, first.range.upperBound))
    }
  }
}
