package import Drukproef
package import Readers
internal import Text

/// Where drafts are read: everything that a run has loaded, and the context that it was given for all of them.
package struct Desk: Sendable {
  private let proofreader: Proofreader
  private let protocols: ProtocolLibrary
  /// What the flags say.
  private let flags: ContextFields
  /// What the configuration file says.
  private let settled: ContextFields

  /// Loads everything; the school's files beside the protocols, for each takes about as long.
  package init(_ settings: Settings, for use: Lexicon.Use = .manyPosts) async throws {
    let (protocols, flags, settled) = try settings.protocolsAndFields(for: use)
    self.protocols = protocols
    self.flags = flags
    self.settled = settled
    async let proofreader = settings.proofreader(protocols, for: use)
    do throws(UnknownProtocol) {
      _ = try protocols.resolve(flags.over(settled).protocolIDs ?? [])
    } catch {
      throw CommandFailure(error.message, at: flags.protocolIDs == nil ? settings.configuration.path : "--protocol")
    }
    self.proofreader = try await proofreader
  }

  /// Reads a file, or standard input for `-`.
  ///
  /// - Parameter mustHoldText: whether an empty draft is an error.
  package func outcome(of name: String, mustHoldText: Bool) -> CheckedDraft.Outcome {
    do throws(DraftError) {
      let reader = DraftReaders.reader(for: name)
      let draft = try draft(name, by: reader)
      if mustHoldText, draft.isBlank { throw DraftError(.empty) }
      return outcome(of: draft, by: reader)
    } catch {
      return .failure(error.message)
    }
  }

  func outcome(of draft: Draft, by reader: any DraftReader.Type) -> CheckedDraft.Outcome {
    let context = flags.over(draft.fields).over(settled).over(reader.defaults).context
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

  func draft(_ name: String, by reader: any DraftReader.Type) throws(DraftError) -> Draft {
    guard name == "-" else { return try DraftReaders.draft(file: name) }
    var input = ByteInput.standardInput
    let bytes: [UInt8]
    do throws(FileError) { bytes = try input.rest() } catch { throw DraftError(.file(error)) }
    return try DraftReaders.draft(bytes, by: reader)
  }
}
