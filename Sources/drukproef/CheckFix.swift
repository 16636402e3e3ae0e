internal import CommandLineInterface
internal import Drukproef

/// `drukproef check --fix`: mends drafts where that is safe, shows what it changed and reports what is left.
struct Fixing {
  let run: CheckRun
  /// Whether the report is for people, who want to see what changed, too.
  let isForPeople: Bool
  /// Whether files are written, or only shown as they would be.
  let changesFiles: Bool
  let usesColour: Bool

  /// Mends drafts and reports on what is left of each.
  func run(_ sources: [DraftSource], to outputs: inout ReportOutputs) throws -> CheckRun.Tally {
    // What was mended of standard input is the output; what is left to say goes beside it.
    if sources.contains(where: isStandardInput) { outputs.place = .error }
    var tally = CheckRun.Tally()
    outputs.begin()
    for (number, source) in sources.enumerated() {
      let draft = CheckedDraft(name: source.name, sequence: number, outcome: outcome(of: source))
      run.take(draft, into: &tally, outputs: &outputs)
    }
    try outputs.finish()
    return tally
  }

  private func isStandardInput(_ source: DraftSource) -> Bool {
    if case .standardInput = source.origin { true } else { false }
  }

  private func outcome(of source: DraftSource) -> CheckedDraft.Outcome {
    if case .missing(let message) = source.origin { return .failure(message) }
    do {
      let draft = try run.desk.revised(source)
      let bytes = try draft.bytes()
      if isStandardInput(source) {
        if changesFiles { Output.standard.write(bytes) } else { show(draft, "bericht", on: .error) }
      } else {
        // A report for machines keeps standard output to itself.
        show(draft, source.name, on: isForPeople ? .standard : .error)
        if changesFiles, draft.isChanged { try FileBytes.write(bytes, to: source.name) }
      }
      return .proof(run.filter.filtered(draft.proof, of: source.name))
    } catch let error as DraftFailure {
      return .failure(error.message)
    } catch let error as FileError {
      return .failure(error.writingMessage)
    } catch {
      return .failure(Wording(nl: "dit bestand is niet te herstellen", en: "this file cannot be mended"))
    }
  }

  private func show(_ draft: RevisedDraft, _ name: String, on output: Output) {
    output.write(UnifiedDiff(from: draft.before, to: draft.after, name: name).text(Palette(isColoured: usesColour)))
  }
}
