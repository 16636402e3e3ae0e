internal import ArgumentParser
internal import CommandLineInterface
internal import Drukproef

/// `drukproef evaluate`: how well the program does on posts of which the answers are known.
struct Evaluate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate", abstract: "Meet hoe goed drukproef is op voorbeelden met antwoorden.")

  @Argument(help: .init("Voorbeelden met antwoorden (JSON Lines).", valueName: "bestand"), completion: .file())
  var files: [String]

  @OptionGroup(title: "Over de school") var school: SchoolOptions

  @Option(
    help: .init(
      "Map met per protocol een map met \(Configuration.fileName): elk bericht wordt gelezen met de lijsten van zijn school.",
      valueName: "map"))
  var schools: String?

  @Option(help: .init("Vergelijk met een eerdere meting (met --format json gemaakt).", valueName: "bestand"))
  var compare: String?

  @Option(help: .init("text of json.", valueName: "vorm"))
  var format = "text"

  @Option(help: .init("Hoeveel berichten tegelijk.", valueName: "aantal"))
  var jobs: Int?

  @Flag(help: "Toon elke misser en elk vals alarm, met tekst.")
  var showErrors = false

  @Flag(help: "Meet de herkenners zelf, voor het protocol oordeelt: geen regels, geen oordeel.")
  var mentions = false

  private enum Format: String, CaseIterable {
    case text, json
  }

  func run() async throws {
    let settings = try Settings(school)
    let format: Format = try Settings.choice(format, "--format") ?? .text
    let earlier = try compare.map(Self.earlier)
    var posts: [(GoldPost, String)] = []
    for file in files { posts += try Self.posts(in: file) }
    let protocols = try Settings.shippedProtocols()
    for (post, place) in posts {
      do throws(UnknownProtocol) { _ = try protocols.resolve(post.record.fields.protocolIDs ?? []) } catch {
        throw CommandFailure(error.message, at: place)
      }
    }
    let proofreader = try settings.proofreader(protocols)
    let bySchool = try proofreaders(for: posts.map(\.0), like: proofreader, protocols)
    let mentionsOnly = mentions

    var card = Scorecard()
    var listing = ""
    let gold = posts.map(\.0)
    await OrderedWork.run(gold.indices, jobs: try Settings.jobs(jobs) ?? Process.processorCount) { number in
      let school = gold[number].record.fields.protocolIDs?.first ?? ""
      return (number, (bySchool[school] ?? proofreader).answer(to: gold[number], mentionsOnly: mentionsOnly))
    } each: { number, answer in
      let errors = card.count(gold[number], answer)
      if showErrors { listing += Self.listing(posts[number], answer, errors) }
      return true
    }
    if !listing.isEmpty { (format == .json ? Output.error : .standard).write(listing + "\n") }
    let report = EvaluationReport(card, language: settings.language, earlier: earlier)
    if format == .json { Output.standard.write(report.json()) } else { Output.standard.write(report.text()) }
  }

  /// For each protocol in the posts a reader with the lists of its school, as far as `--schools` has them.
  private func proofreaders(
    for posts: [GoldPost], like other: Proofreader, _ protocols: ProtocolLibrary
  ) throws -> [String: Proofreader] {
    guard let schools else { return [:] }
    var found: [String: Proofreader] = [:]
    for id in Set(posts.compactMap(\.record.fields.protocolIDs?.first)).sorted() {
      let path = FilePaths.join(FilePaths.join(schools, id), Configuration.fileName)
      guard FileBytes.kind(path) == .file else { continue }
      let register = try Settings(config: path).register()
      found[id] = Proofreader(lexicon: other.lexicon, school: register, protocols: protocols)
    }
    return found
  }

  private static func posts(in file: String) throws -> [(GoldPost, String)] {
    var posts: [(GoldPost, String)] = []
    let lines = try bytes(of: file).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() where !line.allSatisfy({ $0 == 0x20 || $0 == 0x0D }) {
      do throws(GoldError) {
        posts.append((try GoldPost(Array(line)), "\(file):\(number + 1)"))
      } catch {
        throw CommandFailure(error.message, at: "\(file):\(number + 1)")
      }
    }
    return posts
  }

  private static func earlier(_ file: String) throws -> JSONValue {
    let source = try bytes(of: file)
    do throws(JSONError) { return try JSONDocument(source).value } catch {
      throw CommandFailure(error.message, at: "\(file):\(error.line):\(error.column)")
    }
  }

  private static func bytes(of file: String) throws -> [UInt8] {
    do throws(FileError) { return try FileBytes.read(file) } catch { throw CommandFailure(error.message, at: file) }
  }

  private static func listing(_ post: (GoldPost, String), _ answer: Answer, _ errors: Scorecard.Errors) -> String {
    let (gold, place) = post
    let isWrongVerdict = answer.verdict != nil && gold.verdict != nil && answer.verdict != gold.verdict
    if errors.isEmpty, !isWrongVerdict { return "" }
    let text = Array(gold.record.text.utf8)
    func words(_ range: Range<Int>) -> String { DisplayText(String(decoding: text[range], as: UTF8.self)).text }
    var lines = ["\(place) \(gold.record.id.string ?? "")", "    \(DisplayText(gold.record.text).text)"]
    for span in errors.missed { lines.append("  − \(span.category.name)  ⟦\(words(span.range))⟧") }
    for span in errors.wrong { lines.append("  + \(span.category.name)  ⟦\(words(span.range))⟧") }
    for rule in errors.missedRules { lines.append("  − \(rule)") }
    for rule in errors.wrongRules { lines.append("  + \(rule)") }
    if isWrongVerdict, let given = answer.verdict, let wanted = gold.verdict {
      lines.append("  ≠ \(given.rawValue), goud: \(wanted.rawValue)")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
