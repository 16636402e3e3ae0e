package import Text

/// The digits of a post, in the groups in which they are written: `06 12.34` is three groups.
///
/// Digits of any width and script count (`０６`, `٠٦`, `0️⃣6️⃣`); invisible characters between them do not part them. Made
/// once for a post; every recognizer of numbers starts from it.
package struct DigitGroups: Sendable {
  /// Digits with nothing between them.
  package struct Group: Sendable {
    package var range: ProseRange
    /// Where its values stand in ``DigitGroups/values``.
    package var values: Range<Int>
    /// What stands between the group before and this one.
    package var gap: Gap
    /// A letter stands right before or after it: `6b`, `NL91`.
    package var touchesBefore: Bool
    package var touchesAfter: Bool

    package var count: Int { values.count }
  }

  /// The signs between two groups; `far` when it is anything else or more than six bytes.
  package struct Gap: OptionSet, Sendable {
    package let rawValue: UInt16
    package init(rawValue: UInt16) { self.rawValue = rawValue }
    package static let space = Gap(rawValue: 1 << 0)
    package static let dot = Gap(rawValue: 1 << 1)
    package static let dash = Gap(rawValue: 1 << 2)
    package static let slash = Gap(rawValue: 1 << 3)
    package static let comma = Gap(rawValue: 1 << 4)
    package static let colon = Gap(rawValue: 1 << 5)
    package static let plus = Gap(rawValue: 1 << 6)
    package static let open = Gap(rawValue: 1 << 7)
    package static let close = Gap(rawValue: 1 << 8)
    package static let far = Gap(rawValue: 1 << 9)

    /// The groups belong to one written number: signs stand between them, and no space.
    package var isTight: Bool { isDisjoint(with: [.space, .far, .open, .close, .plus]) }
  }

  package private(set) var groups: [Group] = []
  /// The values 0 to 9 of all digits, in order.
  package private(set) var values: [UInt8] = []

  /// Reads the digits of a text in valid UTF-8.
  package init(_ text: [UInt8]) {
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte &- 48 < 10 || byte >= 0xD9, let digit = Digit(text, at: index) {
        index = take(text, from: index, first: digit)
      } else {
        index += 1
      }
    }
    for number in groups.indices {
      groups[number].gap = number == 0 ? .far : gap(text, groups[number - 1].range.upper, groups[number].range.lower)
    }
  }

  package var count: Int { groups.count }
  package subscript(index: Int) -> Group { groups[index] }

  /// The values of the digits of adjoining groups.
  package func values(_ range: Range<Int>) -> ArraySlice<UInt8> {
    values[groups[range.lowerBound].values.lowerBound..<groups[range.upperBound - 1].values.upperBound]
  }

  /// The prose from the first digit of the first group to the last of the last.
  package func range(_ range: Range<Int>) -> ProseRange {
    ProseRange(groups[range.lowerBound].range.lower, groups[range.upperBound - 1].range.upper)
  }

  /// Whether a number can start with a group: no letter touches it and nothing tight goes before.
  package func starts(at index: Int) -> Bool { !groups[index].touchesBefore && !groups[index].gap.isTight }

  /// Whether a number can end before a group index.
  package func ends(before index: Int) -> Bool {
    !groups[index - 1].touchesAfter && (index == count || !groups[index].gap.isTight)
  }

  /// Stretches of groups that together hold as many digits as wanted and are parted by allowed signs, all alike.
  package func candidates(ofLength lengths: ClosedRange<Int>, partedBy allowed: Gap) -> [Range<Int>] {
    var found: [Range<Int>] = []
    for start in groups.indices where starts(at: start) {
      var total = 0
      var index = start
      while index < count, total < lengths.upperBound {
        let gap = groups[index].gap
        if index > start, !gap.isSubset(of: allowed) || (index > start + 1 && gap != groups[start + 1].gap) { break }
        total += groups[index].count
        index += 1
        if lengths.contains(total), ends(before: index) { found.append(start..<index) }
      }
    }
    return found
  }
}

extension DigitGroups {
  private mutating func take(_ text: [UInt8], from start: Int, first: Digit) -> Int {
    let firstValue = values.count
    var end = start + first.length
    values.append(first.value)
    while let next = nextDigit(text, after: end) {
      values.append(next.digit.value)
      end = next.start + next.digit.length
    }
    groups.append(
      Group(
        range: ProseRange(start, end), values: firstValue..<values.count, gap: .far,
        touchesBefore: start > 0 && isWordByte(text[start - 1]), touchesAfter: touchesAfter(text, end)))
    return end
  }

  private func nextDigit(_ text: [UInt8], after end: Int) -> (start: Int, digit: Digit)? {
    var index = end
    while index < text.count {
      if let digit = Digit(text, at: index) { return (index, digit) }
      guard let length = invisibleLength(text, at: index) else { return nil }
      index += length
    }
    return nil
  }

  /// Zero-width space, joiners, word joiner, byte order mark and soft hyphen.
  private func invisibleLength(_ text: [UInt8], at index: Int) -> Int? {
    if text[index] == 0xC2, index + 1 < text.count, text[index + 1] == 0xAD { return 2 }
    guard index + 2 < text.count else { return nil }
    switch (text[index], text[index + 1], text[index + 2]) {
    case (0xE2, 0x80, 0x8B...0x8F), (0xE2, 0x81, 0xA0), (0xEF, 0xBB, 0xBF): return 3
    default: return nil
    }
  }

  private func isWordByte(_ byte: UInt8) -> Bool { (byte | 0x20) &- 97 < 26 || byte == UInt8(ascii: "_") }

  private func touchesAfter(_ text: [UInt8], _ end: Int) -> Bool {
    guard end < text.count else { return false }
    return isWordByte(text[end]) || (text[end] == 0xC3 && end + 1 < text.count)
  }

  private func gap(_ text: [UInt8], _ start: Int, _ end: Int) -> Gap {
    guard end - start <= 6 else { return .far }
    var gap: Gap = []
    var index = start
    while index < end {
      switch text[index] {
      case UInt8(ascii: " "), 9: gap.insert(.space)
      case UInt8(ascii: "."): gap.insert(.dot)
      case UInt8(ascii: "-"): gap.insert(.dash)
      case UInt8(ascii: "/"), UInt8(ascii: "\\"): gap.insert(.slash)
      case UInt8(ascii: ","): gap.insert(.comma)
      case UInt8(ascii: ":"): gap.insert(.colon)
      case UInt8(ascii: "+"): gap.insert(.plus)
      case UInt8(ascii: "("), UInt8(ascii: "["): gap.insert(.open)
      case UInt8(ascii: ")"), UInt8(ascii: "]"): gap.insert(.close)
      case 0xC2 where index + 1 < end && text[index + 1] == 0xA0:
        gap.insert(.space)
        index += 1
      case 0xC2 where index + 1 < end && text[index + 1] == 0xB7:
        gap.insert(.dot)
        index += 1
      case 0xE2 where index + 2 < end && text[index + 1] == 0x80:
        switch text[index + 2] {
        case 0x80...0x8A, 0xAF: gap.insert(.space)
        case 0x90...0x95: gap.insert(.dash)
        case 0xA2: gap.insert(.dot)
        default: return .far
        }
        index += 2
      default: return .far
      }
      index += 1
    }
    return gap
  }
}

/// One digit of some width or script.
private struct Digit {
  let value: UInt8
  let length: Int

  init?(_ text: [UInt8], at index: Int) {
    let lead = text[index]
    func byte(_ offset: Int) -> UInt8 { index + offset < text.count ? text[index + offset] : 0 }
    switch lead {
    case 48...57:
      value = lead - 48
      length = 1 + Self.keycap(byte(1), byte(2), byte(3), byte(4), byte(5), byte(6))
    case 0xD9 where byte(1) &- 0xA0 < 10: (value, length) = (byte(1) - 0xA0, 2)
    case 0xDB where byte(1) &- 0xB0 < 10: (value, length) = (byte(1) - 0xB0, 2)
    case 0xEF where byte(1) == 0xBC && byte(2) &- 0x90 < 10: (value, length) = (byte(2) - 0x90, 3)
    case 0xF0 where byte(1) == 0x9D && byte(2) == 0x9F && byte(3) >= 0x8E:
      (value, length) = ((byte(3) - 0x8E) % 10, 4)
    default: return nil
    }
  }

  /// Bytes of the signs that make a digit a key: variation selector 16 and the enclosing keycap.
  private static func keycap(_ a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8, _ e: UInt8, _ f: UInt8) -> Int {
    if a == 0xE2, b == 0x83, c == 0xA3 { return 3 }
    guard a == 0xEF, b == 0xB8, c == 0x8F else { return 0 }
    return d == 0xE2 && e == 0x83 && f == 0xA3 ? 6 : 3
  }
}
