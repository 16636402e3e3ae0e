import Drukproef
import Testing
import Text

@testable import Readers

/// Reads marked sources: `⟦…⟧` stands round every place in the source where a word of the prose came from.
enum MarkedDraft {
  /// Marks round every place that a word of the prose maps to.
  static func marked(_ source: String, _ word: String, as ending: String) throws -> String {
    let draft = try draft(source, as: ending)
    let wanted = Array(word.utf8)
    var bytes = draft.source
    var index = draft.prose.count - wanted.count
    while index >= 0 {
      if draft.prose[index..<(index + wanted.count)].elementsEqual(wanted) {
        let range = draft.map.source(ProseRange(index, index + wanted.count))
        bytes.insert(contentsOf: Array("⟧".utf8), at: range.upper)
        bytes.insert(contentsOf: Array("⟦".utf8), at: range.lower)
      }
      index -= 1
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  static func draft(_ source: String, as ending: String) throws -> Draft {
    try DraftReaders.draft(Array(source.utf8), by: DraftReaders.reader(for: "bericht." + ending))
  }

  static func prose(_ source: String, as ending: String) throws -> String {
    String(decoding: try draft(source, as: ending).prose, as: UTF8.self)
  }

  /// The words of the prose, without regard to how they are laid out.
  static func words(_ source: String, as ending: String) throws -> [String] {
    try prose(source, as: ending).split(whereSeparator: \.isWhitespace).map(String.init)
  }

  /// Expects that the word comes from the marked places and from nowhere else.
  static func holds(
    _ text: String, _ word: String = "Mees", as ending: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let plain = text.split(whereSeparator: { $0 == "⟦" || $0 == "⟧" }).joined()
    do {
      let found = try marked(plain, word, as: ending)
      #expect(found == text, sourceLocation: sourceLocation)
    } catch {
      Issue.record(error, sourceLocation: sourceLocation)
    }
  }
}
