import Testing
import Text

@testable import Drukproef

/// What counts as a name, on a small roster: `⟦…⟧` is a pupil, `⟪…⟫` somebody else; nothing else may be found.
@Suite struct NameRecognizerTests {
  static let roster = """
    leerlingnummer;roepnaam;voornamen;tussenvoegsel;achternaam;groep
    1;Sanne;Sanne Maria;de;Vries;6B
    2;Daan;Daniël;;Bakker;6B
    3;Roos;Rosa;van den;Berg;5
    4;Storm;Storm;;Visser;5
    5;Ilias;Ilias;El;Amrani;7
    6;Isa;Isabella;;Jansen-Bos;7
    7;Şükrü;Şükrü;;Çelik;8
    8;Ĳsbrand;IJsbrand;;Smit;8
    9;Владимир;Vladimir;;Petrov;8
    10;Sanne;Sanne;;Groen;3
    11;Mees;Mees;;de Groot;4
    """

  static let proofreader: Proofreader? = {
    var school = SchoolRegister()
    school.pupils = (try? RosterFile.pupils(Array(roster.utf8), path: "lijst.csv")) ?? []
    school.staff = [StaffMember(name: "Marieke Hoekstra", function: "leerkracht", school: "")]
    return (try? Lexicon.standard()).map { Proofreader(lexicon: $0, school: school, protocols: ProtocolLibrary()) }
  }()

  static let tables: [String] = [
    // Forms of a roster name.
    "Wat zong ⟦Sanne de Vries⟧ mooi!", "⟦Daans⟧ tekening hangt in de gang.", "De fiets van ⟦Isa's⟧ broer is gevonden.",
    "⟦Ilias'⟧ tas ligt nog op school.", "⟦S. de Vries⟧ heeft gewonnen.", "⟦Sanne de V.⟧ mag beginnen.",
    "⟦Vries, Sanne de⟧ is vandaag afwezig.", "Gefeliciteerd ⟦sanne de vries⟧!", "⟦SANNE DE VRIES⟧ staat op één.",
    "⟦Ilias El Amrani⟧ en ⟦Isa Jansen⟧ waren er ook.", "⟦Isa Bos⟧ speelt de hoofdrol.",
    "⟦Sukru Celik⟧ scoorde twee keer.",
    "⟦IJsbrand Smit⟧ las voor.", "⟦Vladimir Petrov⟧ is nieuw.", "⟦Владимир⟧ zit in groep 8.",
    "⟦San\u{AD}ne de Vries⟧ lacht.",
    "⟦Ｓａｎｎｅ⟧ lacht weer.", "⟦Sane de Vries⟧ was ziek.", "⟦Sanne de Vreis⟧ was ziek.", "Lief van ⟦Roos van den Berg⟧.",
    "Knap gedaan, ⟦Daan⟧!", "Morgen trakteert ⟦Mees⟧ uit groep 4.", "De familie ⟦De Groot⟧ verhuist.",
    "⟦#sannedevries⟧ is kampioen", "Volg ⟦@daan_bakker08⟧ voor de uitslag.", "Ik speelde met ⟦Roos⟧ en ⟦Storm⟧.",
    "⟦Storm⟧ heeft zijn zwemdiploma gehaald.",
    // Towns and streets round a name; double surnames.
    "Bedankt ⟪Karin Veenendaal⟫ voor de hulp.", "Het is ⟪Harm Oostenbrug⟫ van Populierenlaan 8.",
    "De Jan van Galenstraat is dicht.",
    // A letter doubled.
    "Ik zag ⟦Illias⟧ in de gang.", "Toen riep ⟦Sannne⟧ heel hard.", "De Villa ligt aan zee.",
    // Shortened prefixes, letters, other spellings.
    "⟦Roos v/d Berg⟧ en ⟦Roos vd Berg⟧ zijn dezelfde.", "Op de tas staan de initialen ⟦RvdB⟧.",
    "Wat een sprint van ⟦#roosvdberg⟧!", "Ik zag ⟦Daan⟧ bij de dokter.",
    "⟦Isa⟧ en haar broer zwaaiden.",
    // Animals, characters, exercises.
    "Onze schoolhond Storm komt dinsdag.", "De cavia's in de klas heten Isa en Daan.",
    "Sanne, de kat van de conciërge, is zoek.",
    "In het verhaal gaat Daan op reis.", "Roos uit het leesboek is acht.",
    "Opgave 4: Sanne fietst 12 km in 40 minuten.",
    "Roos is een kleur die bij ons past.", "De Storm-groep ruimt op.", "Daan was een koning uit het oosten.",
    // Homonyms as ordinary words.
    "De roos in de schooltuin bloeit.", "Een storm blies de boom om.", "De bakker bracht brood.",
    "Een mees bouwt een nest.",
    "Wij plukten een grote roos.", "Na de storm was het stil.", "Het gras is groen en de lucht is blauw.",
    "Bij bakkerij De Groot is het druk.", "De visser ving een snoek.", "Iedereen kreeg een roos van de jarige.",
    // Other people.
    "Bedankt ⟪Marieke Hoekstra⟫ voor alles.", "Juf ⟪Sanne⟫ is jarig.", "Mevrouw ⟪Willems⟫ belt terug.",
    "Groetjes, ⟪Ingrid⟫", "De moeder van ⟦Daan⟧ bakt taart.", "Meester ⟪Kees⟫ speelt gitaar.",
    "⟪J.P. van Leeuwen⟫ tekende.",
    "Onze collega ⟪Cor van Woudenberg⟫ stopt.", "Wij verwelkomen ⟪Pieter-Bas Leegwater⟫ in ons team.",
    "Haar vriendje ⟪Twan⟫ van de Ichthusschool komt mee.", "Er is plek bij ⟪Esmé⟫ of ⟪Harm-Jan⟫.",
    "⟪Daan⟫ van de overblijf is morgen vrij.",
    // People of everybody, and things called after people.
    "Wij lezen het dagboek van Anne Frank.", "De Prins Bernhardstraat is afgesloten.", "Wij wandelen naar Den Haag.",
    "Minister Bruins kwam met een plan.", "De wet van Murphy gold weer.", "Gijs Naber speelt in de film.",
    "Wij sporten in de Ada van Holthehal.", "Kwekerij Van Zwieten gaf bollen.", "Danny Zuko was zijn jas kwijt.",
    "Koningin Wilhelmina sprak op de radio.", "De les gaat over koning Willem-Alexander.",
  ]

  @Test(arguments: tables)
  func finds(_ marked: String) throws {
    let proofreader = try #require(Self.proofreader)
    #expect(Self.marking(marked, by: proofreader) == marked)
  }

  /// A text without its marks, marked anew by what is found in it.
  static func marking(_ marked: String, by proofreader: Proofreader) -> String {
    let text = String(marked.filter { !"⟦⟧⟪⟫".contains($0) })
    let reading = proofreader.reading(of: Document(text))
    var output = Array(text.utf8)
    let found = reading.mentions.filter { $0.kind.family == .name && !$0.traits.contains(.hint) }
    for mention in found.sorted(by: { $0.range.lower > $1.range.lower }) {
      let (open, close) = mention.kind == .naamLeerling ? ("⟦", "⟧") : ("⟪", "⟫")
      output.insert(contentsOf: close.utf8, at: mention.range.upper)
      output.insert(contentsOf: open.utf8, at: mention.range.lower)
    }
    return String(decoding: output, as: UTF8.self)
  }

  @Test func saysHowManyPupilsAFirstNameCanMean() throws {
    let proofreader = try #require(Self.proofreader)
    let reading = proofreader.reading(of: Document("Vandaag won Sanne de prijs."))
    #expect(reading.mentions.first?.pupils.count == 2)
    #expect(reading.mentions.first?.evidence.contains { $0.reason.nl.contains("2 leerlingen") } == true)
  }

  @Test func oneWordIsAPupilOnceAndAFlowerOnce() throws {
    let proofreader = try #require(Self.proofreader)
    let text = "Roos heeft een roos geplukt."
    let found = proofreader.reading(of: Document(text)).mentions.filter { !$0.traits.contains(.hint) }
    #expect(found.map { $0.range.range } == [0..<4])
  }
}
