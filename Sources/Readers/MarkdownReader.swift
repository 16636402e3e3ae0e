package import Drukproef
package import Text

/// Markdown, for now read as it stands: its marks are few and the tokenizer passes over them.
package enum MarkdownReader: DraftReader {
  package static let extensions = ["md", "markdown"]
  package static let defaults = ContextFields.siteDefaults

  package static func draft(_ source: SourceText) -> Draft { PlainReader.draft(source) }
}

/// HTML, for now read as it stands.
package enum HTMLReader: DraftReader {
  package static let extensions = ["html", "htm"]
  package static let defaults = ContextFields.siteDefaults

  package static func draft(_ source: SourceText) -> Draft { PlainReader.draft(source) }
}

extension ContextFields {
  /// A page of a site: the school's own account speaks on its blog.
  fileprivate static var siteDefaults: ContextFields {
    var fields = ContextFields()
    fields.channel = .blog
    fields.authorRole = .school
    return fields
  }
}
