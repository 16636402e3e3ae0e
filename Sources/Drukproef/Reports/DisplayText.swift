/// Text of a post made fit for a terminal: what would move the cursor, colour the screen or turn the reading direction is shown as
/// a visible escape, and the columns that it takes are counted.
package struct DisplayText: Sendable {
  package private(set) var text = ""
  /// Columns in a terminal with a fixed-width font.
  package private(set) var width = 0

  /// A text as a whole.
  package init(_ source: some Sequence<Character>) {
    for character in source { append(character) }
  }

  /// The longest start of a text that fits.
  ///
  /// - Parameter atWord: whether a cut goes back to the end of a word where one is near.
  package static func prefix(
    _ source: some BidirectionalCollection<Character>, columns: Int, atWord: Bool = false
  ) -> (text: DisplayText, isWhole: Bool) {
    var end = source.startIndex
    var width = 0
    while end < source.endIndex {
      let next = width + columnsOf(source[end])
      if next > columns { break }
      width = next
      end = source.index(after: end)
    }
    let isWhole = end == source.endIndex
    if !isWhole, atWord, let space = source[..<end].suffix(nearby).lastIndex(of: " ") { end = space }
    return (DisplayText(source[..<end]), isWhole)
  }

  /// The longest end of a text that fits.
  package static func suffix(
    _ source: some BidirectionalCollection<Character>, columns: Int, atWord: Bool = false
  ) -> (text: DisplayText, isWhole: Bool) {
    var start = source.endIndex
    var width = 0
    while start > source.startIndex {
      let before = source.index(before: start)
      let next = width + columnsOf(source[before])
      if next > columns { break }
      width = next
      start = before
    }
    let isWhole = start == source.startIndex
    if !isWhole, atWord, let space = source[start...].prefix(nearby).firstIndex(of: " ") {
      start = source.index(after: space)
    }
    return (DisplayText(source[start...]), isWhole)
  }

  /// How many characters a cut may move to reach the edge of a word.
  private static let nearby = 14

  private static func columnsOf(_ character: Character) -> Int {
    var one = DisplayText("")
    one.append(character)
    return one.width
  }

  private mutating func append(_ character: Character) {
    let scalars = character.unicodeScalars
    if let only = scalars.first, scalars.count == 1, (0x20...0x7E).contains(only.value) {
      text.unicodeScalars.append(only)
      width += 1
      return
    }
    var columns = 0
    for scalar in scalars {
      if let visible = Self.visible(scalar, in: scalars.count) {
        text += visible
        width += visible.unicodeScalars.count
      } else {
        text.unicodeScalars.append(scalar)
        columns = max(columns, scalar.value == 0xFE0F ? 2 : Self.width(of: scalar))
      }
    }
    width += columns
  }

  /// What is shown in the place of a character that must not reach a terminal; nil when it may.
  private static func visible(_ scalar: Unicode.Scalar, in clusterSize: Int) -> String? {
    switch scalar.value {
    case 0x09: return "    "
    case 0x0A, 0x0D: return "⏎"
    case 0x00...0x1F: return Unicode.Scalar(0x2400 + scalar.value).map { String($0) }
    case 0x7F: return "␡"
    case 0x200C, 0x200D: return clusterSize > 1 ? nil : escape(scalar)
    case 0xE0020...0xE007F: return clusterSize > 1 ? nil : escape(scalar)
    case 0x80...0x9F, 0x2028, 0x2029: return escape(scalar)
    default:
      let category = scalar.properties.generalCategory
      return category == .format || category == .privateUse || category == .unassigned ? escape(scalar) : nil
    }
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "‹U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "›"
  }

  /// 0 for marks, 2 for wide characters (Unicode Standard Annex 11) and emoji shown as pictures, else 1.
  private static func width(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0..<0x300: return 1
    case 0x200C, 0x200D, 0xFE00...0xFE0F: return 0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
      0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
      0x20000...0x3FFFD:
      return 2
    case 0x1F1E6...0x1F1FF: return 2
    default: break
    }
    let properties = scalar.properties
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    default: return properties.isEmojiPresentation ? 2 : 1
    }
  }
}
