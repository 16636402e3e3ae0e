internal import ArgumentParser

struct Rules: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "rules")
}
