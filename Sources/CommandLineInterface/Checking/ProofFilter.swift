package import Drukproef

/// What of a proof is told: only what is new, where that is asked for.
package struct ProofFilter: Sendable {
  package var baseline: Baseline?
  /// The folder that paths in the baseline are taken from.
  package var baselineFolder = "."
  package var changes: ChangedLines?
  /// The folder that paths in the changes are taken from.
  package var top = "."
  /// Paths of files that are new as a whole.
  package var newFiles: Set<String> = []

  package init() {}

  package func filtered(_ proof: Proof, of name: String) -> Proof {
    var proof = proof
    if let changes {
      let path = FilePaths.relative(FilePaths.absolute(name), to: FilePaths.absolute(top))
      if let lines = changes.lines[path] {
        proof = proof.limited(to: lines)
      } else if !newFiles.contains(path) {
        proof = proof.limited(to: [])
      }
    }
    if let baseline { proof = baseline.applied(to: proof, path: baselinePath(of: name)) }
    return proof
  }

  /// The path of a draft as a baseline has it.
  package func baselinePath(of name: String) -> String {
    if name == "-" { return name }
    return FilePaths.relative(FilePaths.absolute(name), to: FilePaths.absolute(baselineFolder))
  }
}
