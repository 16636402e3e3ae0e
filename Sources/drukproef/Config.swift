internal import ArgumentParser
internal import CommandLineInterface
internal import Drukproef

/// `drukproef config`: which settings hold here, and where each comes from.
struct Config: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Toon de instellingen die hier gelden.")

  @OptionGroup(title: "Over het bericht") var context: ContextOptions
  @OptionGroup(title: "Over de school") var school: SchoolOptions

  @Flag(help: "Toon ook waar elke instelling vandaan komt.")
  var showOrigin = false

  func run() throws {
    let settings = try Settings(school, context)
    let configuration = settings.configuration
    var output: [UInt8] = []
    let path = configuration.path.map { DisplayText($0).text }
    output.line("# " + (path ?? Wording.noFile.text(settings.language)))
    for entry in Self.entries(settings, school) {
      guard let value = entry.flag ?? entry.file ?? entry.standard else { continue }
      let origin =
        entry.flag != nil ? "--\(entry.name)" : entry.file != nil ? path ?? "" : Wording.builtIn.text(settings.language)
      let name = String(entry.name.map { $0 == "-" ? "_" : $0 })
      output.line("\(name) = \(value)" + (showOrigin ? "  # \(origin)" : ""))
    }
    Output.standard.write(output)
  }

  private struct Entry {
    var name: String
    var flag: String?
    var file: String?
    var standard: String?
  }

  private static func entries(_ settings: Settings, _ school: SchoolOptions) -> [Entry] {
    let configuration = settings.configuration
    func field(_ name: String, _ value: (ContextFields) -> String?) -> Entry {
      Entry(name: name, flag: value(settings.flags), file: value(configuration.fields))
    }
    return [
      field("protocol") { $0.protocolIDs.map { quoted($0.joined(separator: "+")) } },
      field("author-role") { $0.authorRole.map { quoted($0.rawValue) } },
      field("channel") { $0.channel.map { quoted($0.rawValue) } },
      field("media") { $0.media.map { list($0.map(\.rawValue)) } },
      field("author") { $0.author.map(quoted) },
      field("depicted") { $0.depicted.map(list) },
      field("group") { $0.group.map(quoted) },
      Entry(name: "roster", flag: school.roster.map(quoted), file: configuration.roster.map(quoted)),
      Entry(name: "staff", flag: school.staff.map(quoted), file: configuration.staff.map(quoted)),
      Entry(name: "school", flag: school.school.map(quoted), file: configuration.school.map(quoted)),
      Entry(
        name: "lang", flag: school.lang.map(quoted), file: configuration.language.map { quoted($0.rawValue) },
        standard: quoted("nl")),
      Entry(name: "fail-on", file: configuration.failOn.map { quoted($0.rawValue) }, standard: quoted("aanpassen")),
      Entry(name: "show-text", file: configuration.showsText.map(String.init)),
      Entry(name: "jobs", file: configuration.jobs.map { String($0) }),
    ]
  }

  private static func quoted(_ text: String) -> String {
    var writer = JSONWriter(.compact)
    writer.string(text)
    return writer.text
  }

  private static func list(_ texts: [String]) -> String { "[" + texts.map(quoted).joined(separator: ", ") + "]" }
}

extension Wording {
  fileprivate static let noFile = Wording(nl: "geen .drukproef.toml gevonden", en: "no .drukproef.toml found")
  fileprivate static let builtIn = Wording(nl: "ingebouwd", en: "built in")
}
