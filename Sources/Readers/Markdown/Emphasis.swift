/// What stands beside a run of emphasis marks.
enum Flank {
  case space, punctuation, word

  init(before place: Int, in text: [UInt8], from start: Int) {
    var first = place - 1
    while first > start, text[first] & 0xC0 == 0x80 { first -= 1 }
    self = first < start ? .space : Flank(text, first..<place)
  }

  init(after place: Int, in text: [UInt8], upTo limit: Int) {
    guard place < limit else {
      self = .space
      return
    }
    var end = place + 1
    while end < limit, text[end] & 0xC0 == 0x80 { end += 1 }
    self = Flank(text, place..<end)
  }

  private init(_ text: [UInt8], _ character: Range<Int>) {
    let byte = text[character.lowerBound]
    if byte < 0x80 {
      self = byte.isSpace ? .space : byte.isPunctuation ? .punctuation : .word
      return
    }
    guard let scalar = String(decoding: text[character], as: UTF8.self).unicodeScalars.first else {
      self = .word
      return
    }
    switch scalar.properties.generalCategory {
    case .spaceSeparator: self = .space
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol:
      self = .punctuation
    default: self = .word
    }
  }
}

/// Runs of `*`, `_` and `~` that may be emphasis, and the way CommonMark pairs them.
struct Emphasis {
  private struct Run {
    var byte: UInt8
    var range: Range<Int>
    var piece: Int
    var canOpen: Bool
    var canClose: Bool
    /// Marks that are not used yet.
    var left: Int
    /// Between the letters of a word on the outer side.
    var before: Flank
    var after: Flank
    var spaces: Int
    var previous: Int?
    var next: Int?
  }

  private var runs: [Run] = []
  /// The last run that is still in play.
  private(set) var last: Int?

  mutating func add(byte: UInt8, range: Range<Int>, before: Flank, after: Flank, spaces: Int, piece: Int) {
    let isLeft = after != .space && (after != .punctuation || before != .word)
    let isRight = before != .space && (before != .punctuation || after != .word)
    let isUnderscore = byte == UInt8(ascii: "_")
    let run = Run(
      byte: byte, range: range, piece: piece,
      canOpen: isLeft && (!isUnderscore || !isRight || before == .punctuation),
      canClose: isRight && (!isUnderscore || !isLeft || after == .punctuation), left: range.count, before: before,
      after: after, spaces: spaces, previous: last)
    if let last { runs[last].next = runs.count }
    last = runs.count
    runs.append(run)
  }

  /// What a failed search for an opener depends on; the search is not repeated below where it ended.
  private struct Key: Hashable {
    var byte: UInt8
    var length: Int
    var canOpen: Bool
  }

  /// Pairs the runs after `bottom` and takes them out of play.
  mutating func match(from bottom: Int?, _ pieces: inout [MarkdownInlines.Piece]) {
    var floors: [Key: Int] = [:]
    var closer = bottom.map { runs[$0].next } ?? firstInPlay
    while let current = closer {
      guard runs[current].canClose else {
        closer = runs[current].next
        continue
      }
      let key = Key(byte: runs[current].byte, length: runs[current].range.count % 3, canOpen: runs[current].canOpen)
      if let opener = opener(of: current, above: max(floors[key] ?? -1, bottom ?? -1)) {
        pair(opener, current, &pieces)
        drop(between: opener, and: current)
        if runs[opener].left == 0 { remove(opener) }
        if runs[current].left == 0 {
          closer = runs[current].next
          remove(current)
        }
      } else {
        floors[key] = runs[current].previous ?? -1
        closer = runs[current].next
        if !runs[current].canOpen { remove(current) }
      }
    }
    last = bottom
    if let bottom { runs[bottom].next = nil }
  }

  private var firstInPlay: Int? {
    var first = last
    while let place = first, let previous = runs[place].previous { first = previous }
    return first
  }

  private func opener(of closer: Int, above floor: Int) -> Int? {
    let close = runs[closer]
    var place = close.previous
    while let candidate = place, candidate > floor {
      let open = runs[candidate]
      if open.byte == close.byte, open.canOpen, fits(open, close) { return candidate }
      place = open.previous
    }
    return nil
  }

  private func fits(_ open: Run, _ close: Run) -> Bool {
    if open.byte == UInt8(ascii: "~") { return open.left == close.left }
    if open.canClose || close.canOpen, (open.range.count + close.range.count) % 3 == 0,
      open.range.count % 3 != 0 || close.range.count % 3 != 0
    {
      return false
    }
    // `k*t en l*l`: the stars mask letters.
    return !(open.before == .word && close.after == .word && open.spaces != close.spaces)
  }

  private mutating func pair(_ opener: Int, _ closer: Int, _ pieces: inout [MarkdownInlines.Piece]) {
    let used = min(runs[opener].left, runs[closer].left) >= 2 ? 2 : 1
    runs[opener].left -= used
    runs[closer].left -= used
    if case .marks(let first, let last) = pieces[runs[opener].piece].action {
      pieces[runs[opener].piece].action = .marks(first: first, last: last + used)
    }
    if case .marks(let first, let last) = pieces[runs[closer].piece].action {
      pieces[runs[closer].piece].action = .marks(first: first + used, last: last)
    }
  }

  private mutating func drop(between opener: Int, and closer: Int) {
    runs[opener].next = closer
    runs[closer].previous = opener
  }

  private mutating func remove(_ run: Int) {
    let (previous, next) = (runs[run].previous, runs[run].next)
    if let previous { runs[previous].next = next }
    if let next { runs[next].previous = previous }
    if last == run { last = previous }
  }
}
