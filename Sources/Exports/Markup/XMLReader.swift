internal import CExpat
internal import Drukproef
internal import Text

/// What a reader of XML is told, element by element.
protocol XMLListener {
  mutating func opens(_ name: String, _ attributes: [String: String], at byte: Int, _ harvest: inout Harvest)
  /// - Parameter text: everything that stood directly in the element.
  mutating func closes(_ name: String, _ text: String, _ harvest: inout Harvest)
}

/// Reads XML piece by piece through expat, which does not follow namespaces here: exports are known to leave out declarations.
/// A document type is refused, and with it every entity that a file could make up.
final class XMLReader<Listener: XMLListener> {
  private let parser: OpaquePointer
  private let file: String
  private let state: XMLState<Listener>
  private var isWindows1252 = false
  private var hasStarted = false
  private var taken = 0
  /// A tag that is longer is none.
  private static var longestToken: Int { 4 * 1024 * 1024 }

  init(_ listener: Listener, file: String) throws(ExportProblem) {
    guard let parser = XML_ParserCreate(nil) else { throw ExportProblem(.brokenXML, in: file) }
    self.parser = parser
    self.file = file
    state = XMLState(listener, parser)
    XML_SetUserData(parser, Unmanaged.passUnretained(state as XMLEvents).toOpaque())
    XML_SetElementHandler(
      parser,
      { data, name, attributes in XMLEvents.of(data)?.start(name, attributes) },
      { data, name in XMLEvents.of(data)?.end(name) })
    XML_SetCharacterDataHandler(parser) { data, text, count in XMLEvents.of(data)?.characters(text, Int(count)) }
    XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in XMLEvents.of(data)?.doctype() }
  }

  deinit { XML_ParserFree(parser) }

  /// Reads a piece. False at the end.
  func advance(_ stream: ByteStream, _ harvest: inout Harvest) throws(ExportProblem) -> Bool {
    if !hasStarted {
      hasStarted = true
      takeCharset(try stream.head(200))
    }
    var bytes: [UInt8] = []
    let hasMore = try stream.takePiece(into: &bytes)
    let isTransformed = isWindows1252
    for index in bytes.indices
    where bytes[index] < 0x20 && bytes[index] != 9 && bytes[index] != 10 && bytes[index] != 13 {
      // WordPress lets control characters through that XML forbids.
      bytes[index] = 0x20
    }
    if isTransformed { bytes = Self.utf8(bytes) }
    let status = bytes.withUnsafeBytes { buffer in
      XML_Parse(parser, buffer.bindMemory(to: CChar.self).baseAddress, Int32(buffer.count), hasMore ? 0 : 1)
    }
    harvest.merge(&state.harvest)
    taken += bytes.count
    if taken - Int(XML_GetCurrentByteIndex(parser)) > Self.longestToken {
      throw ExportProblem(.tokenTooLong, in: file, at: max(0, Int(XML_GetCurrentByteIndex(parser))))
    }
    if let byte = state.textTooLong {
      state.textTooLong = nil
      harvest.problems.append(ExportProblem(.textTooLong, in: file, at: byte))
    }
    guard status == XML_STATUS_OK else {
      let byte = max(0, Int(XML_GetCurrentByteIndex(parser)))
      throw ExportProblem(
        state.hasDoctype
          ? .hasDoctype : XML_GetErrorCode(parser) == XML_ERROR_NO_ELEMENTS || !hasMore ? .endsEarlyXML : .brokenXML,
        in: file, at: byte)
    }
    return hasMore
  }

  /// Expat knows UTF-8, UTF-16 and Latin-1.
  private func takeCharset(_ head: [UInt8]) {
    let declaration = String(decoding: head.prefix(200), as: UTF8.self).lowercased()
    guard declaration.hasPrefix("<?xml"), declaration.contains("windows-1252") || declaration.contains("cp1252") else {
      return
    }
    isWindows1252 = true
    XML_SetEncoding(parser, "UTF-8")
  }

  private static func utf8(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    for byte in bytes {
      if byte < 0x80 {
        output.append(byte)
      } else {
        do throws(UndecodableText) {
          output += try SourceText(decoding: [0x20, byte, 0x20]).utf8[1...].dropLast()
        } catch {
          output.append(0x3F)
        }
      }
    }
    return output
  }
}

/// What expat calls; closures in C know no generic type.
class XMLEvents {
  static func of(_ data: UnsafeMutableRawPointer?) -> XMLEvents? {
    data.map { Unmanaged<XMLEvents>.fromOpaque($0).takeUnretainedValue() }
  }

  func start(_ name: UnsafePointer<CChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?) {}
  func end(_ name: UnsafePointer<CChar>?) {}
  func characters(_ text: UnsafePointer<CChar>?, _ count: Int) {}
  func doctype() {}
}

private final class XMLState<Listener: XMLListener>: XMLEvents {
  private var listener: Listener
  private let parser: OpaquePointer
  var harvest = Harvest()
  private(set) var hasDoctype = false
  /// Where a text was cut off.
  var textTooLong: Int?
  /// The text of each open element.
  private var texts: [[UInt8]] = []
  private static var deepest: Int { 200 }
  private static var longestText: Int { 16 * 1024 * 1024 }

  init(_ listener: Listener, _ parser: OpaquePointer) {
    self.listener = listener
    self.parser = parser
  }

  override func start(_ name: UnsafePointer<CChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?) {
    guard let name else { return }
    var named: [String: String] = [:]
    if var pointer = attributes {
      while let key = pointer[0], let value = pointer[1] {
        named[String(cString: key)] = String(cString: value)
        pointer += 2
      }
    }
    texts.append([])
    if texts.count > Self.deepest { XML_StopParser(parser, 0) }
    listener.opens(String(cString: name), named, at: max(0, Int(XML_GetCurrentByteIndex(parser))), &harvest)
  }

  override func end(_ name: UnsafePointer<CChar>?) {
    guard let name, let text = texts.popLast() else { return }
    listener.closes(String(cString: name), String(decoding: text, as: UTF8.self), &harvest)
  }

  override func characters(_ text: UnsafePointer<CChar>?, _ count: Int) {
    guard let text, !texts.isEmpty else { return }
    guard texts[texts.count - 1].count < Self.longestText else {
      if textTooLong == nil { textTooLong = max(0, Int(XML_GetCurrentByteIndex(parser))) }
      return
    }
    text.withMemoryRebound(to: UInt8.self, capacity: count) {
      texts[texts.count - 1].append(contentsOf: UnsafeBufferPointer(start: $0, count: count))
    }
  }

  override func doctype() {
    hasDoctype = true
    XML_StopParser(parser, 0)
  }
}

extension Wording {
  fileprivate static let hasDoctype = Wording(
    nl: "dit XML-bestand heeft een DOCTYPE. Dat is in een export niet nodig en kan kwaad; het is niet gelezen.",
    en: "this XML file has a DOCTYPE. An export needs none and it can do harm; the file was not read.")
  fileprivate static let tokenTooLong = Wording(
    nl: "hier staat een onderdeel van meer dan 4 MB zonder einde; de rest van dit bestand is niet gelezen",
    en: "an element of more than 4 MB without an end stands here; the rest of this file was not read")
  fileprivate static let textTooLong = Wording(
    nl: "deze tekst is langer dan 16 MB; wat erna komt is niet gelezen",
    en: "this text is longer than 16 MB; what follows was not read")
  fileprivate static let brokenXML = Wording(
    nl: "hier klopt de XML niet; de rest van dit bestand is niet gelezen",
    en: "the XML is wrong here; the rest of this file was not read")
  fileprivate static let endsEarlyXML = Wording(
    nl: "dit bestand houdt te vroeg op: het einde ontbreekt. Download de export opnieuw.",
    en: "this file ends too early: its end is missing. Download the export again.")
}
