internal import ArgumentParser
internal import CommandLineInterface
internal import Drukproef

/// `drukproef protocols new`: begins a school's own protocol.
struct NewProtocol: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Begin een eigen protocol: een bestand met uitleg dat op een ander protocol bouwt.",
    discussion: "Bijvoorbeeld: drukproef protocols new 'De Linde'")

  @Argument(help: .init("De naam van de school.", valueName: "naam"))
  var name: String

  @Option(name: .customLong("extends"), help: .init("Het protocol waar het op bouwt.", valueName: "protocol"))
  var parent = "model"

  @Option(
    name: .shortAndLong,
    help: .init("Waar het komt; - is de standaarduitvoer (standaard: naam.toml).", valueName: "bestand"))
  var output: String?

  @OptionGroup var school: SchoolOptions

  func run() throws {
    let language = try Settings(school).language
    let id = ProtocolTemplate.id(of: name)
    if id.isEmpty { throw CommandFailure(.noName) }
    let library = try Settings.shippedProtocols()
    if library[id] != nil { throw CommandFailure(.taken(id)) }
    if library[parent] == nil {
      do throws(UnknownProtocol) { _ = try library.resolve([parent]) } catch {
        throw CommandFailure(error.message, at: "--extends")
      }
    }
    let hasStaffRules = library[parent]?.rules["disclaimer-ontbreekt"] != nil
    let text = Array(ProtocolTemplate.text(name: name, parent: parent, hasStaffRules: hasStaffRules).utf8)
    let path = output ?? "\(id).toml"
    if path == "-" {
      Output.standard.write(text)
      return
    }
    if FileBytes.kind(path) != .nothing { throw CommandFailure(.exists, at: path) }
    do throws(FileError) { try FileBytes.write(text, to: path) } catch {
      throw CommandFailure(error.writingMessage, at: path)
    }
    Output.standard.write(Wording.written(path).text(language) + "\n")
  }
}

/// `drukproef protocols check`: reads protocol files and tries their examples.
struct CheckProtocol: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Kijk een eigen protocol na en probeer de voorbeelden erin.",
    discussion: "Exitcode: 0 alles klopt, 1 een voorbeeld klopt niet, 2 het bestand klopt niet.")

  @Argument(help: .init("Protocolbestanden (TOML).", valueName: "bestand"), completion: .file())
  var files: [String]

  @OptionGroup var school: SchoolOptions

  func run() throws {
    let settings = try Settings(school)
    var status = ExitStatus.clean
    for file in files { status = max(status, check(file, settings)) }
    if status != ExitStatus.clean { throw ExitCode(status) }
  }

  private func check(_ file: String, _ settings: Settings) -> Int32 {
    do {
      var library = try Settings.shippedProtocols()
      let id = try library.load(path: file, bytes: try FileBytes.read(file))
      let examples = try library.examples(of: id)
      let trial = ProtocolTrial(lexicon: try .standard(), library: library)
      var failures = 0
      for example in examples {
        guard let failure = trial.failure(of: example, by: id) else { continue }
        failures += 1
        let text = example.text.count > 70 ? String(example.text.prefix(69)) + "…" : example.text
        Complaint.write(
          CommandFailure(
            Wording(
              nl: "\(example.rule): \(failure.nl): \(text)", en: "\(example.rule): \(failure.en): \(text)"),
            at: "\(file):\(example.line)"), language: settings.language)
      }
      let rules = library[id]?.rules.values.count { $0.isOn } ?? 0
      let summary = Wording.summary(file, rules: rules, examples: examples.count, failures: failures)
      Output.standard.write(summary.text(settings.language) + "\n")
      for remark in library[id].map(ProtocolRemarks.init)?.remarks ?? [] {
        Output.standard.write("  " + remark.text(settings.language) + "\n")
      }
      return failures == 0 ? ExitStatus.clean : ExitStatus.found
    } catch let error as TOMLError {
      Complaint.write(CommandFailure(error), language: settings.language)
    } catch let error as FileError {
      Complaint.write(CommandFailure(error.message, at: file), language: settings.language)
    } catch let error as CommandFailure {
      Complaint.write(error, language: settings.language)
    } catch {
      Complaint.write(CommandFailure(.broken, at: file), language: settings.language)
    }
    return ExitStatus.failed
  }
}

extension Wording {
  fileprivate static let noName = Wording(
    nl: "noem een naam met letters: drukproef protocols new 'De Linde'",
    en: "give a name with letters: drukproef protocols new 'De Linde'")
  fileprivate static let exists = Wording(
    nl: "dit bestand is er al en blijft zoals het is. Kies een andere naam met --output.",
    en: "this file is there already and stays as it is. Choose another name with --output.")
  fileprivate static let broken = Wording(
    nl: "drukproef is niet goed gebouwd", en: "drukproef was not built properly")

  fileprivate static func taken(_ id: String) -> Wording {
    Wording(
      nl: "‘\(id)’ is een protocol dat al in drukproef zit. Gebruik het met --protocol \(id), of kies een andere naam.",
      en: "‘\(id)’ is a protocol that drukproef has already. Use it with --protocol \(id), or choose another name.")
  }

  fileprivate static func written(_ path: String) -> Wording {
    Wording(
      nl: "\(path) is gemaakt. Vul het in met een tekstprogramma en kijk het na met: drukproef protocols check \(path)",
      en: "\(path) was made. Fill it in with a text editor and check it with: drukproef protocols check \(path)")
  }

  fileprivate static func summary(_ file: String, rules: Int, examples: Int, failures: Int) -> Wording {
    let dutch =
      examples == 0
      ? "geen voorbeelden"
      : failures == 0
        ? examples == 1 ? "1 voorbeeld klopt" : "\(examples) voorbeelden kloppen"
        : "\(failures) van \(examples) voorbeelden kloppen niet"
    let english =
      examples == 0
      ? "no examples"
      : failures == 0
        ? examples == 1 ? "1 example holds" : "\(examples) examples hold"
        : "\(failures) of \(examples) examples do not hold"
    return Wording(
      nl: "\(file): \(rules) regels staan aan, \(dutch)", en: "\(file): \(rules) rules are on, \(english)")
  }
}
