package import Text

/// Changes to a draft, put together: the source with all of them made.
package struct Revision: Sendable {
  private var changes: [(range: SourceRange, text: [UInt8])] = []
  /// What comes below the text, as one paragraph.
  package private(set) var additions: [String] = []
  private var ending: Ending?

  package init() {}

  /// The changes that mend a proof's findings and can be made unasked.
  ///
  /// - Parameter made: sentences that were put below the text before, and that are not put there again.
  package init(safeFixesOf proof: Proof, after made: [String] = []) {
    ending = proof.document.ending
    for finding in proof.findings {
      for suggestion in finding.suggestions where suggestion.isSafe {
        switch suggestion.place {
        case .range(let range): replace(proof.document.map.source(range), by: suggestion.replacement)
        case .end: if !made.contains(suggestion.replacement) { append(suggestion.replacement) }
        }
      }
    }
  }

  package var isEmpty: Bool { changes.isEmpty && additions.isEmpty }

  package mutating func replace(_ range: SourceRange, by text: String) { changes.append((range, Array(text.utf8))) }

  package mutating func append(_ text: String) {
    if !additions.contains(text) { additions.append(text) }
  }

  /// The source with the changes made. Of two that overlap the one that begins first, or is longer, is made.
  package func applied(to source: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    var done = 0
    var changes = changes
    if !additions.isEmpty {
      let ending = ending ?? Ending(below: source)
      let place = SourceRange(ending.place, ending.place)
      changes.append((place, ending.text(additions.joined(separator: " "))))
    }
    for change in changes.sorted(by: { $0.range < $1.range }) where change.range.lower >= done {
      var range = change.range.range
      if change.text.isEmpty { range = Self.withSpace(range, in: source, from: done) }
      output += source[done..<range.lowerBound] + change.text
      done = range.upperBound
    }
    return output + source[done...]
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
}
