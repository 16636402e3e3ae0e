/// Which telephone numbers can be: the Dutch numbering plan in full, of other countries the code and the length.
package enum NumberingPlan {
  /// What sort of number it is.
  package enum Service: Sendable {
    case mobile, geographic
    /// 085, 087, 088 and the like: mostly companies'.
    case company
    case foreign
  }

  /// The sort of a Dutch number without its leading zero; nil when the plan has no such number, or when it is a service
  /// number (0800, 0900, 14…), which is nobody's.
  ///
  /// Source: Nummerplan telefoon- en ISDN-diensten; area codes as issued.
  package static func dutch(_ number: ArraySlice<UInt8>) -> Service? {
    guard let first = number.first else { return nil }
    let digits = Array(number)
    if digits.count == 11, digits.starts(with: [9, 7, 0]) { return .mobile }
    guard digits.count == 9 else { return nil }
    let area = Int(digits[0]) * 100 + Int(digits[1]) * 10 + Int(digits[2])
    switch first {
    case 6: return [1, 2, 3, 4, 5, 6, 8].contains(digits[1]) ? .mobile : nil
    case 7: return .geographic
    case 8: return [4, 5, 7, 8].contains(digits[1]) ? .company : nil
    case 9: return digits[1] == 1 ? .company : nil
    default: return areas.contains(area) ? .geographic : nil
    }
  }

  /// Three digits each: the area codes, those of two digits spelled out with what may follow.
  private static let areas: Set<Int> = {
    var areas: Set<Int> = []
    for two in [10, 13, 15, 20, 23, 24, 26, 30, 33, 35, 36, 38, 40, 43, 45, 46, 50, 53, 55, 58] {
      areas.formUnion((two * 10)...(two * 10 + 9))
    }
    areas.formUnion([
      111, 113, 114, 115, 117, 118, 161, 162, 164, 165, 166, 167, 168, 172, 174, 180, 181, 182, 183, 184, 186, 187,
      222, 223, 224, 226, 227, 228, 229, 251, 252, 255, 294, 297, 299, 313, 314, 315, 316, 317, 318, 320, 321, 341,
      342, 343, 344, 345, 346, 347, 348, 411, 412, 413, 416, 418, 475, 478, 481, 485, 486, 487, 488, 492, 493, 495,
      497, 499, 511, 512, 513, 514, 515, 516, 517, 518, 519, 521, 522, 523, 524, 525, 527, 528, 529, 541, 543, 544,
      545, 546, 547, 548, 561, 562, 566, 570, 571, 572, 573, 575, 577, 578, 591, 592, 593, 594, 595, 596, 597, 598,
      599,
    ])
    return areas
  }()

  /// The length of the country code that digits after `+` start with, and how many digits may follow it.
  package static func country(_ digits: ArraySlice<UInt8>) -> (code: Int, codeLength: Int, lengths: ClosedRange<Int>)? {
    var code = 0
    for (index, digit) in digits.prefix(3).enumerated() {
      code = code * 10 + Int(digit)
      guard code > 0 else { return nil }
      if let lengths = lengths[code] { return (code, index + 1, lengths) }
      if index == 1, twoDigitCodes.contains(code) { return (code, 2, 7...11) }
    }
    return threeDigitBlocks.contains(code / 10) ? (code, 3, 6...11) : nil
  }

  /// Countries that pupils' families ring, with the length of their national numbers.
  private static let lengths: [Int: ClosedRange<Int>] = [
    1: 10...10, 7: 10...10, 31: 9...11, 32: 8...9, 33: 9...9, 34: 9...9, 39: 6...11, 41: 9...9, 44: 9...10, 45: 8...8,
    46: 7...13, 47: 8...8, 48: 9...9, 49: 6...13, 90: 10...10, 61: 9...9, 62: 8...12, 212: 9...9, 213: 8...9,
    352: 6...11, 353: 7...10,
    351: 9...9, 358: 5...12, 380: 9...9, 420: 9...9, 421: 9...9, 297: 7...7, 599: 7...8, 597: 6...7,
  ]
  private static let twoDigitCodes: Set<Int> = [
    20, 27, 30, 36, 40, 43, 51, 52, 53, 54, 55, 56, 57, 58, 60, 63, 64, 65, 66, 81, 82, 84, 86, 91, 92, 93, 94, 95, 98,
  ]
  /// First two digits of the codes of three digits.
  private static let threeDigitBlocks: Set<Int> = [
    21, 22, 23, 24, 25, 26, 29, 35, 37, 38, 42, 50, 59, 67, 68, 69, 85, 88, 96, 97, 99,
  ]
}
