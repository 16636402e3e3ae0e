internal import Text

/// A name for a finding that stays the same when lines move, and tells nothing of what was found.
///
/// It is made of the rule, the path, what was found and how often that came before. What was found counts only under a key: without
/// one, anybody can try all telephone numbers or BSNs in minutes and see which one fits.
package struct Fingerprints: Sendable {
  private let key: FingerprintKey?

  package init(_ key: FingerprintKey?) {
    self.key = key
  }

  /// The fingerprints of a proof's findings, in their order; no two are alike.
  ///
  /// - Parameter path: the post's path, written the same way every time.
  package func fingerprints(of findings: [Finding], in proof: Proof, path: String) -> [String] {
    var counts: [String: Int] = [:]
    return findings.map { finding in
      let name = name(of: finding, in: proof, path: path)
      let occurrence = counts[name, default: 0]
      counts[name] = occurrence + 1
      return digest("\(name)\0\(occurrence)").prefix(32) + ""
    }
  }

  /// The fingerprint of what a finding found, the same for every time that it is found.
  package func value(of finding: Finding, in proof: Proof, path: String) -> String {
    String(digest(name(of: finding, in: proof, path: path)).prefix(32))
  }

  private func name(of finding: Finding, in proof: Proof, path: String) -> String {
    var parts = [finding.rule, path]
    if key != nil, let range = finding.range {
      parts.append(ListKey.text(String(decoding: proof.document.prose[range.range], as: UTF8.self)))
    }
    return parts.joined(separator: "\0")
  }

  private func digest(_ text: String) -> String {
    let bytes = Array(text.utf8)
    return SHA256.hexadecimal(key.map { SHA256.authentication(of: bytes, key: $0.bytes) } ?? SHA256.digest(bytes))
  }
}

/// What fingerprints are made with; to be kept where the posts are not.
package struct FingerprintKey: Sendable, Equatable {
  package let bytes: [UInt8]

  /// Takes a key from a file or variable; white space round it is no part of it. nil when it is too short to be any good.
  package init?(_ bytes: some Collection<UInt8>) {
    var bytes = Array(bytes)
    while let last = bytes.last, last == 0x20 || (0x09...0x0D).contains(last) { bytes.removeLast() }
    guard bytes.count >= 16 else { return nil }
    self.bytes = bytes
  }

  /// Tells keys apart without telling the key.
  package var name: String {
    String(SHA256.hexadecimal(SHA256.authentication(of: Array("drukproef key".utf8), key: bytes)).prefix(16))
  }
}
