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
      switch scalar {
      case "&": output += "&amp;"
      case "<": output += "&lt;"
      case ">": output += "&gt;"
      case "\"": output += "&quot;"
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
