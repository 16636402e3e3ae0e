package import Text

/// A word or phrase of a term list.
package struct Term: Sendable {
  /// The lemma, as written in its list.
  package var lemma: String
  package var wordClass: WordClass
  /// 1 tone, 2 hurtful, 3 grave; 0 where strength means nothing.
  package var strength: UInt8
  /// What it must be aimed at to count: `p` a person, `g` a group, `*` anything, `-` it only helps other terms.
  package var target: UInt8
  /// Senses in which it must not count, and `groep:…` for a slur: the list's column as written.
  package var senses: String
}

/// All terms of the lists, in all their forms, ready to be found in a post.
package struct TermIndex: Sendable {
  package private(set) var terms: [Term] = []
  private var phrases = PhraseTrie()
  /// Finite forms of verbs that stand apart from their particle; the entry is a number in `apart`.
  private var finiteForms = PhraseTrie()
  private var apart: [(term: Int32, particle: [TokenHash])] = []
  private var suffixes = AffixTable()
  private var prefixes = AffixTable()

  /// Words that a rule of inflection makes and that are other words far more often (`weer` of weren).
  private let homographs: SortedList
  /// Words that count as mild in the classes of their second column.
  private let ambiguous: SortedList

  /// - Parameters:
  ///   - homographs: forms that are not made by rule.
  ///   - ambiguous: lemmas that are mostly innocent.
  package init(homographs: SortedList = .empty, ambiguous: SortedList = .empty) {
    self.homographs = homographs
    self.ambiguous = ambiguous
  }

  package subscript(entry: Int32) -> Term { terms[Int(entry)] }

  /// Reads a list: `lemma class pos strength target not forms`, parted by tabs; `#` starts a comment line.
  ///
  /// A line with fewer columns than three is a fault of the list and is reported by its test, not here: it is left out.
  mutating func add(_ list: UnsafeBufferPointer<UInt8>, classes: inout WordClasses) {
    for line in list.split(separator: 10) where line.first != UInt8(ascii: "#") {
      let columns = line.split(separator: 9, omittingEmptySubsequences: false)
      guard columns.count >= 3 else { continue }
      func column(_ number: Int) -> String {
        number < columns.count ? String(decoding: columns[number], as: UTF8.self) : ""
      }
      let isEmoji = columns[2].first == UInt8(ascii: "e")
      let className = isEmoji && !column(5).isEmpty ? column(5) : column(1)
      let isMild = isAmbiguous(column(0), className, senses: column(5))
      let strength = UInt8(column(3)) ?? 0
      terms.append(
        Term(
          lemma: column(0), wordClass: classes.named(className), strength: isMild ? min(strength, 1) : strength,
          target: column(4).utf8.first ?? UInt8(ascii: "-"), senses: isEmoji ? "" : column(5)))
      insertForms(of: column(0), part: columns[2].first ?? 0, irregular: column(6))
    }
  }

  /// Whether a word of that class is an ordinary word too (doos, worst): mild unless it is said of somebody outright.
  private func isAmbiguous(_ lemma: String, _ className: String, senses: String) -> Bool {
    if let row = ambiguous.row(lemma), row.column(1).split(separator: " ").contains(Substring(className)) {
      return true
    }
    return className.hasPrefix("scheld") && !senses.isEmpty && !lemma.hasPrefix("*") && !lemma.hasSuffix("*")
  }

  /// Adds a phrase as it is.
  mutating func add(_ phrase: String, wordClass: WordClass, strength: UInt8 = 0) {
    terms.append(
      Term(lemma: phrase, wordClass: wordClass, strength: strength, target: UInt8(ascii: "-"), senses: ""))
    insertForms(of: phrase, part: UInt8(ascii: "x"), irregular: "")
  }

  private mutating func insertForms(of lemma: String, part: UInt8, irregular: String) {
    let entry = Int32(terms.count - 1)
    let extra = irregular.split(separator: irregular.contains(";") ? ";" : " ").map { ListKey.of(String($0)) }
    if lemma.hasPrefix("*") {
      for form in Inflection.noun(ListKey.of(String(lemma.dropFirst()))) { suffixes.insert(form, entry: entry) }
    } else if lemma.hasSuffix("*") {
      prefixes.insert(ListKey.of(String(lemma.dropLast())), entry: entry)
    } else if part == UInt8(ascii: "v") {
      insertVerb(lemma, irregular: extra, entry: entry)
    } else if let space = lemma.lastIndex(of: " "), part == UInt8(ascii: "n") || part == UInt8(ascii: "a") {
      let head = String(lemma[...space])
      let last = ListKey.of(String(lemma[lemma.index(after: space)...]))
      for form in part == UInt8(ascii: "n") ? Inflection.noun(last) : Inflection.adjective(last) {
        phrases.insert(head + String(decoding: form, as: UTF8.self), entry: entry)
      }
      // `vieze pedo` gives `pedo's`, `dikke nek` gives `dikke nekken`, others part whole phrases by semicolons.
      let isOneWord = !irregular.isEmpty && !irregular.contains(" ")
      let whole = irregular.split(separator: ";").map { isOneWord ? head + $0 : String($0) }
      for form in whole { phrases.insert(form, entry: entry) }
    } else {
      let word = ListKey.of(lemma)
      let forms =
        switch part {
        case UInt8(ascii: "n"): Inflection.noun(word)
        case UInt8(ascii: "a"): Inflection.adjective(word)
        default: [word]
        }
      for form in forms + extra where isOwn(form, of: word) { insert(form, entry: entry) }
    }
  }

  private func isOwn(_ form: [UInt8], of lemma: [UInt8]) -> Bool { form == lemma || !homographs.contains(form[...]) }

  /// Inserts a form; one of plain letters needs no tokenizer.
  private mutating func insert(_ form: [UInt8], entry: Int32) {
    if form.allSatisfy({ $0 &- 97 < 26 }) {
      phrases.insert([TokenHash(form)], entry: entry)
    } else {
      phrases.insert(String(decoding: form, as: UTF8.self), entry: entry)
    }
  }

  /// A verb may have a particle: glued (`uit|lachen`) or a phrase before it (`in elkaar slaan`).
  private mutating func insertVerb(_ lemma: String, irregular: [[UInt8]], entry: Int32) {
    let glued = lemma.split(separator: "|")
    let words = lemma.split(separator: " ")
    guard glued.count == 2 || words.count > 1 else {
      let forms = Inflection.verb(ListKey.of(lemma))
      let word = ListKey.of(lemma)
      for form in forms.finite + forms.nonfinite + irregular where isOwn(form, of: word) { insert(form, entry: entry) }
      return
    }
    let particle = glued.count == 2 ? String(glued[0]) : words.dropLast().joined(separator: " ")
    let bare = ListKey.of(String(glued.count == 2 ? glued[1] : words[words.count - 1]))
    let forms = Inflection.verb(bare)
    let joint = glued.count == 2 ? "" : " "
    for form in forms.finite + forms.nonfinite + irregular {
      let text = String(decoding: form, as: UTF8.self)
      if joint.isEmpty {
        guard isOwn(ListKey.of(particle + text), of: []) else { continue }
        insert(ListKey.of(particle + text), entry: entry)
      } else {
        phrases.insert(particle + " " + text, entry: entry)
      }
    }
    phrases.insert(particle + " te " + String(decoding: bare, as: UTF8.self), entry: entry)
    let buffer = Tokenizer.tokens(of: ListKey.of(particle))
    apart.append((entry, buffer.indices.map { buffer[$0].hash }))
    for form in forms.finite + irregular where !form.starts(with: "ge".utf8) || irregular.isEmpty {
      finiteForms.insert(String(decoding: form, as: UTF8.self), entry: Int32(apart.count - 1))
    }
  }
}

// MARK: - Finding

extension TermIndex {
  /// The terms that a word is by itself.
  package func terms(of key: ArraySlice<UInt8>) -> [Term] {
    phrases.entries(of: TokenHash(Array(key))).map { terms[Int($0)] }
  }

  /// Whether a word is a term by itself, or the word of some pattern's class.
  package func holds(_ key: ArraySlice<UInt8>) -> Bool { phrases.holds(TokenHash(Array(key))) }

  /// Every term in a post.
  ///
  /// - Parameter words: the ordinary words of Dutch; a compound that is one of them is not split.
  package func hits(in buffer: TokenBuffer, words: SortedList) -> [ClassHit] {
    var hits: [ClassHit] = []
    for token in buffer.indices {
      let before = hits.count
      phrases.forEachMatch(in: buffer, at: token) { match in
        hits.append(hit(match.tokens, match.entry))
      }
      finiteForms.forEachMatch(in: buffer, at: token) { match in
        let verb = apart[Int(match.entry)]
        if let tail = particle(verb.particle, after: match.tokens.upperBound, in: buffer) {
          hits.append(hit(match.tokens, verb.term, tail: tail))
        }
      }
      if hits.count == before, buffer[token].kind == .word || buffer[token].kind == .tag {
        addCompounds(at: token, in: buffer, words, to: &hits)
      }
    }
    return hits
  }

  private func hit(_ tokens: Range<Int>, _ entry: Int32, tail: Int? = nil) -> ClassHit {
    let term = terms[Int(entry)]
    return ClassHit(tokens: tokens, tail: tail, wordClass: term.wordClass, strength: term.strength, entry: entry)
  }

  /// The token after the particle, when it stands in the same clause, at most ten words on.
  private func particle(_ particle: [TokenHash], after start: Int, in buffer: TokenBuffer) -> Int? {
    let end = min(buffer.sentence(of: start - 1).tokens.upperBound, start + 10)
    var token = start
    while token + particle.count <= end {
      if !buffer[token].before.isDisjoint(with: [.semicolon, .colon, .fullStop]) { return nil }
      if particle.indices.allSatisfy({ buffer[token + $0].hash == particle[$0] }) { return token + particle.count }
      token += 1
    }
    return nil
  }

  private func addCompounds(at token: Int, in buffer: TokenBuffer, _ words: SortedList, to hits: inout [ClassHit]) {
    let key = buffer.keyBytes(token)
    guard key.count >= 5, key.count <= 40 else { return }
    var isOrdinary: Bool?
    func isWord() -> Bool {
      if let known = isOrdinary { return known }
      let answer = words.contains(key)
      isOrdinary = answer
      return answer
    }
    suffixes.forEachSuffix(of: key) { entry in
      if !isWord() { hits.append(hit(token..<token + 1, entry)) }
    }
    prefixes.forEachPrefix(of: key) { entry in
      if !isWord() { hits.append(hit(token..<token + 1, entry)) }
    }
  }
}

/// Word beginnings or ends of a few lengths, found by their hash.
private struct AffixTable: Sendable {
  private var heads = HashTable()
  private var entries: [(entry: Int32, next: Int32)] = []
  private var lengths: [Int] = []

  mutating func insert(_ affix: [UInt8], entry: Int32) {
    guard !affix.isEmpty else { return }
    let hash = TokenHash(affix).value
    let previous = heads[hash].map(Int32.init(bitPattern:)) ?? -1
    entries.append((entry, previous))
    heads.set(hash, to: UInt32(bitPattern: Int32(entries.count - 1)))
    if !lengths.contains(affix.count) { lengths.append(affix.count) }
  }

  func forEachSuffix(of key: ArraySlice<UInt8>, _ body: (Int32) -> Void) {
    for length in lengths where length + 2 <= key.count { visit(Array(key.suffix(length)), body) }
  }

  func forEachPrefix(of key: ArraySlice<UInt8>, _ body: (Int32) -> Void) {
    for length in lengths where length + 2 <= key.count { visit(Array(key.prefix(length)), body) }
  }

  private func visit(_ affix: [UInt8], _ body: (Int32) -> Void) {
    guard var cursor = heads[TokenHash(affix).value].map(Int32.init(bitPattern:)) else { return }
    while cursor >= 0 {
      body(entries[Int(cursor)].entry)
      cursor = entries[Int(cursor)].next
    }
  }
}
