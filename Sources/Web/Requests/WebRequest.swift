/// A request as the site looks at it, whatever server took it in.
package struct WebRequest: Sendable {
  /// `GET`, `POST`, …
  package var method: String
  /// As sent: percent-encoded, without the query.
  package var path: String
  /// As sent, without the question mark.
  package var query = ""
  /// The header fields that mean something here, by their names in lower case.
  package var fields: [String: String] = [:]
  /// The address of whoever sent it.
  package var peer = ""
  package var body: [UInt8] = []

  package init(_ method: String, _ path: String, fields: [String: String] = [:], body: [UInt8] = []) {
    self.method = method
    let parts = path.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    self.path = String(parts[0])
    query = parts.count > 1 ? String(parts[1]) : ""
    self.fields = fields
    self.body = body
  }

  /// The header fields that the server has to hand over.
  package static let fieldNames = [
    "host", "origin", "sec-fetch-site", "content-type", "content-length", "authorization", "x-forwarded-for",
    "if-none-match", "x-drukproef",
  ]

  /// The media type of the body, without parameters and in lower case.
  var mediaType: String {
    let type = fields["content-type"]?.split(separator: ";", omittingEmptySubsequences: false).first ?? ""
    return String(type.filter { $0 != " " }).lowercased()
  }

  /// Whether something is changed or worked at, rather than only shown.
  var isPost: Bool { method == "POST" }
}
