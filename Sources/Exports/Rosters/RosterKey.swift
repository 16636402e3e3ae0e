internal import Text

/// How names, groups and headers from different files are held against each other.
enum RosterKey {
  /// Small plain letters and digits, one space between words: `Anne-Sophie  d'Été` is `anne sophie d ete`.
  static func of(_ text: String) -> String {
    if let key = ascii(text) { return key }
    let words = ListKey.of(text).split { !($0 &- 97 < 26 || $0 &- 48 < 10 || $0 >= 0x80) }
    return words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
  }

  /// The same without ICU, for the many names that need none.
  private static func ascii(_ text: String) -> String? {
    var output: [UInt8] = []
    var isOpen = false
    for byte in text.utf8 {
      if byte >= 0x80 { return nil }
      let small = byte &- 65 < 26 ? byte | 0x20 : byte
      if small &- 97 < 26 || small &- 48 < 10 {
        if isOpen, !output.isEmpty { output.append(32) }
        isOpen = false
        output.append(small)
      } else {
        isOpen = true
      }
    }
    return String(decoding: output, as: UTF8.self)
  }
}
