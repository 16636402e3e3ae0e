/// A post as JSON gives it: one line of a stream or of a gold file.
package struct PostRecord: Sendable {
  /// As it came: a string or a number; null when there is none.
  package var id: JSONValue
  package var text: String
  package var fields: ContextFields

  package init(id: JSONValue = .null, text: String, fields: ContextFields) {
    self.id = id
    self.text = text
    self.fields = fields
  }

  /// Takes a post from a JSON object. Members that are no part of a post are passed over.
  package init(_ value: JSONValue) throws(PostRecordError) {
    guard let object = value.object else { throw PostRecordError(id: .null, reason: .notAnObject) }
    id = Self.id(object["id"])
    guard let text = object["text"]?.string else { throw PostRecordError(id: id, reason: .noText) }
    self.text = text
    fields = ContextFields()
    for name in ContextFields.Name.allCases {
      guard let value = object[name.rawValue], value != .null else { continue }
      guard let values = Self.strings(value, isList: name == .media || name == .depicted) else {
        throw PostRecordError(id: id, reason: .wrongType(name))
      }
      do throws(ContextFieldError) {
        if name == .depicted { fields.depicted = values } else { try fields.set(name, values) }
      } catch {
        throw PostRecordError(id: id, reason: .field(error))
      }
    }
  }

  private static func id(_ value: JSONValue?) -> JSONValue {
    switch value {
    case .string, .integer, .number: value ?? .null
    default: .null
    }
  }

  private static func strings(_ value: JSONValue, isList: Bool) -> [String]? {
    if let text = value.string { return [text] }
    guard isList, let elements = value.array else { return nil }
    let strings = elements.compactMap(\.string)
    return strings.count == elements.count ? strings : nil
  }
}

/// Why a JSON value is no post.
package struct PostRecordError: Error, Sendable {
  package enum Reason: Sendable {
    case notJSON(JSONError)
    case notAnObject, noText
    case wrongType(ContextFields.Name)
    case field(ContextFieldError)
  }

  /// The id of the record, as far as it could be read.
  package let id: JSONValue
  package let reason: Reason

  package init(id: JSONValue, reason: Reason) {
    self.id = id
    self.reason = reason
  }

  /// Never quotes the record.
  package var message: Wording {
    switch reason {
    case .notJSON(let error):
      Wording(
        nl: "geen JSON: \(error.message.nl) (byte \(error.byte))",
        en: "not JSON: \(error.message.en) (byte \(error.byte))")
    case .notAnObject: Wording(nl: "geen JSON-object", en: "not a JSON object")
    case .noText: Wording(nl: "‘text’ ontbreekt of is geen tekst", en: "‘text’ is missing or is no string")
    case .wrongType(let field):
      Wording(nl: "‘\(field.rawValue)’ heeft een verkeerde soort waarde", en: "‘\(field.rawValue)’ has a wrong type")
    case .field(let error): error.message
    }
  }
}
