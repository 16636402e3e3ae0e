internal import ArgumentParser

struct RosterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "roster")
}
