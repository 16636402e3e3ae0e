internal import Text

/// Makes findings of mentions by the protocols that a post's context names.
package struct Judge: Sendable {
  private let library: ProtocolLibrary
  /// What sees more of a post as a whole than signals tell.
  private let observers: [any PostObserver]

  package init(protocols: ProtocolLibrary, observers: [any PostObserver] = []) {
    library = protocols
    self.observers = [MissionTerms(), IndirectObserver()] + observers
  }

  /// Judges a post.
  ///
  /// A protocol that the library doesn't know is left out here: whoever takes ids from outside resolves them first.
  package func proof(of reading: Reading) -> Proof {
    let known = reading.document.context.protocolIDs.flatMap { $0.split(separator: "+").map(String.init) }
      .filter { library[$0] != nil }
    let protocols = (try? library.resolve(known)) ?? []
    return proof(of: reading, by: protocols)
  }

  package func proof(of reading: Reading, by protocols: [SchoolProtocol]) -> Proof {
    let facts = PostFacts(reading)
    var outcome = Outcome()
    for rules in protocols {
      let judgement = Judgement(reading, facts, rules)
      judgement.run(observers)
      outcome.add(judgement.outcome)
    }
    let (verdict, score) = Score.settle(&outcome.findings)
    return Proof(
      document: reading.document, findings: outcome.findings, hints: outcome.hints, advice: outcome.advice,
      verdict: verdict, score: score)
  }
}

/// What one protocol, or several together, make of a post.
struct Outcome {
  var findings: [Finding] = []
  var hints: [Finding] = []
  var advice: [Advice] = []

  /// What a finding is of: two protocols that find it find one thing.
  private struct Place: Hashable {
    let rule: String
    let range: ProseRange?

    init(_ finding: Finding) {
      rule = finding.rule
      range = finding.range
    }
  }

  /// Adds what another protocol makes of it: a finding that both have is one, with the clauses of both.
  mutating func add(_ other: Outcome) {
    var places: [Place: Int] = [:]
    for (index, finding) in findings.enumerated() { places[Place(finding)] = index }
    for finding in other.findings {
      guard let index = places[Place(finding)] else {
        places[Place(finding)] = findings.count
        findings.append(finding)
        continue
      }
      let mine = findings[index]
      if finding.verdict > mine.verdict { findings[index] = finding }
      findings[index].severity = max(mine.severity, finding.severity)
      findings[index].clauses = mine.clauses + finding.clauses.filter { !mine.clauses.contains($0) }
    }
    var hinted = Set(hints.map(Place.init))
    for hint in other.hints where hinted.insert(Place(hint)).inserted { hints.append(hint) }
    hints.removeAll { places[Place($0)] != nil }
    for item in other.advice where !advice.contains(item) { advice.append(item) }
    findings.sortByPlace()
    hints.sortByPlace()
  }
}

/// One protocol at work on one post.
private final class Judgement {
  private let reading: Reading
  private let rules: SchoolProtocol
  private let facts: PostFacts
  private let depiction: Depiction
  private let suggestions: Suggestions
  /// Mentions that count: no hints, no rules that are off.
  private let counting: [Mention]
  /// How many of those there are of each kind.
  private let counts: [Kind: Int]
  /// The rules that found something, and the gravest that they found.
  private var found: Set<String> = []
  private var gravest: Severity?
  private var strictest: Verdict?
  var outcome = Outcome()

  init(_ reading: Reading, _ facts: PostFacts, _ rules: SchoolProtocol) {
    self.reading = reading
    self.rules = rules
    var facts = facts
    if facts.hasPupils(under: rules.groupAppAge, in: reading) { facts.insert(.youngPupils) }
    self.facts = facts
    counting = reading.mentions.filter { mention in
      guard rules.rules[mention.kind.rawValue]?.isOn == true else { return false }
      return Self.standing(of: mention, rules.thresholds) != .hint
    }
    counts = counting.reduce(into: [:]) { $0[$1.kind, default: 0] += 1 }
    suggestions = Suggestions(reading, rules, facts.signals)
    depiction = Depiction(reading, facts, counting: counting, by: rules.consent)
  }

  func run(_ observers: [any PostObserver]) {
    for mention in reading.mentions { judge(mention) }
    for id in Rule.postRules { judgePost(id) }
    for observer in observers {
      for observation in observer.observations(in: reading, by: rules) { add(observation) }
    }
    raiseVerdicts()
    addAdvice()
    outcome.findings.sortByPlace()
    outcome.hints.sortByPlace()
  }

  // MARK: Mentions

  /// How far a mention counts.
  private enum Standing {
    case full
    /// Grave but in doubt, or somebody else's words: `overleggen` at most.
    case doubtful
    /// Somebody else's grave words, or teaching about them.
    case softened
    case hint
  }

  private static func standing(of mention: Mention, _ thresholds: SchoolProtocol.Thresholds) -> Standing {
    if mention.traits.contains(.hint) || mention.confidence < thresholds.hint { return .hint }
    if mention.kind.isConduct, !mention.traits.contains(.toldOfPerson) {
      if !mention.traits.isDisjoint(with: [.quoted, .educational]) {
        return mention.severity == .hoog ? .softened : .hint
      }
      if mention.traits.contains(.seeksHelp) { return .hint }
    }
    if mention.severity == .hoog, mention.confidence < thresholds.sure { return .doubtful }
    return .full
  }

  private func judge(_ mention: Mention) {
    guard let rule = rules.rules[mention.kind.rawValue], rule.isOn else { return }
    var finding = Finding(
      rule: rule.id, kind: mention.kind, severity: rule.severity ?? mention.severity, confidence: mention.confidence,
      range: mention.range, message: filled(rule.message), advice: filled(rule.advice), clauses: clauses(of: rule),
      verdict: rule.verdict, evidence: mention.evidence)
    finding.suggestions = suggestions.suggestions(for: mention)
    finding.pupils = mention.pupils
    let standing = Self.standing(of: mention, rules.thresholds)
    if mention.traits.contains(.quoted) { finding.evidence.append(.quoted) }
    if mention.traits.contains(.educational) { finding.evidence.append(.educational) }
    switch standing {
    case .hint: return outcome.hints.append(finding)
    case .softened:
      finding.severity = .midden
      finding.verdict = min(finding.verdict, .overleggen)
    case .doubtful, .full: break
    }
    for place in rules.verdicts.indices where rules.verdicts[place].verdict > finding.verdict {
      guard rules.verdicts[place].rules.contains(rule.id) else { continue }
      let raise = rules.verdicts[place]
      guard raise.condition.finding.isEmpty, raise.condition.severity == nil,
        raise.condition.verdict == nil,
        holds(raise.condition, for: mention) == .holds, standing == .full || standing == .doubtful
      else { continue }
      finding.verdict = raise.verdict
      finding.evidence.append(Evidence(0, nl: raise.reason.nl, en: raise.reason.en))
    }
    if standing == .doubtful {
      finding.verdict = min(finding.verdict, .overleggen)
      finding.evidence.append(.doubt)
    }
    append(finding)
  }

  private func append(_ finding: Finding) {
    found.insert(finding.rule)
    gravest = max(gravest ?? finding.severity, finding.severity)
    strictest = max(strictest ?? finding.verdict, finding.verdict)
    outcome.findings.append(finding)
  }

  // MARK: The post as a whole

  private func judgePost(_ id: String) {
    guard let rule = rules.rules[id], rule.isOn else { return }
    for place in rule.cases.indices {
      let answer = holds(rule.cases[place].condition)
      if answer == .fails { continue }
      let part = rule.cases[place]
      switch answer {
      case .fails: continue
      case .holdsIfRole:
        let message = rule.ifRoleUnknown ?? rule.advice
        if !message.nl.isEmpty { addAdvice(clauses(of: rule).first ?? "", message) }
        return
      case .holds:
        let message = filled(part.message ?? rule.message)
        let advice = filled(part.advice ?? rule.advice)
        let clauses = clauses(of: rule) + part.clauses
        if part.outcome == .advice { return addAdvice(clauses.first ?? "", part.message ?? rule.advice) }
        var finding = Finding(
          rule: id, severity: part.severity ?? rule.severity ?? .midden, confidence: part.confidence, message: message,
          advice: advice, clauses: clauses, verdict: part.verdict ?? rule.verdict,
          evidence: part.condition.consent == .missing ? Array(Set(depiction.missing)) : [])
        finding.suggestions = suggestions.suggestions(forPost: id)
        if part.outcome == .hint { outcome.hints.append(finding) } else { append(finding) }
        return
      }
    }
  }

  private func add(_ observation: PostObservation) {
    guard let rule = rules.rules[observation.rule], rule.isOn,
      !outcome.findings.contains(where: { $0.rule == rule.id && $0.range == nil })
    else { return }
    var finding = Finding(
      rule: rule.id, severity: rule.severity ?? .midden, confidence: observation.confidence,
      message: filled(rule.message), advice: filled(rule.advice), clauses: clauses(of: rule), verdict: rule.verdict,
      evidence: observation.evidence)
    finding.suggestions = suggestions.suggestions(forPost: rule.id)
    if observation.confidence < rules.thresholds.hint {
      outcome.hints.append(finding)
    } else {
      append(finding)
    }
  }

  /// Verdicts that hang on what else was found.
  private func raiseVerdicts() {
    for index in outcome.findings.indices {
      for place in rules.verdicts.indices
      where rules.verdicts[place].verdict > outcome.findings[index].verdict {
        guard rules.verdicts[place].rules.contains(outcome.findings[index].rule) else { continue }
        let raise = rules.verdicts[place]
        guard !raise.condition.finding.isEmpty,
          raise.condition.traits.isEmpty, holds(raise.condition) == .holds
        else { continue }
        outcome.findings[index].verdict = raise.verdict
        strictest = max(strictest ?? raise.verdict, raise.verdict)
        outcome.findings[index].evidence.append(Evidence(0, nl: raise.reason.nl, en: raise.reason.en))
      }
    }
  }

  private func addAdvice() {
    for place in rules.advice.indices where holds(rules.advice[place].condition) == .holds {
      let rule = rules.advice[place]
      addAdvice(rule.clause, rule.message, contacts: rule.contacts)
    }
  }

  private func addAdvice(_ clause: String, _ message: Wording, contacts: [String] = []) {
    var message = filled(message)
    let reached = contacts.compactMap { id in rules.contacts.first { $0.id == id } }
    if !reached.isEmpty {
      let list = reached.map { "\($0.name): \($0.reach)" }.joined(separator: " · ")
      message = Wording(nl: message.nl + " " + list, en: message.en + " " + list)
    }
    let advice = Advice(clause: clause, message: message)
    if !outcome.advice.contains(advice) { outcome.advice.append(advice) }
  }

  private func clauses(of rule: Rule) -> [String] {
    let own = facts.context.authorRole.flatMap { rule.roleClauses[$0] } ?? []
    return rule.clauses + own.filter { !rule.clauses.contains($0) }
  }

  // MARK: Conditions

  private func holds(_ condition: Condition, for mention: Mention? = nil) -> ConditionAnswer {
    let context = facts.context
    guard condition.signals.allSatisfy({ !facts.signals.isDisjoint(with: parts($0)) }),
      facts.signals.isDisjoint(with: parts(condition.missing)), isIncomplete(parts(condition.incomplete)),
      condition.mention.isEmpty || counts.keys.contains(where: condition.mention.contains),
      condition.together.allSatisfy({ kinds in counts.keys.contains(where: kinds.contains) }),
      condition.counts.allSatisfy({ count in
        counts.reduce(0) { $0 + (count.kinds.contains($1.key) ? $1.value : 0) } >= count.least
      }),
      condition.traits.isEmpty || mention.map({ !$0.traits.isDisjoint(with: condition.traits) }) ?? false,
      condition.consent.map(consentHolds) ?? true,
      condition.channels.isEmpty || context.channel.map(condition.channels.contains) ?? false,
      condition.media.map({ $0 == depiction.hasPictures }) ?? true,
      condition.medium.isEmpty || !condition.medium.isDisjoint(with: context.media),
      !condition.lessonTime || context.publishedAt.map(rules.lessonTimes.contain) ?? false,
      condition.finding.isEmpty || !condition.finding.isDisjoint(with: found),
      condition.severity.map({ least in gravest.map { $0 >= least } ?? false }) ?? true,
      condition.verdict.map({ least in strictest.map { $0 >= least } ?? false }) ?? true
    else { return .fails }
    guard !condition.roles.isEmpty else { return .holds }
    guard let role = context.authorRole else { return .holdsIfRole }
    return condition.roles.contains(role) ? .holds : .fails
  }

  /// Signals, with the parts of this protocol's own disclaimer for the word that stands for them.
  private func parts(_ signals: [Signal]) -> [Signal] {
    signals.flatMap { $0 == .disclaimerParts ? rules.disclaimer.parts : [$0] }
  }

  private func isIncomplete(_ parts: [Signal]) -> Bool {
    guard !parts.isEmpty else { return true }
    let seen = parts.filter(facts.signals.contains)
    return !seen.isEmpty && seen.count < parts.count
  }

  private func consentHolds(_ state: Condition.ConsentState) -> Bool {
    switch state {
    case .missing: !depiction.missing.isEmpty
    case .unknown: depiction.hasPictures && !depiction.isKnown
    case .ownAnswer: depiction.answersInPerson
    }
  }

  // MARK: Words

  private func filled(_ wording: Wording) -> Wording {
    wording.nl.utf8.contains(UInt8(ascii: "{"))
      ? rules.filled(wording, missing: rules.disclaimer.parts.filter { !facts.signals.contains($0) }) : wording
  }
}

extension [Finding] {
  /// In the order of the text; what is about the whole post comes last.
  fileprivate mutating func sortByPlace() {
    self = enumerated().sorted { left, right in
      switch (left.element.range, right.element.range) {
      case (let a?, let b?): a != b ? a < b : left.offset < right.offset
      case (_?, nil): true
      case (nil, _?): false
      case (nil, nil): left.offset < right.offset
      }
    }.map(\.element)
  }
}

extension Evidence {
  fileprivate static let quoted = Evidence(
    0, nl: "het zijn woorden van iemand anders", en: "these are somebody else's words")
  fileprivate static let educational = Evidence(
    0, nl: "het bericht gaat over les of voorlichting", en: "the post is about teaching or information")
  fileprivate static let doubt = Evidence(
    0, nl: "dit is ernstig als het klopt, maar niet zeker: overleg", en: "grave if true, but not certain: consult")
}
