/// A set of single words, asked by their hashes: one look in most cases.
package struct TokenSet: Sendable {
  private var slots: [UInt64]

  package init(_ hashes: some Collection<TokenHash>) {
    var capacity = 8
    while capacity < hashes.count * 3 { capacity *= 2 }
    slots = [UInt64](repeating: 0, count: capacity)
    for hash in hashes { insert(hash.value) }
  }

  package func contains(_ hash: TokenHash) -> Bool {
    let wanted = hash.value == 0 ? 1 : hash.value
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: wanted) & mask
    while slots[slot] != 0 {
      if slots[slot] == wanted { return true }
      slot = (slot + 1) & mask
    }
    return false
  }

  private mutating func insert(_ value: UInt64) {
    let value = value == 0 ? 1 : value
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: value) & mask
    while slots[slot] != 0, slots[slot] != value { slot = (slot + 1) & mask }
    slots[slot] = value
  }
}

/// What is known of single words, asked by their hashes.
package struct TokenTable<Value: Sendable>: Sendable {
  private var table = HashTable()
  private var values: [Value] = []

  package init() {}

  package subscript(hash: TokenHash) -> Value? {
    get { table[hash.value].map { values[Int($0)] } }
    set {
      guard let newValue else { return }
      if let known = table[hash.value] {
        values[Int(known)] = newValue
      } else {
        table.set(hash.value, to: UInt32(values.count))
        values.append(newValue)
      }
    }
  }
}
