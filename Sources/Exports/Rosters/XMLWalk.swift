internal import CExpat
internal import Drukproef
internal import Text

/// What is told of an XML document, element by element, under local names: prefixes differ between suppliers.
protocol XMLVisitor: AnyObject {
  func opens(_ name: String, _ attributes: XMLAttributes, line: Int)
  /// - Parameter text: what stood directly in the element, without blanks around it.
  func closes(_ name: String, _ text: String)
}

/// The attributes of an element that opens; valid only until the call returns.
struct XMLAttributes {
  fileprivate let pointer: UnsafeMutablePointer<UnsafePointer<CChar>?>?

  /// The value of the attribute of this local name.
  subscript(_ name: StaticString) -> String? {
    guard var pointer else { return nil }
    while let key = pointer[0], let value = pointer[1] {
      if XMLWalk.isLocal(key, name) { return String(cString: value) }
      pointer += 2
    }
    return nil
  }
}

/// Walks through an XML document by expat. A document type is refused, and with it every entity that a file could make up.
final class XMLWalk {
  private let parser: OpaquePointer
  private let visitor: any XMLVisitor
  /// The text of the elements that are open, one behind the other, and where each starts.
  private var text: [UInt8] = []
  private var starts: [Int] = []
  private var hasDoctype = false
  private static let deepest = 200

  /// - Throws: ``SchoolFileError`` with line and column where the XML is at fault.
  static func walk(_ utf8: [UInt8], path: String, _ visitor: any XMLVisitor) throws(SchoolFileError) {
    guard let parser = XML_ParserCreate("UTF-8") else { throw SchoolFileError(path: path, message: .broken) }
    defer { XML_ParserFree(parser) }
    let walk = XMLWalk(parser, visitor)
    XML_SetUserData(parser, Unmanaged.passUnretained(walk).toOpaque())
    XML_SetElementHandler(
      parser, { data, name, attributes in XMLWalk.of(data)?.start(name, attributes) },
      { data, name in XMLWalk.of(data)?.end(name) })
    XML_SetCharacterDataHandler(parser) { data, text, count in XMLWalk.of(data)?.characters(text, Int(count)) }
    XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in XMLWalk.of(data)?.doctype() }
    // Expat takes no more than 2 GB at once; pieces also keep it from copying what it cannot use yet.
    var start = 0
    repeat {
      let end = min(start + 1024 * 1024, utf8.count)
      let status = utf8.withUnsafeBytes { buffer in
        XML_Parse(
          parser, buffer.bindMemory(to: CChar.self).baseAddress.map { $0 + start }, Int32(end - start),
          end == utf8.count ? 1 : 0)
      }
      guard status == XML_STATUS_OK else {
        throw SchoolFileError(
          path: path, line: Int(XML_GetCurrentLineNumber(parser)), column: Int(XML_GetCurrentColumnNumber(parser)) + 1,
          message: walk.hasDoctype
            ? .doctype : end == utf8.count && !walk.starts.isEmpty && walk.isAtEnd ? .endsEarly : .broken)
      }
      start = end
    } while start < utf8.count
  }

  private init(_ parser: OpaquePointer, _ visitor: any XMLVisitor) {
    self.parser = parser
    self.visitor = visitor
  }

  private var isAtEnd: Bool {
    [XML_ERROR_NO_ELEMENTS, XML_ERROR_UNCLOSED_TOKEN, XML_ERROR_PARTIAL_CHAR].contains(XML_GetErrorCode(parser))
  }

  private static func of(_ data: UnsafeMutableRawPointer?) -> XMLWalk? {
    data.map { Unmanaged<XMLWalk>.fromOpaque($0).takeUnretainedValue() }
  }

  private func start(_ name: UnsafePointer<CChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?) {
    guard let name else { return }
    starts.append(text.count)
    if starts.count > Self.deepest { XML_StopParser(parser, 0) }
    visitor.opens(
      Self.local(name), XMLAttributes(pointer: attributes), line: Int(XML_GetCurrentLineNumber(parser)))
  }

  private func end(_ name: UnsafePointer<CChar>?) {
    guard let name, let start = starts.popLast() else { return }
    var (lower, upper) = (start, text.count)
    while lower < upper, text[lower] <= 32 { lower += 1 }
    while lower < upper, text[upper - 1] <= 32 { upper -= 1 }
    visitor.closes(Self.local(name), lower == upper ? "" : String(decoding: text[lower..<upper], as: UTF8.self))
    text.removeLast(text.count - start)
  }

  private func characters(_ piece: UnsafePointer<CChar>?, _ count: Int) {
    guard let piece, !starts.isEmpty else { return }
    piece.withMemoryRebound(to: UInt8.self, capacity: count) {
      text.append(contentsOf: UnsafeBufferPointer(start: $0, count: count))
    }
  }

  private func doctype() {
    hasDoctype = true
    XML_StopParser(parser, 0)
  }

  /// A name without its prefix.
  private static func local(_ name: UnsafePointer<CChar>) -> String { String(cString: start(of: name)) }

  private static func start(of name: UnsafePointer<CChar>) -> UnsafePointer<CChar> {
    var start = name
    var index = name
    while index.pointee != 0 {
      if index.pointee == 58 { start = index + 1 }
      index += 1
    }
    return start
  }

  fileprivate static func isLocal(_ name: UnsafePointer<CChar>, _ wanted: StaticString) -> Bool {
    let local = start(of: name)
    var index = 0
    while index < wanted.utf8CodeUnitCount {
      guard UInt8(bitPattern: local[index]) == wanted.utf8Start[index] else { return false }
      index += 1
    }
    return local[index] == 0
  }
}

extension Wording {
  fileprivate static let doctype = Wording(
    nl: "dit XML-bestand heeft een DOCTYPE. Dat is in een export niet nodig en kan kwaad. Maak de export opnieuw.",
    en: "this XML file has a DOCTYPE. An export needs none and it can do harm. Make the export again.")
  fileprivate static let broken = Wording(
    nl: "hier klopt de XML niet. Maak de export opnieuw en verander er niets aan.",
    en: "the XML is wrong here. Make the export again and change nothing in it.")
  fileprivate static let endsEarly = Wording(
    nl: "dit bestand houdt te vroeg op: het einde ontbreekt. Maak de export opnieuw.",
    en: "this file ends too early: its end is missing. Make the export again.")
}
