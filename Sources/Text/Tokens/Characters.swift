internal import CICU

/// What a character is to the tokenizer.
package enum CharacterClass: Int32, Sendable {
  case other = 0
  case letter = 1
  case mark = 2
  case digit = 3
  case space = 4
  case punctuation = 5
  case emoji = 6
  case ignorable = 7
  case emojiModifier = 8
  case control = 9
  case numeral = 10
  case capital = 11

  package var isLetter: Bool { self == .letter || self == .capital }
  package var isWord: Bool { isLetter || self == .mark || self == .digit }
}

/// One decoded character of valid UTF-8.
struct DecodedCharacter {
  var scalar: UInt32
  var length: Int
  var kind: CharacterClass
}

extension Span where Element == UInt8 {
  /// The character that starts at a byte of valid UTF-8.
  @inline(__always)
  func character(at index: Int) -> DecodedCharacter {
    let lead = self[index]
    if lead < 0x80 {
      return DecodedCharacter(scalar: UInt32(lead), length: 1, kind: asciiClasses[Int(lead)])
    }
    return multibyteCharacter(at: index)
  }

  private func multibyteCharacter(at index: Int) -> DecodedCharacter {
    let lead = UInt32(self[index])
    var scalar: UInt32
    let length: Int
    if lead < 0xE0 {
      (scalar, length) = (lead & 0x1F, 2)
    } else if lead < 0xF0 {
      (scalar, length) = (lead & 0x0F, 3)
    } else {
      (scalar, length) = (lead & 0x07, 4)
    }
    guard index + length <= count else { return DecodedCharacter(scalar: 0xFFFD, length: count - index, kind: .other) }
    for offset in 1..<length { scalar = scalar << 6 | UInt32(self[index + offset] & 0x3F) }
    let kind = CharacterClass(rawValue: cicu_class(scalar)) ?? .other
    return DecodedCharacter(scalar: scalar, length: length, kind: kind)
  }
}

/// The script of a letter, as far as it matters for look-alikes.
enum LetterScript: Int32 {
  case common = 0
  case latin = 1
  case cyrillic = 2
  case greek = 3
  case other = 4

  init(_ scalar: UInt32) {
    self = scalar < 0x250 ? .latin : LetterScript(rawValue: cicu_script(scalar)) ?? .other
  }
}

private let asciiClasses: [CharacterClass] = (0..<128).map { byte in
  switch UInt8(byte) {
  case UInt8(ascii: "a")...UInt8(ascii: "z"): .letter
  case UInt8(ascii: "A")...UInt8(ascii: "Z"): .capital
  case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
  case 9, 10, 11, 12, 13, 32: .space
  case 0...31, 127: .control
  default: .punctuation
  }
}
