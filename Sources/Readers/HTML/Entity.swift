internal import Text

/// A character reference: `&eacute;`, `&#233;`, `&#xE9;`.
struct Entity {
  /// In Markdown the semicolon is a must; HTML reads about a hundred names without it.
  enum Dialect {
    case markdown, html
  }

  /// The position after the reference.
  let end: Int
  /// What it stands for, in UTF-8.
  let text: [UInt8]

  /// The reference that starts with the `&` at a position; nil when that is just an ampersand.
  init?(_ bytes: [UInt8], at start: Int, upTo limit: Int, _ dialect: Dialect) {
    guard start + 2 < limit else { return nil }
    let found =
      bytes[start + 1] == UInt8(ascii: "#")
      ? Self.number(bytes, from: start + 2, upTo: limit, dialect)
      : Self.name(bytes, from: start + 1, upTo: limit, dialect)
    guard let found else { return nil }
    end = found.end
    text = found.text
  }

  private typealias Found = (end: Int, text: [UInt8])

  private static func number(_ bytes: [UInt8], from start: Int, upTo limit: Int, _ dialect: Dialect) -> Found? {
    var index = start
    let isHex = bytes[index] | 0x20 == UInt8(ascii: "x")
    if isHex { index += 1 }
    let first = index
    var value: UInt32 = 0
    while index < limit, let digit = digit(bytes[index], isHex: isHex) {
      value = min(value * (isHex ? 16 : 10) + digit, 0x11_0000)
      index += 1
    }
    let isClosed = index < limit && bytes[index] == UInt8(ascii: ";")
    guard index > first, isClosed || dialect == .html else { return nil }
    if dialect == .markdown, index - first > (isHex ? 6 : 7) { return nil }
    var text: [UInt8] = []
    text.append(scalar(value, dialect))
    return (isClosed ? index + 1 : index, text)
  }

  private static func digit(_ byte: UInt8, isHex: Bool) -> UInt32? {
    if byte &- 48 < 10 { return UInt32(byte - 48) }
    guard isHex, (byte | 0x20) &- 97 < 6 else { return nil }
    return UInt32((byte | 0x20) - 87)
  }

  /// HTML reads the numbers 128 to 159 as Windows-1252.
  private static func scalar(_ value: UInt32, _ dialect: Dialect) -> Unicode.Scalar {
    if dialect == .html, (0x80...0x9F).contains(value),
      let text = try? SourceText(decoding: [0x41, UInt8(value)]).utf8,
      let scalar = String(decoding: text, as: UTF8.self).unicodeScalars.last
    {
      return scalar
    }
    return value == 0 ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  private static func name(_ bytes: [UInt8], from start: Int, upTo limit: Int, _ dialect: Dialect) -> Found? {
    var end = start
    while end < limit, end - start < longestName, isNamePart(bytes[end]) { end += 1 }
    if end < limit, bytes[end] == UInt8(ascii: ";"), let text = lookUp(bytes[start..<end], legacy: false) {
      return (end + 1, text)
    }
    guard dialect == .html else { return nil }
    // `&eacuten` is read as `é` and `n`.
    while end - start >= 2 {
      if let text = lookUp(bytes[start..<end], legacy: true) { return (end, text) }
      end -= 1
    }
    return nil
  }

  private static let longestName = 32

  private static func isNamePart(_ byte: UInt8) -> Bool { byte &- 48 < 10 || (byte | 0x20) &- 97 < 26 }

  /// Searches the table by halving it.
  private static func lookUp(_ name: ArraySlice<UInt8>, legacy: Bool) -> [UInt8]? {
    EntityTable.text.withUTF8Buffer { table in
      var low = 0
      var high = table.count
      while low < high {
        var start = (low + high) / 2
        while start > low, table[start - 1] > 0x20 { start -= 1 }
        var end = start
        while end < high, table[end] > 0x20 { end += 1 }
        switch compare(name, UnsafeBufferPointer(rebasing: table[start..<end])) {
        case .before: high = max(low, start - 1)
        case .after: low = end + 1
        case .same(let code, let isLegacy): return isLegacy || !legacy ? decoded(table[(start + code)..<end]) : nil
        }
      }
      return nil
    }
  }

  private enum Order {
    case before, after
    case same(code: Int, isLegacy: Bool)
  }

  private static func compare(_ name: ArraySlice<UInt8>, _ entry: UnsafeBufferPointer<UInt8>) -> Order {
    var index = 0
    for byte in name {
      if index >= entry.count || !isNamePart(entry[index]) || entry[index] < byte { return .after }
      if entry[index] > byte { return .before }
      index += 1
    }
    if index >= entry.count || isNamePart(entry[index]) { return .before }
    let isLegacy = entry[index] == UInt8(ascii: "!")
    return .same(code: index + (isLegacy ? 2 : 1), isLegacy: isLegacy)
  }

  private static func decoded(_ codes: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
    var text: [UInt8] = []
    for code in codes.split(separator: UInt8(ascii: "+")) {
      if let value = UInt32(String(decoding: code, as: UTF8.self), radix: 16), let scalar = Unicode.Scalar(value) {
        text.append(scalar)
      }
    }
    return text
  }
}
