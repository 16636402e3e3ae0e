internal import CommandLineInterface
internal import Drukproef
internal import Text

/// A page for everything that can be found: what, why, examples, and what the school's protocol says about it.
package struct RuleBook: Sendable {
  private let pages: [RecognizerPage]

  package init() throws {
    do throws(PatternFileError) { pages = Recognizers.pages(lexicon: try .standard(for: .oneDraft)) } catch {
      throw CommandFailure(Wording(nl: error.message, en: error.message), at: "\(error.file):\(error.line)")
    }
  }

  func list(_ desk: Desk) -> HTML {
    let families: [HTML] = Kind.Family.allCases.map { family in
      section(family.heading, Kind.allCases.filter { $0.family == family }.map(\.rawValue))
    }
    return Frame.page(
      "Regels · Drukproef", current: "/regels",
      """
      <h1>Waar Drukproef op let</h1>
      <p class="lead">Wat ik herken is op elke school hetzelfde. Wat je ermee moet, staat in het protocol van je school.</p>
      <div class="rules">\(families)\(section("Het hele bericht", Rule.postRules))</div>
      """)
  }

  private func section(_ title: String, _ ids: [String]) -> HTML {
    let items: [HTML] = ids.map { "<li><a href=\"/regels/\($0)\">\(RuleTitles.title(of: $0).nl)</a></li>" }
    return "<section><h2>\(title)</h2><ul>\(items)</ul></section>"
  }

  /// nil when there is no such rule.
  func page(of id: String, _ desk: Desk) -> HTML? {
    guard Rule.allIDs.contains(id) else { return nil }
    let title = RuleTitles.title(of: id).nl
    let pages = pages.filter { $0.id == id || $0.kinds.contains { $0.rawValue == id } }
    let school = SchoolWords(desk.protocols, desk.fields.context)
    return Frame.page(
      "\(title) · Drukproef",
      """
      <p class="crumbs"><a href="/regels">Alle regels</a></p>
      <h1>\(title)</h1>
      \(pages.map { recognizer($0, isAlone: pages.count == 1) })
      \(school.protocols.map { rule(id, $0, school) })
      <p><a class="button" href="/">Terug naar je bericht</a></p>
      """)
  }

  private func recognizer(_ page: RecognizerPage, isAlone: Bool) -> HTML {
    let examples: [HTML] = page.examples.map(example)
    let list: HTML = examples.isEmpty ? .empty : "<h3>Voorbeelden</h3><ul class=\"examples\">\(examples)</ul>"
    return """
      <section class="sheet"><h2>\(isAlone ? "Wat ik herken" : page.title.nl)</h2><p>\(page.what.nl)</p><h3>Waarom het telt</h3><p>\(page.why.nl)</p>\(list)</section>
      """
  }

  private func example(_ marked: String) -> HTML {
    guard marked.contains("⟦") else {
      return
        "<li class=\"fine\"><span aria-hidden=\"true\">✔</span><span class=\"sr\">Mag: </span><span>\(marked)</span></li>"
    }
    let runs: [HTML] = marked.split(separator: "⟦", omittingEmptySubsequences: false).enumerated().map { number, part in
      guard number > 0, let end = part.firstIndex(of: "⟧") else { return "\(String(part))" }
      return "<mark class=\"s-midden\">\(String(part[..<end]))</mark>\(String(part[part.index(after: end)...]))"
    }
    return "<li><span aria-hidden=\"true\">✎</span><span class=\"sr\">Gevonden: </span><span>\(runs)</span></li>"
  }

  private func rule(_ id: String, _ school: SchoolProtocol, _ words: SchoolWords) -> HTML {
    guard let rule = school.rules[id], rule.isOn else { return .empty }
    let (said, done) = (
      school.filled(rule.message, missing: school.disclaimer.parts).nl,
      school.filled(rule.advice, missing: school.disclaimer.parts).nl
    )
    let message: HTML = said.isEmpty ? .empty : "<p>\(said)</p>"
    let advice: HTML = done.isEmpty ? .empty : "<p class=\"do\"><b>Wat je kunt doen:</b> \(done)</p>"
    let clauses: [HTML] = rule.clauses.map { clause in
      "<div><dt>\(clause)</dt><dd>\(words.text(of: clause) ?? "")</dd></div>"
    }
    return """
      <section class="sheet"><h2>\(school.name)</h2>\(message)\(advice)<dl class="articles">\(clauses)</dl></section>
      """
  }
}

extension Kind.Family {
  fileprivate var heading: String {
    switch self {
    case .name: "Namen"
    case .number: "Nummers"
    case .location: "Plek"
    case .online: "Bereikbaarheid en online"
    case .factor: "Over iemand"
    case .conduct: "Gedrag"
    case .confidential: "Vertrouwelijk"
    }
  }
}
