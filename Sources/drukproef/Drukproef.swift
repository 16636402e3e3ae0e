internal import ArgumentParser
internal import CommandLineInterface
internal import Drukproef

/// The command `drukproef`.
struct Drukproef: AsyncParsableCommand {
  /// What people type. A subcommand that knows it as its super-command is parsed without a look for requests that only the
  /// command itself answers.
  static let name = "drukproef"

  static let configuration = CommandConfiguration(
    commandName: name,
    abstract: "Leest een bericht van school na voordat het naar buiten gaat.",
    discussion: """
      Zonder opdracht wordt ‘check’ gedaan: drukproef bericht.txt

      Uitkomst (exitcode): 0 niets gevonden, 1 wel iets, 2 het werk kon niet worden gedaan.
      """,
    version: "drukproef \(Release.version)",
    subcommands: [
      Check.self, Stream.self, Evaluate.self, Explain.self, Rules.self, Protocols.self, RosterCommand.self, Config.self,
      Init.self,
      Scan.self, Extract.self, Redact.self, Serve.self, Hook.self, BaselineCommand.self, LanguageServer.self,
      Completions.self,
      Manual.self,
    ],
    defaultSubcommand: Check.self)
}
