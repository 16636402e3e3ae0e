internal import ArgumentParser
internal import CommandLineInterface
internal import Drukproef
internal import Web

/// `drukproef serve`: the page in the browser, served by this machine to itself, or by a school's server to its staff.
struct ServePage: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drukproef serve",
    abstract: "Open de pagina waarop je een bericht nakijkt.",
    discussion: """
      De pagina is alleen op deze computer te bereiken. Wie hem met --host voor anderen openzet, geeft er een wachtwoord
      (--token-file, of de variabele DRUKPROEF_TOKEN) of een eigen webserver ervoor (--behind-proxy) bij.

      Stoppen: Ctrl-C. Leerlingenlijst en protocol opnieuw lezen: kill -HUP.
      """)

  @Option(help: .init("Poort; 0 is een vrije poort.", valueName: "nummer"))
  var port = 3785

  @Option(help: .init("Adres om op te luisteren (standaard alleen deze computer).", valueName: "adres"))
  var host: String?

  @Option(help: .init("Bestand met het wachtwoord voor de pagina.", valueName: "bestand"))
  var tokenFile: String?

  @Option(help: .init("De pagina staat achter een webserver van de school die zo heet.", valueName: "naam"))
  var behindProxy: String?

  @Option(help: .init("Nog een naam waaronder de pagina bereikbaar is; mag vaker.", valueName: "naam"))
  var name: [String] = []

  @Option(
    help: .init(
      "Hoeveel iemand per minuut mag laten nakijken; 0 is zonder grens (standaard 0, met --host 600).",
      valueName: "aantal"))
  var perMinute: Int?

  @Option(name: .customLong("protocol"), help: .init("Het protocol van je school; meer met een +.", valueName: "naam"))
  var protocolIDs: String?

  @OptionGroup(title: "Over de school") var school: SchoolOptions

  @Flag(inversion: .prefixedNo, help: "De pagina meteen in de browser openen.")
  var open = true

  func run() async throws {
    let doorkeeper = try doorkeeper()
    let clock = ContinuousClock()
    let start = clock.now
    let perMinute = perMinute ?? (doorkeeper.isShared ? 600 : 0)
    guard (0...1_000_000).contains(perMinute), (0...65535).contains(port) else { throw CommandFailure(.outside) }
    let allowance = perMinute == 0 ? nil : RequestAllowance(perMinute: perMinute) { (clock.now - start) / .seconds(1) }
    let site = Site(
      ReloadableDesk(try desk()), rules: try RuleBook(), doorkeeper: doorkeeper, allowance: allowance,
      microseconds: { Int((clock.now - start) / .microseconds(1)) })
    let server = PageServer(site: site, host: host ?? "127.0.0.1", port: port)
    try await server.run(reload: { try desk() }, opensBrowser: open && Output.standard.isTerminal)
  }

  /// What the flags and files say now; read again on a reload.
  private func desk() throws -> Desk {
    let context = try ContextOptions.parse(protocolIDs.map { ["--protocol=\($0)"] } ?? [])
    return try Desk(try Settings(school, context))
  }

  private func doorkeeper() throws -> Doorkeeper {
    var doorkeeper = Doorkeeper()
    doorkeeper.isShared = host.map { $0 != "127.0.0.1" && $0 != "::1" && $0 != "localhost" } ?? false
    doorkeeper.isBehindProxy = behindProxy != nil
    doorkeeper.names = Set((name + [behindProxy].compactMap(\.self)).map { $0.lowercased() })
    doorkeeper.token = try token()
    guard !doorkeeper.isShared || doorkeeper.token != nil || doorkeeper.isBehindProxy else {
      throw CommandFailure(.openDoor, at: "--host")
    }
    return doorkeeper
  }

  /// From a file or the environment: what stands on a command line, everybody on the machine can read.
  private func token() throws -> String? {
    let text: String?
    if let tokenFile {
      do throws(FileError) { text = String(decoding: try FileBytes.read(tokenFile), as: UTF8.self) } catch {
        throw CommandFailure(error.message, at: tokenFile)
      }
    } else {
      text = Environment["DRUKPROEF_TOKEN"]
    }
    guard let token = text?.split(whereSeparator: \.isWhitespace).first.map(String.init) else {
      if tokenFile == nil { return nil }
      throw CommandFailure(.shortToken, at: tokenFile)
    }
    guard token.utf8.count >= 12 else { throw CommandFailure(.shortToken, at: tokenFile ?? "DRUKPROEF_TOKEN") }
    return token
  }
}

extension Wording {
  fileprivate static let openDoor = Wording(
    nl: "zonder wachtwoord zet ik de pagina niet open voor anderen: geef --token-file, of --behind-proxy met de naam "
      + "van de webserver die ervoor staat",
    en:
      "the page is not opened to others without a password: give --token-file, or --behind-proxy with the name of the "
      + "web server before it")
  fileprivate static let shortToken = Wording(
    nl: "het wachtwoord moet minstens 12 tekens lang zijn, zonder spaties",
    en: "the password must have at least 12 characters, no spaces")
  fileprivate static let outside = Wording(
    nl: "de poort is 0 tot en met 65535, --per-minute 0 tot en met 1000000",
    en: "the port is 0 to 65535, --per-minute 0 to 1000000")
}
