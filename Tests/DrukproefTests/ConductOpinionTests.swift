import Drukproef
import Testing

/// The second opinion's weights are there, whole, and within bounds.
@Suite struct ConductOpinionTests {
  @Test func everyRowHasAWeightForEachColumn() throws {
    let bytes = try #require(EmbeddedFiles.bytes("opinion/gewichten.tsv"))
    #expect(bytes.count == SecondOpinion.rowCount * SecondOpinion.width)
    let lines = bytes.split(separator: 10)
    #expect(lines.count == SecondOpinion.rowCount)
    let allowed = UInt8(SecondOpinion.zero - SecondOpinion.most)...UInt8(SecondOpinion.zero + SecondOpinion.most)
    #expect(lines.allSatisfy { $0.count == SecondOpinion.kinds.count + 1 && $0.allSatisfy(allowed.contains) })
  }

  @Test(arguments: [("paren", SecondOpinion.pairCount), ("letters", SecondOpinion.letterCount)])
  func everyCharacterIsAWeight(_ file: String, _ count: Int) throws {
    let bytes = try #require(EmbeddedFiles.bytes("opinion/\(file).tsv"))
    let lines = bytes.split(separator: 10)
    #expect(lines.count == count / SecondOpinion.inLine)
    #expect(lines.allSatisfy { $0.count == SecondOpinion.inLine })
  }
}
