/// The readers there are. The first that knows a file by its start reads it.
enum ExportReaders {
  private static let all: [any ExportReader.Type] = [
    XReader.self, MastodonReader.self, TelegramReader.self, InstagramReader.self, FacebookReader.self,
    SnapchatReader.self,
    TikTokReader.self, JSONLinesReader.self, WhatsAppReader.self, TikTokTextReader.self, LinkedInReader.self,
    LinkedInArticleReader.self, YouTubeReader.self, HTMLExportReader.self, WordPressReader.self, FeedReader.self,
    MarkdownFolderReader.self, TableReader.self,
  ]

  static func reader(for head: FileHead, _ options: ReadingOptions) -> (any ExportReader)? {
    for type in all { if let reader = type.init(head, options) { return reader } }
    return nil
  }
}
