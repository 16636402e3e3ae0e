internal import Text

/// Makes prose out of a source by leaving markup out, and keeps the way back.
///
/// Everything is taken in the order of the source. What is not copied or replaced is left out; what is asked for with
/// ``separate(_:)`` then stands in its place.
struct ProseBuilder {
  /// What comes between two pieces of text; of several that are asked for in one place, the strongest.
  enum Separator: Int, Comparable {
    case nothing, space, cell, line, paragraph

    static func < (left: Separator, right: Separator) -> Bool { left.rawValue < right.rawValue }

    var text: StaticString {
      switch self {
      case .nothing: ""
      case .space: " "
      case .cell: " | "
      case .line: "\n"
      case .paragraph: "\n\n"
      }
    }
  }

  let source: [UInt8]
  private(set) var prose: [UInt8] = []
  private var edits: [OffsetMap.Edit] = []
  /// How much of the source was dealt with.
  private(set) var position = 0
  private var pending = Separator.nothing

  init(_ source: [UInt8]) {
    self.source = source
    prose.reserveCapacity(source.count)
  }

  /// Asks for a separator before whatever comes next.
  mutating func separate(_ separator: Separator) {
    pending = max(pending, separator)
  }

  /// Takes over a stretch of the source as it stands.
  mutating func copy(_ range: Range<Int>) {
    var start = max(range.lowerBound, position)
    let end = max(range.upperBound, start)
    if pending >= .line || prose.isEmpty {
      while start < end, source[start] == 0x20 || source[start] == 0x09 { start += 1 }
    }
    let range = start..<end
    guard !range.isEmpty else { return }
    settle(upTo: range.lowerBound)
    prose += source[range]
    position = range.upperBound
  }

  /// Puts a text in the place of a stretch of the source.
  mutating func replace(_ range: Range<Int>, by text: [UInt8]) {
    guard range.lowerBound >= position, !text.isEmpty else { return }
    settle(upTo: range.lowerBound)
    let start = prose.count
    prose += text
    edits.append(OffsetMap.Edit(source: range, target: start..<prose.count))
    position = range.upperBound
  }

  /// The prose and the way from it to the source.
  mutating func finish() -> (prose: [UInt8], map: OffsetMap) {
    pending = .nothing
    settle(upTo: source.count)
    return (prose, OffsetMap(edits: edits))
  }

  /// Leaves out everything up to a place, and writes the separator that was asked for.
  private mutating func settle(upTo place: Int) {
    let start = prose.count
    if start > 0, !(pending == .space && isSpace(prose[start - 1])) {
      pending.text.withUTF8Buffer { prose += $0 }
    }
    pending = .nothing
    guard place > position || prose.count > start else { return }
    edits.append(OffsetMap.Edit(source: position..<place, target: start..<prose.count))
    position = place
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 }
}
