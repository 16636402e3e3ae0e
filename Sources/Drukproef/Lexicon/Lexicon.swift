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
    func list(_ name: String, isHot: Bool = false) -> SortedList {
      guard let list = EmbeddedFiles.bytes(name).map(SortedList.init) else { return .empty }
      return isHot && use == .manyPosts ? list.indexed() : list
    }
    let classList = list("compiled/classes.tsv")
    var classes = WordClasses(classList)
    guard let patterns = EmbeddedFiles.bytes("compiled/patterns.bin")?.baseAddress else {
      preconditionFailure("the program carries no patterns")
    }
    return Lexicon(
      classes: classes,
      terms: TermIndex(
        forms: list("compiled/forms.tsv", isHot: true), suffixes: list("compiled/suffixes.tsv", isHot: true),
        prefixes: list("compiled/prefixes.tsv", isHot: true), ambiguous: list("words/meerduidig.tsv"), classes: classes),
      patterns: PatternSet(patterns), unions: WordClassUnions(classList),
      words: list("words/woorden.tsv", isHot: true),
      names: NameLists(
        firstNames: list("names/voornamen.tsv", isHot: true), surnames: list("names/achternamen.tsv", isHot: true),
        prefixes: list("names/tussenvoegsels.tsv", isHot: true), related: list("names/verwant.tsv", isHot: true)),
      places: PlaceLists(
        towns: list("places/woonplaatsen.tsv", isHot: true), municipalities: list("places/gemeenten.tsv", isHot: true),
        streets: list("places/straten.tsv", isHot: true), countries: list("places/landen.tsv", isHot: true),
        quarters: list("places/wijken.tsv", isHot: true),
        world: list("places/wereld.tsv", isHot: true)),
      persons: PersonLists(
        famous: list("persons/bekenden.tsv", isHot: true), organisations: list("persons/organisaties.tsv", isHot: true),
        namedAfter: list("persons/scholen-vernoemd.tsv", isHot: true), works: list("persons/verhalen.tsv", isHot: true)),
      found: FoundClasses(&classes))
  }

  /// The same with the examples of all pattern files, for tests.
  package static func withExamples() throws(PatternFileError) -> (lexicon: Lexicon, examples: [PatternExample]) {
    let compiled = EmbeddedFiles.bytes("compiled/classes.tsv").map(SortedList.init) ?? .empty
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
