internal import Text

/// Characters that imitate a Latin letter, from `lexicons/lookalikes.tsv`, and the letters that emoji spell.
struct Lookalikes: Sendable {
  private let letters: [UInt32: UInt8]

  init(_ list: UnsafeBufferPointer<UInt8>?) {
    var letters: [UInt32: UInt8] = [:]
    for line in (list ?? UnsafeBufferPointer(start: nil, count: 0)).split(separator: 10)
    where line.first != UInt8(ascii: "#") {
      let columns = line.split(separator: 9)
      guard columns.count > 1, let letter = columns[1].first,
        let scalar = String(decoding: columns[0], as: UTF8.self).unicodeScalars.first
      else { continue }
      letters[scalar.value] = letter
    }
    self.letters = letters
  }

  /// The key with every look-alike brought to the letter that it imitates; nil when nothing in it imitates one.
  func plain(_ key: ArraySlice<UInt8>) -> [UInt8]? {
    var output: [UInt8] = []
    var changed = false
    for scalar in String(decoding: key, as: UTF8.self).unicodeScalars {
      if scalar.value < 0x80 {
        output.append(UInt8(scalar.value))
      } else if let letter = letters[scalar.value] ?? Self.spelled(scalar.value) {
        output.append(letter)
        changed = true
      } else if !(0x300..<0x370).contains(scalar.value) {
        output.append(contentsOf: Array(String(scalar).utf8))
      } else {
        changed = true
      }
    }
    return changed ? output : nil
  }

  /// The letter of a squared, circled or flag letter.
  static func spelled(_ scalar: UInt32) -> UInt8? {
    for start in [0x1F1E6, 0x1F130, 0x1F150, 0x1F170] as [UInt32] where scalar >= start && scalar < start + 26 {
      return UInt8(ascii: "a") + UInt8(scalar - start)
    }
    return nil
  }
}
