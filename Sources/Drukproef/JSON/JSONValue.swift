/// A JSON text as a tree. Whole numbers that fit are kept exact; objects keep the order of their source.
package enum JSONValue: Sendable, Equatable {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object(JSONObject)

  package var string: String? { if case .string(let value) = self { value } else { nil } }
  package var array: [JSONValue]? { if case .array(let value) = self { value } else { nil } }
  package var object: JSONObject? { if case .object(let value) = self { value } else { nil } }
  package var bool: Bool? { if case .bool(let value) = self { value } else { nil } }

  /// A whole number, also when it was written as `12.0`.
  package var integer: Int? {
    switch self {
    case .integer(let value): value
    case .number(let value): Int(exactly: value)
    default: nil
    }
  }

  package var number: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }

  /// The member of an object; nil when this is no object or has no such member.
  package subscript(key: String) -> JSONValue? { object?[key] }
}

/// The members of a JSON object in the order of their source.
package struct JSONObject: Sendable, Equatable {
  package struct Member: Sendable, Equatable {
    package var key: String
    package var value: JSONValue
  }

  package private(set) var members: [Member] = []
  /// Where each key stands, kept from the ninth member on: most objects are small.
  private var places: [String: Int] = [:]

  package init() {}

  package var count: Int { members.count }
  package var keys: [String] { members.map(\.key) }

  /// The value of a key; setting one keeps its first place.
  package subscript(key: String) -> JSONValue? { place(of: key).map { members[$0].value } }

  /// Sets a member. True when the key was there already: the later value wins.
  @discardableResult
  package mutating func set(_ key: String, _ value: JSONValue) -> Bool {
    if let place = place(of: key) {
      members[place].value = value
      return true
    }
    members.append(Member(key: key, value: value))
    if members.count == 9 {
      for (place, member) in members.enumerated() { places[member.key] = place }
    } else if members.count > 9 {
      places[key] = members.count - 1
    }
    return false
  }

  private func place(of key: String) -> Int? {
    members.count < 9 ? members.firstIndex { $0.key.utf8.elementsEqual(key.utf8) } : places[key]
  }

  package static func == (left: JSONObject, right: JSONObject) -> Bool {
    left.members == right.members
  }
}
