import CommandLineInterface
import Drukproef
import Testing
@testable import Web

/// Pages and forms.
@Suite struct SiteTests {
  @Test(arguments: [
    ("GET", "/", 200), ("HEAD", "/", 200), ("GET", "/regels", 200), ("GET", "/regels/bsn", 200), ("GET", "/hulp", 200),
    ("GET", "/openapi.json", 200), ("GET", "/page.css", 200), ("GET", "/health", 200), ("GET", "/metrics", 200),
    ("GET", "/regels/niets", 404), ("GET", "/regels/bsn/x", 404), ("GET", "//", 404),
    ("GET", "/%2e%2e/roster.csv", 404),
    ("GET", "/../roster.csv", 404), ("GET", "/..%2froster.csv", 404), ("GET", "/%ff", 404), ("GET", "/page.css/", 404),
    ("GET", "/page.css%00", 404), ("GET", "roster.csv", 404), ("GET", "", 404), ("GET", "*", 404),
    ("GET", "/api/check", 405), ("PUT", "/api/check", 405), ("DELETE", "/", 405), ("POST", "/regels", 405),
    ("POST", "/", 415), ("POST", "/api/check", 415),
  ])
  func paths(method: String, path: String, status: Int) throws {
    #expect(try TestSite.site().answer(to: TestSite.request(method, path)).status == status)
  }

  @Test func everyRuleHasAPage() throws {
    let site = try TestSite.site()
    for rule in Rule.allIDs {
      let page = site.answer(to: TestSite.request("GET", "/regels/" + rule))
      #expect(page.status == 200)
      #expect(page.text.contains("<h1>\(HTML("\(RuleTitles.title(of: rule).nl)").text)</h1>"), "\(rule)")
    }
  }

  @Test func theHelpPageNamesTheContacts() throws {
    let page = try TestSite.site().answer(to: TestSite.request("GET", "/hulp")).text
    #expect(page.contains("Vertrouwensinspecteur"))
    #expect(page.contains("0900-1113111"))
  }

  @Test func aFormWithoutScriptGetsTheWholePage() throws {
    let page = try TestSite.site().answer(
      to: TestSite.form("Sanne de Vries won.\r\nEcht!", "&author_role=school&channel=blog&media=photo")
    ).text
    #expect(page.contains("\nSanne de Vries won.\nEcht!</textarea>"))
    #expect(page.contains("<mark class=\"s-midden\">Sanne de Vries</mark> won.\nEcht!"))
    #expect(page.contains("<span class=\"words\">Sanne de Vries</span>"))
    #expect(page.contains("<option value=\"school\" selected>"))
    #expect(page.contains("value=\"photo\" checked>"))
    #expect(page.contains("data-start=\"0\" data-end=\"14\""))
  }

  @Test func whatSomebodyTypesIsNoMarkup() throws {
    let nasty = "</textarea><script>alert(1)</script>\"><img src=x onerror=alert(2)> Sanne de Vries <b>&amp;"
    let page = try TestSite.site().answer(
      to: TestSite.form(nasty, "&depicted=%22%3E%3Cscript%3E&author_role=%3Cscript%3E")
    ).text
    #expect(!page.contains("<script>"))
    #expect(!page.contains("<img src=x"))
    let fine = try TestSite.site().answer(to: TestSite.form(nasty, "&depicted=%22%3E%3Cscript%3E")).text
    #expect(!fine.contains("<script>"))
    #expect(fine.contains("&lt;b&gt;&amp;amp;"))
  }

  @Test(arguments: [("", "Nog niets"), ("  \n ", "Nog niets"), ("Mooi weer.", "Klaar om te plaatsen")])
  func verdictsInWords(text: String, words: String) throws {
    #expect(
      try TestSite.site().answer(to: TestSite.form(text, "&author_role=school", script: true)).text.contains(words))
  }

  @Test func fixesKeepPupilsApart() throws {
    let part = try TestSite.site().answer(
      to: TestSite.form("Sanne de Vries en Emre renden. Sanne won.", "&author_role=school", script: true)
    ).text
    #expect(part.contains("data-fix=\"leerling A\""))
    #expect(part.contains("data-fix=\"leerling B\""))
    #expect(!part.contains("data-fix=\"leerling C\""))
  }

  @Test func aMissingDisclaimerCanBeAdded() throws {
    let part = try TestSite.site().answer(
      to: TestSite.form("Op Willibrord-Miland was het leuk.", "&author_role=medewerker-prive", script: true)
    ).text
    #expect(part.contains("data-add=\"Dit is mijn eigen persoonlijke mening."))
    #expect(part.contains("data-add=\"Ik werk op Willibrord-Miland.\""))
  }

  @Test func aBadFormIsToldInALine() throws {
    let site = try TestSite.site()
    let answer = site.answer(to: TestSite.form("x", "&channel=hyves", script: true))
    #expect(answer.status == 400)
    #expect(answer.record?["message"]?.string != nil)
    #expect(site.answer(to: TestSite.form("x", "&channel=hyves")).status == 400)
    #expect(site.answer(to: TestSite.form("x", "&author=%ff")).status == 400)
  }

  @Test func aFileThatIsKnownIsNotSentAgain() throws {
    let site = try TestSite.site()
    let first = site.answer(to: TestSite.request("GET", "/page.js"))
    let tag = try #require(first.field("etag"))
    let second = site.answer(to: TestSite.request("GET", "/page.js", ["if-none-match": tag]))
    #expect(second.status == 304)
    #expect(second.body.isEmpty)
  }

  @Test func theDeskCanBeReplaced() throws {
    let desk = ReloadableDesk(TestSite.desk)
    let site = Site(
      desk, rules: try TestSite.rules.get(), doorkeeper: Doorkeeper(), allowance: nil, microseconds: { 0 })
    let request = TestSite.check("{\"text\":\"Sanne de Vries won.\",\"author_role\":\"school\"}")
    let rule = { site.answer(to: request).record?["findings"]?.array?.first?["rule"]?.string }
    #expect(rule() == "naam-leerling")
    desk.replace(by: try Desk(try Settings(config: TestSite.samples + "/de-passie/.drukproef.toml")))
    #expect(rule() != "naam-leerling")
  }

  @Test func metricsTellNumbersAlone() throws {
    let site = try TestSite.site()
    _ = site.answer(to: TestSite.check("{\"text\":\"Sanne de Vries\"}"))
    let metrics = site.answer(to: TestSite.request("GET", "/metrics")).text
    #expect(metrics.contains("drukproef_check_seconds_count 1"))
    #expect(!metrics.contains("Sanne"))
  }

  @Test func theDescriptionIsJSON() throws {
    let description = try TestSite.site().answer(to: TestSite.request("GET", "/openapi.json")).record
    #expect(description?["openapi"]?.string == "3.1.0")
    #expect(description?["paths"]?["/api/check"] != nil)
  }

  @Test(arguments: [
    ("a+b%20c", "a b c"), ("%c3%AB", "ë"), ("100%", "100%"), ("%zz", "%zz"), ("%ff", nil), ("%4", "%4"),
  ])
  func percentEncoding(text: String, decoded: String?) {
    #expect(FormData.decoded(text.utf8, plusIsSpace: true) == decoded)
  }
}
