package import Text

/// A draft that was looked at: where it came from and what came of it.
package struct CheckedDraft: Sendable {
  package enum Outcome: Sendable {
    case proof(Proof)
    /// It could not be checked, and so is not clean either.
    case failure(Wording)
  }

  /// The path as it was given; `-` for standard input.
  package let name: String
  /// From 0, in the order given.
  package let sequence: Int
  package let outcome: Outcome

  package init(name: String, sequence: Int, outcome: Outcome) {
    self.name = name
    self.sequence = sequence
    self.outcome = outcome
  }
}

/// What may differ between two reports of one form.
package struct ReportOptions: Sendable {
  package var language = Language.nl
  /// Whether words of the post may be repeated.
  package var showsText = false
  /// Whether evidence and the arithmetic of the score are shown.
  package var explains = false
  package var unit = LineIndex.Unit.codepoint
  package var usesColour = false
  /// Columns of the terminal.
  package var width = 80
  /// Whether more than one draft is reported on.
  package var hasSeveralDrafts = false
  /// Whether findings are all that is told.
  package var isQuiet = false
  /// What fingerprints are made with.
  package var key: FingerprintKey?
  /// The pages of recognizers, where a report explains rules.
  package var pages: [RecognizerPage] = []
  /// What relative paths are taken from in links to files, such as `file://host/folder/`; nil for no links.
  package var linkBase: String?

  package init() {}
}

/// A form in which the outcome is told. Drafts come in the order given; a report may write each as it comes.
package protocol Report {
  mutating func begin(_ output: inout [UInt8])
  mutating func add(_ draft: CheckedDraft, _ output: inout [UInt8])
  mutating func finish(_ output: inout [UInt8])
}

extension Report {
  package mutating func begin(_ output: inout [UInt8]) {}
  package mutating func finish(_ output: inout [UInt8]) {}
}

/// The forms that `check` can report in.
package enum ReportFormat: String, Sendable, CaseIterable {
  case text, line, json, jsonl, sarif, github, gitlab, junit, rdjson, checkstyle, html, csv, markdown

  package func report(_ options: ReportOptions) -> any Report {
    switch self {
    case .text: TextReport(options)
    case .line: LineReport(options)
    case .json: JSONReport(options, style: .pretty)
    case .jsonl: JSONReport(options, style: .compact)
    case .sarif: SARIFReport(options)
    case .github: GitHubReport(options)
    case .gitlab: GitLabReport(options)
    case .junit: JUnitReport(options)
    case .rdjson: RDJSONReport(options)
    case .checkstyle: CheckstyleReport(options)
    case .html: HTMLReport(options)
    case .csv: CSVReport(options)
    case .markdown: MarkdownReport(options)
    }
  }

  /// Whether it is for people to read at once.
  package var isForReading: Bool { self == .text }
}
