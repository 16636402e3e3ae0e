package import Drukproef

/// Something in an export that could not be read, and where. The scan goes on, but it is not clean: what was not read was not
/// checked. Never quotes the export.
package struct ExportProblem: Error, Sendable, Equatable {
  /// The path as given, and the path within an archive after `!`.
  package var file: String
  /// From 0, in the file as it came out of its archive.
  package var byte: Int?
  package var message: Wording

  package init(_ message: Wording, in file: String, at byte: Int? = nil) {
    self.message = message
    self.file = file
    self.byte = byte
  }

  /// The file and the byte, as far as there is one.
  package var place: String { byte.map { "\(file) (byte \($0))" } ?? file }
}

/// Why a record that was read is no post to check.
package enum SkipReason: String, Sendable, CaseIterable, Comparable {
  /// A line that the app wrote: somebody joined, the subject changed.
  case system
  case deleted
  /// An earlier version of a post that was edited; the last one counts.
  case earlierVersion
  /// The same post was read already.
  case duplicate
  /// Neither words nor media.
  case empty
  /// Somebody else's post passed on without a word.
  case boost
  /// A page of the site's own machinery: menu, revision, template, setting.
  case notAPost

  package static func < (left: SkipReason, right: SkipReason) -> Bool { left.rawValue < right.rawValue }

  package var title: Wording {
    switch self {
    case .system: Wording(nl: "systeemregels", en: "system lines")
    case .deleted: Wording(nl: "verwijderde berichten", en: "deleted posts")
    case .earlierVersion: Wording(nl: "eerdere versies", en: "earlier versions")
    case .duplicate: Wording(nl: "dubbele berichten", en: "duplicates")
    case .empty: Wording(nl: "berichten zonder inhoud", en: "posts without content")
    case .boost: Wording(nl: "doorgeplaatste berichten van anderen", en: "reposts of others")
    case .notAPost: Wording(nl: "onderdelen die geen bericht zijn", en: "items that are no posts")
    }
  }
}
