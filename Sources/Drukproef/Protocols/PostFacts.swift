internal import Text

/// What is known of a post as a whole before any protocol judges it: the signals in it and who is pictured.
package struct PostFacts: Sendable {
  package private(set) var signals: Set<Signal> = []
  /// Groups and classes that the post or its context names, as ``GroupLabel`` keys.
  package let groups: Set<String>
  package let context: Context

  package init(_ reading: Reading) {
    context = reading.document.context
    groups = GroupLabel.keys(in: reading)
    let matches = SignalMatches(reading)
    signals = matches.signals
    if reading.hits.hits.contains(where: { $0.wordClass == reading.lexicon.found.school }) {
      signals.insert(.schoolNamed)
    }
    if signals.contains(.disclosureRole), signals.contains(.schoolNamed) { signals.insert(.disclosure) }
    if !groups.isEmpty { signals.insert(.group) }
    if signals.contains(.recordingLesson), signals.contains(.recordingSecret) {
      signals.insert(.recordingLessonSecret)
    }
    if reading.mentions.contains(where: { $0.traits.contains(.seeksHelp) }) { signals.insert(.victim) }
    addRelatedness(of: reading, denied: matches.denied(.school))
  }

  /// A post is about the school when its words add up: a strong one, or two weak ones.
  private mutating func addRelatedness(of reading: Reading, denied: [Range<Int>]) {
    // Who invites pupils speaks of the work, whatever the other words are about.
    let speaksToPupils = signals.isSuperset(of: [.befriend, .pupilsAddressed])
    if signals.contains(.schoolNamed) || signals.contains(.disclosure) || speaksToPupils { signals.insert(.school) }
    guard !signals.contains(.school), let words = reading.lexicon.classes.existing("schoolwoord") else { return }
    var weight = 0
    var seen: Set<Int32> = []
    for hit in reading.hits.hits {
      guard !denied.contains(where: { $0.overlaps(hit.tokens) }) else { continue }
      if hit.wordClass == words, seen.insert(hit.entry).inserted { weight += Int(hit.strength) }
      if hit.wordClass == reading.lexicon.found.pupil { weight += 2 }
    }
    let isGroupNamed = reading.tokens.indices.contains { token in
      GroupLabel.isNamed(at: token, in: reading) && !denied.contains { $0.contains(token) }
    }
    if isGroupNamed || context.group?.isEmpty == false { weight += 2 }
    for token in reading.tokens.indices where weight < 4 {
      let isDenied = denied.contains { $0.contains(token) }
      if !isDenied, SchoolCompound.isOne(reading.tokens.keyBytes(token)) { weight += 2 }
    }
    if weight >= (signals.contains(.privateTopic) ? 3 : 2) { signals.insert(.school) }
  }

  /// Whether the pupils that the post is for are under an age: by what it says, by the roster, or by their group.
  func hasPupils(under age: Int, in reading: Reading) -> Bool {
    let ages = groups.map { GroupLabel.youngest(in: $0, of: reading) }
    return ages.contains { $0.map { $0 < age } ?? false }
  }

  mutating func insert(_ signal: Signal) { signals.insert(signal) }
}

/// The matches of pattern families that speak of signals, less those that another family denies.
private struct SignalMatches {
  let signals: Set<Signal>
  private let denials: [Signal: [Range<Int>]]

  init(_ reading: Reading) {
    var found: [(signal: Signal, tokens: Range<Int>)] = []
    var denials: [Signal: [Range<Int>]] = [:]
    let (signalling, denying) = (
      reading.patternSet.familyNumbers(with: "signal"), reading.patternSet.familyNumbers(with: "denies")
    )
    for match in reading.patterns {
      let number = reading.patternSet.familyNumber(of: match.pattern)
      guard signalling.contains(number) || denying.contains(number) else { continue }
      let family = reading.family(match)
      for signal in Self.named(family["signal"]) { found.append((signal, match.tokens)) }
      let denied = Self.named(family["denies"])
      if denied.isEmpty { continue }
      let scope =
        switch family["over"] {
        case "deelzin": Self.restOfClause(from: match.tokens, in: reading)
        case "bericht": reading.tokens.indices
        case "zin": reading.tokens.sentence(of: match.tokens.lowerBound).tokens
        default: match.tokens
        }
      for signal in denied { denials[signal, default: []].append(scope) }
    }
    signals = Set(
      found.filter { match in !denials[match.signal, default: []].contains { $0.overlaps(match.tokens) } }
        .map(\.signal))
    self.denials = denials
  }

  func denied(_ signal: Signal) -> [Range<Int>] { denials[signal, default: []] }

  /// From a match to the end of its clause.
  private static func restOfClause(from tokens: Range<Int>, in reading: Reading) -> Range<Int> {
    var end = tokens.upperBound
    while end < reading.tokens.count, reading.tokens[end].sentence == reading.tokens[tokens.lowerBound].sentence,
      reading.tokens[end].before.isDisjoint(with: .clauseBreak)
    {
      end += 1
    }
    return tokens.lowerBound..<end
  }

  private static func named(_ attribute: String?) -> [Signal] {
    attribute?.split(separator: ",").compactMap { Signal(rawValue: String($0)) } ?? []
  }
}

/// Words made with one about school: `schoolfeest`, `mentorleerlingen`, `#schoolreis`.
private enum SchoolCompound {
  static func isOne(_ key: ArraySlice<UInt8>) -> Bool {
    guard key.count > 6, !exceptions.contains(where: { key.starts(with: $0.utf8) }) else { return false }
    return beginnings.contains { key.count > $0.utf8.count + 1 && key.starts(with: $0.utf8) }
      || ends.contains { key.count > $0.utf8.count + 2 && key.suffix($0.utf8.count).elementsEqual($0.utf8) }
  }

  private static let beginnings = [
    "school", "leerling", "docenten", "leraren", "leerkracht", "brugkl", "examenkl", "examenleerling", "examenkand",
    "klassen", "klasge", "kleuter", "onderwijs", "mentor", "rapportg", "huiswerk", "toetsweek", "oudergesprek",
  ]
  private static let ends = [
    "leerling", "leerlingen", "klasser", "klassers", "groepers", "groeper", "docent", "docenten", "leraar", "leraren",
    "lerares", "basisschool", "middelbare", "klaslokaal", "mentorklas", "examenklas", "examenklassen",
  ]
  /// Ordinary words that only look like it.
  private static let exceptions = [
    "schoolslag", "schoolvoorbeeld", "klassenstrijd", "klassement", "klassenjustitie", "kleuterdans", "onderwijsland",
    "mentorship", "lerarenopl", "lerarenstak", "lerarentek", "onderwijsmin", "onderwijsraad", "onderwijsbeleid",
    "rijschool", "muziekleraar", "pianoleraar", "gitaarleraar", "zangdocent", "yogadocent", "dansdocent",
  ]
}

/// Names of groups and classes: `groep 6`, `klas 2A`, `5V`.
package enum GroupLabel {
  /// The key under which a group is compared: `Groep 6b` and `6B` have one.
  package static func key(_ label: String) -> String {
    var words = ListKey.text(label).split { " .-".contains($0) }.map(String.init)
    if words.count > 1, introductions.contains(words[0]) { words.removeFirst() }
    return words.joined()
  }

  /// The groups that a post and its context speak of.
  static func keys(in reading: Reading) -> Set<String> {
    var keys: Set<String> = []
    if let group = reading.document.context.group, !group.isEmpty { keys.insert(key(group)) }
    for token in reading.tokens.indices where isNamed(at: token, in: reading) { keys.insert(reading.key(token)) }
    return keys
  }

  static func isIntroduction(_ word: String) -> Bool { introductions.contains(word) }

  /// Whether a token is the label of a group.
  static func isNamed(at token: Int, in reading: Reading) -> Bool {
    guard reading.tokens[token].shape.contains(.hasDigit) else { return false }
    let word = reading.key(token)
    if token > 0, introductions.contains(reading.key(token - 1)),
      isLabel(word) || (word.utf8.count == 1 && "12345678".contains(word))
    {
      return true
    }
    guard word.utf8.count > 1, isLabel(word) else { return false }
    return reading.school.columns.groups.contains(word) || looksLikeClass(reading.tokens[token], word)
  }

  /// The age of the youngest pupil in a group on the day of posting; nil when nothing tells.
  static func youngest(in group: String, of reading: Reading) -> Int? {
    if let day = reading.document.context.publishedAt?.day {
      let columns = reading.school.columns
      let ages = reading.school.pupils.indices.compactMap { pupil in
        columns.groupKey(pupil) == group ? reading.school.pupils.rows[pupil].born?.years(until: day) : nil
      }
      if let youngest = ages.min() { return youngest }
    }
    guard let digit = group.utf8.first.map({ Int($0) - 48 }), (1...8).contains(digit) else { return nil }
    // Group 1 to 8 of a primary school: 4 to 12 years; class 1 of a secondary school: 12.
    let isPrimary = group.utf8.count == 1 || !hasSecondaryLetters(group)
    return isPrimary ? digit + 3 : digit + 11
  }

  /// `2A` with a capital and without an introduction: a class, unless it is a common measure.
  private static func looksLikeClass(_ token: Token, _ key: String) -> Bool {
    key.utf8.count == 2 && (token.shape.contains(.capitalized) || token.shape.contains(.hasDigit))
      && ![
        "2d", "3d", "4d", "4k", "8k", "3g", "4g", "5g", "1e", "2e", "3e", "4e", "5e", "6e", "7e", "8e", "1x", "2x",
        "3x", "4x",
        "5x", "6x", "7x", "8x", "1u", "2u", "3u", "4u", "5u", "6u", "1m", "2m", "5k", "1k", "2k", "3k", "6k", "7k",
        "5m", "4m", "8m", "2p", "4p",
      ].contains(key)
  }

  private static func isLabel(_ key: String) -> Bool {
    let bytes = Array(key.utf8)
    guard let first = bytes.first, (49...56).contains(first), (1...5).contains(bytes.count) else { return false }
    return bytes.count == 1
      || bytes.dropFirst().contains { (97...122).contains($0) }
        && bytes.dropFirst().allSatisfy {
          (97...122).contains($0) || (48...57).contains($0)
        }
  }

  private static func hasSecondaryLetters(_ group: String) -> Bool {
    let letters = group.dropFirst()
    return letters.contains { "vhmtk".contains($0) } || letters.utf8.count > 1
  }

  private static let introductions: Set<String> = ["groep", "klas", "gr", "brugklas", "groepen", "klassen", "class"]
}

extension ListKey {
  /// The key of a text, as text.
  static func text(_ string: String) -> String { String(decoding: of(string), as: UTF8.self) }
}
