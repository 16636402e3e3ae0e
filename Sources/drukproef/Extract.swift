internal import ArgumentParser

/// `drukproef extract`: hands over to the program that reads archives.
struct Extract: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Haal de berichten uit exports, als JSON Lines voor drukproef stream.",
    usage: "drukproef extract <export> ... [<opties>]")

  @Argument(parsing: .captureForPassthrough, help: .hidden)
  var arguments: [String] = []

  func run() throws { try SiblingProgram.become("drukproef-scan", ["--as-extract"] + arguments) }
}
