internal import Text

/// Titles and phrases in English, French, German or Latin, whose words look like names: `We Will Rock You`, `Le plat pays`.
struct ForeignWords {
  let names: NameReading
  private var tokens: TokenBuffer { names.tokens }

  init(_ names: NameReading) { self.names = names }

  /// Whether a name is part of a title in another language: a word of it stands beside the name, with a capital.
  func isInTitle(_ name: Range<Int>) -> Bool {
    if name.upperBound < tokens.count, tokens[name.upperBound].before == [.space],
      tokens[name.upperBound].sentence == tokens[name.lowerBound].sentence, isForeign(name.upperBound)
    {
      return true
    }
    return name.lowerBound > 0 && tokens[name.lowerBound].before == [.space]
      && tokens[name.lowerBound - 1].sentence == tokens[name.lowerBound].sentence && isForeign(name.lowerBound - 1)
  }

  /// `charity run`: the name in small letters is part of a phrase.
  func isInPhrase(_ name: Range<Int>) -> Bool {
    let next = name.upperBound
    guard name.count == 1, !names.profiles[name.lowerBound].isCapitalized, next < tokens.count,
      tokens[next].before.isSubset(of: [.space, .hyphen]), tokens[next].sentence == tokens[name.lowerBound].sentence
    else { return false }
    return Self.heads.contains(tokens[next])
  }

  /// `Le plat pays`: an article of another language before a word in small letters.
  func isArticle(_ name: Range<Int>) -> Bool {
    guard name.count == 1, Self.articles.contains(tokens[name.lowerBound]) else { return false }
    let next = name.upperBound
    return next < tokens.count && tokens[next].sentence == tokens[name.lowerBound].sentence
      && tokens[next].before == [.space] && tokens[next].kind == .word
      && (!names.profiles[next].isCapitalized && !NameSurroundings.verbs.contains(tokens[next])
        || names.profiles[next].isCapitalized && Self.words.contains(tokens[next]))
  }

  private func isForeign(_ token: Int) -> Bool {
    let profile = names.profiles[token]
    if profile.isCapitalized, Self.surely.contains(tokens[token]) { return true }
    return profile.isCapitalized && profile.claims.isEmpty && !profile.isOrdinary && profile.firstName ?? 0 < 30
      && Self.words.contains(tokens[token])
  }

  private static let articles = WordSet(
    "le la les un une des du au il lo gli el los las the der die das ein eine o os as a")

  /// Words that are no Dutch ones, whatever the lists of words and names hold (thé).
  private static let surely = WordSet("the you your they and with from this that und los las una")

  /// `Love Actually`: a first name and a surname by the lists, and yet a title.
  func isTitle(_ name: Range<Int>) -> Bool {
    name.count > 1
      && name.contains { Self.surely.contains(tokens[$0]) || Self.inTitles.contains(tokens[$0]) }
  }

  private static let inTitles = WordSet(
    "love actually times happy merry days night nights christmas heroes rock story stories games world")

  /// Nouns that stand last in an English phrase used in Dutch.
  private static let heads = WordSet(
    """
    run walk dinner challenge night party event day days concert show shop award awards dance contest battle game games
    project tour race swim bingo gala market fair week weekend club team story stories book books movie song songs bag
    """)

  /// Words of titles that are no Dutch words and nobody's name; none that people are greeted with.
  private static let words = WordSet(
    """
    the of and with without from into upon over under behind beyond between through you your yours our they them their we
    he she his her its i'm you're it's can't don't won't ain't rock roll christmas carol night nights day days world war
    wars star stars king queen prince princess lord rings ring games game thrones dead walking living kill killing black
    white red blue green golden silver dark light lights fire ice snow rain summer winter spring house home alone heart
    hearts love's dream dreams story stories song songs boy boys girl girls man men woman women child children mother
    father brother sister brothers sisters son daughter checkpoint street avenue square park bridge hill hills valley
    river lake mountain island beach bay castle tower city town village road highway station airport cross gate
    will would shall should could must might never always forever tonight tomorrow yesterday again away down up out in on
    off that this these those who what when where why how are is was were am be been being have has had do does did
    think feel know see look run walk dance sing play fly fall rise burn break take make give say tell stay leave
    great little big small old new young free wild last first final only lonely lost secret hidden perfect beautiful
    amazing incredible fantastic magic brave strange stranger things club society academy school university college
    against time machine space odyssey galaxy planet earth moon sun sky heaven hell angel angels devil ghost ghosts
    monster monsters dragon dragons wizard witch chamber prisoner goblet order phoenix deathly hallows half-blood
    history musical show tour live unplugged session sessions band brothers gang crew street's company
    le la les des du et est une un mon ma mes ton ta tes son sa ses nous vous ils elles je tu il elle petit petite grand
    grande belle beau beaux plat pays amour vie rose fleurs temps nuit jour soleil lune mer ciel roi reine monde homme
    femme enfant enfants chanson misérables bonjour bonsoir merci
    der das und ein eine ich du wir ihr mein meine dein deine nicht ist sind war auf aus bei mit nach von zu zum zur
    grosse kleine schöne welt krieg frieden leben liebe tod nacht tag haus
    el los las y una mi tu su corazón vida noche sol luna amor casa sueño
    il lo gli di e che mio mia tuo bella bello dolce notte mare cuore vita
    et ad per in cum pro non est ego ave veni vidi vici carpe diem semper nunc rex regina deus domini dei requiem gloria
    magnificat sanctus agnus kyrie credo astra aspera
    """)
}
