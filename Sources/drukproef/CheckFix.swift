internal import CommandLineInterface
internal import Drukproef

/// `drukproef check --fix`: mends drafts where that is safe, shows what it changed and reports what is left.
struct Fixing {
  let desk: Desk
  let language: Language
  let threshold: Verdict
  let format: ReportFormat
  let options: ReportOptions
  /// Whether files are written, or only shown as they would be.
  let changesFiles: Bool

  /// The exit code.
  func run(_ names: [String]) -> Int32 {
    var report = format.report(options)
    var tally = Tally()
    var output: [UInt8] = []
    report.begin(&output)
    for (number, name) in names.enumerated() {
      let draft = CheckedDraft(name: name, sequence: number, outcome: outcome(of: name))
      if case .failure(let message) = draft.outcome {
        Complaint.write(CommandFailure(message, at: name == "-" ? nil : name), language: language)
      }
      tally.count(draft, threshold)
      report.add(draft, &output)
    }
    report.finish(&output)
    // What was mended of standard input is the output; what is left to say goes beside it.
    (names.contains("-") ? Output.error : Output.standard).write(output)
    return tally.status
  }

  private func outcome(of name: String) -> CheckedDraft.Outcome {
    do {
      let draft = try desk.revised(name)
      let mustWrite = name == "-" ? !changesFiles ? false : true : changesFiles && draft.isChanged
      // The difference is for people: a report for machines keeps standard output to itself.
      let place: Output = format == .text && name != "-" ? .standard : .error
      if name != "-" || !changesFiles {
        let diff = UnifiedDiff(from: draft.before, to: draft.after, name: name == "-" ? "bericht" : name)
        place.write(diff.text(Palette(isColoured: options.usesColour)))
      }
      if mustWrite {
        if name == "-" { Output.standard.write(draft.after) } else { try FileBytes.write(draft.after, to: name) }
      }
      return .proof(draft.proof)
    } catch let error as DraftFailure {
      return .failure(error.message)
    } catch let error as FileError {
      return .failure(error.writingMessage)
    } catch {
      return .failure(Wording(nl: "dit bestand is niet te herstellen", en: "this file cannot be mended"))
    }
  }
}

extension FileError {
  /// What is wrong when a file could not be written.
  var writingMessage: Wording {
    switch reason {
    case .notAllowed:
      Wording(
        nl: "je mag dit bestand niet veranderen. Vraag de eigenaar om schrijfrecht.",
        en: "you may not change this file. Ask its owner for permission.")
    case .isDirectory, .missing: message
    case .system(let code):
      Wording(
        nl: "dit bestand is niet te schrijven (systeemfout \(code)). Is de schijf vol?",
        en: "this file cannot be written (system error \(code)). Is the disk full?")
    }
  }
}
