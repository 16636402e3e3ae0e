internal import Drukproef

/// The answers about pictures that stand in a row.
struct ConsentCells {
  private let header: RosterHeader
  private let table: any RosterTable

  init(_ header: RosterHeader, _ table: any RosterTable) {
    self.header = header
    self.table = table
  }

  func answers(_ row: Int, _ source: inout RosterReport.Source) -> [String: ConsentAnswer] {
    guard !header.consents.isEmpty else { return [:] }
    var answers: [String: ConsentAnswer] = [:]
    let about = answer(.onbekend, row)
    for consent in header.consents {
      let text = table.cell(row, consent.column)
      var answer = about
      answer.value = Consent(answer: text, isReversed: consent.isReversed)
      if answer.value == .onbekend, !Consent.isOpen(text) { source.unclearAnswers += 1 }
      for category in consent.categories {
        answers[category] = answers[category].map { $0.settled(with: answer) } ?? answer
      }
    }
    return answers
  }

  /// An answer with who gave it and when, as far as the row tells.
  func answer(_ value: Consent, _ row: Int) -> ConsentAnswer {
    func cell(_ name: String) -> String { header.columns[name].map { table.cell(row, $0) } ?? "" }
    return ConsentAnswer(
      value, giver: ConsentGiver(cell("toestemming_door")), given: RosterDate.day(cell("toestemming_op").utf8),
      until: RosterDate.day(cell("toestemming_tot").utf8))
  }
}
