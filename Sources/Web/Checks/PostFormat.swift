internal import CommandLineInterface
internal import Drukproef
internal import Readers
internal import Text

/// How a post that was sent is written: plain unless it says otherwise.
enum PostFormat: String, CaseIterable {
  case text, markdown, html

  private var fileName: String {
    switch self {
    case .text: "a.txt"
    case .markdown: "a.md"
    case .html: "a.html"
    }
  }

  /// Reads a post; positions are those of the text as it was sent.
  func proof(of post: PostRecord, at desk: Desk) throws(PostProblem) -> Proof {
    if self == .text {
      do throws(PostRecordError) { return try desk.proof(of: post) } catch { throw PostProblem(message: error.message) }
    }
    let draft: Draft
    do throws(DraftError) {
      draft = try DraftReaders.draft(Self.fileBytes(post.text), by: DraftReaders.reader(for: fileName))
    } catch {
      throw PostProblem(message: error.message)
    }
    switch desk.proof(of: draft, fields: post.fields.over(draft.fields), isOwn: true) {
    case .proof(let proof): return proof.applying(draft.suppressions)
    case .failure(let message): throw PostProblem(message: message)
    }
  }
}

extension PostFormat {
  /// The text as a file may hold it: what would make a reader of files stop or skip is put in another character of the
  /// same length, so that positions stay.
  private static func fileBytes(_ text: String) -> [UInt8] {
    var bytes = text.utf8.map { $0 == 0 ? UInt8(ascii: " ") : $0 }
    // A byte order mark is skipped in a file; a word joiner is not.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.replaceSubrange(0..<3, with: [0xE2, 0x81, 0xA0]) }
    return bytes
  }
}

/// Why a post could not be read. Never quotes it.
struct PostProblem: Error {
  let message: Wording
}
