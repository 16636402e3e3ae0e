internal import ArgumentParser
internal import CommandLineInterface
internal import Drukproef

/// `drukproef protocols show`: a protocol that ships, as it is written, to copy from.
struct ShowProtocol: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Toon een protocol zoals het geschreven is: om van over te nemen.",
    discussion: "Bijvoorbeeld: drukproef protocols show model")

  @Argument(help: .init("Naam van een protocol (zie drukproef protocols list).", valueName: "protocol"))
  var id: String

  @OptionGroup var school: SchoolOptions

  func run() throws {
    _ = try Settings(school)
    let library = try Settings.shippedProtocols()
    do throws(UnknownProtocol) { _ = try library.resolve([id]) } catch { throw CommandFailure(error.message) }
    if let text = ProtocolLibrary.source(of: id) { Output.standard.write(text) }
  }
}

/// `drukproef protocols format`: what can stand in a protocol file.
struct ProtocolFormat: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "format", abstract: "Leg uit wat er in een protocolbestand kan staan.")

  func run() { Output.standard.write(ProtocolLibrary.format) }
}
