internal import Drukproef
internal import Text

/// All forms of all terms, gathered under the words that they are written with.
struct TermForms {
  typealias Key = [UInt8]

  /// What a form is a form of, as ``TermReference``s: the last entry first.
  private(set) var forms: [Key: [String]] = [:]
  /// Of which verbs a form is finite and stands apart from its particle: `reference~particle`.
  private(set) var verbs: [Key: [String]] = [:]
  private(set) var suffixes: [Key: [String]] = [:]
  private(set) var prefixes: [Key: [String]] = [:]
  /// Words that a rule of inflection makes and that are other words far more often (`weer` of weren).
  private let homographs: SortedList

  init(homographs: SortedList) { self.homographs = homographs }

  mutating func add(_ line: TermLine, _ reference: TermReference) {
    insertForms(of: line.lemma, part: line.part, irregular: line.irregular, reference.text)
  }

  /// Adds a phrase as it is.
  mutating func add(_ phrase: String, _ reference: TermReference) {
    insertForms(of: phrase, part: UInt8(ascii: "x"), irregular: "", reference.text)
  }

  private mutating func insertForms(of lemma: String, part: UInt8, irregular: String, _ reference: String) {
    let extra = irregular.split(separator: irregular.contains(";") ? ";" : " ").map { ListKey.of(String($0)) }
    if lemma.hasPrefix("*") {
      for form in Inflection.noun(ListKey.of(String(lemma.dropFirst()))) { suffixes.insert(reference, form) }
    } else if lemma.hasSuffix("*") {
      prefixes.insert(reference, ListKey.of(String(lemma.dropLast())))
    } else if part == UInt8(ascii: "v") {
      insertVerb(lemma, irregular: extra, reference)
    } else if let space = lemma.lastIndex(of: " "), part == UInt8(ascii: "n") || part == UInt8(ascii: "a") {
      insertGroup(
        head: String(lemma[...space]), last: ListKey.of(String(lemma[lemma.index(after: space)...])), part, irregular,
        reference)
    } else {
      let word = ListKey.of(lemma)
      let regular =
        switch part {
        case UInt8(ascii: "n"): Inflection.noun(word)
        case UInt8(ascii: "a"): Inflection.adjective(word)
        default: [word]
        }
      for form in regular + extra where isOwn(form, of: word) { insert(form, reference) }
    }
  }

  /// A group of words of which the last is inflected.
  private mutating func insertGroup(
    head: String, last: Key, _ part: UInt8, _ irregular: String, _ reference: String
  ) {
    for form in part == UInt8(ascii: "n") ? Inflection.noun(last) : Inflection.adjective(last) {
      insert(Array(head.utf8) + form, reference)
    }
    // `vieze pedo` gives `pedo's`, `dikke nek` gives `dikke nekken`, others part whole phrases by semicolons.
    let isOneWord = !irregular.isEmpty && !irregular.contains(" ")
    for form in irregular.split(separator: ";") { insert(Array(((isOneWord ? head : "") + form).utf8), reference) }
  }

  private func isOwn(_ form: Key, of lemma: Key) -> Bool { form == lemma || !homographs.contains(form[...]) }

  private mutating func insert(_ form: Key, _ reference: String) {
    let key = Self.key(form)
    if !key.isEmpty { forms.insert(reference, key) }
  }

  /// The words of a phrase as posts have them: the keys of its tokens, parted by one space.
  static func key(_ phrase: Key) -> Key {
    let tokens = Tokenizer.tokens(of: phrase)
    return Key(tokens.indices.map { tokens.keyBytes($0) }.joined(separator: [0x20]))
  }

  /// A verb may have a particle: glued (`uit|lachen`) or a phrase before it (`in elkaar slaan`).
  private mutating func insertVerb(_ lemma: String, irregular: [Key], _ reference: String) {
    let glued = lemma.split(separator: "|")
    let words = lemma.split(separator: " ")
    guard glued.count == 2 || words.count > 1 else {
      let word = ListKey.of(lemma)
      let regular = Inflection.verb(word)
      for form in regular.finite + regular.nonfinite + irregular where isOwn(form, of: word) { insert(form, reference) }
      return
    }
    let particle = Array((glued.count == 2 ? String(glued[0]) : words.dropLast().joined(separator: " ")).utf8)
    let bare = ListKey.of(String(glued.count == 2 ? glued[1] : words[words.count - 1]))
    let regular = Inflection.verb(bare)
    for form in regular.finite + regular.nonfinite + irregular {
      if glued.count == 2 {
        let joined = ListKey.of(particle + form)
        if isOwn(joined, of: []) { insert(joined, reference) }
      } else {
        insert(particle + [0x20] + form, reference)
      }
    }
    insert(particle + Array(" te ".utf8) + bare, reference)
    let apart = reference + "~" + String(decoding: Self.key(ListKey.of(particle)), as: UTF8.self)
    for form in regular.finite + irregular where !form.starts(with: "ge".utf8) || irregular.isEmpty {
      verbs.insert(apart, Self.key(form))
    }
  }
}

extension [[UInt8]: [String]] {
  /// Puts a reference before the others, unless it is the first already.
  fileprivate mutating func insert(_ reference: String, _ key: [UInt8]) {
    if !key.isEmpty, self[key]?.contains(reference) != true { self[key, default: []].insert(reference, at: 0) }
  }
}
