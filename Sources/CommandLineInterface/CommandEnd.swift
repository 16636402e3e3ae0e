package import ArgumentParser
internal import Drukproef

extension AsyncParsableCommand {
  /// Runs the command that the arguments ask for and ends the process.
  package static func runAndEnd(
    _ arguments: [String] = Array(CommandLine.arguments.dropFirst())
  ) async -> Never {
    do {
      var command = try command(arguments)
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
      end(ExitStatus.clean)
    } catch let status as ExitCode {
      end(status.rawValue)
    } catch let failure as CommandFailure {
      Complaint.write(failure, language: language)
      Process.end(ExitStatus.failed)
    } catch {
      let isAnswer = exitCode(for: error) == .success
      let text = DutchUsage.translated(fullMessage(for: error))
      (isAnswer ? Output.standard : Output.error).write(text + (text.hasSuffix("\n") ? "" : "\n"))
      end(isAnswer ? ExitStatus.clean : ExitStatus.failed)
    }
  }

  /// Ends the process; with 2 when its work is done but could not be written down.
  private static func end(_ status: Int32) -> Never {
    guard let fault = Output.fault else { Process.end(status) }
    Complaint.write(CommandFailure(.outputLost(fault.writingMessage)), language: language)
    Process.end(ExitStatus.failed)
  }

  /// The command that the arguments ask for.
  ///
  /// To set up all subcommands takes longer than to check a draft: the one that the first argument names, or the
  /// one that is meant without a name, is tried by itself. Whatever does not fit is left to all together, who know what to say.
  private static func command(_ arguments: [String]) throws -> any ParsableCommand {
    let asksHelp = arguments.contains { ["-h", "--help", "--help-hidden", "help"].contains($0) }
    // What begins with three dashes is asked by a shell that completes.
    if asksHelp || arguments.first?.hasPrefix("---") == true { return try parseAsRoot(arguments) }
    let named = configuration.subcommands.first { $0._commandName == arguments.first }
    if let tried = named ?? configuration.defaultSubcommand,
      let command = try? tried.parseAsRoot(named == nil ? arguments : Array(arguments.dropFirst()))
    {
      return command
    }
    return try parseAsRoot(arguments)
  }

  /// The language to complain in, also before the arguments could be read.
  private static var language: Language {
    let arguments = CommandLine.arguments
    let isEnglish =
      arguments.contains("--lang=en") || zip(arguments, arguments.dropFirst()).contains { $0 == ("--lang", "en") }
    return isEnglish ? .en : .nl
  }
}

extension Wording {
  fileprivate static func outputLost(_ reason: Wording) -> Wording {
    Wording(
      nl: "de uitvoer is niet compleet: \(reason.nl)",
      en: "the output is incomplete: \(reason.en)")
  }
}
