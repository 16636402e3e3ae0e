internal import Drukproef
package import Text

/// The folder `lexicons/compiled/`: what the program looks up, made of the term lists and pattern files.
///
/// Inflecting twenty thousand words and reading three thousand patterns at every start would take longer than all the
/// rest, so it is done here, once, and a test holds the files to what this makes.
package struct CompiledLexicon {
  /// A name within the folder, and the file's bytes.
  package typealias File = (name: String, bytes: [UInt8])

  package let files: [File]

  /// - Throws: ``PatternFileError`` when a pattern file is at fault.
  package init() throws(PatternFileError) {
    var classes = WordClasses()
    var forms = TermForms(homographs: EmbeddedFiles.bytes("words/gelijkvormig.tsv").map { SortedList($0) } ?? .empty)
    let lists = EmbeddedFiles.folder("terms")
    let ambiguous = EmbeddedFiles.bytes("words/meerduidig.tsv").map { SortedList($0) } ?? .empty
    for (number, list) in lists.enumerated() { Self.add(list.bytes, number, ambiguous, to: &forms, &classes) }
    _ = Lexicon.FoundClasses(&classes)

    let patternFiles = EmbeddedFiles.folder("patterns")
    var parser = PatternParser(classes: classes)
    for file in patternFiles { try parser.parse(String(decoding: file.bytes, as: UTF8.self), file: file.name) }
    for definition in parser.definitions {
      let file = patternFiles.firstIndex { $0.name == definition.file } ?? 0
      forms.add(
        definition.phrase,
        TermReference(
          entry: TermEntry.number(file: lists.count + file, byte: definition.byte), wordClass: definition.wordClass,
          strength: 0))
    }
    let compiled: [(name: String, bytes: [UInt8])] = [
      ("classes.tsv", Self.classes(parser)), ("forms.tsv", Self.forms(forms)),
      ("patterns.bin", parser.image),
      ("prefixes.tsv", Self.affixes(forms.prefixes)), ("schools.tsv", Self.schools()),
      ("roles.tsv", Self.roles(parser.classes)), ("suffixes.tsv", Self.affixes(forms.suffixes)),
    ]
    files =
      compiled
      + Lexicon.indexed.map { list in
        let own = compiled.first { "compiled/" + $0.name == list }?.bytes
        let bytes = own ?? EmbeddedFiles.bytes(list).map { Array($0) } ?? []
        return (String(Lexicon.index(of: list).dropFirst("compiled/".count)), WordIndex.table(of: bytes))
      }
  }

  private static func add(
    _ list: UnsafeBufferPointer<UInt8>, _ file: Int, _ ambiguous: SortedList, to forms: inout TermForms,
    _ classes: inout WordClasses
  ) {
    precondition(list.count < TermEntry.mostBytes && file < TermEntry.mostFiles, "a term list has no room in a number")
    for line in list.split(separator: 10) {
      guard let term = TermLine(line, ambiguous: ambiguous) else { continue }
      forms.add(
        term,
        TermReference(
          entry: TermEntry.number(file: file, byte: line.startIndex), wordClass: classes.named(term.className),
          strength: term.strength))
    }
  }

  // MARK: Files

  private static func classes(_ parser: PatternParser) -> [UInt8] {
    let unions = Dictionary(grouping: parser.unions, by: \.member)
    return lines(
      parser.classes.names.enumerated().map { number, name in
        let over = unions[WordClass(rawValue: UInt16(number))] ?? []
        return (Array(name.utf8), "\(number)\t" + over.map { "\($0.union.rawValue)" }.joined(separator: " "))
      })
  }

  private static func forms(_ forms: TermForms) -> [UInt8] {
    let keys = Set(forms.forms.keys).union(forms.verbs.keys)
    return lines(
      keys.map { key in
        let references = (forms.forms[key] ?? []).joined(separator: " ")
        let verbs = (forms.verbs[key] ?? []).joined(separator: ";")
        return (key, verbs.isEmpty ? references : references + "\t" + verbs)
      })
  }

  /// The schools that each protocol which ships is of. A protocol at fault has none: its own test tells.
  private static func schools() -> [UInt8] {
    guard let library = try? ProtocolLibrary.standard() else { return [] }
    return lines(
      library.ids.compactMap { id in
        library[id].map { (Array(id.utf8), $0.schoolNames.joined(separator: "|")) }
      })
  }

  /// The roles of word classes in a clause with numbers for names: `class part role`, as ``ClauseFrames`` reads them.
  private static func roles(_ classes: WordClasses) -> [UInt8] {
    var output = ""
    var numbers: [String: Int] = [:]
    let list = EmbeddedFiles.bytes("opinion/rollen.tsv").map { String(decoding: $0, as: UTF8.self) } ?? ""
    for line in list.split(separator: "\n") {
      let columns = line.split(separator: "\t").map(String.init)
      guard columns.count == 3, let wordClass = classes.existing(columns[0]) else { continue }
      let name = columns[1] + "\t" + columns[2]
      let number = numbers[name] ?? numbers.count + 1
      numbers[name] = number
      output += "\(wordClass.rawValue)\t\(columns[1])\t\(number)\n"
    }
    return Array(output.utf8)
  }

  private static func affixes(_ affixes: [TermForms.Key: [String]]) -> [UInt8] {
    precondition(affixes.keys.allSatisfy { $0.count <= TermIndex.longestAffix }, "an affix is too long")
    return lines(affixes.map { ($0.key, $0.value.joined(separator: " ")) })
  }

  /// Lines `key rest`, in the order of the keys' bytes.
  private static func lines(_ rows: [(key: [UInt8], rest: String)]) -> [UInt8] {
    var output: [UInt8] = []
    for row in rows.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      output += row.key + [9] + Array(row.rest.utf8) + [10]
    }
    return output
  }
}
