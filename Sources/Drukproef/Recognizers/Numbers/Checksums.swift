/// The sums by which numbers tell that they were copied well.
package enum Checksum {
  /// What the eleven test of nine digits leaves: 0 for a BSN, 5 for an onderwijsnummer. Missing leading zeros are added.
  ///
  /// The weights are 9 to 2, and -1 for the last digit.
  package static func eleven(_ digits: ArraySlice<UInt8>) -> Int {
    var sum = 0
    var weight = digits.count
    for digit in digits {
      sum += Int(digit) * (weight == 1 ? -1 : weight)
      weight -= 1
    }
    return ((sum % 11) + 11) % 11
  }

  /// Luhn's sum (ISO/IEC 7812-1): payment cards and IMEI numbers.
  package static func isLuhn(_ digits: ArraySlice<UInt8>) -> Bool {
    var sum = 0
    var doubles = false
    for digit in digits.reversed() {
      let value = doubles ? Int(digit) * 2 : Int(digit)
      sum += value > 9 ? value - 9 : value
      doubles.toggle()
    }
    return sum % 10 == 0
  }

  /// ISO 7064 mod 97-10 of an IBAN in capitals without separators: its first four signs are moved to the end.
  package static func isMod97(_ iban: [UInt8]) -> Bool {
    guard iban.count > 4 else { return false }
    var rest = 0
    for sign in iban[4...] + iban[..<4] {
      let value = sign &- 48 < 10 ? Int(sign) - 48 : Int(sign) - 55
      rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97
    }
    return rest == 1
  }
}
