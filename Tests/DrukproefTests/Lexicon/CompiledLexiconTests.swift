import LexiconCompiler
import Testing
import Text

@testable import Drukproef

/// What is looked up at the start is what the term lists and pattern files give. After a change: `make compiled`.
@Suite struct CompiledLexiconTests {
  @Test func filesAreUpToDate() throws {
    for file in try CompiledLexicon().files {
      let carried = EmbeddedFiles.bytes("compiled/" + file.name).map { Array($0) }
      #expect(carried == file.bytes, "lexicons/compiled/\(file.name) is out of date: make compiled")
    }
  }

  /// One draft and many find the same.
  @Test(arguments: [
    "Sanne de Vries zit in groep 6A en belt 06-12345678.", "Ik maak je af, pas maar op na school!",
    "Jij bent zo lelijk dat niemand naast je wil zitten.", "Mooi weer vandaag op het schoolplein.",
    "Dit is mijn eigen mening en niet die van de school. Ik werk op Willibrord-Miland.",
  ])
  func bothUsesFindTheSame(_ text: String) throws {
    let findings = try [Lexicon.Use.oneDraft, .manyPosts].map { use in
      Proofreader(lexicon: try .standard(for: use), protocols: try .standard(for: use))
        .proof(of: Document(text)).findings.map { "\($0.rule) \($0.confidence) \($0.range as Any)" }
    }
    #expect(findings[0] == findings[1])
  }
}
