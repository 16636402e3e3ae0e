internal import ArgumentParser

struct Protocols: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "protocols")
}
