internal import CYAML
internal import Drukproef
internal import Text

/// Front matter in YAML, read through libyaml: it knows where every value stands.
enum FrontMatterYAML {
  /// Deeper than front matter ever is; libyaml slows down before it fails.
  static let depthLimit = 40

  /// The values; nil when this is no mapping of plain keys, but text between two rules.
  static func leaves(of source: [UInt8], in body: Range<Int>) throws(FrontMatter.Fault) -> [FrontMatter.Leaf]? {
    let result = Array(source[body]).withUnsafeBufferPointer { bytes in
      var walk = YAMLWalk(source: source, start: body.lowerBound)
      return Result { () throws(FrontMatter.Fault) in try read(bytes, into: &walk) }
    }
    return try result.get()
  }

  private static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, into walk: inout YAMLWalk
  ) throws(FrontMatter.Fault) -> [FrontMatter.Leaf]? {
    var parser = yaml_parser_t()
    guard yaml_parser_initialize(&parser) == 1 else { return nil }
    defer { yaml_parser_delete(&parser) }
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(&parser, bytes.baseAddress, bytes.count)
    while true {
      var event = yaml_event_t()
      guard yaml_parser_parse(&parser, &event) == 1 else {
        let place = walk.byte(of: parser.problem_mark.index)
        throw FrontMatter.Fault(place: place, message: message(parser.problem.map { String(cString: $0) } ?? ""))
      }
      defer { yaml_event_delete(&event) }
      if event.type == YAML_STREAM_END_EVENT { break }
      try take(event, into: &walk)
      if walk.depth > depthLimit {
        throw FrontMatter.Fault(place: walk.byte(of: event.start_mark.index), message: .tooDeep)
      }
    }
    return walk.isMapping ? walk.leaves : nil
  }

  private static func take(_ event: yaml_event_t, into walk: inout YAMLWalk) throws(FrontMatter.Fault) {
    switch event.type {
    case YAML_MAPPING_START_EVENT: walk.begin(isMapping: true)
    case YAML_SEQUENCE_START_EVENT: walk.begin(isMapping: false)
    case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT: walk.end()
    case YAML_ALIAS_EVENT: walk.passValue()
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let value = scalar.value.map {
        String(decoding: UnsafeBufferPointer(start: $0, count: scalar.length), as: UTF8.self)
      }
      let start = walk.byte(of: event.start_mark.index)
      walk.scalar(value ?? "", start..<max(start, walk.byte(of: event.end_mark.index)), style(scalar.style))
    default: break
    }
  }

  private static func style(_ style: yaml_scalar_style_t) -> ScalarText.Style {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: .literal
    case YAML_FOLDED_SCALAR_STYLE: .folded
    default: .plain
    }
  }
}

/// Follows the events of a YAML document and keeps its values.
private struct YAMLWalk {
  private struct Level {
    var isMapping: Bool
    var number: Int
    /// The key whose value is to come; nil where a key is to come.
    var key: String?
  }

  private(set) var leaves: [FrontMatter.Leaf] = []
  /// Whether the document is a mapping whose keys are words without spaces.
  private(set) var isMapping = false
  private let source: [UInt8]
  private var levels: [Level] = []
  private var mappings = 0
  /// libyaml counts code points: the last one asked for, and its byte.
  private var mark: (codePoint: Int, byte: Int)

  init(source: [UInt8], start: Int) {
    self.source = source
    mark = (0, start)
  }

  var depth: Int { levels.count }

  /// The byte of a code point, which must not lie before the one asked for last.
  mutating func byte(of codePoint: Int) -> Int {
    while mark.codePoint < codePoint, mark.byte < source.count {
      mark.byte += 1
      while mark.byte < source.count, source[mark.byte] & 0xC0 == 0x80 { mark.byte += 1 }
      mark.codePoint += 1
    }
    return mark.byte
  }

  mutating func begin(isMapping: Bool) {
    if levels.isEmpty { self.isMapping = isMapping }
    mappings += isMapping ? 1 : 0
    levels.append(Level(isMapping: isMapping, number: mappings))
  }

  mutating func end() {
    levels.removeLast()
    passValue()
  }

  /// A value was read: a key is next.
  mutating func passValue() {
    guard let level = levels.last, level.isMapping else { return }
    levels[levels.count - 1].key = level.key == nil ? "" : nil
  }

  mutating func scalar(_ value: String, _ range: Range<Int>, _ style: ScalarText.Style) {
    guard let level = levels.last else { return }
    if level.isMapping, level.key == nil {
      if levels.count == 1, value.utf8.contains(where: { $0 == 0x20 }) { isMapping = false }
      levels[levels.count - 1].key = FrontMatterKeys.normalized(value)
      return
    }
    let mapping = levels.last { $0.isMapping }?.number ?? 0
    let path = levels.compactMap(\.key)
    leaves.append(FrontMatter.Leaf(path: path, mapping: mapping, value: value, range: range, style: style))
    passValue()
  }
}

extension FrontMatterYAML {
  /// What libyaml complains about, in words for a writer.
  private static func message(_ problem: String) -> Wording {
    let known = problems.first { problem.contains($0.part) }
    return Wording(
      nl: "de gegevens boven het bericht zijn geen geldige YAML: " + (known?.nl ?? "hier klopt iets niet"),
      en: "the front matter is no valid YAML: " + (known?.en ?? "something is wrong here"))
  }

  private static let problems: [(part: String, nl: String, en: String)] = [
    (
      "mapping values are not allowed", "hier staat een dubbele punt te veel; zet de tekst tussen aanhalingstekens",
      "one colon too many here; put the text in quotation marks"
    ),
    ("could not find expected ':'", "na een sleutel ontbreekt de dubbele punt", "a colon is missing after a key"),
    (
      "cannot start any token",
      "dit teken kan hier niet staan; zet de tekst tussen aanhalingstekens, en spring in met spaties",
      "this character cannot stand here; put the text in quotation marks, and indent with spaces"
    ),
    (
      "unexpected end of stream", "een aanhalingsteken wordt niet afgesloten", "a quotation mark is never closed"
    ),
    (
      "did not find expected key", "hier hoort een sleutel te staan; klopt het inspringen?",
      "a key belongs here; is the indentation right?"
    ),
    ("expected ',' or ']'", "hier ontbreekt een komma of ]", "a comma or ] is missing here"),
    ("expected ',' or '}'", "hier ontbreekt een komma of }", "a comma or } is missing here"),
    ("escape character", "deze code met een \\ bestaat niet", "there is no such code with a \\"),
    ("block sequence entries", "een lijst met streepjes kan hier niet staan", "a list of dashes cannot stand here"),
    ("tab character", "hier staat een tab; spring in met spaties", "there is a tab here; indent with spaces"),
  ]
}

extension Wording {
  fileprivate static let tooDeep = Wording(
    nl:
      "de gegevens boven het bericht zitten meer dan \(FrontMatterYAML.depthLimit) niveaus in elkaar. "
      + "Haal er een paar niveaus uit.",
    en: "the front matter is nested more than \(FrontMatterYAML.depthLimit) levels deep. Take some levels out.")
}
