import Drukproef
import Glibc
import Testing
import Text

@testable import Readers

/// What holds for every draft.
enum ReaderProperties {
  static func check(_ draft: Draft, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(SourceText.firstInvalidUTF8(draft.prose, from: 0) == nil, sourceLocation: sourceLocation)
    var (source, target) = (0, 0)
    for edit in draft.map.edits {
      #expect(edit.source.lowerBound >= source && edit.target.lowerBound >= target, sourceLocation: sourceLocation)
      // What lies between two edits is the same on both sides.
      #expect(
        draft.source[source..<edit.source.lowerBound].elementsEqual(draft.prose[target..<edit.target.lowerBound]),
        sourceLocation: sourceLocation)
      (source, target) = (edit.source.upperBound, edit.target.upperBound)
    }
    #expect(draft.source[source...].elementsEqual(draft.prose[target...]), sourceLocation: sourceLocation)
  }
}

@Suite struct ReaderPropertyTests {
  private static let scraps: [String] = [
    "Mees ", "\n", "\r\n", "\n\n", "> ", "- ", "1. ", "# ", "    ", "\t", "`", "```\n", "~~~\n", "*", "**", "_", "~~",
    "[", "](",
    "]", ")", "![", "](x \"", "\")", "<", ">", "<b>", "</b>", "<!--", "-->", "<script>", "</script>", "&", "&amp;",
    "&#", ";", "{{",
    "}}", "{%", "%}", "{", "}", "|", "|---|\n", "---\n", "+++\n", "title: x\n", "\\", "😀", "é", "[^1]", "[a]: ",
    "<div>\n", "'", "\"",
    "\u{0}", "<code>", "href=\"mailto:", "===\n", ": ", "{/*", "*/}", "import x\n", "drukproef: negeer bsn reden: x",
  ]

  @Test(arguments: ["md", "html", "mdx", "txt"])
  func scrapsNeverTrap(_ ending: String) {
    var generator = SeededGenerator(seed: 20_261)
    for _ in 0..<3000 {
      let count = Int.random(in: 1...40, using: &generator)
      let source = (0..<count).map { _ in Self.scraps.randomElement(using: &generator) ?? "" }.joined()
      if let draft = try? MarkedDraft.draft(source, as: ending) { ReaderProperties.check(draft) }
    }
  }

  @Test(arguments: ["md", "html", "mdx"])
  func bytesNeverTrap(_ ending: String) {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<2000 {
      let bytes = (0..<Int.random(in: 0...60, using: &generator)).map { _ in
        UInt8.random(in: 0...127, using: &generator)
      }
      if let draft = try? DraftReaders.draft(bytes, by: DraftReaders.reader(for: "a." + ending)) {
        ReaderProperties.check(draft)
      }
    }
  }

  /// Every one of these makes a reader slow that looks twice at the same bytes.
  @Test(arguments: [
    "[", "]", "![", "*a ", "**a", "_a ", "`", "a`b``", "<a ", "<a b=\"", "<!--", "<!-- x", "<?", "<![CDATA[", "&", "&a",
    "{{", "{%",
    "{{<", "\\", "[a](", "[a](<b", "[a](b \"", "[a]: x\n", "[a", "<code>", "<script", "</", "| ", "|", "a\n|-|\n",
    "*a_b ", "~~a", "- a\n", "\n",
    "[a](b)", "<b>", "*a**b***c ", "](", "[^a", "{.", "{", "a*", "*_", "[a]", "[[a]]", "> a\n", "[x](mailto:a@b.nl) ",
    "<a@b ", "<http:", "--", "&#9",
    "{% comment %}",
  ])
  func isLinear(_ scrap: String) {
    // What this thread has worked: a busy machine makes nothing slow.
    for ending in ["md", "html", "mdx"] {
      let source = String(repeating: scrap, count: 200_000 / scrap.utf8.count)
      let start = Self.processorTime
      _ = try? MarkedDraft.draft(source, as: ending)
      let time = Self.processorTime - start
      #expect(time < 8, "\(scrap.debugDescription) as \(ending) took \(time) s")
    }
  }

  /// Seconds that this thread has been at work.
  private static var processorTime: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
