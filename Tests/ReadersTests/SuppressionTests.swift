import Drukproef
import Testing
import Text

@testable import Readers

@Suite struct SuppressionTests {
  /// What a suppression covers, as text.
  private func scopes(_ source: String, as ending: String) throws -> [String] {
    try MarkedDraft.draft(source, as: ending).suppressions.map { suppression in
      let text = String(decoding: Array(source.utf8)[suppression.scope.range], as: UTF8.self)
      if let fault = suppression.fault { return "\(fault)" }
      return suppression.rules.joined(separator: "+") + "/" + suppression.reason + ": " + text
    }
  }

  @Test(arguments: [
    (
      "a <!-- drukproef: negeer-regel telefoon reden: van de school --> b\nc",
      ["telefoon/van de school: a <!-- drukproef: negeer-regel telefoon reden: van de school --> b"]
    ),
    ("<!-- drukproef: negeer-volgende bsn, iban -- is een voorbeeld -->\n\nb\nc", ["bsn+iban/is een voorbeeld: b"]),
    ("[//]: # (drukproef: negeer-volgende bsn reden: voorbeeld)\nb c\nd", ["bsn/voorbeeld: b c"]),
    (
      "[//]: # \"drukproef: negeer bsn reden: x\"\n\nb\n\n[//]: # (drukproef: einde)\n\nc",
      ["bsn/x: \"\n\nb\n\n[//]: # ("]
    ),
    ("<!-- drukproef: negeer bsn – x -->b", ["bsn/x: -->b"]),
    (
      "<!-- drukproef: negeer-bestand bsn reden:x y -->b",
      ["bsn/x y: <!-- drukproef: negeer-bestand bsn reden:x y -->b"]
    ),
    ("<!-- drukproef: negeer-regel bsn -->", ["noReason"]), ("<!-- drukproef: negeer-regel reden: x -->", ["noRules"]),
    ("<!-- drukproef: weg ermee -->", ["unknownWord"]),
    ("<!-- drukproef: einde -->", ["nothingToEnd"]), ("<!-- drukproef is fijn --> <!-- x -->", []),
    ("`<!-- drukproef: negeer bsn reden: x -->`", []),
    ("    <!-- drukproef: negeer bsn reden: x -->", []),
    (
      "---\ndrukproef:\n  - negeer: [bsn, iban]\n    reden: een voorbeeld\n---\nx",
      ["bsn+iban/een voorbeeld: ---\ndrukproef:\n  - negeer: [bsn, iban]\n    reden: een voorbeeld\n---\nx"]
    ),
    ("---\ndrukproef: {negeer: bsn}\n---\n", ["noReason"]),
    ("<div>\n<!-- drukproef: disable-next-line bsn -- x -->\nb\n</div>", ["bsn/x: b"]),
  ])
  func readsSuppressions(_ source: String, _ wanted: [String]) throws {
    #expect(try scopes(source, as: "md") == wanted)
  }

  @Test func readsThemInHTMLAndMDX() throws {
    #expect(try scopes("<p>a\n<!-- drukproef: negeer-volgende bsn reden: x -->\nb", as: "html") == ["bsn/x: b"])
    #expect(try scopes("{/* drukproef: negeer-volgende bsn reden: x */}\nb", as: "mdx") == ["bsn/x: b"])
    #expect(try scopes("<!-- drukproef: negeer bsn reden: x -->", as: "txt") == [])
  }

  private func finding(_ rule: String, _ range: Range<Int>?) -> Finding {
    Finding(
      rule: rule, severity: .hoog, confidence: 1, range: range.map { ProseRange($0.lowerBound, $0.upperBound) },
      message: Wording(nl: "", en: ""), advice: Wording(nl: "", en: ""), clauses: [], verdict: .aanpassen)
  }

  private func proof(_ findings: [Finding]) -> Proof {
    var findings = findings
    let (verdict, score) = Score.settle(&findings)
    return Proof(
      document: Document("0123456789\n0123456789"), findings: findings, hints: [], advice: [], verdict: verdict,
      score: score)
  }

  @Test func suppressedFindingsDoNotCount() {
    let whole = proof([
      finding("bsn", 2..<5), finding("bsn", 12..<15), finding("telefoon", 2..<5), finding("disclaimer-ontbreekt", nil),
    ])
    let line = Suppression(rules: ["bsn"], reason: "x", scope: SourceRange(0, 10), place: SourceRange(0, 1))
    let applied = whole.applying([line])
    #expect(applied.findings.map(\.rule) == ["bsn", "telefoon", "disclaimer-ontbreekt"])
    #expect(applied.suppressed.map(\.reason) == ["x"])
    #expect(applied.advice.isEmpty)
    #expect(applied.score < whole.score)

    let file = Suppression(
      rules: Suppression.knownRules, reason: "x", scope: SourceRange(0, 21), coversPost: true, place: SourceRange(0, 1))
    #expect(whole.applying([file]).verdict == .publiceren)
    #expect(whole.applying([file]).score == 0)
  }

  @Test func whatDoesNothingIsTold() {
    let suppressions = [
      Suppression(rules: ["bsn"], reason: "", scope: SourceRange(0, 10), place: SourceRange(0, 1)),
      Suppression(rules: ["iban", "telefon"], reason: "x", scope: SourceRange(0, 10), place: SourceRange(12, 13)),
    ]
    let applied = proof([finding("bsn", 2..<5)]).applying(suppressions)
    #expect(applied.findings.count == 1)
    #expect(applied.advice.count == 3)
    #expect(applied.advice[0].message.nl.hasPrefix("regel 1: "))
    #expect(applied.advice[1].message.nl.hasPrefix("regel 2: ‘negeer iban’ is hier niet nodig"))
    #expect(applied.advice[2].message.nl.contains("telefoon"))
  }
}
