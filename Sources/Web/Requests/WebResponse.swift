/// What goes back to a browser or program.
package struct WebResponse: Sendable {
  package var status: Int
  package var type: String
  /// Further header fields.
  package var fields: [(name: String, value: String)] = []
  package var body: [UInt8]
  /// Whether the connection is closed after it: after a request of which not everything was read.
  package var closes = false

  init(_ status: Int, type: String, body: [UInt8]) {
    self.status = status
    self.type = type
    self.body = body
  }

  init(_ status: Int = 200, html: HTML) {
    self.init(status, type: "text/html; charset=utf-8", body: Array(html.text.utf8))
  }

  init(_ status: Int = 200, json: [UInt8]) {
    self.init(status, type: "application/json", body: json)
  }

  func with(_ name: String, _ value: String) -> WebResponse {
    var copy = self
    copy.fields.append((name, value))
    return copy
  }

  /// What every answer carries: nothing from elsewhere runs or is loaded, nobody frames the page, nothing is kept.
  package static let safety: [(name: String, value: String)] = [
    (
      "content-security-policy",
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    // Not `no-referrer`: with that a browser hides the origin of the page's own form.
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), microphone=(), geolocation=(), clipboard-write=(self)"),
  ]
}
