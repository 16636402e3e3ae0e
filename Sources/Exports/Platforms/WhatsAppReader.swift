internal import Drukproef

/// WhatsApp's text files, of Android and iOS, in Dutch and English.
///
/// A date in numbers is read in the order that the file itself proves. Where it proves none, the messages are read without a date,
/// and that is told.
struct WhatsAppReader: ExportReader {
  private let file: String
  private let order: ReadingOptions.DateOrder?
  private let owner: String?
  private var lines = LineReader()
  /// The message that the next line may belong to, and its words up to now.
  private var open: Opening?
  private var words: [UInt8] = []
  private var authors = AuthorNames()
  private var hasTold = false

  /// What is known of a message before its last line.
  private struct Opening {
    var author: String
    var time: PostTime?
    var byte: Int
  }

  init?(_ head: FileHead, _ options: ReadingOptions) {
    guard let order = WhatsAppDates.order(in: head.bytes) else { return nil }
    file = head.name
    self.order = options.dateOrder ?? order.proven
    owner = options.owner
  }

  mutating func advance(_ stream: ByteStream, _ harvest: inout Harvest) throws(ExportProblem) -> Bool {
    if order == nil, !hasTold {
      hasTold = true
      harvest.notes.append(ExportProblem(.ambiguousDates, in: file))
    }
    guard try lines.next(stream) else {
      finish(&harvest)
      return false
    }
    if lines.isCut { harvest.problems.append(ExportProblem(.lineTooLong, in: file, at: lines.offset)) }
    guard let stamp = WhatsAppStamp(lines.bytes) else {
      if open != nil {
        // Lines that never begin a message add up to one that nobody wrote.
        if words.count + lines.bytes.count > LineReader.longestLine { finish(&harvest) }
        words.append(0x0A)
        words += lines.bytes
      }
      return true
    }
    finish(&harvest)
    begin(stamp, &harvest)
    return true
  }

  private mutating func begin(_ stamp: WhatsAppStamp, _ harvest: inout Harvest) {
    guard let end = WhatsAppAuthor.end(lines.bytes, from: stamp.end) else { return harvest.skip(.system) }
    open = Opening(
      author: authors.name(lines.bytes[stamp.end..<end]), time: order.flatMap(stamp.time), byte: lines.offset)
    words.removeAll(keepingCapacity: true)
    words += lines.bytes[min(lines.bytes.count, end + 2)...]
  }

  static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  mutating func finish(_ harvest: inout Harvest) {
    guard let opening = open else { return }
    open = nil
    while let last = words.last, last <= 0x20 { words.removeLast() }
    let text: String
    var media: [Context.Medium] = []
    switch WhatsAppBody(words) {
    case .system: return harvest.skip(.system)
    case .removed: return harvest.skip(.deleted)
    case .words(let words): text = words
    case .medium(let medium, let caption):
      media = medium.map { [$0] } ?? []
      text = caption
    }
    var post = ExportedPost(.message, text: text, byte: opening.byte)
    post.author = opening.author
    post.isOwn = owner.map { $0 == opening.author }
    post.time = opening.time
    post.channel = .whatsapp
    post.media = media
    harvest.take(post)
  }
}

/// Finds who a line is from.
private enum WhatsAppAuthor {
  /// The first colon with a space after it; nil for a line without one, which the app wrote.
  static func end(_ line: [UInt8], from start: Int) -> Int? {
    line.withUnsafeBufferPointer { line in
      var index = start
      let limit = min(line.count, start + 200)
      while index < limit, line[index] != UInt8(ascii: ":") {
        // A quoted word before the colon: `Juf Els heeft het onderwerp gewijzigd van "a: b"`. A name may be quoted as well.
        if isQuote(line, index), tellsOfChange(line[start..<index]) { return nil }
        index += 1
      }
      return index < limit && index > start && (index + 1 >= line.count || line[index + 1] == 0x20) ? index : nil
    }
  }

  private static func isQuote(_ line: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    switch line[index] {
    case UInt8(ascii: "\""): true
    // “, ‘ and „
    case 0xE2: index + 2 < line.count && line[index + 1] == 0x80 && [0x9C, 0x98, 0x9E].contains(line[index + 2])
    default: false
    }
  }

  private static func tellsOfChange(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    text.holds(" heeft ") || text.holds(" hebt ") || text.holds("Je hebt") || text.holds(" changed ")
      || text.holds(" created ") || text.holds(" named ") || text.holds(" is ") || text.holds(" was ")
  }
}

/// The names of who write in a chat: a few, each thousands of times.
private struct AuthorNames {
  private var known: [(bytes: [UInt8], name: String)] = []

  mutating func name(_ bytes: ArraySlice<UInt8>) -> String {
    for entry in known where entry.bytes.count == bytes.count && entry.bytes.elementsEqual(bytes) { return entry.name }
    var name = String(decoding: bytes, as: UTF8.self).unicodeScalars.filter { !WhatsAppReader.isMark($0) }
    while let first = name.first, first == "~" || first == " " || first == "\u{A0}" || first == "\u{202F}" {
      name.removeFirst()
    }
    let text = String(String.UnicodeScalarView(name))
    if known.count < 64 { known.append((Array(bytes), text)) }
    return text
  }
}

/// What stands after a name.
private enum WhatsAppBody {
  case words(String)
  /// nil for a document, contact card or place.
  case medium(Context.Medium?, caption: String)
  case removed, system

  init(_ bytes: [UInt8]) {
    // The mark with which iOS begins what it wrote itself.
    let isMarked = bytes.starts(with: [0xE2, 0x80, 0x8E])
    let text = String(decoding: bytes, as: UTF8.self)
    guard isMarked || Self.mayBeMade(bytes) else {
      self = .words(text)
      return
    }
    let first = Self.bare(text.prefix { $0 != "\n" })
    let rest = Self.afterFirstLine(text)
    if let medium = Self.medium(first) {
      self = .medium(
        medium.kind, caption: Self.withoutEdited([medium.caption, rest].filter { !$0.isEmpty }.joined(separator: "\n")))
    } else if rest.isEmpty, Self.deleted.contains(first.hasSuffix(".") ? String(first.dropLast()) : first) {
      self = .removed
    } else if rest.isEmpty, Self.emptied.contains(first) {
      self = .medium(nil, caption: "")
    } else if isMarked, !Self.isSharedByPerson(first) {
      self = .system
    } else {
      self = .words(Self.withoutEdited(text))
    }
  }

  /// Whether the app may have written any of it: few messages pass, and all others are words as they stand.
  private static func mayBeMade(_ bytes: [UInt8]) -> Bool {
    guard let first = bytes.first, let last = bytes.last else { return false }
    if first == UInt8(ascii: "<") || last == UInt8(ascii: ">") { return true }
    let line = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
    guard var end = line.last else { return false }
    if end == UInt8(ascii: ")") || end == UInt8(ascii: ">") { return true }
    guard line.count < 60 else { return false }
    let words = end == UInt8(ascii: ".") ? line.dropLast() : line
    end = words.last ?? 0
    let endings: [StaticString]
    switch end {
    case UInt8(ascii: "n"): endings = ["weggelaten"]
    case UInt8(ascii: "d"): endings = ["omitted", "verwijderd", "deleted"]
    case UInt8(ascii: "e"): endings = ["message"]
    case UInt8(ascii: "r"): endings = ["beheerder"]
    case UInt8(ascii: "l"): endings = ["null"]
    default: return false
    }
    return endings.contains { words.suffix($0.utf8CodeUnitCount).holds($0) }
  }

  private static func bare(_ text: some StringProtocol) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !WhatsAppReader.isMark(scalar) && scalar != "\r" { scalars.append(scalar) }
    return String(scalars)
  }

  private static func afterFirstLine(_ text: String) -> String {
    guard let end = text.firstIndex(where: \.isNewline) else { return "" }
    return String(text[text.index(after: end)...])
  }

  private static func withoutEdited(_ text: String) -> String {
    for mark in ["<Dit bericht is bewerkt>", "<This message was edited>"] where text.hasSuffix(mark) {
      var text = text.dropLast(mark.count)
      while let last = text.unicodeScalars.last, last == " " || WhatsAppReader.isMark(last) {
        text.unicodeScalars.removeLast()
      }
      return String(text)
    }
    return text
  }

  private static func medium(_ line: String) -> (kind: Context.Medium?, caption: String)? {
    if line == "<Media weggelaten>" || line == "<Media omitted>" { return (.photo, "") }
    for mark in [" (bestand bijgevoegd)", " (file attached)"] where line.hasSuffix(mark) {
      return (MediaFiles.medium(of: String(line.dropLast(mark.count))), "")
    }
    for mark in ["<bijgevoegd: ", "<attached: "] {
      guard let place = line.range(of: mark), line.hasSuffix(">") else { continue }
      let name = String(line[place.upperBound...].dropLast())
      return (MediaFiles.medium(of: name), trimmed(line[..<place.lowerBound]))
    }
    guard let space = line.lastIndex(of: " "),
      let state = omitted[String(line[line.index(after: space)...]).lowercased()], state
    else { return nil }
    let noun = line[..<space].split(separator: " ").last.map { $0.lowercased() } ?? ""
    guard let kind = nouns[noun], line.split(separator: " ").count <= 3 || line.contains("•") else { return nil }
    return (kind == "" ? nil : Context.Medium(rawValue: kind), "")
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  /// A place or a poll begins with iOS's mark as well, but somebody shared it.
  private static func isSharedByPerson(_ line: String) -> Bool {
    ["Locatie:", "Location:", "Live locatie", "POLL:", "PEILING:", "ENQUÊTE:"].contains { line.hasPrefix($0) }
  }

  private static let omitted = ["weggelaten": true, "omitted": true]
  private static let nouns = [
    "afbeelding": "photo", "image": "photo", "foto": "photo", "gif": "photo", "sticker": "photo", "video": "video",
    "videonotitie": "video", "note": "video", "audio": "audio", "spraakbericht": "audio", "document": "", "bijlage": "",
    "contactkaart": "", "card": "", "attachment": "", "contact": "", "media": "photo",
  ]
  private static let deleted: Set<String> = [
    "Dit bericht is verwijderd", "Je hebt dit bericht verwijderd", "U hebt dit bericht verwijderd",
    "This message was deleted",
    "You deleted this message", "Dit bericht is verwijderd door de beheerder",
  ]
  /// What was to be seen once, and leaves nothing.
  private static let emptied: Set<String> = ["null", "<Media is verlopen>"]
}

/// Date and time at the start of a line.
struct WhatsAppStamp {
  var first: Int
  var second: Int
  var third: Int
  private var firstDigits: Int
  /// Since midnight.
  private var clock: Int
  /// Where what follows begins.
  var end: Int
  /// Whether the time is of twelve hours.
  var isTwelveHour = false
  var separator: UInt8

  /// nil when the line does not begin a message.
  init?(_ line: [UInt8]) {
    var scanner = StampScanner(line)
    scanner.passMarks()
    let isBracketed = scanner.take(UInt8(ascii: "["))
    guard let (first, digits) = scanner.number(4), let separator = scanner.dateSeparator(),
      let (second, _) = scanner.number(2),
      scanner.take(separator), let (third, _) = scanner.number(4)
    else { return nil }
    (self.first, self.second, self.third, firstDigits, self.separator) = (first, second, third, digits, separator)
    _ = scanner.take(UInt8(ascii: ","))
    guard scanner.passSpaces(), let (hour, _) = scanner.number(2), scanner.takeColon(),
      let (minute, _) = scanner.number(2)
    else {
      return nil
    }
    var seconds = 0
    if scanner.takeColon() {
      guard let (number, _) = scanner.number(2) else { return nil }
      seconds = number
    }
    _ = scanner.passSpaces()
    var hours = hour
    if let isAfternoon = scanner.half() {
      isTwelveHour = true
      hours = hour % 12 + (isAfternoon ? 12 : 0)
      _ = scanner.passSpaces()
    }
    guard hours < 24, minute < 60, seconds < 60 else { return nil }
    clock = hours * 3600 + minute * 60 + seconds
    guard isBracketed ? scanner.take(UInt8(ascii: "]")) : scanner.takeDash() else { return nil }
    _ = scanner.passSpaces()
    end = scanner.index
  }

  /// The moment, when its numbers stand in an order.
  func time(_ order: ReadingOptions.DateOrder) -> PostTime? {
    let (year, month, date) =
      switch firstDigits == 4 ? .yearMonthDay : order {
      case .dayMonthYear: (third, second, first)
      case .monthDayYear: (third, first, second)
      case .yearMonthDay: (first, second, third)
      }
    guard let day = CalendarDay(year: year < 100 ? 2000 + year : year, month: month, day: date) else { return nil }
    return PostTime(day: day, second: clock, certainty: .local)
  }

  var hasYearFirst: Bool { firstDigits == 4 }
}

/// Walks along the start of a line.
private struct StampScanner {
  private let line: [UInt8]
  private(set) var index = 0

  init(_ line: [UInt8]) { self.line = line }

  private func byte(_ at: Int) -> UInt8 { at < line.count ? line[at] : 0 }

  /// Marks of direction, which iOS writes.
  mutating func passMarks() {
    while byte(index) == 0xE2, byte(index + 1) == 0x80, (0x8E...0x8F).contains(byte(index + 2)) { index += 3 }
    if byte(index) == 0xEF, byte(index + 1) == 0xBB { index += 3 }
  }

  mutating func take(_ wanted: UInt8) -> Bool {
    guard byte(index) == wanted, index < line.count else { return false }
    index += 1
    return true
  }

  mutating func takeColon() -> Bool { take(UInt8(ascii: ":")) || take(UInt8(ascii: ".")) }

  mutating func number(_ longest: Int) -> (Int, Int)? {
    let start = index
    var value = 0
    while index - start < longest, byte(index) >= 0x30, byte(index) <= 0x39 {
      value = value * 10 + Int(byte(index) - 0x30)
      index += 1
    }
    return index > start ? (value, index - start) : nil
  }

  mutating func dateSeparator() -> UInt8? {
    let found = byte(index)
    guard found == UInt8(ascii: "-") || found == UInt8(ascii: "/") || found == UInt8(ascii: ".") else { return nil }
    index += 1
    return found
  }

  /// Spaces of every width; true when there was one.
  mutating func passSpaces() -> Bool {
    let start = index
    while true {
      if byte(index) == 0x20 {
        index += 1
      } else if byte(index) == 0xC2, byte(index + 1) == 0xA0 {
        index += 2
      } else if byte(index) == 0xE2, byte(index + 1) == 0x80, byte(index + 2) == 0xAF || byte(index + 2) == 0x8E {
        index += 3
      } else {
        return index > start
      }
    }
  }

  /// `AM`, `p.m.`, `p. m.`: whether it is the afternoon.
  mutating func half() -> Bool? {
    let letter = byte(index) | 0x20
    guard letter == UInt8(ascii: "a") || letter == UInt8(ascii: "p") else { return nil }
    let start = index
    index += 1
    _ = take(UInt8(ascii: "."))
    _ = passSpaces()
    guard byte(index) | 0x20 == UInt8(ascii: "m") else {
      index = start
      return nil
    }
    index += 1
    _ = take(UInt8(ascii: "."))
    return letter == UInt8(ascii: "p")
  }

  /// The hyphen or dash with which Android parts the time from the name.
  mutating func takeDash() -> Bool {
    if take(UInt8(ascii: "-")) { return byte(index) == 0x20 }
    guard byte(index) == 0xE2, byte(index + 1) == 0x80, byte(index + 2) == 0x93 else { return false }
    index += 3
    return true
  }
}

/// Finds out in which order a file writes its dates.
enum WhatsAppDates {
  /// nil when this is no WhatsApp file; `proven` is nil when nothing proves the order.
  static func order(in head: [UInt8]) -> (proven: ReadingOptions.DateOrder?, Void)? {
    var evidence = Evidence()
    var isFirst = true
    for line in head.split(separator: 0x0A, maxSplits: 20_000) where line.contains(where: { $0 > 0x20 }) {
      let stamp = WhatsAppStamp(Array(line.prefix(80)))
      if isFirst, stamp == nil { return nil }
      isFirst = false
      if let stamp { evidence.add(stamp) }
      evidence.isDutch = evidence.isDutch || isDutch(line)
    }
    return isFirst ? nil : (evidence.order, ())
  }

  private struct Evidence {
    private var firstAbove = false
    private var secondAbove = false
    private var yearFirst = false
    private var twelveHour = false
    private var dashes = false
    /// Whether the days never run back when read in an order.
    private var risesAsDay = (holds: true, steps: 0, last: 0)
    private var risesAsMonth = (holds: true, steps: 0, last: 0)
    var isDutch = false

    mutating func add(_ stamp: WhatsAppStamp) {
      yearFirst = yearFirst || stamp.hasYearFirst
      firstAbove = firstAbove || stamp.first > 12
      secondAbove = secondAbove || stamp.second > 12
      twelveHour = twelveHour || stamp.isTwelveHour
      dashes = dashes || stamp.separator == UInt8(ascii: "-")
      Self.follow(&risesAsDay, stamp.third * 400 + stamp.second * 32 + stamp.first)
      Self.follow(&risesAsMonth, stamp.third * 400 + stamp.first * 32 + stamp.second)
    }

    private static func follow(_ run: inout (holds: Bool, steps: Int, last: Int), _ value: Int) {
      if value < run.last { run.holds = false }
      if value > run.last { run.steps += 1 }
      run.last = value
    }

    var order: ReadingOptions.DateOrder? {
      if yearFirst { return .yearMonthDay }
      if firstAbove, !secondAbove { return .dayMonthYear }
      if secondAbove, !firstAbove { return .monthDayYear }
      if firstAbove { return nil }
      if isDutch, dashes, !twelveHour { return .dayMonthYear }
      if risesAsDay.holds, !risesAsMonth.holds { return .dayMonthYear }
      return risesAsMonth.holds && !risesAsDay.holds ? .monthDayYear : nil
    }
  }

  /// Whether a line holds what a Dutch telephone writes.
  private static func isDutch(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.count < 400 else { return false }
    let text = String(decoding: line, as: UTF8.self)
    return dutch.contains { text.contains($0) }
  }

  private static let dutch = [
    "<Media weggelaten>", " weggelaten", "(bestand bijgevoegd)", "<bijgevoegd: ", "end-to-end versleuteld",
    "Dit bericht is verwijderd", " heeft deze groep gemaakt", " heeft de groep ",
  ]
}

extension Wording {
  fileprivate static let ambiguousDates = Wording(
    nl: "het is niet te zien of 03-04 hier 3 april of 4 maart is. De berichten zijn gelezen zonder datum; "
      + "kies met --date-order dmj of mdj.",
    en: "it cannot be seen whether 03-04 is 3 April or 4 March here. The messages were read without a date; "
      + "choose with --date-order dmj or mdj.")
}

extension String {
  /// Where a text first stands.
  fileprivate func range(of text: String) -> Range<String.Index>? { firstRange(of: text) }
}
