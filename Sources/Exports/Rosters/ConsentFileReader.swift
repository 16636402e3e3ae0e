internal import Drukproef

/// Reads answers about pictures from a file of its own, as parents' apps and schools keep them: a pupil a row with a column for
/// each question, or a row for each pupil and question.
struct ConsentFileReader {
  /// What a row says of whom.
  struct Entry {
    var pupil: ImportedPupil
    var line: Int
    var group: String
  }

  private(set) var entries: [Entry] = []
  private(set) var source: RosterReport.Source
  private(set) var faults: [SchoolFileError] = []
  private let table: any RosterTable
  private let header: RosterHeader

  init(_ table: any RosterTable, _ header: RosterHeader, _ source: RosterReport.Source) {
    self.table = table
    self.header = header
    self.source = source
    self.source.isConsentFile = true
    self.source.take(header, line: table.line(header.row))
  }

  /// Whether a header is one of a row for each question.
  static func isLong(_ header: RosterHeader) -> Bool {
    header.columns["onderwerp"] != nil && header.columns["antwoord"] != nil
  }

  mutating func run() {
    let isLong = Self.isLong(header)
    if !isLong, header.consents.isEmpty { return faults.append(fault(.noAnswers, header.row, 0)) }
    let known = ["leerlingnummer", "naam", "roepnaam", "achternaam"].contains { header.columns[$0] != nil }
    if !known { return faults.append(fault(.nobody, header.row, 0)) }
    for row in (header.row + 1)..<max(table.rowCount, header.row + 1) {
      source.rows += 1
      var pupil = person(row)
      if pupil.number.isEmpty, pupil.surname.isEmpty, pupil.calledName.isEmpty {
        source.rejected.append(table.line(row))
        continue
      }
      pupil.consent = isLong ? answer(row) : ConsentCells(header, table).answers(row, &source)
      entries.append(Entry(pupil: pupil, line: table.line(row), group: cell(row, "groep")))
    }
  }

  private func cell(_ row: Int, _ name: String) -> String { header.columns[name].map { table.cell(row, $0) } ?? "" }

  private mutating func person(_ row: Int) -> ImportedPupil {
    var pupil = ImportedPupil()
    pupil.number = CellText.number(cell(row, "leerlingnummer"))
    pupil.calledName = cell(row, "roepnaam")
    pupil.firstNames = cell(row, "voornamen")
    pupil.prefix = cell(row, "tussenvoegsel")
    pupil.surname = cell(row, "achternaam")
    if pupil.surname.isEmpty { pupil.surname = cell(row, "achternaam_samen") }
    if pupil.surname.isEmpty {
      let whole = Array(cell(row, "naam").utf8)
      let parts = WrittenName(whole: whole[...])
      pupil.calledName = String(decoding: whole[parts.calledName], as: UTF8.self)
      pupil.prefix = String(decoding: whole[parts.prefix], as: UTF8.self)
      pupil.surname = String(decoding: whole[parts.surname], as: UTF8.self)
    }
    NameTidying.tidy(&pupil)
    if let column = header.columns["geboortedatum"] {
      let text = table.cell(row, column)
      pupil.born = RosterDate.day(text.utf8)
      if pupil.born == nil, !text.isEmpty, text != "?", faults.count < RosterFaults.most {
        faults.append(fault(.badDate(header.titles[column]), row, column))
      }
    }
    return pupil
  }

  private mutating func answer(_ row: Int) -> [String: ConsentAnswer] {
    let topic = cell(row, "onderwerp")
    guard let question = ConsentHeader(topic, isAboutConsent: true) else {
      if !topic.isEmpty, !source.unknown.contains(topic) { source.unknown.append(topic) }
      return [:]
    }
    let text = cell(row, "antwoord")
    let value = Consent(answer: text, isReversed: question.isReversed)
    if value == .onbekend, !Consent.isOpen(text) { source.unclearAnswers += 1 }
    let answer = ConsentCells(header, table).answer(value, row)
    return Dictionary(uniqueKeysWithValues: question.categories.map { ($0, answer) })
  }

  private func fault(_ message: Wording, _ row: Int, _ column: Int) -> SchoolFileError {
    let place = table.place(row, column)
    return SchoolFileError(path: source.path, line: place.line, column: place.column, message: message)
  }
}

extension Wording {
  fileprivate static let noAnswers = Wording(
    nl:
      "in dit bestand staat geen kolom met toestemming, zoals ‘Beeldmateriaal website’. Geef zo’n kolom een duidelijke naam.",
    en: "this file has no column of consent, such as ‘Beeldmateriaal website’. Give such a column a plain name.")
  fileprivate static let nobody = Wording(
    nl: "in dit bestand staat niet bij wie een antwoord hoort. Zet er een kolom leerlingnummer of naam bij.",
    en: "this file does not say whose answer it is. Add a column leerlingnummer or naam.")
}
