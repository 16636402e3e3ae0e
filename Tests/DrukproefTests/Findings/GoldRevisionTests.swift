import Foundation
import Testing

@testable import Drukproef
@testable import Text

/// Whatever `check --fix` mends in the gold posts is not found a second time.
@Suite struct GoldRevisionTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "samples/gold").path

  private static func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: "\(folder)/\(name)")))
  }

  private static func proofreader() throws -> Proofreader {
    func file(_ name: String) throws -> SchoolFiles.File { .init(path: name, bytes: try bytes(name)) }
    let files = SchoolFiles(
      roster: try file("roster.csv"), staff: try file("staff.csv"), school: try file("school.json"))
    return Proofreader(
      lexicon: try .standard(), school: try SchoolRegister(files), protocols: try ProtocolLibrary.standard())
  }

  @Test(arguments: ["personal.jsonl", "personal-apart.jsonl", "drafts.jsonl"])
  func nothingMendedIsFoundAgain(_ name: String) throws {
    let proofreader = try Self.proofreader()
    var mended = 0
    for line in try Self.bytes(name).split(separator: 10) {
      let post = try GoldPost(Array(line))
      if post.isClean { continue }
      let context = post.record.fields.context
      func proof(_ text: [UInt8]) -> Proof { proofreader.proof(of: Document(utf8: text, context: context)) }
      var text = Array(post.record.text.utf8)
      var proof = proof(text)
      var made: [String] = []
      for _ in 0..<4 {
        let revision = Revision(safeFixesOf: proof, after: made)
        if revision.isEmpty { break }
        mended += 1
        made += revision.additions
        text = revision.applied(to: text)
        proof = proofreader.proof(of: Document(utf8: text, context: context))
      }
      let left = proof.findings.filter { $0.suggestions.contains(where: \.isSafe) }.map(\.rule)
      #expect(left.isEmpty, "\(post.record.text)\n→ \(String(decoding: text, as: UTF8.self))")
    }
    #expect(mended > 10)
  }
}
