/// Why a text is not JSON, and where. Never quotes the text.
package struct JSONError: Error, Sendable, Equatable {
  package enum Fault: Sendable, Equatable {
    case valueExpected, keyExpected, colonExpected, commaExpected, digitExpected
    case unfinished, unclosedString, textAfterEnd
    case unknownEscape, controlCharacter, notUTF8, numberTooLarge, tooDeep
  }

  package let fault: Fault
  /// From 0.
  package let byte: Int
  /// Both from 1; the column in code points.
  package let line: Int
  package let column: Int

  package init(_ fault: Fault, at byte: Int, in bytes: [UInt8]) {
    self.fault = fault
    self.byte = byte
    var line = 1
    var lineStart = 0
    for (index, value) in bytes[..<byte].enumerated() where value == UInt8(ascii: "\n") {
      line += 1
      lineStart = index + 1
    }
    self.line = line
    column = bytes[lineStart..<byte].count { $0 & 0xC0 != 0x80 } + 1
  }

  package var message: Wording { fault.message }
}

extension JSONError.Fault {
  fileprivate var message: Wording {
    switch self {
    case .valueExpected:
      Wording(nl: "hier hoort een waarde te staan", en: "a value is expected here")
    case .keyExpected:
      Wording(nl: "hier hoort een naam tussen \" te staan", en: "a key in \" is expected here")
    case .colonExpected:
      Wording(nl: "hier ontbreekt een dubbele punt", en: "a colon is missing here")
    case .commaExpected: Wording(nl: "hier ontbreekt een komma", en: "a comma is missing here")
    case .digitExpected:
      Wording(nl: "hier hoort een cijfer te staan", en: "a digit is expected here")
    case .unfinished: Wording(nl: "de JSON houdt te vroeg op", en: "the JSON ends too early")
    case .unclosedString:
      Wording(nl: "deze tekst is niet afgesloten met \"", en: "this string is not closed with \"")
    case .textAfterEnd: Wording(nl: "na de JSON staat nog iets", en: "something follows the JSON")
    case .unknownEscape: Wording(nl: "deze \\-code bestaat niet", en: "there is no such \\ escape")
    case .controlCharacter:
      Wording(
        nl: "een stuurteken hoort hier als \\u-code",
        en: "a control character must be written as a \\u escape")
    case .notUTF8: Wording(nl: "deze byte is geen UTF-8", en: "this byte is not UTF-8")
    case .numberTooLarge: Wording(nl: "dit getal is te groot", en: "this number is too large")
    case .tooDeep:
      Wording(
        nl: "meer dan \(JSONReader.depthLimit) niveaus diep",
        en: "more than \(JSONReader.depthLimit) levels deep")
    }
  }
}
