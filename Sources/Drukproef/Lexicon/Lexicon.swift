package import Text

/// Everything that ships with the program and that recognizers look words up in.
package struct Lexicon: Sendable {
  package let classes: WordClasses
  package let terms: TermIndex
  package let patterns: PatternSet
  /// Classes that a pattern file made of others, by the class they take in.
  package let unions: [WordClass: [WordClass]]
  /// Ordinary Dutch words in lower case.
  package let words: SortedList
  package let names: NameLists
  package let places: PlaceLists
  package let persons: PersonLists

  /// First names, surnames and what goes with them.
  package struct NameLists: Sendable {
    /// `key count flags`.
    package let firstNames: SortedList
    /// `key rank flags tussenvoegsels`; the key has no tussenvoegsel.
    package let surnames: SortedList
    package let prefixes: SortedList
    /// `name other,names`: short forms and other spellings, both ways.
    package let related: SortedList
  }

  package struct PlaceLists: Sendable {
    package let towns: SortedList
    package let municipalities: SortedList
    package let streets: SortedList
    package let countries: SortedList
    package let quarters: SortedList
  }

  /// Who and what is no private person.
  package struct PersonLists: Sendable {
    /// `key category flags`.
    package let famous: SortedList
    package let organisations: SortedList
    /// Words that make a name a school, street or prize.
    package let namedAfter: SortedList
  }

  /// Classes that recognizers fill with what they found, for patterns to speak of.
  package struct FoundClasses: Sendable {
    /// Any private person's name.
    package let name: WordClass
    /// What may be a name or an ordinary word.
    package let doubtfulName: WordClass
    /// The name of a pupil on the roster.
    package let pupil: WordClass
    /// The name of somebody on the staff list.
    package let staff: WordClass
    /// The school's own name, handle or tag.
    package let school: WordClass
  }

  package let found: FoundClasses

  /// Loads what the program carries.
  ///
  /// - Throws: ``PatternFileError`` when a pattern file that ships is at fault, which a test rules out.
  package static func standard(keepsExamples: Bool = false) throws(PatternFileError) -> Lexicon {
    try load(keepsExamples: keepsExamples).lexicon
  }

  /// The same with the examples of all pattern files, for tests.
  package static func withExamples() throws(PatternFileError) -> (lexicon: Lexicon, examples: [PatternExample]) {
    try load(keepsExamples: true)
  }

  private static func load(
    keepsExamples: Bool
  ) throws(PatternFileError) -> (lexicon: Lexicon, examples: [PatternExample]) {
    var classes = WordClasses()
    func list(_ name: String) -> SortedList { EmbeddedFiles.bytes(name).map(SortedList.init) ?? .empty }
    var terms = TermIndex(homographs: list("words/gelijkvormig.tsv"), ambiguous: list("words/meerduidig.tsv"))
    for file in EmbeddedFiles.folder("terms") where file.name.hasSuffix(".tsv") {
      terms.add(file.bytes, classes: &classes)
    }
    let found = FoundClasses(
      name: classes.named("naam"), doubtfulName: classes.named("naam-misschien"), pupil: classes.named("leerling-naam"),
      staff: classes.named("medewerker-naam"),
      school: classes.named("school-naam"))
    var parser = PatternParser(classes: classes, keepsExamples: keepsExamples)
    for file in EmbeddedFiles.folder("patterns") where file.name.hasSuffix(".txt") {
      try parser.parse(String(decoding: file.bytes, as: UTF8.self), file: file.name)
    }
    for definition in parser.definitions { terms.add(definition.phrase, wordClass: definition.wordClass) }
    let lexicon = Lexicon(
      classes: parser.classes, terms: terms, patterns: parser.patterns,
      unions: Dictionary(grouping: parser.unions, by: \.member).mapValues { $0.map(\.union) },
      words: list("words/woorden.tsv"),
      names: NameLists(
        firstNames: list("names/voornamen.tsv"), surnames: list("names/achternamen.tsv"),
        prefixes: list("names/tussenvoegsels.tsv"), related: list("names/verwant.tsv")),
      places: PlaceLists(
        towns: list("places/woonplaatsen.tsv"), municipalities: list("places/gemeenten.tsv"),
        streets: list("places/straten.tsv"), countries: list("places/landen.tsv"),
        quarters: list("places/wijken.tsv")),
      persons: PersonLists(
        famous: list("persons/bekenden.tsv"), organisations: list("persons/organisaties.tsv"),
        namedAfter: list("persons/scholen-vernoemd.tsv")),
      found: found)
    return (lexicon, parser.examples)
  }
}
