internal import Text

/// What the program says of a gold post, in the terms of scoring.
package struct Answer: Sendable {
  package struct Span: Sendable {
    package var category: GoldCategory
    /// UTF-8 bytes of the prose.
    package var range: Range<Int>

    package init(category: GoldCategory, range: Range<Int>) {
      self.category = category
      self.range = range
    }
  }

  package var spans: [Span]
  package var rules: Set<String>
  package var verdict: Verdict?
  /// The sentences of the post, in bytes.
  package var sentences: [Range<Int>]

  package init(spans: [Span], rules: Set<String>, verdict: Verdict?, sentences: [Range<Int>]) {
    self.spans = spans
    self.rules = rules
    self.verdict = verdict
    self.sentences = sentences
  }
}

extension Proofreader {
  /// Reads a gold post. With `mentionsOnly` what recognizers found is scored as it is, before any protocol judges it.
  package func answer(to post: GoldPost, mentionsOnly: Bool) -> Answer {
    let document = Document(post.record.text, context: post.record.fields.context)
    let sentences = Tokenizer.tokens(of: document.prose).sentences.map(\.range.range)
    if mentionsOnly {
      let mentions = reading(of: document).mentions.filter { !$0.traits.contains(.hint) }
      return Answer(
        spans: mentions.map { Answer.Span(category: GoldCategory($0.kind), range: $0.range.range) }, rules: [],
        verdict: nil, sentences: sentences)
    }
    let proof = proof(of: document)
    return Answer(
      spans: proof.findings.compactMap { finding in
        guard let kind = finding.kind, let range = finding.range else { return nil }
        return Answer.Span(category: GoldCategory(kind), range: range.range)
      },
      rules: Set(proof.findings.filter { $0.kind == nil }.map(\.rule)), verdict: proof.verdict, sentences: sentences)
  }
}

/// How often the program was right, counted over gold posts.
package struct Scorecard: Sendable {
  /// Precision, recall and F1 of one class.
  package struct Tally: Sendable, Equatable {
    package var gold = 0
    package var found = 0
    package var hits = 0

    package init(gold: Int = 0, found: Int = 0, hits: Int = 0) {
      self.gold = gold
      self.found = found
      self.hits = hits
    }

    package var precision: Double { found == 0 ? (gold == 0 ? 1 : 0) : Double(hits) / Double(found) }
    package var recall: Double { gold == 0 ? 1 : Double(hits) / Double(gold) }
    package var f1: Double { gold + found == 0 ? 1 : 2 * Double(hits) / Double(gold + found) }

    package static func + (left: Tally, right: Tally) -> Tally {
      Tally(gold: left.gold + right.gold, found: left.found + right.found, hits: left.hits + right.hits)
    }
  }

  /// A part of a whole.
  package struct Share: Sendable, Equatable {
    package var part = 0
    package var whole = 0

    package init(part: Int = 0, whole: Int = 0) {
      self.part = part
      self.whole = whole
    }

    package var value: Double { whole == 0 ? 1 : Double(part) / Double(whole) }

    fileprivate mutating func count(_ isPart: Bool) {
      whole += 1
      if isPart { part += 1 }
    }
  }

  package private(set) var posts = 0
  package private(set) var kinds: [GoldCategory: Tally] = [:]
  package private(set) var rules: [String: Tally] = [:]
  /// Conduct found where there is conduct: how much of it by its own class.
  package private(set) var conductClass = Share()
  /// Gold class, then the class that it was taken for.
  package private(set) var conductMixups: [[String]: Int] = [:]
  /// Sentences with conduct in which any was found, and sentences without in which none was.
  package private(set) var conductSentences = Share()
  package private(set) var calmSentences = Share()
  /// Gold verdict, then the one given.
  package private(set) var verdicts: [Verdict: [Verdict: Int]] = [:]
  package private(set) var rightVerdicts = Share()
  /// Posts without any fault that drew a finding.
  package private(set) var flaggedClean = Share()

  package init() {}

  /// What was missed and what was found without being there.
  package struct Errors: Sendable {
    package var missed: [GoldPost.Span] = []
    package var wrong: [Answer.Span] = []
    package var missedRules: [String] = []
    package var wrongRules: [String] = []

    package var isEmpty: Bool { missed.isEmpty && wrong.isEmpty && missedRules.isEmpty && wrongRules.isEmpty }
  }

  /// Counts a post in and says what was wrong.
  @discardableResult
  package mutating func count(_ post: GoldPost, _ answer: Answer) -> Errors {
    posts += 1
    var errors = Errors()
    countSpans(post, answer, &errors)
    countRules(post, answer, &errors)
    countConduct(post, answer)
    if post.isClean { flaggedClean.count(!answer.spans.isEmpty || !answer.rules.isEmpty) }
    if let gold = post.verdict, let given = answer.verdict {
      verdicts[gold, default: [:]][given, default: 0] += 1
      rightVerdicts.count(gold == given)
    }
    return errors
  }

  private mutating func countSpans(_ post: GoldPost, _ answer: Answer, _ errors: inout Errors) {
    let pairs = Self.pairs(post.spans, answer.spans) { $0.category == $1.category }
    for span in post.spans { kinds[span.category, default: Tally()].gold += 1 }
    for span in answer.spans { kinds[span.category, default: Tally()].found += 1 }
    for gold in pairs.keys { kinds[post.spans[gold].category, default: Tally()].hits += 1 }
    let found = Set(pairs.values)
    errors.missed = post.spans.indices.filter { pairs[$0] == nil }.map { post.spans[$0] }
    errors.wrong = answer.spans.indices.filter { !found.contains($0) }.map { answer.spans[$0] }
  }

  private mutating func countRules(_ post: GoldPost, _ answer: Answer, _ errors: inout Errors) {
    for rule in post.rules { rules[rule, default: Tally()].gold += 1 }
    for rule in answer.rules { rules[rule, default: Tally()].found += 1 }
    for rule in post.rules.intersection(answer.rules) { rules[rule, default: Tally()].hits += 1 }
    errors.missedRules = post.rules.subtracting(answer.rules).sorted()
    errors.wrongRules = answer.rules.subtracting(post.rules).sorted()
  }

  private mutating func countConduct(_ post: GoldPost, _ answer: Answer) {
    let gold = post.spans.filter { $0.category.family == .conduct }
    let found = answer.spans.filter { $0.category.family == .conduct }
    for (goldIndex, foundIndex) in Self.pairs(gold, found, alike: { _, _ in true }) {
      let isSame = gold[goldIndex].category == found[foundIndex].category
      conductClass.count(isSame)
      if !isSame { conductMixups[[gold[goldIndex].category.name, found[foundIndex].category.name], default: 0] += 1 }
    }
    for sentence in answer.sentences {
      let isFlagged = found.contains { $0.range.overlaps(sentence) }
      if gold.contains(where: { $0.range.overlaps(sentence) }) {
        conductSentences.count(isFlagged)
      } else {
        calmSentences.count(!isFlagged)
      }
    }
  }

  /// Which gold span each answer meets: one to one, the greatest overlaps first, those of one class before others.
  private static func pairs(
    _ gold: [GoldPost.Span], _ found: [Answer.Span], alike: (GoldPost.Span, Answer.Span) -> Bool
  ) -> [Int: Int] {
    var candidates: [(gold: Int, found: Int, weight: Double)] = []
    for (goldIndex, goldSpan) in gold.enumerated() {
      for (foundIndex, foundSpan) in found.enumerated() where alike(goldSpan, foundSpan) {
        let shared = overlap(goldSpan, foundSpan)
        if shared < 0.5 { continue }
        candidates.append((goldIndex, foundIndex, shared + (goldSpan.category == foundSpan.category ? 2 : 0)))
      }
    }
    candidates.sort { $0.weight != $1.weight ? $0.weight > $1.weight : ($0.gold, $0.found) < ($1.gold, $1.found) }
    var pairs: [Int: Int] = [:]
    var taken: Set<Int> = []
    for candidate in candidates where pairs[candidate.gold] == nil && !taken.contains(candidate.found) {
      pairs[candidate.gold] = candidate.found
      taken.insert(candidate.found)
    }
    return pairs
  }

  /// The part that two ranges share: of the longer one; for factors, conduct and confidential matters of the shorter.
  private static func overlap(_ gold: GoldPost.Span, _ found: Answer.Span) -> Double {
    let shared = gold.range.clamped(to: found.range)
    guard !shared.isEmpty else { return 0 }
    let counts = (gold.range.count, found.range.count)
    return switch gold.category.family {
    case .factor, .conduct, .confidential: Double(shared.count) / Double(min(counts.0, counts.1))
    case .name, .number, .location, .online: Double(shared.count) / Double(max(counts.0, counts.1))
    }
  }
}
