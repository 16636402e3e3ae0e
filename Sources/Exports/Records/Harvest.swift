/// What readers bring in.
package struct Harvest: Sendable {
  package var posts: [ExportedPost] = []
  package var problems: [ExportProblem] = []
  /// To be told, though everything was read.
  package var notes: [ExportProblem] = []
  /// Under which name the owner of the export writes, where a file tells.
  package var owner: String?
  package private(set) var skipped: [SkipReason: Int] = [:]

  package init() {}

  package mutating func skip(_ reason: SkipReason, _ count: Int = 1) { skipped[reason, default: 0] += count }

  /// Takes over what another brought in, and empties it.
  mutating func merge(_ other: inout Harvest) {
    posts += other.posts
    problems += other.problems
    notes += other.notes
    owner = other.owner ?? owner
    for (reason, count) in other.skipped { skip(reason, count) }
    other.empty()
  }

  /// Lets go of everything, but for the room that it took.
  mutating func empty() {
    posts.removeAll(keepingCapacity: true)
    if !problems.isEmpty { problems = [] }
    if !notes.isEmpty { notes = [] }
    if !skipped.isEmpty { skipped = [:] }
    owner = nil
  }

  /// Takes a post, unless it is empty.
  package mutating func take(_ post: ExportedPost) {
    if post.media.isEmpty, !post.hasWords { return skip(.empty) }
    posts.append(post)
  }
}

/// What was read in all.
package struct ScanCounts: Sendable, Equatable {
  package var files = 0
  package var posts = 0
  package var comments = 0
  package var messages = 0
  package var reposts = 0
  /// Posts, comments and messages with words of the owner's own.
  package var own = 0
  /// Pictures, films and recordings.
  package var media = 0
  package var skipped: [SkipReason: Int] = [:]
  /// Read, but outside what was asked for.
  package var leftOut = 0
  package var problems = 0

  package init() {}

  package var all: Int { posts + comments + messages + reposts }

  package mutating func count(_ post: ExportedPost) {
    switch post.kind {
    case .post: posts += 1
    case .comment: comments += 1
    case .message: messages += 1
    case .repost: reposts += 1
    }
    if post.isOwn == true, post.hasWords { own += 1 }
    media += post.media.count
  }
}
