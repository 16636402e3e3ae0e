internal import ArgumentParser
internal import CommandLineInterface
internal import Drukproef

/// `drukproef lsp`: serves an editor while somebody writes.
struct LanguageServer: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lsp", _superCommandName: Drukproef.name,
    abstract: "Kijk berichten na terwijl je ze schrijft, in een editor (Language Server Protocol).",
    discussion: "Wordt door de editor gestart; zie docs/editor.md.")

  @OptionGroup(title: "Over het bericht") var context: ContextOptions
  @OptionGroup(title: "Over de school") var school: SchoolOptions

  @Flag(help: .hidden)
  var stdio = false

  func run() throws {
    let language: Language = try Settings.choice(school.lang, "--lang") ?? .nl
    var session = LanguageServerSession(language: language, pages: (try? Settings(school).pages()) ?? []) { folder in
      // Paths in settings, and the settings themselves, are looked for from the folder that the editor has open.
      if let folder { _ = Process.enter(folder) }
      return try Desk(try Settings(school, context), for: .oneDraft)
    }
    var messages = MessageStream()
    do throws(MessageStream.Failure) {
      while let message = try messages.next() {
        for answer in session.answers(to: message) {
          guard Output.standard.write(MessageStream.framed(answer)) else { throw .badHead }
        }
        if let status = session.status { Process.end(status) }
      }
    } catch {
      throw CommandFailure(.badMessage)
    }
    // An editor that goes away without a word.
    throw ExitCode(ExitStatus.found)
  }
}

extension Wording {
  fileprivate static let badMessage = Wording(
    nl: "dit was geen bericht van een editor; drukproef lsp wordt door een editor gestart, niet met de hand",
    en: "this was no message of an editor; drukproef lsp is started by an editor, not by hand")
}
