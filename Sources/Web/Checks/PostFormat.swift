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
      draft = try DraftReaders.draft(Array(post.text.utf8), by: DraftReaders.reader(for: fileName))
    } catch {
      throw PostProblem(message: error.message)
    }
    switch desk.proof(of: draft, fields: post.fields.over(draft.fields), isOwn: true) {
    case .proof(let proof): return proof.applying(draft.suppressions)
    case .failure(let message): throw PostProblem(message: message)
    }
  }
}

/// Why a post could not be read. Never quotes it.
struct PostProblem: Error {
  let message: Wording
}
