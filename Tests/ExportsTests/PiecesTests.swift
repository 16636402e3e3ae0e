import Drukproef
import Testing

@testable import Exports

/// A file that comes in pieces of any size gives what it gives as a whole: nothing hangs on where a piece ends.
@Suite struct PiecesTests {
  private static let paths = [
    "x/archief-2025/data/tweets.js", "x/archief-2019/tweet.js",
    "facebook/2024/your_facebook_activity/posts/your_posts__check_ins__photos_and_videos_1.json",
    "instagram/2025/your_instagram_activity/media/posts_1.json", "linkedin/Shares.csv", "linkedin/Comments.csv",
    "youtube/en/comments/comments.csv", "youtube/nl/reacties/reacties.csv", "whatsapp/ios/_chat.txt",
    "whatsapp/WhatsApp-chat met Ouders groep 5.txt", "telegram/ChatExport_2025-03-01/result.json",
    "telegram/account/result.json", "snapchat/nieuw/json/chat_history.json", "mastodon/outbox.json",
    "wordpress/dewilgenboom.000.xml", "blogger/blog.xml", "feeds/rss.xml", "csv/eigen.csv", "jsonl/berichten.jsonl",
    "tiktok/user_data_tiktok.json",
  ]

  @Test(arguments: paths, [1, 2, 3, 7, 64]) func sizeOfPiecesMeansNothing(_ path: String, _ size: Int) throws {
    let bytes = try FileBytes.read(Samples.path(path))
    let whole = try read(bytes, path, size: bytes.count)
    let pieces = try read(bytes, path, size: size)
    #expect(pieces.posts.map(\.text) == whole.posts.map(\.text))
    #expect(pieces.posts.map(\.byte) == whole.posts.map(\.byte))
    #expect(pieces.posts.map(\.time) == whole.posts.map(\.time))
    #expect(pieces.posts.map(\.author) == whole.posts.map(\.author))
    #expect(pieces.skipped == whole.skipped)
    #expect(pieces.problems == whole.problems)
  }

  private func read(_ bytes: [UInt8], _ path: String, size: Int) throws -> Harvest {
    let head = FileHead(name: path, bytes: Array(bytes.prefix(FileHead.size)), isNamed: true)
    guard var reader = ExportReaders.reader(for: head, ReadingOptions()) else {
      throw ExportProblem(Wording(nl: "geen", en: "none"), in: path)
    }
    let stream = try ByteStream(PieceSource(bytes, size: size))
    var harvest = Harvest()
    while try reader.advance(stream, &harvest) {}
    return harvest
  }
}

/// Bytes in pieces.
private final class PieceSource: ByteSource {
  private let bytes: [UInt8]
  private let size: Int
  private var position = 0

  init(_ bytes: [UInt8], size: Int) {
    self.bytes = bytes
    self.size = size
  }

  func read(into output: inout [UInt8]) -> Bool {
    let end = min(bytes.count, position + size)
    output += bytes[position..<end]
    defer { position = end }
    return end > position
  }
}
