import CommandLineInterface
import Drukproef
import Foundation
import Synchronization
@testable import Web

/// The page of the made-up school of the samples, without a server.
enum TestSite {
  static let samples = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "samples").path

  static let config = samples + "/willibrord-miland/.drukproef.toml"

  static let desk: Desk = {
    do { return try Desk(try Settings(config: config)) } catch { fatalError("\(error)") }
  }()

  static let rules = Result { try RuleBook() }

  static func site(doorkeeper: Doorkeeper = Doorkeeper(), allowance: RequestAllowance? = nil) throws -> Site {
    try Site(
      ReloadableDesk(desk), rules: rules.get(), doorkeeper: doorkeeper, allowance: allowance, microseconds: { 0 })
  }

  /// A request as a browser or program on this machine sends it; a field that is nil is left out.
  static func request(
    _ method: String, _ path: String, _ fields: [String: String?] = [:], body: [UInt8] = []
  ) -> WebRequest {
    var all: [String: String?] = ["host": "127.0.0.1:3785"]
    all.merge(fields) { _, new in new }
    return WebRequest(method, path, fields: all.compactMapValues { $0 }, body: body)
  }

  static func check(_ post: String, query: String = "") -> WebRequest {
    request("POST", "/api/check" + query, ["content-type": "application/json"], body: Array(post.utf8))
  }

  static func form(_ text: String, _ others: String = "", script: Bool = false) -> WebRequest {
    let encoded = text.utf8.map { "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    return request(
      "POST", "/",
      ["content-type": "application/x-www-form-urlencoded", "x-drukproef": script ? "deel" : nil],
      body: Array("text=\(encoded)\(others)".utf8))
  }
}

extension WebResponse {
  var text: String { String(decoding: body, as: UTF8.self) }
  var record: JSONValue? { try? JSONDocument(body).value }
  func field(_ name: String) -> String? { fields.first { $0.name == name }?.value }
}

/// A clock that tests turn.
final class TestClock: Sendable {
  private let time = Mutex(0.0)
  var seconds: Double { time.withLock { $0 } }
  func advance(by seconds: Double) { time.withLock { $0 += seconds } }
}
