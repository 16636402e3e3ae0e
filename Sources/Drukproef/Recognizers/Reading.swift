package import Text

/// A post as the recognizers see it: its tokens, the classes its words belong to, the patterns in it, and the mentions
/// found so far.
package final class Reading: @unchecked Sendable {
  // Unchecked: the proofreader fills it in, and whoever has it after that can change nothing.

  package let document: Document
  package let tokens: TokenBuffer
  package let lexicon: Lexicon
  package let school: SchoolRegister
  /// What is known of the words of the tokens; only while the recognizers read.
  let memory: WordMemory
  /// The groups of digits in the prose.
  package let digits: DigitGroups
  /// Words and phrases of the term lists; from the second stage on also the names found, as classes `naam`, `leerling`.
  @exclusivity(unchecked) package internal(set) var hits: ClassHits
  /// The patterns that the matches are of.
  package var patternSet: PatternSet { lexicon.patterns }
  /// Matches of all pattern files, in order of sentence; empty in the first stage.
  @exclusivity(unchecked) package internal(set) var patterns: [PatternMatch] = []
  /// What was found so far, in the order found.
  @exclusivity(unchecked) package internal(set) var mentions: [Mention] = []
  /// Everybody whom the post speaks of; known from the second stage on.
  @exclusivity(unchecked) package internal(set) var persons = PersonAnchors.none
  /// Persons who are not named and yet can be found out; known when all recognizers have read.
  @exclusivity(unchecked) package internal(set) var indirect: [IndirectIdentification] = []

  init(
    document: Document, tokens: TokenBuffer, lexicon: Lexicon, school: SchoolRegister, hits: ClassHits,
    memory: WordMemory
  ) {
    self.memory = memory
    self.document = document
    self.tokens = tokens
    self.lexicon = lexicon
    self.school = school
    self.hits = hits
    digits = DigitGroups(document.prose)
  }

  /// The prose of a range.
  package func text(_ range: ProseRange) -> String {
    String(decoding: document.prose[range.range], as: UTF8.self)
  }

  package func range(_ tokens: Range<Int>) -> ProseRange { self.tokens.range(tokens) }

  /// The list key of a token.
  package func key(_ token: Int) -> String { tokens.key(token) }

  /// Whether the word of a token is an ordinary one.
  func isOrdinary(_ token: Int) -> Bool {
    memory.answer(.ordinary, token) { lexicon.words.contains(tokens.keyBytes(token)) }
  }

  /// Matches of pattern families with an attribute of that value: `matches("signal", "disclaimer.opinion")`.
  package func matches(_ attribute: String, _ value: String) -> [PatternMatch] {
    if patterns.isEmpty { return [] }
    let families = patternSet.familyNumbers(attribute, value)
    guard let first = families.first, let last = families.last else { return [] }
    return patterns.filter { match in
      let family = patternSet.familyNumber(of: match.pattern)
      return family >= first && family <= last && families.contains(family)
    }
  }

  package func family(_ match: PatternMatch) -> PatternFamily { patternSet.family(of: match.pattern) }

  /// Whether any mention of one of the kinds lies in a stretch of tokens.
  package func mentions(of kinds: Set<Kind>, in tokens: Range<Int>) -> [Mention] {
    guard !tokens.isEmpty else { return [] }
    let range = self.tokens.range(tokens)
    return mentions.filter { kinds.contains($0.kind) && $0.range.overlaps(range) }
  }

  /// Whether a token stands between quotation marks.
  package func isQuoted(_ token: Int) -> Bool { tokens.isQuoted(token) }
}
