internal import Drukproef

/// The keys that the start of a JSON file shows: enough to tell whose export it is.
package struct JSONOutline: Sendable {
  /// Paths such as `[].tweet.full_text`, with `[]` for a list.
  package private(set) var paths: Set<String> = []
  /// The keys of the root object.
  package private(set) var rootKeys: [String] = []

  /// nil when the bytes are not the start of JSON.
  package init?(_ head: [UInt8]) {
    guard let first = head.first(where: { $0 > 0x20 }), first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else {
      return nil
    }
    var reader = JSONReader(head)
    var path: [String] = []
    var lengths: [Int] = []
    var pieces = 0
    func joined() -> String { path.joined(separator: ".") }
    do throws(JSONError) {
      while pieces < 4000, let piece = try reader.next() {
        pieces += 1
        switch piece {
        case .beginObject, .beginArray:
          lengths.append(path.count)
          if piece == .beginArray { path.append("[]") }
          if piece == .beginArray, path.count < 8 { paths.insert(joined()) }
        case .endObject, .endArray:
          if let length = lengths.popLast() { path.removeLast(path.count - length) }
        case .key(let key):
          guard let length = lengths.last else { break }
          path.removeLast(path.count - length)
          path.append(key)
          if path.count < 8 { paths.insert(joined()) }
          if length == 0 { rootKeys.append(key) }
        default: break
        }
      }
    } catch {
      // The head ends somewhere within the file, and a fault further on is told when it is read.
    }
  }

  package func has(_ path: String) -> Bool { paths.contains(path) }
}
