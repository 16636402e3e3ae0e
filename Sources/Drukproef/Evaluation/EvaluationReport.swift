/// Tells a scorecard: as tables for people, as JSON for comparing runs.
package struct EvaluationReport {
  private let card: Scorecard
  private let language: Language
  /// An earlier run, as ``json()`` gave it.
  private let earlier: JSONValue?

  package init(_ card: Scorecard, language: Language, earlier: JSONValue? = nil) {
    self.card = card
    self.language = language
    self.earlier = earlier
  }

  private var kinds: [(name: String, tally: Scorecard.Tally)] {
    card.kinds.sorted { $0.key < $1.key }.map { ($0.key.name, $0.value) }
  }

  private var families: [(name: String, tally: Scorecard.Tally)] {
    Kind.Family.allCases.compactMap { family in
      let tallies = card.kinds.filter { $0.key.family == family }.map(\.value)
      return tallies.isEmpty ? nil : (family.rawValue, tallies.reduce(Scorecard.Tally(), +))
    }
  }

  private var rules: [(name: String, tally: Scorecard.Tally)] {
    card.rules.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private func total(_ rows: [(name: String, tally: Scorecard.Tally)]) -> Scorecard.Tally {
    rows.map(\.tally).reduce(Scorecard.Tally(), +)
  }

  private func words(_ wording: Wording) -> String { wording.text(language) }
}

// MARK: - JSON

extension EvaluationReport {
  package func json() -> [UInt8] {
    var writer = JSONWriter(.pretty)
    writer.object { writer in
      writer.member("posts", card.posts)
      write("spans", total(kinds), &writer)
      write("kinds", kinds, &writer)
      write("families", families, &writer)
      write("rules_total", total(rules), &writer)
      write("rules", rules, &writer)
      writer.key("conduct")
      writer.object { writer in
        write("class_accuracy", card.conductClass, &writer)
        write("sentence_recall", card.conductSentences, &writer)
        write("sentence_specificity", card.calmSentences, &writer)
        writer.key("mixups")
        writer.array { writer in
          for (pair, count) in mixups {
            writer.object { writer in
              writer.member("gold", pair[0])
              writer.member("found", pair[1])
              writer.member("count", count)
            }
          }
        }
      }
      write("verdict", card.rightVerdicts, &writer)
      writer.key("verdicts")
      writer.object { writer in
        for gold in Verdict.allCases {
          writer.key(gold.rawValue)
          writer.object { writer in
            for given in Verdict.allCases { writer.member(given.rawValue, card.verdicts[gold]?[given] ?? 0) }
          }
        }
      }
      write("flagged_clean", card.flaggedClean, &writer)
    }
    writer.newline()
    return writer.bytes
  }

  private func write(_ name: String, _ tally: Scorecard.Tally, _ writer: inout JSONWriter) {
    writer.key(name)
    writer.object { writer in
      writer.member("gold", tally.gold)
      writer.member("found", tally.found)
      writer.member("hits", tally.hits)
      writer.member("precision", rounded(tally.precision))
      writer.member("recall", rounded(tally.recall))
      writer.member("f1", rounded(tally.f1))
    }
  }

  private func write(_ name: String, _ rows: [(name: String, tally: Scorecard.Tally)], _ writer: inout JSONWriter) {
    writer.key(name)
    writer.object { writer in for row in rows { write(row.name, row.tally, &writer) } }
  }

  private func write(_ name: String, _ share: Scorecard.Share, _ writer: inout JSONWriter) {
    writer.key(name)
    writer.object { writer in
      writer.member("part", share.part)
      writer.member("whole", share.whole)
      writer.member("value", rounded(share.value))
    }
  }

  private func rounded(_ value: Double) -> Double { (value * 10000).rounded() / 10000 }

  private var mixups: [([String], Int)] {
    card.conductMixups.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key.lexicographicallyPrecedes($1.key) }
      .map { ($0.key, $0.value) }
  }
}

// MARK: - Tables

extension EvaluationReport {
  package func text() -> String {
    var lines = ["\(words(.posts)): \(card.posts)", ""]
    lines += table(words(.kinds), kinds, "kinds", totalKey: "spans")
    lines += table(words(.families), families, "families")
    lines += table(words(.rules), rules, "rules", totalKey: "rules_total")
    lines += ["\(words(.conduct))"]
    lines.append(share(.classAccuracy, card.conductClass, earlier?["conduct"]?["class_accuracy"]))
    lines.append(share(.sentenceRecall, card.conductSentences, earlier?["conduct"]?["sentence_recall"]))
    lines.append(share(.sentenceSpecificity, card.calmSentences, earlier?["conduct"]?["sentence_specificity"]))
    for (pair, count) in mixups.prefix(12) { lines.append("    \(pair[0]) → \(pair[1]): \(count)") }
    lines += ["", words(.verdict)] + verdictTable()
    lines.append(share(.rightVerdicts, card.rightVerdicts, earlier?["verdict"]))
    lines += ["", share(.flaggedClean, card.flaggedClean, earlier?["flagged_clean"])]
    return lines.joined(separator: "\n") + "\n"
  }

  private func table(
    _ title: String, _ rows: [(name: String, tally: Scorecard.Tally)], _ key: String, totalKey: String? = nil
  ) -> [String] {
    if rows.isEmpty { return [] }
    let columns =
      [.gold, .found, .hits, .precision, .recall].map { pad(words($0), 9, left: true) } + [pad("F1", 9, left: true)]
    var lines = [pad(title, 32) + columns.joined()]
    for row in rows { lines.append(line(row.name, row.tally, earlier?[key]?[row.name])) }
    if let totalKey { lines.append(line(words(.total), total(rows), earlier?[totalKey])) }
    return lines + [""]
  }

  private func line(_ name: String, _ tally: Scorecard.Tally, _ before: JSONValue?) -> String {
    let counts = [tally.gold, tally.found, tally.hits].map { pad(String($0), 9, left: true) }
    let rates = [
      tally.found == 0 ? "–" : percent(tally.precision), tally.gold == 0 ? "–" : percent(tally.recall),
      percent(tally.f1),
    ].map { pad($0, 9, left: true) }
    return pad("  " + name, 32) + counts.joined() + rates.joined() + change(tally.f1, before?["f1"])
  }

  private func share(_ title: Wording, _ share: Scorecard.Share, _ before: JSONValue?) -> String {
    pad("  " + words(title), 50) + pad("\(share.part)/\(share.whole)", 14, left: true)
      + pad(share.whole == 0 ? "–" : percent(share.value), 9, left: true) + change(share.value, before?["value"])
  }

  private func verdictTable() -> [String] {
    let verdicts = Verdict.allCases
    var lines = [pad("  " + words(.goldDown), 20) + verdicts.map { pad($0.rawValue, 17, left: true) }.joined()]
    for gold in verdicts {
      let counts = verdicts.map { pad(String(card.verdicts[gold]?[$0] ?? 0), 17, left: true) }
      lines.append(pad("  " + gold.rawValue, 20) + counts.joined())
    }
    return lines
  }

  /// How much better or worse than before, in points of a hundred.
  private func change(_ value: Double, _ before: JSONValue?) -> String {
    guard earlier != nil else { return "" }
    guard let before = before?.number else { return "    " + words(.new) }
    let points = ((value - before) * 1000).rounded() / 10
    return points == 0 ? "" : "    \(points > 0 ? "▲ +" : "▼ −")\(tenths(abs(points)))"
  }

  private func percent(_ value: Double) -> String { tenths((value * 1000).rounded() / 10) }

  private func tenths(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }

  private func pad(_ text: String, _ width: Int, left: Bool = false) -> String {
    let padding = String(repeating: " ", count: max(left ? 1 : 0, width - text.count))
    return left ? padding + text : text + padding
  }
}

// MARK: - Wording

extension Wording {
  fileprivate static let posts = Wording(nl: "berichten", en: "posts")
  fileprivate static let kinds = Wording(nl: "soort", en: "kind")
  fileprivate static let families = Wording(nl: "familie", en: "family")
  fileprivate static let rules = Wording(nl: "regel over het bericht", en: "rule about the post")
  fileprivate static let total = Wording(nl: "samen", en: "total")
  fileprivate static let gold = Wording(nl: "goud", en: "gold")
  fileprivate static let found = Wording(nl: "gevonden", en: "found")
  fileprivate static let hits = Wording(nl: "raak", en: "hits")
  fileprivate static let precision = Wording(nl: "precisie", en: "precision")
  fileprivate static let recall = Wording(nl: "recall", en: "recall")
  fileprivate static let conduct = Wording(nl: "gedrag", en: "conduct")
  fileprivate static let classAccuracy = Wording(nl: "van wat gevonden is in de goede klasse", en: "class accuracy")
  fileprivate static let sentenceRecall = Wording(nl: "zinnen met gedrag, gevonden", en: "sentence recall")
  fileprivate static let sentenceSpecificity = Wording(
    nl: "zinnen zonder, met rust gelaten", en: "sentence specificity")
  fileprivate static let verdict = Wording(nl: "oordeel", en: "verdict")
  fileprivate static let goldDown = Wording(nl: "goud ↓ gegeven →", en: "gold ↓ given →")
  fileprivate static let rightVerdicts = Wording(nl: "goede oordelen", en: "right verdicts")
  fileprivate static let flaggedClean = Wording(
    nl: "schone berichten met een bevinding", en: "clean posts that drew a finding")
  fileprivate static let new = Wording(nl: "nieuw", en: "new")
}
