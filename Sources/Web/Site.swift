internal import CommandLineInterface
internal import Drukproef

/// The page and what hangs on it: answers requests. Knows no server, so that tests can ask it anything.
package struct Site: Sendable {
  /// In bytes; a long article is a tenth of it.
  package static let bodyLimit = 1_000_000

  package let desk: ReloadableDesk
  package let metrics = Metrics()
  private let doorkeeper: Doorkeeper
  /// nil: as much as one likes, on a machine of one's own.
  private let allowance: RequestAllowance?
  private let rules: RuleBook
  private let files = SiteFiles()
  private let microseconds: @Sendable () -> Int

  /// - Parameter microseconds: a clock that never goes back.
  package init(
    _ desk: ReloadableDesk, rules: RuleBook, doorkeeper: Doorkeeper, allowance: RequestAllowance?,
    microseconds: @escaping @Sendable () -> Int
  ) {
    self.desk = desk
    self.doorkeeper = doorkeeper
    self.allowance = allowance
    self.microseconds = microseconds
    self.rules = rules
  }

  /// Why a request is not let in, told from its head alone: nothing of its body has to be read. nil: let in.
  package func refusal(of request: WebRequest) -> WebResponse? {
    guard var response = headRefusal(of: request) else { return nil }
    response.closes = true
    return finished(response)
  }

  private func headRefusal(of request: WebRequest) -> WebResponse? {
    if let refusal = doorkeeper.refusal(of: request), !(refusal == .token && request.path == "/health") {
      return refused(refusal)
    }
    guard let length = request.fields["content-length"] else { return nil }
    guard let count = Int(length), count <= Self.bodyLimit else { return tooLarge(request) }
    return nil
  }

  /// The answer to a request that was let in.
  package func answer(to request: WebRequest) -> WebResponse { finished(route(request)) }

  /// The answer to a body that is larger than the limit, or takes too long to come.
  package func tooLarge(for request: WebRequest) -> WebResponse { closing(tooLarge(request)) }
  package func tooSlow(for request: WebRequest) -> WebResponse {
    closing(problem(408, request, .tooSlow, counted: .refusedInput))
  }
  /// The answer when there is more work than can be done soon.
  package func tooBusy(for request: WebRequest) -> WebResponse {
    closing(problem(503, request, .tooBusy, counted: .refusedBusy).with("retry-after", "1"))
  }

  private func closing(_ response: WebResponse) -> WebResponse {
    var response = finished(response)
    response.closes = true
    return response
  }

  private func finished(_ response: WebResponse) -> WebResponse {
    var response = response
    response.fields += WebResponse.safety
    if !response.fields.contains(where: { $0.name == "cache-control" }) {
      response.fields.append(("cache-control", "no-store"))
    }
    return response
  }
}

// MARK: - Where a request goes

extension Site {
  private func route(_ request: WebRequest) -> WebResponse {
    guard let path = FormData.decoded(request.path.utf8, plusIsSpace: false), path.utf8.first == UInt8(ascii: "/")
    else {
      return notFound(request)
    }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map(String.init)
    let isGet = request.method == "GET" || request.method == "HEAD"
    let known = ["POST", "GET", "HEAD"]
    switch (parts.first ?? "", parts.count) {
    case ("", 1):
      if request.isPost { return form(request) }
      guard isGet else { return wrongMethod(request, known) }
      return page(DraftPage(desk: desk.current).empty)
    case ("api", 2) where parts[1] == "check":
      return request.isPost ? check(request) : wrongMethod(request, ["POST"])
    default:
      guard let answer = shown(parts, request) else { return notFound(request) }
      return isGet ? answer : wrongMethod(request, ["GET", "HEAD"])
    }
  }

  /// What is only to be read.
  private func shown(_ parts: [String], _ request: WebRequest) -> WebResponse? {
    switch (parts[0], parts.count) {
    case ("regels", 1): return page(rules.list(desk.current))
    case ("regels", 2): return rules.page(of: parts[1], desk.current).map(page)
    case ("hulp", 1): return page(HelpPage.page(desk.current))
    case ("health", 1): return WebResponse(json: Array(#"{"status":"ok"}"#.utf8))
    case ("metrics", 1): return WebResponse(200, type: "text/plain; version=0.0.4", body: Array(metrics.text.utf8))
    case (_, 1): return files.answer(parts[0], ifNoneMatch: request.fields["if-none-match"])
    default: return nil
    }
  }

  private func page(_ html: HTML) -> WebResponse {
    metrics.add(.pages)
    return WebResponse(html: html)
  }

  private func check(_ request: WebRequest) -> WebResponse {
    guard request.mediaType == "application/json" else {
      return problem(415, request, .wrongType("application/json"), counted: .refusedInput)
    }
    if let refusal = overspent(request) { return refusal }
    return timed { CheckAPI(desk: desk.current).answer(to: request.body, query: request.query) }
  }

  private func form(_ request: WebRequest) -> WebResponse {
    guard request.mediaType == "application/x-www-form-urlencoded" else {
      return problem(415, request, .wrongType("application/x-www-form-urlencoded"), counted: .refusedInput)
    }
    guard let fields = FormData(request.body) else { return problem(400, request, .notUTF8, counted: .refusedInput) }
    if let refusal = overspent(request) { return refusal }
    let draft = DraftPage(desk: desk.current)
    return timed { request.isFromScript ? draft.part(fields) : draft.answer(to: fields) }
  }

  private func overspent(_ request: WebRequest) -> WebResponse? {
    guard let wait = allowance?.take(doorkeeper.client(request), bytes: request.body.count) else { return nil }
    return problem(429, request, .tooMany(wait), counted: .refusedRate).with("retry-after", String(wait))
  }

  private func timed(_ work: () -> WebResponse) -> WebResponse {
    let start = microseconds()
    let response = work()
    metrics.addCheck(microseconds: microseconds() - start)
    if response.status >= 400 { metrics.add(.refusedInput) }
    return response
  }
}

// MARK: - Refusals

extension WebRequest {
  /// Whether the page's own script asks: it wants the outcome alone, and can show an error in a line.
  fileprivate var isFromScript: Bool { fields["x-drukproef"] == "deel" }
  fileprivate var wantsRecord: Bool { path.hasPrefix("/api/") || isFromScript }
}

extension Site {
  private func problem(_ status: Int, _ request: WebRequest, _ message: Wording, counted: Metrics.Count) -> WebResponse
  {
    metrics.add(counted)
    if request.wantsRecord { return CheckAPI.error(status, message) }
    return WebResponse(status, html: ProblemPage.page(message.nl))
  }

  private func refused(_ refusal: Doorkeeper.Refusal) -> WebResponse {
    switch refusal {
    case .host:
      metrics.add(.refusedHost)
      return WebResponse(421, html: ProblemPage.page(Wording.wrongHost.nl))
    case .crossSite:
      metrics.add(.refusedCrossSite)
      return WebResponse(403, html: ProblemPage.page(Wording.crossSite.nl))
    case .token:
      metrics.add(.refusedToken)
      return WebResponse(401, html: ProblemPage.page(Wording.noToken.nl))
        .with("www-authenticate", #"Basic realm="Drukproef", charset="UTF-8""#)
    }
  }

  private func tooLarge(_ request: WebRequest) -> WebResponse {
    problem(413, request, .tooLarge, counted: .refusedInput)
  }

  private func notFound(_ request: WebRequest) -> WebResponse {
    problem(404, request, .notFound, counted: .errors)
  }

  private func wrongMethod(_ request: WebRequest, _ allowed: [String]) -> WebResponse {
    problem(405, request, .wrongMethod, counted: .errors).with("allow", allowed.joined(separator: ", "))
  }
}

extension Wording {
  fileprivate static let wrongHost = Wording(
    nl: "Onder deze naam is de pagina niet bereikbaar. Gebruik het adres dat drukproef noemde toen het startte.",
    en: "The page is not reached under this name. Use the address that drukproef told when it started.")
  fileprivate static let crossSite = Wording(
    nl: "Dit verzoek kwam van een andere website. Open de pagina zelf en probeer het daar.",
    en: "This request came from another web site. Open the page itself and try there.")
  fileprivate static let noToken = Wording(
    nl: "Voor deze pagina is een wachtwoord nodig. De beheerder van de school kent het.",
    en: "This page needs a password. The school's administrator knows it.")
  fileprivate static let tooLarge = Wording(
    nl: "Dit bericht is te lang: meer dan 1 MB lees ik hier niet. Knip het in stukken.",
    en: "This post is too long: more than 1 MB is not read here. Cut it in parts.")
  fileprivate static let tooSlow = Wording(
    nl: "Het bericht kwam te langzaam binnen. Probeer het nog eens.", en: "The post came in too slowly. Try again.")
  fileprivate static let tooBusy = Wording(
    nl: "Het is even te druk. Probeer het over een paar tellen nog eens.",
    en: "Too busy just now. Try again in a few seconds.")
  fileprivate static let notUTF8 = Wording(
    nl: "Deze tekst is geen UTF-8 en kan niet worden gelezen.", en: "This text is not UTF-8 and cannot be read.")
  fileprivate static let notFound = Wording(
    nl: "Deze pagina is er niet. Kijk bij de regels of ga terug naar je bericht.", en: "There is no such page.")
  fileprivate static let wrongMethod = Wording(
    nl: "Zo kan dit adres niet worden gebruikt.", en: "Not this method here.")

  fileprivate static func wrongType(_ type: String) -> Wording {
    Wording(nl: "stuur dit als \(type)", en: "send this as \(type)")
  }

  fileprivate static func tooMany(_ seconds: Int) -> Wording {
    Wording(
      nl: "Je hebt in korte tijd veel laten nakijken. Wacht \(seconds) tellen.",
      en: "You have had much checked in a short time. Wait \(seconds) seconds.")
  }
}
