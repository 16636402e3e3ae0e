/// What must hold of a post for a rule, a verdict or an advice to apply. Everything that is stated must hold.
///
/// The set is closed on purpose: a protocol is data, and a reader can tell what it does.
package struct Condition: Sendable {
  /// Each must be seen; of a list inside the list one will do.
  package var signals: [[Signal]] = []
  /// None of these may be seen.
  package var missing: [Signal] = []
  /// Some of these are seen and others are not.
  package var incomplete: [Signal] = []
  /// Any of these kinds is in the post.
  package var mention: Set<Kind> = []
  /// Of each set something is in the post.
  package var together: [Set<Kind>] = []
  package var counts: [Count] = []
  /// The mention that is judged has one of these traits.
  package var traits: Mention.Traits = []
  package var consent: ConsentState?
  package var roles: Set<Context.AuthorRole> = []
  package var channels: Set<Context.Channel> = []
  /// Whether something must, or must not, be attached.
  package var media: Bool?
  package var medium: Set<Context.Medium> = []
  /// The post goes out within the school's lesson times.
  package var lessonTime = false
  /// One of these rules gave a finding.
  package var finding: Set<String> = []
  /// The gravest finding is at least so grave.
  package var severity: Severity?
  /// The verdict is at least this.
  package var verdict: Verdict?

  /// So many mentions at least.
  package struct Count: Sendable {
    package var kinds: Set<Kind>
    package var least: Int
  }

  /// How it stands with the consent of the people who are pictured.
  package enum ConsentState: String, Sendable, CaseIterable {
    /// Somebody pictured has not agreed, or it isn't known.
    case missing
    /// Nobody pictured is known by name.
    case unknown
    /// Somebody is pictured who is old enough to have agreed in person.
    case ownAnswer = "own-answer"
  }

  package init() {}
}

/// Whether a condition holds.
package enum ConditionAnswer: Sendable {
  case holds
  /// It would hold if the writer had one of the roles that it asks for, but nobody said who writes.
  case holdsIfRole
  case fails
}
