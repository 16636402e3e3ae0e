package import Drukproef
package import Text

/// HTML: its text, and what attributes and the head of the page say in words.
package enum HTMLReader: DraftReader {
  package static let extensions = ["html", "htm", "xhtml"]
  package static let defaults = ContextFields.siteDefaults

  package static func draft(_ source: SourceText) throws(DraftError.Reason) -> Draft {
    let frontMatter = try FrontMatter.read(source.utf8)
    let mask = TemplateMask(source.utf8, from: frontMatter.end, .html)
    var emitter = MarkupEmitter(source.utf8, text: mask.text, captions: mask.captions)
    let bylines = frontMatter.emit(to: &emitter.builder)
    emitter.builder.separate(.paragraph)
    do throws(MarkupEmitter.Unclosed) {
      try emitter.html(frontMatter.end..<source.utf8.count, isWhole: true)
    } catch {
      throw .broken(source.utf8, at: error.place, error.construct.message)
    }
    let (prose, map) = emitter.finish()
    return Draft(
      source: source.utf8, prose: prose, map: map, bylines: bylines, fields: frontMatter.fields,
      suppressions: SuppressionReader.suppressions(in: emitter.comments, of: source.utf8) + frontMatter.suppressions,
      ending: HTMLEnding(source.utf8, from: frontMatter.end).ending)
  }
}

extension MarkupEmitter.Unclosed.Construct {
  var message: Wording {
    switch self {
    case .comment:
      Wording(
        nl: "deze opmerking (<!--) wordt nergens afgesloten met -->, dus de rest is niet te lezen. Sluit haar af.",
        en: "this comment (<!--) is never closed with -->, so the rest cannot be read. Close it.")
    case .tag:
      Wording(
        nl:
          "deze tag wordt nergens afgesloten met >, dus de rest is niet te lezen. Sluit hem af, of schrijf &lt; voor <.",
        en: "this tag is never closed with >, so the rest cannot be read. Close it, or write &lt; for <.")
    case .element(let name):
      Wording(
        nl: "<\(name)> wordt nergens afgesloten met </\(name)>, dus de rest is niet te lezen. Sluit het af.",
        en: "<\(name)> is never closed with </\(name)>, so the rest cannot be read. Close it.")
    }
  }
}
