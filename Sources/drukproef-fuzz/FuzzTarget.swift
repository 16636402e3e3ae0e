/// What a fuzzer throws bytes at: a reader or a part of the engine that has to stand whatever a file or a post holds.
///
/// A target crashes where a promise is broken: a range outside the source, a character cut in two, a text that does not come
/// back. What a user gets to see, a refusal with its place, is no crash.
protocol FuzzTarget: Sendable {
  /// The name by which it is chosen, and of its corpus.
  static var name: String { get }
  /// Makes what all runs share.
  init()
  func run(_ bytes: [UInt8])
}

/// Every target there is.
enum FuzzTargets {
  static let all: [any FuzzTarget.Type] = [
    DecodingTarget.self, FoldingTarget.self, TokenizerTarget.self, MatcherTarget.self, ReadingTarget.self,
    PlainDraftTarget.self, MarkdownDraftTarget.self, HTMLDraftTarget.self, JSONTarget.self, PostRecordTarget.self,
    RosterTarget.self, SchoolFilesTarget.self, ProtocolTarget.self, ConfigurationTarget.self, PatternTarget.self,
    JSONExportTarget.self, TableExportTarget.self, TextExportTarget.self, MarkupExportTarget.self, ArchiveTarget.self,
  ]

  static func named(_ name: String) -> (any FuzzTarget)? { all.first { $0.name == name }.map { $0.init() } }
}

/// Stops the run: what was promised does not hold.
func promise(_ holds: Bool, _ what: StaticString) {
  if !holds { fatalError("broken promise: \(what)") }
}
