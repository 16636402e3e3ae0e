internal import Drukproef
internal import Text

/// What stands above a post in YAML (`---`), TOML (`+++`) or JSON (`{`): words that are published, what is known of the post,
/// and what is not to be reported.
struct FrontMatter {
  /// One value, with where it stands.
  struct Leaf {
    /// The keys that lead to it, in lower case with `_` for `-`. Places in a list are left out.
    var path: [String]
    /// The mapping that it stands in, by number.
    var mapping: Int
    var value: String
    /// As written, with quotation marks.
    var range: Range<Int>
    var style: ScalarText.Style
    var isText = true
  }

  /// The first byte after it; 0 when there is none.
  private(set) var end = 0
  private(set) var fields = ContextFields()
  private(set) var suppressions: [Suppression] = []
  private var words: [Leaf] = []

  /// Broken front matter, and where.
  struct Fault: Error {
    let place: Int
    let message: Wording
  }

  /// Reads what stands at the start of a source; a source without front matter gives an empty one.
  static func read(_ source: [UInt8]) throws(DraftError.Reason) -> FrontMatter {
    do throws(Fault) { return try FrontMatter(source) } catch {
      throw .broken(source, at: error.place, error.message)
    }
  }

  private init(_ source: [UInt8]) throws(Fault) {
    guard let block = try FrontMatterBlock(source) else { return }
    let leaves: [Leaf]
    switch block.format {
    case .yaml:
      guard let found = try FrontMatterYAML.leaves(of: source, in: block.body) else { return }
      leaves = found
    case .toml: leaves = try FrontMatterTOML.leaves(of: source, in: block.body)
    case .json: leaves = try FrontMatterJSON.leaves(of: source, in: block.body)
    }
    end = block.end
    words = leaves.filter { $0.isText && FrontMatterKeys.holdsWords($0.path) }
    fields = try FrontMatterKeys.fields(leaves)
    suppressions = try FrontMatterKeys.suppressions(leaves, file: source.count)
  }

  /// Gives the words to the prose, each value a paragraph.
  ///
  /// - Returns: where in the prose the author is named.
  func emit(to builder: inout ProseBuilder) -> [ProseRange] {
    var bylines: [ProseRange] = []
    for leaf in words {
      builder.separate(.paragraph)
      let start = builder.prose.count
      ScalarText.emit(leaf.range, leaf.style, to: &builder)
      if FrontMatterKeys.isByline(leaf.path) { bylines.append(ProseRange(start, builder.prose.count)) }
    }
    if end > 0 { builder.separate(.paragraph) }
    return bylines
  }
}

/// Where front matter stands.
struct FrontMatterBlock {
  enum Format {
    case yaml, toml, json
  }

  let format: Format
  /// Between the fences; of JSON the object itself.
  let body: Range<Int>
  let end: Int

  /// nil when a source starts with something else.
  ///
  /// - Throws: ``FrontMatter/Fault`` when it starts but does not end.
  init?(_ source: [UInt8]) throws(FrontMatter.Fault) {
    guard let first = source.first else { return nil }
    switch first {
    case UInt8(ascii: "-"):
      guard let block = Self.fenced(source, by: "---") else { return nil }
      if let body = block.body {
        (format, self.body, end) = (.yaml, body, block.end)
        return
      }
      // Without an end it is a rule between paragraphs, unless a key follows.
      guard Self.startsWithKey(source, at: block.end) else { return nil }
      throw FrontMatter.Fault(place: 0, message: .unclosed("---"))
    case UInt8(ascii: "+"):
      guard let block = Self.fenced(source, by: "+++") else { return nil }
      if let body = block.body {
        (format, self.body, end) = (.toml, body, block.end)
        return
      }
      guard Self.startsWithKey(source, at: block.end) else { return nil }
      throw FrontMatter.Fault(place: 0, message: .unclosed("+++"))
    case UInt8(ascii: "{"):
      let next = source.dropFirst().first { !$0.isSpace }
      guard next == UInt8(ascii: "\"") else { return nil }
      end = try FrontMatterJSON.end(of: source)
      (format, body) = (.json, 0..<end)
    default: return nil
    }
  }

  /// The lines between two fences; when the second is missing, no body and the end of the first.
  private static func fenced(_ source: [UInt8], by fence: StaticString) -> (body: Range<Int>?, end: Int)? {
    var lineStart = 0
    var start: Int?
    while lineStart < source.count {
      let lineEnd = source.endOfLine(from: lineStart, upTo: source.count)
      let next = lineEnd < source.count ? source.endOfLineBreak(at: lineEnd, upTo: source.count) : lineEnd
      let isFence =
        source.holds(fence, at: lineStart, upTo: lineEnd) && source[lineStart + 3..<lineEnd].allSatisfy(\.isBlank)
      guard let start else {
        guard isFence else { return nil }
        start = next
        lineStart = next
        continue
      }
      let isDots = fence.utf8Start.pointee == UInt8(ascii: "-") && source[lineStart..<lineEnd].elementsEqual("...".utf8)
      if isFence || isDots { return (start..<lineStart, next) }
      lineStart = next
    }
    return start.map { (nil, $0) }
  }

  private static func startsWithKey(_ source: [UInt8], at start: Int) -> Bool {
    var index = start
    while index < source.count, source[index].isLetter || source[index].isDigit || "_-".utf8.contains(source[index]) {
      index += 1
    }
    let end = index
    while index < source.count, source[index].isBlank { index += 1 }
    return end > start && index < source.count
      && (source[index] == UInt8(ascii: ":") || source[index] == UInt8(ascii: "="))
  }
}

extension Wording {
  fileprivate static func unclosed(_ fence: String) -> Wording {
    Wording(
      nl: "de gegevens boven het bericht beginnen met \(fence), maar worden nergens afgesloten met \(fence). "
        + "Zet die regel er onder.",
      en: "the front matter starts with \(fence) but is never closed with \(fence). Put that line under it.")
  }
}
