/// The forms of Dutch words, made by rule from the form in the dictionary.
///
/// Spelling rules of the *Woordenlijst Nederlandse Taal*: doubling of consonants, open syllables, f/v and s/z. Where a rule
/// cannot know (stress, irregular plurals), both forms are made: a form that does not exist hurts nobody.
package enum Inflection {
  package typealias Word = [UInt8]

  /// Plural and diminutives of a noun.
  package static func noun(_ word: Word) -> [Word] {
    guard let last = word.last, word.count > 2 else { return [word] }
    var forms = [word]
    if isVowel(last) {
      forms.append(word + (last == e || word.hasSuffix("ie") ? text("s") : text("'s")))
      if last == e { forms.append(word + text("n")) }
    } else {
      if word.hasSuffix("el") || word.hasSuffix("er") || word.hasSuffix("em") || word.hasSuffix("en")
        || word.hasSuffix("aar") || word.hasSuffix("erd")
      {
        forms.append(word + text("s"))
      }
      forms.append(lengthened(word) + text("en"))
      forms.append(word + text("s"))
    }
    for diminutive in diminutives(word) { forms += [diminutive, diminutive + text("s")] }
    return forms
  }

  /// The inflected form, comparative and superlative of an adjective.
  package static func adjective(_ word: Word) -> [Word] {
    guard let last = word.last, word.count > 1, last != e, !word.hasSuffix("en") else { return [word] }
    let base = isVowel(last) ? word : lengthened(word)
    let comparative = last == UInt8(ascii: "r") ? base + text("der") : base + text("er")
    let superlative = last == UInt8(ascii: "s") ? word + text("t") : word + text("st")
    return [
      word, base + text("e"), comparative, comparative + text("e"), superlative, superlative + text("e"),
      word + text("s"),
    ]
  }

  /// The regular forms of a verb: finite ones, and infinitive with participles.
  package static func verb(_ infinitive: Word) -> (finite: [Word], nonfinite: [Word]) {
    guard infinitive.count > 3, infinitive.hasSuffix("n") else { return ([infinitive], [infinitive]) }
    let stem = stem(infinitive)
    let raw = infinitive.hasSuffix("en") ? Word(infinitive.dropLast(2)) : Word(infinitive.dropLast())
    let sharp = raw.last.map { "tkfsxpch".utf8.contains($0) } ?? false
    let past = sharp ? text("t") : text("d")
    let closed = stem.last == UInt8(ascii: "t") || (stem.last == UInt8(ascii: "d") && !sharp)
    let participleStem = stem.last == past[0] ? stem : stem + past
    let prefixed = ["be", "ge", "ver", "ont", "her", "er"].contains { infinitive.hasPrefix($0) && infinitive.count > 5 }
    let participle = (prefixed ? [] : text("ge")) + participleStem
    let finite = [
      stem, closed && stem.last == UInt8(ascii: "t") ? stem : stem + text("t"), infinitive,
      stem + past + text("e"), stem + past + text("en"),
    ]
    return (
      finite,
      [infinitive, participle, lengthened(participle) + text("e"), infinitive + text("d"), infinitive + text("de")]
    )
  }

  /// The stem of a verb: `slopen` sloop, `vallen` val, `geven` geef, `vernederen` verneder.
  static func stem(_ infinitive: Word) -> Word {
    guard infinitive.hasSuffix("en") else { return Word(infinitive.dropLast()) }
    var stem = Word(infinitive.dropLast(2))
    guard let last = stem.last, stem.count > 1 else { return stem }
    let before = stem[stem.count - 2]
    if last == before, !isVowel(last) {
      stem.removeLast()
    } else if isVowel(before), before != i || stem.count == 2, stem.count < 3 || !isVowel(stem[stem.count - 3]),
      !isUnstressedEnd(stem), !isVowel(last)
    {
      stem.insert(before, at: stem.count - 1)
    }
    if stem.last == UInt8(ascii: "v") { stem[stem.count - 1] = UInt8(ascii: "f") }
    if stem.last == UInt8(ascii: "z") { stem[stem.count - 1] = UInt8(ascii: "s") }
    return stem
  }

  /// The stem before a vowel: `kop` kopp-, `aap` ap-, `dief` diev-, `lelijk` lelijk-.
  static func lengthened(_ word: Word) -> Word {
    guard word.count > 2, let last = word.last, !isVowel(last) else { return word }
    let before = word[word.count - 2]
    let beforeThat = word[word.count - 3]
    guard isVowel(before) else { return word }
    if isVowel(beforeThat) {
      var output = word
      if before == beforeThat { output.remove(at: word.count - 2) }
      if last == UInt8(ascii: "f") { output[output.count - 1] = UInt8(ascii: "v") }
      if last == UInt8(ascii: "s") { output[output.count - 1] = UInt8(ascii: "z") }
      return output
    }
    if isUnstressedEnd(word) || word.hasSuffix("ig") || word.hasSuffix("lijk")
      || word.hasSuffix("ij" + String(UnicodeScalar(last)))
      || last == UInt8(ascii: "w") || last == UInt8(ascii: "x") || last == UInt8(ascii: "j")
      || last == UInt8(ascii: "h")
    {
      return word
    }
    return word + [last]
  }

  private static func diminutives(_ word: Word) -> [Word] {
    guard let last = word.last, word.count > 2 else { return [] }
    let before = word[word.count - 2]
    let short = isVowel(before) && !isVowel(word[word.count - 3])
    switch last {
    case UInt8(ascii: "m"):
      return short && !isUnstressedEnd(word) ? [word + text("metje")] : [word + text("pje")]
    case UInt8(ascii: "l"), UInt8(ascii: "n"), UInt8(ascii: "r"):
      return short && !isUnstressedEnd(word)
        ? [word + [last] + text("etje"), word + text("tje")] : [word + text("tje")]
    case UInt8(ascii: "g") where word.hasSuffix("ng"):
      return [word + text("etje"), word.dropLast() + text("kje")]
    case UInt8(ascii: "a"), UInt8(ascii: "o"), UInt8(ascii: "u"):
      return [word + [last] + text("tje"), word + text("tje")]
    case UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "y"), UInt8(ascii: "w"), UInt8(ascii: "j"):
      return [word + text("tje")]
    default:
      return short && (last == UInt8(ascii: "b") || last == UInt8(ascii: "g") || last == UInt8(ascii: "p"))
        ? [word + text("je"), word + [last] + text("etje")] : [word + text("je")]
    }
  }

  /// Ends that carry no stress in a word of more syllables: their consonant is not doubled.
  private static func isUnstressedEnd(_ word: Word) -> Bool {
    guard word.count > 4 else { return false }
    let ends = ["er", "el", "en", "em", "ik", "et", "es"]
    guard ends.contains(where: { word.hasSuffix($0) }) else { return false }
    return word.dropLast(2).contains { isVowel($0) }
  }

  private static let e = UInt8(ascii: "e")
  private static let i = UInt8(ascii: "i")

  private static func isVowel(_ byte: UInt8) -> Bool { "aeiouy".utf8.contains(byte) }

  private static func text(_ string: StaticString) -> Word {
    string.withUTF8Buffer { Array($0) }
  }
}

extension [UInt8] {
  func hasSuffix(_ end: String) -> Bool { count >= end.utf8.count && suffix(end.utf8.count).elementsEqual(end.utf8) }
  func hasPrefix(_ start: String) -> Bool { starts(with: start.utf8) }
}
