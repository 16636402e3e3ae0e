/// The colours of a report, or none.
package struct Palette: Sendable {
  package let isColoured: Bool

  package init(isColoured: Bool) {
    self.isColoured = isColoured
  }

  /// SGR codes (ECMA-48) from the sixteen that every terminal lets its user choose.
  package enum Style: String, Sendable {
    case bold = "1"
    case dim = "2"
    case red = "1;31"
    case yellow = "1;33"
    case green = "1;32"
    case blue = "1;34"
    case cyan = "36"
    case onRed = "1;37;41"
    case onYellow = "1;30;43"
    case onGreen = "1;30;42"
  }

  package func paint(_ text: String, _ style: Style) -> String {
    isColoured && !text.isEmpty ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }

  /// A text that a terminal lets its user follow (OSC 8).
  package func linked(_ text: String, to uri: String?) -> String {
    guard isColoured, let uri else { return text }
    return "\u{1B}]8;;\(uri)\u{1B}\\\(text)\u{1B}]8;;\u{1B}\\"
  }

  package func style(of severity: Severity) -> Style {
    switch severity {
    case .hoog: .red
    case .midden: .yellow
    case .laag: .blue
    }
  }

  package func style(of verdict: Verdict) -> Style {
    switch verdict {
    case .publiceren: .onGreen
    case .aanpassen, .overleggen: .onYellow
    case .nietPubliceren: .onRed
    }
  }
}
