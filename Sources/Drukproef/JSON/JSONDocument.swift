/// A JSON text read as a whole.
package struct JSONDocument: Sendable {
  package let value: JSONValue
  /// Members whose key stood in their object already; the last one won.
  package let duplicateKeys: Int
  /// Lone surrogates that were replaced by U+FFFD.
  package let replacedSurrogates: Int

  /// Reads one JSON value with nothing but white space around it.
  package init(_ bytes: [UInt8]) throws(JSONError) {
    var builder = JSONTreeBuilder(reader: JSONReader(bytes))
    value = try builder.document()
    duplicateKeys = builder.duplicateKeys
    replacedSurrogates = builder.reader.replacedSurrogates
  }

  package init(_ text: String) throws(JSONError) { try self.init(Array(text.utf8)) }
}

/// Makes a tree of what a reader gives; the reader bounds the depth.
private struct JSONTreeBuilder {
  var reader: JSONReader
  var duplicateKeys = 0

  mutating func document() throws(JSONError) -> JSONValue {
    guard let piece = try reader.next() else { return .null }
    let value = try value(from: piece)
    _ = try reader.next()
    return value
  }

  private mutating func value(from piece: JSONReader.Piece) throws(JSONError) -> JSONValue {
    switch piece {
    case .beginObject: .object(try object())
    case .beginArray: .array(try array())
    case .string(let value), .key(let value): .string(value)
    case .integer(let value): .integer(value)
    case .number(let value): .number(value)
    case .bool(let value): .bool(value)
    case .null, .endObject, .endArray: .null
    }
  }

  private mutating func object() throws(JSONError) -> JSONObject {
    var object = JSONObject()
    while let piece = try reader.next(), case .key(let key) = piece {
      guard let first = try reader.next() else { break }
      if object.set(key, try value(from: first)) { duplicateKeys += 1 }
    }
    return object
  }

  private mutating func array() throws(JSONError) -> [JSONValue] {
    var elements: [JSONValue] = []
    while let piece = try reader.next(), piece != .endArray {
      elements.append(try value(from: piece))
    }
    return elements
  }
}
