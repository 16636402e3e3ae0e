internal import Text

/// The pupils of a school, in the order of their file.
///
/// One text holds what is written of all of them and a row is a handful of places in it, so a hundred thousand pupils are
/// read without a string being made. A ``Pupil`` is made when it is asked for.
package struct Roster: Sendable {
  /// Where something stands in the text, in bytes.
  struct Place: Sendable {
    var lower: UInt32 = 0
    var upper: UInt32 = 0

    var isEmpty: Bool { lower == upper }
    var range: Range<Int> { Int(lower)..<Int(upper) }
  }

  /// What is written of a pupil, and where.
  struct Row: Sendable {
    var number = Place()
    var calledName = Place()
    var firstNames = Place()
    var prefix = Place()
    var surname = Place()
    var group = Place()
    var town = Place()
    var sex: Pupil.Sex?
    /// Which of the roster's answers about consent are the pupil's.
    var answers: Int32 = 0
    var line: Int32 = 0
    var giver: ConsentGiver?
    private var birth: UInt32 = 0
    private var end: UInt32 = 0

    var born: CalendarDay? {
      get { Self.day(birth) }
      set { birth = Self.packed(newValue) }
    }

    /// The last day on which the answers hold.
    var consentEnd: CalendarDay? {
      get { Self.day(end) }
      set { end = Self.packed(newValue) }
    }

    /// Year, month and day, eight bits each for the last two; 0 when unknown.
    private static func packed(_ day: CalendarDay?) -> UInt32 {
      day.map { UInt32($0.year << 16 | $0.month << 8 | $0.day) } ?? 0
    }

    private static func day(_ packed: UInt32) -> CalendarDay? {
      packed == 0 ? nil : CalendarDay(year: Int(packed >> 16), month: Int(packed >> 8 & 255), day: Int(packed & 255))
    }
  }

  private(set) var text: [UInt8]
  private(set) var rows: [Row]
  /// Answers about consent that differ, each once.
  private var answers: [[String: Consent]]

  /// - Parameter rows: places in `text` and numbers of `answers`.
  init(text: [UInt8], rows: [Row], answers: [[String: Consent]]) {
    self.text = text
    self.rows = rows
    self.answers = answers
  }

  package init(_ pupils: [Pupil] = []) {
    self.init(text: [], rows: [], answers: [])
    for pupil in pupils { append(pupil) }
  }

  package mutating func append(_ pupil: Pupil) {
    var row = Row()
    row.number = placed(pupil.number)
    row.calledName = placed(pupil.calledName)
    row.firstNames = placed(pupil.firstNames)
    row.prefix = placed(pupil.prefix)
    row.surname = placed(pupil.surname)
    row.group = placed(pupil.group)
    row.town = placed(pupil.town)
    row.sex = pupil.sex
    row.born = pupil.born
    row.giver = pupil.consentGiver
    row.consentEnd = pupil.consentEnd
    row.line = Int32(clamping: pupil.line)
    if let known = answers.firstIndex(of: pupil.consent) {
      row.answers = Int32(known)
    } else {
      row.answers = Int32(answers.count)
      answers.append(pupil.consent)
    }
    rows.append(row)
  }

  private mutating func placed(_ field: String) -> Place {
    let lower = UInt32(text.count)
    text += field.utf8
    return Place(lower: lower, upper: UInt32(text.count))
  }

  /// The UTF-8 of a field.
  func bytes(_ place: Place) -> ArraySlice<UInt8> { text[place.range] }

  private func string(_ place: Place) -> String {
    place.isEmpty ? "" : String(decoding: text[place.range], as: UTF8.self)
  }
}

extension Roster: RandomAccessCollection {
  package var startIndex: Int { 0 }
  package var endIndex: Int { rows.count }

  package subscript(index: Int) -> Pupil {
    let row = rows[index]
    var pupil = Pupil()
    pupil.number = string(row.number)
    pupil.calledName = string(row.calledName)
    pupil.firstNames = string(row.firstNames)
    pupil.prefix = string(row.prefix)
    pupil.surname = string(row.surname)
    pupil.group = string(row.group)
    pupil.town = string(row.town)
    pupil.sex = row.sex
    pupil.born = row.born
    pupil.consent = answers[Int(row.answers)]
    pupil.consentGiver = row.giver
    pupil.consentEnd = row.consentEnd
    pupil.line = Int(row.line)
    return pupil
  }
}

extension Roster: ExpressibleByArrayLiteral {
  package init(arrayLiteral pupils: Pupil...) { self.init(pupils) }
}
