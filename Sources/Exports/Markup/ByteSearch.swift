extension Collection<UInt8> {
  /// Whether a text stands in it.
  func holds(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    let found = withContiguousStorageIfAvailable { bytes -> Bool in
      guard count > 0, bytes.count >= count else { return count == 0 }
      let first = text.utf8Start[0]
      for start in 0...bytes.count - count where bytes[start] == first {
        var index = 1
        while index < count, bytes[start + index] == text.utf8Start[index] { index += 1 }
        if index == count { return true }
      }
      return false
    }
    return found ?? Array(self).holds(text)
  }
}
