internal import Text

/// Words that say what sort of name follows.
enum NameCues {
  enum Cue {
    /// `juf`, `meneer`: an adult.
    case title
    /// `familie`: everybody of that name.
    case family
    /// `zoon`, `leerling`, `klasgenoot`: a child or pupil.
    case child
    /// `moeder`, `opa`, `collega`, `buurvrouw`: a private person who is no pupil here.
    case relative
  }

  /// The cue right before a name, with at most `van` and an article between.
  static func cue(before token: Int, _ tokens: TokenBuffer) -> Cue? {
    guard token > 0, tokens[token - 1].sentence == tokens[token].sentence,
      tokens[token].before.isSubset(of: [.space, .fullStop, .comma])
    else { return nil }
    let previous = tokens[token - 1]
    if token > 1, van.contains(previous), lessons.contains(tokens[token - 2]), tokens[token].before == [.space],
      !theories.contains(tokens[token])
    {
      return .title
    }
    if tokens[token].before.contains(.fullStop), !dotted.contains(previous) { return nil }
    if titles.contains(previous), !tokens[token].before.contains(.comma) { return .title }
    if families.contains(previous), !tokens[token].before.contains(.comma) { return .family }
    if children.contains(previous) { return .child }
    if relatives.contains(previous) { return .relative }
    return nil
  }

  static let titles = WordSet(
    """
    juf juffrouw jufje meester mees-ter meneer mevrouw mevr mw dhr ds heer madame madam mister miss mr mrs dr drs prof
    docent docente leraar lerares leerkracht mentor mentrix coach trainer trainster directeur directrice rector conrector
    agent wijkagent dokter huisarts tandarts kinderarts orthodontist kapelaan pater rabbijn conciërge concierge intern-begeleider ib'er zuster broeder dominee pastoor imam tante oom opa oma
    """)
  private static let van = WordSet("van bij v")
  private static let lessons = WordSet("les lessen toets tentamen so lokaal uur proefwerk lesuur mentorles")
  /// What a lesson goes from or about: `in een les van Pacificatie tot nu`.
  private static let theories = WordSet(
    "pacificatie reformatie renaissance verlichting oudheid middeleeuwen romantiek barok steentijd prehistorie revolutie"
  )
  private static let dotted = WordSet("mevr mw dhr ds mr mrs dr drs prof fam")
  static let families = WordSet("familie fam gezin familienaam")
  static let children = WordSet(
    """
    leerling leerlinge leerlingen klasgenoot klasgenote klasgenootje klasgenoten zoon zoontje dochter dochtertje kind kindje
    broer broertje zus zusje tweelingbroer tweelingzus neefje nichtje jarige brugklasser kleuter kampioen winnaar winnares
    vriendje vriendinnetje teamgenoot teamgenote vriend vriendin bestie maat neef nicht buurjongen buurmeisje
    """)
  static let relatives = WordSet(
    """
    moeder vader mama papa mam pap ouder stiefvader stiefmoeder pleegmoeder pleegvader oppas buurman buurvrouw collega stagiair stagiaire vrijwilliger vrijwilligster hulpouder overblijfmoeder leesouder klassenouder
    echtgenoot echtgenote partner verloofde logopedist logopediste schoolarts
    wijkagent buschauffeur invaller invaljuf invalmeester zanglerares gymjuf gymmeester gymleraar muziekjuf kleuterjuf
    teamleider afdelingsleider schoolleider adjunct administratie vakdocent ouders vertrouwenspersoon decaan secretaresse
    """)
}
