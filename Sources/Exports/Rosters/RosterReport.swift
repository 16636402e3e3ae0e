/// What was seen and done while a roster was read, for whoever has to trust it. No names of pupils, no numbers: lines and counts.
package struct RosterReport: Sendable {
  /// One file that was read.
  package struct Source: Sendable {
    package var path: String
    package var format: RosterFormat
    /// `UTF-8`, `windows-1252`; empty where the format settles it.
    package var charset = ""
    package var separator: UInt8?
    /// Titles as in the file, with what they were read as.
    package var columns: [(title: String, meaning: String)] = []
    /// Titles of what was dropped before it was kept: BSN, nationality, password.
    package var dropped: [String] = []
    /// Titles that mean nothing to the program; dropped too.
    package var unknown: [String] = []
    package var headerLine: Int?
    package var rows = 0
    /// Lines that were added to an earlier one about the same pupil.
    package var merged: [Int] = []
    /// Lines without a pupil: totals, empty places, parents.
    package var rejected: [Int] = []
    /// Whether the numbers were left out because they look like BSNs.
    package var hasBSNs = false
    /// Whether it was read for answers about pictures alone.
    package var isConsentFile = false
    /// Lines of a consent file that belong to no pupil of the roster.
    package var unjoined: [Int] = []
    /// How many lines were joined by name alone, for want of a number or date of birth.
    package var joinedByName = 0
    /// How many answers were neither yes nor no nor empty.
    package var unclearAnswers = 0
    /// Sheets of a workbook that were passed over.
    package var skippedSheets: [String] = []

    package init(path: String, format: RosterFormat) {
      self.path = path
      self.format = format
    }
  }

  package var sources: [Source] = []

  package init() {}
}

/// What a school exported.
package enum RosterFormat: String, Sendable {
  case csv = "CSV"
  case excel = "Excel (XLSX)"
  case edexml = "EDEXML"
  case uwlr = "UWLR"
  case oneRoster = "OneRoster"
  case schoolDataSync1 = "Microsoft School Data Sync v1"
  case schoolDataSync2 = "Microsoft School Data Sync v2.1"
  case google = "Google Admin"
}
