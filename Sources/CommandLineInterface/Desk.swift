package import Drukproef
package import Readers
internal import Text

/// Where drafts are read: everything that a run has loaded, and the context that it was given for all of them.
package struct Desk: Sendable {
  private let proofreader: Proofreader
  package let protocols: ProtocolLibrary
  /// What the flags say.
  private let flags: ContextFields
  /// What the configuration file says.
  private let settled: ContextFields

  package init(_ settings: Settings, for use: Lexicon.Use = .manyPosts) throws {
    (protocols, flags, settled) = try settings.protocolsAndFields(for: use)
    proofreader = try settings.proofreader(protocols, for: use)
    try checkProtocols(settings)
  }

  private init(proofreader: Proofreader, protocols: ProtocolLibrary, flags: ContextFields, settled: ContextFields) {
    self.proofreader = proofreader
    self.protocols = protocols
    self.flags = flags
    self.settled = settled
  }

  /// The same, with the school's files read beside the protocols: each takes about as long.
  package static func opened(_ settings: Settings, for use: Lexicon.Use) async throws -> Desk {
    let (protocols, flags, settled) = try settings.protocolsAndFields(for: use)
    async let proofreader = settings.proofreader(protocols, for: use)
    _ = try? protocols.resolve(flags.over(settled).protocolIDs ?? [])
    let desk = Desk(proofreader: try await proofreader, protocols: protocols, flags: flags, settled: settled)
    try desk.checkProtocols(settings)
    return desk
  }

  /// Complains about a protocol that there isn't.
  private func checkProtocols(_ settings: Settings) throws {
    do throws(UnknownProtocol) {
      _ = try protocols.resolve(flags.over(settled).protocolIDs ?? [])
    } catch {
      throw CommandFailure(error.message, at: flags.protocolIDs == nil ? settings.configuration.path : "--protocol")
    }
  }

  /// What flags and configuration say of every post that says nothing itself.
  package var fields: ContextFields { flags.over(settled) }

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
      return outcome(of: draft, by: reader, isInHook: isInHook)
    } catch {
      return .failure(error.message)
    }
  }

  func outcome(of draft: Draft, by reader: any DraftReader.Type, isInHook: Bool = false) -> CheckedDraft.Outcome {
    let defaults = isInHook ? reader.defaults.over(MarkdownReader.defaults) : reader.defaults
    let context = flags.over(draft.fields).over(settled).over(defaults).context
    if let unknown = unknownProtocol(in: context) { return .failure(unknown.message) }
    return .proof(proofreader.proof(of: draft.document(in: context)).applying(draft.suppressions))
  }

  /// Reads a post of a stream.
  package func proof(of post: PostRecord) throws(PostRecordError) -> Proof {
    let context = flags.over(post.fields).over(settled).context
    if let unknown = unknownProtocol(in: context) {
      let error = ContextFieldError(field: .protocol, value: unknown.id, allowed: unknown.known)
      throw PostRecordError(id: post.id, reason: .field(error))
    }
    return proofreader.proof(of: Document(post.text, context: context))
  }

  /// Reads a post that another program wrote down.
  ///
  /// - Parameter isOwn: false for somebody else's words, for which the flags on who writes do not hold.
  package func proof(of draft: Draft, fields: ContextFields, isOwn: Bool) -> CheckedDraft.Outcome {
    var (flags, settled) = (flags, settled)
    if !isOwn {
      (flags.authorRole, flags.author) = (nil, nil)
      (settled.authorRole, settled.author) = (nil, nil)
    }
    let context = flags.over(fields).over(settled).context
    if let unknown = unknownProtocol(in: context) { return .failure(unknown.message) }
    return .proof(proofreader.proof(of: draft.document(in: context)))
  }

  private func unknownProtocol(in context: Context) -> UnknownProtocol? {
    do throws(UnknownProtocol) {
      _ = try protocols.resolve(context.protocolIDs)
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
