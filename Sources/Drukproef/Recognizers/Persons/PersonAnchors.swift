internal import Text

/// Everybody whom a post speaks of, sentence by sentence, with who is meant by whom.
///
/// Recognizers ask it who holds a word: whose illness, address or deed it is (``tie(of:reach:)``).
package struct PersonAnchors: Sendable {
  /// In order of their head.
  package private(set) var all: [PersonAnchor] = []
  package let groups: GroupLabels
  let tokens: TokenBuffer
  /// Per sentence the first anchor whose head lies in it; one more at the end.
  private var starts: [Int] = []
  /// The name that the writer gives as their own.
  private(set) var author: Int?

  package init(_ reading: Reading) {
    tokens = reading.tokens
    groups = GroupLabels(reading)
    collect(reading)
    starts = Self.starts(of: all, tokens)
    for index in all.indices { link(index) }
    author = all.indices.first { isAuthorsName($0) && recognisability($0) == .named }
  }

  /// For a reading that has none yet.
  static let none = PersonAnchors()
  private init() {
    tokens = TokenBuffer()
    groups = GroupLabels.none
  }

  /// The numbers of the anchors whose head lies in a sentence.
  package func anchors(inSentence sentence: Int) -> Range<Int> {
    sentence + 1 < starts.count ? starts[sentence]..<starts[sentence + 1] : 0..<0
  }

  /// The numbers of the anchors whose head lies in some words of one sentence.
  package func anchors(in words: Range<Int>) -> [Int] {
    guard let first = words.first else { return [] }
    return anchors(inSentence: Int(tokens[first].sentence)).filter { words.contains(all[$0].head) }
  }

  /// The anchor with its head at a token.
  package func anchor(at token: Int) -> Int? {
    anchors(inSentence: Int(tokens[token].sentence)).first { all[$0].head == token }
  }

  /// Whether a name stands in some words of one sentence.
  package func names(in words: Range<Int>) -> [Int] { anchors(in: words).filter { all[$0].form == .name } }

  /// The anchor that a pronoun or repeated noun stands for at last.
  package func person(_ index: Int) -> Int {
    var index = index
    for _ in 0..<8 {
      guard let next = all[index].antecedent else { return index }
      index = next
    }
    return index
  }

  /// How easily readers find out who an anchor is.
  package func recognisability(_ index: Int) -> PersonAnchor.Recognisability {
    var index = person(index)
    for _ in 0..<8 {
      let anchor = all[index]
      switch anchor.form {
      case .name: return .named
      case .description: return .singledOut
      case .author: return author == nil ? .author : .named
      case .relative:
        guard let owner = anchor.owner else { return .none }
        index = person(owner)
        if all[index].form == .author { return author == nil ? .authorsOwn : .named }
      case .pronoun, .addressee, .group, .someone: return .none
      }
    }
    return .none
  }

  /// Roster rows of the person, or of the one whose relative it is.
  package func pupils(_ index: Int) -> [Int] {
    let anchor = all[person(index)]
    if !anchor.pupils.isEmpty { return anchor.pupils }
    return anchor.owner.map { all[person($0)].pupils } ?? []
  }

  private static func starts(of anchors: [PersonAnchor], _ tokens: TokenBuffer) -> [Int] {
    var starts = [Int](repeating: 0, count: tokens.sentences.count + 1)
    for anchor in anchors { starts[Int(tokens[anchor.head].sentence) + 1] += 1 }
    for sentence in 0..<tokens.sentences.count { starts[sentence + 1] += starts[sentence] }
    return starts
  }
}

// MARK: - Finding anchors

extension PersonAnchors {
  private mutating func collect(_ reading: Reading) {
    var names: [Int: (end: Int, pupils: [Int], sex: Pupil.Sex?)] = [:]
    for mention in reading.mentions where mention.kind.family == .name && !mention.traits.contains(.hint) {
      let covered = tokens.tokens(in: mention.range)
      guard !covered.isEmpty else { continue }
      let sexes = Set(
        mention.pupils.compactMap { reading.school.pupils.indices.contains($0) ? reading.school.pupils.rows[$0].sex : nil })
      names[covered.lowerBound] = (covered.upperBound, mention.pupils, sexes.count == 1 ? sexes.first : nil)
    }
    var token = 0
    while token < tokens.count {
      if let name = names[token] {
        var anchor = PersonAnchor(.name, token..<name.end, head: token)
        anchor.pupils = name.pupils
        anchor.sex = name.sex
        anchor.isChild = name.pupils.isEmpty ? nil : true
        anchor.isPossessive = tokens.keyBytes(name.end - 1).last == UInt8(ascii: "s")
        all.append(anchor)
        token = name.end
      } else {
        if let anchor = pronoun(at: token) ?? superlative(at: token) ?? noun(at: token) ?? onlyOne(at: token)
          ?? pointedAt(token)
        {
          all.append(anchor)
        }
        token += 1
      }
    }
  }

  private func pronoun(at token: Int) -> PersonAnchor? {
    guard let word = Pronouns.word(tokens[token]) else { return nil }
    var anchor = PersonAnchor(word.form, token..<token + 1, head: token)
    anchor.sex = word.sex
    anchor.count = word.isPlural ? 2 : 1
    anchor.isPossessive = word.isPossessive
    if Pronouns.isVerbToo.contains(tokens[token]), !isPossessiveZijn(token) { return nil }
    if Pronouns.isHairToo.contains(tokens[token]) {
      guard !isHair(token) else { return nil }
      anchor.isPossessive = token + 1 < tokens.count && startsNoun(token + 1)
    }
    if Pronouns.pointing.contains(tokens[token]) {
      guard tokens.opensSentence(token), token + 1 < tokens.count, Pronouns.verbs.contains(tokens[token + 1]) else {
        return nil
      }
    }
    if Pronouns.ze.contains(tokens[token]), besidePluralVerb(token) { anchor.count = 2 }
    return anchor
  }

  /// `zijn` is a possessive when a noun follows and no plural stands before it.
  private func isPossessiveZijn(_ token: Int) -> Bool {
    guard token + 1 < tokens.count, tokens[token + 1].sentence == tokens[token].sentence,
      tokens[token + 1].before.isDisjoint(with: .clauseBreak), startsNoun(token + 1)
    else { return false }
    guard token > 0, tokens[token - 1].sentence == tokens[token].sentence else { return true }
    if let next = PersonWords.word(tokens[token + 1]), next.role == .relative || next.role == .relatives { return true }
    if Pronouns.pluralSubjects.contains(tokens[token - 1]) { return false }
    if let word = PersonWords.word(tokens[token - 1]) {
      return word.role != .plural && word.role != .relatives && word.role != .household
    }
    return !follows(several: token)
  }

  /// `onze tweelingbroertjes uit groep 3 zijn geadopteerd`: several stand before, with their place between.
  private func follows(several token: Int) -> Bool {
    let first = tokens.sentence(of: token).tokens.lowerBound
    for earlier in stride(from: token - 1, through: max(first, token - 5), by: -1) {
      if !tokens[earlier + 1].before.isDisjoint(with: .clauseBreak) { return false }
      guard let word = PersonWords.word(tokens[earlier]) else { continue }
      return word.role == .plural || word.role == .relatives || word.role == .household
    }
    return false
  }

  private func startsNoun(_ token: Int) -> Bool {
    !Pronouns.notAfterPossessive.contains(tokens[token]) && tokens[token].kind == .word
  }

  private func isHair(_ token: Int) -> Bool {
    guard token > 0, tokens[token - 1].sentence == tokens[token].sentence else { return false }
    return Pronouns.beforeHair.contains(tokens[token - 1])
  }

  private func besidePluralVerb(_ token: Int) -> Bool {
    (token + 1 < tokens.count && Pronouns.pluralVerbs.contains(tokens[token + 1]))
      || (token > 0 && Pronouns.pluralVerbs.contains(tokens[token - 1]))
  }

  /// `er is maar één`, `de enige van heel de school`: somebody without a noun.
  private func onlyOne(at token: Int) -> PersonAnchor? {
    let sentence = tokens.sentence(of: token).tokens
    if Determiners.only.contains(tokens[token]), token > sentence.lowerBound,
      Determiners.definite.contains(tokens[token - 1]),
      token + 1 >= sentence.upperBound || Determiners.afterOnly.contains(tokens[token + 1]) || isBroken(token + 1)
    {
      var anchor = PersonAnchor(.description, token - 1..<token + 1, head: token)
      anchor.isUnique = true
      return isPersonal(anchor) ? anchor : nil
    }
    if Determiners.one.contains(tokens[token]), token > sentence.lowerBound,
      Determiners.isJust(token - 1, tokens),
      token + 1 >= sentence.upperBound || Determiners.afterOnly.contains(tokens[token + 1]) || isBroken(token + 1)
    {
      var anchor = PersonAnchor(.description, token - 1..<token + 1, head: token)
      anchor.isUnique = true
      return isPersonal(anchor) ? anchor : nil
    }
    return nil
  }

  /// `de jongste van groep 1`: not somebody's youngest, but the one of a class.
  private func superlative(at token: Int) -> PersonAnchor? {
    guard token + 1 < tokens.count, Determiners.of.contains(tokens[token + 1]), groups.contains(token + 2) else {
      return nil
    }
    return onlyOne(at: token)
  }

  /// `die lange uit 5V`, `die ene met de krullen in onze klas`: a pointing word, an adjective and no noun.
  private func pointedAt(_ token: Int) -> PersonAnchor? {
    let sentence = tokens.sentence(of: token).tokens
    guard token > sentence.lowerBound, token + 1 < sentence.upperBound, tokens[token].before == .space,
      Determiners.pointing.contains(tokens[token - 1]), Determiners.nounless.contains(tokens[token]),
      Determiners.afterOnly.contains(tokens[token + 1])
    else { return nil }
    var anchor = PersonAnchor(.description, token - 1..<token + 1, head: token)
    anchor.isPointedAt = true
    anchor.isChild = true
    return isPersonal(anchor) ? anchor : nil
  }

  private func isBroken(_ token: Int) -> Bool { !tokens[token].before.isDisjoint(with: .clauseBreak) }

  /// Without a noun the only one must be of a group or school to be a person.
  private func isPersonal(_ anchor: PersonAnchor) -> Bool {
    let sentence = tokens.sentence(of: anchor.head).tokens
    return !groups.labels(in: sentence).isEmpty || sentence.contains { Determiners.schoolPlaces.contains(tokens[$0]) }
  }

  private func noun(at head: Int) -> PersonAnchor? {
    guard tokens[head].kind == .word, let word = PersonWords.word(head, tokens), !isCompound(head) else { return nil }
    let phrase = NounPhrase(head: head, tokens: tokens)
    var anchor = PersonAnchor(.group, phrase.start..<head + 1, head: head)
    anchor.sex = word.sex
    anchor.isChild = word.isChild
    anchor.isUnique = phrase.isUnique
    anchor.isPointedAt = phrase.determiner == .pointing
    anchor.count = phrase.count ?? (word.role == .plural || word.role == .relatives ? 2 : 1)
    anchor.form = form(of: word, phrase, head)
    anchor.isDefinite = phrase.determiner == .definite && anchor.form == .description && hasClause(after: head)
    return anchor
  }

  /// `autisme-kind`, `kind-oudergesprek`: half a compound is nobody.
  private func isCompound(_ head: Int) -> Bool {
    head + 1 < tokens.count && tokens[head + 1].before.contains(.hyphen)
  }

  private func form(of word: PersonWords.Word, _ phrase: NounPhrase, _ head: Int) -> PersonAnchor.Form {
    if phrase.determiner == .every || phrase.determiner == .addressee { return .someone }
    switch word.role {
    case .someone: return phrase.isUnique || hasPlace(after: head) ? .description : .someone
    case .plural:
      guard let count = phrase.count, count > 0, count <= 5, hasPlace(after: head) || phrase.determiner == .pointing
      else { return .group }
      return .description
    case .relatives:
      let isPointed =
        phrase.determiner == .pointing && phrase.start > 0 && Determiners.with.contains(tokens[phrase.start - 1])
      return phrase.determiner == .possessive || phrase.determiner == .definite || isPointed ? .relative : .group
    case .relative:
      if phrase.determiner == .pointing || phrase.determiner != .possessive && hasPlace(after: head) {
        return .description
      }
      return phrase.determiner == .indefinite ? .someone : .relative
    case .household:
      return phrase.determiner == .indefinite || phrase.determiner == .none
        ? (hasPlace(after: head) ? .description : .someone) : .description
    case .unique:
      return phrase.determiner == .definite || phrase.determiner == .possessive || phrase.isUnique
        ? .description : .someone
    case .staff:
      return phrase.determiner == .indefinite && !hasPlace(after: head) || phrase.determiner == .none
        ? .someone : .description
    case .person:
      switch phrase.determiner {
      case .possessive:
        let isSpouse = word.isChild == false && Determiners.mine.contains(tokens[phrase.start])
        return isSpouse || Determiners.theirs.contains(tokens[phrase.start]) ? .relative : .description
      case .pointing: return .description
      case .definite, .indefinite:
        return phrase.isUnique || hasPlace(after: head) || isInGroup(head) ? .description : .someone
      case .none: return hasPlace(after: head) ? .description : .someone
      case .every, .addressee: return .someone
      }
    }
  }

  /// `uit groep 6`, `van 4H`, `in onze klas` right after the noun, or with a few words of description between.
  private func hasPlace(after head: Int) -> Bool {
    let sentence = tokens.sentence(of: head).tokens
    var token = head + 1
    let reach = token < sentence.upperBound && Determiners.with.contains(tokens[token]) ? 13 : 7
    while token < sentence.upperBound, token <= head + reach {
      if token > head + 1, PersonWords.word(tokens[token]) != nil { return false }
      if Determiners.placePrepositions.contains(tokens[token]), token + 1 < sentence.upperBound {
        if groups.contains(token + 1) { return true }
        if Determiners.our.contains(tokens[token + 1]), token + 2 < sentence.upperBound,
          Determiners.schoolPlaces.contains(tokens[token + 2])
        {
          return true
        }
      }
      token += 1
    }
    return false
  }

  /// `het meisje uit groep 6 dat …`: a clause with `die` or `dat` behind the noun and its group.
  private func hasClause(after head: Int) -> Bool {
    let end = min(tokens.sentence(of: head).tokens.upperBound, head + 6)
    return (head + 1..<max(end, head + 1)).contains {
      Determiners.relative.contains(tokens[$0]) && tokens[$0].before.isDisjoint(with: [.fullStop, .colon])
    }
  }

  /// `in 3H zit een jongen`, `wij hebben in groep 5 een meisje`.
  private func isInGroup(_ head: Int) -> Bool {
    let sentence = tokens.sentence(of: head).tokens
    return groups.labels(in: sentence.lowerBound..<head).contains { label in
      label.tokens.lowerBound > sentence.lowerBound
        && Determiners.inside.contains(tokens[label.tokens.lowerBound - 1])
    }
  }

  private func isAuthorsName(_ index: Int) -> Bool {
    let first = all[index].tokens.lowerBound
    guard first > 0 else { return false }
    if Pronouns.greetings.contains(tokens[first - 1]) { return true }
    guard first > 1, tokens[first - 1].sentence == tokens[first].sentence else { return false }
    let (verb, subject) = (tokens[first - 1], tokens[first - 2])
    return Pronouns.amCalled.contains(verb) && Pronouns.myself.contains(subject)
  }
}

// MARK: - Who stands for whom

extension PersonAnchors {
  private mutating func link(_ index: Int) {
    switch all[index].form {
    case .pronoun: all[index].antecedent = antecedent(of: index)
    case .relative: linkRelative(index)
    case .description, .someone:
      if let name = nameBehind(index) {
        all[index].antecedent = name
      } else if all[index].form == .someone, all[index].tokens.count > 1,
        Determiners.definite.contains(tokens[all[index].tokens.lowerBound])
      {
        all[index].antecedent = repeated(index)
      } else if all[index].form == .someone {
        all[index].antecedent = subject(ofPredicate: index)
      }
    case .name, .author, .addressee, .group: break
    }
  }

  /// The name that follows at once: `mijn zoon Xander`.
  private func nameBehind(_ index: Int) -> Int? {
    guard index + 1 < all.count, all[index + 1].form == .name, all[index + 1].head == all[index].tokens.upperBound,
      tokens[all[index + 1].head].sentence == tokens[all[index].head].sentence,
      tokens[all[index + 1].head].before.isSubset(of: [.space, .comma, .lineBreak])
    else { return nil }
    return index + 1
  }

  /// `Isa is enig kind`, `Nahom, als kleuter gevlucht`: what somebody is said to be is that somebody.
  private func subject(ofPredicate index: Int) -> Int? {
    let sentence = tokens.sentence(of: all[index].head).tokens
    let before = all[index].tokens.lowerBound - 1
    guard before > sentence.lowerBound, index > 0, PersonWords.word(tokens[all[index].head])?.role != .someone,
      Determiners.predicative.contains(tokens[before])
        || before > sentence.lowerBound + 1
          && Determiners.adverbs.contains(tokens[before]) && Determiners.predicative.contains(tokens[before - 1])
    else { return nil }
    let subject = all[index - 1]
    guard sentence.contains(subject.head),
      subject.form == .name || subject.form == .pronoun || subject.form == .description,
      subject.tokens.upperBound <= before, !subject.isPossessive
    else { return nil }
    return index - 1
  }

  private mutating func linkRelative(_ index: Int) {
    if let name = nameBehind(index) {
      all[index].antecedent = name
      return
    }
    if let subject = subject(ofPredicate: index) {
      all[index].antecedent = subject
      return
    }
    all[index].owner = owner(of: index)
    guard all[index].owner == nil else { return }
    // `papa`, `de ouders`: of whoever was spoken of.
    let first = tokens[all[index].tokens.lowerBound]
    let isBare =
      all[index].tokens.count == 1 || Determiners.definite.contains(first) || Determiners.pointing.contains(first)
    if isBare {
      all[index].owner = recent(before: index, sentences: 1) { $0 == .name || $0 == .description || $0 == .relative }
    }
    if all[index].owner == nil, all[index].count > 1 { all[index].form = .group }
  }

  private func owner(of index: Int) -> Int? {
    let anchor = all[index]
    if index > 0, all[index - 1].isPossessive, all[index - 1].tokens.upperBound <= anchor.head,
      all[index - 1].tokens.upperBound >= anchor.tokens.lowerBound
    {
      return index - 1
    }
    let after = anchor.tokens.upperBound
    if after + 1 < tokens.count, tokens[after].sentence == tokens[anchor.head].sentence,
      Determiners.of.contains(tokens[after]),
      index + 1 < all.count, all[index + 1].tokens.lowerBound <= after + 2, all[index + 1].tokens.lowerBound > after
    {
      return index + 1
    }
    return nil
  }

  private func antecedent(of index: Int) -> Int? {
    let pronoun = all[index]
    let isPlural = pronoun.count > 1
    let sentence = Int(tokens[pronoun.head].sentence)
    var fallback: Int?
    for earlier in stride(from: index - 1, through: 0, by: -1) {
      let candidate = all[earlier]
      guard sentence - Int(tokens[candidate.head].sentence) <= 3 else { break }
      guard isCandidate(earlier), agrees(candidate, pronoun) else { continue }
      if candidate.form == .someone, Int(tokens[candidate.head].sentence) != sentence { continue }
      if isPlural == (candidate.count > 1) || candidate.form == .name { return earlier }
      if fallback == nil, candidate.form != .group { fallback = earlier }
    }
    return fallback ?? cataphor(index)
  }

  /// `Hij is niet te missen, Pim is lang`: the name comes later in the sentence.
  private func cataphor(_ index: Int) -> Int? {
    let sentence = tokens[all[index].head].sentence
    guard index + 1 < all.count else { return nil }
    return ((index + 1)..<min(index + 4, all.count)).first {
      tokens[all[$0].head].sentence == sentence && all[$0].form == .name && agrees(all[$0], all[index])
    }
  }

  func isHousehold(_ anchor: PersonAnchor) -> Bool {
    anchor.form != .name && PersonWords.word(tokens[anchor.head])?.role == .household
  }

  private func isCandidate(_ index: Int) -> Bool {
    switch all[index].form {
    case .name, .description, .group: true
    case .relative: all[index].antecedent == nil
    case .someone: PersonWords.word(tokens[all[index].head])?.role != .someone
    case .pronoun, .author, .addressee: false
    }
  }

  private func agrees(_ candidate: PersonAnchor, _ pronoun: PersonAnchor) -> Bool {
    if pronoun.count == 1, candidate.form == .group || isHousehold(candidate) { return false }
    guard pronoun.count == 1, let wanted = pronoun.sex, let sex = candidate.sex else { return true }
    return wanted == sex || sex == .other
  }

  /// The last anchor of the wanted forms, in this sentence or so many before it.
  private func recent(before index: Int, sentences: Int, _ isWanted: (PersonAnchor.Form) -> Bool) -> Int? {
    let sentence = Int(tokens[all[index].head].sentence)
    for earlier in stride(from: index - 1, through: 0, by: -1) {
      guard sentence - Int(tokens[all[earlier].head].sentence) <= sentences else { return nil }
      if isWanted(all[earlier].form), all[earlier].form != .relative || all[earlier].owner != nil { return earlier }
    }
    return nil
  }

  /// `dat meisje … het meisje`: the same noun, spoken of before.
  private func repeated(_ index: Int) -> Int? {
    let sentence = Int(tokens[all[index].head].sentence)
    for earlier in stride(from: index - 1, through: 0, by: -1) {
      guard sentence - Int(tokens[all[earlier].head].sentence) <= 3 else { return nil }
      let candidate = all[earlier]
      guard candidate.form == .description || candidate.form == .name || candidate.form == .relative else { continue }
      if agrees(candidate, all[index]) || candidate.sex == nil { return earlier }
    }
    return nil
  }
}
