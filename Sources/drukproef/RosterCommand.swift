internal import ArgumentParser

/// `drukproef roster`: makes and checks a school's list of pupils. The program beside this one reads the files.
struct RosterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roster", abstract: "Maak een leerlingenlijst van een export, of kijk er een na.",
    subcommands: [ImportRoster.self, CheckRoster.self])

  struct ImportRoster: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import", abstract: "Maak een leerlingenlijst van wat je leerlingadministratie exporteert.",
      usage: "drukproef roster import <bestand> ... -o <leerlingen.csv> [<opties>]")

    @Argument(parsing: .captureForPassthrough, help: .hidden)
    var arguments: [String] = []

    func run() throws { try SiblingProgram.become("drukproef-scan", ["--as-roster-import"] + arguments) }
  }

  struct CheckRoster: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Lees een leerlingenlijst of export en vertel wat erin staat, zonder namen te tonen.",
      usage: "drukproef roster check <bestand> ... [<opties>]")

    @Argument(parsing: .captureForPassthrough, help: .hidden)
    var arguments: [String] = []

    func run() throws { try SiblingProgram.become("drukproef-scan", ["--as-roster-check"] + arguments) }
  }
}
