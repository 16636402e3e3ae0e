/// The hash of a list key, seeded anew for each run, so that nobody can write a roster or a post whose words collide.
package struct TokenHash: Hashable, Sendable {
  package let value: UInt64

  package init(value: UInt64) { self.value = value }

  package init(_ key: Span<UInt8>) {
    var state = TokenHash.seed
    var index = 0
    while index + 8 <= key.count {
      state.addWord(UInt64(bigEndian: key.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)))
      index += 8
    }
    while index < key.count {
      state.add(key[index])
      index += 1
    }
    value = state.finish()
  }

  package init(_ key: some Collection<UInt8>) {
    var state = TokenHash.seed
    for byte in key { state.add(byte) }
    value = state.finish()
  }

  /// The same for bytes of a list that ships.
  package init(_ key: Slice<UnsafeBufferPointer<UInt8>>) {
    var state = TokenHash.seed
    for index in key.indices { state.add(key[index]) }
    value = state.finish()
  }

  /// Appends ASCII letters and digits in small letters to keys and tells their hash.
  static func small(_ word: Span<UInt8>, appendingTo keys: inout [UInt8]) -> TokenHash {
    var state = TokenHash.seed
    for index in word.indices {
      let byte = word[index] &- 65 < 26 ? word[index] | 0x20 : word[index]
      keys.append(byte)
      state.add(byte)
    }
    return TokenHash(value: state.finish())
  }

  /// The hash of a text that is not folded first.
  package init(unfolded text: String) {
    var text = text
    value = text.withUTF8 { bytes in
      var state = TokenHash.seed
      for byte in bytes { state.add(byte) }
      return state.finish()
    }
  }

  package init(_ key: [UInt8]) { self.init(key.span) }
  package init(_ key: ArraySlice<UInt8>) { self.init(key.span) }
  package init(_ key: String) { self.init(ListKey.of(key)) }

  /// Calls `body` with every word of a list in the program, in its order, and the hash of its key.
  ///
  /// - Parameter list: words parted by blanks and line ends.
  package static func forEach(in list: String, _ body: (TokenHash, _ word: Span<UInt8>) -> Void) {
    var list = list
    list.withUTF8 { bytes in
      let text = bytes.span
      var start = 0
      while start < text.count {
        var end = start
        var isSmall = true
        while end < text.count, text[end] > 32 {
          isSmall = isSmall && text[end] < 0x80 && ListKey.folded(text[end]) == text[end]
          end += 1
        }
        if end > start {
          let word = text.extracting(start..<end)
          body(isSmall ? TokenHash(word) : TokenHash(ListKey.of(Array(bytes[start..<end]))), word)
        }
        start = end + 1
      }
    }
  }

  /// The hash of an element that is not a word: a class of words in a pattern.
  package static func element(_ number: Int) -> TokenHash {
    TokenHash(value: mix(UInt64(truncatingIfNeeded: number) &+ 0x9E37_79B9_7F4A_7C15, seed.state))
  }

  /// One step of a path through a trie.
  @inline(__always)
  package static func edge(from node: UInt32, _ hash: TokenHash) -> UInt64 {
    mix(hash.value ^ (UInt64(node) &* 0x9E37_79B9_7F4A_7C15), 0xD6E8_FEB8_6659_FD93)
  }

  @inline(__always)
  private static func mix(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right | 1)
    return product.high ^ product.low
  }

  package static let seed = State(state: UInt64.random(in: .min ... .max) | 1)

  /// A hash in the making.
  package struct State: Sendable {
    fileprivate var state: UInt64
    private var pending: UInt64 = 0
    private var count: UInt64 = 0

    fileprivate init(state: UInt64) { self.state = state }

    @inline(__always)
    package mutating func add(_ byte: UInt8) {
      pending = pending << 8 | UInt64(byte)
      count &+= 1
      if count & 7 == 0 {
        state = TokenHash.mix(state ^ pending, 0xA076_1D64_78BD_642F)
        pending = 0
      }
    }

    /// Adds eight bytes at once, the first of them the highest, when no others are pending.
    @inline(__always)
    fileprivate mutating func addWord(_ bytes: UInt64) {
      state = TokenHash.mix(state ^ bytes, 0xA076_1D64_78BD_642F)
      count &+= 8
    }

    package mutating func finish() -> UInt64 {
      TokenHash.mix(state ^ pending, 0xE703_7ED1_A0B4_28DB ^ count)
    }
  }
}

/// An open-addressing table from 64-bit hashes to numbers; a key may stand in it once.
package struct HashTable: Sendable {
  private var keys: [UInt64]
  private var values: [UInt32]
  package private(set) var count = 0

  package init(minimumCapacity: Int = 16) {
    var capacity = 32
    while capacity < minimumCapacity * 2 { capacity *= 2 }
    keys = [UInt64](repeating: 0, count: capacity)
    values = [UInt32](repeating: 0, count: capacity)
  }

  @inline(__always)
  package subscript(key: UInt64) -> UInt32? {
    let key = key == 0 ? 1 : key
    let mask = keys.count - 1
    var slot = Int(truncatingIfNeeded: key) & mask
    while true {
      let found = keys[slot]
      if found == key { return values[slot] }
      if found == 0 { return nil }
      slot = (slot + 1) & mask
    }
  }

  package mutating func set(_ key: UInt64, to value: UInt32) {
    if (count + 1) * 2 > keys.count { grow() }
    _ = insert(key == 0 ? 1 : key, value)
  }

  /// Sets the number of a key and gives the one that it had.
  package mutating func replace(_ key: UInt64, with value: UInt32) -> UInt32? {
    if (count + 1) * 2 > keys.count { grow() }
    return insert(key == 0 ? 1 : key, value)
  }

  private mutating func insert(_ key: UInt64, _ value: UInt32) -> UInt32? {
    let mask = keys.count - 1
    var slot = Int(truncatingIfNeeded: key) & mask
    while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
    let isNew = keys[slot] == 0
    if isNew { count += 1 }
    let previous = values[slot]
    keys[slot] = key
    values[slot] = value
    return isNew ? nil : previous
  }

  private mutating func grow() {
    let oldKeys = keys
    let oldValues = values
    keys = [UInt64](repeating: 0, count: oldKeys.count * 2)
    values = [UInt32](repeating: 0, count: oldKeys.count * 2)
    count = 0
    for (key, value) in zip(oldKeys, oldValues) where key != 0 { _ = insert(key, value) }
  }
}
