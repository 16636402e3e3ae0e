internal import CommandLineInterface
internal import Drukproef
internal import Exports
internal import Readers
internal import Text

/// A post and what came of it.
struct CheckedPost: Sendable {
  let post: ExportedPost
  /// From 0, in the order read.
  let sequence: Int
  /// nil when posts are counted only.
  var outcome: CheckedDraft.Outcome?
  /// Whether everything that was found in it was told by an earlier scan.
  var isKnown = false

  var proof: Proof? { if case .proof(let proof) = outcome { proof } else { nil } }
}

/// Reads posts for findings.
struct PostChecker: Sendable {
  let desk: Desk
  let least: Verdict?

  func check(_ post: ExportedPost) -> CheckedDraft.Outcome {
    let text = Array(post.text.utf8)
    let draft = post.draft ?? Draft(source: text, prose: text, map: .identity)
    return desk.proof(of: draft, fields: post.context, isOwn: post.isOwn ?? true, path: post.fileOnDisk)
  }
}

/// Posts that were checked together.
struct CheckedBatch: Sendable {
  let posts: [CheckedPost]
  let problems: [ExportProblem]
  let notes: [ExportProblem]

  init(_ batch: ExportScan.Batch, _ checker: PostChecker?) {
    posts = batch.posts.enumerated().map { index, post in
      CheckedPost(post: post, sequence: batch.first + index, outcome: checker?.check(post))
    }
    problems = batch.problems
    notes = batch.notes
  }
}

/// What the scan adds up to.
struct ScanTally {
  private(set) var verdicts: [Verdict: Int] = [:]
  private(set) var rules: [String: Int] = [:]
  private(set) var reachesThreshold = false
  private(set) var failures = 0
  /// Findings that an earlier scan told already.
  private(set) var known = 0
  private(set) var checked = 0

  mutating func count(_ post: CheckedPost, _ threshold: Verdict) {
    switch post.outcome {
    case .failure: failures += 1
    case .proof(let proof):
      checked += 1
      known += proof.suppressed.count { $0.cause == .baseline }
      verdicts[proof.verdict, default: 0] += 1
      for rule in Set(proof.findings.map(\.rule)) { rules[rule, default: 0] += 1 }
      if proof.verdict >= max(threshold, .aanpassen) { reachesThreshold = true }
    case nil: break
    }
  }
}
