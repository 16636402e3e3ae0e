import Testing
import Text

@testable import Drukproef

/// Names of pupils that are also everybody's: known people, gods, characters, titles, sayings. `⟦…⟧` is a pupil, `⟪…⟫`
/// somebody else; nothing else may be found.
@Suite struct PublicCompanyTests {
  static let roster = """
    leerlingnummer;roepnaam;voornamen;tussenvoegsel;achternaam;groep
    1;Sanne;Sanne;de;Vries;6B
    2;Daan;Daan;;Bakker;6B
    3;Iris;Iris;;Kok;3A
    4;Thomas;Thomas;;Visser;3A
    5;Ruth;Ruth;;Veldman;7
    6;Naomi;Naomi;;Abraham;7
    7;Kevin;Kevin;de;Bruin;7
    8;Judith;Judith;;Goud;8
    9;Joost;Joost;;Dijkstra;8
    10;Max;Max;;Steen;8
    11;Charity;Charity;;Asante;8
    12;Storm;Storm;van;Dam;8
    13;Anouk;Anouk;;Blok;8
    14;Julia;Julia;;Trouw;5
    15;Tobias;Tobias;;Engels;5
    16;Sofia;Sofia;;López;5
    17;Samuel;Samuel;;Haile;5
    18;Moes;Moes;;Tahiri;5
    19;Koen;Koen;;Bakker;5
    20;Sara;Sara;;Groen;5
    21;Wout;Wout;;Jager;5
    """

  static let proofreader: Proofreader? = {
    var school = SchoolRegister()
    school.pupils = (try? RosterFile.pupils(Array(roster.utf8), path: "lijst.csv")) ?? []
    return (try? Lexicon.standard()).map { Proofreader(lexicon: $0, school: school, protocols: ProtocolLibrary()) }
  }()

  static let people: [String] = [
    // Rows of known people, and the school's own in a row.
    "Eerst Anouk, dan Joost Klein en dan opeens Bach.",
    "Troelstra, Colijn, Drees en Den Uyl in één les van Pacificatie.",
    "Bij Petrus, Thomas en Maria Magdalena ging het om geloven. Bij Thomas nog het meest.",
    "⟦Sanne⟧, ⟦Thomas⟧ en ⟦Daan⟧ wonnen de quiz.", "⟦Anouk⟧ en ⟦Joost⟧ zongen een lied van Joost Klein.",
    "⟦Daan⟧, ⟦Kevin⟧ en ⟦Koen⟧ verkleedden zich als Asterix en Obelix.",
    // A known name said again.
    "Rembrandt, Frans Hals en Judith Leyster. Vooral Judith maakte indruk.",
    "Sanne Wevers won goud. Wat kan Sanne dat goed!",
    "Max Verstappen won, en Max lachte.", "Max Verstappen won. Onze eigen ⟦Max⟧ uit groep 8 juichte.",
    "In de klas van ⟦Max⟧ keken we naar Max Verstappen.",
    "Gefeliciteerd ⟦Judith⟧ uit groep 8, je schildert als Rembrandt!",
    // Rulers with a number or epithet, monarchs.
    "Graaf Floris de Vijfde poetste geen schoenen.", "De ridders van Thomas de Grote en Lodewijk XIV.",
    "Toen Beatrix koningin werd, regende het.", "⟦Thomas Visser⟧ was koning op het feest.",
    "Gisteren zagen we ⟦Thomas⟧ de voorstelling openen.", "⟦Sara⟧ was de eerste aan de finish.",
    // What a pupil's first name goes with in somebody else's name.
    "Ruy López is een opening.", "Dylan Wiliam sprak over toetsen.", "De opening van ⟦Sofia López⟧ was sterk.",
    // Somebody whom all know, and many at once.
    "Wat zei die ⟦Dijkstra⟧ ervan?", "Lieve klas 3B, tot morgen.", "Alle Marokkanen zijn welkom.",
    "Daarna viel ⟦Haile⟧ gewoon om.", "Bij familie ⟦Haile⟧ is het feest.",
  ]

  static let invented: [String] = [
    // Scripture and gods.
    "Iris was bij de Grieken de godin van de regenboog.", "De dagopening gaat over Ruth en Naomi.",
    "In de Bijbelweek hoorden we over Ruth en over Thomas.", "⟦Ruth⟧ en ⟦Naomi⟧ verzorgden de dagopening.",
    "⟦Iris⟧ uit 3A deed haar werkstuk over de Griekse goden.", "⟦Thomas⟧ en ⟦Sara⟧ zongen in de paasviering.",
    // The people of a book or film, and those of the school who read, see or play it.
    "Home Alone voor de twaalfde keer, Kevin is een genie.", "Ik las Het gouden ei, waar is Saskia gebleven?",
    "Bij het lezen van Achtste-groepers huilen niet dacht ik aan Akkie.",
    "⟦Kevin⟧ kreeg de hoofdrol in Home Alone.", "⟦Kevin de Bruin⟧ kijkt Home Alone.",
    "De tweeling ⟦Sara⟧ en ⟦Sanne⟧ danst.",
    // A play and carnival.
    "Een musical vol boeven en agent Wout die te laat komt.",
    "Carnaval: acht keer Elsa, zes keer Spiderman, één Mario.",
    "De hond van Kuifje en de broer van Mario.", "⟦Sanne⟧ en ⟦Daan⟧ spelen in de musical.",
    "⟦Daan⟧ en ⟦Iris⟧ gingen verkleed als Elsa en Mario.", "Na de musical kreeg ⟦Max⟧ bloemen.",
    // Animals, plants, things, storms.
    "Een bekerplant die Herman heet.", "Storm heeft zijn bal weer 🐶 Nog altijd een pup in zijn hoofd.",
    "Mijn auto heet Daan.", "Code geel: storm Wout trekt over.", "Hoi ⟦Sanne⟧, de puppy is er!",
    "⟦Sanne⟧ haalt haar hond uit het asiel.", "⟦Storm⟧ trakteerde, zijn hond mocht mee 🐶",
    "Er is een nieuwe jongen die ⟪Robbie⟫ heet.",
  ]

  static let words: [String] = [
    // Other languages.
    "De charity run bracht veel op.", "We Will Rock You klonk door de gang.", "Jacques Brel zong 'Le plat pays'.",
    "Lees A Christmas Carol hardop.", "We liepen van Checkpoint Charlie naar de Brandenburger Tor.",
    "⟦Charity⟧ liep het hardst.", "Will you be my valentine, ⟦Daan⟧?", "You are the best, ⟦Sanne⟧!",
    // Sayings, papers, languages.
    "Joost mag weten wanneer het winter wordt.", "De school wordt vijftig: Abraham of Sara?", "En klaar is Kees.",
    "In Trouw stond een stuk over huiswerk.", "Zet de ondertiteling op Engels.", "Mijn docent Engels is streng.",
    "⟦Joost⟧ mag de krant uitdelen.", "Mevrouw ⟪Engels⟫ belt.", "⟦Julia Trouw⟧ las voor.",
    // Ordinary words.
    "Moes kun je ervan maken of taart.", "Waar komt die toeter toch van daan?", "Wijs, koen en trouw is de ridder.",
    "Dit is de fiets van ⟦Daan⟧.", "⟦Moes⟧ kreeg een beker.", "⟦Koen⟧ en ⟦Sara⟧ zijn klaar.",
    // Where names come from; places of the world.
    "We zochten uit waar familienamen vandaan komen: een smid werd Smit, een kok werd Kok.",
    "De naam Bakker komt van het beroep.", "Barentsz strandde op Nova Zembla.", "Goud op de balk in Rio!",
    "⟦Sanne⟧ zocht uit waar familienamen vandaan komen.", "Bij geschiedenis las ⟦Iris⟧ over Nova Zembla.",
    "Wij wensen ⟦Thomas⟧ een goede reis naar Rio.", "Roald Dahls boeken en een stapel Donald Ducks.",
  ]

  @Test(arguments: people + invented + words)
  func finds(_ marked: String) throws {
    let proofreader = try #require(Self.proofreader)
    #expect(NameRecognizerTests.marking(marked, by: proofreader) == marked)
  }
}
