import Foundation
import Testing

/// One place, told alike by every format and by the language server.
@Suite struct PositionTests {
  /// A name for the file, and its text with `⟦…⟧` round each telephone number.
  static let posts: [(String, String)] = [
    ("plat.txt", "Bel ⟦06-12345678⟧ nu."),
    ("emoji.txt", "👨‍👩‍👧 e\u{301} 🇳🇱 bel ⟦06-12345678⟧ en\r\n\t😀 ⟦06-87654321⟧"),
    ("alleen-cr.txt", "een\rtwee\r😀 ⟦06-12345678⟧\r"),
    ("nadruk.md", "# Kop 😀\n\n* lijst met **⟦06-12345678⟧** en `06-87654321`\n"),
    ("entiteit.md", "Caf&eacute; &amp; 😀&nbsp;bel ⟦06-12345678⟧!\n"),
    ("kop.md", "---\ntitle: 'Bel ⟦06-12345678⟧ ’s avonds'\ndate: 2026-11-21\n---\n\nEn 😀 ⟦06-87654321⟧\n"),
    ("toml.md", "+++\ntitle = \"\\u00e9 bel ⟦06-12345678⟧\"\n+++\n\nTekst.\n"),
    ("json.md", "{\n  \"title\": \"\\ud83d\\ude00 bel ⟦06-12345678⟧\"\n}\n\nTekst.\n"),
    ("tabel.md", "| wie | nummer |\r\n|---|---|\r\n| 😀 | ⟦06-12345678⟧ |\r\n"),
    ("bijschrift.md", "![Bel ⟦06-12345678⟧](/fotos/06-87654321.jpg \"of ⟦06-11223344⟧\")\n"),
    ("hugo.md", "{{< figure src=\"06-87654321.jpg\" caption=\"Bel ⟦06-12345678⟧\" >}}\n"),
    (
      "pagina.html",
      "<p title=\"bel ⟦06-12345678⟧\">&#128512; <b>⟦06-87654321⟧</b></p>\n<script>'06-11223344'</script>\n"
    ),
    ("diep.html", "<ul>\n<li>é<ul>\n  <li>&euml; 😀 ⟦06-12345678⟧</li></ul></li></ul>"),
    ("onderdeel.mdx", "import X from 'y'\n\n<X titel=\"😀\">Bel ⟦06-12345678⟧</X>\n"),
  ]

  private struct Place: Equatable, CustomStringConvertible {
    var line: Int
    var column: Int
    var endLine: Int
    var endColumn: Int
    var description: String { "\(line):\(column)-\(endLine):\(endColumn)" }
  }

  private enum Unit: String {
    case codepoint = "utf-32"
    case utf16 = "utf-16"
    case utf8 = "utf-8"

    func count(_ scalar: Unicode.Scalar) -> Int {
      switch self {
      case .codepoint: 1
      case .utf16: UTF16.width(scalar)
      case .utf8: UTF8.width(scalar)
      }
    }
  }

  /// The text without marks, and where each pair stood.
  private static func unmarked(_ marked: String, _ unit: Unit) -> (text: String, places: [Place], offsets: [[Int]]) {
    var text = ""
    var (line, column, offset) = (1, 1, 0)
    var places: [Place] = []
    var offsets: [[Int]] = []
    let scalars = Array(marked.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      switch scalar {
      case "⟦":
        places.append(Place(line: line, column: column, endLine: 0, endColumn: 0))
        offsets.append([offset])
        continue
      case "⟧":
        places[places.count - 1].endLine = line
        places[places.count - 1].endColumn = column
        offsets[offsets.count - 1].append(offset)
        continue
      default: break
      }
      text.unicodeScalars.append(scalar)
      offset += unit.count(scalar)
      column += unit.count(scalar)
      let isLast = scalar == "\n" || (scalar == "\r" && !(index + 1 < scalars.count && scalars[index + 1] == "\n"))
      if isLast { (line, column) = (line + 1, 1) }
    }
    return (text, places, offsets)
  }

  private static func json(_ text: String) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private static func check(_ name: String, _ text: String, _ arguments: [String]) throws -> String {
    try Program.run(["check", "--stdin-filename", name] + arguments, text: text).output
  }

  @Test(arguments: posts) func everyFormatTellsOnePlace(name: String, marked: String) throws {
    for (unit, flag) in [(Unit.codepoint, "codepoint"), (.utf16, "utf16")] {
      let (text, places, offsets) = Self.unmarked(marked, unit)
      let starts = places.map { "\($0.line):\($0.column)" }

      let lines = try Self.check(name, text, ["--format", "line", "--offsets", flag]).split(whereSeparator: \.isNewline)
      #expect(lines.map { $0.split(separator: ":")[1...2].joined(separator: ":") } == starts, "line \(flag)")

      let record = try Self.json(try Self.check(name, text, ["--format", "json", "--offsets", flag]))
      let findings = try #require(record["findings"] as? [[String: Any]])
      #expect(
        findings.map { [$0["start"] as? Int, $0["end"] as? Int] } == offsets.map { [$0[0], $0[1]] }, "json \(flag)")

      let log = try Self.json(try Self.check(name, text, ["--format", "sarif", "--offsets", flag]))
      let run = try #require((log["runs"] as? [[String: Any]])?.first)
      #expect(run["columnKind"] as? String == (unit == .utf16 ? "utf16CodeUnits" : "unicodeCodePoints"))
      let results = try #require(run["results"] as? [[String: Any]])
      #expect(results.compactMap(Self.region) == places, "sarif \(flag)")
      #expect(results.compactMap(Self.charOffset) == offsets.map { $0[0] }, "sarif \(flag)")
    }
    let (text, places, _) = Self.unmarked(marked, .codepoint)
    let starts = places.map { "\($0.line):\($0.column)" }
    let shown = try Self.check(name, text, ["--format", "text"]).split(whereSeparator: \.isNewline)
    #expect(
      shown.filter { $0.hasPrefix(name + ":") }.map { $0.split(separator: ":")[1...2].joined(separator: ":") } == starts
    )
    let checkstyle = try Self.check(name, text, ["--format", "checkstyle"])
    for place in places { #expect(checkstyle.contains("line=\"\(place.line)\" column=\"\(place.column)\"")) }
    let github = try Self.check(name, text, ["--format", "github"])
    for place in places {
      #expect(
        github.contains("line=\(place.line),endLine=\(place.endLine),col=\(place.column),endColumn=\(place.endColumn)"))
    }

    let (_, bytePlaces, _) = Self.unmarked(marked, .utf8)
    let review = try Self.json(try Self.check(name, text, ["--format", "rdjson"]))
    let diagnostics = try #require(review["diagnostics"] as? [[String: Any]])
    #expect(
      diagnostics.compactMap { Self.range(($0["location"] as? [String: Any])?["range"], "column", from: 0) }
        == bytePlaces)
  }

  @Test(arguments: posts) func theLanguageServerTellsTheSamePlace(name: String, marked: String) throws {
    for unit in [Unit.codepoint, .utf16, .utf8] {
      let (text, places, _) = Self.unmarked(marked, unit)
      var client = Client(encodings: [unit.rawValue])
      client.open("file:///blog/\(name)", text)
      let published = try client.finish().filter { $0["method"] as? String == "textDocument/publishDiagnostics" }
      let params = try #require(published.first?["params"] as? [String: Any])
      let diagnostics = try #require(params["diagnostics"] as? [[String: Any]])
      #expect(diagnostics.compactMap { Self.range($0["range"], "character", from: 1) } == places, "\(unit)")
    }
  }

  private static func region(_ result: [String: Any]) -> Place? {
    guard let region = physical(result)?["region"] as? [String: Int] else { return nil }
    return Place(
      line: region["startLine"] ?? 0, column: region["startColumn"] ?? 0, endLine: region["endLine"] ?? 0,
      endColumn: region["endColumn"] ?? 0)
  }

  private static func charOffset(_ result: [String: Any]) -> Int? {
    (physical(result)?["region"] as? [String: Int])?["charOffset"]
  }

  private static func physical(_ result: [String: Any]) -> [String: Any]? {
    (result["locations"] as? [[String: Any]])?.first?["physicalLocation"] as? [String: Any]
  }

  private static func range(_ value: Any?, _ column: String, from base: Int) -> Place? {
    guard let range = value as? [String: [String: Int]], let start = range["start"], let end = range["end"] else {
      return nil
    }
    return Place(
      line: (start["line"] ?? 0) + base, column: (start[column] ?? 0) + base, endLine: (end["line"] ?? 0) + base,
      endColumn: (end[column] ?? 0) + base)
  }
}
