internal import Drukproef

/// HTML written as Swift strings: what is interpolated as text is escaped, so that no word of a post becomes markup.
struct HTML: ExpressibleByStringInterpolation, Sendable {
  private(set) var text: String

  init(stringLiteral value: String) { text = value }
  init(stringInterpolation: StringInterpolation) { text = stringInterpolation.text }

  static let empty: HTML = ""

  static func + (left: HTML, right: HTML) -> HTML { "\(left)\(right)" }

  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity + 64) }

    mutating func appendLiteral(_ literal: String) { text += literal }
    mutating func appendInterpolation(_ html: HTML) { text += html.text }
    mutating func appendInterpolation(_ parts: [HTML]) { for part in parts { text += part.text } }
    mutating func appendInterpolation(_ number: Int) { text += String(number) }

    /// Words, in an element or an attribute between double quotes.
    mutating func appendInterpolation(_ words: String) {
      for scalar in words.unicodeScalars {
        if let entity = scalar.markupEntity {
          text += entity
          continue
        }
        switch scalar {
        case "'": text += "&#39;"
        // No character of HTML.
        case "\0": text += "\u{FFFD}"
        default: text.unicodeScalars.append(scalar)
        }
      }
    }

    /// An attribute without a value, or nothing.
    mutating func appendInterpolation(_ attribute: StaticString, isSet: Bool) {
      if isSet { text += " \(attribute)" }
    }
  }
}
