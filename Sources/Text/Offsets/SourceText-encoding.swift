/// A character that the charset of a text has no byte for.
package struct UnencodableText: Error, Equatable {
  package let scalar: Unicode.Scalar
}

extension SourceText {
  /// How a text was written, so that it can be written again the same way.
  package struct Encoding: Sendable, Equatable {
    package var charset: Charset
    /// Whether it began with a byte order mark.
    package var hasMark: Bool

    package init(charset: Charset = .utf8, hasMark: Bool = false) {
      self.charset = charset
      self.hasMark = hasMark
    }

    /// A text as bytes of this charset.
    ///
    /// - Parameter utf8: valid UTF-8.
    package func bytes(of utf8: [UInt8]) throws(UnencodableText) -> [UInt8] {
      switch charset {
      case .utf8: return (hasMark ? [0xEF, 0xBB, 0xBF] : []) + utf8
      case .utf16LittleEndian, .utf16BigEndian:
        var output: [UInt8] = []
        output.reserveCapacity(2 * utf8.count + 2)
        let units = String(decoding: utf8, as: UTF8.self).utf16
        for unit in (hasMark ? [0xFEFF] : []) + units {
          let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
          output += charset == .utf16BigEndian ? [high, low] : [low, high]
        }
        return output
      case .windows1252:
        var output: [UInt8] = []
        output.reserveCapacity(utf8.count)
        for scalar in String(decoding: utf8, as: UTF8.self).unicodeScalars {
          guard let byte = SourceText.byte1252(scalar) else { throw UnencodableText(scalar: scalar) }
          output.append(byte)
        }
        return output
      }
    }
  }

  /// How the bytes were written.
  package var encoding: Encoding { Encoding(charset: charset, hasMark: hasMark) }

  private static func byte1252(_ scalar: Unicode.Scalar) -> UInt8? {
    switch scalar.value {
    case 0..<0x80, 0xA0...0xFF: UInt8(scalar.value)
    default: upperHalf1252.firstIndex(of: scalar.value).map { UInt8(0x80 + $0) }
    }
  }
}
