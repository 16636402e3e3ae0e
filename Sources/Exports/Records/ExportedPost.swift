package import Drukproef
package import Readers

/// One post, comment or message as an export gives it.
package struct ExportedPost: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case post = "bericht"
    case comment = "reactie"
    case message = "chatbericht"
    /// Somebody else's words passed on.
    case repost = "doorgeplaatst"
  }

  package var kind: Kind
  package var text: String
  package var id: String?
  /// Whether no other post of its platform has this id, in whatever export.
  package var isGlobalID = true
  package var author: String?
  /// Whether the owner of the export wrote it; nil when the export does not tell.
  package var isOwn: Bool?
  package var time: PostTime?
  package var channel: Context.Channel?
  /// One for each picture, film or recording.
  package var media: [Context.Medium] = []
  /// The id or address of what it answers.
  package var replyTo: String?
  /// Where it can be seen.
  package var link: String?
  /// Who may see it, in the platform's words.
  package var audience: String?
  /// What few posts have.
  private var extras: Extras?
  /// Whether it is but the start of a long post, whose whole may stand elsewhere in the export.
  package var isShortened = false
  /// Whether it is such a whole.
  package var isLongVersion = false
  /// The first byte of its record in the file.
  package var byte: Int
  /// The file it stands in; set by the scan.
  package var file = ""

  package init(_ kind: Kind = .post, text: String, byte: Int) {
    self.kind = kind
    self.text = text
    self.byte = byte
  }

  /// Kept apart, for posts are handed on by the million.
  private final class Extras: Sendable {
    let draft: Draft?
    let fields: ContextFields

    init(_ draft: Draft?, _ fields: ContextFields) {
      self.draft = draft
      self.fields = fields
    }
  }

  /// The text with its markup, for posts that are files of their own.
  package var draft: Draft? {
    get { extras?.draft }
    set { extras = Extras(newValue, fields) }
  }

  /// What the record says of itself in the contract's own fields.
  package var fields: ContextFields {
    get { extras?.fields ?? ContextFields() }
    set { extras = Extras(draft, newValue) }
  }

  /// The file on disk that it came from: that of the archive, for a post in one.
  package var fileOnDisk: String { file.split(separator: "!", maxSplits: 1).first.map(String.init) ?? file }

  /// Whether its id alone tells it from every other.
  var hasUniqueID: Bool { id != nil && isGlobalID }

  /// Whether there are words in it.
  package var hasWords: Bool {
    text.utf8.contains { $0 > 0x20 && $0 < 0x7F } || text.unicodeScalars.contains { !$0.properties.isWhitespace }
  }

  /// The context that the export gives.
  package var context: ContextFields {
    var fields = fields
    fields.channel = fields.channel ?? channel
    if fields.media == nil, !media.isEmpty { fields.media = Context.Medium.allCases.filter(media.contains) }
    fields.publishedAt = fields.publishedAt ?? time?.local
    fields.author = fields.author ?? author
    return fields
  }
}

// What a report may tell of where a post stands. An export can hold anything in these fields, the post itself among it: what
// does not look like an address, an id or a setting is left out.
extension ExportedPost {
  /// The address, if it is one of the web.
  package var toldLink: String? {
    link.flatMap { ($0.hasPrefix("https://") || $0.hasPrefix("http://")) && Self.isOneWord($0, most: 2000) ? $0 : nil }
  }

  /// The platform's id, if it is one word.
  package var toldID: String? { id.flatMap { Self.isOneWord($0, most: 300) ? $0 : nil } }

  /// Who may see it, if that is one word of letters, as in `MEMBER_NETWORK`.
  package var toldAudience: String? {
    audience.flatMap { audience in
      let isWord = audience.utf8.allSatisfy { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || $0 == 0x5F || $0 == 0x2D }
      return isWord && audience.utf8.count <= 40 ? audience : nil
    }
  }

  private static func isOneWord(_ text: String, most: Int) -> Bool {
    text.utf8.count <= most && !text.unicodeScalars.contains { $0.value < 0x21 || $0.properties.isWhitespace }
  }
}
