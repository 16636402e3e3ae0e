internal import Text

/// Tells when a first name is an animal's, a character's or somebody's in an exercise: `schoolhond Bram`, `Opgave 4: Sanne
/// fietst 12 km`, `Pim uit het leesboek`.
///
/// Only what stands right beside the name counts, since pupils read books and have dogs too.
struct InventedNames {
  let names: NameReading
  private var tokens: TokenBuffer { names.tokens }

  init(_ names: NameReading) { self.names = names }

  enum Sort {
    case animal, character, exercise
  }

  func sort(of name: Range<Int>) -> Sort? {
    let sentence = tokens.sentence(of: name.lowerBound).tokens
    if isAnimal(name, sentence) { return .animal }
    if isInExercise(name, sentence) { return .exercise }
    return isCharacter(name, sentence) ? .character : nil
  }

  /// `gespeeld door Nina en Levi`: those who play are no characters.
  func isPlayer(_ name: Range<Int>) -> Bool {
    let sentence = tokens.sentence(of: name.lowerBound).tokens
    var token = name.lowerBound - 1
    while token >= sentence.lowerBound, name.lowerBound - token < 8,
      Self.and.contains(tokens[token]) || names.profiles[token].isCapitalized
    {
      token -= 1
    }
    guard token > sentence.lowerBound, Self.by.contains(tokens[token]) else { return false }
    return (max(sentence.lowerBound, token - 3)..<token).contains { Self.played.contains(tokens[$0]) }
  }

  // MARK: Animals

  private func isAnimal(_ name: Range<Int>, _ sentence: Range<Int>) -> Bool {
    let before = name.lowerBound - 1
    if before >= sentence.lowerBound, tokens[name.lowerBound].before.isSubset(of: [.space, .comma]),
      isAnimalWord(before)
    {
      return true
    }
    var next = name.upperBound
    while next + 1 < sentence.upperBound, Self.and.contains(tokens[next]), names.profiles[next + 1].isCapitalized {
      next += 2
    }
    let isGreeted = before >= sentence.lowerBound && NameSurroundings.greetings.contains(tokens[before])
    if next < sentence.upperBound, !isGreeted, !tokens[next].before.isDisjoint(with: [.comma, .openBracket, .dash]) {
      if next + 1 < sentence.upperBound, NameSurroundings.determiners.contains(tokens[next]),
        NameSurroundings.determiners.contains(tokens[next + 1])
      {
        next += 1
      }
      if NameSurroundings.determiners.contains(tokens[next]) { next += 1 }
      if next < sentence.upperBound, isAnimalWord(next) { return true }
    }
    if next + 1 < sentence.upperBound, tokens[next].before == [.space], Self.articles.contains(tokens[next]),
      tokens[next + 1].before == [.space], Self.creatures.contains(tokens[next + 1]) || isAnimalWord(next + 1)
    {
      return true
    }
    if isCalledAfterThing(name, sentence) || isAnybody(name, sentence) { return true }
    guard
      let called = (max(sentence.lowerBound, name.lowerBound - 7)..<name.lowerBound).last(where: {
        Self.called.contains(tokens[$0])
      })
    else { return false }
    let isOfThing = called > sentence.lowerBound && called + 1 == name.lowerBound && isThing(called - 1)
    return (isOfThing || (max(sentence.lowerBound, called - 8)..<called).contains(where: isAnimalWord))
      && !(called + 1..<name.lowerBound).contains { PersonWords.word(tokens[$0]) != nil }
  }

  /// `een bekerplant die Herman heet`: the name of an animal, plant or thing before `heet`.
  private func isCalledAfterThing(_ name: Range<Int>, _ sentence: Range<Int>) -> Bool {
    guard name.upperBound < sentence.upperBound, Self.called.contains(tokens[name.upperBound]),
      name.lowerBound > sentence.lowerBound, Self.relatives.contains(tokens[name.lowerBound - 1])
    else { return false }
    if name.lowerBound - 2 >= sentence.lowerBound, isNoPerson(name.lowerBound - 2) { return true }
    return (max(sentence.lowerBound, name.lowerBound - 5)..<name.lowerBound - 1).contains {
      isAnimalWord($0) || isThing($0)
    }
  }

  /// `wie Jan heet`.
  private func isAnybody(_ name: Range<Int>, _ sentence: Range<Int>) -> Bool {
    name.lowerBound > sentence.lowerBound && name.upperBound < sentence.upperBound
      && Self.who.contains(tokens[name.lowerBound - 1]) && Self.called.contains(tokens[name.upperBound])
  }

  private static let who = WordSet("wie")

  /// An ordinary word in small letters that stands for nobody.
  private func isNoPerson(_ token: Int) -> Bool {
    !tokens[token].shape.contains(.capitalized) && tokens[token].kind == .word
      && names.reading.lexicon.words.contains(tokens.keyBytes(token)) && PersonWords.word(token, tokens) == nil
      && !NameCues.children.contains(tokens[token]) && !NameCues.relatives.contains(tokens[token])
      && !NameCues.titles.contains(tokens[token]) && !NameSurroundings.determiners.contains(tokens[token])
      && !Self.anybody.contains(tokens[token])
  }

  private static let anybody = WordSet(
    "iemand een ene andere nieuwe persoon mens man vrouw knul gast vent meid baby peuter puber speler speelster stagiair stagiaire"
  )

  /// A plant or thing that people give a name.
  private func isThing(_ token: Int) -> Bool {
    let key = Array(tokens.keyBytes(token))
    return !tokens[token].shape.contains(.capitalized)
      && [
        "plant", "plantje", "cactus", "boom", "boompje", "bloem", "auto", "bus", "busje", "robot", "zuiger", "maaier",
        "pop", "boot",
        "bootje", "caravan", "skelet", "fiets", "kuiken", "beer", "draak", "spin", "slang", "ezel", "geit", "varken",
        "machine", "printer", "computer", "laptop", "varen", "zaadje", "deeg", "desem", "steen", "pompoen",
      ].contains { key.hasSuffix($0) }
  }

  private static let relatives = WordSet("die dat welke")

  private func isAnimalWord(_ token: Int) -> Bool {
    if Self.animals.contains(tokens[token]) { return true }
    let key = Array(tokens.keyBytes(token))
    return key.count > 5 && !tokens[token].shape.contains(.capitalized)
      && [
        "hond", "hondje", "vissen", "honden", "konijnen", "kippen", "cavia", "schildpad", "papegaai", "egel", "konijn",
        "konijntje", "poes", "kater", "hamster", "pony",
      ].contains { key.hasSuffix($0) }
  }

  // MARK: Exercises

  /// The word for an exercise opens the sentence or the one before it.
  private func isInExercise(_ name: Range<Int>, _ sentence: Range<Int>) -> Bool {
    if (sentence.lowerBound..<min(sentence.lowerBound + 5, name.lowerBound)).contains(where: isExerciseHead) {
      return true
    }
    let number = Int(tokens[name.lowerBound].sentence)
    guard number > 0 else { return false }
    let before = tokens.sentences[number - 1].tokens
    return before.count <= 5 && before.contains(where: isExerciseHead)
  }

  /// `Opgave 4`, `Dictee van vandaag:`, `Rekenen met Wizwijs:`.
  private func isExerciseHead(_ token: Int) -> Bool {
    guard Self.exercises.contains(tokens[token]) else { return false }
    let next = token + 1
    guard next < tokens.count else { return false }
    return tokens[next].kind == .number
      || (next...min(next + 3, tokens.count - 1)).contains { tokens[$0].before.contains(.colon) }
  }

  // MARK: Characters

  private func isCharacter(_ name: Range<Int>, _ sentence: Range<Int>) -> Bool {
    let before = name.lowerBound - 1
    if before >= sentence.lowerBound, Self.characters.contains(tokens[before]) { return true }
    if before > sentence.lowerBound, Self.rolesOf.contains(tokens[before]), Self.parts.contains(tokens[before - 1]) {
      return true
    }
    if isPlayed(name, sentence) { return true }
    var end = name.upperBound
    while end + 1 < sentence.upperBound, Self.and.contains(tokens[end]), names.profiles[end + 1].isCapitalized {
      end += 2
    }
    if end < sentence.upperBound, Self.from.contains(tokens[end]), storyFollows(end + 1, sentence) { return true }
    return isToldOf(name, sentence)
  }

  /// `Jo wordt gespeeld door`: whoever is played.
  private func isPlayed(_ name: Range<Int>, _ sentence: Range<Int>) -> Bool {
    let next = name.upperBound
    guard next + 1 < sentence.upperBound, Self.becomes.contains(tokens[next]) else { return false }
    return (next + 1..<min(next + 4, sentence.upperBound)).contains { Self.played.contains(tokens[$0]) }
  }

  /// `In het verhaal gaat Pim op zoek`.
  private func isToldOf(_ name: Range<Int>, _ sentence: Range<Int>) -> Bool {
    guard name.lowerBound >= sentence.lowerBound + 3, Self.within.contains(tokens[sentence.lowerBound]) else {
      return false
    }
    guard
      let story = (sentence.lowerBound + 1..<min(sentence.lowerBound + 4, name.lowerBound)).first(where: {
        Self.stories.contains(tokens[$0])
      })
    else { return false }
    return name.lowerBound - story == 2 && NameSurroundings.verbs.contains(tokens[story + 1])
  }

  private func storyFollows(_ token: Int, _ sentence: Range<Int>) -> Bool {
    guard token < sentence.upperBound else { return false }
    let first = Self.articles.contains(tokens[token]) ? token + 1 : token
    return (first..<min(first + 2, sentence.upperBound)).contains { Self.stories.contains(tokens[$0]) }
  }

  private static let animals = WordSet(
    """
    hond hondje puppy pup kat katje kitten poes poesje kater konijn konijntje cavia cavia's konijnen honden katten poezen
    hamster hamsters muis goudvis goudvissen vis parkiet papegaai pony paard veulen ezel ezeltje geit geitje geiten schaap lammetje
    lam kip kippen haan schildpad slak slakken leguaan gekko wandelende tak egel egeltje cavia'tje knuffel knuffelbeer
    klassenknuffel handpop klassenpop klassendier huisdier therapiehond hulphond blindengeleidehond robot labrador golden
    retriever labradoodle hulpsinterklaas rat varken big kalf koe alpaca
    """)
  /// `Freek de fret`, `Sam de brandweerman`.
  private static let creatures = WordSet(
    """
    fret draak heks tovenaar kabouter ridder clown piraat brandweerman bouwer trein stoomlocomotief tractor rups mol beer uil
    muis kikker eekhoorn dino dinosaurus t-rex t olifant leeuw tijger aap vlinder bij spin eend zwaan walvis haai krokodil
    giraffe pinguïn wolf vos ijsbeer mier reus elf eenhoorn sneeuwman postbode indiaan jongen dinosauriër mammoet dodo
    zeehond otter bever ooievaar specht mees merel koala kangoeroe
    """)
  private static let called = WordSet("heet heten heette heetten genaamd noemen noemden noemde gedoopt")
  private static let exercises = WordSet(
    """
    kern leesrijtje opgave opgaven som sommen dictee redactiesom redactiesommen rekenen rekenraadsel raadsel voorbeeldzin voorbeeldzinnen
    voorbeeldsom oefening oefenzin oefenzinnen ontleden ontleed werkblad vraagstuk breinbreker puzzel verhaaltjessom
    """)
  private static let characters = WordSet(
    "hoofdpersoon hoofdpersonage personage romanfiguur stripfiguur stripheld romanheld ridder heks kabouter sprookjesprinses"
  )
  private static let rolesOf = WordSet("van als")
  private static let parts = WordSet("rol hoofdrol bijrol personage karakter figuur avonturen verhaal")
  private static let becomes = WordSet("wordt werd is was worden werden")
  private static let played = WordSet("gespeeld vertolkt gezongen vertolkte neergezet")
  private static let by = WordSet("door")
  private static let and = WordSet("en & of")
  private static let from = WordSet("uit")
  private static let within = WordSet("in uit tijdens")
  private static let articles = WordSet("het de een dit dat ons onze deze die")
  private static let stories = WordSet(
    """
    boek leesboek prentenboek verhaal stripverhaal film serie musical toneelstuk stuk voorstelling sprookje leesmethode
    methode taalmethode rekenmethode roman strip game voorleesboek bijbelverhaal liedje lied luisterverhaal toneel bijbel
    rekenboek taalboek werkboek fabel hoofdstuk
    """)
}
