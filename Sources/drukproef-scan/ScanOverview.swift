internal import Drukproef
internal import Exports

/// What a scan was asked to do.
struct ScanAbout: Sendable {
  var exports: [String] = []
  var protocols: [String] = []
  var since: CalendarDay?
  var until: CalendarDay?
  var ownOnly = false
  var hasBaseline = false

  /// In one sentence or two.
  func sentence(_ counts: ScanCounts) -> String {
    var text = "\(DutchDate.number(counts.all)) berichten gelezen uit \(exports.prefix(5).joined(separator: ", "))"
    if exports.count > 5 { text += " en nog \(exports.count - 5)" }
    text += protocols.isEmpty ? ", zonder protocol van een school." : ", volgens \(protocols.joined(separator: " + "))."
    var choice: [String] = []
    if let since { choice.append("vanaf \(DutchDate.day(since))") }
    if let until { choice.append("tot en met \(DutchDate.day(until))") }
    if ownOnly { choice.append("eigen berichten") }
    if hasBaseline { choice.append("wat nieuw is sinds de vorige scan") }
    return choice.isEmpty ? text : text + " Alleen \(choice.joined(separator: ", "))."
  }
}

/// What the charts of a scan's page are made of.
struct ScanOverview {
  /// By month, such as 2024 × 12 + 4, and verdict.
  private var months: [Int: [Verdict: Int]] = [:]
  private var channels: [String: Int] = [:]
  private(set) var posts = 0

  mutating func add(_ proof: Proof, _ channel: String, _ time: PostTime?) {
    posts += 1
    channels[channel, default: 0] += 1
    if let day = time?.local.day { months[day.year * 12 + day.month - 1, default: [:]][proof.verdict, default: 0] += 1 }
  }

  func charts(_ tally: ScanTally, _ language: Language) -> String {
    guard posts > 0 else { return "" }
    let rules = tally.rules.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
    var page = "<div class=\"charts\">\n"
    page += monthChart
    page += BarChart.svg(
      "Wat er is gevonden", rules.prefix(12).map { (RuleTitles.title(of: $0.key).text(language), $0.value) })
    page += "<div class=\"column\">"
    page += BarChart.svg(
      "Kanaal", channels.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }.map { ($0, $1) })
    page += BarChart.svg(
      "Oordeel",
      Verdict.allCases.reversed().compactMap { verdict in tally.verdicts[verdict].map { (HTML.name(verdict), $0) } },
      classes: Verdict.allCases.reversed().filter { tally.verdicts[$0] != nil }.map { "b-\($0.rawValue)" })
    return page + "</div></div>\n"
  }

  /// Columns by month, or by year when there are too many months to tell apart.
  private var monthChart: String {
    guard let first = months.keys.min(), let last = months.keys.max() else { return "" }
    let isByYear = last - first >= 72
    var columns: [ColumnChart.Column] = []
    if isByYear {
      for year in first / 12...last / 12 {
        var counts: [Verdict: Int] = [:]
        for month in 0..<12 { counts.merge(months[year * 12 + month] ?? [:], uniquingKeysWith: +) }
        columns.append(ColumnChart.Column(name: "\(year)", mark: "\(year)", counts: counts))
      }
    } else {
      for month in first...last {
        let isMarked = month % 12 == 0 || month == first
        columns.append(
          ColumnChart.Column(
            name: DutchDate.month(month / 12, month % 12 + 1),
            mark: isMarked ? "\(DutchDate.short(month % 12 + 1)) \(month / 12)" : "", counts: months[month] ?? [:]))
      }
    }
    return ColumnChart.svg(isByYear ? "Bevindingen per jaar" : "Bevindingen per maand", columns)
  }
}

/// Bars that lie, with their numbers beside them.
enum BarChart {
  static func svg(_ title: String, _ bars: [(name: String, count: Int)], classes: [String] = []) -> String {
    guard let most = bars.map(\.count).max(), most > 0 else { return "" }
    let label = bars.map { "\($0.name) \($0.count)" }.joined(separator: ", ")
    var svg = "<figure><figcaption>\(title)</figcaption>"
    svg +=
      "<svg role=\"img\" aria-label=\"\(HTML.escaped("\(title): \(label)"))\" viewBox=\"0 0 440 \(bars.count * 26)\">"
    for (index, bar) in bars.enumerated() {
      let y = index * 26
      let width = max(2, bar.count * 180 / most)
      let shade = classes.indices.contains(index) ? classes[index] : "bar"
      svg += "<text x=\"198\" y=\"\(y + 17)\" text-anchor=\"end\">\(HTML.escaped(String(bar.name.prefix(30))))</text>"
      svg += "<rect class=\"\(shade)\" x=\"206\" y=\"\(y + 3)\" width=\"\(width)\" height=\"19\" rx=\"3\"/>"
      svg += "<text x=\"\(212 + width)\" y=\"\(y + 17)\">\(DutchDate.number(bar.count))</text>"
    }
    return svg + "</svg></figure>\n"
  }
}

/// Columns that stand, in the colours of the verdicts.
enum ColumnChart {
  struct Column {
    var name: String
    /// What is written under it; empty for most.
    var mark: String
    var counts: [Verdict: Int]
    var sum: Int { counts.values.reduce(0, +) }
  }

  private static let (left, width, height) = (44, 900, 200)

  static func svg(_ title: String, _ columns: [Column]) -> String {
    guard let most = columns.map(\.sum).max(), most > 0 else { return "" }
    let top = roundedUp(most)
    let label = columns.filter { $0.sum > 0 }.map { "\($0.name) \($0.sum)" }.joined(separator: ", ")
    var svg = "<figure class=\"wide\"><figcaption>\(title)</figcaption>"
    svg +=
      "<svg role=\"img\" aria-label=\"\(HTML.escaped("\(title): \(label)"))\" viewBox=\"0 0 \(left + width) \(height + 34)\">"
    for part in [0, top / 2, top] where part == 0 || part == top || top % 2 == 0 {
      let y = 10 + height - part * height / top
      svg += "<line x1=\"\(left)\" x2=\"\(left + width)\" y1=\"\(y)\" y2=\"\(y)\"/>"
      svg +=
        "<text class=\"axis\" x=\"\(left - 6)\" y=\"\(y + 4)\" text-anchor=\"end\">\(DutchDate.number(part))</text>"
    }
    let step = min(Double(width) / Double(columns.count), 80)
    let thickness = max(2, min(step * 0.72, 48))
    for (index, column) in columns.enumerated() {
      let x = Double(left) + step * (Double(index) + 0.5)
      svg += stack(column, x - thickness / 2, thickness, top)
      if !column.mark.isEmpty {
        svg +=
          "<text class=\"axis\" x=\"\(tenths(max(x, Double(left) + 20)))\" y=\"\(height + 28)\" text-anchor=\"middle\">\(column.mark)</text>"
      }
    }
    return svg + "</svg>" + legend + "</figure>\n"
  }

  private static func stack(_ column: Column, _ x: Double, _ thickness: Double, _ top: Int) -> String {
    guard column.sum > 0 else { return "" }
    var svg = "<g><title>\(HTML.escaped(column.name)): \(column.sum)</title>"
    var below = 0
    for verdict in Verdict.allCases.reversed() {
      guard let count = column.counts[verdict], count > 0 else { continue }
      let size = max(1, Double(count * height) / Double(top))
      let y = Double(10 + height) - Double(below * height) / Double(top) - size
      svg +=
        "<rect class=\"b-\(verdict.rawValue)\" x=\"\(tenths(x))\" y=\"\(tenths(y))\" width=\"\(tenths(thickness))\" height=\"\(tenths(size))\"/>"
      below += count
    }
    return svg + "</g>"
  }

  private static let legend: String = {
    var list = "<ul class=\"legend\">"
    for verdict in Verdict.allCases.reversed() where verdict != .publiceren {
      list +=
        "<li><svg viewBox=\"0 0 10 10\" aria-hidden=\"true\"><rect class=\"b-\(verdict.rawValue)\" width=\"10\" height=\"10\" rx=\"2\"/></svg>"
      list += "\(HTML.name(verdict))</li>"
    }
    return list + "</ul>"
  }()

  /// The next of 2, 4, 10, 20, 40, 100, …
  private static func roundedUp(_ count: Int) -> Int {
    var step = 1
    while true {
      for factor in [2, 4, 10] where step * factor >= count { return step * factor }
      step *= 10
    }
  }

  private static func tenths(_ value: Double) -> String {
    let whole = Int((value * 10).rounded())
    return "\(whole / 10).\(abs(whole % 10))"
  }
}
