import Foundation

/// A git repository of its own in a temporary folder, with the hooks of drukproef in it.
struct Repository {
  let folder: String

  static func with(
    _ arguments: [String] = [], installs: Bool = true, _ body: (Repository) throws -> Void
  ) throws {
    try Program.withFolder([:]) { folder in
      let repository = Repository(folder: folder)
      try repository.git(["init", "-q", "-b", "hoofd"] + arguments)
      if installs { try repository.drukproef(["hook", "install"]) }
      try body(repository)
    }
  }

  /// Variables that keep the machine's own settings out.
  var environment: [String: String] {
    [
      "HOME": folder + "/.git", "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "A",
      "GIT_AUTHOR_EMAIL": "a@voorbeeld.nl",
      "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@voorbeeld.nl", "GIT_EDITOR": "true", "LC_ALL": "C.UTF-8",
      "DRUKPROEF_TESTED": "1",
    ]
  }

  @discardableResult
  func git(_ arguments: [String], in place: String? = nil, environment extra: [String: String] = [:]) throws
    -> Program.Outcome
  {
    try Program.run(
      arguments, program: "/usr/bin/git", in: place ?? folder, environment: environment.merging(extra) { $1 })
  }

  @discardableResult
  func drukproef(_ arguments: [String], in place: String? = nil, environment extra: [String: String] = [:]) throws
    -> Program.Outcome
  {
    try Program.run(arguments, in: place ?? folder, environment: environment.merging(extra) { $1 })
  }

  func write(_ text: String, to name: String) throws { try write(Data(text.utf8), to: name) }

  func write(_ data: Data, to name: String) throws {
    let url = URL(filePath: folder).appending(path: name)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: url)
  }

  func text(of name: String) -> String { (try? String(contentsOfFile: folder + "/" + name, encoding: .utf8)) ?? "" }

  func add(_ names: String...) throws { try git(["add", "--"] + names) }

  /// Writes and adds.
  func stage(_ text: String, as name: String) throws {
    try write(text, to: name)
    try add(name)
  }

  func commit(_ arguments: String...) throws -> Program.Outcome { try git(["commit", "-q", "-m", "x"] + arguments) }

  /// What the index and the work tree hold, to see that nothing of it changes.
  func state() throws -> String {
    try git(["ls-files", "--stage", "-z"]).output + git(["status", "--porcelain", "-z", "--ignored"]).output
      + git(["diff"]).output
  }
}
