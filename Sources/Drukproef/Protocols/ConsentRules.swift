/// Whose consent to pictures counts, and which answer on the roster counts for which channel.
package struct ConsentRules: Sendable, Equatable {
  /// From this age a pupil answers in person; before it the parents do.
  package var age = 16
  /// The roster's category for a channel; what isn't named here is ``otherwise``.
  package var categories: [Context.Channel: String] = [:]
  package var otherwise = "social"

  package init() {}

  /// The answer that counts for a pupil on a channel. Unknown is an answer too, and it is no yes.
  ///
  /// A column of the roster for the channel itself goes before the category. Without a channel every answer must be yes.
  package func answer(of pupil: Pupil, on channel: Context.Channel?) -> Consent {
    guard let channel else {
      let answers = pupil.consent.values
      if answers.contains(.nee) { return .nee }
      return answers.isEmpty || answers.contains(.onbekend) ? .onbekend : .ja
    }
    return pupil.consent[channel.rawValue] ?? pupil.consent[categories[channel] ?? otherwise] ?? .onbekend
  }

  /// Whether a pupil answers in person on a day; nil when the day or the date of birth is unknown.
  package func answersInPerson(_ pupil: Pupil, on day: CalendarDay?) -> Bool? {
    guard let born = pupil.born, let day else { return nil }
    return born.years(until: day) >= age
  }
}
