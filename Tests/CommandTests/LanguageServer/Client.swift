import Foundation
import Testing

/// An editor, written out beforehand: what it says, then what it was told.
struct Client {
  private var input = Data()
  private var nextID = 2
  private let folder: String?

  /// - Parameter capabilities: of `textDocument`.
  init(encodings: [String]? = nil, capabilities: [String: Any] = [:], folder: String? = nil) {
    self.folder = folder
    var all: [String: Any] = ["textDocument": capabilities]
    if let encodings { all["general"] = ["positionEncodings": encodings] }
    let root: Any = folder.map { "file://" + $0 } ?? NSNull()
    send(["id": 1, "method": "initialize", "params": ["processId": NSNull(), "rootUri": root, "capabilities": all]])
    send(["method": "initialized", "params": [:] as [String: Any]])
  }

  mutating func send(_ message: [String: Any]) {
    var message = message
    message["jsonrpc"] = "2.0"
    let body = (try? JSONSerialization.data(withJSONObject: message)) ?? Data()
    send(raw: body)
  }

  mutating func send(raw body: Data) { input += Data("Content-Length: \(body.count)\r\n\r\n".utf8) + body }

  /// Asks, and gives the number of the question.
  @discardableResult
  mutating func ask(_ method: String, _ params: [String: Any] = [:]) -> Int {
    send(["id": nextID, "method": method, "params": params])
    nextID += 1
    return nextID - 1
  }

  mutating func open(_ uri: String, _ text: String, languageID: String = "") {
    let document: [String: Any] = ["uri": uri, "languageId": languageID, "version": 1, "text": text]
    send(["method": "textDocument/didOpen", "params": ["textDocument": document]])
  }

  mutating func change(_ uri: String, version: Int, _ changes: [[String: Any]]) {
    send([
      "method": "textDocument/didChange",
      "params": ["textDocument": ["uri": uri, "version": version], "contentChanges": changes],
    ])
  }

  static func range(_ line: Int, _ start: Int, _ endLine: Int, _ end: Int) -> [String: Any] {
    ["start": ["line": line, "character": start], "end": ["line": endLine, "character": end]]
  }

  /// Says goodbye and gives everything that the server said.
  mutating func finish(_ arguments: [String] = [], status: Int32 = 0) throws -> [[String: Any]] {
    ask("shutdown")
    send(["method": "exit"])
    let outcome = try Program.run(["lsp"] + arguments, input: input, in: folder)
    #expect(outcome.status == status, "\(outcome.errors)")
    return try Self.messages(outcome.output)
  }

  static func messages(_ output: String) throws -> [[String: Any]] {
    var bytes = Data(output.utf8)
    var messages: [[String: Any]] = []
    while let end = bytes.range(of: Data("\r\n\r\n".utf8)) {
      let head = String(decoding: bytes[bytes.startIndex..<end.lowerBound], as: UTF8.self)
      let length = try #require(Int(head.dropFirst("Content-Length: ".count)))
      let body = bytes[end.upperBound..<end.upperBound + length]
      messages.append(try #require(JSONSerialization.jsonObject(with: body) as? [String: Any]))
      bytes = Data(bytes[(end.upperBound + length)...])
    }
    #expect(bytes.isEmpty)
    return messages
  }
}
