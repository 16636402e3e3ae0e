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
  /// A column of the roster for the channel itself goes before the category, the category before pictures in general. Without
  /// a channel every answer about publishing must be yes. A film wants no refusal of films either.
  ///
  /// - Parameter day: when the post stands; answers that ran out before it count no more.
  package func answer(
    of pupil: Pupil, on channel: Context.Channel?, showing media: [Context.Medium] = [], day: CalendarDay? = nil
  ) -> Consent {
    if let end = pupil.consentEnd, let day, end < day { return .onbekend }
    if media.contains(.video), pupil.consent["video_livestream"] == .nee { return .nee }
    guard let channel else {
      let answers = pupil.consent.filter { !Self.unpublished.contains($0.key) }.values
      if answers.contains(.nee) { return .nee }
      return answers.isEmpty || answers.contains(.onbekend) ? .onbekend : .ja
    }
    return pupil.consent[channel.rawValue] ?? Self.ownCategory[channel].flatMap { pupil.consent[$0] }
      ?? pupil.consent[categories[channel] ?? otherwise] ?? pupil.consent["alles"] ?? .onbekend
  }

  /// What schools ask about a channel without naming it.
  private static let ownCategory: [Context.Channel: String] = [.groepsapp: "app", .intranet: "app"]
  /// Answers that are about no publishing.
  private static let unpublished: Set<String> = [
    "studie_intern", "studie_extern", "onderzoek", "naam_bij_foto", "groepsfoto", "video_livestream",
  ]

  /// Whether a pupil answers in person on a day; nil when the day or the date of birth is unknown.
  package func answersInPerson(_ pupil: Pupil, on day: CalendarDay?) -> Bool? {
    guard let born = pupil.born, let day else { return nil }
    return born.years(until: day) >= age
  }
}
