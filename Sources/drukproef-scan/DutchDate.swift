internal import Drukproef

/// Days, times and numbers as they are written in Dutch.
enum DutchDate {
  private static let months = [
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
  ]

  static func day(_ day: CalendarDay) -> String { "\(day.day) \(short(day.month)) \(day.year)" }
  static func month(_ year: Int, _ month: Int) -> String { "\(months[month - 1]) \(year)" }
  static func short(_ month: Int) -> String { month == 3 ? "mrt" : String(months[month - 1].prefix(3)) }

  /// - Parameter minute: since midnight.
  static func clock(_ minute: Int) -> String {
    let (hours, minutes) = (minute / 60, minute % 60)
    return (hours < 10 ? "0" : "") + "\(hours):" + (minutes < 10 ? "0" : "") + "\(minutes)"
  }

  /// `12.345`.
  static func number(_ number: Int) -> String {
    let digits = Array(String(number))
    var output = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { output.append(".") }
      output.append(digit)
    }
    return output
  }
}
