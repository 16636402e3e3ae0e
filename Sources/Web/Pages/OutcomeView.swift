internal import Drukproef
internal import Text

/// What came of a post, for people: the verdict in words, what the score is made of, and each finding with what to do.
struct OutcomeView {
  private let proof: Proof
  private let school: SchoolWords
  private let remedies: Remedies
  private let index: LineIndex
  /// Whether the words that a finding is about are written out. The script fills them in itself.
  private let repeatsWords: Bool

  init(_ proof: Proof, school: SchoolWords, repeatsWords: Bool) {
    self.proof = proof
    self.school = school
    self.repeatsWords = repeatsWords
    remedies = Remedies(proof)
    index = LineIndex(proof.document.source)
  }

  var html: HTML {
    """
    \(verdict)
    \(proof.findings.isEmpty ? .empty : findings)
    \(proof.hints.isEmpty ? .empty : hints)
    \(proof.advice.isEmpty ? .empty : advice)
    """
  }

  // MARK: The verdict

  private var verdict: HTML {
    """
    <div class="verdict v-\(proof.verdict.rawValue)" data-verdict="\(proof.verdict.rawValue)" data-score="\(proof.score)"
     data-count="\(proof.findings.count)">
    <span class="badge" aria-hidden="true">\(proof.verdict.sign)</span>
    <div><h2>\(proof.verdict.headline)</h2><p>\(proof.verdict.meaning.nl)\(because)</p></div>
    \(proof.findings.isEmpty ? .empty : score)
    </div>
    """
  }

  /// What the verdict rests on, when something weighs more than the rest.
  private var because: HTML {
    guard proof.verdict >= .overleggen else { return .empty }
    var titles: [String] = []
    for finding in proof.findings where finding.verdict == proof.verdict {
      let title = RuleTitles.title(of: finding.rule).nl.lowercased()
      if !titles.contains(title) { titles.append(title) }
    }
    return titles.isEmpty || titles.count > 3 ? .empty : " Dat komt door: \(titles.joined(separator: ", "))."
  }

  private var score: HTML {
    var start = 0
    var bars: [HTML] = []
    var rows: [HTML] = []
    for (title, severity, points) in contributions {
      bars.append(
        """
        <rect class="s-\(severity.rawValue)" x="\(start)" y="0" width="\(points)" height="6"/>
        """)
      rows.append("<li><span>\(title)</span><b>+\(points)</b></li>")
      start += points
    }
    return """
      <div class="score"><svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect
       class="rest" x="0" y="0" width="100" height="6"/>\(bars)</svg>
      <details><summary>Score \(proof.score) van 100: waar komt dat door?</summary><ul>\(rows)</ul>
      <p>0 is niets gevonden. Het zwaarste punt bepaalt het oordeel, de rest telt steeds minder mee.</p></details></div>
      """
  }

  /// The points of each rule, heaviest first.
  private var contributions: [(title: String, severity: Severity, points: Int)] {
    var sums: [(rule: String, title: String, severity: Severity, points: Int)] = []
    for finding in proof.findings {
      if let place = sums.firstIndex(where: { $0.rule == finding.rule }) {
        sums[place].points += finding.contribution
        sums[place].severity = max(sums[place].severity, finding.severity)
      } else {
        let title = RuleTitles.title(of: finding.rule).nl
        sums.append((finding.rule, title, finding.severity, finding.contribution))
      }
    }
    return sums.filter { $0.points > 0 }.sorted { $0.points > $1.points }.map { ($0.title, $0.severity, $0.points) }
  }

  // MARK: Findings

  private var findings: HTML {
    let groups = Group.groups(proof.findings)
    let count = proof.findings.count
    return """
      <h3 class="title">\(count == 1 ? "1 punt" : "\(count) punten") om naar te kijken</h3>
      <ol class="findings">\(groups.map { card($0) })</ol>
      """
  }

  private var hints: HTML {
    let count = proof.hints.count
    return """
      <details class="more"><summary>\(count == 1 ? "1 ding" : "\(count) dingen") om over na te denken</summary>
      <p>Hier ben ik niet zeker van, of het is te klein om te tellen.</p>
      <ol class="findings">\(Group.groups(proof.hints).map { card($0, isHint: true) })</ol></details>
      """
  }

  private var advice: HTML {
    let items: [HTML] = proof.advice.map { "<li>\($0.message.nl)\(note(of: $0.clause))</li>" }
    return """
      <div class="advice"><h3 class="title">Ook goed om te weten</h3><ul>\(items)</ul></div>
      """
  }

  private func note(of clause: String) -> HTML {
    clause.isEmpty || clause == "Hulp" ? .empty : " <span class=\"clause\">\(clause)</span>"
  }

  private func card(_ group: Group, isHint: Bool = false) -> HTML {
    let finding = group.findings[0]
    let severity = isHint ? "hint" : finding.severity.rawValue
    return """
      <li class="card s-\(severity)" data-rule="\(finding.rule)" data-severity="\(severity)"
       data-title="\(RuleTitles.title(of: finding.rule).nl)">
      <h4><span class="sign" aria-hidden="true">\(isHint ? "○" : finding.severity.sign)</span>
      \(RuleTitles.title(of: finding.rule).nl) <span class="weight">\(isHint ? "misschien" : finding.severity.word)</span></h4>
      <p>\(finding.message.nl)</p>
      \(finding.advice.nl.isEmpty ? .empty : "<p class=\"do\"><b>Wat je kunt doen:</b> \(finding.advice.nl)</p>")
      \(places(group))
      \(isHint ? .empty : addition(finding))
      <div class="clauses">\(finding.clauses.map(clause)) <a href="/regels/\(finding.rule)"
       aria-label="Meer uitleg over: \(RuleTitles.title(of: finding.rule).nl)">Meer uitleg</a></div></li>
      """
  }

  private func places(_ group: Group) -> HTML {
    let own = group.findings.compactMap { finding in
      finding.range.map { (range: $0, remedy: remedies.remedy(for: finding, in: proof)) }
    }
    let others = group.findings.flatMap { remedies.changes(for: $0) }.map {
      (range: $0.range, remedy: Optional($0.remedy))
    }
    let items: [HTML] = (own + others).map { place($0.range, $0.remedy) }
    return items.isEmpty ? .empty : "<ul class=\"places\">\(items)</ul>"
  }

  private func place(_ range: ProseRange, _ remedy: Remedy?) -> HTML {
    let source = proof.document.map.source(range)
    let words = repeatsWords ? String(decoding: proof.document.source[source.range], as: UTF8.self) : ""
    let (start, end) = (index.offset(ofByte: source.lower, in: .utf16), index.offset(ofByte: source.upper, in: .utf16))
    return """
      <li data-start="\(start)" data-end="\(end)"><button type="button" class="place"><span class="words">\(words)</span></button>\(remedy.map(fix) ?? .empty)</li>
      """
  }

  private func fix(_ remedy: Remedy) -> HTML {
    let label =
      switch remedy.sort {
      case .sentence: "Haal de zin weg"
      case .words: remedy.replacement.isEmpty ? "Haal weg" : "Maak er ‘\(remedy.replacement)’ van"
      }
    return """
      <button type="button" class="fix js-only" data-fix="\(remedy.replacement)" data-sort="\(remedy.sort.rawValue)">\(label)</button>
      """
  }

  private func addition(_ finding: Finding) -> HTML {
    guard let sentence = remedies.addition(for: finding) else { return .empty }
    return """
      <blockquote class="sentence">\(sentence)</blockquote>
      <p class="js-only"><button type="button" class="fix" data-add="\(sentence)">Zet deze zin erbij</button></p>
      """
  }

  private func clause(_ id: String) -> HTML {
    guard let text = school.text(of: id) else { return "<span class=\"clause\">\(id)</span> " }
    return "<details class=\"clause\"><summary>\(id)</summary><span>\(text)</span></details> "
  }
}

/// Findings that say the same, told together.
private struct Group {
  var findings: [Finding]

  static func groups(_ findings: [Finding]) -> [Group] {
    struct Said: Hashable {
      var rule: String
      var message: Wording
      var advice: Wording
      var clauses: [String]
    }
    var groups: [Group] = []
    var places: [Said: Int] = [:]
    for finding in findings {
      let said = Said(rule: finding.rule, message: finding.message, advice: finding.advice, clauses: finding.clauses)
      if let place = places[said] {
        groups[place].findings.append(finding)
      } else {
        places[said] = groups.count
        groups.append(Group(findings: [finding]))
      }
    }
    // What weighs most comes first; of equal weight, what stands first.
    return groups.enumerated().sorted { left, right in
      let (a, b) = (left.element.severity, right.element.severity)
      return a != b ? a > b : left.offset < right.offset
    }.map(\.element)
  }

  private var severity: Severity { findings.map(\.severity).max() ?? .laag }
}

extension Severity {
  fileprivate var sign: String {
    switch self {
    case .hoog: "✖"
    case .midden: "▲"
    case .laag: "●"
    }
  }

  fileprivate var word: String {
    switch self {
    case .hoog: "ernstig"
    case .midden: "let op"
    case .laag: "klein punt"
    }
  }
}

extension Verdict {
  fileprivate var sign: String {
    switch self {
    case .publiceren: "✔"
    case .aanpassen: "✎"
    case .overleggen: "?"
    case .nietPubliceren: "✖"
    }
  }

  fileprivate var headline: String {
    switch self {
    case .publiceren: "Klaar om te plaatsen"
    case .aanpassen: "Nog even aanpassen"
    case .overleggen: "Overleg eerst"
    case .nietPubliceren: "Zo niet plaatsen"
    }
  }
}
