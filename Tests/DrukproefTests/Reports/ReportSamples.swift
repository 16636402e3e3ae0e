import Drukproef
import Text

/// Proofs made by hand, so that reports are tested apart from what recognizers find.
enum ReportSamples {
  /// A proof of a text in which `⟦…⟧` marks what was found.
  static func proof(
    _ marked: String, rule: String = "naam-leerling", severity: Severity = .midden, verdict: Verdict = .aanpassen,
    score: Int = 20, whole: [String] = []
  ) -> Proof {
    var text: [UInt8] = []
    var starts: [Int] = []
    var findings: [Finding] = []
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "⟦": starts.append(text.count)
      case "⟧":
        findings.append(
          finding(
            rule, severity, ProseRange(starts.removeLast(), text.count), verdict, score / max(1, findings.count + 1)))
      default: text += Array(String(scalar).utf8)
      }
    }
    findings += whole.map { finding($0, .midden, nil, .aanpassen, 5) }
    return Proof(
      document: Document(utf8: text, context: Context()), findings: findings, hints: [],
      advice: [Advice(clause: "De Passie A.4", message: Wording(nl: "Het blijft.", en: "It stays."))],
      verdict: findings.isEmpty ? .publiceren : verdict, score: findings.isEmpty ? 0 : score)
  }

  private static func finding(
    _ rule: String, _ severity: Severity, _ range: ProseRange?, _ verdict: Verdict, _ points: Int
  ) -> Finding {
    var finding = Finding(
      rule: rule, kind: Kind(rawValue: rule), severity: severity, confidence: 0.987, range: range,
      message: Wording(nl: "Dit is een reden.", en: "This is a reason."),
      advice: Wording(nl: "Doe dit.", en: "Do this."), clauses: ["AVG 4(1)", "De Passie A.2"], verdict: verdict,
      evidence: [Evidence(0.5, nl: "van de lijst", en: "from the list")])
    finding.contribution = points
    return finding
  }

  static func report(
    _ proof: Proof, _ format: ReportFormat = .text, name: String = "bericht.txt",
    _ change: (inout ReportOptions) -> Void = { _ in }
  ) -> String {
    var options = ReportOptions()
    change(&options)
    var report = format.report(options)
    var output: [UInt8] = []
    report.begin(&output)
    report.add(CheckedDraft(name: name, sequence: 0, outcome: .proof(proof)), &output)
    report.finish(&output)
    return String(decoding: output, as: UTF8.self)
  }
}
