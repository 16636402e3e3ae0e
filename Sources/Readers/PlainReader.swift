package import Drukproef
package import Text

/// Plain text: every character is prose.
package enum PlainReader: DraftReader {
  package static let extensions = ["txt", "text"]
  package static let defaults = ContextFields()

  package static func draft(_ source: SourceText) -> Draft {
    Draft(source: source.utf8, prose: source.utf8, map: .identity)
  }
}
