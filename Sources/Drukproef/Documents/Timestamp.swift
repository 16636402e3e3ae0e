/// A day of the (proleptic Gregorian) calendar.
public struct CalendarDay: Hashable, Sendable, Comparable {
  public var year: Int
  public var month: Int
  public var day: Int

  /// Makes a day; nil when there is no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Self.length(month, of: year) else {
      return nil
    }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads `2012-03-25` and `25-03-2012` (also with `/` or `.`).
  public init?(_ text: some StringProtocol) { self.init(text.utf8) }

  /// The same from UTF-8.
  package init?(_ text: some Collection<UInt8>) {
    var numbers = (0, 0, 0)
    var lengths = (0, 0, 0)
    var part = 0
    for byte in text {
      switch byte {
      case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."):
        numbers = (numbers.1, numbers.2, 0)
        lengths = (lengths.1, lengths.2, 0)
        part += 1
      case UInt8(ascii: "0")...UInt8(ascii: "9") where lengths.2 < 4:
        numbers.2 = numbers.2 * 10 + Int(byte - 48)
        lengths.2 += 1
      default: return nil
      }
    }
    guard part == 2, lengths.0 > 0, lengths.1 > 0, lengths.2 > 0 else { return nil }
    if lengths.0 == 4 {
      self.init(year: numbers.0, month: numbers.1, day: numbers.2)
    } else if lengths.2 == 4 {
      self.init(year: numbers.2, month: numbers.1, day: numbers.0)
    } else {
      return nil
    }
  }

  public static func < (left: CalendarDay, right: CalendarDay) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  /// Whole years from this day to another: a person's age.
  public func years(until other: CalendarDay) -> Int {
    other.year - year - ((other.month, other.day) < (month, day) ? 1 : 0)
  }

  /// 1 Monday … 7 Sunday (ISO 8601), by Zeller's congruence.
  public var weekday: Int {
    let m = month < 3 ? month + 12 : month
    let y = month < 3 ? year - 1 : year
    let zeller = (day + 13 * (m + 1) / 5 + y + y / 4 - y / 100 + y / 400) % 7
    return (zeller + 5) % 7 + 1
  }

  /// Days in a month.
  public static func length(_ month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

/// A moment as written in ISO 8601, kept in the local time that it was written in.
public struct Timestamp: Hashable, Sendable {
  public var day: CalendarDay
  /// Minutes since local midnight; nil when only a day was given.
  public var minute: Int?

  public init(day: CalendarDay, minute: Int? = nil) {
    self.day = day
    self.minute = minute
  }

  /// Reads `2026-11-21`, `2026-11-21T10:15:00+01:00` and the forms between. nil when it is neither.
  public init?(_ text: String) {
    let characters = Array(text.utf8)
    guard characters.count >= 10, let day = CalendarDay(String(decoding: characters[0..<10], as: UTF8.self)) else {
      return nil
    }
    self.day = day
    guard characters.count > 10 else { return }
    guard characters.count >= 16, characters[10] == 0x54 || characters[10] == 0x74 || characters[10] == 0x20,
      characters[13] == 0x3A, let hour = Int(String(decoding: characters[11..<13], as: UTF8.self)),
      let minute = Int(String(decoding: characters[14..<16], as: UTF8.self)), (0..<24).contains(hour),
      (0..<60).contains(minute)
    else { return nil }
    self.minute = hour * 60 + minute
  }
}
