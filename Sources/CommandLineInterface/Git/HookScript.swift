package import Drukproef

/// The small program that git starts before it commits: it runs the hook that was there before, then drukproef.
package struct HookScript: Sendable {
  /// When git starts it.
  package enum Stage: String, Sendable, CaseIterable {
    case preCommit = "pre-commit"
    /// Before a merge that git makes by itself.
    case preMergeCommit = "pre-merge-commit"
    /// With the message of a commit.
    case commitMessage = "commit-msg"
  }

  package let stage: Stage
  /// The program as it stands on this machine.
  package let program: String

  package init(_ stage: Stage, program: String) {
    self.stage = stage
    self.program = program
  }

  private static let mark = "# Made by: drukproef hook install"

  /// Whether a file is one of these.
  package static func isOurs(_ bytes: [UInt8]) -> Bool {
    bytes.split(separator: 10).contains { $0.elementsEqual(mark.utf8) }
  }

  /// What the hook that was there before is called from then on.
  package static func earlier(_ path: String) -> String { path + ".eerder" }

  package var text: String {
    """
    #!/bin/sh
    \(Self.mark)
    # Take it away with: drukproef hook uninstall
    earlier="$0.eerder"
    if [ -x "$earlier" ]; then "$earlier" "$@" || exit $?; fi
    program=\(Self.quoted(program))
    if [ ! -x "$program" ]; then program=drukproef; fi
    if ! command -v "$program" >/dev/null 2>&1; then
      echo 'drukproef is niet gevonden, dus dit is niet nagekeken. Installeer het opnieuw, of: git commit --no-verify' >&2
      exit 1
    fi
    exec "$program" hook run \(stage.rawValue) "$@"

    """
  }

  private static func quoted(_ word: String) -> String {
    "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}

/// The folder of a repository's hooks, and what is in it.
package struct HookFolder: Sendable {
  package let path: String
  private let top: String
  /// What `core.hooksPath` says; empty when it says nothing.
  private let setting: String

  package init(_ repository: GitRepository) throws(GitRepository.Failure) {
    top = repository.top
    setting = try repository.answer(["config", "--get", "core.hooksPath"], accepted: [0, 1])
    // Takes worktrees, `core.hooksPath` and separate git folders into account.
    path = FilePaths.absolute(try repository.answer(["rev-parse", "--git-path", "hooks"]), in: repository.top)
  }

  /// A program that looks after the hooks of a repository, and would write over ours.
  package enum Keeper: Sendable, Equatable {
    case husky, lefthook
  }

  package var keeper: Keeper? {
    if path.hasPrefix(FilePaths.join(top, ".husky")) { return .husky }
    let names = ["lefthook.yml", "lefthook.yaml", "lefthook.toml", "lefthook.json"].flatMap { [$0, "." + $0] }
    return names.contains { FileBytes.kind(FilePaths.join(top, $0)) == .file } ? .lefthook : nil
  }

  /// Whether the folder serves other repositories as well.
  package var isShared: Bool { !setting.isEmpty && !path.hasPrefix(top + "/") }

  /// What came of one hook.
  package enum Change: Sendable, Equatable {
    case written, renewed
    /// The hook that was there is still run, first.
    case keptEarlier
    case removed, putBack
    case notOurs, nothing
  }

  /// Writes a hook; one that is there already and is not ours is kept and run first.
  package func install(_ script: HookScript) throws(FileError) -> Change {
    let file = FilePaths.join(path, script.stage.rawValue)
    try FileBytes.makeFolder(path)
    var change = Change.written
    if FileBytes.kind(file) == .file {
      if HookScript.isOurs(try FileBytes.read(file)) {
        change = .renewed
        FileBytes.remove(file)
      } else {
        try FileBytes.move(file, to: HookScript.earlier(file))
        change = .keptEarlier
      }
    }
    try FileBytes.write(Array(script.text.utf8), to: file, mode: 0o755)
    return change
  }

  /// Takes a hook away, and puts back the one that was there before.
  package func uninstall(_ stage: HookScript.Stage) throws(FileError) -> Change {
    let file = FilePaths.join(path, stage.rawValue)
    guard FileBytes.kind(file) == .file else { return .nothing }
    guard HookScript.isOurs(try FileBytes.read(file)) else { return .notOurs }
    FileBytes.remove(file)
    guard FileBytes.kind(HookScript.earlier(file)) == .file else { return .removed }
    try FileBytes.move(HookScript.earlier(file), to: file)
    return .putBack
  }
}
