internal import Text

/// Words of a post that together can be somebody's name, and whose.
struct NameExpression {
  enum Form {
    /// First name and surname, in this or the other order.
    case full
    /// The same with one letter wrong, missing, added or swapped.
    case misspelled
    case initialAndSurname, firstAndInitial, first, nickname, surname, initials, handle
  }

  var tokens: Range<Int>
  var form: Form
  /// Those of the school's people whose name it can be.
  var owners: Set<NameWords.Owner>
  /// The name has parts that belong together by the national lists alone.
  var isNationalFull = false

  var pupils: [Int] {
    owners.compactMap { if case .pupil(let number) = $0 { number } else { nil } }.sorted()
  }

  var hasStaff: Bool {
    owners.contains { if case .staff = $0 { true } else { false } }
  }
}

/// Parses names out of the words of a post: which words belong together, and in what form.
struct NameParser {
  let names: NameReading
  private var tokens: TokenBuffer { names.tokens }
  private var words: NameWords { names.words }

  init(_ names: NameReading) { self.names = names }

  /// Every expression of a post, left to right, none sharing a word with the next.
  func expressions() -> [NameExpression] {
    var output: [NameExpression] = []
    var token = 0
    while token < tokens.count {
      if let found = expression(at: token), !isLetter(found) {
        output.append(found)
        token = max(found.tokens.upperBound, token + 1)
      } else {
        token += 1
      }
    }
    return output
  }

  /// `maat S`: a letter is no name.
  private func isLetter(_ expression: NameExpression) -> Bool {
    expression.tokens.count == 1 && tokens.keyBytes(expression.tokens.lowerBound).count == 1
  }

  private func expression(at token: Int) -> NameExpression? {
    guard tokens[token].kind == .word, !NameCues.titles.contains(tokens[token]), !isNoName(token)
    else { return nil }
    let profile = names.profiles[token]
    if isInitial(token), let found = initialled(at: token) ?? dottedInitials(at: token) { return found }
    // A letter by itself keeps people apart without naming them: leerling A.
    if profile.claims.isEmpty, tokens.keyBytes(token).count == 1 { return nil }
    if hasFirstRole(profile), let found = rosterFirst(at: token) { return found }
    if profile.claims.contains(where: { $0.role == .surname }), let found = surnameFirst(at: token) { return found }
    if profile.isCapitalized || names.ignoresCase, let found = misspelledFirst(at: token) { return found }
    if profile.firstName ?? 0 < 200, profile.claims.contains(where: { $0.role == .surname }),
      let found = rosterSurname(at: token), nationalFirst(at: token)?.isNationalFull != true
    {
      return found
    }
    if profile.firstName != nil, let found = nationalFirst(at: token) { return found }
    if let found = rosterSurname(at: token) { return found }
    if tokens[token].shape.contains(.inwardCaps) || tokens[token].shape.contains(.allCaps) {
      return rosterInitials(at: token)
    }
    return nil
  }

  // MARK: Forms

  /// A first name of the roster, and what follows it.
  private func rosterFirst(at token: Int) -> NameExpression? {
    let claims = names.profiles[token].claims.filter { $0.role != .surname }
    let owners = Set(claims.map(\.owner))
    var next = token + 1
    var calledOnly = Set(claims.filter { $0.role == .called }.map(\.owner))
    while let here = follower(next), here.isCapitalized || !here.isOrdinary,
      !here.claims.filter({ $0.role == .called || $0.role == .official }).isEmpty
    {
      let shared = owners.intersection(here.claims.filter { $0.role != .surname }.map(\.owner))
      if shared.isEmpty || here.claims.contains(where: { $0.role == .surname && owners.contains($0.owner) }) { break }
      calledOnly = shared
      next += 1
    }
    if let full = surname(from: next, of: owners, first: token) { return full }
    if let other = otherSurname(from: next), names.profiles[token].change == .none,
      names.profiles[token].isCapitalized || names.ignoresCase
    {
      return NameExpression(tokens: token..<other, form: .full, owners: [], isNationalFull: true)
    }
    guard !calledOnly.isEmpty else {
      if names.profiles[token].firstName != nil, let second = follower(next), tokens[next].before == [.hyphen],
        second.isCapitalized, second.firstName != nil
      {
        return nationalFirst(at: token)
      }
      var nicknamed = Set(claims.filter { $0.role == .nickname }.map(\.owner))
      if names.profiles[token].firstName ?? 0 >= 200 {
        // A name that many people bear is theirs before it is a short form of another.
        let key = tokens.keyBytes(token)
        nicknamed = nicknamed.filter { EditDistance.isOne(words.person($0).calledKey[...], key) }
        if nicknamed.isEmpty { return nationalFirst(at: token) }
      }
      return nicknamed.isEmpty ? nil : NameExpression(tokens: token..<next, form: .nickname, owners: nicknamed)
    }
    return NameExpression(tokens: token..<next, form: .first, owners: calledOnly)
  }

  /// The surname of one of the owners, after their first name.
  private func surname(from start: Int, of owners: Set<NameWords.Owner>, first: Int) -> NameExpression? {
    var next = start
    while isMiddleInitial(next) { next += 1 }
    next = skippingPrefixes(next)
    guard let here = follower(next) else { return nil }
    let matching = owners.intersection(here.claims.filter { $0.role == .surname }.map(\.owner))
    if !matching.isEmpty, caseFits(next, after: first) {
      return NameExpression(tokens: first..<endOfSurname(next, of: matching), form: .full, owners: matching)
    }
    if tokens.keyBytes(next).count == 1 || (here.isPrefix && tokens.keyBytes(next).count <= 2) {
      let letter = tokens.keyBytes(next).first
      let initialled = owners.filter { words.person($0).surnameKeys.first?.first == letter }
      let looksIt = here.isCapitalized || names.ignoresCase || tokens.after(next).contains(.fullStop)
      if tokens.keyBytes(next).count == 1, looksIt, !initialled.isEmpty {
        return NameExpression(tokens: first..<next + 1, form: .firstAndInitial, owners: Set(initialled))
      }
    }
    let key = tokens.keyBytes(next)
    guard key.count >= 4, here.isCapitalized || names.ignoresCase, here.claims.isEmpty else { return nil }
    let close = owners.filter { owner in
      words.person(owner).surnameKeys.contains { $0.count >= 4 && EditDistance.isOne($0[...], key) }
    }
    if close.isEmpty { return nil }
    return NameExpression(tokens: first..<next + 1, form: .misspelled, owners: close)
  }

  /// The end of a capitalised surname that none of the owners bears: the name is somebody else's.
  private func otherSurname(from start: Int) -> Int? {
    let next = skippingPrefixes(start)
    guard let here = follower(next), here.isCapitalized || (names.ignoresCase && !here.isOrdinary),
      tokens[next].kind == .word, !tokens[next].shape.contains(.hasDigit), !Self.englishArticle.contains(tokens[next]),
      tokens.keyBytes(next).count > 2
    else { return nil }
    let isSurname = here.surname.map { $0 > 0 || here.firstName == nil || (here.firstName ?? 0) < 500 } ?? false
    if here.claims.contains(where: { $0.role == .called }), !here.claims.contains(where: { $0.role == .surname }) {
      return nil
    }
    if here.isCapitalized, !here.isOrdinary, here.firstName ?? 0 < 60, here.claims.isEmpty,
      tokens.keyBytes(next).count > 3,
      !names.isPublic[next], tokens[next].before == [.space]
    {
      return next + 1
    }
    let isUnknownWord =
      names.ignoresCase && !here.isCapitalized && !here.isOrdinary && here.firstName == nil
      && tokens.keyBytes(next).count > 3
    if isUnknownWord, !names.profiles[start - 1].isOrdinary, !names.isPublic[next] { return next + 1 }
    if (next > start && !names.isPublic[next] && (here.surname != nil || !here.isOrdinary))
      || (isSurname && !names.isPublic[next])
    {
      var end = next + 1
      if let last = follower(end), tokens[end].before == [.hyphen], last.isCapitalized { end += 1 }
      return end
    }
    return nil
  }

  /// `Vries, Sanne de` and `De Vries Sanne`.
  private func surnameFirst(at token: Int) -> NameExpression? {
    let owners = Set(names.profiles[token].claims.filter { $0.role == .surname }.map(\.owner))
    var next = endOfSurname(token, of: owners)
    guard next < tokens.count, tokens[next].sentence == tokens[token].sentence,
      tokens[next].before.isSubset(of: [.space, .comma])
    else { return nil }
    let first = names.profiles[next]
    let matching = owners.intersection(first.claims.filter { $0.role == .called }.map(\.owner))
    let comma = tokens[next].before.contains(.comma)
    guard !matching.isEmpty, comma || (first.isCapitalized && names.profiles[token].isCapitalized) else { return nil }
    let hasPrefixBefore = token > 0 && names.profiles[token - 1].isPrefix && tokens[token].before == .space
    let hasPrefixInside = (token..<next).contains { names.profiles[$0].isPrefix }
    if comma, !hasPrefixBefore, !hasPrefixInside, !hasPrefixOrNone(matching, at: next + 1) { return nil }
    next += 1
    while let prefix = follower(next), prefix.isPrefix, !prefix.isCapitalized { next += 1 }
    return NameExpression(tokens: withPrefixes(before: token)..<next, form: .full, owners: matching)
  }

  /// After a comma the first name stands alone or before its tussenvoegsel; else the comma parts a list.
  private func hasPrefixOrNone(_ owners: Set<NameWords.Owner>, at token: Int) -> Bool {
    owners.contains { owner in
      guard let prefix = words.person(owner).prefixKeys.first else { return true }
      return token < tokens.count && tokens.keyBytes(token).elementsEqual(prefix)
    }
  }

  /// A word one letter off a first name, before that person's surname.
  private func misspelledFirst(at token: Int) -> NameExpression? {
    guard names.profiles[token].claims.isEmpty, tokens.keyBytes(token).count >= 4 else { return nil }
    let next = skippingPrefixes(token + 1)
    guard let here = follower(next), here.claims.contains(where: { $0.role == .surname }) else { return nil }
    let key = tokens.keyBytes(token)
    let owners = Set(here.claims.filter { $0.role == .surname }.map(\.owner)).filter { owner in
      let called = words.person(owner).calledKey
      return called.count >= 3 && EditDistance.isOne(called[...], key)
    }
    guard !owners.isEmpty, caseFits(next, after: token) else { return nil }
    return NameExpression(tokens: token..<endOfSurname(next, of: owners), form: .misspelled, owners: owners)
  }

  /// `Lieve klas 3B`, `Beste ouders`: an address to many, not somebody called Lieve.
  private func isAddress(_ token: Int) -> Bool {
    token + 1 < tokens.count && Self.endearments.contains(tokens[token]) && Self.audiences.contains(tokens[token + 1])
  }

  /// `Alle Marokkanen`: a plural follows.
  private func isQuantifier(_ token: Int) -> Bool {
    guard Self.quantifiers.contains(tokens[token]), token + 1 < tokens.count, tokens.opensSentence(token) else {
      return false
    }
    let next = Array(tokens.keyBytes(token + 1))
    return next.hasSuffix("en") || next.hasSuffix("s")
  }

  private static let endearments = WordSet("lieve beste")
  private static let quantifiers = WordSet("alle")
  private static let audiences = WordSet(
    """
    klas groep ouders leerlingen kinderen allemaal mensen juf meester collega collega's lezers team iedereen vrienden buren
    brugklassers kleuters docenten leraren volgers klasgenoten familie
    """)

  /// Initials before a surname: a pupil's, a staff member's or anybody's.
  private func initialled(at token: Int) -> NameExpression? {
    var next = token + 1
    while isMiddleInitial(next) { next += 1 }
    let letter = tokens.keyBytes(token).first
    let start = next
    next = skippingPrefixes(next)
    guard next < tokens.count, tokens[next].sentence == tokens[token].sentence, tokens[next].kind == .word,
      tokens[next].before.isSubset(of: [.space, .fullStop, .hyphen])
    else { return nil }
    let here = names.profiles[next]
    let claimed = Set(here.claims.filter { $0.role == .surname }.map(\.owner))
    let owners = claimed.filter { words.person($0).calledKey.first == letter }
    let dotted = tokens[token + 1].before.contains(.fullStop)
    guard dotted || !owners.isEmpty, tokens.keyBytes(next).count > 2 else { return nil }
    if !owners.isEmpty, here.isCapitalized || names.ignoresCase {
      return NameExpression(tokens: token..<endOfSurname(next, of: owners), form: .initialAndSurname, owners: owners)
    }
    guard here.isCapitalized, dotted, next > start || here.surname ?? 0 > 0 || !here.isOrdinary,
      !names.isPublic[next] || here.surname != nil && !names.isPublic[token]
    else { return nil }
    return NameExpression(tokens: token..<next + 1, form: .initialAndSurname, owners: [], isNationalFull: true)
  }

  /// A first name of the national list, alone or with a surname.
  private func nationalFirst(at token: Int) -> NameExpression? {
    let profile = names.profiles[token]
    let isWellKnown = !profile.isCommon && profile.firstName ?? 0 >= 1000
    guard profile.isCapitalized || (names.ignoresCase && (!profile.isOrdinary || isWellKnown)) || hasCue(before: token)
    else {
      return nil
    }
    var next = token + 1
    if let second = follower(next), tokens[next].before == [.hyphen], second.isCapitalized, second.firstName != nil {
      next += 1
    }
    if let end = otherSurname(from: next) {
      return NameExpression(tokens: token..<end, form: .full, owners: [], isNationalFull: true)
    }
    return NameExpression(tokens: token..<next, form: .first, owners: [])
  }

  /// A surname by itself, of the roster or behind a title, with the tussenvoegsels before it.
  private func rosterSurname(at token: Int) -> NameExpression? {
    let profile = names.profiles[token]
    if profile.isPrefix { return prefixedSurname(at: token) }
    let owners = Set(profile.claims.filter { $0.role == .surname }.map(\.owner))
    let looksLikeOne = profile.isCapitalized || (names.ignoresCase && profile.surname != nil && !profile.isOrdinary)
    guard !owners.isEmpty || (looksLikeOne && hasCue(before: token)) else { return nil }
    return NameExpression(tokens: token..<endOfSurname(token, of: owners), form: .surname, owners: owners)
  }

  /// `De Groot`, `van der Meer`: a single small `van` or `de` is a preposition or article unless a title stands before it.
  private func prefixedSurname(at token: Int) -> NameExpression? {
    let next = skippingPrefixes(token)
    guard next > token, let here = follower(next), here.isCapitalized || (names.ignoresCase && !here.isOrdinary),
      next > token + 1 || names.profiles[token].isCapitalized || hasCue(before: token)
    else { return nil }
    if let found = surnameFirst(at: next) { return found }
    let owners = Set(here.claims.filter { $0.role == .surname }.map(\.owner))
    let isTitled = hasCue(before: token)
    guard !owners.isEmpty || (here.surname != nil && here.firstName == nil && (isTitled || !names.isPublic[next]))
    else { return nil }
    return NameExpression(tokens: token..<endOfSurname(next, of: owners), form: .surname, owners: owners)
  }

  /// `SdV`, `S.d.V.` written as one word.
  private func rosterInitials(at token: Int) -> NameExpression? {
    let owners = words.owners(ofInitials: tokens.keyBytes(token))
    return owners.isEmpty ? nil : NameExpression(tokens: token..<token + 1, form: .initials, owners: owners)
  }

  /// `S.d.V.`, `F. v. d. L.`: nothing but the letters of somebody's name, the first and the last a capital.
  private func dottedInitials(at token: Int) -> NameExpression? {
    var end = token + 1
    while end < tokens.count, tokens.keyBytes(end).count == 1, tokens[end].sentence == tokens[token].sentence,
      tokens[end].kind == .word, tokens[end].before.isSubset(of: [.space, .fullStop]),
      tokens[end].before.contains(.fullStop)
    {
      end += 1
    }
    guard (3...4).contains(end - token), tokens[end - 1].shape.contains(.capitalized) else { return nil }
    let key = (token..<end).compactMap { tokens.keyBytes($0).first }
    let owners = words.owners(ofInitials: key[...])
    return owners.isEmpty ? nil : NameExpression(tokens: token..<end, form: .initials, owners: owners)
  }

  // MARK: Words

  /// Languages, and short words all in capitals (`LO`, `ICT`) that nobody on the lists is called.
  private func isNoName(_ token: Int) -> Bool {
    if PublicNames.languages.contains(tokens[token]), token > 0, PublicNames.teaching.contains(tokens[token - 1]) {
      return true
    }
    if PublicNames.languages.contains(tokens[token]), names.profiles[token].change == .possessive, isSubject(token) {
      return true
    }
    if isSplitWord(token) || isAddress(token) || isQuantifier(token) { return true }
    if Self.slang.contains(tokens[token]), !tokens[token].shape.contains(.capitalized) { return true }
    if tokens[token].shape.contains(.allCaps), PublicNames.abbreviations.contains(tokens[token]), token > 0,
      PublicNames.teaching.contains(tokens[token - 1])
        || names.profiles[token].claims.allSatisfy({ $0.role == .surname })
    {
      return true
    }
    if PublicNames.languages.contains(tokens[token]), isOnlySurname(token) { return true }
    guard names.profiles[token].claims.isEmpty else { return false }
    if PublicNames.languages.contains(tokens[token]) { return true }
    return tokens[token].shape.contains(.allCaps) && tokens.keyBytes(token).count <= 3
      && (names.profiles[token].firstName == nil || PublicNames.abbreviations.contains(tokens[token]))
  }

  /// `Zet de ondertiteling op Engels`: a language that is some pupil's surname, with no word for a person before it.
  private func isOnlySurname(_ token: Int) -> Bool {
    let claims = names.profiles[token].claims
    guard !claims.isEmpty, claims.allSatisfy({ $0.role == .surname }) else { return false }
    return !hasCue(before: token)
      && !(token > 0 && names.profiles[token - 1].isCapitalized && names.profiles[token - 1].firstName != nil)
  }

  /// `Waar komt dat van daan`: one word in two.
  private func isSplitWord(_ token: Int) -> Bool {
    guard token > 1, !tokens[token].shape.contains(.capitalized), Self.parted.contains(tokens[token]),
      Self.partedFrom.contains(tokens[token - 1]), tokens[token].before == [.space]
    else { return false }
    return (max(tokens.sentence(of: token).tokens.lowerBound, token - 9)..<token - 1).contains {
      Self.whence.contains(tokens[$0])
    }
  }

  /// Words of the street that somebody is called too, in small letters.
  private static let slang = WordSet("ewa ey faka wallah wollah wolla")
  private static let englishArticle = WordSet("the")
  private static let parted = WordSet("daan")
  private static let partedFrom = WordSet("van")
  private static let whence = WordSet(
    "waar hier daar ergens nergens overal vandaan komt kom komen kwam kwamen haalt haal halen haalde haalden")

  /// `Engels van vrijdag`, `Engels is leuk`: no possession follows, as in `Noors vader`.
  private func isSubject(_ token: Int) -> Bool {
    let next = token + 1
    guard next < tokens.count, tokens[next].sentence == tokens[token].sentence else { return true }
    return tokens[next].before != [.space] || Self.afterSubject.contains(tokens[next])
  }

  private static let afterSubject = WordSet(
    "van voor is was met op in en of aan bij gaat heeft wordt dat die om te over uit door als niet ook")

  private func hasFirstRole(_ profile: NameReading.Profile) -> Bool { profile.claims.contains { $0.role != .surname } }

  private func hasCue(before token: Int) -> Bool { NameCues.cue(before: token, tokens) != nil }

  /// The profile of a token that goes on the name before it: same sentence, nothing but space or hyphen between.
  private func follower(_ token: Int) -> NameReading.Profile? {
    guard token > 0, token < tokens.count, tokens[token].sentence == tokens[token - 1].sentence,
      tokens[token].before.isSubset(of: [.space, .hyphen])
        || (tokens[token].before.isSubset(of: [.space, .fullStop]) && isShortened(token - 1))
        || (tokens[token].before == [.slash] && isPrefixLetter(token - 1) && isPrefixLetter(token))
    else { return nil }
    return names.profiles[token]
  }

  /// A letter or a tussenvoegsel that a full stop may follow inside a name: `S.`, `v.d.`.
  private func isShortened(_ token: Int) -> Bool {
    tokens.keyBytes(token).count == 1 || names.profiles[token].isPrefix
  }

  private func skippingPrefixes(_ start: Int) -> Int {
    var next = start
    while next < start + 4, next < tokens.count, names.profiles[next].isPrefix || isPrefixLetter(next),
      next == start || follower(next) != nil, hasFollower(next)
    {
      if next > 0, next == start, follower(next) == nil, start != next { break }
      next += 1
    }
    return next
  }

  /// `v.d.` and `d.`: the letters of shortened tussenvoegsels.
  private func isPrefixLetter(_ token: Int) -> Bool {
    guard tokens.keyBytes(token).count == 1, !tokens[token].shape.contains(.capitalized) else { return false }
    return tokens.keyBytes(token).first == UInt8(ascii: "v") || tokens.keyBytes(token).first == UInt8(ascii: "d")
  }

  private func hasFollower(_ token: Int) -> Bool { follower(token + 1) != nil }

  private func withPrefixes(before token: Int) -> Int {
    var start = token
    while start > 0, names.profiles[start - 1].isPrefix, tokens[start - 1].sentence == tokens[token].sentence,
      tokens[start].before.isSubset(of: [.space])
    {
      start -= 1
    }
    return start
  }

  private func endOfSurname(_ start: Int, of owners: Set<NameWords.Owner>) -> Int {
    var end = start + 1
    while true {
      let next = skippingPrefixes(end)
      guard let here = follower(next), next == end || follower(end) != nil else { return end }
      let shared = owners.intersection(here.claims.filter { $0.role == .surname }.map(\.owner))
      let isHalf = !owners.isEmpty && !shared.isEmpty
      if !isHalf, !owners.isEmpty, tokens.keyBytes(next).count == 1, let beyond = follower(next + 1),
        beyond.claims.contains(where: { $0.role == .surname && owners.contains($0.owner) })
      {
        // `Lo A Njoe`: a letter inside a surname.
        end = next + 2
        continue
      }
      let isHyphened = tokens[end].before == [.hyphen] && here.isCapitalized
      guard isHalf || isHyphened else { return end }
      end = next + 1
    }
  }

  /// `Roos jager` is no name when the rest of the post is written with capitals.
  private func caseFits(_ surname: Int, after first: Int) -> Bool {
    let profile = names.profiles[surname]
    return profile.isCapitalized || names.ignoresCase || !profile.isOrdinary || !names.profiles[first].isCapitalized
  }

  private func isInitial(_ token: Int) -> Bool {
    tokens.keyBytes(token).count == 1 && tokens[token].shape.contains(.capitalized) && token + 1 < tokens.count
  }

  private func isMiddleInitial(_ token: Int) -> Bool {
    token < tokens.count && token > 0 && tokens[token].sentence == tokens[token - 1].sentence
      && tokens.keyBytes(token).count == 1 && tokens[token].shape.contains(.capitalized)
      && tokens.after(token).contains(.fullStop)
  }
}

/// Whether two words are one slip apart.
enum EditDistance {
  /// One letter added, left out or changed, or two neighbours swapped. Words in list-key bytes.
  static func isOne(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool {
    if left.count > right.count { return isOne(right, left) }
    guard right.count - left.count <= 1, !left.elementsEqual(right) else { return false }
    var start = 0
    let a = Array(left)
    let b = Array(right)
    while start < a.count, a[start] == b[start] { start += 1 }
    var end = 0
    while end < a.count - start, a[a.count - 1 - end] == b[b.count - 1 - end] { end += 1 }
    let restA = a.count - start - end
    let restB = b.count - start - end
    if restA <= 1, restB <= 1 { return true }
    return restA == 2 && restB == 2 && a[start] == b[start + 1] && a[start + 1] == b[start]
  }
}
