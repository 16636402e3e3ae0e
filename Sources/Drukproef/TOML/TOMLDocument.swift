internal import CTOML

/// A value of a TOML file that knows where it stands.
package struct TOMLValue: Sendable {
  package enum Content: Sendable {
    case table([TOMLEntry])
    case array([TOMLValue])
    case string(String)
    case integer(Int)
    case number(Double)
    case boolean(Bool)
    /// A date, a time or both, as text in RFC 3339's form.
    case moment(String)
  }

  package var content: Content
  package var place: TOMLPlace
}

/// A key with its value.
package struct TOMLEntry: Sendable {
  package var key: String
  package var place: TOMLPlace
  package var value: TOMLValue
}

/// Where something stands in a file: from 1, columns in code points.
package struct TOMLPlace: Sendable, Equatable {
  package var line: Int
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// Why a TOML file cannot be used, and where.
package struct TOMLError: Error, Sendable {
  package let file: String
  package let place: TOMLPlace
  package let message: Wording

  package init(file: String, place: TOMLPlace, message: Wording) {
    self.file = file
    self.place = place
    self.message = message
  }
}

/// Reads TOML 1.0.
package enum TOMLDocument {
  /// The root table of a file.
  ///
  /// - Throws: ``TOMLError`` where the file is no TOML.
  package static func table(of bytes: [UInt8], file: String) throws(TOMLError) -> TOMLValue {
    let document = bytes.withUnsafeBufferPointer { ctoml_parse($0.baseAddress, $0.count) }
    defer { ctoml_free(document) }
    if let message = ctoml_error(document) {
      let place = TOMLPlace(
        line: max(1, Int(ctoml_error_line(document))), column: max(1, Int(ctoml_error_column(document))))
      throw TOMLError(file: file, place: place, message: .notTOML(String(cString: message)))
    }
    guard ctoml_node_count(document) > 0 else {
      return TOMLValue(content: .table([]), place: TOMLPlace(line: 1, column: 1))
    }
    return value(0, of: document)
  }

  private static func value(_ number: Int32, of document: OpaquePointer) -> TOMLValue {
    let node = ctoml_node(document, number).pointee
    let children = node.first_child..<(node.first_child + node.child_count)
    let content: TOMLValue.Content =
      switch Int(node.kind) {
      case Int(CTOML_TABLE): .table(children.map { entry($0, of: document) })
      case Int(CTOML_ARRAY): .array(children.map { value($0, of: document) })
      case Int(CTOML_STRING): .string(text(node.text, node.text_length))
      case Int(CTOML_INTEGER): .integer(Int(node.integer))
      case Int(CTOML_FLOAT): .number(node.number)
      case Int(CTOML_BOOLEAN): .boolean(node.boolean)
      default: .moment(text(node.text, node.text_length))
      }
    return TOMLValue(content: content, place: TOMLPlace(line: Int(node.line), column: Int(node.column)))
  }

  private static func entry(_ number: Int32, of document: OpaquePointer) -> TOMLEntry {
    let node = ctoml_node(document, number).pointee
    return TOMLEntry(
      key: text(node.key, node.key_length),
      place: TOMLPlace(line: Int(node.key_line), column: Int(node.key_column)),
      value: value(number, of: document))
  }

  private static func text(_ start: UnsafePointer<CChar>, _ length: Int32) -> String {
    start.withMemoryRebound(to: UInt8.self, capacity: Int(length)) {
      String(decoding: UnsafeBufferPointer(start: $0, count: Int(length)), as: UTF8.self)
    }
  }
}

extension Wording {
  fileprivate static func notTOML(_ reason: String) -> Wording {
    Wording(
      nl:
        "dit is geen geldig TOML-bestand. Staat elke tekst tussen aanhalingstekens, en is elke [ of \" gesloten? (\(reason))",
      en: "this is no valid TOML. Does every text stand in quotes, and is every [ or \" closed? (\(reason))")
  }
}
