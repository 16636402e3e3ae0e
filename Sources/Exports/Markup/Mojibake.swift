internal import Text

/// Mends what Meta's exports do to text: every byte of UTF-8 is written as a character of its own (`Ã©` for `é`).
enum Mojibake {
  /// The text as it was meant. One that is not spoilt in just this way stays as it is.
  static func repaired(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var lead: UInt8?
    for byte in text.utf8 {
      if let first = lead {
        // U+0080 to U+00FF are two bytes of UTF-8, of which the first is C2 or C3.
        bytes.append(first == 0xC3 ? byte + 0x40 : byte)
        lead = nil
      } else if byte < 0x80 {
        bytes.append(byte)
      } else if byte == 0xC2 || byte == 0xC3 {
        lead = byte
      } else {
        return text
      }
    }
    return SourceText.firstInvalidUTF8(bytes, from: 0) == nil ? String(decoding: bytes, as: UTF8.self) : text
  }
}
