internal import Text

/// Mends what Meta's exports do to text: every byte of UTF-8 is written as a character of its own (`Ã©` for `é`).
enum Mojibake {
  /// The text as it was meant. One that is not spoilt in just this way stays as it is.
  static func repaired(_ text: String) -> String {
    var bytes: [UInt8] = []
    var hasUpper = false
    for scalar in text.unicodeScalars {
      guard scalar.value <= 0xFF else { return text }
      if scalar.value >= 0x80 { hasUpper = true }
      bytes.append(UInt8(scalar.value))
    }
    guard hasUpper, SourceText.firstInvalidUTF8(bytes, from: 0) == nil else { return text }
    return String(decoding: bytes, as: UTF8.self)
  }
}
