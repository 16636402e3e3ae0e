internal import Text

/// A day as written in a post: `10-09-2020`, `6 januari 2012`, `oudejaarsdag`.
struct DateExpression {
  var tokens: Range<Int>
  /// nil when no year is given.
  var year: Int?

  static func all(in tokens: TokenBuffer, _ prose: [UInt8]) -> [DateExpression] {
    var dates: [DateExpression] = []
    var token = 0
    while token < tokens.count {
      if let date = numeric(token, tokens) ?? written(token, tokens) ?? parted(token, tokens) ?? feast(token, tokens) {
        dates.append(date)
        token = date.tokens.upperBound
      } else {
        token += 1
      }
    }
    return dates
  }

  /// `14-2-2016`, `2016-02-14`, `14/02/16`.
  private static func numeric(_ token: Int, _ tokens: TokenBuffer) -> DateExpression? {
    guard tokens[token].kind == .number || tokens[token].shape.contains(.hasDigit) else { return nil }
    let key = tokens.key(token)
    if let day = CalendarDay(key) { return DateExpression(tokens: token..<token + 1, year: day.year) }
    let parts = key.split { "-/.".contains($0) }
    guard parts.count == 3, parts[2].utf8.count == 2, let short = Int(parts[2]) else { return nil }
    let year = short > 30 ? 1900 + short : 2000 + short
    guard CalendarDay("\(parts[0])-\(parts[1])-\(year)") != nil else { return nil }
    return DateExpression(tokens: token..<token + 1, year: year)
  }

  /// `6 januari 2012`, `6 jan '12`, `6 januari`.
  private static func written(_ token: Int, _ tokens: TokenBuffer) -> DateExpression? {
    guard token + 1 < tokens.count, let first = tokens.keyBytes(token).first, first &- 48 < 10,
      let day = Int(tokens.key(token).prefix { $0.isNumber }), (1...31).contains(day),
      tokens.key(token).utf8.count <= 3, months.contains(tokens[token + 1]),
      tokens[token].sentence == tokens[token + 1].sentence, tokens[token + 1].before == .space
    else { return nil }
    if token + 2 < tokens.count, tokens[token + 2].before.isSubset(of: [.space, .quote, .fullStop, .other, .comma]),
      let year = Int(tokens.key(token + 2).filter(\.isNumber)), tokens.key(token + 2).utf8.count <= 5
    {
      if (1900...2100).contains(year) { return DateExpression(tokens: token..<token + 3, year: year) }
    }
    return DateExpression(tokens: token..<token + 2, year: nil)
  }

  /// `14 - 2 - 2016`, `14 02 2016`: day, month and year as numbers of their own.
  private static func parted(_ token: Int, _ tokens: TokenBuffer) -> DateExpression? {
    guard token + 2 < tokens.count, (token...token + 2).allSatisfy({ tokens[$0].kind == .number }),
      tokens[token].sentence == tokens[token + 2].sentence,
      (token + 1...token + 2).allSatisfy({ tokens[$0].before.isSubset(of: [.space, .dash, .slash, .hyphen]) }),
      let day = CalendarDay("\(tokens.key(token))-\(tokens.key(token + 1))-\(tokens.key(token + 2))")
    else { return nil }
    return DateExpression(tokens: token..<token + 3, year: day.year)
  }

  private static func feast(_ token: Int, _ tokens: TokenBuffer) -> DateExpression? {
    guard feasts.contains(tokens[token]) else { return nil }
    return DateExpression(tokens: token..<token + 1, year: nil)
  }

  private static let months = WordSet(
    """
    januari februari maart april mei juni juli augustus september oktober november december jan feb mrt apr jun jul aug sep
    sept okt nov dec
    """)
  private static let feasts = WordSet(
    """
    oudejaarsdag nieuwjaarsdag kerstavond oudejaarsavond koningsdag bevrijdingsdag sinterklaasavond pakjesavond valentijnsdag
    schrikkeldag dierendag nieuwjaar
    """)
}
