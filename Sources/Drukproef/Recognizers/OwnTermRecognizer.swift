internal import Text

/// Words that a school wants to be warned of: nicknames, names of projects that are not public yet, its own insults.
package struct OwnTerms: Sendable, Equatable {
  package var kind: Kind
  package var words: [String]

  package init(kind: Kind, words: [String]) {
    self.kind = kind
    self.words = words
  }
}

/// Finds the words of a school's own lists.
struct OwnTermRecognizer: Recognizer {
  private var trie = PhraseTrie()
  private let kinds: [Kind]

  init(_ lists: [OwnTerms]) {
    kinds = lists.map(\.kind)
    for (number, list) in lists.enumerated() {
      for word in list.words { trie.insert(word, entry: Int32(number)) }
    }
  }

  func mentions(in reading: Reading) -> [Mention] {
    var mentions: [Mention] = []
    for token in reading.tokens.indices where trie.opens(with: reading.tokens.hash(token)) {
      trie.forEachMatch(in: reading.tokens, at: token) { match in
        let kind = kinds[Int(match.entry)]
        let traits: Mention.Traits = reading.isQuoted(match.tokens.lowerBound) ? .quoted : []
        mentions.append(
          Mention(
            kind, reading.range(match.tokens), confidence: 0.95, severity: .midden, evidence: [.listed],
            traits: traits, recognizer: Self.about.id))
      }
    }
    return mentions
  }

  static let about = RecognizerPage(
    id: "eigen-woorden", kinds: [], title: .title, what: .what, why: .why, examples: [])
}

extension Evidence {
  fileprivate static let listed = Evidence(
    0.95, nl: "staat op een eigen woordenlijst van de school", en: "is on a word list of the school's own")
}

extension Wording {
  fileprivate static let title = Wording(nl: "Eigen woorden van de school", en: "The school's own words")
  fileprivate static let what = Wording(
    nl: "Woorden die de school zelf opgeeft, met [[terms]] in .drukproef.toml.",
    en: "Words that the school lists itself, with [[terms]] in .drukproef.toml.")
  fileprivate static let why = Wording(
    nl: "Elke school heeft woorden die nog niet naar buiten mogen, of die daar kwetsen.",
    en: "Every school has words that may not go out yet, or that hurt there.")
}
