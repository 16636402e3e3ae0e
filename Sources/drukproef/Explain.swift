internal import ArgumentParser
internal import CommandLineInterface
internal import Drukproef
internal import Text

/// `drukproef explain ID`: the page of what can be found, or of a clause.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Leg uit wat een regel vindt en waarom.",
    discussion: "Ook een artikel van een protocol mag: drukproef explain 'De Passie B.2'")

  @Argument(help: .init("Naam van een regel (zie drukproef rules) of van een artikel.", valueName: "regel"))
  var id: String

  @OptionGroup var school: SchoolOptions

  @Option(name: .customLong("protocol"), help: .init("Toon wat dit protocol erover zegt.", valueName: "naam"))
  var protocolID: String?

  func run() throws {
    let settings = try Settings(school)
    var library = try Settings.shippedProtocols()
    let named = try named(settings, &library)
    let page = ExplainPage(
      language: settings.language, palette: Palette(isColoured: Output.standard.wantsColour(nil)),
      width: min(Output.standard.width, 90))
    if Rule.allIDs.contains(id) {
      Output.standard.write(page.rule(id, try recognizerPage(), try chosen(named, library)))
    } else if let clause = Self.clause(id, library) {
      Output.standard.write(page.clause(clause.id, clause.text))
    } else {
      throw CommandFailure(.unknown(id, Nearest.word(to: id, in: Rule.allIDs)))
    }
  }

  /// The protocols asked for or settled on, files of one's own read into the library; nil when none are.
  private func named(_ settings: Settings, _ library: inout ProtocolLibrary) throws -> [String]? {
    if let protocolID { return try Settings.loaded([protocolID], into: &library, folder: ".") }
    return try Settings.loaded(
      settings.configuration.fields.protocolIDs, into: &library,
      folder: FilePaths.folder(of: settings.configuration.path ?? "."))
  }

  /// The protocols that are told of: those named, else every one that has the rule.
  private func chosen(_ named: [String]?, _ library: ProtocolLibrary) throws -> [SchoolProtocol] {
    guard let named else {
      let all = library.ids.compactMap { library[$0] }.filter { $0.rules[id]?.isOn == true }
      let own = all.filter { school in
        school.parent.flatMap { library[$0] }?.rules[id]?.clauses != school.rules[id]?.clauses
      }
      return own.isEmpty ? all : own
    }
    do throws(UnknownProtocol) { return try library.resolve(named) } catch {
      throw CommandFailure(error.message, at: "--protocol")
    }
  }

  private func recognizerPage() throws -> RecognizerPage? {
    do {
      let pages = try Recognizers.pages(lexicon: .standard())
      return pages.first { $0.id == id } ?? pages.first { $0.kinds.contains { $0.rawValue == id } }
    } catch {
      return nil
    }
  }

  private static func clause(_ id: String, _ library: ProtocolLibrary) -> (id: String, text: Wording)? {
    for protocolID in library.ids {
      guard let clauses = library[protocolID]?.clauses else { continue }
      for (name, text) in clauses where name.lowercased() == id.lowercased() { return (name, text) }
    }
    return nil
  }
}

/// Lays out what `explain` prints.
private struct ExplainPage {
  let language: Language
  let palette: Palette
  let width: Int

  func rule(_ id: String, _ page: RecognizerPage?, _ protocols: [SchoolProtocol]) -> String {
    var lines = [
      palette.paint(words(page?.title ?? RuleTitles.title(of: id)), .bold) + palette.paint(" · \(id)", .dim), "",
    ]
    if let page {
      lines += paragraph(.what, words(page.what)) + paragraph(.why, words(page.why))
      lines += examples(page.examples)
    }
    for school in protocols {
      guard let rule = school.rules[id], rule.isOn else { continue }
      lines.append(palette.paint(school.name, .bold))
      for (label, text) in [(Wording.message, rule.message), (.advice, rule.advice)] {
        lines += paragraph(label, words(school.filled(text, missing: school.disclaimer.parts)))
      }
      for clause in rule.clauses {
        let text = school.clauses[clause].map { ": " + words($0) } ?? ""
        lines += paragraph(.clause, clause + text)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  func clause(_ id: String, _ text: Wording) -> String {
    ([palette.paint(id, .bold), ""] + TextReport.wrapped(words(text), columns: width)).joined(separator: "\n") + "\n"
  }

  private func paragraph(_ label: Wording, _ text: String) -> [String] {
    if text.isEmpty { return [] }
    let lines = TextReport.wrapped(text, columns: width - 12)
    let label = words(label)
    let first = "  " + palette.paint(label, .cyan) + String(repeating: " ", count: max(1, 10 - label.count))
    return [first + (lines.first ?? "")] + lines.dropFirst().map { String(repeating: " ", count: 12) + $0 } + [""]
  }

  private func examples(_ examples: [String]) -> [String] {
    if examples.isEmpty { return [] }
    let marked = examples.filter { $0.contains("⟦") }.map { "    ✖ " + highlighted($0) }
    let silent = examples.filter { !$0.contains("⟦") }.map { "    ✔ " + $0 }
    return ["  " + palette.paint(words(.examples), .cyan)] + marked + silent + [""]
  }

  /// Marks what is found by colour where there is colour, else by the brackets.
  private func highlighted(_ example: String) -> String {
    guard palette.isColoured else { return example }
    return example.split(separator: "⟦", omittingEmptySubsequences: false).enumerated().map { number, part in
      guard number > 0, let end = part.firstIndex(of: "⟧") else { return String(part) }
      return palette.paint(String(part[..<end]), .red) + part[part.index(after: end)...]
    }.joined()
  }

  private func words(_ wording: Wording) -> String { wording.text(language) }
}

extension Wording {
  fileprivate static let what = Wording(nl: "wat", en: "what")
  fileprivate static let why = Wording(nl: "waarom", en: "why")
  fileprivate static let examples = Wording(nl: "voorbeelden", en: "examples")
  fileprivate static let message = Wording(nl: "melding", en: "message")
  fileprivate static let advice = Wording(nl: "wat nu", en: "do")
  fileprivate static let clause = Wording(nl: "artikel", en: "clause")

  fileprivate static func unknown(_ id: String, _ guess: String?) -> Wording {
    Wording(
      nl: "er is geen regel of artikel ‘\(id)’" + (guess.map { "; bedoel je ‘\($0)’?" } ?? ". Kijk in drukproef rules"),
      en: "there is no rule or clause ‘\(id)’" + (guess.map { "; did you mean ‘\($0)’?" } ?? ". See drukproef rules"))
  }
}
