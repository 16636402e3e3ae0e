internal import ArgumentParser
internal import CommandLineInterface
internal import Drukproef

/// `drukproef config`: which settings hold here, and where each comes from.
struct Config: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Toon de instellingen die hier gelden.",
    discussion: "Noem een bestand om te zien wat voor dat bericht geldt: drukproef config --show-origin nieuws/kamp.md")

  @Argument(help: .init("Een bericht waarvoor de instellingen gelden.", valueName: "bestand"), completion: .file())
  var file: String?

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
    let locals = configuration.localDefaults(forFile: file, author: settings.flags.author)
    let defaults = file.map(Desk.builtInDefaults(forFile:)) ?? ContextFields()
    for entry in Self.entries(settings, school, locals, defaults) {
      guard let value = entry.flag ?? entry.local?.value ?? entry.file ?? entry.standard else { continue }
      let origin =
        if entry.flag != nil {
          "--\(entry.name)"
        } else if let local = entry.local {
          "\(path ?? "") \(DisplayText(local.origin).text)"
        } else {
          entry.file != nil ? path ?? "" : Wording.builtIn.text(settings.language)
        }
      let name = String(entry.name.map { $0 == "-" ? "_" : $0 })
      output.line("\(name) = \(value)" + (showOrigin ? "  # \(origin)" : ""))
    }
    for line in Self.lists(configuration, on: Process.today, settings.language) { output.line(line) }
    Output.standard.write(output)
  }

  /// What cannot be told in one line: other folders and accounts, what is allowed, the school's own words.
  private static func lists(_ configuration: Configuration, on today: CalendarDay?, _ language: Language) -> [String] {
    var lines: [String] = []
    for local in configuration.locals { lines.append("# \(DisplayText(local.name).text)") }
    for allowance in configuration.allowances {
      let rules = allowance.rules.isEmpty ? "*" : allowance.rules.joined(separator: ", ")
      let end = allowance.isOver(on: today) ? Wording.isOver.text(language) : ""
      lines.append("# [[allow]] \(rules): \(DisplayText(allowance.reason).text)\(end)")
    }
    for list in configuration.terms {
      let source = list.file.map { DisplayText($0).text } ?? "\(list.words.count)"
      lines.append("# [[terms]] \(list.kind.rawValue): \(source)")
    }
    return lines
  }

  private struct Entry {
    var name: String
    var flag: String?
    var local: (value: String, origin: String)?
    var file: String?
    var standard: String?
  }

  private static func entries(
    _ settings: Settings, _ school: SchoolOptions, _ locals: [LocalDefaults], _ defaults: ContextFields
  ) -> [Entry] {
    let configuration = settings.configuration
    func field(_ name: String, _ value: (ContextFields) -> String?) -> Entry {
      let local = locals.compactMap { local in value(local.fields).map { (value: $0, origin: local.name) } }.first
      return Entry(
        name: name, flag: value(settings.flags), local: local, file: value(configuration.fields),
        standard: value(defaults))
    }
    /// A file that the configuration names, from the root, so that it can be looked up.
    func path(_ name: String?) -> String? { name.map { quoted(FilePaths.absolute($0)) } }
    return [
      field("protocol") { $0.protocolIDs.map { quoted($0.joined(separator: "+")) } },
      field("author-role") { $0.authorRole.map { quoted($0.rawValue) } },
      field("channel") { $0.channel.map { quoted($0.rawValue) } },
      field("media") { $0.media.map { list($0.map(\.rawValue)) } },
      field("author") { $0.author.map(quoted) },
      field("depicted") { $0.depicted.map(list) },
      field("group") { $0.group.map(quoted) },
      Entry(name: "roster", flag: school.roster.map(quoted), file: path(configuration.roster)),
      Entry(name: "staff", flag: school.staff.map(quoted), file: path(configuration.staff)),
      Entry(name: "school", flag: school.school.map(quoted), file: path(configuration.school)),
      Entry(
        name: "lang", flag: school.lang.map(quoted), file: configuration.language.map { quoted($0.rawValue) },
        standard: quoted("nl")),
      Entry(name: "fail-on", file: configuration.failOn.map { quoted($0.rawValue) }, standard: quoted("aanpassen")),
      Entry(name: "show-text", file: configuration.showsText.map(String.init)),
      Entry(name: "jobs", file: configuration.jobs.map { String($0) }),
      Entry(name: "exclude", file: configuration.exclude.isEmpty ? nil : list(configuration.exclude)),
      Entry(name: "baseline", file: path(configuration.baseline)),
      Entry(name: "key", file: path(configuration.key)),
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
  fileprivate static let isOver = Wording(nl: " (verlopen)", en: " (run out)")
  fileprivate static let builtIn = Wording(nl: "ingebouwd", en: "built in")
}
