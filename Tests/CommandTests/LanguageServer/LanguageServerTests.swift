import Foundation
import Testing

@Suite struct LanguageServerTests {
  private static let uri = "file:///blog/post%20%C3%A9.md"

  private func answer(_ id: Int, _ messages: [[String: Any]]) throws -> [String: Any] {
    try #require(messages.first { $0["id"] as? Int == id })
  }

  private func published(_ messages: [[String: Any]]) -> [[String: Any]] {
    messages.filter { $0["method"] as? String == "textDocument/publishDiagnostics" }
      .compactMap { $0["params"] as? [String: Any] }
  }

  @Test func theEncodingIsAgreedOn() throws {
    let cases: [([String]?, String)] = [
      (nil, "utf-16"), (["utf-8", "utf-16"], "utf-8"), (["utf-32"], "utf-32"), (["utf-7"], "utf-16"), ([], "utf-16"),
    ]
    for (offered, expected) in cases {
      var client = Client(encodings: offered)
      let result = try #require(try answer(1, try client.finish())["result"] as? [String: Any])
      let capabilities = try #require(result["capabilities"] as? [String: Any])
      #expect(capabilities["positionEncoding"] as? String == expected)
      #expect((result["serverInfo"] as? [String: Any])?["name"] as? String == "drukproef")
    }
  }

  @Test func diagnosticsFollowTheText() throws {
    var client = Client()
    client.open(Self.uri, "😀 bel 06-12345678\n")
    // Two changes in one message: the second counts from the first.
    client.change(
      Self.uri, version: 2,
      [
        ["range": Client.range(0, 3, 0, 3), "text": "é\r\n"],
        ["range": Client.range(1, 4, 1, 15), "text": "😀06-87654321 of 06-11223344"],
      ])
    client.change(Self.uri, version: 3, [["text": "Mooi."]])
    client.send(["method": "textDocument/didClose", "params": ["textDocument": ["uri": Self.uri]]])
    let told = published(try client.finish())
    #expect(told.map { $0["version"] as? Int } == [1, 2, 3, 3])
    let diagnostics = told.map { $0["diagnostics"] as? [[String: Any]] ?? [] }
    #expect(diagnostics.map(\.count) == [1, 2, 0, 0])
    let starts = diagnostics[1].compactMap { ($0["range"] as? [String: [String: Int]])?["start"] }
    #expect(starts == [["line": 1, "character": 6], ["line": 1, "character": 21]])
    let first = try #require(diagnostics[0].first)
    #expect(first["code"] as? String == "telefoon")
    #expect(first["source"] as? String == "drukproef")
    #expect(first["severity"] as? Int == 2)
    #expect((first["message"] as? String)?.contains("12345678") == false)
  }

  @Test func whoAsksIsNotToldUnasked() throws {
    var client = Client(capabilities: ["diagnostic": [:] as [String: Any]])
    client.open(Self.uri, "Bel 06-12345678.")
    let first = client.ask("textDocument/diagnostic", ["textDocument": ["uri": Self.uri]])
    client.change(Self.uri, version: 2, [["text": "Mooi."]])
    let second = client.ask("textDocument/diagnostic", ["textDocument": ["uri": Self.uri]])
    let messages = try client.finish()
    #expect(published(messages).isEmpty)
    for (id, count) in [(first, 1), (second, 0)] {
      let report = try #require(try answer(id, messages)["result"] as? [String: Any])
      #expect(report["kind"] as? String == "full")
      #expect((report["items"] as? [Any])?.count == count)
    }
  }

  @Test func hoverExplains() throws {
    var client = Client()
    client.open(Self.uri, "Bel 06-12345678.")
    let document = ["uri": Self.uri]
    let on = client.ask(
      "textDocument/hover", ["textDocument": document, "position": ["line": 0, "character": 6]])
    let off = client.ask(
      "textDocument/hover", ["textDocument": document, "position": ["line": 0, "character": 1]])
    let messages = try client.finish()
    let hover = try #require(try answer(on, messages)["result"] as? [String: Any])
    let value = try #require((hover["contents"] as? [String: String])?["value"])
    #expect(value.hasPrefix("**Telefoonnummer** · `telefoon`"))
    #expect(value.contains("---"))
    #expect(!value.contains("12345678"))
    #expect(try answer(off, messages)["result"] is NSNull)
  }

  @Test func quickFixes() throws {
    let text = "---\ntitle: Bel 06-12345678\n---\n\nOf 06-87654321 dan.\n"
    var client = Client()
    client.open(Self.uri, text)
    func ask(_ line: Int, _ only: [String]?) -> Int {
      var context: [String: Any] = ["diagnostics": [Any]()]
      if let only { context["only"] = only }
      return client.ask(
        "textDocument/codeAction",
        ["textDocument": ["uri": Self.uri], "range": Client.range(line, 12, line, 12), "context": context])
    }
    let (inHead, inBody, other, elsewhere) = (ask(1, nil), ask(4, ["quickfix"]), ask(4, ["refactor"]), ask(3, nil))
    let messages = try client.finish()
    func actions(_ id: Int) throws -> [[String: Any]] {
      try #require(try answer(id, messages)["result"] as? [[String: Any]])
    }
    #expect(try actions(inHead).map { $0["title"] as? String } == ["Vervang dit door [telefoonnummer]"])
    #expect(try actions(other).isEmpty)
    #expect(try actions(elsewhere).isEmpty)
    let fixes = try actions(inBody)
    #expect(fixes.count == 2)
    let edits = fixes.compactMap {
      (($0["edit"] as? [String: Any])?["changes"] as? [String: [[String: Any]]])?[Self.uri]?.first
    }
    #expect(
      edits.map { $0["newText"] as? String } == [
        "[telefoonnummer]", " <!-- drukproef: negeer-regel telefoon reden:  -->",
      ])
    #expect(
      edits.compactMap { $0["range"] as? [String: [String: Int]] } == [
        ["start": ["line": 4, "character": 3], "end": ["line": 4, "character": 14]],
        ["start": ["line": 4, "character": 19], "end": ["line": 4, "character": 19]],
      ])
  }

  @Test func itsLanguageDecidesHowADraftIsRead() throws {
    for (languageID, count) in [("markdown", 0), ("plaintext", 1)] {
      var client = Client()
      client.open("untitled:Untitled-1", "Kijk: `06-12345678`", languageID: languageID)
      let told = published(try client.finish())
      #expect((told.first?["diagnostics"] as? [Any])?.count == count, "\(languageID)")
    }
  }

  @Test func brokenSettingsAndDraftsAreTold() throws {
    let files = [".drukproef.toml": Data("protocl = \"x\"\n".utf8)]
    try Program.withFolder(files) { folder in
      var client = Client(folder: folder)
      client.open(Self.uri, "Mooi.")
      let told = published(try client.finish())
      let message = (told.first?["diagnostics"] as? [[String: Any]])?.first?["message"] as? String
      #expect(message?.contains("bedoel je ‘protocol’?") == true)
    }
    var client = Client()
    client.open(Self.uri, "---\ntitle: [open\n---\n")
    let told = published(try client.finish())
    let message = (told.first?["diagnostics"] as? [[String: Any]])?.first?["message"] as? String
    #expect(message?.hasPrefix("Niet gecontroleerd: ") == true)
  }

  @Test func theSettingsOfTheFolderHold() throws {
    try Program.withFolder([
      ".drukproef.toml": Data("lang = \"en\"\nauthor_role = \"medewerker-prive\"\nprotocol = \"de-passie\"\n".utf8)
    ]) { folder in
      var client = Client(folder: folder)
      client.open("file://\(folder)/a.md", "Op De Passie was het feest.")
      let told = published(try client.finish())
      let codes = (told.first?["diagnostics"] as? [[String: Any]] ?? []).compactMap { $0["code"] as? String }
      #expect(codes.contains("disclaimer-ontbreekt"))
    }
  }

  @Test func mistakesOfTheEditor() throws {
    var client = Client()
    client.send(raw: Data("{".utf8))
    let unknown = client.ask("textDocument/rename")
    let closed = client.ask("textDocument/hover", ["textDocument": ["uri": "file:///weg.md"]])
    client.send(["method": "$/setTrace", "params": ["value": "off"]])
    client.send([
      "method": "textDocument/didChange",
      "params": ["textDocument": ["uri": "file:///weg.md"], "contentChanges": [Any]()],
    ])
    client.open(Self.uri, "x")
    client.change(
      Self.uri, version: 2,
      [["range": Client.range(9, 9, 99, -1), "text": "y"], ["range": Client.range(7, 7, 8, 9), "text": "z"]])
    let again = client.ask("initialize")
    let messages = try client.finish()
    func code(_ id: Int) throws -> Int? { (try answer(id, messages)["error"] as? [String: Any])?["code"] as? Int }
    #expect(try code(unknown) == -32601)
    #expect(try code(closed) == -32602)
    #expect(try code(again) == -32600)
    #expect(messages.contains { $0["id"] is NSNull && ($0["error"] as? [String: Any])?["code"] as? Int == -32700 })
  }

  @Test func withoutAGoodbye() throws {
    #expect(try Program.run(["lsp"]).status == 1)
    let noise = try Program.run(["lsp"], text: "hoi\r\n\r\n")
    #expect(noise.status == 2)
    #expect(noise.errors.contains("drukproef lsp wordt door een editor gestart"))
    let early = Data(#"{"jsonrpc":"2.0","id":1,"method":"shutdown"}"#.utf8)
    let exit = Data(#"{"jsonrpc":"2.0","method":"exit"}"#.utf8)
    var input = Data()
    for message in [early, exit] { input += Data("Content-Length: \(message.count)\r\n\r\n".utf8) + message }
    let outcome = try Program.run(["lsp"], input: input)
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("-32002"))
  }
}
