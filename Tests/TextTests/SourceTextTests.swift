import Testing

@testable import Text

@Suite struct SourceTextTests {
  @Test(
    arguments: [
      ([0xEF, 0xBB, 0xBF, 0x61], "a", SourceText.Charset.utf8),
      ([0xFF, 0xFE, 0x61, 0, 0x3D, 0xD8, 0x1B, 0xDC], "a💛".replacingLast("\u{1F41B}"), .utf16LittleEndian),
      ([0xFE, 0xFF, 0, 0x61], "a", .utf16BigEndian),
      ([0x68, 0, 0x61, 0, 0x6C, 0, 0x6C, 0], "hall", .utf16LittleEndian),
      ([0x63, 0x61, 0x66, 0xE9, 0x20, 0x80], "café €", .windows1252),
    ] as [([UInt8], String, SourceText.Charset)])
  func decodes(_ bytes: [UInt8], _ text: String, _ charset: SourceText.Charset) throws {
    let source = try SourceText(decoding: bytes)
    #expect(String(decoding: source.utf8, as: UTF8.self) == text)
    #expect(source.charset == charset)
    #expect(try source.encoding.bytes(of: source.utf8) == bytes)
  }

  @Test func refusesToWriteWhatTheCharsetDoesNotHave() {
    let encoding = SourceText.Encoding(charset: .windows1252)
    #expect(throws: UnencodableText(scalar: "→")) { try encoding.bytes(of: Array("€ →".utf8)) }
  }

  @Test(
    arguments: [
      ([0x61, 0x00, 0x62], 1), ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00], 6),
      ([0xEF, 0xBB, 0xBF, 0x61, 0xC3], 4), ([0xFF, 0xFE, 0x00, 0xDC], 2), ([0x61, 0x81], 1),
    ] as [([UInt8], Int)])
  func refusesAndNamesTheByte(_ bytes: [UInt8], _ fault: Int) {
    #expect(throws: UndecodableText(byte: fault, value: bytes[fault])) { try SourceText(decoding: bytes) }
  }
}

extension String {
  fileprivate func replacingLast(_ other: String) -> String { String(dropLast()) + other }
}
