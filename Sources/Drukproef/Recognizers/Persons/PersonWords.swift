internal import Text

/// Words that stand for people, with what they say of them.
struct PersonWords: Sendable {
  enum Role: Sendable {
    /// `jongen`, `leerling`: somebody when a determiner or a place singles them out.
    case person
    /// `moeder`, `zusje`: somebody's.
    case relative
    /// `directeur`, `conciërge`: one a school, so that `de` singles them out.
    case unique
    /// `juf`, `mentor`: known to a class.
    case staff
    /// `gezin`, `familie`, `tweeling`.
    case household
    /// `kinderen`, `leerlingen`.
    case plural
    /// `ouders`: somebody's, or all parents.
    case relatives
    /// `iemand`, `wie`.
    case someone
  }

  struct Word: Sendable {
    var role: Role
    var sex: Pupil.Sex?
    var isChild: Bool?
  }

  static func word(_ token: Token) -> Word? { all[token.hash] }

  /// The word at a token, or what a compound ends in: `vluchtelingenmeisje`, `brugklasleerling`.
  static func word(_ token: Int, _ tokens: TokenBuffer) -> Word? {
    if let word = all[tokens[token].hash] { return word }
    let key = tokens.keyBytes(token)
    guard key.count >= 8, let last = key.last, lastLetters >> UInt32(last & 31) & 1 == 1,
      !notPeople.contains(tokens[token])
    else {
      return nil
    }
    return endings.first { $0.ending.count + 3 <= key.count && key.suffix($0.ending.count).elementsEqual($0.ending) }?
      .word
  }

  /// The letters that those end with, as bits.
  private static let lastLetters = endings.reduce(UInt32(0)) { $0 | 1 << UInt32(($1.ending.last ?? 0) & 31) }
  private static let endings: [(ending: [UInt8], word: Word)] = [
    "jongetje", "jongen", "meisje", "leerling", "leerlinge", "kindje", "docent", "docente", "leraar", "lerares", "juf",
    "broertje", "zusje", "moeder", "vader", "kleuter", "jochie", "tweeling",
  ].compactMap { ending in all[TokenHash(ending)].map { (Array(ending.utf8), $0) } }
  private static let notPeople = WordSet(
    "voorvader kerkvader leermoeder peetvader peetmoeder straatjongen voorleeskindje")

  private static let all: TokenTable<Word> = {
    var words = TokenTable<Word>()
    func add(_ role: Role, _ sex: Pupil.Sex?, child: Bool?, _ list: String) {
      TokenHash.forEach(in: list) { hash, _ in words[hash] = Word(role: role, sex: sex, isChild: child) }
    }
    add(
      .person, .boy, child: true,
      """
      jongen jongetje jochie joch knul knulletje gast gastje kereltje ventje mannetje manneke jongeman jongeling buurjongen
      buurjongetje vriendje tweelingbroer knaap belhamel kerel jonge
      """)
    add(
      .person, .girl, child: true,
      """
      meisje meid meiske meissie grietje dametje leerlinge scholiere buurmeisje vriendinnetje tweelingzus klasgenote
      """)
    add(
      .person, nil, child: true,
      """
      kind kindje leerling kleuter kleutertje peuter peutertje brugklasser brugpieper scholier puber tiener
      pupil mentorleerling klasgenoot klasgenootje leerlingetje klassenoudste examenkandidaat examenleerling bovenbouwer onderbouwer
      zorgleerling lwoo'er vmbo'er havist vwo'er gymnasiast derdeklasser tweedeklasser vierdeklasser
      vijfdeklasser zesdeklasser eersteklasser achtstegroeper nieuwkomer vluchtelingenkind pleegkind adoptiekind
      """)
    add(.person, .boy, child: false, "man meneer heer kerel jongeheer buurman gastvader leesvader buschauffeur")
    add(
      .person, .girl, child: false,
      "vrouw mevrouw dame buurvrouw leesmoeder overblijfmoeder hulpmoeder gastmoeder")
    add(
      .person, nil, child: false,
      "aanvoerder klassenvertegenwoordiger keeper spits hoofdrolspeler hoofdrolspeelster dirigent voorzitter persoon collega medewerker medewerkster volwassene student leesouder overblijfouder hulpouder"
    )
    add(
      .relative, .boy, child: false,
      "vader papa pap pa opa stiefvader pleegvader schoonvader grootvader echtgenoot stiefpapa bonusvader vriend oom")
    add(
      .relative, .girl, child: false,
      "moeder mama mam ma oma stiefmoeder pleegmoeder schoonmoeder grootmoeder echtgenote moeke stiefmama bonusmoeder vriendin tante"
    )
    add(
      .relative, .boy, child: true,
      "zoon zoontje broer broertje neefje halfbroer halfbroertje stiefbroer pleegzoon kleinzoon stiefzoon neef pleegbroertje"
    )
    add(
      .relative, .girl, child: true,
      "dochter dochtertje zus zusje nichtje halfzus halfzusje stiefzus pleegdochter kleindochter stiefdochter nicht pleegzusje"
    )
    add(.relative, nil, child: true, "oudste jongste middelste kleinkind pleegkind puberzoon puberdochter")
    add(.relative, nil, child: false, "ouder voogd verzorger partner mantelzorger stiefouder pleegouder gezinsvoogd")
    add(.unique, .boy, child: false, "directeur rector conrector")
    add(.unique, .girl, child: false, "directrice rectrix")
    add(
      .unique, nil, child: false,
      """
      conciërge schoolleider locatieleider teamleider afdelingsleider schoolhoofd bestuurder ib'er
      kwaliteitscoördinator zorgcoördinator decaan vertrouwenspersoon administratrice roostermaker
      locatiedirecteur adjunct jeugdverpleegkundige leerplichtambtenaar
      """)
    add(
      .staff, .girl, child: false,
      "juf juffrouw lerares docente mentrix gymjuf kleuterjuf invaljuf muziekjuf stagiaire onderwijsassistente gymlerares zangjuf"
    )
    add(.staff, .boy, child: false, "meester meneer leraar gymmeester gymleraar invalmeester wiskundeleraar")
    add(
      .staff, nil, child: false,
      """
      docent leerkracht mentor stagiair onderwijsassistent gymdocent leraarondersteuner 
      invaller begeleider wiskundedocent biologiedocent geschiedenisdocent muziekdocent coach trainer logopediste logopedist
      """)
    add(
      .household, nil, child: nil,
      "gezin familie tweeling drieling gezinnetje tweelingbroers tweelingzussen tweelingzusjes tweelingbroertjes")
    add(
      .plural, nil, child: true,
      """
      kinderen kids leerlingen jongens meisjes meiden kleuters peuters brugklassers pubers tieners jongeren scholieren
      klasgenoten leerlinges pupillen jochies kindjes bovenbouwers onderbouwers jongetjes broertjes zusjes broers zussen
      zoons zonen dochters groepsgenoten pleegkinderen nieuwkomers vriendjes vriendinnen vriendinnetjes teamgenoten
      """)
    add(
      .plural, nil, child: false,
      """
      mensen volwassenen collega's leraren docenten leerkrachten gezinnen families mannen vrouwen moeders vaders opa's oma's
      medewerkers vrijwilligers bezoekers patiënten cliënten grootouders personen iedereen niemand allemaal velen sommigen
      anderen juffen meesters studenten burgers inwoners nederlanders vluchtelingen asielzoekers deelnemers
      mantelzorgers voogden verzorgers artsen experts deskundigen
      """)
    add(.relatives, nil, child: false, "ouders pleegouders stiefouders papa's mama's")
    add(.someone, nil, child: nil, "iemand wie elk ieder menig eenieder degene niemand")
    return words
  }()
}
