package import Drukproef
package import Text

/// Markdown as CommonMark and GitHub know it, with front matter and the tags of site generators.
package enum MarkdownReader: DraftReader {
  package static let extensions = ["md", "markdown", "mdown", "mkd", "mkdn", "qmd", "rmd"]
  package static let defaults = ContextFields.siteDefaults

  package static func draft(_ source: SourceText) throws(DraftError.Reason) -> Draft { try draft(source, .markdown) }

  static func draft(_ source: SourceText, _ dialect: TemplateMask.Dialect) throws(DraftError.Reason) -> Draft {
    let frontMatter = try FrontMatter.read(source.utf8)
    let mask = TemplateMask(source.utf8, from: frontMatter.end, dialect)
    let blocks: MarkdownBlocks
    do throws(MarkdownBlocks.TooDeep) { blocks = try MarkdownBlocks(mask.text, from: frontMatter.end) } catch {
      throw .broken(source.utf8, at: error.place, .tooDeep)
    }
    var emitter = MarkupEmitter(source.utf8, text: blocks.text, captions: mask.captions)
    let bylines = frontMatter.emit(to: &emitter.builder)
    do throws(MarkupEmitter.Unclosed) {
      for leaf in blocks.leaves { try emit(leaf, of: blocks, to: &emitter) }
    } catch {
      throw .broken(source.utf8, at: error.place, error.construct.message)
    }
    let (prose, map) = emitter.finish()
    let comments = (emitter.comments + blocks.comments + mask.comments).sorted { $0.lowerBound < $1.lowerBound }
    return Draft(
      source: source.utf8, prose: prose, map: map, bylines: bylines, fields: frontMatter.fields,
      suppressions: SuppressionReader.suppressions(in: comments, of: source.utf8) + frontMatter.suppressions)
  }

  private static func emit(
    _ leaf: MarkdownBlocks.Leaf, of blocks: MarkdownBlocks, to emitter: inout MarkupEmitter
  ) throws(MarkupEmitter.Unclosed) {
    emitter.passTemplates(upTo: leaf.range.lowerBound)
    emitter.builder.separate(.paragraph)
    switch leaf.kind {
    case .html(let endsDocument): try emitter.html(leaf.range, isWhole: endsDocument)
    case .text: inlines(leaf.range, of: blocks, to: &emitter)
    case .title: emit(MarkdownInlines(title: leaf.range, in: blocks.text).pieces, leaf.range, to: &emitter)
    case .row:
      for cell in TableRow.cells(in: blocks.text, leaf.range) {
        inlines(cell, of: blocks, to: &emitter)
        emitter.builder.separate(.cell)
      }
    }
    emitter.builder.separate(.paragraph)
  }

  private static func inlines(_ range: Range<Int>, of blocks: MarkdownBlocks, to emitter: inout MarkupEmitter) {
    emit(MarkdownInlines(blocks.text, range, labels: blocks.labels).pieces, range, to: &emitter)
  }

  private static func emit(
    _ pieces: [MarkdownInlines.Piece], _ range: Range<Int>, to emitter: inout MarkupEmitter
  ) {
    var place = range.lowerBound
    for piece in pieces {
      emitter.builder.copy(place..<max(place, piece.range.lowerBound))
      place = piece.range.upperBound
      switch piece.action {
      case .keep: emitter.builder.copy(piece.range)
      case .leaveOut: break
      case .replace(let text): emitter.builder.replace(piece.range, by: text)
      case .separate(let separator): emitter.builder.separate(separator)
      case .marks(let first, let last):
        emitter.builder.copy(piece.range.lowerBound + first..<(piece.range.upperBound - last))
      case .template:
        emitter.builder.separate(.space)
        emitter.passTemplates(upTo: piece.range.upperBound)
      case .tag(let tag): emitter.tag(tag)
      case .comment(let range): emitter.addComment(range)
      }
    }
    emitter.builder.copy(place..<range.upperBound)
  }
}

/// Markdown with components in it.
package enum MDXReader: DraftReader {
  package static let extensions = ["mdx"]
  package static let defaults = ContextFields.siteDefaults

  package static func draft(_ source: SourceText) throws(DraftError.Reason) -> Draft {
    try MarkdownReader.draft(source, .mdx)
  }
}

extension ContextFields {
  /// A page of a site: the school's own account speaks on its blog.
  static var siteDefaults: ContextFields {
    var fields = ContextFields()
    fields.channel = .blog
    fields.authorRole = .school
    return fields
  }
}

extension Wording {
  fileprivate static let tooDeep = Wording(
    nl: "hier staan meer dan \(MarkdownBlocks.depthLimit) citaten of lijsten in elkaar. Haal er een paar niveaus uit.",
    en: "more than \(MarkdownBlocks.depthLimit) quotations or lists are nested here. Take some levels out.")
}
