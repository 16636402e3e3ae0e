internal import Drukproef
internal import Readers
internal import Text

/// A draft that is open in an editor, and what came of reading it.
struct OpenDraft {
  let uri: String
  private let languageID: String
  private(set) var version: Int
  private(set) var source: [UInt8]
  private(set) var index: LineIndex
  var outcome: CheckedDraft.Outcome?

  init(uri: String, languageID: String, version: Int, text: String) {
    self.uri = uri
    self.languageID = languageID
    self.version = version
    source = Array(text.utf8)
    index = LineIndex(source)
  }

  /// Takes changes in the order in which an editor tells them; each counts from the one before it.
  mutating func apply(_ changes: [JSONValue], version: Int, unit: LineIndex.Unit) {
    self.version = version
    for change in changes {
      guard let text = change["text"]?.string else { continue }
      if let range = change["range"], let lower = byte(range["start"], unit), let upper = byte(range["end"], unit),
        lower <= upper
      {
        source.replaceSubrange(lower..<upper, with: text.utf8)
      } else {
        source = Array(text.utf8)
      }
      index = LineIndex(source)
    }
    outcome = nil
  }

  /// The byte at a position of the protocol, which counts from 0.
  func byte(_ position: JSONValue?, _ unit: LineIndex.Unit) -> Int? {
    guard let line = position?["line"]?.integer, let character = position?["character"]?.integer, line >= 0,
      character >= 0, line < Int.max, character < Int.max
    else { return nil }
    return index.byte(at: LineIndex.Place(line: line + 1, column: character + 1), in: unit)
  }

  /// The name by which a reader is chosen: the editor's idea of the language, else the file's name.
  var name: String {
    switch languageID {
    case "markdown": "bericht.md"
    case "html": "bericht.html"
    case "mdx": "bericht.mdx"
    default: uri
    }
  }

  /// The words that start and end a remark in this draft; nil where there are no remarks.
  var remark: (start: String, end: String)? {
    switch FilePaths.pathExtension(of: name) {
    case "mdx": ("{/* ", " */}")
    case "txt", "text": nil
    case _ where DraftReaders.reads(name): ("<!-- ", " -->")
    default: nil
    }
  }

  /// The finding of which the protocol's diagnostics tell, with where each stands.
  func findings(_ proof: Proof) -> [(finding: Finding, range: SourceRange)] {
    proof.findings.map { finding in
      (finding, finding.range.map(proof.document.map.source) ?? SourceRange(0, index.line(1).upperBound))
    }
  }
}
