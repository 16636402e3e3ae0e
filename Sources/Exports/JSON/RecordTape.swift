internal import Drukproef

/// A record of an export, read into a flat list of where its values stand: no text is made of it before a reader asks for one.
///
/// Strict JSON (RFC 8259) in its structure, forgiving in its texts, for exporters are known to get those wrong: `\xHH`, which
/// Telegram writes for control characters, raw control characters, lone surrogates and bytes that are no UTF-8 are read as well as
/// can be. So is the path without quotation marks that Telegram once wrote for a `document_id`.
final class RecordTape {
  fileprivate enum Kind: UInt8 { case object, array, string, escaped, number, yes, no, null }

  /// A value or a key. Texts stand without their quotation marks.
  fileprivate struct Node {
    var kind: Kind
    var start: Int32
    var end: Int32
    /// The node after this one and all that is in it.
    var next: Int32
  }

  // One task alone reads it.
  @exclusivity(unchecked) fileprivate private(set) var bytes: [UInt8] = []
  @exclusivity(unchecked) fileprivate private(set) var nodes: [Node] = []

  /// Reads a record. What was read before is gone.
  func read(_ bytes: [UInt8]) throws(JSONError) -> RecordValue {
    self.bytes = bytes
    nodes.removeAll(keepingCapacity: true)
    var scanner = TapeScanner(nodes)
    nodes = []
    let fault = bytes.withUnsafeBufferPointer { scanner.scan($0) }
    nodes = scanner.nodes
    if let fault { throw JSONError(fault.0, at: min(fault.1, bytes.count), in: bytes) }
    return RecordValue(tape: self, index: 0)
  }
}

/// Fills a tape.
private struct TapeScanner {
  var nodes: [RecordTape.Node]
  /// Nodes of the containers that are open.
  private var open: [Int32] = []
  private var index = 0

  init(_ nodes: [RecordTape.Node]) { self.nodes = nodes }

  /// What is wrong, and where; nil when nothing is.
  mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) -> (JSONError.Fault, Int)? {
    if let fault = value(bytes) { return fault }
    while let top = open.last {
      space(bytes)
      guard index < bytes.count else { return (.unfinished, index) }
      let isObject = nodes[Int(top)].kind == .object
      let isFirst = Int(top) == nodes.count - 1
      if bytes[index] == UInt8(ascii: isObject ? "}" : "]") {
        index += 1
        close()
        continue
      }
      if !isFirst {
        guard bytes[index] == UInt8(ascii: ",") else { return (.commaExpected, index) }
        index += 1
        space(bytes)
      }
      if isObject, let fault = key(bytes) { return fault }
      if let fault = value(bytes) { return fault }
    }
    space(bytes)
    return index < bytes.count ? (.textAfterEnd, index) : nil
  }

  private mutating func close() {
    guard let top = open.popLast() else { return }
    nodes[Int(top)].next = Int32(nodes.count)
    nodes[Int(top)].end = Int32(index)
  }

  private mutating func space(_ bytes: UnsafeBufferPointer<UInt8>) {
    while index < bytes.count, Self.isSpace(bytes[index]) { index += 1 }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

  private mutating func key(_ bytes: UnsafeBufferPointer<UInt8>) -> (JSONError.Fault, Int)? {
    guard index < bytes.count else { return (.unfinished, index) }
    guard bytes[index] == UInt8(ascii: "\"") else { return (.keyExpected, index) }
    if let fault = string(bytes) { return fault }
    space(bytes)
    guard index < bytes.count else { return (.unfinished, index) }
    guard bytes[index] == UInt8(ascii: ":") else { return (.colonExpected, index) }
    index += 1
    return nil
  }

  private mutating func value(_ bytes: UnsafeBufferPointer<UInt8>) -> (JSONError.Fault, Int)? {
    space(bytes)
    guard index < bytes.count else { return (.unfinished, index) }
    switch bytes[index] {
    case UInt8(ascii: "\""): return string(bytes)
    case UInt8(ascii: "{"): return open(.object)
    case UInt8(ascii: "["): return open(.array)
    case UInt8(ascii: "t"): return word("true", .yes, bytes)
    case UInt8(ascii: "f"): return word("false", .no, bytes)
    case UInt8(ascii: "n"): return word("null", .null, bytes)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return number(bytes)
    default: return followsDocumentID(bytes) ? bare(bytes) : (.valueExpected, index)
    }
  }

  private mutating func open(_ kind: RecordTape.Kind) -> (JSONError.Fault, Int)? {
    guard open.count < JSONReader.depthLimit else { return (.tooDeep, index) }
    open.append(Int32(nodes.count))
    append(kind, index, index)
    index += 1
    return nil
  }

  private mutating func append(_ kind: RecordTape.Kind, _ start: Int, _ end: Int) {
    nodes.append(
      RecordTape.Node(kind: kind, start: Int32(start), end: Int32(end), next: Int32(nodes.count + 1)))
  }

  private mutating func word(
    _ word: StaticString, _ kind: RecordTape.Kind, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> (JSONError.Fault, Int)? {
    let count = word.utf8CodeUnitCount
    guard index + count <= bytes.count,
      (0..<count).allSatisfy({ bytes[index + $0] == word.utf8Start[$0] })
    else { return (.valueExpected, index) }
    append(kind, index, index + count)
    index += count
    return nil
  }

  private mutating func string(_ bytes: UnsafeBufferPointer<UInt8>) -> (JSONError.Fault, Int)? {
    let start = index + 1
    var end = start
    var isEscaped = false
    while end < bytes.count {
      let byte = bytes[end]
      if byte == UInt8(ascii: "\"") {
        append(isEscaped ? .escaped : .string, start, end)
        index = end + 1
        return nil
      }
      if byte == UInt8(ascii: "\\") {
        isEscaped = true
        guard let length = Self.escape(bytes, at: end) else { return (.unknownEscape, end) }
        end += length
      } else {
        end += 1
      }
    }
    return (.unclosedString, start - 1)
  }

  /// How long an escape is; nil when there is no such escape.
  private static func escape(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
    guard start + 1 < bytes.count else { return nil }
    switch bytes[start + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return 2
    case UInt8(ascii: "u"): return EscapedText.hex(bytes, start + 2, 4) == nil ? nil : 6
    case UInt8(ascii: "x"): return EscapedText.hex(bytes, start + 2, 2) == nil ? nil : 4
    default: return nil
    }
  }

  private mutating func number(_ bytes: UnsafeBufferPointer<UInt8>) -> (JSONError.Fault, Int)? {
    let start = index
    if bytes[index] == UInt8(ascii: "-") { index += 1 }
    let isZero = index < bytes.count && bytes[index] == UInt8(ascii: "0")
    if isZero { index += 1 } else if !digits(bytes) { return (.digitExpected, index) }
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      index += 1
      if !digits(bytes) { return (.digitExpected, index) }
    }
    if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      if index < bytes.count, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-") { index += 1 }
      if !digits(bytes) { return (.digitExpected, index) }
    }
    append(.number, start, index)
    return nil
  }

  private mutating func digits(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = index
    while index < bytes.count, bytes[index] &- UInt8(ascii: "0") < 10 { index += 1 }
    return index > start
  }

  private func followsDocumentID(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let key = nodes.last, key.kind == .string, open.last.map({ nodes[Int($0)].kind == .object }) == true else {
      return false
    }
    return bytes[Int(key.start)..<Int(key.end)].elementsEqual("document_id".utf8)
  }

  /// A text without quotation marks, up to the end of its line.
  private mutating func bare(_ bytes: UnsafeBufferPointer<UInt8>) -> (JSONError.Fault, Int)? {
    let start = index
    while index < bytes.count, bytes[index] >= 0x20, bytes[index] != UInt8(ascii: "\"") { index += 1 }
    while index > start, bytes[index - 1] == 0x20 || bytes[index - 1] == UInt8(ascii: ",") { index -= 1 }
    append(.string, start, index)
    return nil
  }
}

/// A value of a record. It holds as long as no other record is read into its tape.
struct RecordValue {
  fileprivate let tape: RecordTape
  fileprivate let index: Int32

  private var node: RecordTape.Node { tape.nodes[Int(index)] }

  /// The member of an object; nil when this is no object or has no such member. Of two with one key the later counts.
  subscript(key: StaticString) -> RecordValue? {
    guard node.kind == .object else { return nil }
    var found: RecordValue?
    var child = index + 1
    while child < node.next {
      if tape.isKey(child, key) { found = RecordValue(tape: tape, index: child + 1) }
      child = tape.nodes[Int(child) + 1].next
    }
    return found
  }

  var isObject: Bool { node.kind == .object }
  var isNull: Bool { node.kind == .null }

  var string: String? { tape.text(node) }

  var bool: Bool? {
    switch node.kind {
    case .yes: true
    case .no: false
    default: nil
    }
  }

  /// A whole number, also when it was written as `12.0`.
  var integer: Int? {
    guard node.kind == .number else { return nil }
    let text = String(decoding: tape.bytes[Int(node.start)..<Int(node.end)], as: UTF8.self)
    return Int(text) ?? Double(text).flatMap { Int(exactly: $0) }
  }

  /// The elements of a list; nil when this is none.
  var array: [RecordValue]? {
    guard node.kind == .array else { return nil }
    var elements: [RecordValue] = []
    var child = index + 1
    while child < node.next {
      elements.append(RecordValue(tape: tape, index: child))
      child = tape.nodes[Int(child)].next
    }
    return elements
  }

  /// The members of an object, in order.
  var members: [(key: String, value: RecordValue)] {
    guard node.kind == .object else { return [] }
    var members: [(key: String, value: RecordValue)] = []
    var child = index + 1
    while child < node.next {
      members.append((tape.text(tape.nodes[Int(child)]) ?? "", RecordValue(tape: tape, index: child + 1)))
      child = tape.nodes[Int(child) + 1].next
    }
    return members
  }
}

extension RecordTape {
  fileprivate func isKey(_ index: Int32, _ key: StaticString) -> Bool {
    let node = nodes[Int(index)]
    if node.kind == .escaped { return text(node) == key.description }
    let count = key.utf8CodeUnitCount
    guard Int(node.end - node.start) == count else { return false }
    return bytes.withUnsafeBufferPointer { buffer in
      var index = 0
      while index < count, buffer[Int(node.start) + index] == key.utf8Start[index] { index += 1 }
      return index == count
    }
  }

  fileprivate func text(_ node: Node) -> String? {
    let range = Int(node.start)..<Int(node.end)
    switch node.kind {
    case .string:
      return bytes.withUnsafeBufferPointer { String(decoding: UnsafeBufferPointer(rebasing: $0[range]), as: UTF8.self) }
    case .escaped:
      return bytes.withUnsafeBufferPointer { EscapedText.text(UnsafeBufferPointer(rebasing: $0[range])) }
    default: return nil
    }
  }
}

/// Text with the escapes of JSON.
private enum EscapedText {
  /// - Parameter bytes: escapes in it are known to be whole.
  static func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    // No escape is shorter than what it stands for.
    String(unsafeUninitializedCapacity: bytes.count) { output in
      var (index, count) = (0, 0)
      while index < bytes.count {
        let byte = bytes[index]
        guard byte == UInt8(ascii: "\\"), index + 1 < bytes.count else {
          output[count] = byte
          (index, count) = (index + 1, count + 1)
          continue
        }
        let letter = bytes[index + 1]
        if letter == UInt8(ascii: "u") || letter == UInt8(ascii: "x") {
          let (scalar, length) = scalar(bytes, index)
          for unit in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
            output[count] = unit
            count += 1
          }
          index += length
        } else {
          output[count] = plain(letter)
          (index, count) = (index + 2, count + 1)
        }
      }
      return count
    }
  }

  private static func plain(_ letter: UInt8) -> UInt8 {
    switch letter {
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: letter
    }
  }

  /// The character of an escape, and how long that is. Half a surrogate pair is U+FFFD.
  private static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> (Unicode.Scalar, Int) {
    let isShort = bytes[start + 1] == UInt8(ascii: "x")
    guard let unit = hex(bytes, start + 2, isShort ? 2 : 4) else { return ("\u{FFFD}", 2) }
    let length = isShort ? 4 : 6
    if let scalar = Unicode.Scalar(unit) { return (scalar, length) }
    if unit < 0xDC00, start + 11 < bytes.count, bytes[start + 6] == UInt8(ascii: "\\"),
      bytes[start + 7] == UInt8(ascii: "u"), let low = hex(bytes, start + 8, 4), low & 0xFC00 == 0xDC00,
      let scalar = Unicode.Scalar(0x10000 + (unit & 0x3FF) << 10 + low & 0x3FF)
    {
      return (scalar, 12)
    }
    return ("\u{FFFD}", length)
  }

  /// So many hexadecimal digits; nil when they are none.
  static func hex(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ count: Int) -> UInt32? {
    guard start + count <= bytes.count else { return nil }
    var value: UInt32 = 0
    for index in start..<start + count {
      let byte = bytes[index]
      let digit: UInt8
      switch byte {
      case 0x30...0x39: digit = byte - 0x30
      case 0x41...0x46: digit = byte - 0x41 + 10
      case 0x61...0x66: digit = byte - 0x61 + 10
      default: return nil
      }
      value = value << 4 | UInt32(digit)
    }
    return value
  }
}
