#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// A list that ships with the program: lines sorted by the bytes of their first column, searched where they lie.
///
/// Nothing is read or built at the start: a question costs some twenty comparisons, with a ``WordIndex`` one or two. Columns
/// are parted by tabs; the first is the ``ListKey`` of the entry, words parted by one space.
package struct SortedList: @unchecked Sendable {
  // Unchecked: points into the program's own constant data, which nothing can change and which lives as long as it.
  private let bytes: UnsafeBufferPointer<UInt8>
  private let index: WordIndex?

  package init(_ bytes: UnsafeBufferPointer<UInt8>, index: WordIndex? = nil) {
    self.bytes = bytes
    self.index = index
  }

  package static let empty = SortedList(UnsafeBufferPointer(start: nil, count: 0))

  /// A line of the list.
  package struct Row: @unchecked Sendable {
    fileprivate let bytes: UnsafeBufferPointer<UInt8>
    fileprivate let line: Range<Int>

    /// The byte of the list at which the line ends.
    package var end: Int { line.upperBound }

    /// A column's text, from 0; empty when the line has fewer.
    package func column(_ number: Int) -> String { String(decoding: columnBytes(number), as: UTF8.self) }

    /// A column's bytes, from 0; empty when the line has fewer.
    package func columnBytes(_ number: Int) -> Slice<UnsafeBufferPointer<UInt8>> {
      var start = line.lowerBound
      for _ in 0..<number {
        while start < line.upperBound, bytes[start] != 9 { start += 1 }
        guard start < line.upperBound else { return bytes[start..<start] }
        start += 1
      }
      var end = start
      while end < line.upperBound, bytes[end] != 9 { end += 1 }
      return bytes[start..<end]
    }
  }

  package func contains(_ key: ArraySlice<UInt8>) -> Bool { find(key) != nil }
  package func contains(_ key: String) -> Bool { find(Array(key.utf8)[...]) != nil }
  package func row(_ key: ArraySlice<UInt8>) -> Row? { find(key).map { Row(bytes: bytes, line: $0) } }
  package func row(_ key: String) -> Row? { row(Array(key.utf8)[...]) }

  /// The line that starts at a byte; nil at the end of the list.
  package func row(at start: Int) -> Row? {
    start < bytes.count ? Row(bytes: bytes, line: start..<lineEnd(start)) : nil
  }

  /// Calls `body` with the hash of the second word of every entry that begins with a word and goes on.
  ///
  /// - Parameter next: what the ``opening(_:)`` of the word says.
  package func forEachSecondWord(after word: ArraySlice<UInt8>, from next: Int, _ body: (TokenHash) -> Void) {
    var line = next
    var previous: UInt64 = 0
    while goesOn(word, with: 0x20, at: line) {
      var state = TokenHash.seed
      var end = line + word.count + 1
      while end < bytes.count, bytes[end] != 0x20, bytes[end] != 9, bytes[end] != 10 {
        state.add(bytes[end])
        end += 1
      }
      let hash = state.finish()
      if hash != previous { body(TokenHash(value: hash)) }
      previous = hash
      line = lineEnd(end) + 1
    }
  }

  /// The longest entry that starts at a token, within its sentence, and how many tokens it holds.
  package func longestMatch(in buffer: TokenBuffer, at start: Int, atMost limit: Int = 8) -> (row: Row, count: Int)? {
    let end = min(buffer.sentenceEnd(of: start), start + limit)
    let first = buffer.keyBytes(start)
    guard var at = self.start(of: first) else { return nil }
    var best: (row: Row, count: Int)?
    at = lowerBound(first, from: at)
    if let line = line(at: at, is: first) {
      best = (Row(bytes: bytes, line: line), 1)
      at = line.upperBound + 1
    }
    guard start + 1 < end, goesOn(first, to: start + 1, in: buffer, at: at) else { return best }
    var key = Array(first)
    for index in start + 1..<end {
      key.append(Self.joint(before: index, in: buffer))
      key.append(contentsOf: buffer.keyBytes(index))
      at = lowerBound(key[...], from: at)
      if let line = line(at: at, is: key[...]) {
        best = (Row(bytes: bytes, line: line), index - start + 1)
        at = line.upperBound + 1
      }
      guard index + 1 < end, goesOn(key[...], to: index + 1, in: buffer, at: at) else { break }
    }
    return best
  }

  /// Whether some entry from a line on goes on after the key in the way in which a token goes on.
  private func goesOn(_ key: ArraySlice<UInt8>, to token: Int, in buffer: TokenBuffer, at line: Int) -> Bool {
    let joint = Self.joint(before: token, in: buffer)
    return goesOn(key, with: joint, at: joint == 0x20 ? line : lowerBound((key + [joint])[...], from: line))
  }

  private static func joint(before token: Int, in buffer: TokenBuffer) -> UInt8 {
    buffer[token].before.contains(.hyphen) ? 0x2D : 0x20
  }

  /// What a list knows of the entries that begin with a word.
  package struct Opening {
    /// The entry that is the word by itself.
    package var row: Row?
    /// Where to search for longer ones from; nil when there are none.
    package var next: Int?
  }

  /// The entries that begin with a word; longer ones are found by ``forEachPhrase(in:at:from:_:)``.
  package func opening(_ word: ArraySlice<UInt8>) -> Opening {
    var opening = Opening(row: nil, next: nil)
    guard !word.isEmpty, var at = start(of: word) else { return opening }
    at = lowerBound(word, from: at)
    if let line = line(at: at, is: word) {
      opening.row = Row(bytes: bytes, line: line)
      at = line.upperBound + 1
    }
    if goesOn(word, with: 0x20, at: at) { opening.next = at }
    return opening
  }

  /// Whether an entry may begin with a word; always, without an index.
  package func mayOpen(with word: ArraySlice<UInt8>) -> Bool { start(of: word) != nil }

  /// Whether any entry begins with a word: is it, or goes on with another word.
  package func opens(with word: ArraySlice<UInt8>) -> Bool {
    guard let start = start(of: word) else { return false }
    let at = lowerBound(word, from: start)
    return line(at: at, is: word) != nil || continues(Array(word), from: at)
  }

  /// Calls `body` for every entry of two words or more that starts at a token, shorter ones first.
  ///
  /// - Parameter next: what the ``opening(_:)`` of the token's word says.
  package func forEachPhrase(
    in buffer: TokenBuffer, at start: Int, from next: Int, _ body: (Row, _ tokens: Range<Int>) -> Void
  ) {
    let end = buffer.sentenceEnd(of: start)
    guard start + 1 < end else { return }
    var at = next
    var key = Array(buffer.keyBytes(start))
    for index in start + 1..<end {
      key.append(0x20)
      key.append(contentsOf: buffer.keyBytes(index))
      at = lowerBound(key[...], from: at)
      if let line = line(at: at, is: key[...]) {
        body(Row(bytes: bytes, line: line), start..<index + 1)
        at = line.upperBound + 1
      }
      guard goesOn(key[...], with: 0x20, at: at) else { return }
    }
  }

  /// The line at a place, when its key is the given one.
  private func line(at start: Int, is key: ArraySlice<UInt8>) -> Range<Int>? {
    // What holds a tab is no key, even if a line goes on like it.
    start < bytes.count && compare(lineAt: start, with: key) == 0 && !key.contains(9) ? start..<lineEnd(start) : nil
  }

  /// Whether some entry from a line on goes on after the key: with another word.
  private func continues(_ key: [UInt8], from line: Int) -> Bool {
    goesOn(key[...], with: 0x20, at: line)
      || goesOn(key[...], with: 0x2D, at: lowerBound((key + [0x2D])[...], from: line))
  }

  private func goesOn(_ key: ArraySlice<UInt8>, with sign: UInt8, at line: Int) -> Bool {
    let end = line + key.count
    return end < bytes.count && bytes[end] == sign && bytes[line..<end].elementsEqual(key)
  }

  private func find(_ key: ArraySlice<UInt8>) -> Range<Int>? {
    guard let start = start(of: key) else { return nil }
    return line(at: lowerBound(key, from: start), is: key)
  }

  // MARK: Searching

  /// Where to search for a key from; nil when the index knows that there is none.
  private func start(of key: ArraySlice<UInt8>) -> Int? {
    guard let index else { return 0 }
    let end = key.firstIndex { $0 == 0x20 || $0 == 0x2D } ?? key.endIndex
    let word = key[..<end]
    return index.start(of: word.span, in: bytes)
  }

  /// Start of the first line from `start` on whose key is not less than the given one.
  private func lowerBound(_ key: ArraySlice<UInt8>, from start: Int) -> Int {
    var low = start
    var high = bytes.count
    if start > 0 || index != nil {
      // It is likely near: ever longer steps first.
      var step = 64
      while low < high {
        if compare(lineAt: low, with: key) >= 0 { return low }
        low = min(lineEnd(low) + 1, bytes.count)
        guard low + step < high else { break }
        let line = lineStart(low + step, notBefore: low)
        if compare(lineAt: line, with: key) >= 0 {
          high = line
          break
        }
        low = line
        step *= 4
      }
    }
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
    guard start < bytes.count, let base = bytes.baseAddress, let sign = memchr(base + start, 10, bytes.count - start)
    else {
      return bytes.count
    }
    return UnsafeRawPointer(sign) - UnsafeRawPointer(base)
  }

  /// How a line's key stands to another: less than 0 when it comes before it, 0 when it is the same.
  private func compare(lineAt start: Int, with key: ArraySlice<UInt8>) -> Int {
    let shared = min(key.count, bytes.count - start)
    guard shared >= 0, let base = bytes.baseAddress else { return -1 }
    // What ends a key, a tab or line end, is less than any byte of a key.
    let order = key.withUnsafeBufferPointer { key in
      key.baseAddress.map { Int(memcmp(base + start, $0, shared)) } ?? 0
    }
    if order != 0 || shared < key.count { return order != 0 ? order : -1 }
    let end = start + shared
    return end >= bytes.count || bytes[end] == 10 || bytes[end] == 9 ? 0 : 1
  }
}
