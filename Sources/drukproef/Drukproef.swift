internal import ArgumentParser
internal import CommandLineInterface

/// The command `drukproef`.
struct Drukproef: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drukproef",
    abstract: "Leest een bericht van school na voordat het naar buiten gaat.",
    discussion: """
      Zonder opdracht wordt ‘check’ gedaan: drukproef bericht.txt

      Uitkomst (exitcode): 0 niets gevonden, 1 wel iets, 2 het werk kon niet worden gedaan.
      """,
    version: "drukproef 0.1.0",
    subcommands: [
      Check.self, Stream.self, Evaluate.self, Explain.self, Rules.self, Protocols.self, RosterCommand.self, Config.self,
      Scan.self, Redact.self, Serve.self,
    ],
    defaultSubcommand: Check.self)
}
