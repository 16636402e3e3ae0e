internal import ArgumentParser
internal import CommandLineInterface
internal import Drukproef

/// `drukproef redact`: writes a post without personal data, with roles kept apart.
struct Redact: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "redact", _superCommandName: Drukproef.name,
    abstract: "Schrijf het bericht zonder persoonsgegevens: [leerling A], [leerling B] …",
    discussion: """
      De veilige tekst komt op de standaarduitvoer; het bestand zelf verandert niet.
      Wat niet vanzelf veilig te maken is, zoals een belediging, staat er nog en wordt gemeld.
      """)

  @Argument(help: .init("Bestand; - is de standaardinvoer.", valueName: "bestand"), completion: .file())
  var file = "-"

  @OptionGroup(title: "Over het bericht") var context: ContextOptions
  @OptionGroup(title: "Over de school") var school: SchoolOptions

  func run() async throws {
    let settings = try Settings(school, context)
    if file == "-", Process.standardInputIsTerminal { throw CommandFailure(.nothingGiven) }
    let desk = try await Desk.opened(settings, for: .oneDraft)
    switch desk.outcome(of: DraftSource(name: file, origin: file == "-" ? .standardInput : .file), mustHoldText: true) {
    case .failure(let message): throw CommandFailure(message, at: file == "-" ? nil : file)
    case .proof(let proof):
      let redaction = Redaction(of: proof)
      Output.standard.write(redaction.text)
      if redaction.remaining.isEmpty { return }
      Complaint.write(
        CommandFailure(.remaining(redaction.remaining.joined(separator: ", "))), language: settings.language,
        isNote: true)
    }
  }
}

extension Wording {
  fileprivate static let nothingGiven = Wording(
    nl: "er is geen bericht. Noem een bestand (drukproef redact bericht.txt) of stuur de tekst erheen met |.",
    en: "there is no draft. Name a file (drukproef redact draft.txt) or send the text with |.")

  fileprivate static func remaining(_ rules: String) -> Wording {
    Wording(
      nl: "dit staat er nog en los je zelf op: \(rules). Kijk het bericht na met drukproef check.",
      en: "this is still there, for you to mend: \(rules). Check the draft with drukproef check.")
  }
}
