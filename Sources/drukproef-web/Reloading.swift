internal import CommandLineInterface
internal import Drukproef
internal import ServiceLifecycle
internal import UnixSignals
internal import Web

/// Reads roster, staff list, protocol and settings anew on SIGHUP. When one of them is at fault, what was loaded stays.
struct Reloading: Service {
  let site: Site
  let load: @Sendable () throws -> Desk

  func run() async throws {
    for await _ in await UnixSignalsSequence(trapping: .sighup).cancelOnGracefulShutdown() {
      do {
        site.desk.replace(by: try load())
        site.metrics.noteReload(succeeded: true)
        Output.error.write(Wording.done.nl + "\n")
      } catch {
        site.metrics.noteReload(succeeded: false)
        if let failure = error as? CommandFailure { Complaint.write(failure) }
        Output.error.write(Wording.kept.nl + "\n")
      }
    }
  }
}

extension Wording {
  fileprivate static let done = Wording(nl: "Opnieuw gelezen.", en: "Read anew.")
  fileprivate static let kept = Wording(nl: "Het vorige blijft gelden.", en: "What was there stays.")
}
