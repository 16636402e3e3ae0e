internal import Drukproef
internal import Exports

/// What a scan came to, in a few lines.
struct ScanSummary {
  private let language: Language
  private let palette: Palette

  init(_ options: ReportOptions, isColoured: Bool) {
    language = options.language
    palette = Palette(isColoured: isColoured)
  }

  func write(_ tally: ScanTally, _ counts: ScanCounts, wasStopped: Bool, _ output: inout [UInt8]) {
    var lines: [String] = []
    if wasStopped { lines.append(palette.paint(Wording.stopped.text(language), .yellow)) }
    lines.append(palette.paint(Wording.read(counts).text(language), .bold))
    lines.append("  " + Wording.kinds(counts).text(language))
    for (reason, count) in counts.skipped.sorted(by: { $0.key < $1.key }) where count > 0 {
      lines.append("  \(Wording.skipped.text(language)): \(count) \(reason.title.text(language))")
    }
    if tally.known > 0 { lines.append("  " + Wording.known(tally.known).text(language)) }
    if counts.leftOut > 0 { lines.append("  " + Wording.leftOut(counts.leftOut).text(language)) }
    if tally.checked > 0 {
      for verdict in Verdict.allCases.reversed() {
        guard let count = tally.verdicts[verdict] else { continue }
        lines.append("  " + palette.paint(" \(verdict.rawValue) ", palette.style(of: verdict)) + " \(count)")
      }
      let rules = tally.rules.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
      for (rule, count) in rules.prefix(12) {
        lines.append("    \(count)  \(RuleTitles.title(of: rule).text(language))")
      }
    }
    let unread = counts.problems + tally.failures
    if unread > 0 { lines.append(palette.paint(Wording.problems(unread).text(language), .red)) }
    output += (lines.joined(separator: "\n") + "\n").utf8
  }
}

extension Wording {
  fileprivate static let stopped = Wording(
    nl: "Afgebroken: dit is het verslag van wat tot nu toe is gelezen.",
    en: "Stopped: this reports what was read so far.")
  fileprivate static let skipped = Wording(nl: "overgeslagen", en: "skipped")

  fileprivate static func read(_ counts: ScanCounts) -> Wording {
    Wording(
      nl: "\(counts.all) berichten gelezen in \(counts.files) \(counts.files == 1 ? "bestand" : "bestanden")",
      en: "\(counts.all) posts read in \(counts.files) \(counts.files == 1 ? "file" : "files")")
  }

  fileprivate static func kinds(_ counts: ScanCounts) -> Wording {
    Wording(
      nl: "berichten \(counts.posts), reacties \(counts.comments), chatberichten \(counts.messages), "
        + "doorgeplaatst \(counts.reposts); met eigen woorden \(counts.own); beeld en geluid \(counts.media)",
      en: "posts \(counts.posts), comments \(counts.comments), chat messages \(counts.messages), "
        + "reposts \(counts.reposts); own words \(counts.own); media \(counts.media)")
  }

  fileprivate static func known(_ count: Int) -> Wording {
    Wording(
      nl: "al bekend uit de vorige scan: \(count) \(count == 1 ? "bevinding" : "bevindingen")",
      en: "known from the last scan: \(count) \(count == 1 ? "finding" : "findings")")
  }

  fileprivate static func leftOut(_ count: Int) -> Wording {
    Wording(nl: "buiten de keuze gelaten: \(count)", en: "outside the selection: \(count)")
  }

  fileprivate static func problems(_ count: Int) -> Wording {
    Wording(
      nl: "Niet alles kon worden gelezen: \(count) \(count == 1 ? "melding" : "meldingen"), zie hierboven.",
      en: "Not everything could be read: \(count) \(count == 1 ? "message" : "messages"), see above.")
  }
}
