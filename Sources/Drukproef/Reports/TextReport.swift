internal import Text

/// The report for people: each finding where it stands, why, on which clause, and what to do; then the verdict.
///
/// Words of the post are shown only when the options say so; what the post holds of control characters is made visible.
package struct TextReport: Report {
  private let options: ReportOptions
  private let palette: Palette
  private var verdicts: [Verdict] = []
  private var failures = 0

  package init(_ options: ReportOptions) {
    self.options = options
    palette = Palette(isColoured: options.usesColour)
  }

  /// Failures are no part of the report: they are errors, for the command to tell.
  package mutating func add(_ draft: CheckedDraft, _ output: inout [UInt8]) {
    guard case .proof(let proof) = draft.outcome else {
      failures += 1
      return
    }
    verdicts.append(proof.verdict)
    let index = LineIndex(proof.document.source)
    for group in Self.groups(proof.findings) { write(group, of: draft, proof, index, &output) }
    if options.explains {
      for group in Self.groups(proof.hints) { write(group, of: draft, proof, index, isHint: true, &output) }
    }
    if !options.isQuiet { writeClosing(of: draft, proof, &output) }
  }

  package mutating func finish(_ output: inout [UInt8]) {
    guard options.hasSeveralDrafts, !options.isQuiet else { return }
    var counts = Verdict.allCases.compactMap { verdict in
      let count = verdicts.count { $0 == verdict }
      return count == 0 ? nil : "\(count) \(words(verdict.title).lowercased())"
    }
    if failures > 0 { counts.append("\(failures) " + words(.notChecked)) }
    output.line(palette.paint(words(.drafts(verdicts.count + failures)), .bold) + ": " + counts.joined(separator: ", "))
  }

  private func words(_ wording: Wording) -> String { wording.text(options.language) }
}

// MARK: - Findings

extension TextReport {
  /// Findings that say the same are told together: every place, then once why and what to do. Groups come in the order of
  /// their first place.
  private static func groups(_ findings: [Finding]) -> [[Finding]] {
    struct Said: Hashable {
      var rule: String
      var message: Wording
      var advice: Wording
      var clauses: [String]
    }
    var groups: [[Finding]] = []
    var numbers: [Said: Int] = [:]
    for finding in findings {
      let said = Said(
        rule: finding.rule, message: finding.message, advice: finding.advice, clauses: finding.clauses)
      if let number = numbers[said] {
        groups[number].append(finding)
      } else {
        numbers[said] = groups.count
        groups.append([finding])
      }
    }
    return groups
  }

  private func write(
    _ group: [Finding], of draft: CheckedDraft, _ proof: Proof, _ index: LineIndex, isHint: Bool = false,
    _ output: inout [UInt8]
  ) {
    let ranges = group.map { $0.range.map(proof.document.map.source) }
    let gutter = ranges.map { gutterWidth(index, $0) }.max() ?? 1
    for (finding, range) in zip(group, ranges) {
      let style: Palette.Style = isHint ? .cyan : palette.style(of: finding.severity)
      let place = index.place(ofByte: range?.lower ?? 0)
      let severity = isHint ? words(.hint) : finding.severity.rawValue
      let start = "\(sourceName(draft)):\(place.line):\(place.column):"
      let sign = "\(sign(finding.severity, isHint: isHint)) \(severity)"
      let title = words(RuleTitles.title(of: finding.rule))
      let id = " · \(finding.rule)"
      let fits = start.count + sign.count + title.count + id.count + 2 <= options.width
      output.line(
        palette.linked(palette.paint(start, .bold), to: link(draft)) + " " + palette.paint(sign, style) + " "
          + palette.paint(title, .bold)
          + (fits || options.explains || !options.showsText ? palette.paint(id, .dim) : ""))
      if let range, options.showsText { writeExcerpt(range, proof, index, style, gutter: gutter, &output) }
      if options.explains { writeEvidence(finding, gutter: gutter, &output) }
    }
    guard let first = group.first else { return }
    writeReason(.why, words(first.message), gutter, &output)
    writeReason(.whatNow, words(first.advice), gutter, &output)
    writeReason(.clause, first.clauses.joined(separator: ", "), gutter, &output)
    output.line("")
  }

  private func writeExcerpt(
    _ range: SourceRange, _ proof: Proof, _ index: LineIndex, _ style: Palette.Style, gutter: Int,
    _ output: inout [UInt8]
  ) {
    let bar = palette.paint("│", .dim)
    let empty = String(repeating: " ", count: gutter)
    let excerpt = Excerpt(
      source: proof.document.source, index: index, palette: palette, columns: options.width - gutter - 4)
    let (lines, isWhole) = excerpt.lines(of: range, style: style)
    output.line(" \(empty) \(bar)")
    for line in lines {
      let number = String(line.number)
      let padding = String(repeating: " ", count: max(0, gutter - number.count))
      output.line(" " + palette.paint(padding + number, .dim) + " \(bar) \(line.text)")
      output.line(" \(empty) \(bar) \(line.marks)")
    }
    if !isWhole { output.line(" \(empty) \(bar) …") }
  }

  private func writeEvidence(_ finding: Finding, gutter: Int, _ output: inout [UInt8]) {
    for evidence in finding.evidence {
      writeReason(.evidence, "\(signed(evidence.weight))  \(words(evidence.reason))", gutter, &output)
    }
    let certainty = "\(Int((finding.confidence * 100).rounded()))%"
    let points = finding.contribution > 0 ? "  \(words(.points(finding.contribution)))" : ""
    writeReason(.certainty, certainty + points + "  → \(words(finding.verdict.title).lowercased())", gutter, &output)
  }

  private func writeReason(_ label: Wording, _ text: String, _ gutter: Int, _ output: inout [UInt8]) {
    if text.isEmpty { return }
    let label = words(label)
    let padding = String(repeating: " ", count: max(1, 9 - label.count))
    let indent = gutter + 2
    let start = String(repeating: " ", count: indent) + palette.paint(label, .cyan) + padding
    let column = indent + label.count + padding.count
    let lines = Self.wrapped(text, columns: min(options.width, 100) - column)
    output.line(start + (lines.first ?? ""))
    for line in lines.dropFirst() { output.line(String(repeating: " ", count: column) + line) }
  }

  private func gutterWidth(_ index: LineIndex, _ range: SourceRange?) -> Int {
    guard let range, options.showsText else { return 1 }
    return String(index.place(ofByte: range.upper).line).count
  }

  private func sourceName(_ draft: CheckedDraft) -> String {
    draft.name == "-" ? words(.input) : DisplayText(draft.name).text
  }

  private func link(_ draft: CheckedDraft) -> String? {
    guard let base = options.linkBase, draft.name != "-" else { return nil }
    let path = ReportPath.plain(draft.name)
    return path.hasPrefix("/") ? ReportPath.uri(path) : base + ReportPath.escaped(path)
  }

  private func sign(_ severity: Severity, isHint: Bool) -> String {
    if isHint { return "○" }
    return switch severity {
    case .hoog: "✖"
    case .midden: "▲"
    case .laag: "●"
    }
  }

  private func signed(_ weight: Double) -> String {
    let hundredths = Int((abs(weight) * 100).rounded())
    let digits = hundredths % 100 < 10 ? "0\(hundredths % 100)" : "\(hundredths % 100)"
    return (weight < 0 ? "−" : "+") + "\(hundredths / 100),\(digits)"
  }

  /// Breaks a text between words into lines of at most so many columns.
  package static func wrapped(_ text: String, columns: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      if !line.isEmpty, line.count + 1 + word.count > max(columns, 20) {
        lines.append(line)
        line = ""
      }
      line += line.isEmpty ? String(word) : " " + word
    }
    return lines + [line]
  }
}

// MARK: - The closing

extension TextReport {
  private func writeClosing(of draft: CheckedDraft, _ proof: Proof, _ output: inout [UInt8]) {
    let verdict = palette.paint(" \(words(proof.verdict.title)) ", palette.style(of: proof.verdict))
    let name = options.hasSeveralDrafts ? palette.paint(sourceName(draft), .bold) + "  " : ""
    output.line(palette.paint(String(repeating: "─", count: min(options.width, 72)), .dim))
    output.line(
      name + (palette.isColoured ? verdict : words(proof.verdict.title)) + "  " + words(proof.verdict.meaning))
    output.line(bar(proof) + "  " + words(.score(proof.score)))
    if options.explains, !proof.findings.isEmpty { output.line(arithmetic(proof)) }
    let counts =
      words(.findings(proof.findings.count)) + (proof.hints.isEmpty ? "" : ", " + words(.hints(proof.hints.count)))
    output.line(counts + (proof.hints.isEmpty || options.explains ? "" : words(.showHints)))
    let aside = proof.suppressed.count + proof.unchanged
    if aside > 0 { output.line(words(.aside(proof))) }
    for advice in proof.advice { write(advice, &output) }
    output.line("")
  }

  private func write(_ advice: Advice, _ output: inout [UInt8]) {
    let clause = advice.clause.isEmpty ? "" : " (\(advice.clause))"
    let lines = Self.wrapped(words(advice.message) + clause, columns: min(options.width, 100) - 4)
    output.line(palette.paint("  ☞ ", .cyan) + (lines.first ?? ""))
    for line in lines.dropFirst() { output.line("    " + line) }
  }

  private func bar(_ proof: Proof) -> String {
    let filled = (proof.score * 24 + 99) / 100
    let style: Palette.Style =
      switch proof.verdict {
      case .publiceren: .green
      case .aanpassen, .overleggen: .yellow
      case .nietPubliceren: .red
      }
    return palette.paint(String(repeating: "█", count: filled), style)
      + palette.paint(String(repeating: "░", count: 24 - filled), .dim)
  }

  private func arithmetic(_ proof: Proof) -> String {
    let parts = proof.findings.map { "\($0.contribution) (\($0.rule))" }.joined(separator: " + ")
    return Self.wrapped("\(words(.scoreIs)) \(parts) = \(proof.score)", columns: min(options.width, 100))
      .joined(separator: "\n")
  }
}

extension [UInt8] {
  package mutating func line(_ text: String) {
    append(contentsOf: text.utf8)
    append(UInt8(ascii: "\n"))
  }
}

// MARK: - Wording

extension Verdict {
  package var title: Wording {
    switch self {
    case .publiceren: Wording(nl: "Publiceren", en: "Publish")
    case .aanpassen: Wording(nl: "Aanpassen", en: "Change")
    case .overleggen: Wording(nl: "Overleggen", en: "Ask first")
    case .nietPubliceren: Wording(nl: "Niet publiceren", en: "Do not publish")
    }
  }

  package var meaning: Wording {
    switch self {
    case .publiceren: Wording(nl: "Dit bericht kan naar buiten.", en: "This post can go out.")
    case .aanpassen:
      Wording(nl: "Het kan naar buiten als je dit verandert.", en: "It can go out once you change this.")
    case .overleggen:
      Wording(nl: "Vraag het eerst aan je leidinggevende.", en: "Ask your manager before it goes out.")
    case .nietPubliceren:
      Wording(nl: "Zo kan dit bericht niet naar buiten.", en: "This post cannot go out like this.")
    }
  }
}

extension Wording {
  fileprivate static let why = Wording(nl: "waarom", en: "why")
  fileprivate static let whatNow = Wording(nl: "wat nu", en: "do")
  fileprivate static let clause = Wording(nl: "regel", en: "clause")
  fileprivate static let evidence = Wording(nl: "bewijs", en: "evidence")
  fileprivate static let certainty = Wording(nl: "zeker", en: "sure")
  fileprivate static let hint = Wording(nl: "hint", en: "hint")
  fileprivate static let input = Wording(nl: "invoer", en: "input")
  fileprivate static let notChecked = Wording(nl: "niet gecontroleerd", en: "not checked")
  fileprivate static let scoreIs = Wording(nl: "score:", en: "score:")
  fileprivate static let showHints = Wording(nl: " (te zien met --explain)", en: " (shown by --explain)")

  fileprivate static func points(_ points: Int) -> Wording {
    Wording(nl: points == 1 ? "1 punt" : "\(points) punten", en: points == 1 ? "1 point" : "\(points) points")
  }

  fileprivate static func score(_ score: Int) -> Wording {
    Wording(nl: "score \(score) van 100", en: "score \(score) of 100")
  }

  fileprivate static func findings(_ count: Int) -> Wording {
    switch count {
    case 0: Wording(nl: "geen bevindingen", en: "no findings")
    case 1: Wording(nl: "1 bevinding", en: "1 finding")
    default: Wording(nl: "\(count) bevindingen", en: "\(count) findings")
    }
  }

  fileprivate static func hints(_ count: Int) -> Wording {
    Wording(nl: count == 1 ? "1 hint" : "\(count) hints", en: count == 1 ? "1 hint" : "\(count) hints")
  }

  fileprivate static func aside(_ proof: Proof) -> Wording {
    let ignored = proof.suppressed.count { $0.cause == .writer }
    let known = proof.suppressed.count - ignored
    func list(_ parts: [(Int, String)]) -> String {
      parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    }
    return Wording(
      nl: list([(ignored, "genegeerd"), (known, "al bekend"), (proof.unchanged, "in regels die niet zijn veranderd")]),
      en: list([(ignored, "ignored"), (known, "known already"), (proof.unchanged, "in lines that were not changed")]))
  }

  fileprivate static func drafts(_ count: Int) -> Wording {
    Wording(nl: "\(count) berichten", en: "\(count) drafts")
  }
}
