import Drukproef
import Readers
import Testing
import Text

@Suite struct DraftReadersTests {
  @Test(
    arguments: [
      ([0xEF, 0xBB, 0xBF, 0x68, 0x6F, 0x69], "hoi"), ([0xFF, 0xFE, 0x68, 0, 0xEB, 0], "hë"),
      ([0xFE, 0xFF, 0, 0x68, 0xD8, 0x3D, 0xDE, 0x00], "h😀"), ([0x68, 0xEB, 0x80], "hë€"),
      ([0xC3, 0xAB, 0x0D, 0x0A], "ë\r\n"),
    ] as [([UInt8], String)])
  func charsets(bytes: [UInt8], text: String) throws {
    let draft = try DraftReaders.draft(bytes, by: PlainReader.self)
    #expect(String(decoding: draft.prose, as: UTF8.self) == text)
    #expect(draft.source == draft.prose)
  }

  @Test func whatIsNoTextIsNamedByByte() {
    let error = #expect(throws: DraftError.self) {
      try DraftReaders.draft([0x68, 0x6F, 0x00, 0x69, 0x01], by: PlainReader.self)
    }
    #expect(error?.message.nl.contains("byte 2 (hex 00)") == true)
  }

  @Test func randomBytesNeverTrap() {
    var state: UInt64 = 42
    for _ in 0..<2000 {
      var bytes: [UInt8] = []
      for _ in 0..<64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes.append(UInt8(truncatingIfNeeded: state >> 33))
      }
      _ = try? DraftReaders.draft(bytes, by: PlainReader.self)
    }
  }

  @Test(arguments: [("a.md", true), ("A.HTML", true), ("a.txt", false), ("a.docx", false), ("-", false)])
  func pagesOfASiteHaveDefaults(name: String, isPage: Bool) {
    let defaults = DraftReaders.reader(for: name).defaults
    #expect(defaults.channel == (isPage ? .blog : nil))
    #expect(defaults.authorRole == (isPage ? .school : nil))
  }

  @Test func filesThatAreNotThere() {
    #expect(throws: DraftError.self) { try DraftReaders.draft(file: "/bestaat/niet.txt") }
    let error = #expect(throws: DraftError.self) { try DraftReaders.draft(file: "/") }
    #expect(error?.message.nl.contains("map") == true)
  }

  @Test(arguments: ["", " \n\t\r\n"])
  func blankDrafts(text: String) throws {
    #expect(try DraftReaders.draft(Array(text.utf8), by: PlainReader.self).isBlank)
  }
}
