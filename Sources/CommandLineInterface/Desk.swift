package import Drukproef
package import Readers
internal import Text

/// Where drafts are read: everything that a run has loaded, and the context that it was given for all of them.
package struct Desk: Sendable {
  private let proofreader: Proofreader
  private let protocols: ProtocolLibrary
  /// What the flags say.
  private let flags: ContextFields
  /// What the configuration file says of this draft or that, and what it allows.
  private let configuration: Configuration
  /// The day on which this runs; nil when the system does not say.
  private let today: CalendarDay?

  /// Loads everything; the school's files beside the protocols, for each takes about as long.
  package init(_ settings: Settings, for use: Lexicon.Use = .manyPosts) async throws {
    let (protocols, flags, settled) = try settings.protocolsAndFields(for: use)
    self.protocols = protocols
    self.flags = flags
    configuration = settled
    today = Process.today
    async let proofreader = settings.proofreader(protocols, for: use)
    do throws(UnknownProtocol) {
      _ = try protocols.resolve(flags.over(settled.fields).protocolIDs ?? [])
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
      return outcome(of: draft, at: name, by: reader)
    } catch {
      return .failure(error.message)
    }
  }

  func outcome(of draft: Draft, at path: String, by reader: any DraftReader.Type) -> CheckedDraft.Outcome {
    let own = flags.over(draft.fields)
    let settled = configuration.fields(forFile: path, author: own.author)
    let context = own.over(settled).over(reader.defaults).context
    if let unknown = unknownProtocol(in: context) { return .failure(unknown.message) }
    let proof = proofreader.proof(of: draft.document(in: context)).applying(draft.suppressions)
    return .proof(proof.allowing(configuration.allowances, on: today))
  }

  /// Reads a post of a stream.
  package func proof(of post: PostRecord) throws(PostRecordError) -> Proof {
    let own = flags.over(post.fields)
    let context = own.over(configuration.fields(forFile: nil, author: own.author)).context
    if let unknown = unknownProtocol(in: context) {
      let error = ContextFieldError(field: .protocol, value: unknown.id, allowed: unknown.known)
      throw PostRecordError(id: post.id, reason: .field(error))
    }
    return proofreader.proof(of: Document(post.text, context: context))
      .allowing(configuration.allowances, on: today)
  }

  /// Reads a post that another program wrote down.
  ///
  /// - Parameter isOwn: false for somebody else's words, for which the flags on who writes do not hold.
  package func proof(of draft: Draft, fields: ContextFields, isOwn: Bool) -> CheckedDraft.Outcome {
    var flags = flags
    var general = configuration
    if !isOwn {
      (flags.authorRole, flags.author) = (nil, nil)
      (general.fields.authorRole, general.fields.author) = (nil, nil)
    }
    let own = flags.over(fields)
    let context = own.over(general.fields(forFile: nil, author: own.author)).context
    if let unknown = unknownProtocol(in: context) { return .failure(unknown.message) }
    return .proof(
      proofreader.proof(of: draft.document(in: context)).allowing(configuration.allowances, on: today))
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
