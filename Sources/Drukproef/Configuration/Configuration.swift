/// What a school or a person has settled once for all drafts: the file `.drukproef.toml`.
package struct Configuration: Sendable {
  package static let fileName = ".drukproef.toml"

  /// The file that it came from; nil when there is none.
  package var path: String?
  package var fields = ContextFields()
  package var roster: String?
  package var staff: String?
  package var school: String?
  package var language: Language?
  package var failOn: Verdict?
  package var showsText: Bool?
  package var jobs: Int?
  /// Patterns of files that are not to be checked, taken from the folder of the file.
  package var exclude: [String] = []
  /// Findings that were there already.
  package var baseline: String?
  /// What fingerprints are made with.
  package var key: String?
  /// Defaults for folders and accounts.
  package var locals: [LocalDefaults] = []
  /// What the school allows.
  package var allowances: [Allowance] = []
  /// The school's own words.
  package var terms: [TermList] = []

  /// A list of the school's own words: in the configuration, or in a file with a word or phrase a line.
  package struct TermList: Sendable, Equatable {
    package var kind: Kind
    package var words: [String]
    package var file: String?
  }

  package init() {}

  /// Reads a configuration. Paths in it are taken from the folder that the file stands in.
  ///
  /// - Throws: ``TOMLError`` at the first thing that cannot be: a mistyped key as well.
  package init(_ bytes: [UInt8], path: String) throws(TOMLError) {
    self.path = path
    var table = try TOMLTable(try TOMLDocument.table(of: bytes, file: path), file: path)
    fields = try Self.fields(of: &table)
    let folder = FilePaths.folder(of: path)
    roster = try table.string("roster").map { FilePaths.join(folder, $0) }
    staff = try table.string("staff").map { FilePaths.join(folder, $0) }
    school = try table.string("school").map { FilePaths.join(folder, $0) }
    language = try table.choice("lang", as: Language.self)
    failOn = try table.choice("fail_on", as: Verdict.self)
    showsText = try table.boolean("show_text")
    jobs = try table.integer("jobs", in: 1...256)
    exclude = try table.strings("exclude")?.map(\.text) ?? []
    baseline = try table.string("baseline").map { FilePaths.join(folder, $0) }
    key = try table.string("key").map { FilePaths.join(folder, $0) }
    for var part in try table.tables("folder") ?? [] { locals.append(try Self.folder(&part, folder)) }
    for var part in try table.tables("account") ?? [] { locals.append(try Self.account(&part)) }
    for var part in try table.tables("allow") ?? [] { allowances.append(try Self.allowance(&part)) }
    for var part in try table.tables("terms") ?? [] { terms.append(try Self.termList(&part, folder)) }
    try table.finish()
  }

  private static func fields(
    of table: inout TOMLTable, without skipped: ContextFields.Name? = nil
  ) throws(TOMLError) -> ContextFields {
    var fields = ContextFields()
    for name in ContextFields.Name.allCases where name != skipped {
      guard let values = try table.strings(name.rawValue) else { continue }
      do throws(ContextFieldError) {
        if name == .depicted {
          fields.depicted = values.map(\.text)
        } else {
          try fields.set(name, values.map(\.text))
        }
      } catch {
        throw table.error(values.first { $0.text.contains(error.value) }?.place, error.quotingMessage)
      }
    }
    return fields
  }

  // MARK: Tables

  private static func folder(_ table: inout TOMLTable, _ base: String) throws(TOMLError) -> LocalDefaults {
    guard let path = try table.string("path") else { throw table.error(nil, .needed("path")) }
    let fields = try fields(of: &table)
    try table.finish()
    return LocalDefaults(scope: .folder(FilePaths.join(base, path)), fields: fields, name: "[[folder]] \(path)")
  }

  private static func account(_ table: inout TOMLTable) throws(TOMLError) -> LocalDefaults {
    guard let name = try table.string("author") else { throw table.error(nil, .needed("author")) }
    let fields = try fields(of: &table, without: .author)
    try table.finish()
    return LocalDefaults(scope: .account(name), fields: fields, name: "[[account]] \(name)")
  }

  private static func allowance(_ table: inout TOMLTable) throws(TOMLError) -> Allowance {
    let text = try table.string("text")
    var rules: [String] = []
    for (rule, place) in try table.strings("rule") ?? [] {
      guard Rule.allIDs.contains(rule) else {
        throw table.error(place, .noSuch(rule, among: Rule.allIDs))
      }
      rules.append(rule)
    }
    if text == nil, rules.isEmpty { throw table.error(nil, .allowsAll) }
    guard let reason = try table.string("reason"), !reason.isEmpty else { throw table.error(nil, .needed("reason")) }
    var until: CalendarDay?
    if let value = table.value("until") {
      guard let day = CalendarDay(try table.string(value)) else { throw table.error(value.place, .badDay) }
      until = day
    }
    try table.finish()
    return Allowance(text: text, rules: rules, reason: reason, until: until)
  }

  private static func termList(_ table: inout TOMLTable, _ base: String) throws(TOMLError) -> TermList {
    guard let value = table.value("rule") else { throw table.error(nil, .needed("rule")) }
    let kind = try table.choice(try table.string(value), at: value.place, as: Kind.self)
    let words = try table.strings("words")?.map(\.text) ?? []
    let file = try table.string("file").map { FilePaths.join(base, $0) }
    if words.isEmpty, file == nil { throw table.error(nil, .needed("words")) }
    try table.finish()
    return TermList(kind: kind, words: words, file: file)
  }

  /// The nearest configuration file: in a folder or the nearest one above it, up to the root of the repository that the
  /// folder lies in, or of the file system when it lies in none.
  package static func nearest(to folder: String) -> String? {
    var folder = folder
    while true {
      let candidate = FilePaths.join(folder, fileName)
      if FileBytes.kind(candidate) == .file { return candidate }
      if FileBytes.kind(FilePaths.join(folder, ".git")) != .nothing { return nil }
      let parent = FilePaths.folder(of: folder)
      if parent == folder || folder.isEmpty { return nil }
      folder = parent
    }
  }
}

extension Wording {
  fileprivate static func needed(_ key: String) -> Wording {
    Wording(nl: "hier ontbreekt de sleutel ‘\(key)’", en: "the key ‘\(key)’ is missing here")
  }

  fileprivate static let allowsAll = Wording(
    nl: "zeg wat mag: ‘text’ (de woorden zelf), ‘rule’ (een regel), of allebei",
    en: "say what is allowed: ‘text’ (the words themselves), ‘rule’ (a rule), or both")
  fileprivate static let badDay = Wording(
    nl: "een dag schrijf je als 2027-01-31", en: "a day is written 2027-01-31")
}
