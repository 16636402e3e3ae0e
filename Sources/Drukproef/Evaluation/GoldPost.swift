internal import Text

/// A post with what a careful reader found in it: one line of a gold file.
package struct GoldPost: Sendable {
  package struct Span: Sendable {
    package var category: GoldCategory
    /// UTF-8 bytes of the text.
    package var range: Range<Int>
  }

  package let record: PostRecord
  package let spans: [Span]
  /// Ids of rules about the whole post.
  package let rules: Set<String>
  package let verdict: Verdict?

  /// A post that ought to draw nothing.
  package var isClean: Bool { spans.isEmpty && rules.isEmpty }

  package init(_ line: [UInt8]) throws(GoldError) {
    let value: JSONValue
    do throws(JSONError) { value = try JSONDocument(line).value } catch { throw .record(.notJSON(error)) }
    do throws(PostRecordError) { record = try PostRecord(value) } catch { throw .record(error.reason) }
    let index = CodePointIndex(record.text)
    var spans: [Span] = []
    for (number, element) in (value["spans"]?.array ?? []).enumerated() {
      spans.append(try Self.span(element, number, index))
    }
    self.spans = spans
    let rules = (value["doc_findings"]?.array ?? []).compactMap(\.string)
    for rule in rules where !RuleTitles.postRules.contains(where: { $0.id == rule }) { throw .unknownRule(rule) }
    self.rules = Set(rules)
    let verdict = value["verdict"]?.string
    self.verdict = verdict.flatMap(Verdict.init(rawValue:))
    if let verdict, self.verdict == nil { throw .unknownVerdict(verdict) }
  }

  private static func span(_ value: JSONValue, _ number: Int, _ index: CodePointIndex) throws(GoldError) -> Span {
    guard let start = value["start"]?.integer, let end = value["end"]?.integer, let name = value["category"]?.string
    else { throw .incompleteSpan(number) }
    guard let category = GoldCategory(name) else { throw .unknownCategory(name) }
    guard let range = index.bytes(start, end) else { throw .spanOutside(number) }
    if let text = value["text"]?.string, !text.utf8.elementsEqual(index.utf8[range]) { throw .spanDiffers(number) }
    return Span(category: category, range: range)
  }
}

/// A class in scoring: a kind, but with matters of health taken together.
package struct GoldCategory: Hashable, Sendable, Comparable {
  package let name: String
  package let family: Kind.Family
  private let order: Int

  package init(_ kind: Kind) {
    let isHealth = [.fysiologisch, .genetisch, .psychisch].contains(kind)
    name = isHealth ? "gezondheid" : kind.rawValue
    family = kind.family
    order = Kind.allCases.firstIndex(of: isHealth ? .fysiologisch : kind) ?? 0
  }

  /// By the name in a gold file; nil for a name that stands for nothing.
  package init?(_ name: String) {
    guard let kind = name == "gezondheid" ? .fysiologisch : Kind(rawValue: name) else { return nil }
    self.init(kind)
  }

  package static func < (left: GoldCategory, right: GoldCategory) -> Bool { left.order < right.order }
}

/// Where the code points of a text begin.
private struct CodePointIndex {
  let utf8: [UInt8]
  private let starts: [Int]

  init(_ text: String) {
    utf8 = Array(text.utf8)
    starts = utf8.indices.filter { [utf8] in utf8[$0] & 0xC0 != 0x80 } + [utf8.count]
  }

  func bytes(_ start: Int, _ end: Int) -> Range<Int>? {
    guard start >= 0, start < end, end < starts.count else { return nil }
    return starts[start]..<starts[end]
  }
}

/// Why a line is no gold post.
package enum GoldError: Error, Sendable {
  case record(PostRecordError.Reason)
  case incompleteSpan(Int), spanOutside(Int), spanDiffers(Int)
  case unknownCategory(String), unknownRule(String), unknownVerdict(String)

  package var message: Wording {
    switch self {
    case .record(let reason): PostRecordError(id: .null, reason: reason).message
    case .incompleteSpan(let number):
      Wording(
        nl: "span \(number) mist ‘start’, ‘end’ of ‘category’", en: "span \(number) lacks ‘start’, ‘end’ or ‘category’")
    case .spanOutside(let number):
      Wording(nl: "span \(number) valt buiten de tekst", en: "span \(number) lies outside the text")
    case .spanDiffers(let number):
      Wording(
        nl: "de tekst van span \(number) staat niet op die plek", en: "the text of span \(number) is not at its place")
    case .unknownCategory(let name): Wording(nl: "‘\(name)’ is geen soort", en: "‘\(name)’ is no kind")
    case .unknownRule(let name):
      Wording(nl: "‘\(name)’ is geen regel over een heel bericht", en: "‘\(name)’ is no rule about a whole post")
    case .unknownVerdict(let name): Wording(nl: "‘\(name)’ is geen oordeel", en: "‘\(name)’ is no verdict")
    }
  }
}
