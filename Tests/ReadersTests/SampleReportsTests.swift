import Drukproef
import Foundation
import Readers
import Testing
import Text

/// Every sample draft gives the report that stands in `samples/reports`.
///
/// After a change that is meant, write them anew: `DRUKPROEF_WRITE_REPORTS=1 swift test --filter SampleReportsTests`, and read
/// the difference.
@Suite struct SampleReportsTests {
  private static let samples = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "samples").path
  private static let writesReports = ProcessInfo.processInfo.environment["DRUKPROEF_WRITE_REPORTS"] != nil
  private static let hasReports = writesReports || FileManager.default.fileExists(atPath: samples + "/reports")

  @Test(.enabled(if: hasReports), arguments: ["willibrord-miland", "de-passie"])
  func reports(school: String) throws {
    let folder = Self.samples + "/" + school
    let configuration = try Configuration(
      try FileBytes.read(folder + "/.drukproef.toml"), path: "\(folder)/.drukproef.toml")
    func file(_ path: String?) throws -> SchoolFiles.File? {
      try path.map { SchoolFiles.File(path: $0, bytes: try FileBytes.read($0)) }
    }
    let register = try SchoolRegister(
      SchoolFiles(
        roster: file(configuration.roster), staff: file(configuration.staff), school: file(configuration.school)))
    let proofreader = Proofreader(lexicon: try .standard(), school: register, protocols: try .standard())

    let gold = try FileBytes.read(Self.samples + "/gold/drafts.jsonl").split(separator: 10)
    for line in gold {
      let post = try PostRecord(try JSONDocument(Array(line)).value)
      guard let id = post.id.string, id.hasPrefix(school + "/") else { continue }
      let draft = try DraftReaders.draft(file: "\(Self.samples)/drafts/\(id)")
      #expect(String(decoding: draft.source, as: UTF8.self).utf8.elementsEqual(post.text.utf8), "\(id)")
      let context = post.fields.over(configuration.fields).context
      let document = Document(source: draft.source, prose: draft.prose, map: draft.map, context: context)
      compare(Self.report(proofreader.proof(of: document), id), id)
    }
  }

  private static func report(_ proof: Proof, _ id: String) -> [UInt8] {
    var options = ReportOptions()
    options.showsText = true
    options.explains = true
    var report = ReportFormat.text.report(options)
    var output: [UInt8] = []
    report.add(CheckedDraft(name: id, sequence: 0, outcome: .proof(proof)), &output)
    return output
  }

  private func compare(_ report: [UInt8], _ id: String) {
    let path = Self.samples + "/reports/" + id
    if Self.writesReports {
      let url = URL(filePath: path)
      try? FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      #expect(throws: Never.self) { try Data(report).write(to: url) }
    } else {
      let golden = (try? FileBytes.read(path)) ?? []
      #expect(String(decoding: report, as: UTF8.self) == String(decoding: golden, as: UTF8.self), "\(id)")
    }
  }
}
