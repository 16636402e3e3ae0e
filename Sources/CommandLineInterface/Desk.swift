package import Drukproef
package import Readers
internal import Text

/// Where drafts are read: everything that a run has loaded, and the context that it was given for all of them.
package struct Desk: Sendable {
  private let proofreader: Proofreader
  package let protocols: ProtocolLibrary
  /// What the flags say.
  private let flags: ContextFields
  /// What the configuration file says of this draft or that, and what it allows.
  private let configuration: Configuration
  /// The day on which this runs; nil when the system does not say.
  private let today = Process.today

  package init(_ settings: Settings, for use: Lexicon.Use = .manyPosts) throws {
    (protocols, flags, configuration) = try settings.protocolsAndFields(for: use)
    proofreader = try settings.proofreader(protocols, for: use)
    try refuse(Self.unknownProtocol(fields.protocolIDs, in: protocols))
  }

  private init(proofreader: Proofreader, protocols: ProtocolLibrary, flags: ContextFields, configuration: Configuration)
  {
    self.proofreader = proofreader
    self.protocols = protocols
    self.flags = flags
    self.configuration = configuration
  }

  /// The same, with the school's files read beside the protocols: each takes about as long.
  package static func opened(_ settings: Settings, for use: Lexicon.Use) async throws -> Desk {
    let (protocols, flags, configuration) = try settings.protocolsAndFields(for: use)
    async let proofreader = settings.proofreader(protocols, for: use)
    let unknown = unknownProtocol(flags.over(configuration.fields).protocolIDs, in: protocols)
    let desk = Desk(
      proofreader: try await proofreader, protocols: protocols, flags: flags, configuration: configuration)
    try desk.refuse(unknown)
    return desk
  }

  /// Complains about a protocol that flags or configuration name and that there isn't.
  private func refuse(_ unknown: UnknownProtocol?) throws {
    guard let unknown else { return }
    throw CommandFailure(unknown.message, at: flags.protocolIDs == nil ? configuration.path : "--protocol")
  }

  /// What flags and configuration say of every post that says nothing itself.
  package var fields: ContextFields { flags.over(configuration.fields) }

  /// What is true of a file of this name when nobody says otherwise.
  package static func builtInDefaults(forFile path: String) -> ContextFields { DraftReaders.reader(for: path).defaults }

  /// Reads a draft.
  ///
  /// - Parameters:
  ///   - isInHook: whether it is about to be committed; then it is a page of the school's blog, however it is written.
  ///   - mustHoldText: whether an empty draft is an error.
  package func outcome(
    of source: DraftSource, isInHook: Bool = false, mustHoldText: Bool = false
  ) -> CheckedDraft.Outcome {
    do throws(DraftError) {
      let reader = DraftReaders.reader(for: source.name)
      guard let draft = try draft(source, by: reader) else {
        if case .missing(let message) = source.origin { return .failure(message) }
        throw DraftError(.empty)
      }
      if mustHoldText, draft.isBlank { throw DraftError(.empty) }
      return outcome(of: draft, at: source.name, by: reader, isInHook: isInHook)
    } catch {
      return .failure(error.message)
    }
  }

  func outcome(
    of draft: Draft, at path: String, by reader: any DraftReader.Type, isInHook: Bool = false
  ) -> CheckedDraft.Outcome {
    let own = flags.over(draft.fields)
    let settled = configuration.fields(forFile: path, author: own.author)
    let defaults = isInHook ? reader.defaults.over(MarkdownReader.defaults) : reader.defaults
    let context = own.over(settled).over(defaults).context
    if let unknown = unknownProtocol(in: context) { return .failure(Self.error(unknown).message) }
    let proof = proofreader.proof(of: draft.document(in: context)).applying(draft.suppressions)
    return .proof(proof.allowing(configuration.allowances, on: today))
  }

  /// Reads a post of a stream.
  package func proof(of post: PostRecord) throws(PostRecordError) -> Proof {
    let own = flags.over(post.fields)
    let context = own.over(configuration.fields(forFile: nil, author: own.author)).context
    if let unknown = unknownProtocol(in: context) {
      throw PostRecordError(id: post.id, reason: .field(Self.error(unknown)))
    }
    return proofreader.proof(of: Document(post.text, context: context))
      .allowing(configuration.allowances, on: today)
  }

  /// Reads a post that another program wrote down.
  ///
  /// - Parameters:
  ///   - isOwn: false for somebody else's words, for which the flags and settings on who writes do not hold.
  ///   - path: the file that it came from, for what is settled about its folder.
  package func proof(of draft: Draft, fields: ContextFields, isOwn: Bool, path: String? = nil) -> CheckedDraft.Outcome {
    var flags = flags
    var general = configuration
    if !isOwn {
      (flags.authorRole, flags.author) = (nil, nil)
      (general.fields.authorRole, general.fields.author) = (nil, nil)
    }
    let own = flags.over(fields)
    var settled = general.fields(forFile: path, author: own.author)
    if !isOwn { settled.authorRole = general.fields(forFile: nil, author: own.author).authorRole }
    let context = own.over(settled).context
    if let unknown = unknownProtocol(in: context) { return .failure(Self.error(unknown).message) }
    return .proof(
      proofreader.proof(of: draft.document(in: context)).allowing(configuration.allowances, on: today))
  }

  private func unknownProtocol(in context: Context) -> UnknownProtocol? {
    Self.unknownProtocol(context.protocolIDs, in: protocols)
  }

  /// What is said of a protocol that a post names, which may be words of the post.
  private static func error(_ unknown: UnknownProtocol) -> ContextFieldError {
    ContextFieldError(field: .protocol, value: unknown.id, allowed: unknown.known)
  }

  private static func unknownProtocol(_ ids: [String]?, in protocols: ProtocolLibrary) -> UnknownProtocol? {
    do throws(UnknownProtocol) {
      _ = try protocols.resolve(ids ?? [])
      return nil
    } catch {
      return error
    }
  }

  /// nil when it could not be had.
  func draft(_ source: DraftSource, by reader: any DraftReader.Type) throws(DraftError) -> Draft? {
    switch source.origin {
    case .file: return try DraftReaders.draft(file: source.name)
    case .missing: return nil
    case .bytes(let bytes): return try DraftReaders.draft(bytes, by: reader)
    case .standardInput:
      var input = ByteInput.standardInput
      let bytes: [UInt8]
      do throws(FileError) { bytes = try input.rest() } catch { throw DraftError(.file(error)) }
      return try DraftReaders.draft(bytes, by: reader)
    }
  }
}
