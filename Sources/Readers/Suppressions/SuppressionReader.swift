internal import Drukproef
internal import Text

/// Reads suppressions out of comments: `drukproef: negeer-volgende telefoon reden: nummer van de school`.
///
/// The instructions: `negeer-regel` (the line of the comment), `negeer-volgende` (the next line with text), `negeer` … `einde`
/// (what stands between) and `negeer-bestand` (all of it). The rules' ids follow, then a reason after `reden:`, `--` or a dash.
enum SuppressionReader {
  /// - Parameter comments: what stands between the marks of comments, in order.
  static func suppressions(in comments: [Range<Int>], of source: [UInt8]) -> [Suppression] {
    let instructions = comments.compactMap { comment in
      Instruction(source, comment).map { (comment: comment, instruction: $0) }
    }
    if instructions.isEmpty { return [] }
    let lines = LineIndex(source)
    var found: [Suppression] = []
    /// Those that wait for their end.
    var open: [Int] = []
    for (comment, instruction) in instructions {
      let place = SourceRange(comment.lowerBound, comment.upperBound)
      guard let reach = instruction.reach else {
        found.append(Suppression(rules: [], reason: "", scope: place, place: place, fault: .unknownWord))
        continue
      }
      if reach == .end {
        let isMeant = { (number: Int) in
          instruction.rules.isEmpty || !Set(found[number].rules).isDisjoint(with: instruction.rules)
        }
        if let last = open.lastIndex(where: isMeant) {
          found[open[last]].scope = SourceRange(found[open[last]].place.upper, comment.lowerBound)
          open.remove(at: last)
        } else {
          found.append(Suppression(rules: [], reason: "", scope: place, place: place, fault: .nothingToEnd))
        }
        continue
      }
      if reach == .block { open.append(found.count) }
      found.append(
        Suppression(
          rules: instruction.rules, reason: instruction.reason, scope: scope(reach, comment, source, lines),
          coversPost: reach == .file, place: place))
    }
    return found
  }

  fileprivate enum Reach {
    case line, next, block, end, file
  }

  private static func scope(_ reach: Reach, _ comment: Range<Int>, _ source: [UInt8], _ lines: LineIndex) -> SourceRange
  {
    switch reach {
    case .file: return SourceRange(0, source.count)
    case .block, .end: return SourceRange(comment.upperBound, source.count)
    case .line:
      let first = lines.line(lines.place(ofByte: comment.lowerBound).line)
      let last = lines.line(lines.place(ofByte: comment.upperBound).line)
      return SourceRange(first.lowerBound, last.upperBound)
    case .next:
      var number = lines.place(ofByte: comment.upperBound).line + 1
      while number < lines.lineCount, source[lines.line(number)].allSatisfy(\.isSpace) { number += 1 }
      let next = number <= lines.lineCount ? lines.line(number) : source.count..<source.count
      return SourceRange(next.lowerBound, next.upperBound)
    }
  }
}

private struct Instruction {
  /// nil for a word that is none.
  let reach: SuppressionReader.Reach?
  let rules: [String]
  let reason: String

  /// nil when the comment says nothing to us.
  init?(_ source: [UInt8], _ comment: Range<Int>) {
    let text = String(decoding: source[comment], as: UTF8.self)
    var words = text.split(whereSeparator: \.isWhitespace)[...]
    guard var first = words.popFirst(), first.lowercased().hasPrefix("drukproef:") else { return nil }
    first = first.dropFirst("drukproef:".count)
    let word = first.isEmpty ? words.popFirst() ?? "" : first
    reach = Self.reaches[word.lowercased()]
    var rules: [String] = []
    while let next = words.first, !Self.opensReason(next) {
      rules += next.split(separator: ",").map { $0.lowercased() }
      words.removeFirst()
    }
    self.rules = rules
    if let mark = words.popFirst(), let colon = mark.firstIndex(of: ":") {
      let glued = mark[mark.index(after: colon)...]
      if !glued.isEmpty { words = [glued] + words }
    }
    reason = words.joined(separator: " ")
  }

  private static let reaches: [String: SuppressionReader.Reach] = [
    "negeer-regel": .line, "disable-line": .line, "negeer-volgende": .next, "disable-next-line": .next,
    "negeer": .block, "disable": .block, "einde": .end, "enable": .end, "negeer-bestand": .file, "disable-file": .file,
  ]

  private static func opensReason(_ word: Substring) -> Bool {
    let word = word.lowercased()
    return ["--", "–", "—"].contains(word) || word.hasPrefix("reden:") || word.hasPrefix("reason:")
  }
}
