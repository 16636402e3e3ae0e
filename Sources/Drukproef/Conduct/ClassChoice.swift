internal import Text

/// Chooses which kinds a sentence's cues come to when several fit.
struct ClassChoice {
  let reading: Reading
  let classes: ConductClasses

  /// The sum of all cues of one kind.
  private struct Sum {
    var kind: Kind
    var confidence: Double
    var best: ConductCue
  }

  /// Below this a cue is dropped.
  private static let hintAt = 0.35
  /// From here on a mention is a finding.
  private static let findingAt = 0.5

  func mentions(of cues: [ConductCue]) -> [Mention] {
    let cues = withoutCursesAtPeople(cues)
    var taken: [(sum: Sum, core: Range<Int>)] = []
    for sum in sums(of: cues.filter { !$0.isGroup }) {
      let overlaps = taken.contains { $0.core.overlaps(sum.best.core) || !parted($0.core, sum.best.core) }
      if !overlaps { taken.append((sum, sum.best.core)) }
    }
    let groups = groups(of: cues.filter(\.isGroup), beside: taken.map(\.core))
    let clauses = ClauseFinder(reading: reading, classes: classes)
    var output: [Mention] = taken.enumerated().map { number, item in
      let others = taken.enumerated().filter { $0.offset != number }.map(\.element.core) + groups.map(\.core)
      return mention(item.sum.best, item.sum.confidence, clauses.clause(round: item.core, avoiding: others))
    }
    for group in groups { output.append(mention(group, group.confidence, group.core)) }
    return output.filter { $0.confidence >= Self.hintAt }
  }

  /// A disease that is part of an insult at somebody is that insult, no curse.
  private func withoutCursesAtPeople(_ cues: [ConductCue]) -> [ConductCue] {
    let insults = cues.filter { $0.isGroup && $0.confidence >= Self.findingAt && !$0.traits.contains(.hint) }
    return cues.filter { cue in
      guard cue.kind == .grensoverschrijdend, cue.severity == .laag else { return true }
      return !insults.contains { $0.core.overlaps(cue.core) }
    }
  }

  private func mention(_ cue: ConductCue, _ confidence: Double, _ tokens: Range<Int>) -> Mention {
    var traits = cue.traits
    if confidence < Self.findingAt { traits.insert(.hint) }
    return Mention(
      cue.kind, reading.range(tokens), confidence: min(confidence, 0.99), severity: cue.severity,
      evidence: cue.evidence, traits: traits, recognizer: cue.family)
  }

  /// Cues of one kind together, best first: their doubts multiply.
  private func sums(of cues: [ConductCue]) -> [Sum] {
    var sums: [Sum] = []
    for kind in Kind.allCases where kind.isConduct {
      let mine = cues.filter { $0.kind == kind }
      guard !mine.isEmpty else { continue }
      let firm = mine.filter { !$0.traits.contains(.hint) }
      let counted = firm.isEmpty ? mine : firm
      guard let best = counted.max(by: { $0.confidence < $1.confidence }) else { continue }
      var doubt = 1.0
      var families: Set<String> = []
      for cue in counted where families.insert(cue.family).inserted { doubt *= 1 - min(max(cue.confidence, 0), 0.98) }
      sums.append(Sum(kind: kind, confidence: 1 - doubt, best: best))
    }
    return sums.sorted { rank($0) > rank($1) }
  }

  private func rank(_ sum: Sum) -> Double {
    let isHint = sum.best.traits.contains(.hint) || sum.confidence < Self.findingAt
    return sum.confidence + Self.precedence(sum.kind) - (isHint ? 2 : 0)
  }

  /// Which kind goes first when two are equally sure.
  private static func precedence(_ kind: Kind) -> Double {
    switch kind {
    case .sexting: 0.24
    case .radicalisering: 0.22
    case .strafbaar: 0.1
    case .hacken: 0.18
    case .beschadigen: 0.16
    case .bedreiging: 0.16
    case .memes: 0.14
    case .stalken: 0.1
    case .zwartmaken: 0.1
    case .discriminatie: 0.1
    case .grensoverschrijdend: 0.08
    case .pesten: 0.06
    case .ontsporen: 0.02
    default: 0
    }
  }

  /// Insults, apart from each other and from the words of graver kinds.
  private func groups(of cues: [ConductCue], beside taken: [Range<Int>]) -> [ConductCue] {
    let clauses = ClauseFinder(reading: reading, classes: classes)
    var output: [ConductCue] = []
    for var cue in cues.sorted(by: { $0.confidence > $1.confidence }) {
      cue.core = clauses.group(round: cue.core)
      if taken.contains(where: { $0.overlaps(cue.core) || !atEdge(cue.core, of: $0) }) { continue }
      if let at = output.firstIndex(where: {
        $0.core.overlaps(cue.core) || $0.core.upperBound == cue.core.lowerBound
          || cue.core.upperBound == $0.core.lowerBound
      }) {
        output[at].core =
          min(output[at].core.lowerBound, cue.core.lowerBound)..<max(output[at].core.upperBound, cue.core.upperBound)
        output[at].confidence = 1 - (1 - output[at].confidence) * (1 - cue.confidence * 0.5)
        output[at].severity = max(output[at].severity, cue.severity)
        continue
      }
      output.append(cue)
    }
    return output.filter { $0.confidence >= Self.hintAt }
  }

  /// Whether an insult stands first or last in the sentence or in a clause of its own, so that a clause can leave it out.
  private func atEdge(_ group: Range<Int>, of core: Range<Int>) -> Bool {
    let sentence = reading.tokens.sentence(of: core.lowerBound).tokens
    return parted(group, core) || group.lowerBound <= sentence.lowerBound + 1
      || group.upperBound >= sentence.upperBound - 1
  }

  /// Whether a clause break stands between two stretches.
  private func parted(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
    let (first, second) = one.lowerBound <= other.lowerBound ? (one, other) : (other, one)
    guard first.upperBound <= second.lowerBound else { return false }
    return (first.upperBound...second.lowerBound).contains {
      !reading.tokens[$0].before.isDisjoint(with: .clauseBreak)
    }
  }
}
