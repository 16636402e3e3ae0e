internal import Text

/// Who is pictured in what comes with a post, and whether they agreed.
struct Depiction {
  /// Names in words for the report are never kept: only how many and why.
  private(set) var missing: [Evidence] = []
  /// Somebody pictured is known by name.
  private(set) var isKnown = false
  /// Somebody pictured answers for themself by now.
  private(set) var answersInPerson = false
  /// Something is attached, or the text says so.
  let hasPictures: Bool

  init(_ reading: Reading, _ facts: PostFacts, counting mentions: [Mention], by rules: ConsentRules) {
    let context = facts.context
    hasPictures = !context.media.isEmpty || !context.depicted.isEmpty || facts.signals.contains(.picture)
    guard hasPictures else { return }
    let day = context.publishedAt?.day
    for mention in mentions where mention.kind == .naamLeerling && !mention.traits.contains(.familyName) {
      let bearers = Self.bearers(mention.pupils, groups: facts.groups, reading)
      add(bearers, on: context, day, rules)
    }
    for mention in mentions where mention.kind == .naamOverig {
      addStaff(mention, reading, hasPictureWords: facts.signals.contains(.picture))
    }
    for name in context.depicted { add(named: name, reading, on: context, day, groups: facts.groups, rules) }
  }

  private mutating func add(
    _ bearers: [Pupil], on context: Context, _ day: CalendarDay?, _ rules: ConsentRules
  ) {
    guard !bearers.isEmpty else { return }
    isKnown = true
    let answers = bearers.map { rules.answer(of: $0, on: context.channel, showing: context.media, day: day) }
    if answers.contains(.nee) {
      missing.append(bearers.count > 1 ? .oneOfSeveralRefused : .refused)
    } else if answers.contains(.onbekend) {
      missing.append(.unanswered)
    } else if bearers.contains(where: { $0.consentGiver != .leerling && rules.answersInPerson($0, on: day) ?? false }) {
      answersInPerson = true
    }
  }

  /// Staff who are named are pictured only when the text says so.
  private mutating func addStaff(_ mention: Mention, _ reading: Reading, hasPictureWords: Bool) {
    guard hasPictureWords else { return }
    let sentences = reading.matches("signal", Signal.picture.rawValue).map {
      reading.tokens[$0.tokens.lowerBound].sentence
    }
    let tokens = reading.tokens.tokens(in: mention.range)
    guard let first = tokens.first, sentences.contains(reading.tokens[first].sentence) else { return }
    let name = ListKey.text(reading.text(mention.range))
    let staff = reading.school.staff.filter { member in
      let key = ListKey.text(member.name)
      return key == name || key.hasSuffix(" " + name) || key.hasPrefix(name + " ")
    }
    guard !staff.isEmpty else { return }
    isKnown = true
    if staff.contains(where: { $0.consent != .ja }) { missing.append(.staff) }
  }

  /// Somebody whom the author says is in the picture.
  private mutating func add(
    named name: String, _ reading: Reading, on context: Context, _ day: CalendarDay?, groups: Set<String>,
    _ rules: ConsentRules
  ) {
    let key = ListKey.text(name)
    let numbers = reading.school.pupils.indices.filter { Self.isCalled(reading.school.pupils[$0], key) }
    if !numbers.isEmpty {
      add(Self.bearers(numbers, groups: groups, reading), on: context, day, rules)
    } else if let member = reading.school.staff.first(where: { ListKey.text($0.name) == key }) {
      isKnown = true
      if member.consent != .ja { missing.append(.staff) }
    } else if !key.isEmpty {
      isKnown = true
      missing.append(.unlisted)
    }
  }

  private static func isCalled(_ pupil: Pupil, _ key: String) -> Bool {
    let short = [pupil.calledName, pupil.surname].filter { !$0.isEmpty }.joined(separator: " ")
    return [pupil.fullName, pupil.calledName, short].contains { ListKey.text($0) == key }
  }

  /// The pupils whom a name can stand for: those of the group that the post names, else all who bear it.
  private static func bearers(_ numbers: [Int], groups: Set<String>, _ reading: Reading) -> [Pupil] {
    let all = numbers.compactMap { reading.school.pupils.indices.contains($0) ? reading.school.pupils[$0] : nil }
    guard all.count > 1, !groups.isEmpty else { return all }
    let here = all.filter { pupil in
      let own = GroupLabel.key(pupil.group)
      return groups.contains { own == $0 || own.hasPrefix($0) && own.utf8.count == $0.utf8.count + 1 }
    }
    return here.isEmpty ? all : here
  }
}

extension Evidence {
  fileprivate static let refused = Evidence(
    1, nl: "op de leerlingenlijst staat ‘nee’ voor dit kanaal", en: "the roster says no for this channel")
  fileprivate static let oneOfSeveralRefused = Evidence(
    0.9, nl: "meer leerlingen heten zo, en bij een van hen staat ‘nee’ voor dit kanaal",
    en: "several pupils bear this name, and the roster says no for one of them")
  fileprivate static let unanswered = Evidence(
    0.9, nl: "op de leerlingenlijst staat geen antwoord voor dit kanaal; onbekend telt als nee",
    en: "the roster has no answer for this channel; unknown counts as no")
  fileprivate static let staff = Evidence(
    0.9, nl: "de medewerker op de foto heeft op de personeelslijst geen ‘ja’",
    en: "the member of staff in the picture has no yes on the staff list")
  fileprivate static let unlisted = Evidence(
    0.8, nl: "wie op de foto staat, komt op geen lijst voor: toestemming is onbekend",
    en: "whoever is pictured is on no list: consent is unknown")
}
