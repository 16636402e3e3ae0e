internal import Drukproef
internal import Text

/// Front matter in TOML.
enum FrontMatterTOML {
  static func leaves(of source: [UInt8], in body: Range<Int>) throws(FrontMatter.Fault) -> [FrontMatter.Leaf] {
    let bytes = Array(source[body])
    let places = TOMLPlaces(bytes, start: body.lowerBound)
    var walk = TOMLWalk(source: source, places: places, end: body.upperBound)
    do throws(TOMLError) { walk.take(try TOMLDocument.table(of: bytes, file: ""), path: []) } catch {
      throw FrontMatter.Fault(place: places.byte(of: error.place), message: .notTOML(error.message))
    }
    return walk.leaves
  }
}

/// Turns the lines and columns of TOML into bytes.
private struct TOMLPlaces {
  private let bytes: [UInt8]
  private let start: Int
  private let lines: LineIndex

  init(_ bytes: [UInt8], start: Int) {
    self.bytes = bytes
    self.start = start
    lines = LineIndex(bytes)
  }

  func byte(of place: TOMLPlace) -> Int {
    guard place.line <= lines.lineCount else { return start + bytes.count }
    var index = lines.line(place.line).lowerBound
    for _ in 1..<max(place.column, 1) where index < bytes.count {
      index += 1
      while index < bytes.count, bytes[index] & 0xC0 == 0x80 { index += 1 }
    }
    return start + index
  }
}

private struct TOMLWalk {
  let source: [UInt8]
  let places: TOMLPlaces
  let end: Int
  var leaves: [FrontMatter.Leaf] = []
  private var mappings = 0

  init(source: [UInt8], places: TOMLPlaces, end: Int) {
    self.source = source
    self.places = places
    self.end = end
  }

  mutating func take(_ value: TOMLValue, path: [String], mapping: Int = 0) {
    switch value.content {
    case .table(let entries):
      mappings += 1
      let number = mappings
      for entry in entries { take(entry.value, path: path + [FrontMatterKeys.normalized(entry.key)], mapping: number) }
    case .array(let values): for value in values { take(value, path: path, mapping: mapping) }
    case .string(let text): add(text, value, path, mapping, isText: true)
    case .moment(let text): add(text, value, path, mapping, isText: false)
    case .integer(let number): add("\(number)", value, path, mapping, isText: false)
    case .number, .boolean: break
    }
  }

  private mutating func add(_ text: String, _ value: TOMLValue, _ path: [String], _ mapping: Int, isText: Bool) {
    let start = places.byte(of: value.place)
    let style = style(at: start)
    leaves.append(
      FrontMatter.Leaf(
        path: path, mapping: mapping, value: text, range: start..<endOfString(from: start, style), style: style,
        isText: isText && style != .plain))
  }

  private func style(at start: Int) -> ScalarText.Style {
    if source.holds("\"\"\"", at: start, upTo: end) { return .tripleDouble }
    if source.holds("'''", at: start, upTo: end) { return .tripleSingle }
    if source.holds("\"", at: start, upTo: end) { return .doubleQuoted }
    return source.holds("'", at: start, upTo: end) ? .singleQuoted : .plain
  }

  private func endOfString(from start: Int, _ style: ScalarText.Style) -> Int {
    guard style != .plain, start < end else { return start }
    let quote = source[start]
    let width = style == .tripleDouble || style == .tripleSingle ? 3 : 1
    var index = start + width
    while index < end {
      if source[index] == UInt8(ascii: "\\"), style.hasEscapes {
        index += 2
      } else if source[index] == quote, width == 1 || isClose(index, quote) {
        return index + width
      } else {
        index += 1
      }
    }
    return end
  }

  /// Three quotation marks of which the last is followed by none.
  private func isClose(_ index: Int, _ quote: UInt8) -> Bool {
    index + 2 < end && source[index + 1] == quote && source[index + 2] == quote
      && !(index + 3 < end && source[index + 3] == quote)
  }
}

extension Wording {
  fileprivate static func notTOML(_ reason: Wording) -> Wording {
    Wording(nl: "de gegevens boven het bericht: \(reason.nl)", en: "the front matter: \(reason.en)")
  }
}
