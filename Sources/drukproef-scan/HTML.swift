internal import Drukproef
internal import ScanPage

/// Small pieces of a page.
enum HTML {
  static func escaped(_ text: String) -> String {
    var output = ""
    output.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      if let entity = scalar.markupEntity {
        output += entity
        continue
      }
      switch scalar {
      case "'": output += "&#39;"
      case "\n": output += "\n"
      default: output.unicodeScalars.append(isDisplayed(scalar) ? scalar : "\u{FFFD}")
      }
    }
    return output
  }

  /// Control characters are no part of a page, and marks that turn the direction of writing could make it lie.
  private static func isDisplayed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x08, 0x0B...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0xFFFE, 0xFFFF: false
    default: true
    }
  }

  static func file(_ file: ScanPageFile) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: file.bytes, count: Int(file.length))
  }

  static func badge(_ verdict: Verdict) -> String {
    "<span class=\"badge \(verdict.rawValue)\">\(name(verdict))</span>"
  }

  static func name(_ verdict: Verdict) -> String {
    verdict.rawValue.split(separator: "-").joined(separator: " ")
  }

  /// Each once, in order.
  static func distinct(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }
}
