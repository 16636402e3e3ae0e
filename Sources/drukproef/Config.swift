internal import ArgumentParser

struct Config: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "config")
}
