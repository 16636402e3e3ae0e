/// Days as pupil administrations and spreadsheets write them.
package enum RosterDate {
  package enum Order: Sendable {
    case dayMonth
    /// American, which only Microsoft's School Data Sync writes.
    case monthDay
  }

  /// Reads `2012-03-25`, `25-3-2012`, `25/03/2012 00:00`, `20120325`, `25 mrt 2012` and the serial number of a spreadsheet. A
  /// year of two digits is no year: nil.
  package static func day(_ text: some Collection<UInt8>, _ order: Order = .dayMonth) -> CalendarDay? {
    if order == .dayMonth, let day = CalendarDay(text) { return day }
    var bytes = Array(text)
    if bytes.first == UInt8(ascii: "'") { bytes.removeFirst() }
    let words = bytes.split { $0 <= 32 || $0 == UInt8(ascii: "T") || $0 == UInt8(ascii: ",") }
    guard let first = words.first else { return nil }
    if words.count == 1 || isTime(words[1]) {
      if let day = order == .monthDay ? swapped(first) : CalendarDay(first) { return day }
      if words.count == 1, let day = digits(first) { return day }
    }
    return named(bytes)
  }

  /// Whether a number in a date like `4/2/2000` can only be a day.
  package static func showsDayFirst(_ text: some Collection<UInt8>) -> Bool { part(text, 0) > 12 }
  package static func showsMonthFirst(_ text: some Collection<UInt8>) -> Bool {
    part(text, 1) > 12 && part(text, 0) <= 12
  }

  private static func part(_ text: some Collection<UInt8>, _ number: Int) -> Int {
    let parts = text.split { !($0 &- 48 < 10) }
    guard parts.count >= 3, number < parts.count, parts[number].count <= 2 else { return 0 }
    return value(parts[number])
  }

  private static func isTime(_ word: some Collection<UInt8>) -> Bool {
    word.contains(UInt8(ascii: ":"))
      && word.allSatisfy { $0 &- 48 < 10 || $0 == 58 || $0 == 46 || $0 == 90 || $0 == 43 }
  }

  private static func swapped(_ text: some Collection<UInt8>) -> CalendarDay? {
    let parts = text.split { !($0 &- 48 < 10) }
    guard parts.count == 3 else { return nil }
    // A year in front is ISO, whoever wrote it.
    if parts[0].count == 4 { return CalendarDay(text) }
    guard parts[2].count == 4 else { return nil }
    return CalendarDay(year: value(parts[2]), month: value(parts[0]), day: value(parts[1]))
  }

  private static func value(_ digits: some Collection<UInt8>) -> Int { digits.reduce(0) { $0 * 10 + Int($1 &- 48) } }

  /// `20120325`, or the days since 1900 by which a spreadsheet counts, from 1927 to 2064.
  private static func digits(_ text: some Collection<UInt8>) -> CalendarDay? {
    var digits = Array(text)
    if let dot = digits.firstIndex(of: UInt8(ascii: ".")), digits.count - dot < 20 {
      guard digits[(dot + 1)...].allSatisfy({ $0 &- 48 < 10 }) else { return nil }
      digits.removeSubrange(dot...)
    }
    guard !digits.isEmpty, digits.allSatisfy({ $0 &- 48 < 10 }) else { return nil }
    if digits.count == 8, digits.starts(with: "19".utf8) || digits.starts(with: "20".utf8) {
      return CalendarDay(year: value(digits[..<4]), month: value(digits[4..<6]), day: value(digits[6...]))
    }
    guard digits.count == 5, (10_000...60_000).contains(value(digits)) else { return nil }
    return day(serial: value(digits))
  }

  /// The day that a spreadsheet counts as so many since 30 December 1899 (by which all from March 1900 come out right).
  package static func day(serial: Int) -> CalendarDay? {
    // Days since 1 March of the year 0, by eras of 400 years (Hinnant, chrono-compatible calendar algorithms).
    let days = serial - 25_569 + 719_468
    guard days > 0 else { return nil }
    let era = days / 146_097
    let dayOfEra = days % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * month + 2) / 5 + 1
    let year = yearOfEra + era * 400 + (month >= 10 ? 1 : 0)
    return CalendarDay(year: year, month: month < 10 ? month + 3 : month - 9, day: day)
  }

  /// `25 mrt 2012`, `25-maart-2012`, `25 March 2012`.
  private static func named(_ text: [UInt8]) -> CalendarDay? {
    let parts = text.split { $0 <= 32 || $0 == 45 || $0 == 46 || $0 == 47 || $0 == 44 }
    guard parts.count == 3, parts[2].count == 4, parts[2].allSatisfy({ $0 &- 48 < 10 }), parts[0].count <= 2,
      parts[0].allSatisfy({ $0 &- 48 < 10 })
    else { return nil }
    let word = String(decoding: parts[1].map { $0 | 0x20 }, as: UTF8.self)
    guard let month = months.firstIndex(where: { $0.contains(word) }) else { return nil }
    return CalendarDay(year: value(parts[2]), month: month + 1, day: value(parts[0]))
  }

  private static let months: [[String]] = [
    ["januari", "jan", "january"], ["februari", "feb", "february"], ["maart", "mrt", "mar", "march"],
    ["april", "apr"], ["mei", "may"], ["juni", "jun", "june"], ["juli", "jul", "july"],
    ["augustus", "aug", "august"], ["september", "sep", "sept"], ["oktober", "okt", "oct", "october"],
    ["november", "nov"], ["december", "dec"],
  ]
}
