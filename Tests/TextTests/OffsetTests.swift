import Testing

@testable import Text

@Suite struct OffsetTests {
  @Test func mapsRangesBothWays() {
    // "a&amp;b" became "a&b": five bytes are one.
    let map = OffsetMap(edits: [.init(source: 1..<6, target: 1..<2)])
    #expect(map.source(lower: 0, upper: 3) == (0, 7))
    #expect(map.source(lower: 1, upper: 2) == (1, 6))
    #expect(map.source(lower: 2, upper: 3) == (6, 7))
    #expect(map.target(lower: 3, upper: 4) == (1, 2))
    #expect(map.target(lower: 6, upper: 7) == (2, 3))
  }

  @Test func droppedMarkupLiesOutsideTheWordsBesideIt() {
    // "**ab**c" became "abc".
    let map = OffsetMap(edits: [.init(source: 0..<2, target: 0..<0), .init(source: 4..<6, target: 2..<2)])
    #expect(map.source(lower: 0, upper: 2) == (2, 4))
    #expect(map.source(lower: 2, upper: 3) == (6, 7))
    #expect(map.source(lower: 0, upper: 3) == (2, 7))
  }

  @Test(arguments: [
    ("Ĳsbrand ﬁets", "ﬁets", "fiets"), ("ＫＬＯＯＴ ok", "ＫＬＯＯＴ", "kloot"),
    ("e\u{301}e\u{301}n dag", "e\u{301}e\u{301}n", "één"),
    ("Straße", "Straße", "strasse"), ("zie S\u{AD}an\u{200B}ne!", "S\u{AD}an\u{200B}ne", "sanne"),
  ])
  func foldingKeepsTheWayBack(_ text: String, _ written: String, _ folded: String) throws {
    let source = Array(text.utf8)
    let fold = FoldedText(source)
    let whole = String(decoding: fold.utf8, as: UTF8.self)
    let at = try #require(whole.range(of: folded))
    let lower = whole.utf8.distance(from: whole.startIndex, to: at.lowerBound)
    let back = fold.map.source(lower: lower, upper: lower + folded.utf8.count)
    #expect(String(decoding: source[back.lower..<back.upper], as: UTF8.self) == written)
  }

  @Test func foldMapsAreMonotone() {
    var random = SeededGenerator(seed: 7)
    let letters: [Unicode.Scalar] = Array("aÉĲﬁß\u{301}\u{200B}＠💛ｱK \n".unicodeScalars)
    for _ in 0..<2000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...24, using: &random) {
        if let letter = letters.randomElement(using: &random) { text.append(letter) }
      }
      let source = Array(String(text).utf8)
      let fold = FoldedText(source)
      var last = 0
      for position in 0..<fold.utf8.count {
        let back = fold.map.source(lower: position, upper: position + 1)
        #expect(back.lower >= last && back.upper <= source.count && back.lower <= back.upper)
        last = back.lower
      }
    }
  }

  @Test func countsInEveryUnit() {
    let text = "é👨‍👩‍👧\r\nＡb"
    let index = LineIndex(Array(text.utf8))
    let b = text.utf8.count - 1
    #expect(index.offset(ofByte: b, in: .utf8) == b)
    #expect(index.offset(ofByte: b, in: .codepoint) == text.unicodeScalars.count - 1)
    #expect(index.offset(ofByte: b, in: .utf16) == text.utf16.count - 1)
    #expect(index.place(ofByte: b) == .init(line: 2, column: 2))
    #expect(index.lineCount == 2)
  }

  @Test func countsAlikeHoweverLong() {
    var random = SeededGenerator(seed: 3)
    let text = String((0..<3000).compactMap { _ in "aé💛\n\rx".randomElement(using: &random) })
    let bytes = Array(text.utf8)
    let index = LineIndex(bytes)
    var codePoints = 0
    var utf16 = 0
    for (position, byte) in bytes.enumerated() where byte & 0xC0 != 0x80 {
      #expect(index.offset(ofByte: position, in: .codepoint) == codePoints)
      #expect(index.offset(ofByte: position, in: .utf16) == utf16)
      codePoints += 1
      utf16 += byte >= 0xF0 ? 2 : 1
    }
  }
}

extension String {
  fileprivate func range(of other: String) -> Range<Index>? {
    indices.lazy.compactMap { start -> Range<Index>? in
      guard self[start...].hasPrefix(other) else { return nil }
      return start..<self.index(start, offsetBy: other.count)
    }.first
  }
}
