/// Hands out letters, so that who is who stays clear without names: one person, one letter.
package struct PersonLetters {
  private struct Person {
    var pupils: Set<Int>
    var words: Set<String>
    var letter: String
  }

  private var persons: [Kind: [Person]] = [:]

  package init() {}

  /// How many people of a kind have a letter.
  package func count(of kind: Kind) -> Int { persons[kind]?.count ?? 0 }

  /// The letter of whoever a finding names: the same for all forms of a name, `Fenna`, `Fenna's` and `Fenna Oldekamp`.
  package mutating func letter(of finding: Finding, called name: String) -> String {
    let kind = finding.kind ?? .naamOverig
    let words = Set(NameParts.words(of: name))
    let known = persons[kind, default: []]
    let index = known.firstIndex { person in
      person.pupils.isEmpty || finding.pupils.isEmpty
        ? Self.share(person.words, words) : !person.pupils.isDisjoint(with: finding.pupils)
    }
    if let index {
      persons[kind, default: []][index].words.formUnion(words)
      return known[index].letter
    }
    let letter = Self.letter(known.count)
    persons[kind, default: []].append(Person(pupils: Set(finding.pupils), words: words, letter: letter))
    return letter
  }

  /// Whether two names have a word in common; a possessive s makes no other word.
  private static func share(_ names: Set<String>, _ others: Set<String>) -> Bool {
    names.contains { name in others.contains { $0 == name || $0 == name + "s" || $0 + "s" == name } }
  }

  /// A to Z, then A2, B2 …
  private static func letter(_ number: Int) -> String {
    let round = number / 26
    return String(UnicodeScalar(UInt8(65 + number % 26))) + (round == 0 ? "" : "\(round + 1)")
  }
}
