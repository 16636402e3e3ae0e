/// Where in a ``SortedList`` the lines start whose key begins with a word: a table of bytes that ships beside the list, used
/// where it lies.
///
/// A slot holds four bytes, little-endian: 0 when it is free, else eight bits of the word's hash and, in the lower 24, the
/// byte at which the first such line starts, plus one. The hash is the same in every run: the table never changes, so no
/// text can fill it.
package struct WordIndex: @unchecked Sendable {
  // Unchecked: points into the program's own constant data, which nothing can change and which lives as long as it.
  private let slots: UnsafeRawPointer
  private let mask: Int

  /// - Parameter table: what ``table(of:)`` gave; nil when it is empty.
  package init?(_ table: UnsafeBufferPointer<UInt8>) {
    guard let base = table.baseAddress, table.count >= 4 else { return nil }
    slots = UnsafeRawPointer(base)
    mask = table.count / 4 - 1
  }

  /// The byte of the list at which the first line starts whose key begins with a word; nil when there is none.
  func start(of word: Span<UInt8>, in list: UnsafeBufferPointer<UInt8>) -> Int? {
    let hash = Self.hash(word)
    var slot = Int(truncatingIfNeeded: hash) & mask
    while true {
      let entry = UInt32(littleEndian: slots.loadUnaligned(fromByteOffset: slot << 2, as: UInt32.self))
      if entry == 0 { return nil }
      let start = Int(entry & 0xFF_FFFF) - 1
      if entry >> 24 == UInt32(truncatingIfNeeded: hash >> 56), Self.isWord(word, at: start, in: list) { return start }
      slot = (slot + 1) & mask
    }
  }

  private static func isWord(_ word: Span<UInt8>, at start: Int, in list: UnsafeBufferPointer<UInt8>) -> Bool {
    guard start + word.count <= list.count else { return false }
    for index in word.indices where list[start + index] != word[index] { return false }
    return start + word.count == list.count || endsWord(list[start + word.count])
  }

  /// Whether a byte ends the first word of an entry.
  @inline(__always)
  static func endsWord(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x2D || byte == 9 || byte == 10 }

  private static func hash(_ word: Span<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in word.indices { hash = (hash ^ UInt64(word[index])) &* 0x0000_0100_0000_01B3 }
    return hash ^ hash >> 32
  }

  /// The table of a list.
  package static func table(of list: [UInt8]) -> [UInt8] {
    precondition(list.count < 0xFF_FFFF, "a list has no room in 24 bits")
    var words: [(hash: UInt64, start: Int)] = []
    var start = 0
    var previous = 0..<0
    while start < list.count {
      let end = list[start...].firstIndex(where: endsWord) ?? list.count
      if !list[previous].elementsEqual(list[start..<end]) || words.isEmpty {
        words.append((hash(list.span.extracting(start..<end)), start))
        previous = start..<end
      }
      start = (list[end...].firstIndex(of: 10) ?? list.count) + 1
    }
    var count = 16
    while count * 3 < words.count * 4 { count *= 2 }
    var slots = [UInt32](repeating: 0, count: count)
    for word in words {
      var slot = Int(truncatingIfNeeded: word.hash) & (count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (count - 1) }
      slots[slot] = UInt32(truncatingIfNeeded: word.hash >> 56) << 24 | UInt32(word.start + 1)
    }
    return slots.flatMap { slot in (0..<4).map { UInt8(truncatingIfNeeded: slot >> ($0 * 8)) } }
  }
}
