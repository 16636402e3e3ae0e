/// A row of the roster.
package struct Pupil: Sendable, Equatable {
  package enum Sex: Sendable {
    case boy, girl, other
  }

  package var number = ""
  /// The name that the pupil goes by.
  package var calledName = ""
  /// All first names as in the passport; may be empty.
  package var firstNames = ""
  package var prefix = ""
  package var surname = ""
  package var sex: Sex?
  package var born: CalendarDay?
  /// `6b`, `groep 3`, `4V2`: as in the roster.
  package var group = ""
  package var town = ""
  /// Consent to pictures by category (`website`, `social`, a channel's name).
  package var consent: [String: Consent] = [:]
  /// Who answered, where the roster tells.
  package var consentGiver: ConsentGiver?
  /// The last day on which the answers hold, where the roster tells.
  package var consentEnd: CalendarDay?
  /// The line of the roster file, from 1.
  package var line = 0

  package init() {}

  /// First name, tussenvoegsel and surname.
  package var fullName: String {
    [calledName, prefix, surname].filter { !$0.isEmpty }.joined(separator: " ")
  }
}

/// An answer to the question whether somebody may be pictured. What is not known is not given.
package enum Consent: String, Sendable {
  case ja, nee, onbekend
}

/// Somebody on the staff list.
package struct StaffMember: Sendable, Equatable {
  package var name: String
  package var function: String
  package var school: String
  package var consent: Consent

  package init(name: String, function: String, school: String, consent: Consent = .onbekend) {
    self.name = name
    self.function = function
    self.school = school
    self.consent = consent
  }
}

/// A school as its school file gives it: what is public already and never a finding.
package struct School: Sendable, Equatable {
  package struct Location: Sendable, Equatable {
    package var name: String
    package var address: String
    package var phone: String

    package init(name: String, address: String, phone: String) {
      self.name = name
      self.address = address
      self.phone = phone
    }
  }

  package var protocolID = ""
  package var name = ""
  package var locations: [Location] = []
  package var emails: [String] = []
  package var website = ""
  /// Platform to handle.
  package var social: [String: String] = [:]
  package var iban = ""
  package var hashtags: [String] = []

  package init() {}
}

/// What a school has told the program about itself: all optional.
package struct SchoolRegister: Sendable {
  package var pupils = Roster() {
    didSet { columns = RosterColumns(pupils) }
  }
  /// What the roster's groups and towns are called in posts.
  private(set) var columns = RosterColumns(Roster())
  package var staff: [StaffMember] = []
  package var schools: [School] = []
  /// Public helplines, as written.
  package var publicNumbers: [String] = []

  package init() {}

  package static let empty = SchoolRegister()

  /// Sets the pupils where property observers sleep: in an initializer.
  mutating func take(_ pupils: Roster) { self.pupils = pupils }
}
