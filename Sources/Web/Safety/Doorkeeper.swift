/// Decides who may speak to the page: by the name under which it was reached, the page that a request comes from, and the
/// token. Without it a web page elsewhere could ask this machine who is on the roster (DNS rebinding, cross-site posts).
package struct Doorkeeper: Sendable {
  /// Names of this server beside `localhost`, in lower case.
  package var names: Set<String> = []
  /// Whether the page is served on more than the loopback address.
  package var isShared = false
  /// Whether a proxy of the school stands before it, which says who is asking.
  package var isBehindProxy = false
  /// What must be known to get in.
  package var token: String?

  package init() {}

  enum Refusal: String, CaseIterable {
    case host, crossSite = "cross-site", token
  }

  func refusal(of request: WebRequest) -> Refusal? {
    guard let host = request.fields["host"], isOwn(host) else { return .host }
    if request.isPost, !comesFromHere(request, host) { return .crossSite }
    return knowsToken(request) ? nil : .token
  }

  /// Whoever is asking, for the limits.
  func client(_ request: WebRequest) -> String {
    guard isBehindProxy, let chain = request.fields["x-forwarded-for"], let last = chain.split(separator: ",").last
    else {
      return request.peer
    }
    return String(last.filter { $0 != " " })
  }

  /// Whether a `Host` names this server. An address is fine as well: rebinding needs a name.
  private func isOwn(_ host: String) -> Bool {
    let name = Self.withoutPort(host.lowercased())
    if name == "localhost" || name == "[::1]" || names.contains(name) { return true }
    guard let address = Self.ipv4(name) else { return isShared && name.hasPrefix("[") && name.hasSuffix("]") }
    return isShared || address[0] == 127
  }

  private func comesFromHere(_ request: WebRequest, _ host: String) -> Bool {
    if let site = request.fields["sec-fetch-site"], site != "same-origin", site != "none" { return false }
    guard let origin = request.fields["origin"]?.lowercased() else { return true }
    return ["http://", "https://"].contains { origin == $0 + host.lowercased() }
  }

  /// A browser asks its user and sends the token as a password; a program sends it as a bearer.
  private func knowsToken(_ request: WebRequest) -> Bool {
    guard let token else { return true }
    let parts = (request.fields["authorization"] ?? "").split(separator: " ", maxSplits: 1)
    guard parts.count == 2 else { return false }
    switch parts[0].lowercased() {
    case "bearer": return Self.isSame(Array(parts[1].utf8), Array(token.utf8))
    case "basic":
      guard let words = Base64.decoded(parts[1].utf8), let colon = words.firstIndex(of: UInt8(ascii: ":")) else {
        return false
      }
      return Self.isSame(Array(words[(colon + 1)...]), Array(token.utf8))
    default: return false
    }
  }

  /// Takes as long for a wrong guess as for a good one.
  private static func isSame(_ guess: [UInt8], _ token: [UInt8]) -> Bool {
    var difference = guess.count ^ token.count
    for index in token.indices { difference |= Int((index < guess.count ? guess[index] : 0) ^ token[index]) }
    return difference == 0
  }

  private static func withoutPort(_ host: String) -> String {
    guard let colon = host.lastIndex(of: ":"), host[host.index(after: colon)...].allSatisfy(\.isNumber),
      !host.hasPrefix("[") || host[..<colon].hasSuffix("]")
    else { return host }
    return String(host[..<colon])
  }

  private static func ipv4(_ name: String) -> [UInt8]? {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
    guard parts.count == 4 else { return nil }
    let numbers = parts.compactMap(\.self)
    return numbers.count == 4 ? numbers : nil
  }
}

/// Base64 (RFC 4648), as far as a password needs it.
enum Base64 {
  static func decoded(_ text: some Collection<UInt8>) -> [UInt8]? {
    var output: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for byte in text where byte != UInt8(ascii: "=") {
      let digit: UInt8
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): digit = byte - UInt8(ascii: "A")
      case UInt8(ascii: "a")...UInt8(ascii: "z"): digit = byte - UInt8(ascii: "a") + 26
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0") + 52
      case UInt8(ascii: "+"): digit = 62
      case UInt8(ascii: "/"): digit = 63
      default: return nil
      }
      bits = bits << 6 | UInt32(digit)
      count += 6
      if count >= 8 {
        count -= 8
        output.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return output
  }
}
