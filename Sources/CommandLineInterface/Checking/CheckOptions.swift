package import ArgumentParser
package import Drukproef
internal import Text

/// The flags that say how drafts are checked and reported on.
package struct CheckOptions: ParsableArguments {
  @Option(
    name: [.long, .customShort("f")],
    help: .init(
      "Vorm van het verslag: \(ReportFormat.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "vorm"),
    completion: .list(ReportFormat.allCases.map(\.rawValue)))
  package var format = "text"

  @Option(
    name: [.long, .customShort("o")],
    help: .init(
      "Schrijf ook een verslag naar een bestand, zoals sarif=verslag.sarif; mag vaker.", valueName: "vorm=bestand"))
  package var output: [String] = []

  @Option(
    help: .init("Vanaf welk oordeel de exitcode 1 is (standaard aanpassen).", valueName: "oordeel"),
    completion: .list(Verdict.allCases.map(\.rawValue)))
  package var failOn: String?

  @Flag(help: "Exitcode 0, ook als er iets is gevonden; 2 blijft 2.")
  package var exitZero = false

  @Option(help: .init("Waarin kolommen en JSON tellen: codepoint, utf16 of utf8.", valueName: "eenheid"))
  package var offsets = "codepoint"

  @Option(name: [.long, .customShort("j")], help: .init("Hoeveel bestanden tegelijk.", valueName: "aantal"))
  package var jobs: Int?

  @Flag(inversion: .prefixedNo, help: "Woorden uit het bericht tonen; op een beeldscherm gebeurt dat vanzelf.")
  package var showText: Bool?

  @Flag(help: "Toon ook het bewijs, de hints en de optelling van de score.")
  package var explain = false

  @Flag(inversion: .prefixedNo, help: "Met of zonder kleuren; anders kleur op een beeldscherm.")
  package var color: Bool?

  @Flag(name: [.long, .customShort("q")], help: "Toon alleen bevindingen, geen samenvatting.")
  package var quiet = false

  @Option(
    help: .init("Bevindingen die er al waren (zie drukproef baseline).", valueName: "bestand"), completion: .file())
  package var baseline: String?

  @Option(
    help: .init("De sleutel van de baseline, buiten de map van de berichten.", valueName: "bestand"),
    completion: .file())
  package var key: String?

  @Flag(help: "Alleen bevindingen in veranderde regels (volgens git), en die over het hele bericht.")
  package var diffOnly = false

  package init() {}

  /// Which verdict ends a run with 1.
  package func threshold(_ settings: Settings) throws -> Verdict {
    try Settings.choice(failOn, "--fail-on") ?? settings.configuration.failOn ?? .aanpassen
  }

  /// The reports that are asked for.
  package func outputs(_ settings: Settings, hasSeveralDrafts: Bool) throws -> ReportOutputs {
    let format: ReportFormat = try Settings.choice(format, "--format") ?? .text
    var options = ReportOptions()
    options.language = settings.language
    options.explains = explain
    options.unit = try Settings.choice(offsets, "--offsets") ?? .codepoint
    options.usesColour = Output.standard.wantsColour(color)
    options.width = Output.standard.width
    options.hasSeveralDrafts = hasSeveralDrafts
    options.isQuiet = quiet
    options.key = try FingerprintKeys.key(key, settings.configuration)
    if Output.standard.isTerminal, options.usesColour { options.linkBase = Self.linkBase }
    let pages = try ([format.rawValue] + output).contains { $0.hasPrefix("sarif") } ? settings.pages() : []
    return try ReportOutputs(format, outputs: output) { each in
      var options = options
      // Who asks for a record for machines has not asked to see the post.
      options.showsText =
        showText ?? settings.configuration.showsText
        ?? (each.isForReading && each == format && Output.standard.isTerminal)
      if each == .sarif { options.pages = pages }
      return options
    }
  }

  /// The folder that we are in, as a reference that a terminal can follow.
  private static var linkBase: String {
    "file://" + Process.hostName + ReportPath.escaped(FilePaths.current) + "/"
  }

  /// What of the findings is told, as far as it does not depend on git.
  package func filter(_ settings: Settings) throws -> ProofFilter {
    var filter = ProofFilter()
    guard let path = baseline ?? settings.configuration.baseline else { return filter }
    do {
      filter.baseline = try Baseline(
        try FileBytes.read(path), key: try FingerprintKeys.key(key, settings.configuration))
    } catch let error as FileError {
      throw CommandFailure(error.message, at: path)
    } catch let error as BaselineError {
      throw CommandFailure(error.message, at: path)
    }
    filter.baselineFolder = FilePaths.folder(of: path)
    return filter
  }
}

/// Where the key of fingerprints is kept.
package enum FingerprintKeys {
  /// The key that a flag, the environment, the configuration or the user's own folder gives; nil when none does.
  package static func key(_ flag: String?, _ configuration: Configuration) throws -> FingerprintKey? {
    if flag == nil, let text = Environment["DRUKPROEF_KEY"], !text.isEmpty {
      guard let key = FingerprintKey(text.utf8) else { throw CommandFailure(.tooShort, at: "DRUKPROEF_KEY") }
      return key
    }
    let isDefault = flag == nil && configuration.key == nil
    guard let path = flag ?? configuration.key ?? defaultPath else { return nil }
    if isDefault, FileBytes.kind(path) != .file { return nil }
    try refuseWithinWorkTree(path)
    let bytes: [UInt8]
    do throws(FileError) { bytes = try FileBytes.read(path) } catch { throw CommandFailure(error.message, at: path) }
    guard let key = FingerprintKey(bytes) else { throw CommandFailure(.tooShort, at: path) }
    return key
  }

  /// Where a key of one's own stands when nothing else is said.
  package static var defaultPath: String? {
    if let folder = Environment["XDG_CONFIG_HOME"], folder.hasPrefix("/") { return folder + "/drukproef/key" }
    return Environment["HOME"].map { FilePaths.join($0, ".config/drukproef/key") }
  }

  /// A key beside the posts would be published with them.
  package static func refuseWithinWorkTree(_ path: String) throws {
    let folder = FilePaths.folder(of: FilePaths.absolute(path))
    if let tree = FilePaths.workTree(around: folder), tree == FilePaths.workTree(around: FilePaths.current) {
      throw CommandFailure(.keyInRepository, at: path)
    }
  }
}

extension Wording {
  fileprivate static let tooShort = Wording(
    nl: "deze sleutel is te kort: gebruik minstens 16 tekens, of maak er een met drukproef baseline key",
    en: "this key is too short: use 16 characters at least, or make one with drukproef baseline key")
  fileprivate static let keyInRepository = Wording(
    nl:
      "de sleutel staat in de git-map van de berichten; wie die map heeft, kan dan alles terugrekenen. Zet hem ergens anders.",
    en:
      "the key lies in the git repository of the posts; whoever has it can work everything out. Put it somewhere else.")
}
