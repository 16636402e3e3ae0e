/// Reads a protocol file onto the protocol that it builds on: what it doesn't say stays as it was there.
///
/// Every error names file, line and column; keys and values that nobody knows are errors, with the word that was
/// probably meant.
struct ProtocolReader {
  private let file: String
  private var result: SchoolProtocol
  /// Where clauses are cited, to be looked up when all of them have been read.
  private var cited: [(clause: String, place: TOMLPlace)] = []

  /// What a file says of itself before the protocol that it builds on is known.
  struct Head {
    var id: String
    var extends: (id: String, place: TOMLPlace)?
  }

  static func head(of root: TOMLValue, file: String) throws(TOMLError) -> Head {
    var table = try TOMLTable(root, file: file)
    guard let id = try table.string("id") else {
      throw table.error(nil, .needed("id"))
    }
    guard !id.isEmpty, id.utf8.allSatisfy({ (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }) else {
      throw table.error(table.value("id")?.place, .badID)
    }
    guard let value = table.value("extends") else { return Head(id: id) }
    return Head(id: id, extends: (try table.string(value), value.place))
  }

  /// - Parameter parent: the protocol that the file builds on.
  static func protocolOf(
    _ root: TOMLValue, file: String, id: String, onto parent: SchoolProtocol?
  ) throws(TOMLError) -> SchoolProtocol {
    var start = parent ?? SchoolProtocol(id: id)
    start.id = id
    start.parent = parent?.id
    start.name = id
    start.examples = []
    var reader = ProtocolReader(file: file, result: start)
    try reader.read(root)
    return reader.result
  }

  /// Only the examples of a file that holds nothing else.
  static func examples(_ root: TOMLValue, file: String) throws(TOMLError) -> [ProtocolExample] {
    var reader = ProtocolReader(file: file, result: SchoolProtocol(id: ""))
    var table = try TOMLTable(root, file: file)
    try reader.examples(&table)
    try table.finish()
    return reader.result.examples
  }

  private init(file: String, result: SchoolProtocol) {
    self.file = file
    self.result = result
  }

  private mutating func read(_ root: TOMLValue) throws(TOMLError) {
    var table = try TOMLTable(root, file: file)
    for entry in table.entries where entry.key != "examples" { try checkPlaces(in: entry.value) }
    _ = table.value("id")
    _ = table.value("extends")
    if let name = try table.string("name") { result.name = name }
    if let summary = try wording("summary", in: &table) { result.summary = summary }
    if let names = try table.strings("school_names") { result.schoolNames = names.map(\.text) }
    if let least = try table.integer("indirect_threshold", in: 1...100) { result.indirectThreshold = least }
    if let age = try table.integer("group_app_age", in: 0...25) { result.groupAppAge = age }
    if let terms = try table.strings("mission_terms") { result.ownTerms = terms.map(\.text) }
    if var part = try table.table("thresholds") { try thresholds(&part) }
    if let part = try table.table("clauses") { try clauses(part) }
    if var part = try table.table("disclaimer") { try disclaimer(&part) }
    if var part = try table.table("disclosure") { try disclosure(&part) }
    if var part = try table.table("consent") { try consent(&part) }
    if var part = try table.table("lesson_times") { try lessonTimes(&part) }
    if let part = try table.table("contacts") { try contacts(part) }
    if var part = try table.table("rules") { try rules(&part) }
    for var part in try table.tables("verdicts") ?? [] { try verdict(&part) }
    for var part in try table.tables("advice") ?? [] { try advice(&part) }
    try examples(&table)
    try table.finish()
    try checkTogether(table)
    for (clause, place) in cited where result.clauses[clause] == nil {
      throw TOMLError(
        file: file, place: place, message: .noClause(clause, Nearest.word(to: clause, in: result.clauseOrder)))
    }
  }

  /// Keys that stand at the top of a file. Below a `[table]` they would be that table's.
  private static let atTop: Set<String> = [
    "extends", "school_names", "indirect_threshold", "group_app_age", "mission_terms",
  ]

  private func checkPlaces(in value: TOMLValue) throws(TOMLError) {
    switch value.content {
    case .array(let items): for item in items { try checkPlaces(in: item) }
    case .table(let entries):
      for entry in entries {
        if Self.atTop.contains(entry.key) {
          throw TOMLError(file: file, place: entry.place, message: .belongsAtTop(entry.key))
        }
        try checkPlaces(in: entry.value)
      }
    default: return
    }
  }

  /// What is only wrong in view of the rest of the file.
  private func checkTogether(_ root: TOMLTable) throws(TOMLError) {
    func place(_ key: String) -> TOMLPlace? { root.entries.first { $0.key == key }?.place }
    if let place = place("mission_terms"), !result.ownTerms.isEmpty,
      result.rules["strijdig-met-missie"]?.isOn != true
    {
      throw root.error(place, .termsWithoutRule)
    }
    if let place = place("disclaimer"), result.disclaimer.parts.isEmpty,
      result.rules["disclaimer-ontbreekt"]?.isOn == true
    {
      throw root.error(place, .disclaimerWithoutParts)
    }
    if let place = place("disclaimer") {
      for part in result.disclaimer.parts where result.disclaimer.texts[part] == nil {
        throw root.error(place, .needed("text"))
      }
    }
  }

  // MARK: Parts

  private mutating func thresholds(_ table: inout TOMLTable) throws(TOMLError) {
    if let hint = try table.fraction("hint") { result.thresholds.hint = hint }
    if let sure = try table.fraction("sure") { result.thresholds.sure = sure }
    try table.finish()
    if result.thresholds.hint > result.thresholds.sure { throw table.error(nil, .crossedThresholds) }
  }

  private mutating func clauses(_ table: TOMLTable) throws(TOMLError) {
    for entry in table.entries {
      if result.clauses[entry.key] == nil { result.clauseOrder.append(entry.key) }
      result.clauses[entry.key] = try wording(entry.value, in: table)
    }
  }

  private mutating func disclaimer(_ table: inout TOMLTable) throws(TOMLError) {
    if let parts = try table.choices("parts", as: DisclaimerPart.self) {
      result.disclaimer.parts = parts.map(\.signal)
    }
    for part in DisclaimerPart.allCases {
      guard var sub = try table.table(part.rawValue) else { continue }
      if let name = try wording("name", in: &sub) { result.disclaimer.names[part.signal] = name }
      if let text = try wording("text", in: &sub) { result.disclaimer.texts[part.signal] = text }
      try sub.finish()
    }
    try table.finish()
  }

  private mutating func disclosure(_ table: inout TOMLTable) throws(TOMLError) {
    if let text = try wording("text", in: &table) { result.disclosure = text }
    if let text = try wording("text_with_function", in: &table) { result.disclosureWithFunction = text }
    try table.finish()
  }

  private mutating func consent(_ table: inout TOMLTable) throws(TOMLError) {
    if let age = try table.integer("age", in: 0...25) { result.consent.age = age }
    if let otherwise = try table.string("otherwise") { result.consent.otherwise = otherwise }
    if let channels = try table.table("channels") {
      for entry in channels.entries {
        let channel = try channels.choice(entry.key, at: entry.place, as: Context.Channel.self)
        result.consent.categories[channel] = try channels.string(entry.value)
      }
    }
    try table.finish()
  }

  private mutating func lessonTimes(_ table: inout TOMLTable) throws(TOMLError) {
    for (number, day) in ["ma", "di", "wo", "do", "vr", "za", "zo"].enumerated() {
      guard let texts = try table.strings(day) else { continue }
      var hours: [Range<Int>] = []
      for (text, place) in texts {
        guard let range = LessonTimes.hours(text) else { throw table.error(place, .badHours) }
        if hours.contains(where: { $0.overlaps(range) }) { throw table.error(place, .hoursOverlap) }
        hours.append(range)
      }
      result.lessonTimes.hours[number + 1] = hours
    }
    if let texts = try table.strings("holidays") {
      result.lessonTimes.holidays = []
      for (text, place) in texts {
        guard let days = LessonTimes.days(text) else { throw table.error(place, .badDays) }
        result.lessonTimes.holidays.append(days)
      }
    }
    try table.finish()
  }

  private mutating func contacts(_ table: TOMLTable) throws(TOMLError) {
    for entry in table.entries {
      var part = try TOMLTable(entry.value, file: file)
      let contact = SchoolProtocol.Contact(
        id: entry.key, name: try part.string("name") ?? entry.key, reach: try part.string("reach") ?? "",
        purpose: try wording("for", in: &part) ?? Wording(nl: "", en: ""))
      try part.finish()
      result.contacts.removeAll { $0.id == contact.id }
      result.contacts.append(contact)
    }
  }

  // MARK: Rules

  private mutating func rules(_ table: inout TOMLTable) throws(TOMLError) {
    // What is said of a group is said first, so that a rule of its own says the last word.
    for entry in table.entries {
      guard let kinds = KindGroup.names[entry.key] else { continue }
      for kind in Kind.allCases where kinds.contains(kind) && result.rules[kind.rawValue] != nil {
        var part = try TOMLTable(entry.value, file: file)
        try rule(kind.rawValue, &part)
      }
    }
    for entry in table.entries where KindGroup.names[entry.key] == nil {
      guard Rule.allIDs.contains(entry.key) else {
        let known = Rule.allIDs + KindGroup.names.keys.sorted()
        throw table.error(entry.place, .noRule(entry.key, Nearest.word(to: entry.key, in: known)))
      }
      var part = try TOMLTable(entry.value, file: file)
      try rule(entry.key, &part)
    }
  }

  private mutating func rule(_ id: String, _ table: inout TOMLTable) throws(TOMLError) {
    var rule = result.rules[id] ?? Rule(id: id)
    let isNew = result.rules[id] == nil
    // Written down, and off until a protocol that builds on this one turns it on.
    if let isOptional = try table.boolean("optional") { rule.isOn = !isOptional }
    if let isOn = try table.boolean("on") { rule.isOn = isOn }
    if let severity = try table.choice("severity", as: Severity.self) { rule.severity = severity }
    if let verdict = try verdictChoice("verdict", in: &table) { rule.verdict = verdict }
    rule.clauses += try citations("clauses", in: &table).filter { !rule.clauses.contains($0) }
    if var roles = try table.table("role_clauses") {
      for role in Context.AuthorRole.allCases {
        let clauses = try citations(role.rawValue, in: &roles)
        if !clauses.isEmpty { rule.roleClauses[role, default: []] += clauses }
      }
      try roles.finish()
    }
    if let message = try wording("message", in: &table) { rule.message = message }
    if let advice = try wording("advice", in: &table) { rule.advice = advice }
    if let wording = try wording("if_role_unknown", in: &table) { rule.ifRoleUnknown = wording }
    if let cases = try table.tables("when") {
      rule.cases = []
      for var part in cases { rule.cases.append(try ruleCase(&part)) }
    }
    try table.finish()
    if isNew, rule.message.nl.isEmpty { throw table.error(nil, .notThere(id, result.parent)) }
    let isPostRule = Rule.postRules.contains(id)
    if !isPostRule, !rule.cases.isEmpty { throw table.error(nil, .whenOfKind) }
    let isSetOff = table.entries.contains { $0.key == "on" } && !rule.isOn
    if isSetOff, table.entries.contains(where: { $0.key == "when" }) { throw table.error(nil, .offWithCases) }
    if isPostRule, rule.severity == nil { rule.severity = .midden }
    if isPostRule, rule.isOn, rule.cases.isEmpty, !Self.observed.contains(id) { throw table.error(nil, .neverHolds) }
    result.rules[id] = rule
  }

  /// Rules about the whole post that need no ‘when’.
  private static let observed: Set<String> = ["indirect-herleidbaar", "strijdig-met-missie"]

  private mutating func ruleCase(_ table: inout TOMLTable) throws(TOMLError) -> Rule.Case {
    var part = Rule.Case()
    part.condition = try condition(&table)
    if let outcome = try table.choice("as", as: Rule.Outcome.self) { part.outcome = outcome }
    if let confidence = try table.fraction("confidence") { part.confidence = confidence }
    part.severity = try table.choice("severity", as: Severity.self)
    part.verdict = try verdictChoice("verdict", in: &table)
    part.clauses = try citations("clauses", in: &table)
    part.message = try wording("message", in: &table)
    part.advice = try wording("advice", in: &table)
    try table.finish()
    return part
  }

  private mutating func verdict(_ table: inout TOMLTable) throws(TOMLError) {
    guard let words = try table.strings("of") else { throw table.error(nil, .needed("of")) }
    guard let verdict = try verdictChoice("verdict", in: &table) else { throw table.error(nil, .needed("verdict")) }
    let rule = VerdictRule(
      rules: try ruleIDs(words, in: table), condition: try condition(&table), verdict: verdict,
      reason: try wording("reason", in: &table) ?? Wording(nl: "", en: ""))
    try table.finish()
    result.verdicts.append(rule)
  }

  private mutating func advice(_ table: inout TOMLTable) throws(TOMLError) {
    guard let message = try wording("message", in: &table) else { throw table.error(nil, .needed("message")) }
    let clause = try citations("clause", in: &table)
    var contacts: [String] = []
    for (id, place) in try table.strings("contacts") ?? [] {
      guard result.contacts.contains(where: { $0.id == id }) else {
        throw table.error(place, .noSuch(id, among: result.contacts.map(\.id)))
      }
      contacts.append(id)
    }
    let rule = AdviceRule(
      clause: clause.joined(separator: ", "), condition: try condition(&table), message: message, contacts: contacts)
    try table.finish()
    result.advice.append(rule)
  }

  // MARK: Conditions

  private func condition(_ table: inout TOMLTable) throws(TOMLError) -> Condition {
    var condition = Condition()
    if let value = table.value("signal") { condition.signals = try signals(value, in: table) }
    condition.missing = try signalList("missing", in: &table)
    condition.incomplete = try signalList("incomplete", in: &table)
    if let words = try table.strings("mention") { condition.mention = try kinds(words, in: table) }
    for word in try table.strings("together") ?? [] { condition.together.append(try kinds([word], in: table)) }
    for var part in try table.tables("count") ?? [] {
      guard let words = try part.strings("of") else { throw part.error(nil, .needed("of")) }
      guard let least = try part.integer("at_least", in: 1...1000) else { throw part.error(nil, .needed("at_least")) }
      condition.counts.append(Condition.Count(kinds: try kinds(words, in: part), least: least))
      try part.finish()
    }
    for trait in try table.choices("trait", as: TraitName.self) ?? [] { condition.traits.insert(trait.trait) }
    condition.consent = try table.choice("consent", as: Condition.ConsentState.self)
    if let words = try table.strings("finding") { condition.finding = try ruleIDs(words, in: table) }
    condition.severity = try table.choice("severity_at_least", as: Severity.self)
    condition.verdict = try verdictChoice("verdict_at_least", in: &table)
    if var context = try table.table("context") { try contextCondition(&context, &condition) }
    if let both = condition.signals.first(where: { $0.count == 1 && condition.missing.contains($0[0]) }) {
      throw table.error(nil, .contradiction(both[0].rawValue))
    }
    return condition
  }

  private func contextCondition(_ table: inout TOMLTable, _ condition: inout Condition) throws(TOMLError) {
    condition.roles = Set(try table.choices("author_role", as: Context.AuthorRole.self) ?? [])
    for (text, place) in try table.strings("channel") ?? [] {
      if let group = ChannelGroup(rawValue: text) {
        condition.channels.formUnion(group.channels)
      } else {
        let names = Context.Channel.allCases.map(\.rawValue) + ChannelGroup.allCases.map(\.rawValue)
        guard let channel = Context.Channel(rawValue: text) else {
          throw table.error(place, .noSuch(text, among: names))
        }
        condition.channels.insert(channel)
      }
    }
    if let value = table.value("media") {
      if case .boolean(let answer) = value.content {
        condition.media = answer
      } else {
        condition.medium = Set(try table.choices("media", as: Context.Medium.self) ?? [])
      }
    }
    condition.lessonTime = try table.boolean("lesson_time") ?? false
    try table.finish()
  }

  private func signals(_ value: TOMLValue, in table: TOMLTable) throws(TOMLError) -> [[Signal]] {
    guard case .array(let items) = value.content else { return [try signal(value, in: table)] }
    var all: [[Signal]] = []
    for item in items {
      guard case .array(let choices) = item.content else {
        all.append(try signal(item, in: table))
        continue
      }
      var any: [Signal] = []
      for choice in choices { any += try signal(choice, in: table) }
      all.append(any)
    }
    return all
  }

  private func signal(_ value: TOMLValue, in table: TOMLTable) throws(TOMLError) -> [Signal] {
    [try table.choice(try table.string(value), at: value.place, as: Signal.self)]
  }

  private func signalList(_ key: String, in table: inout TOMLTable) throws(TOMLError) -> [Signal] {
    guard let value = table.value(key) else { return [] }
    return try signals(value, in: table).flatMap(\.self)
  }

  private func kinds(_ words: [(text: String, place: TOMLPlace)], in table: TOMLTable) throws(TOMLError) -> Set<Kind> {
    var kinds: Set<Kind> = []
    for (text, place) in words {
      guard let found = KindGroup.kinds(text) else {
        throw table.error(place, .noSuch(text, among: KindGroup.words))
      }
      kinds.formUnion(found)
    }
    return kinds
  }

  private func ruleIDs(_ words: [(text: String, place: TOMLPlace)], in table: TOMLTable) throws(TOMLError) -> Set<
    String
  > {
    var ids: Set<String> = []
    for (text, place) in words {
      if Rule.postRules.contains(text) {
        ids.insert(text)
      } else if let kinds = KindGroup.kinds(text) {
        ids.formUnion(kinds.map(\.rawValue))
      } else {
        throw table.error(place, .noSuch(text, among: KindGroup.words + Rule.postRules))
      }
    }
    return ids
  }

  private mutating func citations(_ key: String, in table: inout TOMLTable) throws(TOMLError) -> [String] {
    guard let texts = try table.strings(key) else { return [] }
    for (text, place) in texts { cited.append((text, place)) }
    return texts.map(\.text)
  }

  private func verdictChoice(_ key: String, in table: inout TOMLTable) throws(TOMLError) -> Verdict? {
    try table.choice(key, as: Verdict.self)
  }

  private func wording(_ key: String, in table: inout TOMLTable) throws(TOMLError) -> Wording? {
    guard let value = table.value(key) else { return nil }
    return try wording(value, in: table)
  }

  /// One text for both languages, or a table with `nl` and `en`.
  private func wording(_ value: TOMLValue, in table: TOMLTable) throws(TOMLError) -> Wording {
    guard case .table = value.content else {
      let text = try table.string(value)
      return Wording(nl: text, en: text)
    }
    var part = try TOMLTable(value, file: file)
    guard let dutch = try part.string("nl") else { throw part.error(nil, .needed("nl")) }
    let english = try part.string("en") ?? dutch
    try part.finish()
    return Wording(nl: dutch, en: english)
  }
}

// MARK: - Examples

extension ProtocolReader {
  private mutating func examples(_ root: inout TOMLTable) throws(TOMLError) {
    for var table in try root.tables("examples") ?? [] {
      guard let rule = try table.string("rule") else { throw table.error(nil, .needed("rule")) }
      guard Rule.allIDs.contains(rule) || rule == "advies" else {
        throw table.error(table.value("rule")?.place, .noRule(rule, Nearest.word(to: rule, in: Rule.allIDs)))
      }
      let clause = try table.string("clause")
      let verdict = try table.choice("verdict", as: Verdict.self)
      let asAdvice = try table.boolean("advice") ?? (rule == "advies")
      let pupils = try self.pupils(&table)
      let terms = try table.strings("mission_terms")?.map(\.text) ?? []
      let context = try exampleContext(&table)
      for (key, finds) in [("finds", true), ("passes", false)] {
        for (text, place) in try table.strings(key) ?? [] {
          result.examples.append(
            ProtocolExample(
              rule: rule, clause: clause, text: text, finds: finds, asAdvice: asAdvice,
              verdict: finds ? verdict : nil, context: context, pupils: pupils, ownTerms: terms, line: place.line))
        }
      }
      try table.finish()
    }
  }

  private func exampleContext(_ table: inout TOMLTable) throws(TOMLError) -> Context {
    var context = Context()
    context.authorRole = try table.choice("author_role", as: Context.AuthorRole.self)
    context.channel = try table.choice("channel", as: Context.Channel.self)
    context.media = try table.choices("media", as: Context.Medium.self) ?? []
    context.depicted = try table.strings("depicted")?.map(\.text) ?? []
    context.author = try table.string("author")
    context.group = try table.string("group")
    if let value = table.value("published_at") {
      guard let moment = Timestamp(try table.string(value)) else { throw table.error(value.place, .badDays) }
      context.publishedAt = moment
    }
    return context
  }

  private func pupils(_ table: inout TOMLTable) throws(TOMLError) -> [Pupil] {
    var pupils: [Pupil] = []
    for var row in try table.tables("pupils") ?? [] {
      var pupil = Pupil()
      pupil.calledName = try row.string("name") ?? ""
      pupil.surname = try row.string("surname") ?? ""
      pupil.group = try row.string("group") ?? ""
      pupil.born = try row.string("born").flatMap { CalendarDay($0) }
      for category in ["website", "social"] {
        if let answer = try row.choice(category, as: Consent.self) { pupil.consent[category] = answer }
      }
      try row.finish()
      pupils.append(pupil)
    }
    return pupils
  }
}

extension Consent: CaseIterable {
  package static var allCases: [Consent] { [.ja, .nee, .onbekend] }
}

// MARK: - Words of the file

/// What the parts of a disclaimer are called in a protocol file.
private enum DisclaimerPart: String, CaseIterable {
  case opinion, official
  case thirdParties = "third-parties"

  var signal: Signal {
    switch self {
    case .opinion: .opinion
    case .official: .official
    case .thirdParties: .thirdParties
    }
  }
}

/// Traits of a mention that a protocol may ask for.
private enum TraitName: String, CaseIterable {
  case special
  case safetyRisk = "safety-risk"
  case toldOfPerson = "told-of-person"
  case tiedToPerson = "tied-to-person"
  case familyName = "family-name"

  var trait: Mention.Traits {
    switch self {
    case .special: .special
    case .safetyRisk: .safetyRisk
    case .toldOfPerson: .toldOfPerson
    case .tiedToPerson: .tiedToPerson
    case .familyName: .familyName
    }
  }
}

/// Several channels at once.
private enum ChannelGroup: String, CaseIterable {
  /// Anybody may read it.
  case open = "openbaar"
  /// Only some may.
  case closed = "besloten"

  var channels: Set<Context.Channel> {
    Set(Context.Channel.allCases.filter { $0.isPublic == (self == .open) })
  }
}

extension Wording {
  fileprivate static func needed(_ key: String) -> Wording {
    Wording(nl: "hier ontbreekt de sleutel ‘\(key)’", en: "the key ‘\(key)’ is missing here")
  }

  fileprivate static func noRule(_ id: String, _ nearest: String?) -> Wording {
    Wording(
      nl: "er is geen regel ‘\(id)’" + (nearest.map { "; bedoel je ‘\($0)’?" } ?? ""),
      en: "there is no rule ‘\(id)’" + (nearest.map { "; did you mean ‘\($0)’?" } ?? ""))
  }

  fileprivate static func notThere(_ id: String, _ parent: String?) -> Wording {
    let name = parent.map { " ‘\($0)’" } ?? ""
    return Wording(
      nl: "de regel ‘\(id)’ zit niet in het protocol\(name) waar dit op bouwt. Bouw op ‘model’, of geef de regel zelf "
        + "een ‘message’",
      en: "the rule ‘\(id)’ is not in the protocol\(name) that this builds on. Build on ‘model’, or give the rule a "
        + "‘message’ of its own")
  }

  fileprivate static func noClause(_ clause: String, _ nearest: String?) -> Wording {
    Wording(
      nl: "het artikel ‘\(clause)’ staat niet onder [clauses]" + (nearest.map { "; bedoel je ‘\($0)’?" } ?? ""),
      en: "the clause ‘\(clause)’ is not listed under [clauses]" + (nearest.map { "; did you mean ‘\($0)’?" } ?? ""))
  }

  fileprivate static func contradiction(_ signal: String) -> Wording {
    Wording(
      nl: "dit kan nooit gelden: ‘\(signal)’ moet er zijn en moet ontbreken",
      en: "this can never hold: ‘\(signal)’ must be seen and must be missing")
  }

  fileprivate static func belongsAtTop(_ key: String) -> Wording {
    Wording(
      nl: "de sleutel ‘\(key)’ hoort bovenaan, vóór de eerste regel met [ ]: hier hoort hij bij het blok erboven",
      en: "the key ‘\(key)’ belongs at the top, before the first line with [ ]: here it is part of the block above it")
  }

  fileprivate static let badID = Wording(
    nl: "een id bestaat uit kleine letters, cijfers en streepjes",
    en: "an id is made of small letters, digits and hyphens")
  fileprivate static let crossedThresholds = Wording(
    nl: "‘hint’ mag niet hoger zijn dan ‘sure’", en: "‘hint’ may not be above ‘sure’")
  fileprivate static let whenOfKind = Wording(
    nl: "‘when’ hoort bij een regel over het hele bericht; gebruik voor gegevens en gedrag [[verdicts]]",
    en: "‘when’ goes with a rule about the whole post; use [[verdicts]] for data and conduct")
  fileprivate static let offWithCases = Wording(
    nl: "deze regel staat uit (on = false) en heeft toch ‘when’: kies een van beide",
    en: "this rule is off (on = false) and still has ‘when’: choose one")
  fileprivate static let neverHolds = Wording(
    nl: "deze regel staat aan maar vindt nooit iets: er is geen ‘when’ en het protocol waar dit op bouwt heeft er ook "
      + "geen. Bouw op ‘model’, of schrijf wanneer de regel geldt.",
    en: "this rule is on but never finds anything: there is no ‘when’, nor in the protocol that this builds on. "
      + "Build on ‘model’, or write when the rule holds.")
  fileprivate static let termsWithoutRule = Wording(
    nl: "deze woorden doen niets: de regel ‘strijdig-met-missie’ staat hier uit. Zet hem aan, of haal de woorden weg.",
    en: "these words do nothing: the rule ‘strijdig-met-missie’ is off here. Turn it on, or remove the words.")
  fileprivate static let disclaimerWithoutParts = Wording(
    nl:
      "‘parts’ is leeg, en de regel ‘disclaimer-ontbreekt’ staat aan: noem de delen, of zet de regel uit (on = false).",
    en:
      "‘parts’ is empty, and the rule ‘disclaimer-ontbreekt’ is on: name the parts, or turn the rule off (on = false).")
  fileprivate static let badHours = Wording(
    nl: "lestijden schrijf je als ‘08:30-12:00’, de vroegste tijd eerst",
    en: "lesson times are written ‘08:30-12:00’, the earlier time first")
  fileprivate static let hoursOverlap = Wording(
    nl: "deze lestijd overlapt met een andere op dezelfde dag", en: "this lesson time overlaps another of the same day")
  fileprivate static let badDays = Wording(
    nl: "dagen schrijf je als ‘2026-10-17’ of ‘2026-10-17/2026-10-25’, de vroegste dag eerst",
    en: "days are written ‘2026-10-17’ or ‘2026-10-17/2026-10-25’, the earlier day first")
}
