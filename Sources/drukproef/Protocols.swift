internal import ArgumentParser
internal import CommandLineInterface
internal import Drukproef

/// `drukproef protocols`: the protocols that posts can be judged by.
struct Protocols: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "protocols",
    abstract: "Toon de protocollen, begin een eigen protocol of kijk er een na.",
    subcommands: [List.self, ShowProtocol.self, NewProtocol.self, CheckProtocol.self, ProtocolFormat.self],
    defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Toon de protocollen die er zijn.")

    @OptionGroup var school: SchoolOptions

    func run() throws {
      let language = try Settings(school).language
      let palette = Palette(isColoured: Output.standard.wantsColour(nil))
      var output: [UInt8] = []
      for item in try Settings.shippedProtocols().listing {
        let parent = item.parent.map { " ← \($0)" } ?? ""
        output.line(
          palette.paint(item.id, .cyan) + palette.paint(parent, .dim) + "  " + palette.paint(item.name, .bold))
        for line in TextReport.wrapped(item.summary.text(language), columns: min(Output.standard.width, 90) - 4) {
          output.line("    " + line)
        }
      }
      Output.standard.write(output)
    }
  }
}
