internal import Text

/// Turns HTML, whole or in pieces, into prose.
struct MarkupEmitter {
  var builder: ProseBuilder
  /// The working copy, with templates masked.
  private let text: [UInt8]
  private let captions: [Range<Int>]
  private var nextCaption = 0
  /// What stands inside comments, in order.
  private(set) var comments: [Range<Int>] = []

  init(_ source: [UInt8], text: [UInt8], captions: [Range<Int>]) {
    builder = ProseBuilder(source)
    self.text = text
    self.captions = captions
  }

  /// The prose and the way to the source.
  mutating func finish() -> (prose: [UInt8], map: OffsetMap) {
    passTemplates(upTo: text.count)
    return builder.finish()
  }

  mutating func addComment(_ range: Range<Int>) { comments.append(range) }

  /// Takes the captions of templates before a place.
  mutating func passTemplates(upTo place: Int) {
    while nextCaption < captions.count, captions[nextCaption].lowerBound < place {
      fragment(captions[nextCaption], from: builder.source)
      nextCaption += 1
    }
  }

  /// A text by itself, such as that of an attribute.
  mutating func fragment(_ range: Range<Int>) { fragment(range, from: text) }

  private mutating func fragment(_ range: Range<Int>, from bytes: [UInt8]) {
    builder.separate(.paragraph)
    characters(range, from: bytes)
    builder.separate(.paragraph)
  }

  /// Text with character references; line breaks are spaces.
  private mutating func characters(_ range: Range<Int>, from bytes: [UInt8], keepsLines: Bool = false) {
    var index = range.lowerBound
    var start = index
    func isPlain(_ byte: UInt8) -> Bool {
      byte != UInt8(ascii: "&") && !byte.isLineEnd && byte != StandIn.template && byte != StandIn.prefix
    }
    while index < range.upperBound {
      let byte = bytes[index]
      if isPlain(byte) {
        index += 1
        continue
      }
      if byte == UInt8(ascii: "&") {
        guard let entity = Entity(bytes, at: index, upTo: range.upperBound, .html) else {
          index += 1
          continue
        }
        builder.copy(start..<index)
        builder.replace(index..<entity.end, by: entity.text)
        index = entity.end
      } else {
        builder.copy(start..<index)
        if byte == StandIn.template { passTemplates(upTo: index + 1) }
        while index < range.upperBound, bytes[index].isSpace || bytes[index] == StandIn.template { index += 1 }
        builder.separate(keepsLines ? .line : .space)
      }
      start = index
    }
    builder.copy(start..<range.upperBound)
  }
}

// MARK: - Elements

extension MarkupEmitter {
  /// What could not be closed, and where it was opened.
  struct Unclosed: Error {
    enum Construct {
      case comment, tag
      case element(String)
    }

    let construct: Construct
    let place: Int
  }

  /// A stretch of HTML.
  ///
  /// - Parameter isWhole: whether nothing more comes, so that what is still open is never closed.
  mutating func html(_ range: Range<Int>, isWhole: Bool) throws(Unclosed) {
    var index = range.lowerBound
    var start = index
    var keepsLines = false
    var hopeless = Hopeless()
    while index < range.upperBound {
      guard text[index] == UInt8(ascii: "<") else {
        index += 1
        continue
      }
      let piece = try piece(at: index, upTo: range.upperBound, isWhole: isWhole, &hopeless)
      guard let piece else {
        index += 1
        continue
      }
      characters(start..<index, from: text, keepsLines: keepsLines)
      index = piece.end
      if let tag = piece.tag {
        if tag.name == "pre" { keepsLines = !tag.isClosing }
        self.tag(tag)
        if !tag.isClosing, Self.opaqueElements.contains(tag.name) {
          index = try endOfOpaque(tag, upTo: range.upperBound, isWhole: isWhole, &hopeless)
        }
      }
      start = index
    }
    characters(start..<range.upperBound, from: text, keepsLines: keepsLines)
  }

  /// What was looked for and does not come any more: it is not looked for again.
  struct Hopeless {
    var tag = false
    var comment = false
    var elements: Set<String> = []
  }

  private func isTagStart(_ index: Int, upTo limit: Int) -> Bool {
    guard index + 1 < limit else { return false }
    if text[index + 1].isLetter { return true }
    return text[index + 1] == UInt8(ascii: "/") && index + 2 < limit && text[index + 2].isLetter
  }

  private mutating func piece(
    at index: Int, upTo limit: Int, isWhole: Bool, _ hopeless: inout Hopeless
  ) throws(Unclosed) -> (tag: HTMLTag?, end: Int)? {
    if text.holds("<!--", at: index, upTo: limit) {
      if !hopeless.comment, let end = endOfComment(at: index, upTo: limit) { return (nil, end) }
      if isWhole { throw Unclosed(construct: .comment, place: index) }
      hopeless.comment = true
      return nil
    }
    guard !hopeless.tag, index + 1 < limit else { return nil }
    if isTagStart(index, upTo: limit) {
      if let tag = HTMLTag(text, at: index, upTo: limit, .browser) { return (tag, tag.range.upperBound) }
    } else if text[index + 1] == UInt8(ascii: "!") || text[index + 1] == UInt8(ascii: "?") {
      if let end = text[index..<limit].firstIndex(of: UInt8(ascii: ">")) { return (nil, end + 1) }
    } else {
      return nil
    }
    if isWhole { throw Unclosed(construct: .tag, place: index) }
    hopeless.tag = true
    return nil
  }

  /// The end of the comment that starts here, which is remembered; nil when it has none.
  mutating func endOfComment(at start: Int, upTo limit: Int) -> Int? {
    if text.holds("<!-->", at: start, upTo: limit) { return start + 5 }
    if text.holds("<!--->", at: start, upTo: limit) { return start + 6 }
    guard let close = text.firstPlace(of: "-->", from: start + 4, upTo: limit) else { return nil }
    comments.append(start + 4..<close)
    return close + 3
  }

  private func endOfOpaque(
    _ tag: HTMLTag, upTo limit: Int, isWhole: Bool, _ hopeless: inout Hopeless
  ) throws(Unclosed) -> Int {
    let start = tag.range.upperBound
    if !hopeless.elements.contains(tag.name), let end = endOfElement(tag.name, from: start, upTo: limit) { return end }
    hopeless.elements.insert(tag.name)
    // Code that is never closed is text; a script that is never closed would hide the rest of the page.
    guard isWhole, tag.name == "script" || tag.name == "style" else { return start }
    throw Unclosed(construct: .element(tag.name), place: tag.range.lowerBound)
  }

  /// The end of the closing tag of an element, without looking at what is inside.
  func endOfElement(_ name: String, from start: Int, upTo limit: Int) -> Int? {
    guard let close = text.firstPlace(of: "</" + name, from: start, upTo: limit) else { return nil }
    return HTMLTag(text, at: close, upTo: limit, .browser)?.range.upperBound
  }

  /// A tag: what it parts, and what its attributes say.
  mutating func tag(_ tag: HTMLTag) {
    switch tag.name {
    case "br": builder.separate(.line)
    case "td", "th": builder.separate(.cell)
    case _ where Self.blockElements.contains(tag.name): builder.separate(.paragraph)
    default: break
    }
    for attribute in tag.attributes {
      guard let value = attribute.value, !value.isEmpty else { continue }
      if says(attribute.name, of: tag) {
        fragment(value)
      } else if attribute.name == "href", let address = ContactLink(text, value) {
        builder.separate(.space)
        builder.replace(address.scheme, by: [UInt8(ascii: "(")])
        characters(address.range, from: text)
        builder.replace(address.range.upperBound..<address.range.upperBound, by: [UInt8(ascii: ")")])
        builder.separate(.space)
      }
    }
  }

  /// Whether an attribute holds words that a reader sees or hears.
  private func says(_ name: String, of tag: HTMLTag) -> Bool {
    switch name {
    case "alt", "title", "aria-label", "aria-description", "placeholder", "data-caption", "caption", "label", "summary":
      return true
    case "description", "subtitle": return tag.name != "meta"
    case "content":
      guard tag.name == "meta", let name = tag.value("name") ?? tag.value("property") ?? tag.value("itemprop") else {
        return false
      }
      return Self.metaNames.contains(String(decoding: text[name].map(\.lowercased), as: UTF8.self))
    case "value":
      guard tag.name == "input", let type = tag.value("type") else { return false }
      return ["submit", "button", "reset"].contains(String(decoding: text[type].map(\.lowercased), as: UTF8.self))
    default: return false
    }
  }

  private static let metaNames: Set<String> = [
    "abstract", "application-name", "apple-mobile-web-app-title", "article:author", "article:tag", "author",
    "dc.creator",
    "dc.description", "dc.subject", "dc.title", "dcterms.description", "dcterms.title", "description", "headline",
    "keywords", "name", "og:description", "og:image:alt", "og:site_name", "og:title", "subject", "twitter:creator",
    "twitter:data1", "twitter:data2", "twitter:description", "twitter:image:alt", "twitter:title",
  ]

  /// Elements whose content nobody reads as text.
  static let opaqueElements: Set<String> = ["code", "kbd", "samp", "script", "style"]

  /// Elements that stand apart from what is before and after them.
  private static let blockElements: Set<String> = [
    "address", "article", "aside", "blockquote", "body", "button", "canvas", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4",
    "h5", "h6", "head", "header", "hgroup", "hr", "html", "iframe", "legend", "li", "main", "menu", "nav", "noscript",
    "ol", "optgroup", "option", "p", "pre", "script", "search", "section", "select", "style", "summary", "svg", "table",
    "tbody", "template", "textarea", "tfoot", "thead", "title", "tr", "ul", "video",
  ]
}
