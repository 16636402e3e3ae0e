package import Text

/// Changes to a draft, put together: the source with all of them made.
package struct Revision: Sendable {
  private var changes: [(range: SourceRange, text: [UInt8])] = []
  private var additions: [[UInt8]] = []

  package init() {}

  /// The changes that mend a proof's findings and can be made unasked.
  ///
  /// - Parameter mayAppend: whether text can be put after the last line: not where a closing tag must be last.
  package init(safeFixesOf proof: Proof, mayAppend: Bool) {
    for finding in proof.findings {
      for suggestion in finding.suggestions where suggestion.isSafe {
        switch suggestion.place {
        case .range(let range): replace(proof.document.map.source(range), by: suggestion.replacement)
        case .end: if mayAppend { append(suggestion.replacement) }
        }
      }
    }
  }

  package var isEmpty: Bool { changes.isEmpty && additions.isEmpty }

  package mutating func replace(_ range: SourceRange, by text: String) { changes.append((range, Array(text.utf8))) }

  package mutating func append(_ text: String) {
    let bytes = Array(text.utf8)
    if !additions.contains(bytes) { additions.append(bytes) }
  }

  /// The source with the changes made. Of two that overlap the one that begins first, or is longer, is made.
  package func applied(to source: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    var done = 0
    for change in changes.sorted(by: { $0.range < $1.range }) where change.range.lower >= done {
      var range = change.range.range
      if change.text.isEmpty { range = Self.withSpace(range, in: source, from: done) }
      output += source[done..<range.lowerBound] + change.text
      done = range.upperBound
    }
    output += source[done...]
    return additions.isEmpty ? output : Self.appending(additions, to: output)
  }

  /// What is taken out goes with the brackets round it and the space before it.
  static func withSpace(_ range: Range<Int>, in source: [UInt8], from start: Int) -> Range<Int> {
    var (lower, upper) = (range.lowerBound, range.upperBound)
    if lower > start, upper < source.count, source[lower - 1] == UInt8(ascii: "("), source[upper] == UInt8(ascii: ")") {
      (lower, upper) = (lower - 1, upper + 1)
    }
    if lower > start, source[lower - 1] == UInt8(ascii: " ") {
      lower -= 1
    } else if upper < source.count, source[upper] == UInt8(ascii: " ") {
      upper += 1
    }
    return lower..<upper
  }

  /// Puts texts after the last line, as one paragraph, and keeps the line end that the file had.
  private static func appending(_ additions: [[UInt8]], to source: [UInt8]) -> [UInt8] {
    var body = source[...]
    while let last = body.last, [9, 10, 13, 32].contains(last) { body.removeLast() }
    let ending = source[body.endIndex...]
    let usesCarriageReturn = source.contains(13)
    let lineEnd: [UInt8] = usesCarriageReturn ? [13, 10] : [10]
    let paragraph = Array(additions.joined(separator: [32]))
    return body + (body.isEmpty ? [] : lineEnd + lineEnd) + paragraph + ending
  }
}
