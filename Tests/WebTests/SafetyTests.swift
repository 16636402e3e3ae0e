import Drukproef
import Testing
@testable import Web

/// Who may speak to the page, and how much.
@Suite struct SafetyTests {
  @Test(
    arguments: [
      ("127.0.0.1:3785", nil), ("localhost", nil), ("LOCALHOST:80", nil), ("[::1]:3785", nil), ("127.8.9.1", nil),
      ("school.example", 421), ("127.0.0.1.kwaad.example", 421), ("localhost.kwaad.example:3785", 421), ("", 421),
      ("192.168.1.5", 421), ("[fe80::1]", 421), ("127.0.0.1:80:90", 421), ("localhost@kwaad.example", 421),
    ] as [(String, Int?)])
  func hosts(host: String, status: Int?) throws {
    #expect(try TestSite.site().refusal(of: TestSite.request("GET", "/", ["host": host]))?.status == status)
  }

  @Test func aRequestWithoutHostIsRefused() throws {
    #expect(try TestSite.site().refusal(of: TestSite.request("GET", "/", ["host": nil]))?.status == 421)
  }

  @Test func aSharedPageGoesByItsNameAndByAddresses() throws {
    var doorkeeper = Doorkeeper()
    doorkeeper.isShared = true
    doorkeeper.names = ["nakijken.school.example"]
    let site = try TestSite.site(doorkeeper: doorkeeper)
    for host in ["nakijken.school.example", "192.168.1.5:3785", "[fe80::1]:3785", "localhost"] {
      #expect(site.refusal(of: TestSite.request("GET", "/", ["host": host])) == nil, "\(host)")
    }
    #expect(site.refusal(of: TestSite.request("GET", "/", ["host": "kwaad.example"]))?.status == 421)
  }

  @Test(
    arguments: [
      (["origin": "http://127.0.0.1:3785"], nil), ([:], nil), (["sec-fetch-site": "same-origin"], nil),
      (["origin": "http://127.0.0.1:8080"], 403), (["origin": "https://kwaad.example"], 403), (["origin": "null"], 403),
      (["sec-fetch-site": "cross-site"], 403), (["sec-fetch-site": "same-site"], 403),
      (["origin": "http://127.0.0.1:3785", "sec-fetch-site": "cross-site"], 403),
    ] as [([String: String], Int?)])
  func originsOfPosts(fields: [String: String], status: Int?) throws {
    let site = try TestSite.site()
    #expect(site.refusal(of: TestSite.request("POST", "/api/check", fields))?.status == status)
    #expect(site.refusal(of: TestSite.request("POST", "/", fields))?.status == status)
  }

  /// `Z2VoZWltZW4=` is no password here, `c2Nob29sOmthcnBlci1saW5kZS00Mg==` is `school:karper-linde-42`.
  @Test(
    arguments: [
      ("Bearer karper-linde-42", nil), ("Basic c2Nob29sOmthcnBlci1saW5kZS00Mg==", nil), ("bearer karper-linde-42", nil),
      ("Bearer karper-linde-4", 401), ("Bearer karper-linde-423", 401), ("Basic Z2VoZWltZW4=", 401), ("Basic !", 401),
      ("Digest x", 401), ("", 401),
    ] as [(String, Int?)])
  func tokens(authorization: String, status: Int?) throws {
    var doorkeeper = Doorkeeper()
    doorkeeper.token = "karper-linde-42"
    let site = try TestSite.site(doorkeeper: doorkeeper)
    let refusal = site.refusal(of: TestSite.request("GET", "/", ["authorization": authorization]))
    #expect(refusal?.status == status)
    #expect(refusal == nil || refusal?.field("www-authenticate")?.hasPrefix("Basic") == true)
    #expect(site.refusal(of: TestSite.request("GET", "/health")) == nil)
    #expect(site.refusal(of: TestSite.request("GET", "/metrics"))?.status == 401)
  }

  @Test func bodiesThatAreTooLongAreRefusedUnread() throws {
    let site = try TestSite.site()
    for length in ["1000001", "1073741824", "99999999999999999999", "-", "abc"] {
      let refusal = site.refusal(of: TestSite.request("POST", "/", ["content-length": length]))
      #expect(refusal?.status == 413, "\(length)")
      #expect(refusal?.closes == true)
    }
  }

  @Test func aClientRunsOutAndGetsMoreLater() throws {
    let clock = TestClock()
    let allowance = RequestAllowance(perMinute: 60) { clock.seconds }
    var doorkeeper = Doorkeeper()
    doorkeeper.isBehindProxy = true
    let site = try TestSite.site(doorkeeper: doorkeeper, allowance: allowance)
    func ask(_ client: String) -> WebResponse {
      var request = TestSite.check("{\"text\":\"x\"}")
      request.fields["x-forwarded-for"] = "10.0.0.9, \(client)"
      return site.answer(to: request)
    }
    var answers = (0..<40).map { _ in ask("10.1.1.1").status }
    #expect(answers.prefix(25).allSatisfy { $0 == 200 })
    #expect(answers.suffix(5).allSatisfy { $0 == 429 })
    #expect(ask("10.1.1.1").field("retry-after") != nil)
    #expect(ask("10.1.1.2").status == 200)
    clock.advance(by: 10)
    answers = (0..<15).map { _ in ask("10.1.1.1").status }
    #expect(answers.count { $0 == 200 } == 9 || answers.count { $0 == 200 } == 10)
  }

  @Test func aLongPostCostsMore() {
    let allowance = RequestAllowance(perMinute: 600) { 0 }
    var count = 0
    while allowance.take("a", bytes: 100_000) == nil { count += 1 }
    #expect(count == 5)
    #expect(allowance.take("2001:db8:1:2::7", bytes: 590_000) == nil)
    #expect(allowance.take("2001:db8:1:2::8", bytes: 590_000) != nil)
  }

  @Test(arguments: ["/", "/regels", "/hulp", "/page.js", "/bestaat-niet", "/api/check"])
  func everyAnswerIsGuarded(path: String) throws {
    let answer = try TestSite.site().answer(to: TestSite.request("GET", path))
    #expect(answer.field("content-security-policy")?.contains("default-src 'none'") == true)
    #expect(answer.field("x-content-type-options") == "nosniff")
    #expect(answer.field("cache-control") != nil)
    #expect(answer.field("set-cookie") == nil)
    #expect(answer.field("access-control-allow-origin") == nil)
  }
}
