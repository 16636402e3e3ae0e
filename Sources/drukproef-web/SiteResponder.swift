internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import Synchronization
internal import Web

/// Hands requests to the site: first the head, and only when that is let in the body, up to a size and within a time.
struct SiteResponder: HTTPResponder {
  struct Context: InitializableFromSource {
    let channel: any Channel

    init(source: ApplicationRequestContextSource) { channel = source.channel }
  }

  let site: Site
  private let underWay = UnderWay()

  /// Requests whose answer is not ready; more are told to come back.
  private static let workLimit = 1024
  /// For a whole body to come in.
  private static let bodyTime: Duration = .seconds(15)

  init(site: Site) { self.site = site }

  func respond(to request: Request, context: Context) async throws -> Response {
    var question = question(request, context)
    if let refusal = site.refusal(of: question) { return response(refusal, request, context) }
    let count = underWay.count.add(1, ordering: .relaxed).newValue
    defer { underWay.count.subtract(1, ordering: .relaxed) }
    if count > Self.workLimit { return response(site.tooBusy(for: question), request, context) }
    if request.method == .post {
      switch try await body(of: request) {
      case .all(let bytes): question.body = bytes
      case .tooLarge: return response(site.tooLarge(for: question), request, context)
      case .tooSlow: return response(site.tooSlow(for: question), request, context)
      }
    }
    return response(site.answer(to: question), request, context)
  }

  private enum Body {
    case all([UInt8]), tooLarge, tooSlow
  }

  private func body(of request: Request) async throws -> Body {
    var bytes: [UInt8] = []
    var deadline: ContinuousClock.Instant?
    for try await part in request.body {
      guard bytes.count + part.readableBytes <= Site.bodyLimit else { return .tooLarge }
      bytes.append(contentsOf: part.readableBytesView)
      let now = ContinuousClock.now
      if now > deadline ?? now { return .tooSlow }
      deadline = deadline ?? now + Self.bodyTime
    }
    return .all(bytes)
  }

  private static let fieldNames = WebRequest.fieldNames.compactMap { name in
    HTTPField.Name(name).map { (text: name, name: $0) }
  }

  private func question(_ request: Request, _ context: Context) -> WebRequest {
    var question = WebRequest(request.method.rawValue, request.head.path ?? "")
    for field in Self.fieldNames { question.fields[field.text] = request.headers[field.name] }
    question.fields["host"] = request.head.authority
    question.peer = context.channel.remoteAddress?.ipAddress ?? ""
    return question
  }

  private func response(_ answer: WebResponse, _ request: Request, _ context: Context) -> Response {
    var fields = HTTPFields()
    fields.reserveCapacity(answer.fields.count + 3)
    fields[.contentType] = answer.type
    for (name, value) in answer.fields { if let name = HTTPField.Name(name) { fields[name] = value } }
    if answer.closes {
      fields[.connection] = "close"
      close(context.channel)
    }
    let body = ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body))
    var response = Response(status: .init(code: answer.status), headers: fields, body: body)
    if request.method == .head { response = response.createHeadResponse() }
    return response
  }

  /// Ends a connection when there was time to read the answer, however much is still being sent.
  private func close(_ channel: any Channel) {
    channel.eventLoop.scheduleTask(in: .milliseconds(500)) { channel.close(promise: nil) }
  }
}

/// How many requests are being answered.
private final class UnderWay: Sendable {
  let count = Atomic<Int>(0)
}
