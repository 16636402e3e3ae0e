package import Text

/// One post, immutable: what the author wrote, the prose in it, and the way from the one to the other.
package struct Document: Sendable {
  /// The text as decoded, with any markup; findings are shown in it.
  package let source: [UInt8]
  /// What recognizers read: valid UTF-8 without markup.
  package let prose: [UInt8]
  /// From prose (target) to source.
  package let map: OffsetMap
  package let context: Context
  /// Where the prose names the author as such, as front matter does.
  package let bylines: [ProseRange]
  private let markupEnding: Ending?

  /// Makes a document from a reader's work.
  ///
  /// - Parameter ending: where its text ends; nil where it ends with its last line.
  package init(
    source: [UInt8], prose: [UInt8], map: OffsetMap, context: Context, bylines: [ProseRange] = [], ending: Ending? = nil
  ) {
    self.source = source
    self.prose = prose
    self.map = map
    self.context = context
    self.bylines = bylines
    markupEnding = ending
  }

  /// Where a sentence can be put below it.
  package var ending: Ending { markupEnding ?? Ending(below: source) }

  /// A plain text: the source is the prose.
  package init(_ text: String, context: Context = Context()) {
    self.init(utf8: Array(text.utf8), context: context)
  }

  /// A plain text in valid UTF-8.
  package init(utf8: [UInt8], context: Context) {
    self.init(source: utf8, prose: utf8, map: .identity, context: context)
  }
}
