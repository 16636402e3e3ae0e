/// When a school's lessons are, so that a post sent meanwhile can be noticed. Empty unless the school's protocol says.
package struct LessonTimes: Sendable, Equatable {
  /// Minutes since midnight by weekday, 1 Monday … 7 Sunday.
  package var hours: [Int: [Range<Int>]] = [:]
  package var holidays: [ClosedRange<CalendarDay>] = []

  package init() {}

  /// Whether lessons are on at a moment; never when only its day is known.
  package func contain(_ moment: Timestamp) -> Bool {
    guard let minute = moment.minute, !holidays.contains(where: { $0.contains(moment.day) }) else { return false }
    return hours[moment.day.weekday, default: []].contains { $0.contains(minute) }
  }

  /// Reads `08:30-12:00` (also with full stops).
  package static func hours(_ text: String) -> Range<Int>? {
    let ends = text.split(separator: "-").map(minutes)
    guard ends.count == 2, let start = ends[0], let end = ends[1], start < end else { return nil }
    return start..<end
  }

  /// Reads `2026-10-17`, or `2026-10-17/2026-10-25` with both days in it.
  package static func days(_ text: String) -> ClosedRange<CalendarDay>? {
    let ends = text.split(separator: "/").map { CalendarDay($0) }
    guard let first = ends.first, let start = first else { return nil }
    guard ends.count > 1 else { return start...start }
    guard ends.count == 2, let end = ends[1], start <= end else { return nil }
    return start...end
  }

  private static func minutes(_ text: Substring) -> Int? {
    let parts = text.split { ":. ".contains($0) }
    guard parts.count == 2, let hour = Int(parts[0]), let minute = Int(parts[1]), (0..<24).contains(hour),
      (0..<60).contains(minute)
    else { return nil }
    return hour * 60 + minute
  }
}
