/// A text as it came in, decoded to UTF-8.
package struct SourceText: Sendable {
  /// How the bytes were written.
  package enum Charset: String, Sendable {
    case utf8 = "UTF-8"
    case utf16LittleEndian = "UTF-16LE"
    case utf16BigEndian = "UTF-16BE"
    case windows1252 = "windows-1252"
  }

  /// The text in valid UTF-8, without a byte order mark.
  package let utf8: [UInt8]
  package let charset: Charset
  /// Whether a byte order mark stood before it.
  package let hasMark: Bool

  package init(utf8: [UInt8], charset: Charset = .utf8, hasMark: Bool = false) {
    self.utf8 = utf8
    self.charset = charset
    self.hasMark = hasMark
  }

  package init(_ string: String) {
    self.init(utf8: Array(string.utf8))
  }
}

/// Why bytes are not a text, and where.
package struct UndecodableText: Error, Equatable {
  /// The first byte that fits no character, counted from 0 in the input as it came.
  package let byte: Int
  package let value: UInt8
}

extension SourceText {
  /// Decodes bytes: a byte order mark decides; else strict UTF-8; else UTF-16 that is plainly so; else Windows-1252.
  ///
  /// Windows-1252 is accepted only when no byte is one that no writing program leaves in a text (control characters,
  /// the five unassigned bytes): a picture or a damaged file is refused rather than read as gibberish.
  package init(decoding bytes: [UInt8]) throws(UndecodableText) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      if let fault = Self.firstInvalidUTF8(bytes, from: 3) {
        throw UndecodableText(byte: fault, value: bytes[fault])
      }
      self.init(utf8: Array(bytes.dropFirst(3)), hasMark: true)
    } else if bytes.starts(with: [0xFF, 0xFE]) {
      self.init(utf8: try Self.utf16(bytes, from: 2, bigEndian: false), charset: .utf16LittleEndian, hasMark: true)
    } else if bytes.starts(with: [0xFE, 0xFF]) {
      self.init(utf8: try Self.utf16(bytes, from: 2, bigEndian: true), charset: .utf16BigEndian, hasMark: true)
    } else if let order = Self.plainUTF16Order(bytes) {
      let charset: Charset = order ? .utf16BigEndian : .utf16LittleEndian
      self.init(utf8: try Self.utf16(bytes, from: 0, bigEndian: order), charset: charset)
    } else if let fault = Self.firstInvalidUTF8(bytes, from: 0) {
      self.init(utf8: try Self.windows1252(bytes, utf8Fault: fault), charset: .windows1252)
    } else if let control = Self.firstBinary(bytes) {
      throw UndecodableText(byte: control, value: bytes[control])
    } else {
      self.init(utf8: bytes)
    }
  }

  /// Index of the first byte that is not part of a well-formed UTF-8 sequence.
  package static func firstInvalidUTF8(_ bytes: [UInt8], from start: Int) -> Int? {
    firstInvalidUTF8(bytes, in: start..<bytes.count)
  }

  /// The same within a stretch, which must begin and end between characters.
  package static func firstInvalidUTF8(_ bytes: [UInt8], in range: Range<Int>) -> Int? {
    var index = range.lowerBound
    let count = range.upperBound
    while index < count {
      let lead = bytes[index]
      if lead < 0x80 {
        index = endOfASCII(in: bytes, index + 1..<count)
        continue
      }
      let length: Int
      var low: UInt8 = 0x80
      var high: UInt8 = 0xBF
      switch lead {
      case 0xC2...0xDF: length = 2
      case 0xE0: (length, low) = (3, 0xA0)
      case 0xED: (length, high) = (3, 0x9F)
      case 0xE1...0xEF: length = 3
      case 0xF0: (length, low) = (4, 0x90)
      case 0xF4: (length, high) = (4, 0x8F)
      case 0xF1...0xF3: length = 4
      default: return index
      }
      if index + length > count { return index }
      if bytes[index + 1] < low || bytes[index + 1] > high { return index }
      for offset in 2..<max(length, 2) where bytes[index + offset] & 0xC0 != 0x80 { return index }
      index += length
    }
    return nil
  }

  /// Where the first byte beyond ASCII stands, eight bytes at a time.
  private static func endOfASCII(in bytes: [UInt8], _ range: Range<Int>) -> Int {
    bytes.withUnsafeBytes { bytes in
      var index = range.lowerBound
      while index + 8 <= range.upperBound,
        bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
      {
        index += 8
      }
      while index < range.upperBound, bytes[index] < 0x80 { index += 1 }
      return index
    }
  }

  /// Where the first byte stands that is in no text; eight bytes at a time where none is below a space.
  private static func firstBinary(_ bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBytes { raw in
      var index = 0
      while index < raw.count {
        if index + 8 <= raw.count {
          let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
          // The top bit of a byte is set where it is below 0x20: one less borrows from it.
          if (word &- 0x2020_2020_2020_2020) & ~word & 0x8080_8080_8080_8080 == 0 {
            index += 8
            continue
          }
        }
        if isBinary(raw[index]) { return index }
        index += 1
      }
      return nil
    }
  }

  /// Bytes that stand in no text: NUL and most of C0. Tab, line feed, form feed, return and escape may.
  private static func isBinary(_ byte: UInt8) -> Bool {
    byte < 0x20 && byte != 9 && byte != 10 && byte != 12 && byte != 13 && byte != 11 && byte != 27 && byte != 8
      && byte != 7
  }

  /// UTF-16 without a mark, told by every second byte of the start being zero. True for big endian.
  private static func plainUTF16Order(_ bytes: [UInt8]) -> Bool? {
    let sample = min(bytes.count, 64) & ~1
    guard sample >= 4, bytes.count % 2 == 0 else { return nil }
    let even = stride(from: 0, to: sample, by: 2).count { bytes[$0] == 0 }
    let odd = stride(from: 1, to: sample, by: 2).count { bytes[$0] == 0 }
    if odd * 10 >= sample / 2 * 8, even == 0 { return false }
    if even * 10 >= sample / 2 * 8, odd == 0 { return true }
    return nil
  }

  private static func utf16(_ bytes: [UInt8], from start: Int, bigEndian: Bool) throws(UndecodableText) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var index = start
    func unit(_ at: Int) -> UInt32 {
      bigEndian ? UInt32(bytes[at]) << 8 | UInt32(bytes[at + 1]) : UInt32(bytes[at + 1]) << 8 | UInt32(bytes[at])
    }
    while index + 1 < bytes.count {
      var value = unit(index)
      let fault = UndecodableText(byte: index, value: bytes[index])
      index += 2
      if value & 0xF800 == 0xD800 {
        guard value < 0xDC00, index + 1 < bytes.count, unit(index) & 0xFC00 == 0xDC00 else { throw fault }
        value = 0x10000 + (value & 0x3FF) << 10 + unit(index) & 0x3FF
        index += 2
      }
      guard value != 0, let scalar = Unicode.Scalar(value) else { throw fault }
      output.append(scalar)
    }
    if index < bytes.count { throw UndecodableText(byte: index, value: bytes[index]) }
    return output
  }

  private static func windows1252(_ bytes: [UInt8], utf8Fault: Int) throws(UndecodableText) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + bytes.count / 8)
    for (index, byte) in bytes.enumerated() {
      if isBinary(byte) { throw UndecodableText(byte: index, value: byte) }
      let value: UInt32
      switch byte {
      case 0x80...0x9F:
        value = upperHalf1252[Int(byte) - 0x80]
        if value == 0 { throw UndecodableText(byte: utf8Fault, value: bytes[utf8Fault]) }
      default: value = UInt32(byte)
      }
      guard let scalar = Unicode.Scalar(value) else { throw UndecodableText(byte: index, value: byte) }
      output.append(scalar)
    }
    return output
  }

  /// Bytes 80-9F of Windows-1252 (WHATWG encoding standard, index windows-1252); 0 where unassigned.
  static let upperHalf1252: [UInt32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
    0x0178,
  ]
}

extension [UInt8] {
  /// Appends a scalar in UTF-8.
  package mutating func append(_ scalar: Unicode.Scalar) {
    append(contentsOf: Unicode.UTF8.CodeUnit.utf8(scalar))
  }
}

extension UInt8 {
  fileprivate static func utf8(_ scalar: Unicode.Scalar) -> Unicode.UTF8.EncodedScalar {
    guard let encoded = UTF8.encode(scalar) else { return UTF8.encodedReplacementCharacter }
    return encoded
  }
}
