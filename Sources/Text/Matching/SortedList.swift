/// A list that ships with the program: lines sorted by the bytes of their first column, searched where they lie.
///
/// Nothing is read or built at the start: a question costs some twenty comparisons. Columns are parted by tabs; the first
/// is the ``ListKey`` of the entry, words parted by one space.
package struct SortedList: @unchecked Sendable {
  // Unchecked: points into the program's own constant data, which nothing can change and which lives as long as it.
  private let bytes: UnsafeBufferPointer<UInt8>

  package init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  package static let empty = SortedList(UnsafeBufferPointer(start: nil, count: 0))

  /// A line of the list.
  package struct Row: Sendable {
    fileprivate let list: SortedList
    fileprivate let line: Range<Int>

    /// A column's text, from 0; empty when the line has fewer.
    package func column(_ number: Int) -> String {
      var start = line.lowerBound
      for _ in 0..<number {
        guard let tab = list.bytes[start..<line.upperBound].firstIndex(of: 9) else { return "" }
        start = tab + 1
      }
      let end = list.bytes[start..<line.upperBound].firstIndex(of: 9) ?? line.upperBound
      return String(decoding: list.bytes[start..<end], as: UTF8.self)
    }
  }

  package func contains(_ key: ArraySlice<UInt8>) -> Bool { find(key) != nil }
  package func contains(_ key: String) -> Bool { find(Array(key.utf8)[...]) != nil }
  package func row(_ key: ArraySlice<UInt8>) -> Row? { find(key).map { Row(list: self, line: $0) } }
  package func row(_ key: String) -> Row? { row(Array(key.utf8)[...]) }

  /// The longest entry that starts at a token, within its sentence, and how many tokens it holds.
  package func longestMatch(in buffer: TokenBuffer, at start: Int, atMost limit: Int = 8) -> (row: Row, count: Int)? {
    let end = min(buffer.sentence(of: start).tokens.upperBound, start + limit)
    var key: [UInt8] = []
    var best: (row: Row, count: Int)?
    for index in start..<end {
      if index > start { key.append(buffer[index].before.contains(.hyphen) ? 0x2D : 0x20) }
      key.append(contentsOf: buffer.keyBytes(index))
      let at = lowerBound(key[...])
      if at < bytes.count, compare(lineAt: at, with: key[...]) == 0 {
        best = (Row(list: self, line: at..<lineEnd(at)), index - start + 1)
      }
      guard continues(key, after: at) else { break }
    }
    return best
  }

  /// Whether some entry goes on after the key: with another word.
  private func continues(_ key: [UInt8], after line: Int) -> Bool {
    for sign in [UInt8(ascii: " "), UInt8(ascii: "-")] {
      let prefix = key + [sign]
      let at = lowerBound(prefix[...])
      if at + prefix.count <= bytes.count, bytes[at..<at + prefix.count].elementsEqual(prefix) { return true }
    }
    return false
  }

  private func find(_ key: ArraySlice<UInt8>) -> Range<Int>? {
    let at = lowerBound(key)
    guard at < bytes.count, compare(lineAt: at, with: key) == 0 else { return nil }
    return at..<lineEnd(at)
  }

  /// Start of the first line whose key is not less than the given one.
  private func lowerBound(_ key: ArraySlice<UInt8>) -> Int {
    var low = 0
    var high = bytes.count
    while low < high {
      let middle = (low + high) / 2
      let line = lineStart(middle, notBefore: low)
      if compare(lineAt: line, with: key) < 0 {
        low = min(lineEnd(line) + 1, bytes.count)
      } else {
        high = line
      }
    }
    return low
  }

  private func lineStart(_ position: Int, notBefore limit: Int) -> Int {
    var start = position
    while start > limit, bytes[start - 1] != 10 { start -= 1 }
    return start
  }

  private func lineEnd(_ start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] != 10 { end += 1 }
    return end
  }

  private func compare(lineAt start: Int, with key: ArraySlice<UInt8>) -> Int {
    var position = start
    for byte in key {
      guard position < bytes.count else { return -1 }
      let here = bytes[position]
      if here == 10 || here == 9 { return -1 }
      if here != byte { return here < byte ? -1 : 1 }
      position += 1
    }
    return position >= bytes.count || bytes[position] == 10 || bytes[position] == 9 ? 0 : 1
  }
}
