internal import Text

/// The lines of a source that a finding stands in, with the exact words underlined.
///
/// A line that is too long is cut around the words, so that a post of a megabyte on one line costs no more than any other.
struct Excerpt {
  private let source: [UInt8]
  private let index: LineIndex
  private let palette: Palette
  /// Columns for text, beside the gutter.
  private let columns: Int
  private static let mostLines = 3

  init(source: [UInt8], index: LineIndex, palette: Palette, columns: Int) {
    self.source = source
    self.index = index
    self.palette = palette
    self.columns = max(columns, 20)
  }

  /// One line of the excerpt: its number, the text, and the marks below it.
  struct Line {
    var number: Int
    var text: String
    var marks: String
  }

  func lines(of range: SourceRange, style: Palette.Style) -> (lines: [Line], isWhole: Bool) {
    let first = index.place(ofByte: range.lower).line
    let last = max(first, index.place(ofByte: max(range.lower, range.upper - 1)).line)
    let shown = first...min(last, first + Self.mostLines - 1)
    return (shown.map { line($0, range, style) }, shown.upperBound == last)
  }

  private func line(_ number: Int, _ range: SourceRange, _ style: Palette.Style) -> Line {
    let whole = index.line(number)
    let from = min(max(range.lower, whole.lowerBound), whole.upperBound)
    let to = max(from, min(range.upper, whole.upperBound))
    let (words, wordsFit) = DisplayText.prefix(text(from..<limited(from, to)), columns: columns - 2)
    let (before, after) = surroundings(of: from..<to, in: whole, room: columns - words.width)
    let lead = (before.isWhole ? "" : "…") + before.text.text
    let tail = (wordsFit ? after.text.text : "") + (wordsFit && after.isWhole ? "" : "…")
    let indent = String(repeating: " ", count: before.text.width + (before.isWhole ? 0 : 1))
    let marks = String(repeating: "━", count: max(1, words.width))
    return Line(
      number: number, text: lead + palette.paint(words.text, style) + tail, marks: indent + palette.paint(marks, style))
  }

  private typealias Cut = (text: DisplayText, isWhole: Bool)

  /// What stands before and after the words, sharing the room that they leave; what one does not need, the other may have.
  private func surroundings(of words: Range<Int>, in line: Range<Int>, room: Int) -> (before: Cut, after: Cut) {
    let room = max(room - 2, 0)
    // One column is at most a few dozen bytes, also of emoji built of several.
    let reach = columns * 32
    let start = characterStart(max(line.lowerBound, words.lowerBound - reach))
    let end = characterStart(min(line.upperBound, words.upperBound + reach))
    let leading = text(start..<words.lowerBound)
    let trailing = text(words.upperBound..<end)
    let least = DisplayText.prefix(trailing, columns: room / 2)
    var before = DisplayText.suffix(leading, columns: room - least.text.width, atWord: true)
    var after = DisplayText.prefix(trailing, columns: room - before.text.width, atWord: true)
    before.isWhole = before.isWhole && start == line.lowerBound
    after.isWhole = after.isWhole && end == line.upperBound
    return (before, after)
  }

  private func limited(_ from: Int, _ to: Int) -> Int { characterStart(min(to, from + columns * 32)) }

  private func characterStart(_ position: Int) -> Int {
    var position = position
    while position > 0, position < source.count, source[position] & 0xC0 == 0x80 { position -= 1 }
    return position
  }

  private func text(_ range: Range<Int>) -> String { String(decoding: source[range], as: UTF8.self) }
}
