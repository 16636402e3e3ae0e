internal import Drukproef
internal import Text

/// Front matter in JSON: an object with which the file starts.
enum FrontMatterJSON {
  /// The end of the object, with the line break after it.
  static func end(of source: [UInt8]) throws(FrontMatter.Fault) -> Int {
    var walk = JSONWalk(source)
    try walk.read()
    let end = walk.reader.position
    return end < source.count && source[end].isLineEnd ? source.endOfLineBreak(at: end, upTo: source.count) : end
  }

  static func leaves(of source: [UInt8], in body: Range<Int>) throws(FrontMatter.Fault) -> [FrontMatter.Leaf] {
    var walk = JSONWalk(source)
    try walk.read()
    return walk.leaves
  }
}

private struct JSONWalk {
  private struct Level {
    var mapping: Int
    var key: String?
  }

  private let source: [UInt8]
  private(set) var reader: JSONReader
  private(set) var leaves: [FrontMatter.Leaf] = []
  private var levels: [Level] = []
  private var mappings = 0

  init(_ source: [UInt8]) {
    self.source = source
    reader = JSONReader(source)
  }

  mutating func read() throws(FrontMatter.Fault) {
    repeat {
      let start = reader.position
      do throws(JSONError) {
        guard let piece = try reader.next() else { return }
        take(piece, from: start)
      } catch {
        throw FrontMatter.Fault(place: error.byte, message: .notJSON(error.message))
      }
    } while !levels.isEmpty
  }

  private mutating func take(_ piece: JSONReader.Piece, from start: Int) {
    switch piece {
    case .beginObject:
      mappings += 1
      levels.append(Level(mapping: mappings))
    case .beginArray: levels.append(Level(mapping: levels.last?.mapping ?? 0))
    case .endObject, .endArray: levels.removeLast()
    case .key(let key): levels[levels.count - 1].key = FrontMatterKeys.normalized(key)
    case .string(let text):
      var first = start
      while first < reader.position, source[first] != UInt8(ascii: "\"") { first += 1 }
      leaves.append(
        FrontMatter.Leaf(
          path: levels.compactMap(\.key), mapping: levels.last?.mapping ?? 0, value: text,
          range: first..<reader.position, style: .doubleQuoted))
    case .integer, .number, .bool, .null: break
    }
  }
}

extension Wording {
  fileprivate static func notJSON(_ reason: Wording) -> Wording {
    Wording(
      nl: "de gegevens boven het bericht zijn geen geldige JSON: \(reason.nl)",
      en: "the front matter is no valid JSON: \(reason.en)")
  }
}
