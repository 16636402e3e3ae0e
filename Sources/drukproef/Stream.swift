internal import ArgumentParser

struct Stream: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "stream")
}
