/// What is known of a post beside its text: who writes it, where it will stand, what comes with it.
///
/// The fields and their values are those of the contract's "Context of a post"; nil or empty means unknown.
public struct Context: Sendable, Equatable {
  /// Who writes. Unknown: staff rules become advice.
  public enum AuthorRole: String, Sendable, CaseIterable {
    case medewerker
    case medewerkerPrive = "medewerker-prive"
    case oudMedewerker = "oud-medewerker"
    case leerling, ouder, school
  }

  /// Where the post will stand.
  public enum Channel: String, Sendable, CaseIterable {
    case facebook, instagram, x, linkedin, tiktok, youtube, snapchat, whatsapp, telegram, mastodon
    case blog, website, schoolgids, intranet, groepsapp

    /// Whether anybody may read what stands there.
    public var isPublic: Bool {
      switch self {
      case .intranet, .groepsapp, .whatsapp, .telegram, .snapchat: false
      default: true
      }
    }

    /// As the medium itself writes it.
    package var title: String {
      switch self {
      case .facebook: "Facebook"
      case .instagram: "Instagram"
      case .x: "X"
      case .linkedin: "LinkedIn"
      case .tiktok: "TikTok"
      case .youtube: "YouTube"
      case .snapchat: "Snapchat"
      case .whatsapp: "WhatsApp"
      case .telegram: "Telegram"
      case .mastodon: "Mastodon"
      case .blog: "Blog"
      case .website: "Website"
      case .schoolgids: "Schoolgids"
      case .intranet: "Intranet"
      case .groepsapp: "Groepsapp"
      }
    }
  }

  public enum Medium: String, Sendable, CaseIterable {
    case photo, video, audio
  }

  /// Ids of protocols, stacked in this order.
  public var protocolIDs: [String] = []
  public var authorRole: AuthorRole?
  public var channel: Channel?
  public var media: [Medium] = []
  public var author: String?
  public var publishedAt: Timestamp?
  /// Names of the people in the pictures, where the author gives them.
  public var depicted: [String] = []
  public var group: String?

  public init() {}
}
