internal import Text

/// Reads JSON (RFC 8259) piece by piece, strictly: no comments, no trailing commas, no text after the value.
///
/// A byte order mark at the start is passed over. A lone surrogate (`"\ud83d"`), which is no character, is read as U+FFFD
/// and counted. Values nest up to ``depthLimit`` deep, so that no input exhausts the stack of who builds a tree of it.
package struct JSONReader {
  /// One piece of a JSON text.
  package enum Piece: Sendable, Equatable {
    case beginObject, endObject, beginArray, endArray
    case key(String)
    case string(String)
    case integer(Int)
    case number(Double)
    case bool(Bool)
    case null
  }

  private enum Container {
    case object, array
  }

  /// What may stand next.
  private enum Expectation {
    case value, firstMember, member, firstElement, separator, end
  }

  package static let depthLimit = 200

  private let bytes: [UInt8]
  /// How many bytes were read.
  package private(set) var position = 0
  /// Lone surrogates that were replaced by U+FFFD.
  package private(set) var replacedSurrogates = 0
  private var containers: [Container] = []
  private var expectation = Expectation.value

  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// The next piece; nil at the end of a whole JSON text.
  package mutating func next() throws(JSONError) -> Piece? {
    skipSpace()
    switch expectation {
    case .end:
      if position < bytes.count { throw error(.textAfterEnd) }
      return nil
    case .value:
      return try value()
    case .firstElement:
      return take("]") ? close() : try value()
    case .firstMember:
      return take("}") ? close() : try key()
    case .member:
      return try key()
    case .separator:
      return try pieceAfterSeparator()
    }
  }

  private mutating func pieceAfterSeparator() throws(JSONError) -> Piece {
    let inObject = containers.last == .object
    if take(inObject ? "}" : "]") { return close() }
    guard take(",") else { throw error(position < bytes.count ? .commaExpected : .unfinished) }
    skipSpace()
    return inObject ? try key() : try value()
  }

  private mutating func key() throws(JSONError) -> Piece {
    guard peek() == UInt8(ascii: "\"") else {
      throw error(position < bytes.count ? .keyExpected : .unfinished)
    }
    let name = try string()
    skipSpace()
    guard take(":") else { throw error(position < bytes.count ? .colonExpected : .unfinished) }
    expectation = .value
    return .key(name)
  }

  private mutating func value() throws(JSONError) -> Piece {
    guard let first = peek() else { throw error(.unfinished) }
    switch first {
    case UInt8(ascii: "{"): return try open(.object)
    case UInt8(ascii: "["): return try open(.array)
    case UInt8(ascii: "\""): return settled(.string(try string()))
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return settled(try number())
    case UInt8(ascii: "t"): return settled(try word("true", .bool(true)))
    case UInt8(ascii: "f"): return settled(try word("false", .bool(false)))
    case UInt8(ascii: "n"): return settled(try word("null", .null))
    default: throw error(.valueExpected)
    }
  }

  private mutating func open(_ container: Container) throws(JSONError) -> Piece {
    guard containers.count < Self.depthLimit else { throw error(.tooDeep) }
    position += 1
    containers.append(container)
    expectation = container == .object ? .firstMember : .firstElement
    return container == .object ? .beginObject : .beginArray
  }

  private mutating func close() -> Piece {
    let container = containers.removeLast()
    return settled(container == .object ? .endObject : .endArray)
  }

  private mutating func settled(_ piece: Piece) -> Piece {
    expectation = containers.isEmpty ? .end : .separator
    return piece
  }

  private mutating func word(_ word: StaticString, _ piece: Piece) throws(JSONError) -> Piece {
    let matches = word.withUTF8Buffer { letters in
      position + letters.count <= bytes.count
        && letters.indices.allSatisfy { bytes[position + $0] == letters[$0] }
    }
    guard matches else { throw error(.valueExpected) }
    position += word.utf8CodeUnitCount
    return piece
  }

  private mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      default: return
      }
    }
  }

  private func peek() -> UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard position < bytes.count, UInt32(bytes[position]) == character.value else { return false }
    position += 1
    return true
  }

  private func error(_ fault: JSONError.Fault, at byte: Int? = nil) -> JSONError {
    JSONError(fault, at: byte ?? position, in: bytes)
  }
}

// MARK: - Numbers and strings

extension JSONReader {
  private mutating func number() throws(JSONError) -> Piece {
    let start = position
    var isWhole = true
    _ = take("-")
    if !take("0") { try digits() }
    if take(".") {
      isWhole = false
      try digits()
    }
    if take("e") || take("E") {
      isWhole = false
      if !take("+") { _ = take("-") }
      try digits()
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if isWhole, let whole = Int(text) { return .integer(whole) }
    guard let value = Double(text), value.isFinite else { throw error(.numberTooLarge, at: start) }
    return .number(value)
  }

  private mutating func digits() throws(JSONError) {
    let start = position
    while let byte = peek(), byte &- UInt8(ascii: "0") < 10 { position += 1 }
    if position == start { throw error(.digitExpected) }
  }

  private mutating func string() throws(JSONError) -> String {
    position += 1
    let start = position
    let run = try plainRun()
    if peek() == UInt8(ascii: "\"") {
      position += 1
      return String(decoding: bytes[run], as: UTF8.self)
    }
    var text = Array(bytes[run])
    while let byte = peek() {
      if byte == UInt8(ascii: "\"") {
        position += 1
        return String(decoding: text, as: UTF8.self)
      }
      try escape(into: &text)
      text += bytes[try plainRun()]
    }
    throw error(.unclosedString, at: start - 1)
  }

  /// Characters up to the next quotation mark, backslash or the end, checked to be UTF-8 without control characters.
  private mutating func plainRun() throws(JSONError) -> Range<Int> {
    let start = position
    var hasMultibyte = false
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { break }
      if byte < 0x20 { throw error(.controlCharacter) }
      if byte >= 0x80 { hasMultibyte = true }
      position += 1
    }
    if hasMultibyte, let fault = SourceText.firstInvalidUTF8(bytes, in: start..<position) {
      throw error(.notUTF8, at: fault)
    }
    return start..<position
  }

  private mutating func escape(into text: inout [UInt8]) throws(JSONError) {
    let start = position
    position += 1
    guard let letter = peek() else { throw error(.unfinished) }
    position += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(letter)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"): text.append(try escapedScalar(from: start))
    default: throw error(.unknownEscape, at: start)
    }
  }

  private mutating func escapedScalar(from start: Int) throws(JSONError) -> Unicode.Scalar {
    let unit = try hexUnit(from: start)
    if let scalar = Unicode.Scalar(unit) { return scalar }
    if unit < 0xDC00, position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
      bytes[position + 1] == UInt8(ascii: "u")
    {
      let back = position
      position += 2
      let low = try hexUnit(from: back)
      if low & 0xFC00 == 0xDC00,
        let scalar = Unicode.Scalar(0x10000 + (unit & 0x3FF) << 10 + low & 0x3FF)
      {
        return scalar
      }
      position = back
    }
    replacedSurrogates += 1
    return "\u{FFFD}"
  }

  private mutating func hexUnit(from start: Int) throws(JSONError) -> UInt32 {
    var unit: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek(), let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw error(.unknownEscape, at: start)
      }
      unit = unit << 4 | UInt32(digit)
      position += 1
    }
    return unit
  }
}
