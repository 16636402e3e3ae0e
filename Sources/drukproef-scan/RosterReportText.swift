internal import CommandLineInterface
internal import Drukproef
internal import Exports

/// Tells in words what was read of a roster. Counts, columns and line numbers only: no names.
struct RosterReportText {
  private let roster: RosterImport
  private let language: Language
  private let today: CalendarDay?

  init(_ roster: RosterImport, _ language: Language, today: CalendarDay?) {
    self.roster = roster
    self.language = language
    self.today = today
  }

  /// After a roster was made.
  func imported(to path: String, staff: String?) -> String {
    var lines = [counts()]
    lines += roster.report.sources.flatMap(source)
    lines += consent()
    lines += remarks()
    if path != "-" {
      lines.append(
        say(
          "De leerlingenlijst staat in \(path); alleen jij kunt hem lezen.",
          "The roster is in \(path); only you can read it."))
      lines.append(
        say(
          "Gebruik hem zo: drukproef check --roster \(path) bericht.txt, of zet in .drukproef.toml: roster = \"\(path)\"",
          "Use it like this: drukproef check --roster \(path) post.txt, or put in .drukproef.toml: roster = \"\(path)\""
        ))
      if FilePaths.workTree(around: FilePaths.folder(of: path)) != nil {
        lines.append(
          say(
            "Let op: deze map hoort bij git. Zet \(path) in .gitignore, of bewaar de lijst ergens anders: leerlingen horen niet in git.",
            "Note: this folder belongs to git. Put \(path) in .gitignore or keep the list elsewhere: pupils don't belong in git."
          ))
      }
    }
    if !roster.staff.isEmpty {
      lines.append(
        staff.map {
          say(
            "De medewerkers (\(roster.staff.count)) staan in \($0).", "The staff (\(roster.staff.count)) are in \($0).")
        }
          ?? say(
            "In de export staan ook \(roster.staff.count) medewerkers. Bewaar ze met --staff-output medewerkers.csv.",
            "The export also holds \(roster.staff.count) members of staff. Keep them with --staff-output staff.csv."))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// What a list holds.
  var checked: String {
    let lines = [counts()] + roster.report.sources.flatMap(source) + consent() + remarks()
    return lines.joined(separator: "\n") + "\n"
  }

  private func say(_ nl: String, _ en: String) -> String { Wording(nl: nl, en: en).text(language) }

  private func counts() -> String {
    let pupils = roster.pupils
    let groups = Set(pupils.compactMap(\.groups.first)).count
    let born = pupils.count { $0.born != nil }
    let left = pupils.count(where: \.hasLeft)
    return say(
      "\(Self.pupils(pupils.count)) in \(groups == 1 ? "1 groep" : "\(groups) groepen"); geboortedatum bij \(born)"
        + (left > 0 ? "; \(left) van school af (alleen de naam telt, zonder toestemming)" : ""),
      "\(pupils.count) pupils in \(groups) groups; date of birth of \(born)"
        + (left > 0 ? "; \(left) have left (only the name counts, without consent)" : ""))
  }

  private static func pupils(_ count: Int) -> String { count == 1 ? "1 leerling" : "\(count) leerlingen" }

  private func source(_ source: RosterReport.Source) -> [String] {
    var traits = [source.format.rawValue]
    if !source.charset.isEmpty { traits.append(source.charset) }
    if let separator = source.separator {
      traits.append(say("gescheiden door ", "separated by ") + self.separator(separator))
    }
    if let line = source.headerLine, line > 1 {
      traits.append(say("kolomnamen op regel \(line)", "column names on line \(line)"))
    }
    var lines = ["\(DisplayText(source.path).text): " + traits.joined(separator: ", ")]
    func add(_ nl: String, _ en: String) { lines.append("  " + say(nl, en)) }
    let columns = source.columns.map { "\($0.title) → \($0.meaning)" }.joined(separator: ", ")
    if !columns.isEmpty { add("gelezen: \(columns)", "read: \(columns)") }
    if !source.dropped.isEmpty {
      let list = source.dropped.joined(separator: ", ")
      add(
        "overgeslagen en niet bewaard: \(list). Beter nog is een export zonder deze gegevens.",
        "skipped and not kept: \(list). Better still is an export without these data.")
    }
    if source.hasBSNs {
      add(
        "de leerlingnummers lijken burgerservicenummers en zijn niet bewaard. Exporteer het nummer van de school.",
        "the pupil numbers look like citizen service numbers and were not kept. Export the school's own number.")
    }
    if !source.unknown.isEmpty {
      let list = source.unknown.joined(separator: ", ")
      add("niet gebruikt: \(list)", "not used: \(list)")
    }
    add("\(rows(source.rows)) gelezen" + merged(source), "\(source.rows) rows read" + merged(source))
    if !source.rejected.isEmpty {
      add(
        "geen leerling op \(places(source.rejected)) (totaal, lege plek of ouder)",
        "no pupil on \(places(source.rejected)) (total, empty place or parent)")
    }
    if !source.skippedSheets.isEmpty {
      let list = source.skippedSheets.joined(separator: ", ")
      add("overgeslagen werkbladen: \(list)", "sheets passed over: \(list)")
    }
    if source.isConsentFile { lines += joined(source) }
    if source.unclearAnswers > 0 {
      add(
        "\(source.unclearAnswers) antwoorden zijn geen duidelijk ja of nee en tellen als onbekend",
        "\(source.unclearAnswers) answers are no plain yes or no and count as unknown")
    }
    return lines
  }

  private func rows(_ count: Int) -> String { count == 1 ? "1 regel" : "\(count) regels" }

  private func merged(_ source: RosterReport.Source) -> String {
    if source.merged.isEmpty { return "" }
    return say(
      ", \(source.merged.count) samengevoegd met dezelfde leerling (\(places(source.merged)))",
      ", \(source.merged.count) merged with the same pupil (\(places(source.merged)))")
  }

  private func joined(_ source: RosterReport.Source) -> [String] {
    var lines: [String] = []
    let read = source.rows - source.rejected.count
    if source.unjoined.isEmpty {
      lines.append("  " + say("alle antwoorden horen bij een leerling", "all answers belong to a pupil"))
    } else {
      lines.append(
        "  "
          + say(
            "LET OP: \(rows(source.unjoined.count)) van de \(read) zonder leerling op de lijst: \(places(source.unjoined)). "
              + "Klopt het leerlingnummer of de geboortedatum?",
            "NOTE: \(source.unjoined.count) of \(read) rows belong to no pupil of the list: \(places(source.unjoined)). "
              + "Is the pupil number or date of birth right?"))
    }
    if source.joinedByName > 0 {
      lines.append(
        "  "
          + say(
            "\(rows(source.joinedByName)) gekoppeld op naam alleen. Met leerlingnummer of geboortedatum is het zekerder.",
            "\(source.joinedByName) rows joined by name alone. A pupil number or date of birth is surer."))
    }
    return lines
  }

  private func places(_ lines: [Int]) -> String {
    let shown = lines.prefix(10).map(String.init).joined(separator: ", ")
    let more = lines.count > 10 ? say(" en \(lines.count - 10) meer", " and \(lines.count - 10) more") : ""
    return say(lines.count == 1 ? "regel " : "regels ", lines.count == 1 ? "line " : "lines ") + shown + more
  }

  private func separator(_ byte: UInt8) -> String {
    byte == 9 ? "tab" : say("‘\(Character(Unicode.Scalar(byte)))’", "‘\(Character(Unicode.Scalar(byte)))’")
  }

  // MARK: Consent

  private func consent() -> [String] {
    let pupils = roster.pupils.filter { !$0.hasLeft }
    let categories = Set(pupils.flatMap(\.consent.keys)).sorted()
    if categories.isEmpty {
      return [
        say(
          "Geen toestemming voor foto’s gevonden: die telt overal als onbekend. Noem er een bestand met toestemming bij (--consent).",
          "No consent to pictures found: it counts as unknown everywhere. Add a file with consent (--consent).")
      ]
    }
    var lines = [say("Toestemming voor foto’s:", "Consent to pictures:")]
    for category in categories {
      let answers = pupils.map { $0.consent[category]?.value ?? .onbekend }
      let (yes, no) = (answers.count { $0 == .ja }, answers.count { $0 == .nee })
      let name = category + String(repeating: " ", count: max(0, 16 - category.count))
      lines.append(
        say(
          "  \(name) ja \(yes), nee \(no), onbekend \(pupils.count - yes - no)",
          "  \(name) yes \(yes), no \(no), unknown \(pupils.count - yes - no)"))
    }
    if let oldest = pupils.flatMap({ $0.consent.values.compactMap(\.given) }).min() {
      lines.append(
        say(
          "  oudste antwoord: \(oldest.year)-\(two(oldest.month))-\(two(oldest.day))",
          "  oldest answer: \(oldest.year)-\(two(oldest.month))-\(two(oldest.day))"))
    }
    return lines
  }

  private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private func remarks() -> [String] {
    guard let today else { return [] }
    var lines: [String] = []
    let grown = roster.pupils.filter { pupil in
      !pupil.hasLeft && pupil.consent.values.contains { $0.value == .ja }
        && (pupil.born.map { $0.years(until: today) >= 16 } ?? false)
    }
    let byParents = grown.count { $0.giver == .ouder }
    let byNobody = grown.count { $0.giver == nil }
    if byParents + byNobody > 0 {
      lines.append(
        say(
          "\(Self.pupils(byParents + byNobody)) van 16 jaar of ouder: \(byParents) met toestemming van de ouders, \(byNobody) van wie "
            + "niet bekend is wie die gaf. De toestemming geldt nog; vraag het de leerling nu ook zelf.",
          "\(byParents + byNobody) pupils of 16 or older: \(byParents) with consent by their parents, \(byNobody) of whom it is not known "
            + "who gave it. The consent still holds; ask the pupils themselves now too."))
    }
    let ended = roster.pupils.count {
      $0.consent.values.contains { answer in answer.until.map { $0 < today } ?? false }
    }
    if ended > 0 {
      lines.append(
        say(
          "Bij \(Self.pupils(ended)) is de toestemming verlopen; die telt niet meer mee.",
          "Consent has run out for \(ended) pupils and counts no more."))
    }
    return lines
  }
}
