/// All patterns that ship with the program, as the compiled lists have them.
///
/// For one draft only those patterns are read whose words and classes stand in it; for many posts all are, once. Both
/// give the same matches, which a test holds.
package struct PatternLibrary: Sendable {
  /// `element patterns`: a word's key or a class as `<number>`, and the bytes at which the patterns that are looked up by
  /// it start in `patterns`.
  private let anchors: SortedList
  /// `family line required pattern`: the byte at which the family starts in `families`, the line of its file, the elements
  /// that the pattern cannot do without, and the pattern as written. In the order of the files.
  private let patterns: SortedList
  /// `id file line attributes`.
  private let familyList: SortedList
  private let classes: WordClasses
  private var whole: PatternSet?

  /// All families in the order of the files; none unless all patterns were read.
  package var families: [PatternFamily] { whole?.families ?? [] }

  package init(anchors: SortedList, patterns: SortedList, families: SortedList, classes: WordClasses) {
    self.anchors = anchors
    self.patterns = patterns
    familyList = families
    self.classes = classes
  }

  /// The same, with all patterns read.
  ///
  /// - Throws: ``PatternFileError`` for a pattern at fault.
  package func read() throws(PatternFileError) -> PatternLibrary {
    var builder = Builder(self)
    var next = 0
    while let row = patterns.row(at: next) {
      try builder.add(row)
      next = row.end + 1
    }
    var library = self
    library.whole = builder.set
    return library
  }

  /// The patterns that can match in a post: all of them or, unless all were read, those that its words and classes allow.
  package func patterns(for buffer: TokenBuffer, _ hits: ClassHits) -> PatternSet {
    if let whole { return whole }
    var chosen: Set<Int> = []
    for sentence in buffer.sentences where !sentence.tokens.isEmpty {
      var present = ElementSet()
      for token in sentence.tokens { present.insert(buffer[token].hash) }
      var here: Set<WordClass> = []
      for hit in hits.within(sentence.tokens) {
        if here.insert(hit.wordClass).inserted { present.insert(.element(Int(hit.wordClass.rawValue))) }
      }
      for token in sentence.tokens { choose(anchors.row(buffer.keyBytes(token)), present, into: &chosen) }
      for wordClass in here {
        choose(anchors.row(Array("<\(wordClass.rawValue)>".utf8)[...]), present, into: &chosen)
      }
    }
    var builder = Builder(self)
    for start in chosen.sorted() {
      // What ships has been read as a whole by a test: no pattern of it is at fault.
      if let row = patterns.row(at: start) { try? builder.add(row) }
    }
    return builder.set
  }

  /// Chooses the patterns of a row of `anchors` that miss nothing.
  private func choose(_ row: SortedList.Row?, _ present: ElementSet, into chosen: inout Set<Int>) {
    guard let row else { return }
    for start in row.columnBytes(1).split(separator: 32) {
      let start = start.decimal
      guard !chosen.contains(start), let pattern = patterns.row(at: start) else { continue }
      var required = ElementSet()
      for element in pattern.columnBytes(2).split(separator: 32) { required.insert(Self.element(element)) }
      if present.contains(required) { chosen.insert(start) }
    }
  }

  private static func element(_ text: some Collection<UInt8>) -> TokenHash {
    text.first == UInt8(ascii: "<") ? .element(text.dropFirst().decimal) : TokenHash(text)
  }

  /// Reads rows of `patterns`, in order.
  private struct Builder {
    let library: PatternLibrary
    var set = PatternSet()
    private var family = -1

    init(_ library: PatternLibrary) { self.library = library }

    mutating func add(_ row: SortedList.Row) throws(PatternFileError) {
      let family = row.columnBytes(0).decimal
      if family != self.family, let head = library.familyList.row(at: family) {
        set.add(
          PatternFamily(
            id: head.column(0), attributes: head.columnBytes(3), file: head.column(1),
            line: head.columnBytes(2).decimal))
        self.family = family
      }
      let line = row.columnBytes(1).decimal
      do throws(PatternSyntaxError) {
        _ = try set.add(Array(row.columnBytes(3))[...], line: line, classes: library.classes)
      } catch {
        throw PatternFileError(file: set.families.last?.file ?? "", line: line, message: error.message)
      }
    }
  }
}
