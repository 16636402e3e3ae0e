package import Drukproef

/// When a post was placed, and how sure that is.
package struct PostTime: Sendable, Equatable {
  /// What the clock that wrote it showed.
  package enum Certainty: String, Sendable {
    case utc
    /// The time of the place where it was written or exported.
    case local = "lokaal"
    case unknown = "onbekend"
  }

  package var day: CalendarDay
  /// Since midnight.
  package var second: Int
  package var certainty: Certainty
  /// Whether there is a time of day at all.
  package var hasTime: Bool

  package init(day: CalendarDay, second: Int, certainty: Certainty, hasTime: Bool = true) {
    self.day = day
    self.second = second
    self.certainty = certainty
    self.hasTime = hasTime
  }

  /// Seconds since 1970 in UTC. nil outside the years 1 to 9999.
  package init?(unix seconds: Int) {
    let days = seconds >= 0 ? seconds / 86400 : -((86399 - seconds) / 86400)
    guard let day = CalendarDay(daysSince1970: days) else { return nil }
    self.init(day: day, second: seconds - days * 86400, certainty: .utc)
  }

  /// A count since 1970 in seconds, thousandths or millionths: its size tells which. nil for 0, which stands for unknown.
  package init?(epoch: Int) {
    guard epoch > 0 else { return nil }
    switch epoch {
    case 100_000_000_000_000...: self.init(unix: epoch / 1_000_000)
    case 100_000_000_000...: self.init(unix: epoch / 1000)
    default: self.init(unix: epoch)
    }
  }

  /// Seconds since 1970, taken as if the clock showed UTC.
  package var unix: Int { day.daysSince1970 * 86400 + second }

  /// As a Dutch clock shows it: UTC is moved to Dutch time.
  package var local: Timestamp {
    guard hasTime else { return Timestamp(day: day) }
    guard certainty == .utc, let moved = PostTime(unix: unix + (isDutchSummer ? 7200 : 3600)) else {
      return Timestamp(day: day, minute: second / 60)
    }
    return Timestamp(day: moved.day, minute: moved.second / 60)
  }

  /// ISO 8601; with a `Z` for UTC, else without a zone.
  package var iso: String {
    let date = "\(Self.padded(day.year, 4))-\(Self.padded(day.month))-\(Self.padded(day.day))"
    guard hasTime else { return date }
    let clock = "\(Self.padded(second / 3600)):\(Self.padded(second / 60 % 60)):\(Self.padded(second % 60))"
    return date + "T" + clock + (certainty == .utc ? "Z" : "")
  }

  /// Summer time runs from the last Sunday of March to that of October, from 01:00 UTC (Directive 2000/84/EC).
  private var isDutchSummer: Bool {
    switch day.month {
    case 4...9: return true
    case 3, 10:
      let last = 31 - (CalendarDay(year: day.year, month: day.month, day: 31)?.weekday ?? 7) % 7
      let isAfter = day.day > last || (day.day == last && second >= 3600)
      return isAfter == (day.month == 3)
    default: return false
    }
  }

  private static func padded(_ number: Int, _ width: Int = 2) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

extension CalendarDay {
  /// Days since 1 January 1970, by counting eras of 400 years.
  package var daysSince1970: Int {
    let y = month <= 2 ? year - 1 : year
    let era = y / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719468
  }

  package init?(daysSince1970 days: Int) {
    guard (-719_162...2_932_896).contains(days) else { return nil }
    let shifted = days + 719468
    let era = shifted / 146097
    let dayOfEra = shifted - era * 146097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    self.init(
      year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }
}

// MARK: - Written times

extension PostTime {
  /// Reads the ways in which exports write a moment: ISO 8601 with or without zone (also `2021-01-01 12:00:00 UTC`,
  /// `2016-05-13 10:01:02 +0000`), RFC 822 (`Mon, 20 Oct 2025 17:11:38 GMT`) and X's own (`Mon Oct 20 17:11:38 +0000 2025`).
  ///
  /// - Parameter unzoned: what a moment without a zone is.
  package init?(_ text: some StringProtocol, unzoned: Certainty = .unknown) {
    if let time = Self.iso(text, unzoned) {
      self = time
      return
    }
    var parts = TimeParts()
    for word in text.utf8.split(whereSeparator: { $0 == 0x20 || $0 == 0x2C || $0 == 0xA0 }) { parts.take(Array(word)) }
    guard let day = parts.calendarDay else { return nil }
    let time = parts.second
    let certainty = parts.zone == nil ? unzoned : .utc
    self.init(day: day, second: time ?? 0, certainty: time == nil ? unzoned : certainty, hasTime: time != nil)
    if time != nil, let zone = parts.zone, zone != 0, let moved = PostTime(unix: unix - zone) { self = moved }
  }
}

extension PostTime {
  /// The commonest way, `2025-10-20T17:11:38.123+00:00`, with a space for the `T` too; nil for any other.
  private static func iso(_ text: some StringProtocol, _ unzoned: Certainty) -> PostTime? {
    let found = text.utf8.withContiguousStorageIfAvailable { bytes -> PostTime? in
      func number(_ start: Int, _ count: Int) -> Int? {
        var value = 0
        for index in start..<start + count {
          guard bytes[index] &- 0x30 < 10 else { return nil }
          value = value * 10 + Int(bytes[index] - 0x30)
        }
        return value
      }
      guard bytes.count >= 19, bytes[4] == 0x2D, bytes[7] == 0x2D, bytes[10] | 0x20 == 0x74 || bytes[10] == 0x20,
        bytes[13] == 0x3A, bytes[16] == 0x3A, let year = number(0, 4), let month = number(5, 2),
        let date = number(8, 2), let hour = number(11, 2), let minute = number(14, 2), let second = number(17, 2),
        hour < 24, minute < 60, let day = CalendarDay(year: year, month: month, day: date)
      else { return nil }
      var end = 19
      if end < bytes.count, bytes[end] == 0x2E {
        end += 1
        while end < bytes.count, bytes[end] &- 0x30 < 10 { end += 1 }
      }
      let rest = bytes[end...]
      let clock = hour * 3600 + minute * 60 + min(second, 59)
      if rest.isEmpty { return PostTime(day: day, second: clock, certainty: unzoned) }
      let isUTC =
        rest.count == 1 && rest[end] | 0x20 == 0x7A || rest.elementsEqual("+00:00".utf8)
        || rest.elementsEqual(" UTC".utf8)
      return isUTC ? PostTime(day: day, second: clock, certainty: .utc) : nil
    }
    return found ?? nil
  }
}

/// The parts of a written moment, found by their shapes.
private struct TimeParts {
  var year: Int?
  var month: Int?
  var day: Int?
  var second: Int?
  /// Seconds east of Greenwich.
  var zone: Int?

  var calendarDay: CalendarDay? {
    guard let year, let month, let day else { return nil }
    return CalendarDay(year: year, month: month, day: day)
  }

  mutating func take(_ word: [UInt8]) {
    if let mark = word.firstIndex(where: { $0 == UInt8(ascii: "T") || $0 == UInt8(ascii: "t") }),
      mark >= 8, word[0] < 0x3A
    {
      take(Array(word[..<mark]))
      take(Array(word[(mark + 1)...]))
    } else if word.contains(UInt8(ascii: ":")), (word.first ?? 0) < 0x3A, word.first != UInt8(ascii: "+"),
      word.first != UInt8(ascii: "-")
    {
      takeClock(word)
    } else if word.first == UInt8(ascii: "+") || (word.first == UInt8(ascii: "-") && word.count >= 5) {
      zone = Self.offset(word[...])
    } else if let number = Self.number(word[...]) {
      if word.count == 4 {
        year = number
      } else if day == nil {
        day = number
      } else if year == nil {
        year = 2000 + number
      }
    } else if word.contains(where: { $0 == 0x2D || $0 == 0x2F || $0 == 0x2E }), word.count >= 8 {
      if let date = CalendarDay(String(decoding: word, as: UTF8.self)) {
        (year, month, day) = (date.year, date.month, date.day)
      }
    } else {
      takeName(String(decoding: word, as: UTF8.self).lowercased())
    }
  }

  private mutating func takeClock(_ word: [UInt8]) {
    let tail = word.firstIndex { !(($0 >= 0x30 && $0 <= 0x3A) || $0 == UInt8(ascii: ".")) } ?? word.count
    let fields = word[..<tail].split(separator: UInt8(ascii: ":"))
    guard fields.count >= 2, let hour = Self.number(fields[0]), let minute = Self.number(fields[1]), hour < 24,
      minute < 60
    else { return }
    let seconds = fields.count > 2 ? Self.number(fields[2].prefix { $0 != UInt8(ascii: ".") }) ?? 0 : 0
    second = hour * 3600 + minute * 60 + min(seconds, 59)
    if tail < word.count {
      zone = word[tail] == UInt8(ascii: "Z") || word[tail] == UInt8(ascii: "z") ? 0 : Self.offset(word[tail...])
    }
  }

  private mutating func takeName(_ name: String) {
    let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    let zones = [
      "z": 0, "utc": 0, "gmt": 0, "ut": 0, "cet": 1, "cest": 2, "met": 1, "mest": 2, "est": -5, "edt": -4, "cst": -6,
      "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
    ]
    if let hours = zones[name] {
      zone = hours * 3600
    } else if name.count >= 3, let place = months.firstIndex(of: String(name.prefix(3))) {
      month = place + 1
    }
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.count <= 6, digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  private static func offset(_ text: ArraySlice<UInt8>) -> Int? {
    guard let sign = text.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return nil }
    let digits = text.dropFirst().filter { $0 != UInt8(ascii: ":") }
    guard digits.count >= 2, let hours = number(digits[..<2]),
      let minutes = digits.count >= 4 ? number(digits[2..<4]) : 0
    else { return nil }
    return (hours * 3600 + minutes * 60) * (sign == UInt8(ascii: "-") ? -1 : 1)
  }
}
