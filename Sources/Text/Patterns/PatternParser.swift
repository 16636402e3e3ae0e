/// Reads pattern files, for the program that compiles them and for tests.
///
/// A file holds, line by line:
/// - `# …` a comment;
/// - `let name = word | two words | …` a class of words, spoken of as `@name` in this file and all that are read after
///   it, so that a name is given once;
/// - `family id key=value …` the start of a family;
/// - two spaces and a pattern;
/// - `finds …` and `passes …` examples, which are the family's tests.
///
/// A pattern is a row of: `word`, `begin*`, `*end`, `<class>`, `<class:2>` (of that strength at least), `<class:2:3>` (and
/// of so many words at least), `@name`,
/// `(one|two words)`, any of these with `?` (may be left out) or with `!` before it (must not stand here), `..3` (up to
/// three tokens), `~3` (the same, within the clause), `_` (one token), `^` and `$` (start and end of the sentence),
/// `,` (a clause break), `#number #handle #tag #email #url #emoji #cap` (a kind of token), and `[ … ]` round the words
/// to report.
///
/// A pattern that starts with `&` holds parts in any order, all within one sentence and at most 14 tokens apart (`&8`: at
/// most 8); a part with `!` before it must stand nowhere in the sentence. A `let` may take whole classes in:
/// `let wie = jij | <naam> | @rol`.
package struct PatternParser {
  package private(set) var classes: WordClasses
  private var compiled = PatternImageBuilder()
  package private(set) var examples: [PatternExample] = []
  /// The words of the classes that `let` made: to be added to the index of terms.
  package private(set) var definitions: [PatternDefinition] = []
  /// Classes that a `let` took in whole: whatever is in the member is in the union.
  package private(set) var unions: [(member: WordClass, union: WordClass)] = []
  private let keepsExamples: Bool
  /// Where each `let` stands.
  private var places: [String: String] = [:]

  /// - Parameters:
  ///   - classes: the classes that lexicons and recognizers fill.
  ///   - keepsExamples: whether `finds` and `passes` lines are kept, for tests.
  package init(classes: WordClasses, keepsExamples: Bool = false) {
    self.classes = classes
    self.keepsExamples = keepsExamples
  }

  /// All patterns read, in the form in which they ship.
  package var image: [UInt8] { compiled.image() }

  /// Reads one file.
  package mutating func parse(_ text: String, file: String) throws(PatternFileError) {
    let bytes = Array(text.utf8)
    var number = 0
    var family: String?
    for line in bytes.split(separator: 10, omittingEmptySubsequences: false) {
      number += 1
      guard let first = line.first, first != UInt8(ascii: "#") else { continue }
      if line.starts(with: "  ".utf8) {
        guard family != nil else {
          throw PatternFileError(file: file, line: number, message: "a pattern stands before the first family")
        }
        let body = line.drop { $0 == 32 }
        if !body.isEmpty, body.first != UInt8(ascii: "#") { try pattern(body, file: file, line: number) }
      } else if line.starts(with: "finds ".utf8) || line.starts(with: "passes ".utf8) {
        guard keepsExamples, let family else { continue }
        let text = String(decoding: line[(line.firstIndex(of: 32) ?? line.startIndex)...].dropFirst(), as: UTF8.self)
        examples.append(PatternExample(family: family, file: file, line: number, text: text))
      } else if line.starts(with: "let ".utf8) {
        try definition(line.dropFirst(4), file: file, line: number)
      } else if line.starts(with: "family ".utf8) {
        let words = line.split(separator: 32, maxSplits: 2)
        guard words.count > 1 else { throw PatternFileError(file: file, line: number, message: "a family has an id") }
        let id = String(decoding: words[1], as: UTF8.self)
        compiled.addFamily(id, words.count > 2 ? words[2].split(separator: 32) : [], file: file, line: number)
        family = id
      } else {
        throw PatternFileError(file: file, line: number, message: "unknown line: it starts with no known word")
      }
    }
  }

  private mutating func definition(_ text: ArraySlice<UInt8>, file: String, line: Int) throws(PatternFileError) {
    guard let equals = text.firstIndex(of: UInt8(ascii: "=")) else {
      throw PatternFileError(file: file, line: line, message: "a definition has the form: let name = word | word")
    }
    let name = "@" + String(decoding: text[..<equals].filter { $0 != 32 }, as: UTF8.self)
    if let place = places[name] {
      throw PatternFileError(file: file, line: line, message: "\(name) was defined before, in \(place)")
    }
    places[name] = "\(file):\(line)"
    let wordClass = classes.named(name)
    for part in text[(equals + 1)...].split(separator: UInt8(ascii: "|")) {
      let phrase = part.drop { $0 == 32 }
      let words = phrase.split(separator: 32).map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
      if words.hasPrefix("@") || words.hasPrefix("<") {
        let member = words.hasPrefix("@") ? words : String(words.dropFirst().dropLast())
        guard let other = classes.existing(member) else {
          throw PatternFileError(file: file, line: line, message: "there is no class \(words)")
        }
        unions += [(other, wordClass)] + unions.filter { $0.union == other }.map { ($0.member, wordClass) }
      } else if !words.isEmpty {
        definitions.append(
          PatternDefinition(phrase: words, wordClass: wordClass, file: file, byte: phrase.startIndex))
      }
    }
  }

  private mutating func pattern(_ body: ArraySlice<UInt8>, file: String, line: Int) throws(PatternFileError) {
    do throws(PatternSyntaxError) { try compiled.add(body, line: line, classes: classes) } catch {
      throw PatternFileError(file: file, line: line, message: error.message)
    }
  }
}
