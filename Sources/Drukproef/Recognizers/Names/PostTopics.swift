internal import Text

/// What a post is about, as far as that says whether its first names are known people's or made up.
struct PostTopics: OptionSet {
  let rawValue: UInt16

  /// Scripture, history, books, films, games or the stage.
  static let stories = PostTopics(rawValue: 1 << 0)
  /// What stands in the Bible and the like, told or taught, not played by pupils.
  static let scripture = PostTopics(rawValue: 1 << 1)
  /// Races, leagues and championships.
  static let sport = PostTopics(rawValue: 1 << 2)
  /// The gods and heroes of the ancients.
  static let myth = PostTopics(rawValue: 1 << 3)
  /// A play that is performed, with parts in it.
  static let stage = PostTopics(rawValue: 1 << 4)
  /// Where names come from.
  static let naming = PostTopics(rawValue: 1 << 5)
  /// What only pets do and have.
  static let pets = PostTopics(rawValue: 1 << 6)
  /// An emoji of a pet.
  static let petSign = PostTopics(rawValue: 1 << 7)
  /// What pets have and others too.
  static let petThings = PostTopics(rawValue: 1 << 8)
  /// A pet somebody has or meets: `mijn hond`, so that the names in the post are people's.
  static let ownedPet = PostTopics(rawValue: 1 << 9)
  /// Music that is listened to.
  static let music = PostTopics(rawValue: 1 << 10)

  /// A story that is told, or words to open a day or week with.
  static let telling = PostTopics(rawValue: 1 << 11)

  /// The feasts of Sint-Nicolaas, Sint-Maarten and Christmas.
  static let feast = PostTopics(rawValue: 1 << 12)

  /// The name in the post is that of a pet it tells of.
  var tellOfPet: Bool {
    !contains(.ownedPet) && (contains(.pets) || contains(.petSign) && contains(.petThings))
  }

  /// Reads the words of a post once.
  init(of reading: Reading) {
    let tokens = reading.tokens
    self = []
    var biblical: [TokenHash: Int] = [:]
    for token in tokens.indices {
      switch tokens[token].kind {
      case .word, .tag, .handle:
        if let bits = Self.words[tokens.hash(token).value] {
          formUnion(PostTopics(rawValue: UInt16(truncatingIfNeeded: bits)))
        }
        if Self.animals.contains(tokens[token]), token > 0, NameSurroundings.determiners.contains(tokens[token - 1]),
          tokens[token].before == [.space], !(token > 1 && Self.copulas.contains(tokens[token - 2]))
        {
          insert(.ownedPet)
        }
        if tokens[token].shape.contains(.capitalized), Self.isBiblical(token, reading) {
          biblical[tokens[token].hash] = token
        }
      case .emoji: if Self.petSigns.contains(tokens[token]) { insert(.petSign) }
      default: break
      }
    }
    guard biblical.count >= 3 else { return }
    if contains(.telling) { insert(.scripture) }
    if biblical.values.contains(where: { Self.isOnlyBiblical($0, reading) }) { insert(.stories) }
  }

  init(rawValue: UInt16) { self.rawValue = rawValue }

  private static func isBiblical(_ token: Int, _ reading: Reading) -> Bool {
    reading.memory.answer(.biblical, token) {
      reading.lexicon.persons.famous.row(reading.tokens.keyBytes(token))?.column(1) == "bijbels"
    }
  }

  /// Nobody is called so today.
  private static func isOnlyBiblical(_ token: Int, _ reading: Reading) -> Bool {
    reading.lexicon.persons.famous.row(reading.tokens.keyBytes(token))?.column(2) != "c"
  }

  private static let copulas = WordSet("is was blijft als altijd nog steeds")
  private static let animals = WordSet(
    "hond hondje kat katje poes poesje konijn konijntje cavia hamster pony paard vogel parkiet honden katten pup puppy kitten"
  )
  private static let petSigns = WordSet("🐶 🐕 🐩 🐈 🐱 🐾 🐰 🐇 🐹 🐴 🐢 🐦 🦜 🦮")

  /// From the hash of a word to the topics that it brings.
  private static let words: HashTable = {
    var table = HashTable(minimumCapacity: 1024)
    func add(_ topics: PostTopics, _ list: String) {
      TokenHash.forEach(in: list) { hash, _ in
        table.set(hash.value, to: (table[hash.value] ?? 0) | UInt32(topics.rawValue))
      }
    }
    add(
      .stories,
      """
      kerstspel kerstviering kerstmusical herders herder kerk dienst viering toneel toneelstuk toneelgroep musical
      voorstelling rol rollen speelden hoofdrol verhaal verhalen sprookje sprookjes prentenboek prentenboeken boek boeken
      roman film serie voorleesboek voorlezen legende geschiedenis geschiedenisles shakespeare herderinnen engel engelen
      leestip boekentip luistertip filmtip boekverslag hoofdpersoon hoofdstuk personage personages weeksluiting
      weekopening dagopening sint-maarten voorleesweek boekenweek kinderboekenweek voorleesontbijt leesboek stripboek
      strips boekpresentatie boekpresentaties game filmavond filmmiddag kerstnacht pasen
      paasviering paasspel kerststal kerstgroep lijdensweek passieviering herdersspel carnaval carnavalsfeest verkleed
      verkleden verkleedkleren verkleedfeest verkleedkist verkleedpartij kostuum kostuums cosplay halloween halloweenfeest
      quiz quizvraag pubquiz pubquizvraag trivia gelezen uitgelezen bladzijde bladzijden blz netflix disney pixar
      bioscoop aflevering trailer stripverhaal tekenfilm anime manga gamen nintendo poppenkast sprookjesbos efteling
      sprookjesfeest videospel luisterboek themafeest speelgoed lego playmobil barbie
      """)
    add(
      [.stories, .scripture],
      """
      bijbel bijbelverhaal bijbelverhalen bijbelles bijbels bijbelboek bijbeltekst kinderbijbel kerstverhaal paasverhaal
      koran profeet profeten evangelie evangelien psalm godsdienstles godsdienstlessen farao discipelen discipel apostel
      apostelen ark scheppingsverhaal schepping scheppingsdagen genesis exodus noach kruisiging opstanding gelijkenis
      bijbelweek bijbelquiz bijbelstudie bijbelkring bijbelklas bijbelgenootschap goliath goliat
      catechisatie catechese
      paulusbrief zondvloed sint-joris heiligen heiligenleven schutspatroon naamdag tora thora
      """)
    add(
      [.stories, .telling],
      """
      verhaal verhalen dagopening dagopeningen weekopening weeksluiting bijbelverhaal bijbelverhalen bijbel bijbelles
      kinderbijbel godsdienst godsdienstles gelijkenis vriendschap paasviering legende kringverhaal levensbeschouwing
      """)
    add(
      [.stories, .myth],
      """
      mythe mythen mythes mythologie mythologisch mythologische godin godinnen halfgod griekse grieken romeinse romeinen
      oudheid olympus oppergod odyssee ilias nimf nimfen heldensage edda metamorfosen ovidius homerus
      """)
    add(
      .sport,
      """
      tour giro vuelta etappe peloton tourwinnaar klassement eindklassement massasprint tijdrit klassieker elfstedentocht
      f1 formule1 pole poleposition pitstop kwalificatie gp grandprix verstappen leclerc norris hamilton
      ferrari redbull mclaren eredivisie oranjeleeuwinnen leeuwinnen uefa fifa bondscoach ajax feyenoord psv
      tourdefrance pogacar wimbledon eurosongfestival songfestival televoting
      """)
    add(
      .stage,
      """
      musical eindmusical afscheidsmusical toneelstuk voorstelling kluchten klucht toneel kerstspel kerstmusical
      theaterstuk poppenspel hoorspel
      """)
    add(
      .feast,
      """
      sinterklaas sint sint-nicolaas sinterklaasfeest sinterklaasgedicht pieten pietengym pakjesavond pepernoten kruidnoten
      stoomboot mijter intocht pietenmuts sint-maarten lampion lampionnen rendier rendieren kerstman arrenslee
      """)
    add(
      .naming,
      """
      familienamen achternamen voornamen jongensnamen meisjesnamen kindernamen babynamen naamkunde etymologie patroniem
      patroniemen naamgeving bijnamen straatnamen plaatsnamen naaktgeboren
      """)
    add(
      .pets,
      """
      pup puppy kitten kwispelt kwispelen kwispelend kwispelde blaft blaffen blafte geblaf miauwt miauwen miauwde snorren
      snort spinnend baasje baasjes brokken brokjes kattenbak hondenmand hondenbrokken kattenbrokken kattenluik krabpaal
      dierenarts hondencursus hondentraining puppycursus puppytraining teckel labrador poedel beagle siamees hondenbot hondenkoekje hondenpark
      uitlaatveld hondenschool apporteert apporteren vachtje pootjes
      """)
    add(
      .petThings,
      """
      bal balletje bot stok stokje mand mandje bank kussen kussens vensterbank laptop toetsenbord muis snoepje snoepjes
      uitlaten uitgelaten poot poten poep plas kluif worst schoen schoenen pantoffel pantoffels gordijn gordijnen krabt
      snurkt slaapt slapen knaagt graaft rent kruipt hooi stro wortel wortels kooi hok nest asiel haren verharen vacht
      """)
    add(
      .music,
      """
      playlist afspeellijst spotify muziek concert optreden album single nummer nummers liedje liedjes hitlijst top2000
      festival koptelefoon oortjes zingt meezingen draaien gedraaid ziggo afas paradiso pinkpop lowlands
      """)
    return table
  }()
}
