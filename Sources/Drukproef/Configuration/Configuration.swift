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

  package init() {}

  /// Reads a configuration. Paths in it are taken from the folder that the file stands in.
  ///
  /// - Throws: ``TOMLError`` at the first thing that cannot be: a mistyped key as well.
  package init(_ bytes: [UInt8], path: String) throws(TOMLError) {
    self.path = path
    var table = try TOMLTable(try TOMLDocument.table(of: bytes, file: path), file: path)
    for name in ContextFields.Name.allCases { try take(name, from: &table) }
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
    try table.finish()
  }

  private mutating func take(_ name: ContextFields.Name, from table: inout TOMLTable) throws(TOMLError) {
    guard let values = try table.strings(name.rawValue) else { return }
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
