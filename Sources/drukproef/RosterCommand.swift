internal import ArgumentParser
internal import CommandLineInterface
internal import Drukproef

/// `drukproef roster`: looks whether a school's files can be used.
struct RosterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roster", abstract: "Kijk na of een leerlingenlijst te gebruiken is.", subcommands: [CheckRoster.self])

  struct CheckRoster: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check", abstract: "Lees een leerlingenlijst en tel wat erin staat, zonder namen te tonen.")

    @Argument(help: .init("De leerlingenlijst (CSV).", valueName: "bestand"), completion: .file())
    var file: String

    @Option(help: .init("Taal van de meldingen: nl of en.", valueName: "taal"))
    var lang: String?

    func run() throws {
      let language: Language = try Settings.choice(lang, "--lang") ?? .nl
      let bytes: [UInt8]
      do throws(FileError) { bytes = try FileBytes.read(file) } catch { throw CommandFailure(error.message, at: file) }
      do throws(SchoolFileError) {
        let pupils = try RosterFile.pupils(bytes, path: file)
        Output.standard.write(Self.summary(pupils).text(language) + "\n")
      } catch {
        throw CommandFailure(error)
      }
    }

    private static func summary(_ pupils: Roster) -> Wording {
      let groups = Set(pupils.map(\.group).filter { !$0.isEmpty }).count
      let born = pupils.count { $0.born != nil }
      let columns = Set(pupils.flatMap { $0.consent.keys }).sorted()
      let consents = columns.map { column in
        "\(column) \(pupils.count { $0.consent[column] == .ja })/\(pupils.count)"
      }.joined(separator: ", ")
      return Wording(
        nl: "\(pupils.count) leerlingen in \(groups) groepen; geboortedatum bij \(born); "
          + (columns.isEmpty ? "geen kolom met toestemming" : "toestemming ‘ja’: \(consents)"),
        en: "\(pupils.count) pupils in \(groups) groups; date of birth of \(born); "
          + (columns.isEmpty ? "no column of consent" : "consent ‘ja’: \(consents)"))
    }
  }
}
