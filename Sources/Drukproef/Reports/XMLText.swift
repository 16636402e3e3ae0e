extension Unicode.Scalar {
  /// What is written in XML and HTML, in an element or between double quotes, for a sign that has a meaning there; nil for
  /// any other.
  package var markupEntity: String? {
    switch self {
    case "&": "&amp;"
    case "<": "&lt;"
    case ">": "&gt;"
    case "\"": "&quot;"
    default: nil
    }
  }
}

/// Text as XML 1.0 holds it.
enum XMLText {
  /// An attribute with its value, and a space before it.
  static func attribute(_ name: String, _ value: some CustomStringConvertible) -> String {
    " \(name)=\"\(escaped(value.description))\""
  }

  /// What has a meaning in XML is escaped; characters that XML cannot hold become U+FFFD.
  static func escaped(_ text: String) -> String {
    var output = ""
    for scalar in text.unicodeScalars {
      if let entity = scalar.markupEntity {
        output += entity
        continue
      }
      switch scalar {
      case "\n": output += "&#10;"
      case "\r": output += "&#13;"
      case "\t": output += "&#9;"
      default:
        let isAllowed = scalar.value >= 0x20 && scalar.value != 0xFFFE && scalar.value != 0xFFFF
        output.unicodeScalars.append(isAllowed ? scalar : "\u{FFFD}")
      }
    }
    return output
  }
}
