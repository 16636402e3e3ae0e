internal import Drukproef
internal import Text

/// Reads a record of an export: strict JSON, after mending what exporters are known to get wrong.
enum ExportJSON {
  /// The value, or why there is none.
  ///
  /// - Throws: the strict reader's error on what was not mended.
  static func value(_ bytes: [UInt8]) throws(JSONError) -> JSONValue {
    do throws(JSONError) { return try JSONDocument(bytes).value } catch {
      guard error.fault == .unknownEscape || error.fault == .notUTF8 || error.fault == .controlCharacter else {
        throw error
      }
      return try JSONDocument(mended(bytes)).value
    }
  }

  /// `\xHH`, which Telegram writes for control characters, becomes `\u00HH`; a raw control character is escaped; what is no
  /// UTF-8 becomes U+FFFD.
  private static func mended(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + 16)
    var isInString = false
    var index = 0
    let text =
      SourceText.firstInvalidUTF8(bytes, from: 0) == nil ? bytes : Array(String(decoding: bytes, as: UTF8.self).utf8)
    while index < text.count {
      let byte = text[index]
      if byte == UInt8(ascii: "\"") { isInString.toggle() }
      if isInString, byte == UInt8(ascii: "\\"), index + 1 < text.count {
        if text[index + 1] == UInt8(ascii: "x") {
          output += "\\u00".utf8
        } else {
          output += text[index...(index + 1)]
        }
        index += 2
        continue
      }
      if isInString, byte < 0x20 {
        output += "\\u00".utf8
        output += [0x30 + (byte >> 4), Array("0123456789abcdef".utf8)[Int(byte & 15)]]
      } else {
        output.append(byte)
      }
      index += 1
    }
    return output
  }
}

/// Reads the records that a reader asked for, and tells of those that are broken.
struct JSONRecords {
  struct Record {
    var path: [String]
    /// Holds until the next record is asked for.
    var value: RecordValue
    var offset: Int
  }

  private var elements: JSONElements
  private var tape = RecordTape()
  private let file: String

  init(in file: String, _ choose: @escaping ([String]) -> JSONElements.Choice) {
    self.file = file
    elements = JSONElements(choose)
  }

  /// The next record; nil at the end. What cannot be read goes to the harvest's problems.
  mutating func next(_ stream: ByteStream, _ harvest: inout Harvest) throws(ExportProblem) -> Record? {
    while let element = try elements.next(stream) {
      if element.isTooBig {
        harvest.problems.append(ExportProblem(.recordTooBig, in: file, at: element.offset))
        continue
      }
      // Somebody may have kept a value of the last record.
      if !isKnownUniquelyReferenced(&tape) { tape = RecordTape() }
      do throws(JSONError) {
        return Record(path: element.path, value: try tape.read(element.bytes), offset: element.offset)
      } catch {
        let message = element.isCutOff ? Wording.cutOff : error.message.asBrokenRecord
        harvest.problems.append(ExportProblem(message, in: file, at: element.offset + error.byte))
        if element.isCutOff { return nil }
      }
    }
    if let fault = elements.fault { harvest.problems.append(ExportProblem(fault.message, in: file, at: fault.offset)) }
    return nil
  }
}

extension Wording {
  fileprivate static let recordTooBig = Wording(
    nl: "dit bericht is groter dan 16 MB en niet gelezen. Kijk het zelf na.",
    en: "this record is bigger than 16 MB and was not read. Look after it yourself.")
  fileprivate static let cutOff = Wording(
    nl: "dit bestand houdt midden in een bericht op. Download de export opnieuw.",
    en: "this file ends in the middle of a post. Download the export again.")
  fileprivate var asBrokenRecord: Wording {
    Wording(nl: "dit bericht is beschadigd: \(nl)", en: "this record is broken: \(en)")
  }
}
