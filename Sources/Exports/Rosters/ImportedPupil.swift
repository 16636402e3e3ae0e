package import Drukproef

/// A pupil as a pupil administration gives one: what the roster may hold and nothing else.
package struct ImportedPupil: Sendable, Equatable {
  package var number = ""
  package var calledName = ""
  package var firstNames = ""
  package var prefix = ""
  package var surname = ""
  package var sex: Pupil.Sex?
  package var born: CalendarDay?
  /// The pupil's own group first.
  package var groups: [String] = []
  package var town = ""
  /// Who has left stays known by name, without consent.
  package var hasLeft = false
  /// Answers about pictures by category, as the roster calls it.
  package var consent: [String: ConsentAnswer] = [:]
  /// The file and the line that the pupil was first met on.
  package var file = ""
  package var line = 0

  package init() {}

  /// The number as numbers are compared: whether leading zeros are written is a choice at export.
  var numberKey: String {
    let bare = number.drop { $0 == "0" }
    return bare.isEmpty ? number : String(bare)
  }

  /// The name as names are compared.
  var nameKey: String {
    RosterKey.of([calledName.isEmpty ? firstNames : calledName, prefix, surname].joined(separator: " "))
  }

  /// Whether the answers count as the pupil's own or as the parents'; nil when it is not known of all.
  package var giver: ConsentGiver? {
    let givers = Set(consent.values.filter { $0.value == .ja }.map(\.giver))
    return givers.count == 1 ? givers.first ?? nil : givers.contains(.ouder) && !givers.contains(nil) ? .ouder : nil
  }
}

/// An answer to the question whether somebody may be pictured, with who gave it and when.
package struct ConsentAnswer: Sendable, Equatable {
  package var value: Consent
  package var giver: ConsentGiver?
  package var given: CalendarDay?
  package var until: CalendarDay?

  package init(_ value: Consent, giver: ConsentGiver? = nil, given: CalendarDay? = nil, until: CalendarDay? = nil) {
    self.value = value
    self.giver = giver
    self.given = given
    self.until = until
  }

  /// Of two answers to one question the later counts; of two that are as old, or without a day, the one that allows less.
  func settled(with other: ConsentAnswer) -> ConsentAnswer {
    if let given, let day = other.given, given != day { return given < day ? other : self }
    if value == other.value { return self }
    for strict in [Consent.nee, .ja] {
      if value == strict { return self }
      if other.value == strict { return other }
    }
    return self
  }
}
