internal import ArgumentParser

/// `drukproef serve`: hands over to the program beside this one that serves the page, so that this one need not link a server.
struct Serve: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Open de pagina waarop je een bericht nakijkt.",
    usage: "drukproef serve [--port <nummer>] [--no-open] [<opties>]")

  @Argument(parsing: .captureForPassthrough, help: .hidden)
  var arguments: [String] = []

  func run() throws { try SiblingProgram.become("drukproef-web", arguments) }
}
