package import Drukproef

/// The reports of one run: one on standard output, and as many files as were asked for.
package struct ReportOutputs {
  private struct FileReport {
    let path: String
    var report: any Report
    var bytes: [UInt8] = []
    /// Whether it follows what stands in the file already.
    var isAddition = false

    mutating func begin() { report.begin(&bytes) }
    mutating func add(_ draft: CheckedDraft) { report.add(draft, &bytes) }
    mutating func finish() { report.finish(&bytes) }
  }

  /// Where the report goes that is not for a file.
  package var place = Output.standard
  private var main: any Report
  private var buffer: [UInt8] = []
  private var files: [FileReport] = []

  /// - Parameters:
  ///   - outputs: `format=file`, each.
  ///   - options: what a report in a format goes by.
  package init(_ format: ReportFormat, outputs: [String], options: (ReportFormat) -> ReportOptions) throws {
    main = format.report(options(format))
    for output in outputs {
      let parts = output.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, !parts[1].isEmpty else { throw CommandFailure(.formatAndFile, at: "--output") }
      guard let format: ReportFormat = try Settings.choice(parts[0], "--output") else { continue }
      var settings = options(format)
      settings.usesColour = false
      settings.linkBase = nil
      settings.width = 80
      files.append(FileReport(path: parts[1], report: format.report(settings)))
    }
    if format == .github, let path = Environment["GITHUB_STEP_SUMMARY"], !path.isEmpty {
      files.append(FileReport(path: path, report: ReportFormat.markdown.report(options(.markdown)), isAddition: true))
    }
  }

  package mutating func begin() {
    main.begin(&buffer)
    for number in files.indices { files[number].begin() }
  }

  package mutating func add(_ draft: CheckedDraft) {
    main.add(draft, &buffer)
    for number in files.indices { files[number].add(draft) }
    if buffer.count > 64 * 1024 { flush() }
  }

  /// Writes what there is for standard output, so that complaints come after what was found before them.
  package mutating func flush() {
    place.write(buffer)
    buffer = []
  }

  /// Ends every report and writes the files.
  package mutating func finish() throws {
    main.finish(&buffer)
    flush()
    for number in files.indices {
      files[number].finish()
      let file = files[number]
      do throws(FileError) {
        let before = file.isAddition ? (try? FileBytes.read(file.path)) ?? [] : []
        try FileBytes.write(before + file.bytes, to: file.path)
      } catch {
        throw CommandFailure(.notWritten(error.writingMessage), at: file.path)
      }
    }
  }
}

extension Wording {
  fileprivate static let formatAndFile = Wording(
    nl: "noem een vorm en een bestand, zoals sarif=verslag.sarif",
    en: "name a format and a file, such as sarif=report.sarif")

  fileprivate static func notWritten(_ reason: Wording) -> Wording {
    Wording(
      nl: "het verslag kon hier niet worden geschreven: \(reason.nl)",
      en: "the report could not be written: \(reason.en)")
  }
}
