internal import ArgumentParser
internal import CommandLineInterface
internal import Drukproef
internal import Text

/// `drukproef stream`: a post a line in, a record a line out.
struct Stream: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stream", _superCommandName: Drukproef.name,
    abstract: "Lees berichten als JSON Lines en geef voor elke regel een antwoord.",
    discussion: """
      Elke regel is een bericht: {"id":"p1","text":"…","protocol":"de-passie"}; alleen text is nodig.
      De exitcode is 0 als elke regel is beantwoord, wat er ook is gevonden.
      """)

  @OptionGroup(title: "Over de berichten") var context: ContextOptions
  @OptionGroup(title: "Over de school") var school: SchoolOptions

  @Option(help: .init("Waarin start en end tellen: codepoint, utf16 of utf8.", valueName: "eenheid"))
  var offsets = "codepoint"

  @Option(help: .init("Hoeveel berichten tegelijk (standaard: zoveel als er rekenkernen zijn).", valueName: "aantal"))
  var jobs: Int?

  @Flag(help: "Zet de woorden van elke bevinding erbij.")
  var showText = false

  @Flag(help: "Zet het bewijs en de punten erbij.")
  var explain = false

  func run() async throws {
    let settings = try Settings(school, context)
    var options = ReportOptions()
    options.language = settings.language
    options.unit = try Settings.choice(offsets, "--offsets") ?? .codepoint
    options.showsText = showText
    options.explains = explain
    let jobs = try Settings.jobs(jobs) ?? settings.configuration.jobs ?? Process.processorCount
    let answerer = StreamAnswerer(desk: try Desk(settings), record: ProofRecord(options))

    let lines = LineBatches()
    var answered = 0
    var errors = 0
    await OrderedWork.run(lines, jobs: jobs, mayWait: { lines.mayWait }) { batch in
      answerer.answers(to: batch)
    } each: { answers in
      answered += answers.count
      errors += answers.errors
      return Output.standard.write(answers.bytes)
    }
    if let failure = lines.failure { throw CommandFailure(failure.message, at: "-") }
    guard Output.standard.write(trailer(in: lines.count, out: answered, errors: errors)), answered == lines.count else {
      throw ExitCode(ExitStatus.failed)
    }
  }

  private func trailer(in lines: Int, out answered: Int, errors: Int) -> [UInt8] {
    var writer = JSONWriter(.compact)
    writer.object { writer in
      writer.member("trailer", true)
      writer.member("in", lines)
      writer.member("out", answered)
      writer.member("errors", errors)
    }
    writer.newline()
    return writer.bytes
  }
}

/// Answers lines of a stream.
private struct StreamAnswerer: Sendable {
  struct Answers: Sendable {
    var bytes: [UInt8] = []
    var count = 0
    var errors = 0
  }

  let desk: Desk
  let record: ProofRecord

  func answers(to batch: LineBatches.Batch) -> Answers {
    var answers = Answers()
    for (index, line) in batch.lines.enumerated() {
      var writer = JSONWriter(.compact)
      if !answer(line, sequence: batch.first + index, &writer) { answers.errors += 1 }
      writer.newline()
      answers.bytes += writer.bytes
      answers.count += 1
    }
    return answers
  }

  /// Writes the answer to a line. False when it is an error.
  private func answer(_ line: [UInt8], sequence: Int, _ writer: inout JSONWriter) -> Bool {
    if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) {
      record.writeSkip(sequence: sequence, to: &writer)
      return true
    }
    do throws(PostRecordError) {
      let post = try post(line)
      let proof = try desk.proof(of: post)
      record.write(proof, id: post.id, sequence: sequence, to: &writer)
      return true
    } catch {
      record.writeError(error.message, id: error.id, sequence: sequence, to: &writer)
      return false
    }
  }

  private func post(_ line: [UInt8]) throws(PostRecordError) -> PostRecord {
    let value: JSONValue
    do throws(JSONError) { value = try JSONDocument(line).value } catch {
      throw PostRecordError(id: .null, reason: .notJSON(error))
    }
    return try PostRecord(value)
  }
}
