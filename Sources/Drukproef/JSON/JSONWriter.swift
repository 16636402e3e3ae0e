internal import Text

/// Writes JSON in UTF-8, in the order in which it is told; output depends on nothing else.
///
/// Control characters, U+2028, U+2029 and the characters that turn the reading direction are escaped, so that a line stays a
/// line and shows what it holds.
package struct JSONWriter {
  package enum Style: Sendable {
    /// On one line, without spaces.
    case compact
    /// One member a line, two spaces deeper for each level.
    case pretty
  }

  package private(set) var bytes: [UInt8] = []
  private let style: Style
  /// How many values each open container holds.
  private var counts: [Int] = []
  private var followsKey = false

  package init(_ style: Style = .compact) {
    self.style = style
  }

  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Writes an object whose members `body` writes.
  package mutating func object(_ body: (inout JSONWriter) -> Void) { container("{", "}", body) }

  /// Writes an array whose elements `body` writes.
  package mutating func array(_ body: (inout JSONWriter) -> Void) { container("[", "]", body) }

  /// Writes a key; its value is to follow.
  package mutating func key(_ name: String) {
    separate()
    quote(name)
    bytes.append(UInt8(ascii: ":"))
    if style == .pretty { bytes.append(UInt8(ascii: " ")) }
    followsKey = true
  }

  package mutating func string(_ value: String) {
    separate()
    quote(value)
  }

  package mutating func integer(_ value: Int) { raw(String(value)) }

  /// Writes a number; JSON has no infinities: those become `null`.
  package mutating func number(_ value: Double) {
    if let whole = Int(exactly: value) {
      raw(String(whole))
    } else {
      raw(value.isFinite ? String(value) : "null")
    }
  }

  package mutating func bool(_ value: Bool) { raw(value ? "true" : "false") }
  package mutating func null() { raw("null") }

  package mutating func member(_ name: String, _ value: String) {
    key(name)
    string(value)
  }

  package mutating func member(_ name: String, _ value: Int) {
    key(name)
    integer(value)
  }

  package mutating func member(_ name: String, _ value: Double) {
    key(name)
    number(value)
  }

  package mutating func member(_ name: String, _ value: Bool) {
    key(name)
    bool(value)
  }

  package mutating func member(_ name: String, _ values: [String]) {
    key(name)
    array { writer in for value in values { writer.string(value) } }
  }

  /// Writes a tree.
  package mutating func value(_ value: JSONValue) {
    switch value {
    case .null: null()
    case .bool(let value): bool(value)
    case .integer(let value): integer(value)
    case .number(let value): number(value)
    case .string(let value): string(value)
    case .array(let elements): array { writer in for element in elements { writer.value(element) } }
    case .object(let object):
      self.object { writer in
        for member in object.members {
          writer.key(member.key)
          writer.value(member.value)
        }
      }
    }
  }

  /// Ends a line.
  package mutating func newline() { bytes.append(UInt8(ascii: "\n")) }

  private mutating func container(
    _ opening: Unicode.Scalar, _ closing: Unicode.Scalar, _ body: (inout JSONWriter) -> Void
  ) {
    separate()
    bytes.append(opening)
    counts.append(0)
    body(&self)
    if counts.removeLast() > 0 { breakLine() }
    bytes.append(closing)
  }

  private mutating func raw(_ text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func separate() {
    if followsKey {
      followsKey = false
      return
    }
    guard let count = counts.last else { return }
    if count > 0 { bytes.append(UInt8(ascii: ",")) }
    counts[counts.count - 1] += 1
    breakLine()
  }

  private mutating func breakLine() {
    guard style == .pretty else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: counts.count * 2))
  }
}

// MARK: - Strings

extension JSONWriter {
  private mutating func quote(_ value: String) {
    bytes.append(UInt8(ascii: "\""))
    var value = value
    let isPlain = value.withUTF8 { text in
      guard text.allSatisfy(Self.isPlain) else { return false }
      bytes.append(contentsOf: text)
      return true
    }
    if !isPlain { for scalar in value.unicodeScalars { append(scalar) } }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Whether a byte stands for itself whatever is beside it. C2, D8 and E2 may begin a character that does not.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x22, 0x5C, 0x00...0x1F, 0x7F, 0xC2, 0xD8, 0xE2: false
    default: true
    }
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x22: bytes.append(contentsOf: "\\\"".utf8)
    case 0x5C: bytes.append(contentsOf: "\\\\".utf8)
    case 0x0A: bytes.append(contentsOf: "\\n".utf8)
    case 0x0D: bytes.append(contentsOf: "\\r".utf8)
    case 0x09: bytes.append(contentsOf: "\\t".utf8)
    case 0x20...0x7E: bytes.append(UInt8(scalar.value))
    // C0, DEL and C1; marks, embeddings, overrides and isolates of direction; line and paragraph separator.
    case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069:
      escape(scalar)
    default: bytes.append(scalar)
    }
  }

  private mutating func escape(_ scalar: Unicode.Scalar) {
    let digits = Array("0123456789abcdef".utf8)
    bytes.append(contentsOf: "\\u".utf8)
    for shift in [12, 8, 4, 0] { bytes.append(digits[Int(scalar.value >> UInt32(shift) & 0xF)]) }
  }
}
