package import Drukproef

/// A git repository, asked through git itself: it alone knows which index and which objects count. Nothing here ever writes.
package struct GitRepository: Sendable {
  /// The top of the work tree.
  package let top: String
  /// Where git is run: where we are when git started us (its variables hold paths from there), else at the top.
  private let folder: String?

  /// Why git did not do what it was asked.
  package struct Failure: Error, Sendable {
    package let message: Wording
  }

  /// The repository that a folder lies in.
  package init(around folder: String = ".") throws(Failure) {
    let isInHook = Environment["GIT_DIR"] != nil || Environment["GIT_INDEX_FILE"] != nil
    if let top = FilePaths.workTree(around: folder) {
      self.top = top
    } else if isInHook {
      top = FilePaths.current
    } else {
      throw Failure(message: .noRepository)
    }
    self.folder = isInHook ? nil : top
  }

  /// Runs git and gives what it writes.
  ///
  /// - Parameter accepted: exit codes that are an answer.
  package func run(
    _ arguments: [String], input: [UInt8] = [], accepted: Set<Int32> = [0]
  ) throws(Failure) -> ChildProcess.Outcome {
    let outcome: ChildProcess.Outcome
    do throws(ChildProcess.Failure) {
      // Pathspecs are paths, not patterns; a lock that another git wants is left alone.
      let options =
        (folder.map { ["-C", $0] } ?? []) + [
          "--literal-pathspecs", "--no-optional-locks", "-c", "core.fsmonitor=false",
        ]
      outcome = try ChildProcess.run("git", options + arguments, input: input)
    } catch {
      throw Failure(message: error.isMissing ? .noGit : .gitFailed("\(error.code)"))
    }
    guard accepted.contains(outcome.status) else {
      let lines = String(decoding: outcome.errors, as: UTF8.self).split(separator: "\n")
      throw Failure(message: .gitFailed(String(lines.first ?? "\(outcome.status)")))
    }
    return outcome
  }

  /// What git answers, as text without the last line break.
  package func answer(_ arguments: [String], accepted: Set<Int32> = [0]) throws(Failure) -> String {
    let bytes = try run(arguments, accepted: accepted).output
    return String(decoding: bytes.last == 10 ? bytes.dropLast() : bytes[...], as: UTF8.self)
  }
}

extension Wording {
  fileprivate static let noRepository = Wording(
    nl: "dit is geen git-map. Ga naar de map van het blog en probeer het weer.",
    en: "this is no git repository. Go to the folder of the blog and try again.")
  fileprivate static let noGit = Wording(
    nl: "het programma git is niet gevonden. Installeer git en probeer het weer.",
    en: "the program git was not found. Install git and try again.")

  fileprivate static func gitFailed(_ reason: String) -> Wording {
    Wording(nl: "git kon niet doen wat nodig was: \(reason)", en: "git could not do what was needed: \(reason)")
  }
}
