internal import Text

/// How words in a post belong to somebody.
package struct PersonTie: Sendable {
  package enum Relation: Sendable {
    /// `zijn epilepsie`, `de epilepsie van Sem`.
    case possession
    /// `dat jongetje met epilepsie`, `die Syrische familie`.
    case attribute
    /// `Sem heeft epilepsie`.
    case predicate
    /// In another clause of the sentence.
    case nearby
    /// In a sentence that speaks on of the one before.
    case linked
  }

  /// The anchor beside the words.
  package var anchor: Int
  package var relation: Relation
}

extension PersonAnchors {
  /// How far somebody may stand from the words that are said of them.
  package enum Reach: Int, Sendable, Comparable {
    /// Possession or attribute.
    case phrase
    /// The same clause.
    case clause
    /// The same sentence.
    case sentence
    /// The sentence before, when this one speaks of nobody else.
    case linked

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  /// Who holds the words; nil when nobody, a group, the reader or anybody at all does.
  package func tie(of words: Range<Int>, reach: Reach) -> PersonTie? {
    guard !words.isEmpty else { return nil }
    let sentence = tokens.sentence(of: words.lowerBound).tokens
    let near = Array(anchors(inSentence: Int(tokens[words.lowerBound].sentence)))
    if let tie = inside(words, near), !isHousehold(tie.anchor) || recognisability(tie.anchor) > .none {
      return checked(tie)
    }
    if let tie = possession(words, near) ?? ownership(words, near, sentence) {
      return checked(tie)
    }
    if let tie = attribute(words, near, sentence) { return checked(tie) }
    guard reach >= .clause else { return nil }
    let clause = clause(of: words, in: sentence)
    if let anchor = near.last(where: {
      all[$0].tokens.upperBound <= words.lowerBound && clause.contains(all[$0].head) && isSubject($0)
    }) {
      return checked(PersonTie(anchor: anchor, relation: .predicate))
    }
    if let anchor = near.first(where: {
      all[$0].tokens.lowerBound >= words.upperBound && clause.contains(all[$0].head) && isSubject($0)
    }) {
      return checked(PersonTie(anchor: anchor, relation: .predicate))
    }
    if reach >= .linked, words.lowerBound == sentence.lowerBound, !near.contains(where: { isSomebody($0) }),
      let tie = linked(words)
    {
      // `Diabetes, dus even wennen voor ons`: the one of the sentence before.
      return tie
    }
    guard reach >= .sentence else { return nil }
    let outer =
      near.last { all[$0].head < clause.lowerBound && isSubject($0) }
      ?? near.first { all[$0].head >= clause.upperBound && isSubject($0) }
    if let outer { return checked(PersonTie(anchor: outer, relation: .nearby)) }
    guard reach >= .linked else { return nil }
    return linked(words)
  }

  private func isSomebody(_ index: Int) -> Bool {
    switch all[index].form {
    case .name, .description, .relative, .pronoun: true
    default: false
    }
  }

  /// Adjectives before a noun: `die Oekraïense familie`.
  private func inside(_ words: Range<Int>, _ near: [Int]) -> PersonTie? {
    near.first {
      words.upperBound <= all[$0].head && words.lowerBound >= all[$0].tokens.lowerBound || isRightBefore(words, $0)
    }
    .map { PersonTie(anchor: $0, relation: .attribute) }
  }

  /// `een gelovig gezin`: whose is told elsewhere in the clause.
  private func isHousehold(_ index: Int) -> Bool { isHousehold(all[index]) }

  private func isRightBefore(_ words: Range<Int>, _ index: Int) -> Bool {
    let anchor = all[index]
    guard anchor.head == words.upperBound, anchor.form != .name, anchor.form != .pronoun, anchor.form != .author,
      anchor.form != .addressee
    else { return false }
    return tokens[anchor.head].before.isSubset(of: [.space, .hyphen])
  }

  /// `zijn zware epilepsie`, `Sems epilepsie`.
  private func possession(_ words: Range<Int>, _ near: [Int]) -> PersonTie? {
    guard let index = near.last(where: { all[$0].tokens.upperBound <= words.lowerBound }) else { return nil }
    let gap = all[index].tokens.upperBound..<words.lowerBound
    guard gap.count <= 3,
      gap.allSatisfy({ !Determiners.stops.contains(tokens[$0]) && Determiners.determiner(tokens[$0]) == nil }),
      !(gap.lowerBound..<words.lowerBound + 1).contains(where: { !tokens[$0].before.isDisjoint(with: .clauseBreak) }),
      all[index].isPossessive
    else { return nil }
    return PersonTie(anchor: index, relation: .possession)
  }

  /// `de epilepsie van Sem`, `ADHD bij meisjes`.
  private func ownership(_ words: Range<Int>, _ near: [Int], _ sentence: Range<Int>) -> PersonTie? {
    let after = words.upperBound
    guard after + 1 < sentence.upperBound, Ties.of.contains(tokens[after]) else { return nil }
    return near.first { all[$0].tokens.lowerBound > after && all[$0].tokens.lowerBound <= after + 2 }
      .map { PersonTie(anchor: $0, relation: .possession) }
  }

  /// `dat jongetje uit groep 3 met epilepsie`.
  private func attribute(_ words: Range<Int>, _ near: [Int], _ sentence: Range<Int>) -> PersonTie? {
    guard
      let with = stride(from: words.lowerBound - 1, through: max(sentence.lowerBound, words.lowerBound - 5), by: -1)
        .first(where: { Ties.with.contains(tokens[$0]) }),
      !((with + 1)..<words.lowerBound).contains(where: { Pronouns.verbs.contains(tokens[$0]) })
    else { return nil }
    guard !near.contains(where: { all[$0].head > with && all[$0].head < words.lowerBound }),
      let index = near.last(where: { all[$0].tokens.upperBound <= with }), with - all[index].tokens.upperBound <= 8
    else { return nil }
    return PersonTie(anchor: index, relation: .attribute)
  }

  /// Whether an anchor can be the one a clause speaks of.
  private func isSubject(_ index: Int) -> Bool {
    switch all[index].form {
    case .author, .addressee: !all[index].isPossessive
    case .someone: PersonWords.word(tokens[all[index].head])?.role != .someone
    default: true
    }
  }

  /// The stretch round the words up to commas and joining words.
  private func clause(of words: Range<Int>, in sentence: Range<Int>) -> Range<Int> {
    var lower = words.lowerBound
    while lower > sentence.lowerBound, tokens[lower].before.isDisjoint(with: .clauseBreak) {
      if lower < words.lowerBound, Ties.joints.contains(tokens[lower]) { break }
      lower -= 1
    }
    var upper = words.upperBound
    while upper < sentence.upperBound, tokens[upper].before.isDisjoint(with: .clauseBreak),
      !Ties.joints.contains(tokens[upper])
    {
      upper += 1
    }
    return lower..<upper
  }

  /// The one whom the sentence before speaks of, when this one speaks of nobody.
  private func linked(_ words: Range<Int>) -> PersonTie? {
    let sentence = Int(tokens[words.lowerBound].sentence)
    guard sentence > 0 else { return nil }
    let before = anchors(inSentence: sentence - 1)
    guard let last = before.last(where: { isSubject($0) && all[$0].form != .author }) else { return nil }
    return checked(PersonTie(anchor: last, relation: .linked))
  }

  private func checked(_ tie: PersonTie) -> PersonTie? {
    recognisability(tie.anchor) == .none ? nil : tie
  }
}

private enum Ties {
  static let of = WordSet("van bij")
  static let with = WordSet("met wegens vanwege door dankzij zonder")
  static let joints = WordSet("maar want omdat terwijl doordat zodat hoewel dus")
}
