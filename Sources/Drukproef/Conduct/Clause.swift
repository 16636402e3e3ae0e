internal import Text

/// Grows the words of a pattern to the clause that a report marks.
struct ClauseFinder {
  let reading: Reading
  let classes: ConductClasses

  /// The clause round `core`: to the ends of its sentence, without a lead-in before it, without emoji round it, not past
  /// the ends of a quotation that holds it, and not over `others`.
  func clause(round core: Range<Int>, avoiding others: [Range<Int>]) -> Range<Int> {
    let tokens = reading.tokens
    let sentence = tokens.sentence(of: core.lowerBound).tokens
    var lower = sentence.lowerBound
    var upper = max(sentence.upperBound, core.upperBound)
    if let quotation = tokens.quotation(round: core) {
      lower = max(lower, quotation.lowerBound)
      upper = min(upper, quotation.upperBound)
    }
    for other in others {
      if other.upperBound <= core.lowerBound {
        lower = max(lower, segmentEnd(from: other.upperBound, upTo: core.lowerBound))
      }
      if other.lowerBound >= core.upperBound {
        upper = min(upper, segmentStart(from: core.upperBound, upTo: other.lowerBound))
      }
    }
    lower = afterLeadIn(from: lower, upTo: core.lowerBound)
    while lower < core.lowerBound, tokens[lower].kind == .emoji { lower += 1 }
    while upper > core.upperBound, tokens[upper - 1].kind == .emoji { upper -= 1 }
    return lower..<max(upper, lower + 1)
  }

  /// The first clause break between two places, else the second.
  private func segmentEnd(from start: Int, upTo end: Int) -> Int {
    guard start < end else { return end }
    return (start..<end).first { !reading.tokens[$0].before.isDisjoint(with: .clauseBreak) } ?? start
  }

  private func segmentStart(from start: Int, upTo end: Int) -> Int {
    guard start < end else { return start }
    return (start...end).last { !reading.tokens[$0].before.isDisjoint(with: .clauseBreak) } ?? end
  }

  private func afterLeadIn(from start: Int, upTo end: Int) -> Int {
    guard let leadIn = classes.leadIn else { return start }
    var start = start
    while start < end, let hit = reading.hits.first(leadIn, at: start), hit.tokens.upperBound <= end {
      start = hit.tokens.upperBound
    }
    return start
  }

  /// An insult with the adjectives before it.
  func group(round core: Range<Int>) -> Range<Int> {
    let tokens = reading.tokens
    let sentence = tokens.sentence(of: core.lowerBound).tokens
    var lower = core.lowerBound
    while lower > sentence.lowerBound, tokens[lower].before.isDisjoint(with: .clauseBreak), isAttribute(lower - 1) {
      lower -= 1
    }
    return lower..<core.upperBound
  }

  private func isAttribute(_ token: Int) -> Bool {
    reading.hits.at(token).contains {
      $0.tokens.count == 1 && ($0.wordClass == classes.negative || $0.wordClass == classes.attributive)
    }
  }
}
