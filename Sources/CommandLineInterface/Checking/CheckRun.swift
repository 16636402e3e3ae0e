package import Drukproef

/// Checks drafts and reports on them.
package struct CheckRun {
  package let desk: Desk
  package let threshold: Verdict
  package let jobs: Int
  package var filter = ProofFilter()
  package var language = Language.nl
  /// Whether an empty draft is an error.
  package var mustHoldText = false
  /// Whether the drafts are about to be committed.
  package var isInHook = false

  package init(desk: Desk, threshold: Verdict, jobs: Int) {
    self.desk = desk
    self.threshold = threshold
    self.jobs = jobs
  }

  /// What the exit code is made of.
  package struct Tally: Sendable {
    package private(set) var drafts = 0
    package private(set) var flagged: [String] = []
    package private(set) var failures = 0

    package var status: Int32 {
      failures > 0 ? ExitStatus.failed : flagged.isEmpty ? ExitStatus.clean : ExitStatus.found
    }

    package init() {}

    fileprivate mutating func count(_ draft: CheckedDraft, _ threshold: Verdict) {
      drafts += 1
      switch draft.outcome {
      case .failure: failures += 1
      case .proof(let proof): if proof.verdict >= max(threshold, .aanpassen) { flagged.append(draft.name) }
      }
    }
  }

  /// Checks drafts and hands each to `each`, in their order.
  package func run(_ sources: [DraftSource], to outputs: inout ReportOutputs) async throws -> Tally {
    var tally = Tally()
    outputs.begin()
    await proofs(of: sources) { take($0, into: &tally, outputs: &outputs) }
    try outputs.finish()
    return tally
  }

  /// Counts a draft and reports on it; what could not be read is complained about at once.
  package func take(_ draft: CheckedDraft, into tally: inout Tally, outputs: inout ReportOutputs) {
    if case .failure(let message) = draft.outcome {
      outputs.flush()
      Complaint.write(CommandFailure(message, at: draft.name == "-" ? nil : draft.name), language: language)
    }
    tally.count(draft, threshold)
    outputs.add(draft)
  }

  /// Checks drafts without reporting on them.
  package func proofs(of sources: [DraftSource], each: (CheckedDraft) -> Void) async {
    let (desk, filter, isInHook, mustHoldText) = (desk, filter, isInHook, mustHoldText)
    await OrderedWork.run(sources.enumerated().lazy.map { $0 }, jobs: jobs) { number, source in
      var outcome = desk.outcome(of: source, isInHook: isInHook, mustHoldText: mustHoldText)
      if case .proof(let proof) = outcome { outcome = .proof(filter.filtered(proof, of: source.name)) }
      return CheckedDraft(name: source.name, sequence: number, outcome: outcome)
    } each: { draft in
      each(draft)
      return true
    }
  }

  /// As many workers as there is work for.
  package static func jobs(_ wanted: Int?, _ configuration: Configuration, drafts: Int) throws -> Int {
    try Settings.jobs(wanted) ?? configuration.jobs ?? max(1, min(Process.processorCount, drafts / 8))
  }
}
