/// Patterns of paths in the language of `.gitignore`: `drafts/`, `*.min.html`, `/static/**/old`, `!keep.md`. The last that fits decides.
package struct PathPatterns: Sendable {
  private let patterns: [Pattern]

  /// Makes patterns of lines; empty lines and those that begin with `#` are passed over.
  package init(_ lines: some Sequence<String>) {
    patterns = lines.compactMap(Pattern.init)
  }

  package var isEmpty: Bool { patterns.isEmpty }

  /// Whether a path fits, or a folder that it lies in.
  ///
  /// - Parameter path: from the folder that the patterns hold in, with `/` between its parts.
  package func matches(_ path: String) -> Bool {
    let parts = path.utf8.split(separator: UInt8(ascii: "/")).map(Array.init)
    for count in 1..<max(parts.count, 1) where decision(parts[..<count], isFolder: true) == true { return true }
    return !parts.isEmpty && decision(parts[...], isFolder: false) == true
  }

  /// Whether a folder fits, or one that it lies in.
  package func matches(folder path: String) -> Bool { matches(path + "/.") }

  /// nil when no pattern speaks of the path.
  private func decision(_ parts: ArraySlice<[UInt8]>, isFolder: Bool) -> Bool? {
    for pattern in patterns.reversed() where pattern.matches(parts, isFolder: isFolder) { return !pattern.isNegated }
    return nil
  }
}

private struct Pattern: Sendable {
  let isNegated: Bool
  private let wantsFolder: Bool
  /// Between slashes; nil is `**`: any number of folders.
  private let parts: [[UInt8]?]

  init?(_ line: String) {
    var text = Array(line.utf8)[...]
    while let last = text.last, last == 0x20 || last == 0x09 || last == 0x0D { text.removeLast() }
    guard let first = text.first, first != UInt8(ascii: "#") else { return nil }
    isNegated = first == UInt8(ascii: "!")
    if isNegated { text.removeFirst() }
    wantsFolder = text.last == UInt8(ascii: "/")
    if wantsFolder { text.removeLast() }
    // A slash at the start or within ties a pattern to its folder.
    let isTied = text.contains(UInt8(ascii: "/"))
    var parts: [[UInt8]?] = text.split(separator: UInt8(ascii: "/")).map {
      Array($0) == Array("**".utf8) ? nil : Array($0)
    }
    guard !parts.isEmpty else { return nil }
    if !isTied { parts.insert(nil, at: 0) }
    self.parts = parts
  }

  func matches(_ path: ArraySlice<[UInt8]>, isFolder: Bool) -> Bool {
    if wantsFolder, !isFolder { return false }
    return Wildcards.match(
      parts, path, isStar: { $0 == nil }, same: { part, name in part.map { Self.matches($0, name) } ?? false })
  }

  /// `*` and `?` within a name, `[abc]`, and `\` before a character that is meant as it is.
  private static func matches(_ pattern: [UInt8], _ name: [UInt8]) -> Bool {
    Wildcards.match(pieces(of: pattern), name[...], isStar: { $0 == .star }, same: { $0.matches($1) })
  }

  private enum Piece: Equatable {
    case star, any
    case byte(UInt8)
    case set([ClosedRange<UInt8>], isNegated: Bool)

    func matches(_ byte: UInt8) -> Bool {
      switch self {
      case .star: false
      case .any: true
      case .byte(let own): own == byte
      case .set(let ranges, let isNegated): ranges.contains { $0.contains(byte) } != isNegated
      }
    }
  }

  private static func pieces(of pattern: [UInt8]) -> [Piece] {
    var pieces: [Piece] = []
    var index = 0
    while index < pattern.count {
      let byte = pattern[index]
      index += 1
      switch byte {
      case UInt8(ascii: "*"): if pieces.last != .star { pieces.append(.star) }
      case UInt8(ascii: "?"): pieces.append(.any)
      case UInt8(ascii: "\\") where index < pattern.count:
        pieces.append(.byte(pattern[index]))
        index += 1
      case UInt8(ascii: "["):
        if let (set, end) = set(in: pattern, from: index) {
          pieces.append(set)
          index = end
        } else {
          pieces.append(.byte(byte))
        }
      default: pieces.append(.byte(byte))
      }
    }
    return pieces
  }

  private static func set(in pattern: [UInt8], from start: Int) -> (Piece, end: Int)? {
    var index = start
    let isNegated =
      index < pattern.count && (pattern[index] == UInt8(ascii: "!") || pattern[index] == UInt8(ascii: "^"))
    if isNegated { index += 1 }
    var ranges: [ClosedRange<UInt8>] = []
    while index < pattern.count, pattern[index] != UInt8(ascii: "]") || ranges.isEmpty {
      let low = pattern[index]
      if index + 2 < pattern.count, pattern[index + 1] == UInt8(ascii: "-"), pattern[index + 2] != UInt8(ascii: "]") {
        ranges.append(low...max(low, pattern[index + 2]))
        index += 3
      } else {
        ranges.append(low...low)
        index += 1
      }
    }
    return index < pattern.count ? (.set(ranges, isNegated: isNegated), index + 1) : nil
  }
}

/// Matching with a sign that stands for anything, without going back further than to the last such sign.
private enum Wildcards {
  static func match<Piece, Item>(
    _ pattern: [Piece], _ items: ArraySlice<Item>, isStar: (Piece) -> Bool, same: (Piece, Item) -> Bool
  ) -> Bool {
    var place = 0
    var item = items.startIndex
    var lastStar: (place: Int, item: Int)?
    while item < items.endIndex {
      if place < pattern.count, isStar(pattern[place]) {
        lastStar = (place, item)
        place += 1
      } else if place < pattern.count, same(pattern[place], items[item]) {
        place += 1
        item += 1
      } else if let star = lastStar {
        lastStar = (star.place, star.item + 1)
        place = star.place + 1
        item = star.item + 1
      } else {
        return false
      }
    }
    while place < pattern.count, isStar(pattern[place]) { place += 1 }
    return place == pattern.count
  }
}
