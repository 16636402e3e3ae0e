internal import Drukproef
internal import Readers
internal import Text

/// A draft is read as a mask of its source: what is checked stands there, at the offsets that the map gives.
private func read(_ bytes: [UInt8], asNamed name: String) {
  guard let source = try? SourceText(decoding: bytes),
    let draft = try? DraftReaders.reader(for: name).draft(source)
  else { return }
  promise(SourceText.firstInvalidUTF8(draft.prose, from: 0) == nil, "prose is UTF-8")
  let tokens = Tokenizer.tokens(of: draft.prose)
  TokenizerTarget.check(tokens, of: draft.prose)
  for token in tokens.indices {
    let range = tokens[token].range
    let place = draft.map.source(lower: range.lower, upper: range.upper)
    promise(place.lower <= place.upper && place.upper <= draft.source.count, "a token of the prose lies in the source")
    promise(
      !TokenizerTarget.cuts(draft.source, place.lower) && !TokenizerTarget.cuts(draft.source, place.upper),
      "a token's place in the source cuts no character")
  }
}

struct PlainDraftTarget: FuzzTarget {
  static let name = "plain"
  func run(_ bytes: [UInt8]) { read(bytes, asNamed: "post.txt") }
}

struct MarkdownDraftTarget: FuzzTarget {
  static let name = "markdown"
  func run(_ bytes: [UInt8]) { read(bytes, asNamed: "post.md") }
}

struct HTMLDraftTarget: FuzzTarget {
  static let name = "html"
  func run(_ bytes: [UInt8]) { read(bytes, asNamed: "post.html") }
}
