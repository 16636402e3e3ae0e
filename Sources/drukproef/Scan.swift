internal import ArgumentParser

/// `drukproef scan`: hands over to the program beside this one that reads archives, so that this one need not link their libraries.
struct Scan: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scan",
    abstract: "Lees geëxporteerde berichten van sociale media na.",
    usage: "drukproef scan <export> ... [<opties>]")

  @Argument(parsing: .captureForPassthrough, help: .hidden)
  var arguments: [String] = []

  func run() throws { try SiblingProgram.become("drukproef-scan", arguments) }
}
