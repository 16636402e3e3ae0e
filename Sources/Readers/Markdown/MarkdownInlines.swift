internal import Text

/// What stands inside a paragraph, heading or cell of Markdown, as things to do to its bytes, in order.
///
/// Emphasis and links are matched as CommonMark tells, in linear time. One thing differs: a star between letters that would
/// be paired with one between the letters of another word (`k*t en l*l`) masks a letter, and stays.
struct MarkdownInlines {
  /// Something to do to a stretch of the source; what no piece covers is text.
  struct Piece {
    enum Action {
      case keep, leaveOut
      case replace([UInt8])
      case separate(ProseBuilder.Separator)
      /// A run of emphasis marks; so many of its first and last bytes are marks, the rest is text.
      case marks(first: Int, last: Int)
      case template
      case tag(HTMLTag)
      case comment(Range<Int>)
    }

    var range: Range<Int>
    var action: Action
  }

  private(set) var pieces: [Piece] = []
  private let text: [UInt8]
  private let range: Range<Int>
  private let labels: Set<[UInt8]>
  private var index: Int
  private var emphasis = Emphasis()
  private var brackets: [Bracket] = []
  /// Whether any of them may still open a link.
  private var mayHoldLink = false
  /// How much white space was met.
  private var spaces = 0
  /// The last run of each length of backticks, found once.
  private var lastCode: [Int: Int]?
  private var hopeless: Set<String> = []

  /// A `[` or `![` that may open a link or image.
  private struct Bracket {
    var piece: Int
    var isImage: Bool
    var isActive = true
    /// The last emphasis mark before it.
    var mark: Int?
    /// Where its label starts.
    var start: Int
    var holdsBracket = false
  }

  init(_ text: [UInt8], _ range: Range<Int>, labels: Set<[UInt8]>) {
    self.text = text
    self.range = range
    self.labels = labels
    index = range.lowerBound
    while index < range.upperBound { step() }
    emphasis.match(from: nil, &pieces)
  }

  /// A title, in which nothing counts but backslashes and character references.
  init(title range: Range<Int>, in text: [UInt8]) {
    self.text = text
    self.range = range
    labels = []
    index = range.upperBound
    escapes(range)
  }

  private mutating func add(_ range: Range<Int>, _ action: Piece.Action) {
    pieces.append(Piece(range: range, action: action))
  }

  private mutating func step() {
    let byte = text[index]
    switch byte {
    case 0x0A, 0x0D: lineBreak()
    case UInt8(ascii: "\\"): escape()
    case UInt8(ascii: "`"): code()
    case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"): mark(byte)
    case UInt8(ascii: "!") where text.holds("![", at: index, upTo: range.upperBound): openBracket(isImage: true)
    case UInt8(ascii: "["): openBracket(isImage: false)
    case UInt8(ascii: "]"): closeBracket()
    case UInt8(ascii: "<"): angle()
    case UInt8(ascii: "&"): reference()
    case StandIn.template: template()
    case StandIn.prefix: prefix()
    case UInt8(ascii: "h"), UInt8(ascii: "H"), UInt8(ascii: "w"), UInt8(ascii: "W"): address()
    case 0x20, 0x09:
      spaces += 1
      index += 1
    default: index += 1
    }
  }
}

// MARK: - Small things

extension MarkdownInlines {
  private mutating func lineBreak() {
    var start = index
    while start > range.lowerBound, text[start - 1].isBlank { start -= 1 }
    if let last = pieces.last { start = max(start, last.range.upperBound) }
    let isHard = index - start >= 2
    passBreak(from: min(start, index), isHard ? .line : .space)
  }

  private mutating func passBreak(from start: Int, _ separator: ProseBuilder.Separator) {
    index = text.endOfLineBreak(at: index, upTo: range.upperBound)
    while index < range.upperBound, text[index].isBlank || text[index] == StandIn.prefix { index += 1 }
    spaces += 1
    add(start..<index, .separate(separator))
  }

  private mutating func escape() {
    let next = index + 1
    if next < range.upperBound, text[next].isLineEnd {
      let start = index
      index = next
      passBreak(from: start, .line)
    } else if next < range.upperBound, text[next].isPunctuation {
      add(index..<next, .leaveOut)
      index += 2
    } else {
      index += 1
    }
  }

  private mutating func reference() {
    guard let entity = Entity(text, at: index, upTo: range.upperBound, .markdown) else {
      index += 1
      return
    }
    add(index..<entity.end, .replace(entity.text))
    index = entity.end
  }

  private mutating func template() {
    let start = index
    while index < range.upperBound, text[index] == StandIn.template { index += 1 }
    add(start..<index, .template)
  }

  private mutating func prefix() {
    let start = index
    while index < range.upperBound, text[index] == StandIn.prefix { index += 1 }
    add(start..<index, .leaveOut)
  }

  /// Steps over a link that stands in the text as it is: the marks in it are no emphasis.
  private mutating func address() {
    let isStart = index == range.lowerBound || !(text[index - 1].isLetter || text[index - 1].isDigit)
    let prefixes: [StaticString] = ["https://", "http://", "www."]
    guard isStart, prefixes.contains(where: { text.holds($0, at: index, upTo: range.upperBound) }) else {
      index += 1
      return
    }
    while index < range.upperBound,
      text[index].isLetter || text[index].isDigit || "/:.?=_%+#-@".utf8.contains(text[index])
    {
      index += 1
    }
    while "_.:?".utf8.contains(text[index - 1]) { index -= 1 }
  }

  private mutating func code() {
    let start = index
    while index < range.upperBound, text[index] == UInt8(ascii: "`") { index += 1 }
    let length = index - start
    let last = lastCode ?? codeRuns(from: start)
    lastCode = last
    guard let end = last[length], end > start else { return }
    var place = index
    while place < range.upperBound {
      guard text[place] == UInt8(ascii: "`") else {
        place += 1
        continue
      }
      let run = place
      while place < range.upperBound, text[place] == UInt8(ascii: "`") { place += 1 }
      if place - run == length {
        add(start..<place, .leaveOut)
        add(place..<place, .separate(.space))
        index = place
        return
      }
    }
  }

  private func codeRuns(from start: Int) -> [Int: Int] {
    var runs: [Int: Int] = [:]
    var place = start
    while place < range.upperBound {
      let run = place
      while place < range.upperBound, text[place] == UInt8(ascii: "`") { place += 1 }
      if place > run { runs[place - run] = run } else { place += 1 }
    }
    return runs
  }

  private mutating func mark(_ byte: UInt8) {
    let start = index
    while index < range.upperBound, text[index] == byte { index += 1 }
    if byte == UInt8(ascii: "~"), index - start > 2 { return }
    emphasis.add(
      byte: byte, range: start..<index, before: Flank(before: start, in: text, from: range.lowerBound),
      after: Flank(after: index, in: text, upTo: range.upperBound), spaces: spaces, piece: pieces.count)
    add(start..<index, .marks(first: 0, last: 0))
  }
}

// MARK: - Angle brackets

extension MarkdownInlines {
  private mutating func angle() {
    let start = index
    if let end = endOfAutolink() {
      add(start..<(start + 1), .leaveOut)
      add(end - 1..<end, .leaveOut)
      index = end
    } else if let tag = HTMLTag(text, at: start, upTo: range.upperBound, .commonMark) {
      index = tag.range.upperBound
      if !tag.isClosing, MarkupEmitter.opaqueElements.contains(tag.name), let end = endOfElement(tag) {
        add(start..<end, .leaveOut)
        add(end..<end, .separate(.space))
        index = end
      } else {
        add(tag.range, .tag(tag))
      }
    } else {
      special()
    }
  }

  private mutating func endOfElement(_ tag: HTMLTag) -> Int? {
    let close = "</" + tag.name
    guard !hopeless.contains(close) else { return nil }
    if let place = text.firstPlace(of: close, from: index, upTo: range.upperBound),
      let closing = HTMLTag(text, at: place, upTo: range.upperBound, .commonMark)
    {
      return closing.range.upperBound
    }
    hopeless.insert(close)
    return nil
  }

  /// Comments, instructions and declarations.
  private mutating func special() {
    let start = index
    if text.holds("<!-->", at: start, upTo: range.upperBound) {
      skip(to: start + 5)
    } else if text.holds("<!--->", at: start, upTo: range.upperBound) {
      skip(to: start + 6)
    } else if text.holds("<!--", at: start, upTo: range.upperBound) {
      guard let close = close("-->", from: start + 4) else { return index += 1 }
      add(start..<(close + 3), .comment(start + 4..<close))
      index = close + 3
    } else if text.holds("<![cdata[", at: start, upTo: range.upperBound) {
      close("]]>", from: start + 9).map { skip(to: $0 + 3) } ?? (index += 1)
    } else if text.holds("<?", at: start, upTo: range.upperBound) {
      close("?>", from: start + 2).map { skip(to: $0 + 2) } ?? (index += 1)
    } else if text.holds("<!", at: start, upTo: range.upperBound), start + 2 < range.upperBound,
      text[start + 2].isLetter
    {
      close(">", from: start + 2).map { skip(to: $0 + 1) } ?? (index += 1)
    } else {
      index += 1
    }
  }

  private mutating func skip(to end: Int) {
    add(index..<end, .leaveOut)
    index = end
  }

  private mutating func close(_ sign: String, from start: Int) -> Int? {
    guard !hopeless.contains(sign) else { return nil }
    let place = text.firstPlace(of: sign, from: start, upTo: range.upperBound)
    if place == nil { hopeless.insert(sign) }
    return place
  }

  /// The end of `<https://…>` or `<naam@…>`.
  private func endOfAutolink() -> Int? {
    var place = index + 1
    var hasScheme = false
    var hasAt = false
    let first = place
    while place < range.upperBound, text[place] > 0x20, text[place] != UInt8(ascii: "<") {
      if text[place] == UInt8(ascii: ">") { return hasScheme || (hasAt && isAddress(first..<place)) ? place + 1 : nil }
      if text[place] == UInt8(ascii: ":"), !hasScheme, !hasAt {
        guard isScheme(first..<place) else { return nil }
        hasScheme = true
      }
      if text[place] == UInt8(ascii: "@") { hasAt = true }
      if !hasScheme, !hasAt, place - first > 80 { return nil }
      place += 1
    }
    return nil
  }

  private func isScheme(_ range: Range<Int>) -> Bool {
    (2...32).contains(range.count) && text[range.lowerBound].isLetter
      && text[range].allSatisfy { $0.isLetter || $0.isDigit || "+.-".utf8.contains($0) }
  }

  private func isAddress(_ range: Range<Int>) -> Bool {
    text[range].allSatisfy { $0.isLetter || $0.isDigit || "@.!#$%&'*+/=?^_`{|}~-".utf8.contains($0) }
  }
}

// MARK: - Links and images

extension MarkdownInlines {
  private mutating func openBracket(isImage: Bool) {
    let width = isImage ? 2 : 1
    if !isImage, let end = endOfFootnote() {
      add(index..<end, .leaveOut)
      index = end
      return
    }
    for place in brackets.indices.reversed() {
      if brackets[place].holdsBracket { break }
      brackets[place].holdsBracket = true
    }
    if !isImage { mayHoldLink = true }
    brackets.append(Bracket(piece: pieces.count, isImage: isImage, mark: emphasis.last, start: index + width))
    add(index..<(index + width), .keep)
    index += width
  }

  /// The end of `[^1]`.
  private func endOfFootnote() -> Int? {
    guard text.holds("[^", at: index, upTo: range.upperBound) else { return nil }
    var place = index + 2
    while place < range.upperBound, text[place].isLetter || text[place].isDigit || text[place] == UInt8(ascii: "-") {
      place += 1
    }
    return place > index + 2 && place < range.upperBound && text[place] == UInt8(ascii: "]") ? place + 1 : nil
  }

  private mutating func closeBracket() {
    let close = index
    index += 1
    guard let bracket = brackets.popLast(), bracket.isActive else { return }
    let label = bracket.start..<close
    if text.holds("(", at: index, upTo: range.upperBound),
      let target = LinkTarget(inline: text, from: index + 1, upTo: range.upperBound)
    {
      link(bracket, close: close, target)
    } else if let end = endOfReference(after: close, label, holdsBracket: bracket.holdsBracket) {
      link(bracket, close: close, end: end)
    }
  }

  /// The end of a link by reference: `[text][label]`, `[label][]`, `[label]`.
  private func endOfReference(after close: Int, _ label: Range<Int>, holdsBracket: Bool) -> Int? {
    if text.holds("[", at: close + 1, upTo: range.upperBound),
      let end = LinkLabel.end(text, from: close + 2, upTo: range.upperBound), end > close + 2
    {
      let isKnown = LinkLabel.of(text, close + 2..<end).map(labels.contains) ?? false
      return isKnown ? end + 1 : nil
    }
    guard !holdsBracket, let own = LinkLabel.of(text, label), labels.contains(own) else { return nil }
    return text.holds("[]", at: close + 1, upTo: range.upperBound) ? close + 3 : close + 1
  }

  private mutating func link(_ bracket: Bracket, close: Int, _ target: LinkTarget) {
    link(bracket, close: close, end: target.destination.lowerBound)
    if !bracket.isImage, let contact = ContactLink(text, target.destination) {
      add(contact.scheme, .separate(.space))
      add(contact.scheme.upperBound..<contact.scheme.upperBound, .replace([UInt8(ascii: "(")]))
      escapes(contact.range)
      add(contact.range.upperBound..<contact.range.upperBound, .replace([UInt8(ascii: ")")]))
      index = contact.range.upperBound
    }
    if let title = target.title, !title.isEmpty {
      add(index..<title.lowerBound, .separate(.paragraph))
      escapes(title)
      add(title.upperBound..<target.end, .separate(.paragraph))
    } else {
      add(index..<target.end, .leaveOut)
    }
    index = target.end
  }

  /// Leaves the marks of a link out, up to `end`; what is between the brackets stays.
  private mutating func link(_ bracket: Bracket, close: Int, end: Int) {
    emphasis.match(from: bracket.mark, &pieces)
    pieces[bracket.piece].action = bracket.isImage ? .separate(.paragraph) : .leaveOut
    add(close..<end, bracket.isImage ? .separate(.paragraph) : .leaveOut)
    index = end
    guard !bracket.isImage, mayHoldLink else { return }
    // A link holds no link.
    for place in brackets.indices.reversed() where !brackets[place].isImage {
      if !brackets[place].isActive { break }
      brackets[place].isActive = false
    }
    mayHoldLink = false
  }

  /// Backslashes and character references of a title or an address.
  private mutating func escapes(_ range: Range<Int>) {
    var place = range.lowerBound
    while place < range.upperBound {
      let next = place + 1
      if text[place] == UInt8(ascii: "\\"), next < range.upperBound, text[next].isPunctuation {
        add(place..<next, .leaveOut)
        place += 2
      } else if text[place] == UInt8(ascii: "&"),
        let entity = Entity(text, at: place, upTo: range.upperBound, .markdown)
      {
        add(place..<entity.end, .replace(entity.text))
        place = entity.end
      } else if text[place].isLineEnd || text[place] == StandIn.prefix || text[place] == StandIn.template {
        var end = next
        while end < range.upperBound, text[end].isSpace { end += 1 }
        add(place..<end, .separate(.space))
        place = end
      } else {
        place = next
      }
    }
  }
}
