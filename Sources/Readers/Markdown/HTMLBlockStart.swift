/// The seven ways in which CommonMark lets a block of HTML start, and how each ends.
enum HTMLBlockStart {
  /// `<script`, `<pre`, `<style`, `<textarea`: up to a closing tag of these.
  case verbatim
  case comment, instruction, declaration, characterData
  /// The tag of a block: up to a blank line.
  case block
  /// Any other tag that has the line to itself: up to a blank line.
  case tag

  init?(_ text: [UInt8], at start: Int, upTo end: Int, interruptsParagraph: Bool) {
    guard start + 1 < end, text[start] == UInt8(ascii: "<") else { return nil }
    if text.holds("<!--", at: start, upTo: end) {
      self = .comment
    } else if text.holds("<?", at: start, upTo: end) {
      self = .instruction
    } else if text.holds("<![cdata[", at: start, upTo: end) {
      self = .characterData
    } else if text.holds("<!", at: start, upTo: end), start + 2 < end, text[start + 2].isLetter {
      self = .declaration
    } else if let kind = Self.named(text, at: start, upTo: end) {
      self = kind
    } else if !interruptsParagraph, let tag = HTMLTag(text, at: start, upTo: end, .commonMark),
      text[tag.range.upperBound..<end].allSatisfy(\.isBlank)
    {
      self = .tag
    } else {
      return nil
    }
  }

  private static func named(_ text: [UInt8], at start: Int, upTo end: Int) -> HTMLBlockStart? {
    let isClosing = text[start + 1] == UInt8(ascii: "/")
    let first = start + (isClosing ? 2 : 1)
    var index = first
    while index < end, text[index].isLetter || text[index].isDigit { index += 1 }
    let name = String(decoding: text[first..<index].map(\.lowercased), as: UTF8.self)
    let isEnded = index == end || text[index].isBlank || text[index] == UInt8(ascii: ">")
    if !isClosing, isEnded, verbatimNames.contains(name) { return .verbatim }
    guard isEnded || text.holds("/>", at: index, upTo: end), blockNames.contains(name) else { return nil }
    return .block
  }

  var endsAtBlankLine: Bool {
    switch self {
    case .block, .tag: true
    default: false
    }
  }

  /// Whether a line closes the block.
  func ends(in text: [UInt8], _ line: Range<Int>) -> Bool {
    func has(_ sign: StaticString) -> Bool {
      text.firstPlace(of: sign, from: line.lowerBound, upTo: line.upperBound) != nil
    }
    return switch self {
    case .verbatim: has("</script>") || has("</pre>") || has("</style>") || has("</textarea>")
    case .comment: has("-->")
    case .instruction: has("?>")
    case .declaration: has(">")
    case .characterData: has("]]>")
    case .block, .tag: false
    }
  }

  private static let verbatimNames: Set<String> = ["pre", "script", "style", "textarea"]

  private static let blockNames: Set<String> = [
    "address", "article", "aside", "base", "basefont", "blockquote", "body", "caption", "center", "col", "colgroup",
    "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frame",
    "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "iframe", "legend", "li", "link",
    "main", "menu", "menuitem", "nav", "noframes", "ol", "optgroup", "option", "p", "param", "search", "section",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "track", "ul",
  ]
}
