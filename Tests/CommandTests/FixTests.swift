import Foundation
import Testing

/// `drukproef check --fix`: files stay written as they were, and what was mended is not found again.
@Suite struct FixTests {
  private static let draft = "Juf Anna zegt: bel 06-28471903 voor het café.\r\n"
  private static let mended = "voor het café.\r\n"

  private func mend(_ data: Data, as name: String = "a.txt", _ flags: [String] = []) throws -> (Program.Outcome, Data) {
    try Program.withFolder([name: data]) { folder in
      let outcome = try Program.run(["check", "--fix", "--exit-zero", name] + flags, in: folder)
      return (outcome, try Data(contentsOf: URL(filePath: folder + "/" + name)))
    }
  }

  @Test(arguments: [String.Encoding.utf8, .windowsCP1252, .utf16LittleEndian, .utf16BigEndian])
  func keepsTheCharset(_ encoding: String.Encoding) throws {
    let text = (encoding == .utf16BigEndian || encoding == .utf16LittleEndian ? "\u{FEFF}" : "") + Self.draft
    let (_, bytes) = try mend(try #require(text.data(using: encoding)))
    let after = try #require(String(data: bytes, encoding: encoding))
    #expect(after.hasSuffix(Self.mended) && !after.contains("2847"))
    #expect(bytes.starts(with: try #require(text.prefix(4).data(using: encoding))))
  }

  @Test func keepsTheByteOrderMark() throws {
    let (_, bytes) = try mend(Data([0xEF, 0xBB, 0xBF]) + Data(Self.draft.utf8))
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF, UInt8(ascii: "J")]))
    #expect(bytes.suffix(2) == Data([13, 10]))
  }

  /// A character that the file's charset does not have is refused, and the file stays as it was.
  @Test func refusesWhatTheCharsetDoesNotHave() throws {
    let own = """
      id = "onze"
      extends = "model"
      school_names = ["De Linde"]
      [disclaimer]
      parts = ["opinion"]
      [disclaimer.opinion]
      text = "→ Dit is mijn eigen mening."
      [rules.medewerker-vermelding-ontbreekt]
      on = false
      """
    let draft = Data("Ik werk op De Linde. Het caf".utf8) + Data([0xE9]) + Data(" was open.\n".utf8)
    try Program.withFolder(["a.txt": draft, "onze.toml": Data(own.utf8)]) { folder in
      let outcome = try Program.run(
        ["check", "--fix", "--protocol", "onze.toml", "--author-role", "medewerker-prive", "a.txt"], in: folder)
      #expect(outcome.status == 2)
      #expect(outcome.errors.contains("windows-1252"))
      #expect(try Data(contentsOf: URL(filePath: folder + "/a.txt")) == draft)
    }
  }

  private static let staff = ["--protocol", "willibrord-miland", "--author-role", "medewerker-prive"]
  private static let disclaimer = "Dit is mijn eigen persoonlijke mening."

  @Test(arguments: [
    ("a.md", "# Feest\n\nIk werk op Willibrord-Miland. Wat een feest!\n", "feest!\n\n⟨⟩\n"),
    ("a.html", "<p>Ik werk op Willibrord-Miland. Wat een feest!</p>\n", "feest!</p>\n<p>⟨⟩</p>\n"),
    (
      "a.html", "<html><body>\n  <p>Ik werk op Willibrord-Miland. Feest!</p>\n</body></html>\n",
      "Feest!</p>\n<p>⟨⟩</p>\n</body></html>\n"
    ),
    (
      "a.html",
      "<body><!-- </article> --><article>\r\n  <p>Ik werk op Willibrord-Miland. Feest!</p>\r\n  </article><footer>x</footer></body>",
      "Feest!</p>\r\n  <p>⟨⟩</p>\r\n  </article><footer>x</footer></body>"
    ),
  ])
  func appendsWhatIsMissing(_ name: String, _ draft: String, _ ending: String) throws {
    try Program.withFolder([name: Data(draft.utf8)]) { folder in
      _ = try Program.run(["check", "--fix", name] + Self.staff, in: folder)
      let after = String(decoding: try Data(contentsOf: URL(filePath: folder + "/" + name)), as: UTF8.self)
      let parts = ending.split(separator: "⟨⟩", maxSplits: 1)
      let sentences = after.split(separator: Self.disclaimer, omittingEmptySubsequences: false)
      #expect(sentences.count == 2, "\(after)")
      #expect(sentences.first?.hasSuffix(parts[0]) == true && after.hasSuffix(parts[1]), "\(after)")
      let again = try Program.run(["check", name] + Self.staff, in: folder)
      #expect(again.status == 0, "\(again.output)")
    }
  }
}
