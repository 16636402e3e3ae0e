internal import Text

/// Reads posts: the whole way from a document to its proof. Immutable, so one serves all tasks at once.
package final class Proofreader: Sendable {
  package let lexicon: Lexicon
  package let school: SchoolRegister
  private let judge: Judge
  /// Find by themselves: numbers, addresses, names.
  private let firstStage: [any Recognizer]
  /// Need to know who is named, or read patterns: factors, conduct, confidential matters.
  private let secondStage: [any Recognizer]
  private let repairer: Repairer
  private let schoolNames: SchoolNames
  private let indirect: IndirectIdentifier
  private let memories = WordMemories()

  /// - Parameter ownTerms: lists of the school's own words.
  package init(
    lexicon: Lexicon, school: SchoolRegister = .empty, protocols: ProtocolLibrary, ownTerms: [OwnTerms] = []
  ) {
    self.lexicon = lexicon
    self.school = school
    judge = Judge(protocols: protocols)
    let names = NameWords(school, lexicon: lexicon)
    firstStage = Recognizers.firstStage(school: school, names: names)
    let own: [any Recognizer] = ownTerms.isEmpty ? [] : [OwnTermRecognizer(ownTerms)]
    secondStage = Recognizers.secondStage(lexicon: lexicon, school: school) + own
    repairer = Repairer(lexicon: lexicon, names: names)
    schoolNames = SchoolNames(school: school, protocolNames: protocols.schoolNames, lexicon: lexicon)
    indirect = IndirectIdentifier(school: school)
  }

  /// Reads a post and judges it by the protocols that its context names.
  package func proof(of document: Document) -> Proof {
    judge.proof(of: reading(of: document))
  }

  /// What is in a post, before any protocol looks at it.
  package func reading(of document: Document) -> Reading {
    memories.withMemory { reading(of: document, with: $0) }
  }

  private func reading(of document: Document, with memory: WordMemory) -> Reading {
    var tokens = Tokenizer.tokens(of: document.prose)
    memory.open(tokens)
    let repairs = repairer.repairs(for: tokens, memory)
    if !repairs.isEmpty {
      tokens.apply(repairs)
      memory.open(tokens)
    }
    let terms = lexicon.terms.hits(in: tokens, words: lexicon.words, memory) + schoolNames.hits(in: tokens)
    let reading = Reading(
      document: document, tokens: tokens, lexicon: lexicon, school: school,
      hits: ClassHits(terms, tokenCount: tokens.count), memory: memory)
    for recognizer in firstStage { reading.mentions += recognizer.mentions(in: reading) }
    reading.mentions = Resolution.settled(reading.mentions).filter { !isStaffByline($0, in: reading) }
    reading.persons = PersonAnchors(reading)
    reading.hits = ClassHits(withUnions(terms + found(in: reading)), tokenCount: tokens.count)
    reading.patterns = lexicon.patterns.matches(in: tokens, reading.hits)
    for recognizer in secondStage { reading.mentions += recognizer.mentions(in: reading) }
    reading.mentions = Resolution.settled(reading.mentions)
    reading.indirect = indirect.identifications(in: reading)
    return reading
  }

  /// Whether a mention is the name under which somebody on the staff list publishes.
  private func isStaffByline(_ mention: Mention, in reading: Reading) -> Bool {
    guard mention.kind.family == .name, reading.document.bylines.contains(where: { $0.contains(mention.range) }) else {
      return false
    }
    let words = reading.tokens.tokens(in: mention.range).map(reading.tokens.key)
    return school.staff.contains { member in
      let name = ListKey.text(member.name).split { $0 == " " || $0 == "-" }.map(String.init)
      return words.allSatisfy(name.contains)
    }
  }

  /// The hits, and again as hits of the classes that their own class belongs to.
  private func withUnions(_ hits: [ClassHit]) -> [ClassHit] {
    var output = hits
    for hit in hits {
      for union in lexicon.unions.of(hit.wordClass) {
        output.append(
          ClassHit(
            tokens: hit.tokens, tail: hit.tail, wordClass: union, strength: hit.strength, entry: hit.entry))
      }
    }
    return output
  }

  /// Names as classes that patterns can speak of.
  private func found(in reading: Reading) -> [ClassHit] {
    reading.mentions.flatMap { mention -> [ClassHit] in
      guard mention.kind.family == .name else { return [] }
      let tokens = reading.tokens.tokens(in: mention.range)
      guard !tokens.isEmpty else { return [] }
      if mention.traits.contains(.hint) { return [ClassHit(tokens: tokens, wordClass: lexicon.found.doubtfulName)] }
      var hits = [ClassHit(tokens: tokens, wordClass: lexicon.found.name)]
      if mention.kind == .naamLeerling { hits.append(ClassHit(tokens: tokens, wordClass: lexicon.found.pupil)) }
      return hits
    }
  }
}
