/// Bytes that readers put in their working copy of a source in the place of what is no text. Neither stands in a source.
enum StandIn {
  /// A container's mark or indentation at the start of a line: nothing at all.
  static let prefix: UInt8 = 0x00
  /// A template's tag: something, nobody knows what.
  static let template: UInt8 = 0x1A
}

extension UInt8 {
  var isBlank: Bool { self == 0x20 || self == 0x09 }
  var isLineEnd: Bool { self == 0x0A || self == 0x0D }
  /// White space in the ASCII sense, or what stands in for a container's mark.
  var isSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) || self == StandIn.prefix }
  var isLetter: Bool { (self | 0x20) &- 97 < 26 }
  var isDigit: Bool { self &- 48 < 10 }
  var isPunctuation: Bool { self > 0x20 && self < 0x7F && !isLetter && !isDigit }
  var lowercased: UInt8 { self &- 65 < 26 ? self | 0x20 : self }
}

extension [UInt8] {
  /// Whether a text stands at a place; letters of `text`, which are small, match capitals too.
  func holds(_ text: StaticString, at start: Int, upTo limit: Int) -> Bool {
    guard start >= 0, start + text.utf8CodeUnitCount <= limit else { return false }
    return text.withUTF8Buffer { wanted in
      for (offset, byte) in wanted.enumerated() where self[start + offset].lowercased != byte { return false }
      return true
    }
  }

  /// Where a text, in small letters, stands first.
  func firstPlace(of text: StaticString, from start: Int, upTo limit: Int) -> Int? {
    let first = text.withUTF8Buffer { $0[0] }
    var index = start
    while index < limit {
      if self[index].lowercased == first, holds(text, at: index, upTo: limit) { return index }
      index += 1
    }
    return nil
  }

  /// The same for a text that is known at run time only.
  func firstPlace(of text: String, from start: Int, upTo limit: Int) -> Int? {
    let wanted = Array(text.utf8)
    guard let first = wanted.first else { return start }
    var index = start
    while index + wanted.count <= limit {
      if self[index].lowercased == first, wanted.indices.allSatisfy({ self[index + $0].lowercased == wanted[$0] }) {
        return index
      }
      index += 1
    }
    return nil
  }

  /// The end of the line break at a place: after `\r\n`, `\n` or `\r`.
  func endOfLineBreak(at index: Int, upTo limit: Int) -> Int {
    index + 1 < limit && self[index] == 0x0D && self[index + 1] == 0x0A ? index + 2 : index + 1
  }

  /// Where the line that holds a place ends, before its line break.
  func endOfLine(from start: Int, upTo limit: Int) -> Int {
    var index = start
    while index < limit, !self[index].isLineEnd { index += 1 }
    return index
  }
}
