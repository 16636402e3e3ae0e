import Testing

@testable import Drukproef
@testable import Text

/// The examples of the pattern files about a post as a whole: each family finds what is marked and passes the rest.
@Suite struct SignalPatternTests {
  @Test func examplesHold() throws {
    let (lexicon, examples) = try Lexicon.withExamples()
    let proofreader = Proofreader(lexicon: lexicon, protocols: try ProtocolLibrary.standard())
    var count = 0
    for example in examples where example.file.hasPrefix("patterns/signal") {
      count += 1
      let text = example.text.filter { $0 != "⟦" && $0 != "⟧" }
      let reading = proofreader.reading(of: Document(text))
      let matches = reading.patterns.filter { reading.family($0).id == example.family }
      let place = Comment("\(example.file):\(example.line) \(example.family): \(example.text)")
      guard let marked = Self.marked(example.text) else {
        let denied = reading.patterns.filter { reading.family($0)["denies"] != nil }
        let left = matches.filter { match in !denied.contains { $0.tokens.overlaps(match.tokens) } }
        #expect(left.isEmpty, place)
        continue
      }
      #expect(
        matches.contains { match in
          let range = reading.range(match.tokens)
          return range.lower <= marked.lowerBound && marked.upperBound <= range.upper
            || marked.lowerBound <= range.lower && range.upper <= marked.upperBound
        }, place)
    }
    #expect(count > 100)
  }

  /// What families say of signals must be words that protocols know.
  @Test func everySignalIsKnown() throws {
    let lexicon = try Lexicon.standard()
    for family in lexicon.patterns.families {
      for attribute in ["signal", "denies"] {
        for name in family[attribute]?.split(separator: ",") ?? [] {
          #expect(Signal(rawValue: String(name)) != nil, "\(family.file):\(family.line) \(name)")
        }
      }
    }
  }

  /// The bytes between the marks, counted without them.
  private static func marked(_ text: String) -> Range<Int>? {
    guard let open = text.range(of: "⟦"), let close = text.range(of: "⟧") else { return nil }
    let start = text[..<open.lowerBound].utf8.count
    return start..<(start + text[open.upperBound..<close.lowerBound].utf8.count)
  }
}

extension String {
  /// Where a single character stands.
  fileprivate func range(of character: Character) -> Range<String.Index>? {
    firstIndex(of: character).map { $0..<index(after: $0) }
  }
}
