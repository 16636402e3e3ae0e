internal import CICU

/// The form under which words are looked up in every list: case, width, ligatures and accents folded away, invisible
/// characters dropped, typographic apostrophes and dashes made plain.
///
/// `Şükrü`, `SUKRU` and `ｓｕｋｒｕ` have one key. ASCII never visits ICU. Keys are made by ICU alone: Swift's own
/// `lowercased()` follows another version of Unicode and must not be mixed in.
package enum ListKey {
  /// The key of a text, appended to `output`.
  package static func append(_ source: Span<UInt8>, to output: inout [UInt8]) {
    if isASCII(source) {
      for index in source.indices { output.append(folded(source[index])) }
      return
    }
    appendFolded(source, to: &output, by: cicu_key)
  }

  package static func of(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    append(bytes.span, to: &output)
    return output
  }

  package static func of(_ string: String) -> [UInt8] { of(Array(string.utf8)) }

  /// What a word looks like: letters of other scripts and look-alikes brought to the Latin letter that they imitate.
  package static func skeleton(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    appendFolded(bytes.span, to: &output, by: cicu_skeleton)
    return output
  }

  /// A name in any script in plain Latin letters, lower case. Slow to start (ICU opens a transliterator): for rosters.
  package static func transliterated(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    appendFolded(bytes.span, to: &output, by: cicu_latin)
    return of(output)
  }

  @inline(__always)
  static func folded(_ byte: UInt8) -> UInt8 {
    byte &- 65 < 26 ? byte | 0x20 : (byte == UInt8(ascii: "`") ? UInt8(ascii: "'") : byte)
  }

  static func isASCII(_ source: Span<UInt8>) -> Bool {
    for index in source.indices where source[index] >= 0x80 { return false }
    return true
  }

  private typealias ICUFold = (UnsafePointer<UInt8>, Int32, UnsafeMutablePointer<UInt8>, Int32) -> Int32

  private static func appendFolded(_ source: Span<UInt8>, to output: inout [UInt8], by fold: ICUFold) {
    source.withUnsafeBufferPointer { input in
      guard let base = input.baseAddress else { return }
      var capacity = input.count * 4 + 16
      while true {
        let start = output.count
        output.append(contentsOf: repeatElement(0, count: capacity))
        let length = output.withUnsafeMutableBufferPointer { buffer in
          buffer.baseAddress.map { fold(base, Int32(input.count), $0 + start, Int32(capacity)) } ?? 0
        }
        output.removeLast(capacity - max(0, min(Int(length), capacity)))
        if length <= Int32(capacity) { return }
        output.removeLast(output.count - start)
        capacity = Int(length)
      }
    }
  }
}

/// A text folded as a whole, with the exact way back to every byte of it.
package struct FoldedText: Sendable {
  package let utf8: [UInt8]
  /// From the folded text (target) to the text as written (source).
  package let map: OffsetMap

  /// NFKC_Casefold of a text in valid UTF-8, by ICU.
  package init(_ source: [UInt8]) {
    var output = [UInt8](repeating: 0, count: source.count + source.count / 2 + 64)
    var edits = [CICUEdit](repeating: CICUEdit(), count: source.count / 4 + 16)
    while true {
      var editCount: Int32 = 0
      let length = source.withUnsafeBufferPointer { input in
        output.withUnsafeMutableBufferPointer { buffer in
          edits.withUnsafeMutableBufferPointer { list in
            cicu_fold(
              input.baseAddress, Int32(input.count), buffer.baseAddress, Int32(buffer.count), list.baseAddress,
              Int32(list.count), &editCount)
          }
        }
      }
      precondition(length >= 0, "ICU folds any valid UTF-8")
      if length > Int32(output.count) {
        output = [UInt8](repeating: 0, count: Int(length))
      } else if editCount > Int32(edits.count) {
        edits = [CICUEdit](repeating: CICUEdit(), count: Int(editCount))
      } else {
        utf8 = Array(output.prefix(Int(length)))
        map = OffsetMap(
          edits: edits.prefix(Int(editCount)).map {
            OffsetMap.Edit(
              source: Int($0.src_start)..<Int($0.src_end), target: Int($0.dst_start)..<Int($0.dst_end))
          })
        return
      }
    }
  }
}
