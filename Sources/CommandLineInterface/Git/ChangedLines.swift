internal import Drukproef

/// The lines of files that a change touches, by the files' paths from the top of the work tree.
package struct ChangedLines: Sendable {
  package private(set) var lines: [String: [ClosedRange<Int>]] = [:]

  /// What `git diff -U0 -z` writes; line breaks in paths stay what they are there, and so does everything else.
  init(diff: [UInt8], files: [String]) {
    var files = files[...]
    var path: String?
    for line in diff.split(separator: 10, omittingEmptySubsequences: false) {
      if line.starts(with: "diff --git ".utf8) {
        path = files.popFirst()
        if let path, lines[path] == nil { lines[path] = [] }
      } else if line.starts(with: "@@ ".utf8), let path, let range = Self.range(of: line) {
        lines[path, default: []].append(range)
      }
    }
  }

  /// The new lines of a hunk's head, `@@ -1,2 +3,4 @@`; nil when it only takes lines out.
  private static func range(of head: ArraySlice<UInt8>) -> ClosedRange<Int>? {
    guard let sign = head.split(separator: UInt8(ascii: " ")).first(where: { $0.first == UInt8(ascii: "+") }) else {
      return nil
    }
    let numbers = sign.dropFirst().split(separator: UInt8(ascii: ",")).map { Int(String(decoding: $0, as: UTF8.self)) }
    guard let first = numbers.first ?? nil else { return nil }
    let count = numbers.count > 1 ? numbers[1] ?? 0 : 1
    return count > 0 ? first...(first + count - 1) : nil
  }
}

extension GitRepository {
  /// The lines that will be committed and were not there before.
  package func stagedLines() throws(Failure) -> ChangedLines { try changedLines(["--cached"]) }

  /// The lines of the work tree that differ from a commit.
  package func changedLines(since commit: String) throws(Failure) -> ChangedLines {
    let hasCommit = try run(
      ["rev-parse", "--verify", "--quiet", "--end-of-options", commit + "^{commit}"], accepted: [0, 1, 128])
    if hasCommit.status != 0 {
      // Before the first commit everything is new.
      guard commit == "HEAD" else { throw Failure(message: .noCommit) }
      return try changedLines(["--cached"])
    }
    return try changedLines([commit])
  }

  /// Whether git knows a file; an unknown one is new as a whole.
  package func knows(_ path: String) throws(Failure) -> Bool {
    try run(["ls-files", "--error-unmatch", "--", path], accepted: [0, 1]).status == 0
  }

  private func changedLines(_ selection: [String]) throws(Failure) -> ChangedLines {
    // A link or submodule that became a file has two parts in a diff: such files are asked for by themselves, and are whole.
    let options = ["--no-renames", "--no-ext-diff", "--no-textconv", "--no-color", "--ignore-submodules=all", "--text"]
    let names = try run(["diff", "--name-only", "-z", "--diff-filter=ACM"] + options + selection + ["--"]).output
    let files = names.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    let diff = try run(["diff", "-U0", "--diff-filter=ACM"] + options + selection + ["--"]).output
    return ChangedLines(diff: diff, files: files)
  }
}

extension Wording {
  fileprivate static let noCommit = Wording(
    nl: "de commit om mee te vergelijken bestaat niet", en: "there is no such commit to compare with")
}
