internal import Drukproef

/// Finds the parts of a JSON file that a reader wants, without ever holding the file: a list of a million posts is given post
/// by post, each as its own bytes. A broken part does not spoil the next.
struct JSONElements {
  /// What to do with a value at some place.
  enum Choice {
    /// Hand it out whole.
    case take
    /// Look at what is in it.
    case descend
    case skip
  }

  /// A value that was asked for.
  struct Element {
    /// Keys on the way to it; `[]` for a list.
    var path: [String]
    var bytes: [UInt8]
    var offset: Int
    /// Bigger than a record may be, and so not whole.
    var isTooBig = false
    /// The file ended in the middle of it.
    var isCutOff = false
  }

  static let biggestElement = 16 * 1024 * 1024
  fileprivate static let deepest = 64

  private enum Container { case object, array }

  /// A container that is open.
  private struct Frame {
    var container: Container
    /// For a list: the path of its elements and what to do with them, once one was seen.
    var element: (path: [String], choice: Choice)?
  }

  private let choose: ([String]) -> Choice
  private var containers: [Frame] = []
  private var path: [String] = []
  private var isDone = false
  /// Something was wrong between two elements; told once.
  private(set) var fault: (message: Wording, offset: Int)?
  /// White space before the value at hand, on its line.
  private var indentation = 0

  init(_ choose: @escaping ([String]) -> Choice) { self.choose = choose }

  /// The next part; nil at the end.
  mutating func next(_ stream: ByteStream) throws(ExportProblem) -> Element? {
    while !isDone {
      try measureSpace(stream)
      guard let byte = try stream.peek() else {
        isDone = true
        if !containers.isEmpty { note(.endsEarly, stream.offset) }
        return nil
      }
      guard let container = containers.last?.container else {
        if let element = try value(stream, at: path, choose(path)) { return element }
        if containers.isEmpty { isDone = true }
        continue
      }
      switch byte {
      case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: ";"):
        stream.index += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        stream.index += 1
        close()
      case UInt8(ascii: "\"") where container == .object:
        if let element = try member(stream) { return element }
      default:
        if container == .object {
          note(.keyExpected, stream.offset)
          stream.index += 1
        } else {
          let (keys, choice) = elementChoice()
          if let element = try value(stream, at: keys, choice) { return element }
        }
      }
    }
    return nil
  }

  private mutating func close() {
    containers.removeLast()
    if !path.isEmpty { path.removeLast() }
    if containers.isEmpty { isDone = true }
  }

  private mutating func note(_ message: Wording, _ offset: Int) { if fault == nil { fault = (message, offset) } }

  private mutating func member(_ stream: ByteStream) throws(ExportProblem) -> Element? {
    let key = try Self.scan(stream, keeping: true)
    try Self.skipSpace(stream)
    guard try stream.peek() == UInt8(ascii: ":") else {
      note(.colonExpected, stream.offset)
      return nil
    }
    stream.index += 1
    try Self.skipSpace(stream)
    let keys = path + [Self.text(key.bytes)]
    return try value(stream, at: keys, choose(keys))
  }

  /// All elements of a list go the same way.
  private mutating func elementChoice() -> (path: [String], choice: Choice) {
    if let known = containers[containers.count - 1].element { return known }
    let keys = path + ["[]"]
    let element = (keys, choose(keys))
    containers[containers.count - 1].element = element
    return element
  }

  /// Reads a value, or opens it to look inside. While it is open, the path ends in the step that led to it.
  private mutating func value(
    _ stream: ByteStream, at keys: [String], _ choice: Choice
  ) throws(ExportProblem) -> Element? {
    guard let byte = try stream.peek() else { return nil }
    if choice == .descend, byte == UInt8(ascii: "{") || byte == UInt8(ascii: "["), isShallow(stream) {
      containers.append(Frame(container: byte == UInt8(ascii: "{") ? .object : .array))
      path = keys
      stream.index += 1
      return nil
    }
    let offset = stream.offset
    let scanned = try Self.scan(stream, keeping: choice == .take, indentation: indentation)
    if scanned.isEmpty {
      note(.valueExpected, offset)
      stream.index += 1
      return nil
    }
    if choice != .take {
      if scanned.isCutOff { note(.endsEarly, stream.offset) }
      return nil
    }
    return Element(
      path: keys, bytes: scanned.bytes, offset: offset, isTooBig: scanned.isTooBig, isCutOff: scanned.isCutOff)
  }

  /// No export is deep where a reader looks into it.
  private mutating func isShallow(_ stream: ByteStream) -> Bool {
    if containers.count < Self.deepest { return true }
    note(.tooDeep, stream.offset)
    return false
  }

  private mutating func measureSpace(_ stream: ByteStream) throws(ExportProblem) {
    while try stream.hasMore() {
      var (index, indentation) = (stream.index, indentation)
      let isDone = stream.chunk.withUnsafeBufferPointer { bytes in
        while index < bytes.count, bytes[index] <= 0x20 {
          indentation = bytes[index] == 0x0A ? 0 : indentation + 1
          index += 1
        }
        return index < bytes.count
      }
      stream.index = index
      self.indentation = indentation
      if isDone { return }
    }
  }

  private static func skipSpace(_ stream: ByteStream) throws(ExportProblem) {
    while let byte = try stream.peek(), byte <= 0x20 { stream.index += 1 }
  }

  private static func text(_ quoted: [UInt8]) -> String {
    do throws(JSONError) { return try JSONDocument(quoted).value.string ?? "" } catch { return "" }
  }
}

// MARK: - The bounds of a value

extension JSONElements {
  struct Scanned {
    var bytes: [UInt8] = []
    var isEmpty = true
    var isTooBig = false
    var isCutOff = false
  }

  /// Passes one value, by its brackets and quotation marks alone. A line break within a string, where none may be, shows that
  /// a quotation mark is missing: then the value is taken to end at a line that stands no deeper than its first.
  private static func scan(
    _ stream: ByteStream, keeping: Bool, indentation: Int = 0
  ) throws(ExportProblem) -> Scanned {
    var state = ScanState(indentation: indentation)
    var scanned = Scanned()
    while try stream.hasMore() {
      let start = stream.index
      let end = stream.chunk.withUnsafeBufferPointer { state.end(in: $0, from: start) }
      if end > start { scanned.isEmpty = false }
      if keeping, !scanned.isTooBig {
        if scanned.bytes.count + end - start > biggestElement {
          scanned.isTooBig = true
          scanned.bytes = []
        } else {
          scanned.bytes += stream.chunk[start..<end]
        }
      }
      stream.index = end
      if state.isDone { return scanned }
    }
    scanned.isCutOff = state.depth > 0 || state.isInString
    return scanned
  }

  private struct ScanState {
    var depth = 0
    var isInString = false
    var isEscaped = false
    var isDone = false
    /// How deep its first line stands.
    let indentation: Int
    /// Looking for the end of a broken value: how deep the line at hand stands, -1 after its first word.
    private var lineDepth: Int?

    init(indentation: Int) { self.indentation = indentation }

    /// Goes on from `start`; where the value or the chunk ends.
    mutating func end(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
      var index = start
      while index < bytes.count {
        if lineDepth != nil {
          guard let next = endOfBroken(bytes, from: index) else { return bytes.count }
          return finish(next)
        }
        if isInString {
          guard let next = string(bytes, from: index) else { return bytes.count }
          index = next
          if depth == 0, lineDepth == nil { return finish(index) }
          continue
        }
        switch bytes[index] {
        case UInt8(ascii: "\""):
          isInString = true
        case UInt8(ascii: "{"), UInt8(ascii: "["):
          depth += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
          if depth > 0 { depth -= 1 } else { return finish(index) }
          if depth == 0 { return finish(index + 1) }
        case UInt8(ascii: ","), UInt8(ascii: ":"), 0x20, 0x0A, 0x0D, 0x09:
          if depth == 0 { return finish(index) }
        default: break
        }
        index += 1
      }
      return index
    }

    private mutating func finish(_ index: Int) -> Int {
      isDone = true
      return index
    }

    /// Where a string ends, after its mark; nil when the chunk ends first.
    private mutating func string(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
      var index = start
      if isEscaped {
        isEscaped = false
        index += 1
      }
      while index < bytes.count {
        let byte = bytes[index]
        if byte == UInt8(ascii: "\\") {
          index += 2
          if index > bytes.count { isEscaped = true }
          continue
        }
        if byte == UInt8(ascii: "\"") || byte == 0x0A {
          isInString = false
          if byte == 0x0A { lineDepth = 0 }
          return index + 1
        }
        index += 1
      }
      return nil
    }

    /// Before a line that opens the next value, after one that closes this; nil when the chunk ends first.
    private mutating func endOfBroken(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
      for index in start..<bytes.count {
        let byte = bytes[index]
        if byte == 0x0A {
          lineDepth = 0
        } else if let depth = lineDepth, depth >= 0 {
          if byte == 0x20 || byte == 0x09 {
            lineDepth = depth + 1
          } else {
            if depth <= indentation {
              if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") { return index }
              if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
                return depth < indentation || byte == UInt8(ascii: "]") ? index : index + 1
              }
            }
            lineDepth = -1
          }
        }
      }
      return nil
    }
  }
}

extension Wording {
  fileprivate static let endsEarly = Wording(
    nl: "dit bestand houdt te vroeg op: het einde ontbreekt. Download de export opnieuw.",
    en: "this file ends too early: its end is missing. Download the export again.")
  fileprivate static let tooDeep = Wording(
    nl:
      "hier zitten meer dan \(JSONElements.deepest) niveaus in elkaar; dit stuk is niet gelezen. "
      + "Download de export opnieuw.",
    en:
      "this is nested more than \(JSONElements.deepest) levels deep; this part was not read. "
      + "Download the export again.")
  fileprivate static let keyExpected = Wording(
    nl: "hier hoort een naam tussen \" te staan; dit stuk is niet gelezen",
    en: "a key in \" is expected here; this part was not read")
  fileprivate static let colonExpected = Wording(
    nl: "hier ontbreekt een dubbele punt; dit stuk is niet gelezen",
    en: "a colon is missing here; this part was not read")
  fileprivate static let valueExpected = Wording(
    nl: "hier hoort een waarde te staan; dit stuk is niet gelezen",
    en: "a value is expected here; this part was not read")
}
