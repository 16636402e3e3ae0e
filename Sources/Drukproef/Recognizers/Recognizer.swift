/// Finds one sort of mention. Knows nothing of schools' rules: those are protocols.
package protocol Recognizer: Sendable {
  static var about: RecognizerPage { get }

  /// Every mention in a post; `reading.mentions` holds what the recognizers before this one found.
  func mentions(in reading: Reading) -> [Mention]
}

/// The page of a recognizer: what `drukproef explain` prints.
package struct RecognizerPage: Sendable {
  /// The kind's id, or another id where one kind has several recognizers.
  package let id: String
  package let kinds: [Kind]
  package let title: Wording
  /// What it looks for and how.
  package let what: Wording
  /// Why it matters, with law, standard or clause.
  package let why: Wording
  /// Marked strings: `⟦…⟧` is found; without marks nothing is.
  package let examples: [String]

  package init(id: String, kinds: [Kind], title: Wording, what: Wording, why: Wording, examples: [String]) {
    self.id = id
    self.kinds = kinds
    self.title = title
    self.what = what
    self.why = why
    self.examples = examples
  }
}
