package import Text

/// Everything that ships with the program and that recognizers look words up in.
package struct Lexicon: Sendable {
  package let classes: WordClasses
  package let terms: TermIndex
  package let patterns: PatternSet
  /// Classes that a pattern file made of others, by the class they take in.
  package let unions: WordClassUnions
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
    /// Towns, islands, regions, mountains and sights all over the world.
    package let world: SortedList
  }

  /// Who and what is no private person.
  package struct PersonLists: Sendable {
    /// `key category flags`.
    package let famous: SortedList
    package let organisations: SortedList
    /// Words that make a name a school, street or prize.
    package let namedAfter: SortedList
    /// `title name,names`: books, films and games with the people in them.
    package let works: SortedList
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

  /// What the lexicon is for: to read one draft it starts at once and looks things up where they lie; for many posts it
  /// is read as a whole first. Both find the same, which a test holds.
  package enum Use: Sendable {
    case oneDraft, manyPosts
  }

  /// What the program carries.
  ///
  /// - Throws: ``PatternFileError`` when a pattern that ships is at fault, which a test rules out.
  package static func standard(for use: Use = .manyPosts) throws(PatternFileError) -> Lexicon {
    func list(_ name: String) -> SortedList {
      guard let bytes = EmbeddedFiles.bytes(name) else { return .empty }
      return SortedList(bytes, index: EmbeddedFiles.bytes(Self.index(of: name)).flatMap(WordIndex.init))
    }
    let classList = list("compiled/classes.tsv")
    var classes = WordClasses(classList)
    guard let patterns = EmbeddedFiles.bytes("compiled/patterns.bin")?.baseAddress else {
      preconditionFailure("the program carries no patterns")
    }
    return Lexicon(
      classes: classes,
      terms: TermIndex(
        forms: list("compiled/forms.tsv"), suffixes: list("compiled/suffixes.tsv"),
        prefixes: list("compiled/prefixes.tsv"), ambiguous: list("words/meerduidig.tsv"), classes: classes,
        keepsPairs: use == .manyPosts),
      patterns: PatternSet(patterns), unions: WordClassUnions(classList),
      words: list("words/woorden.tsv"),
      names: NameLists(
        firstNames: list("names/voornamen.tsv"), surnames: list("names/achternamen.tsv"),
        prefixes: list("names/tussenvoegsels.tsv"), related: list("names/verwant.tsv")),
      places: PlaceLists(
        towns: list("places/woonplaatsen.tsv"), municipalities: list("places/gemeenten.tsv"),
        streets: list("places/straten.tsv"), countries: list("places/landen.tsv"),
        quarters: list("places/wijken.tsv"), world: list("places/wereld.tsv")),
      persons: PersonLists(
        famous: list("persons/bekenden.tsv"), organisations: list("persons/organisaties.tsv"),
        namedAfter: list("persons/scholen-vernoemd.tsv"), works: list("persons/verhalen.tsv")),
      found: FoundClasses(&classes))
  }

  /// The lists that words of posts are looked up in all the time, each with a ``WordIndex`` beside it.
  package static let indexed = [
    "compiled/forms.tsv", "compiled/prefixes.tsv", "compiled/suffixes.tsv", "names/achternamen.tsv",
    "names/tussenvoegsels.tsv", "names/verwant.tsv", "names/voornamen.tsv", "persons/bekenden.tsv",
    "persons/organisaties.tsv", "persons/scholen-vernoemd.tsv", "persons/verhalen.tsv", "places/gemeenten.tsv",
    "places/landen.tsv", "places/straten.tsv", "places/wereld.tsv", "places/wijken.tsv", "places/woonplaatsen.tsv",
    "words/woorden.tsv",
  ]

  /// The name of the file that holds the index of a list: `compiled/index-woorden.bin`.
  package static func index(of list: String) -> String {
    let name = list.split(separator: "/").last.map { $0.split(separator: ".")[0] } ?? ""
    return "compiled/index-\(name).bin"
  }

  /// The same with the examples of all pattern files, for tests.
  package static func withExamples() throws(PatternFileError) -> (lexicon: Lexicon, examples: [PatternExample]) {
    let compiled = EmbeddedFiles.bytes("compiled/classes.tsv").map { SortedList($0) } ?? .empty
    var parser = PatternParser(classes: WordClasses(compiled), keepsExamples: true)
    for file in EmbeddedFiles.folder("patterns") {
      try parser.parse(String(decoding: file.bytes, as: UTF8.self), file: file.name)
    }
    return (try standard(), parser.examples)
  }
}

extension Lexicon.FoundClasses {
  package init(_ classes: inout WordClasses) {
    self.init(
      name: classes.named("naam"), doubtfulName: classes.named("naam-misschien"), pupil: classes.named("leerling-naam"),
      staff: classes.named("medewerker-naam"), school: classes.named("school-naam"))
  }
}
