import Drukproef
import Testing
import Text

@testable import Readers

@Suite struct BadInputTests {
  @Test(arguments: [
    ("<p>a\n<!-- b", "html", 2, 1), ("<p>😀<script>x", "html", 1, 5), ("<p <p a", "html", 1, 1),
    ("a\n\n<!-- b\n\nc", "md", 3, 1),
    ("x\n\n<script>\nvar a\n", "md", 3, 1), ("> <style>\n> x", "md", 1, 3),
  ])
  func whatNeverClosesIsAnError(_ source: String, _ ending: String, _ line: Int, _ column: Int) {
    #expect {
      try MarkedDraft.draft(source, as: ending)
    } throws: { error in
      guard case .broken(let place, _)? = (error as? DraftError)?.reason else { return false }
      return (place.line, place.column) == (line, column)
    }
  }

  @Test func nestsOnlySoDeep() throws {
    let deep = String(repeating: "> ", count: 10_000) + "Mees"
    #expect {
      try MarkedDraft.draft(deep, as: "md")
    } throws: { error in
      guard case .broken(let place, _)? = (error as? DraftError)?.reason else { return false }
      return (place.line, place.column) == (1, 403)
    }
    MarkedDraft.holds(String(repeating: "> ", count: 150) + "⟦Mees⟧", as: "md")
  }

  @Test func isOnlySoLarge() {
    let bytes = [UInt8](repeating: 0x61, count: 50_000_000)
    #expect {
      try DraftReaders.draft(bytes, by: MarkdownReader.self)
    } throws: { error in
      guard case .tooLarge(let count)? = (error as? DraftError)?.reason else { return false }
      return count == 50_000_000
    }
  }

  @Test func invalidBytesAreRefused() {
    #expect(throws: DraftError.self) {
      try DraftReaders.draft([0x61, 0xC3, 0x28, 0x81, 0x00], by: MarkdownReader.self)
    }
  }

  /// A byte order mark is no column; the other charsets give the same text.
  @Test func everyCharsetGivesOneProse() throws {
    let text = "# Café\r\n\r\n**Mées** 😀 &eacute;"
    let wanted = try MarkedDraft.prose(text, as: "md")
    let little = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    for bytes in [[0xEF, 0xBB, 0xBF] + Array(text.utf8), [0xFF, 0xFE] + little] {
      let draft = try DraftReaders.draft(bytes, by: MarkdownReader.self)
      #expect(String(decoding: draft.prose, as: UTF8.self) == wanted)
      #expect(draft.source == Array(text.utf8))
    }
  }
}
