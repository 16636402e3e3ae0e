package import Drukproef
internal import Readers
internal import Text

/// A conversation with an editor by the Language Server Protocol 3.17: what it says goes in, what to answer comes out.
package struct LanguageServerSession {
  /// Opens what drafts are read with, for the folder that the editor has open.
  package typealias Opening = (_ folder: String?) throws -> Desk

  private enum Phase {
    case fresh, open, shutDown, ended
  }

  private let opening: Opening
  private let language: Language
  private let pages: [RecognizerPage]
  private var phase = Phase.fresh
  private var desk: Desk?
  /// Why drafts cannot be read.
  private var fault: Wording?
  private var folder: String?
  private var unit = LineIndex.Unit.utf16
  /// Whether the editor asks for diagnostics; then none are sent unasked.
  private var pulls = false
  private var drafts: [String: OpenDraft] = [:]
  /// Messages to be sent.
  private var outgoing: [[UInt8]] = []

  package init(language: Language, pages: [RecognizerPage], opening: @escaping Opening) {
    self.language = language
    self.pages = pages
    self.opening = opening
  }

  /// The exit code, once the editor has ended the conversation: 1 when it did not say so beforehand.
  package var status: Int32? { phase == .ended ? (wasShutDown ? 0 : 1) : nil }
  private var wasShutDown = false

  /// Takes a message and gives the messages that follow from it.
  package mutating func answers(to message: [UInt8]) -> [[UInt8]] {
    outgoing = []
    do throws(JSONError) {
      take(try JSONDocument(message).value)
    } catch {
      fail(.null, .parseError, "Parse error")
    }
    return outgoing
  }

  private enum ErrorCode: Int {
    case parseError = -32700
    case invalidRequest = -32600
    case methodNotFound = -32601
    case invalidParams = -32602
    case notInitialized = -32002
  }

  private mutating func take(_ message: JSONValue) {
    let id = message["id"]
    guard let method = message["method"]?.string else {
      // An answer to something that was never asked is passed over.
      if let id, message["result"] == nil, message["error"] == nil { fail(id, .invalidRequest, "No method") }
      return
    }
    let params = message["params"] ?? .null
    guard let id else { return takeNotification(method, params) }
    switch (phase, method) {
    case (.fresh, "initialize"): initialize(id, params)
    case (.fresh, _): fail(id, .notInitialized, "Not initialized")
    case (.open, "shutdown"):
      phase = .shutDown
      wasShutDown = true
      respond(id) { $0.null() }
    case (.open, "textDocument/diagnostic"): withDraft(id, params) { $0.answerDiagnostics(id, $1) }
    case (.open, "textDocument/hover"): withDraft(id, params) { $0.answerHover(id, params, $1) }
    case (.open, "textDocument/codeAction"): withDraft(id, params) { $0.answerActions(id, params, $1) }
    case (.open, "initialize"): fail(id, .invalidRequest, "Initialized already")
    case (.open, _): fail(id, .methodNotFound, "Unknown method")
    case (.shutDown, _), (.ended, _): fail(id, .invalidRequest, "Shut down")
    }
  }

  private mutating func takeNotification(_ method: String, _ params: JSONValue) {
    if method == "exit" { return phase = .ended }
    guard phase == .open else { return }
    let document = params["textDocument"]
    let uri = document?["uri"]?.string ?? ""
    switch method {
    case "textDocument/didOpen":
      guard let text = document?["text"]?.string else { return }
      drafts[uri] = OpenDraft(
        uri: uri, languageID: document?["languageId"]?.string ?? "", version: document?["version"]?.integer ?? 0,
        text: text)
      publish(uri)
    case "textDocument/didChange":
      drafts[uri]?.apply(
        params["contentChanges"]?.array ?? [], version: document?["version"]?.integer ?? 0, unit: unit)
      publish(uri)
    case "textDocument/didClose":
      guard let draft = drafts.removeValue(forKey: uri), !pulls else { return }
      notifyDiagnostics(draft, [])
    case "workspace/didChangeConfiguration", "workspace/didChangeWatchedFiles": reopen()
    case "textDocument/didSave": if FilePaths.pathExtension(of: uri) == "toml" { reopen() }
    default: break
    }
  }
}

// MARK: - The beginning

extension LanguageServerSession {
  private mutating func initialize(_ id: JSONValue, _ params: JSONValue) {
    phase = .open
    let encodings = params["capabilities"]?["general"]?["positionEncodings"]?.array?.compactMap(\.string) ?? []
    let known: [String: LineIndex.Unit] = ["utf-8": .utf8, "utf-16": .utf16, "utf-32": .codepoint]
    let encoding = encodings.first { known[$0] != nil } ?? "utf-16"
    unit = known[encoding] ?? .utf16
    pulls = params["capabilities"]?["textDocument"]?["diagnostic"]?.object != nil
    let root = params["workspaceFolders"]?.array?.first?["uri"]?.string ?? params["rootUri"]?.string
    folder = root.flatMap(FileURI.path) ?? params["rootPath"]?.string
    reopen()
    respond(id) { writer in
      writer.object { writer in
        writer.key("capabilities")
        writer.object { Self.capabilities(encoding, &$0) }
        writer.key("serverInfo")
        writer.object { writer in
          writer.member("name", "drukproef")
          writer.member("version", Release.version)
        }
      }
    }
  }

  private static func capabilities(_ encoding: String, _ writer: inout JSONWriter) {
    writer.member("positionEncoding", encoding)
    writer.key("textDocumentSync")
    writer.object { writer in
      writer.member("openClose", true)
      // Changes come as changes, not as the whole text.
      writer.member("change", 2)
      writer.member("save", true)
    }
    writer.member("hoverProvider", true)
    writer.key("codeActionProvider")
    writer.object { $0.member("codeActionKinds", ["quickfix"]) }
    writer.key("diagnosticProvider")
    writer.object { writer in
      writer.member("identifier", "drukproef")
      writer.member("interFileDependencies", false)
      writer.member("workspaceDiagnostics", false)
    }
  }

  /// Reads the school's files and settings anew, and every draft with them.
  private mutating func reopen() {
    do {
      desk = try opening(folder)
      fault = nil
    } catch {
      desk = nil
      let failure = error as? CommandFailure
      let place = failure?.place.map { $0 + ": " } ?? ""
      fault = failure.map { Wording(nl: place + $0.message.nl, en: place + $0.message.en) } ?? .broken
    }
    for uri in drafts.keys.sorted() {
      drafts[uri]?.outcome = nil
      publish(uri)
    }
  }
}

// MARK: - Diagnostics

extension LanguageServerSession {
  private mutating func outcome(of uri: String) -> CheckedDraft.Outcome? {
    guard let draft = drafts[uri] else { return nil }
    if let outcome = draft.outcome { return outcome }
    let outcome: CheckedDraft.Outcome
    if let desk {
      outcome = desk.outcome(of: DraftSource(name: draft.name, origin: .bytes(draft.source)))
    } else {
      outcome = .failure(fault ?? .broken)
    }
    drafts[uri]?.outcome = outcome
    return outcome
  }

  private mutating func publish(_ uri: String) {
    if pulls { return }
    guard let outcome = outcome(of: uri), let draft = drafts[uri] else { return }
    notifyDiagnostics(draft, diagnostics(of: outcome, draft))
  }

  private mutating func notifyDiagnostics(_ draft: OpenDraft, _ diagnostics: [Diagnostic]) {
    let positions = DiagnosticWriter(unit: unit)
    send { writer in
      writer.member("method", "textDocument/publishDiagnostics")
      writer.key("params")
      writer.object { writer in
        writer.member("uri", draft.uri)
        writer.member("version", draft.version)
        writer.key("diagnostics")
        writer.array { writer in for diagnostic in diagnostics { positions.write(diagnostic, draft, &writer) } }
      }
    }
  }

  private mutating func answerDiagnostics(_ id: JSONValue, _ draft: OpenDraft) {
    let positions = DiagnosticWriter(unit: unit)
    let items = outcome(of: draft.uri).map { diagnostics(of: $0, draft) } ?? []
    respond(id) { writer in
      writer.object { writer in
        writer.member("kind", "full")
        writer.key("items")
        writer.array { writer in for diagnostic in items { positions.write(diagnostic, draft, &writer) } }
      }
    }
  }

  private func diagnostics(of outcome: CheckedDraft.Outcome, _ draft: OpenDraft) -> [Diagnostic] {
    switch outcome {
    case .failure(let message):
      [
        Diagnostic(
          range: SourceRange(0, 0), severity: 1, code: "niet-gecontroleerd",
          message: Wording.notChecked(message).text(language))
      ]
    case .proof(let proof): draft.findings(proof).map { diagnostic($0.finding, $0.range) }
    }
  }

  private func diagnostic(_ finding: Finding, _ range: SourceRange) -> Diagnostic {
    let parts = [
      finding.message.text(language), finding.advice.text(language),
      finding.clauses.isEmpty ? "" : "(\(finding.clauses.joined(separator: ", ")))",
    ]
    return Diagnostic(
      range: range, severity: 4 - finding.severity.level, code: finding.rule,
      message: parts.filter { !$0.isEmpty }.joined(separator: " "))
  }
}

// MARK: - Hover and quick fixes

extension LanguageServerSession {
  private mutating func answerHover(_ id: JSONValue, _ params: JSONValue, _ draft: OpenDraft) {
    guard let byte = draft.byte(params["position"], unit) else { return fail(id, .invalidParams, "No position") }
    guard case .proof(let proof)? = outcome(of: draft.uri) else { return respond(id) { $0.null() } }
    let here = draft.findings(proof).filter {
      $0.finding.range != nil && $0.range.lower <= byte && byte <= $0.range.upper
    }
    guard let smallest = here.min(by: { $0.range.count < $1.range.count }) else { return respond(id) { $0.null() } }
    let text = page(of: smallest.finding)
    let positions = DiagnosticWriter(unit: unit)
    respond(id) { writer in
      writer.object { writer in
        writer.key("contents")
        writer.object { writer in
          writer.member("kind", "markdown")
          writer.member("value", text)
        }
        writer.key("range")
        positions.write(smallest.range, draft, &writer)
      }
    }
  }

  private func page(of finding: Finding) -> String {
    let page =
      pages.first { $0.id == finding.rule } ?? pages.first { $0.kinds.contains { $0.rawValue == finding.rule } }
    let parts = [
      "**\(RuleTitles.title(of: finding.rule).text(language))** · `\(finding.rule)` · \(finding.severity.rawValue)",
      finding.message.text(language), finding.advice.text(language), finding.clauses.joined(separator: ", "),
      page.map { "---\n\n" + $0.what.text(language) } ?? "", page?.why.text(language) ?? "",
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private mutating func answerActions(_ id: JSONValue, _ params: JSONValue, _ draft: OpenDraft) {
    guard let lower = draft.byte(params["range"]?["start"], unit), let upper = draft.byte(params["range"]?["end"], unit)
    else { return fail(id, .invalidParams, "No range") }
    let only = params["context"]?["only"]?.array?.compactMap(\.string)
    let isWanted = only.map { $0.contains { "quickfix".hasPrefix($0) } } ?? true
    guard isWanted, case .proof(let proof)? = outcome(of: draft.uri) else {
      return respond(id) { $0.array { _ in } }
    }
    let bodyStart = DraftReaders.bodyStart(of: draft.source)
    var actions: [QuickFix] = []
    for (finding, range) in draft.findings(proof) where range.lower <= upper && lower <= range.upper {
      let diagnostic = diagnostic(finding, range)
      let fixes = SourceFix.fixes(for: finding, in: proof) + SourceFix.additions(for: finding, in: proof)
      actions += fixes.enumerated().map { number, fix in
        QuickFix(
          title: fix.title.text(language), diagnostic: diagnostic, range: fix.range, text: fix.text,
          isPreferred: number == 0)
      }
      if let remark = draft.remark, range.lower >= bodyStart, finding.range != nil {
        let end = draft.index.line(draft.index.place(ofByte: range.upper).line).upperBound
        let text = " \(remark.start)drukproef: negeer-regel \(finding.rule) reden: \(remark.end)"
        actions.append(
          QuickFix(
            title: Wording.ignore(finding.rule).text(language), diagnostic: diagnostic, range: SourceRange(end, end),
            text: text))
      }
    }
    let positions = DiagnosticWriter(unit: unit)
    respond(id) { writer in
      writer.array { writer in for action in actions { positions.write(action, draft, &writer) } }
    }
  }
}

// MARK: - Messages

extension LanguageServerSession {
  private mutating func withDraft(
    _ id: JSONValue, _ params: JSONValue, _ body: (inout LanguageServerSession, OpenDraft) -> Void
  ) {
    guard let uri = params["textDocument"]?["uri"]?.string, let draft = drafts[uri] else {
      return fail(id, .invalidParams, "Document is not open")
    }
    body(&self, draft)
  }

  private mutating func respond(_ id: JSONValue, _ result: (inout JSONWriter) -> Void) {
    send { writer in
      writer.key("id")
      writer.value(id)
      writer.key("result")
      result(&writer)
    }
  }

  private mutating func fail(_ id: JSONValue, _ code: ErrorCode, _ message: String) {
    send { writer in
      writer.key("id")
      writer.value(id)
      writer.key("error")
      writer.object { writer in
        writer.member("code", code.rawValue)
        writer.member("message", message)
      }
    }
  }

  private mutating func send(_ body: (inout JSONWriter) -> Void) {
    var writer = JSONWriter(.compact)
    writer.object { writer in
      writer.member("jsonrpc", "2.0")
      body(&writer)
    }
    outgoing.append(writer.bytes)
  }
}

/// References to files, as editors write them.
enum FileURI {
  /// The path of a `file:` reference; nil for any other.
  static func path(_ uri: String) -> String? {
    guard uri.hasPrefix("file://") else { return nil }
    let rest = uri.dropFirst("file://".count)
    guard let slash = rest.firstIndex(of: "/") else { return nil }
    var bytes: [UInt8] = []
    var left = Array(rest[slash...].utf8)[...]
    while let byte = left.popFirst() {
      if byte == UInt8(ascii: "%"), left.count >= 2,
        let value = UInt8(String(decoding: left.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        left = left.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Wording {
  fileprivate static let broken = Wording(nl: "drukproef kon niet beginnen", en: "drukproef could not start")

  fileprivate static func notChecked(_ reason: Wording) -> Wording {
    Wording(nl: "Niet gecontroleerd: \(reason.nl)", en: "Not checked: \(reason.en)")
  }

  fileprivate static func ignore(_ rule: String) -> Wording {
    Wording(
      nl: "Negeer \(rule) op deze regel (schrijf de reden erbij)", en: "Ignore \(rule) in this line (give the reason)")
  }
}
