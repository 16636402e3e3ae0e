internal import Drukproef
internal import Text

/// What an editor marks.
struct Diagnostic {
  var range: SourceRange
  var severity: Int
  var code: String
  var message: String
}

/// What an editor can do about it.
struct QuickFix {
  var title: String
  var diagnostic: Diagnostic
  var range: SourceRange
  var text: String
  var isPreferred = false
}

/// Writes what the protocol knows of a draft, in the unit that was agreed on.
struct DiagnosticWriter {
  let unit: LineIndex.Unit

  func write(_ diagnostic: Diagnostic, _ draft: OpenDraft, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("range")
      write(diagnostic.range, draft, &writer)
      writer.member("severity", diagnostic.severity)
      writer.member("code", diagnostic.code)
      writer.member("source", "drukproef")
      writer.member("message", diagnostic.message)
    }
  }

  func write(_ action: QuickFix, _ draft: OpenDraft, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("title", action.title)
      writer.member("kind", "quickfix")
      if action.isPreferred { writer.member("isPreferred", true) }
      writer.key("diagnostics")
      writer.array { write(action.diagnostic, draft, &$0) }
      writer.key("edit")
      writer.object { writer in
        writer.key("changes")
        writer.object { writer in
          writer.key(draft.uri)
          writer.array { writer in
            writer.object { writer in
              writer.key("range")
              write(action.range, draft, &writer)
              writer.member("newText", action.text)
            }
          }
        }
      }
    }
  }

  func write(_ range: SourceRange, _ draft: OpenDraft, _ writer: inout JSONWriter) {
    writer.object { writer in
      for (name, byte) in [("start", range.lower), ("end", range.upper)] {
        let place = draft.index.place(ofByte: min(byte, draft.source.count), in: unit)
        writer.key(name)
        writer.object { writer in
          writer.member("line", place.line - 1)
          writer.member("character", place.column - 1)
        }
      }
    }
  }
}
