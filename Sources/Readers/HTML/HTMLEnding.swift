internal import Drukproef

/// Finds where a page's own text ends: before `</article>`, where the page is one article, else before `</main>`,
/// `</body>` or `</html>`; a page without any of these, such as a part of one, ends where the file does.
struct HTMLEnding {
  private let source: [UInt8]
  /// Where the closing tags stand, by the name of the element.
  private var places: [String: [Int]] = [:]

  init(_ source: [UInt8], from start: Int) {
    self.source = source
    scan(from: start)
  }

  /// Where a paragraph can be put.
  var ending: Ending {
    let opening = Array("<p>".utf8)
    let closing = Array("</p>".utf8)
    let lineEnd = Ending.lineEnd(of: source)
    guard let tag = closingTag else {
      let end = (source.lastIndex { !Self.isSpace($0) } ?? -1) + 1
      return Ending(in: end, before: (end > 0 ? lineEnd : []) + opening, after: closing)
    }
    let end = (source[..<tag].lastIndex { !Self.isSpace($0) } ?? -1) + 1
    let gap = source[end..<tag]
    guard let newline = gap.lastIndex(of: 10) else { return Ending(in: tag, before: opening, after: closing) }
    let indent = Array(gap[(newline + 1)...])
    return Ending(in: end, before: lineEnd + indent + opening, after: closing)
  }

  private var closingTag: Int? {
    if let articles = places["article"], articles.count == 1 { return articles[0] }
    for name in ["main", "body", "html"] {
      if let place = places[name]?.last { return place }
    }
    return nil
  }

  /// Notes closing tags, and passes over comments and what is no text of the page.
  private mutating func scan(from start: Int) {
    var index = start
    while let open = source[index...].firstIndex(of: UInt8(ascii: "<")) {
      index = open + 1
      if source[open...].starts(with: "<!--".utf8) {
        index = end(of: "-->", from: open + 4)
      } else if let name = Self.closed.first(where: { isTag("<" + $0, at: open) }) {
        index = end(of: "</" + name, from: open + 1)
      } else if let name = Self.ends.first(where: { isTag("</" + $0, at: open) }) {
        places[name, default: []].append(open)
      }
    }
  }

  private static let ends = ["article", "main", "body", "html"]
  private static let closed = ["script", "style", "template", "textarea", "title", "svg"]

  /// The byte after the first of a text, in letters of either case; the end when there is none.
  private func end(of text: String, from start: Int) -> Int {
    guard let first = text.utf8.first else { return start }
    var index = start
    while let next = source[min(index, source.count)...].firstIndex(of: first) {
      if matches(text, at: next) { return next + text.utf8.count }
      index = next + 1
    }
    return source.count
  }

  private func isTag(_ text: String, at place: Int) -> Bool {
    guard matches(text, at: place) else { return false }
    let next = place + text.utf8.count
    return next < source.count
      && (Self.isSpace(source[next]) || [UInt8(ascii: ">"), UInt8(ascii: "/")].contains(source[next]))
  }

  private func matches(_ text: String, at place: Int) -> Bool {
    guard place + text.utf8.count <= source.count else { return false }
    return zip(text.utf8, source[place...]).allSatisfy { $0 == $1 || (65...90).contains($1) && $0 == $1 | 0x20 }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { [9, 10, 12, 13, 32].contains(byte) }
}
