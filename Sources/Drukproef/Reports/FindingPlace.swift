package import Text

/// Where a finding stands in the source of a post, as reports write it.
package struct FindingPlace: Sendable, Equatable {
  package let start: LineIndex.Place
  /// After the last character.
  package let end: LineIndex.Place
  package let bytes: SourceRange

  /// nil for a finding about the whole post.
  package init?(_ finding: Finding, in proof: Proof, _ index: LineIndex, unit: LineIndex.Unit = .codepoint) {
    guard let range = finding.range else { return nil }
    bytes = proof.document.map.source(range)
    start = index.place(ofByte: bytes.lower, in: unit)
    end = index.place(ofByte: bytes.upper, in: unit)
  }
}

/// The name of a draft as other programs want it.
package enum ReportPath {
  /// A path without `./` in front; `stdin` for standard input.
  package static func plain(_ name: String) -> String {
    if name == "-" { return "stdin" }
    var name = name[...]
    while name.hasPrefix("./") { name = name.dropFirst(2) }
    return String(name)
  }

  /// The same as a reference to a resource (RFC 3986): relative stays relative.
  package static func uri(_ name: String) -> String {
    let path = plain(name)
    return (path.hasPrefix("/") ? "file://" : "") + escaped(path)
  }

  /// A path with every byte escaped that has a meaning of its own in a URI.
  package static func escaped(_ path: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var output: [UInt8] = []
    for byte in path.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: output.append(byte)
      case UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
        output.append(byte)
      default: output += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: output, as: UTF8.self)
  }
}

extension Severity {
  /// What most programs call it.
  package var conventionalName: String {
    switch self {
    case .hoog: "error"
    case .midden: "warning"
    case .laag: "note"
    }
  }
}
