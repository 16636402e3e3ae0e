/// The words of a piece of HTML, such as the body of a post in a feed.
enum HTMLText {
  /// Tags are cut out, blocks and line breaks end a line, entities are read; scripts, styles and comments hold no words.
  static func plain(_ html: String) -> String {
    var stripper = TagStripper(Array(html.utf8))
    return stripper.text()
  }

  /// Reads entities (`&amp;`, `&eacute;`, `&#39;`), once.
  static func unescaped(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    let bytes = Array(text.utf8)
    var output: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "&"), let (value, end) = entity(bytes, from: index) {
        output += value.utf8
        index = end
      } else {
        output.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// The entity that starts at an ampersand, and where it ends.
  static func entity(_ bytes: [UInt8], from start: Int) -> (String, Int)? {
    guard let length = bytes[start...].prefix(12).firstIndex(of: UInt8(ascii: ";")) else { return nil }
    let name = String(decoding: bytes[(start + 1)..<length], as: UTF8.self)
    if name.hasPrefix("#") {
      let digits = name.dropFirst()
      let isHex = digits.first == "x" || digits.first == "X"
      guard let number = isHex ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits), number > 0,
        let scalar = Unicode.Scalar(number)
      else { return nil }
      return (String(scalar), length + 1)
    }
    return entities[name].map { ($0, length + 1) }
  }

  private static let entities: [String: String] = {
    var table = [
      "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "euro": "€", "hellip": "…",
      "ndash": "–", "mdash": "—", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "bdquo": "„", "sbquo": "‚",
      "laquo": "«", "raquo": "»", "bull": "•", "middot": "·", "copy": "©", "reg": "®", "trade": "™", "deg": "°",
      "frac12": "½", "times": "×", "shy": "\u{AD}", "zwj": "\u{200D}", "zwnj": "\u{200C}", "ccedil": "ç", "Ccedil": "Ç",
      "ntilde": "ñ", "szlig": "ß", "oslash": "ø", "Oslash": "Ø", "aring": "å", "Aring": "Å", "aelig": "æ", "iexcl": "¡",
      "iquest": "¿", "sect": "§", "para": "¶", "pound": "£", "ensp": "\u{2002}", "emsp": "\u{2003}",
      "thinsp": "\u{2009}",
    ]
    for letter in "aeiouyAEIOUY" {
      for (name, mark) in [("acute", "\u{301}"), ("grave", "\u{300}"), ("circ", "\u{302}"), ("uml", "\u{308}")] {
        let decomposed = String(letter) + mark
        table["\(letter)\(name)"] = precomposed[decomposed] ?? decomposed
      }
    }
    return table
  }()

  /// Swift takes a letter with a mark and its composed form for the same key.
  private static let precomposed: [String: String] = Dictionary(
    "áàâäéèêëíìîïóòôöúùûüýÿÁÀÂÄÉÈÊËÍÌÎÏÓÒÔÖÚÙÛÜÝ".map { (String($0), String($0)) },
    uniquingKeysWith: { first, _ in first })
}

/// Cuts tags out of HTML from front to back.
private struct TagStripper {
  private let bytes: [UInt8]
  private var index = 0
  private var output: [UInt8] = []
  /// White space that waits for a word.
  private var space: UInt8?

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  private static let blocks: Set<String> = [
    "p", "div", "br", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre",
    "figure",
    "figcaption", "section", "article", "header", "footer", "hr", "dt", "dd",
  ]
  private static let wordless: Set<String> = ["script", "style", "template", "noscript", "svg", "title"]

  mutating func text() -> String {
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "<"), startsTag {
        tag()
      } else if byte == UInt8(ascii: "&"), let (value, end) = HTMLText.entity(bytes, from: index) {
        append(value.utf8)
        index = end
      } else if byte <= 0x20 {
        pause(byte == 0x0A && isPlainText ? 0x0A : 0x20)
        index += 1
      } else {
        append(CollectionOfOne(byte))
        index += 1
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// Classic WordPress posts have no paragraphs: a blank line parts them.
  private var isPlainText: Bool { index + 1 < bytes.count && (bytes[index + 1] == 0x0A || bytes[index + 1] == 0x0D) }

  private var startsTag: Bool {
    guard index + 1 < bytes.count else { return false }
    let next = bytes[index + 1]
    return next == UInt8(ascii: "/") || next == UInt8(ascii: "!") || next == UInt8(ascii: "?")
      || (next | 0x20 >= UInt8(ascii: "a") && next | 0x20 <= UInt8(ascii: "z"))
  }

  private mutating func append(_ text: some Collection<UInt8>) {
    if let space, !output.isEmpty { output.append(space) }
    space = nil
    output.append(contentsOf: text)
  }

  private mutating func pause(_ byte: UInt8) { if space != 0x0A { space = byte } }

  private mutating func tag() {
    if bytes[index...].starts(with: "<!--".utf8) {
      index = position(after: "-->")
      return
    }
    let isEnd = bytes[index + 1] == UInt8(ascii: "/")
    var end = index + (isEnd ? 2 : 1)
    let start = end
    while end < bytes.count, bytes[end] > 0x20, bytes[end] != UInt8(ascii: ">"), bytes[end] != UInt8(ascii: "/") {
      end += 1
    }
    let name = String(decoding: bytes[start..<end], as: UTF8.self).lowercased()
    index = tagEnd(from: end)
    if Self.blocks.contains(name) { pause(0x0A) }
    if !isEnd, Self.wordless.contains(name) { index = tagEnd(from: position(after: "</\(name)")) }
  }

  /// After the `>` that is in no quoted attribute.
  private func tagEnd(from start: Int) -> Int {
    var end = start
    var quote: UInt8?
    while end < bytes.count {
      let byte = bytes[end]
      end += 1
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return end
      }
    }
    return end
  }

  /// After the next occurrence, in any case; the end when there is none.
  private func position(after text: String) -> Int {
    let wanted = Array(text.utf8)
    var at = index + 1
    while at + wanted.count <= bytes.count {
      if bytes[at] | 0x20 == wanted[0] | 0x20,
        wanted.indices.allSatisfy({ bytes[at + $0] == wanted[$0] || bytes[at + $0] | 0x20 == wanted[$0] })
      {
        return at + wanted.count
      }
      at += 1
    }
    return bytes.count
  }
}
