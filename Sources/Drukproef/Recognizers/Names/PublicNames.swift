internal import Text

/// Names that belong to everybody: famous, historical, biblical and invented persons, companies, and whatever is called
/// after somebody. Read with the words around them.
enum PublicNames {
  /// For each token, whether it is part of such a name.
  static func mask(_ reading: Reading, _ profiles: [NameReading.Profile]) -> [Bool] {
    let tokens = reading.tokens
    var mask = [Bool](repeating: false, count: tokens.count)
    for token in tokens.indices where tokens[token].kind == .word && !mask[token] {
      guard profiles[token].isCapitalized || profiles[token].isPrefix else { continue }
      if let end = famous(at: token, reading, profiles) ?? organisation(at: token, reading)
        ?? calledAfter(at: token, reading, profiles)
      {
        for covered in token..<end { mask[covered] = true }
      }
    }
    return mask
  }

  /// The end of a public person's name that starts here.
  private static func famous(at token: Int, _ reading: Reading, _ profiles: [NameReading.Profile]) -> Int? {
    guard let match = reading.lexicon.persons.famous.longestMatch(in: reading.tokens, at: token) else { return nil }
    let end = token + match.count
    if match.count > 1 { return end }
    let flags = match.row.column(2)
    if flags.contains("1") { return profiles[token].claims.isEmpty ? end : nil }
    guard flags.contains("c") else { return profiles[token].claims.isEmpty ? end : nil }
    return isPublicRole(before: token, reading) ? end : nil
  }

  private static func organisation(at token: Int, _ reading: Reading) -> Int? {
    guard let match = reading.lexicon.persons.organisations.longestMatch(in: reading.tokens, at: token) else {
      return nil
    }
    return token + match.count
  }

  /// The end of a name that is followed by what is called after it: `Anne Frank School`, `Van Goghstraat 4`.
  private static func calledAfter(at token: Int, _ reading: Reading, _ profiles: [NameReading.Profile]) -> Int? {
    let tokens = reading.tokens
    let limit = min(tokens.sentence(of: token).tokens.upperBound, token + 5)
    var end = token
    while end < limit, profiles[end].isCapitalized || profiles[end].isPrefix {
      end += 1
      guard end < limit else { return nil }
      if reading.lexicon.persons.namedAfter.contains(tokens.keyBytes(end)),
        tokens[end].before.isSubset(of: [.space, .hyphen])
      {
        return end + 1
      }
    }
    return nil
  }

  /// Whether a word before a name says that it is a public person's: `schrijver`, `koning`, `het boek van`.
  static func isPublicRole(before token: Int, _ reading: Reading) -> Bool {
    let tokens = reading.tokens
    let start = max(tokens.sentence(of: token).tokens.lowerBound, token - 3)
    return (start..<token).contains { roles.contains(tokens[$0]) }
  }

  private static let roles = WordSet(
    """
    schrijver schrijfster auteur dichter dichteres illustrator illustratrice schilder schilderes kunstenaar kunstenares
    beeldhouwer componist zanger zangeres rapper band dj acteur actrice presentator presentatrice cabaretier komiek
    voetballer voetbalster wielrenner wielrenster schaatser schaatsster atleet atlete hardloper hardloopster zwemmer
    zwemster olympisch wereldkampioen koning koningin prins prinses kroonprinses keizer keizerin paus bisschop sint heilige
    profeet apostel evangelist bijbelverhaal minister premier president burgemeester wethouder staatssecretaris kamerlid
    politicus generaal admiraal ontdekkingsreiziger zeevaarder filosoof wijsgeer wetenschapper uitvinder natuurkundige
    wiskundige verzetsstrijder verzetsheld verzetsstrijdster hoofdpersoon personage held heldin prentenboek boek roman
    kinderboek gedicht musical toneelstuk film serie sprookje biografie dagboek standbeeld museum tentoonstelling
    kinderboekenschrijver kinderboekenschrijfster youtuber influencer astronaut ruimtevaarder farao god godin mythe
    """)
}
