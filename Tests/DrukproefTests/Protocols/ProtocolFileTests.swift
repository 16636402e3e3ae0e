import Testing

@testable import Drukproef
@testable import Text

/// A school's own protocol file: what it may say, and how it is told what is wrong.
@Suite struct ProtocolFileTests {
  @Test func shippedProtocolsLoad() throws {
    let library = try ProtocolLibrary.standard()
    for id in ["algemeen", "model", "willibrord-miland", "de-passie", "basis"] { #expect(library[id] != nil) }
    #expect(library["willibrord-miland"]?.disclaimer.parts == [.opinion, .official, .thirdParties])
    #expect(library["de-passie"]?.disclaimer.parts == [.opinion, .official])
    #expect(library["de-passie"]?.rules["functie-vermelding-ontbreekt"]?.isOn == true)
    #expect(library["willibrord-miland"]?.rules["functie-vermelding-ontbreekt"]?.isOn == false)
    #expect(library["algemeen"]?.rules["disclaimer-ontbreekt"] == nil)
  }

  @Test func everyKindAndRuleHasWordsInBothLanguages() throws {
    let library = try ProtocolLibrary.standard()
    let model = try #require(library["model"])
    for id in Rule.allIDs {
      let rule = try #require(model.rules[id], "\(id)")
      for wording in [rule.message, rule.advice] {
        #expect(!wording.nl.isEmpty && !wording.en.isEmpty && wording.nl != wording.en, "\(id)")
      }
    }
  }

  /// Each file, the line and column of what is wrong in it, and a word that the message must hold.
  @Test(arguments: [
    ("name = \"x\"", 1, 1, "id"),
    ("id = \"Eigen School\"", 1, 6, "kleine letters"),
    ("id = \"eigen\"\nextends = \"modl\"", 2, 11, "model"),
    ("id = \"eigen\"\nextends = \"eigen\"", 2, 11, "zichzelf"),
    ("id = \"eigen\"\nextnds = \"model\"", 2, 1, "extends"),
    ("id = \"eigen\"\n[thresholds]\nhint = \"laag\"", 3, 8, "getal"),
    ("id = \"eigen\"\n[thresholds]\nhint = 0.9\nsure = 0.4", 2, 1, "sure"),
    ("id = \"eigen\"\n[thresholds]\nhint = 1.5", 3, 8, "tussen"),
    ("id = \"eigen\"\n[rules.bnn]\non = false", 2, 8, "bsn"),
    ("id = \"eigen\"\nextends = \"model\"\n[rules.bsn]\nseverity = \"erg\"", 4, 12, "erg"),
    ("id = \"eigen\"\nextends = \"model\"\n[rules.bsn]\nseverty = \"hoog\"", 4, 1, "severity"),
    ("id = \"eigen\"\nextends = \"model\"\n[rules.bsn]\nclauses = [\"Eigen 1\"]", 4, 12, "Eigen 1"),
    (
      "id = \"eigen\"\nextends = \"model\"\n[rules.opname-les]\non = false\n[[rules.opname-les.when]]\nsignal = [\"notice\"]",
      3, 1, "on = false"
    ),
    (
      "id = \"eigen\"\nextends = \"model\"\n[[rules.opname-les.when]]\nsignal = [\"notice\"]\nmissing = [\"notice\"]",
      3, 1,
      "nooit gelden"
    ),
    (
      "id = \"eigen\"\nextends = \"model\"\n[[rules.opname-les.when]]\nsignal = [\"recording.leson\"]", 4, 11,
      "recording.lesson"
    ),
    ("id = \"eigen\"\nextends = \"model\"\n[[rules.bsn.when]]\nsignal = [\"notice\"]", 3, 1, "verdicts"),
    ("id = \"eigen\"\n[lesson_times]\nma = [\"12:00-08:30\"]", 3, 7, "08:30-12:00"),
    ("id = \"eigen\"\n[lesson_times]\nma = [\"08:30-12:00\", \"11:00-13:00\"]", 3, 22, "overlapt"),
    ("id = \"eigen\"\n[lesson_times]\nholidays = [\"2026-02-30\"]", 3, 13, "2026-10-17"),
    ("id = \"eigen\"\n[consent]\nage = \"zestien\"", 3, 7, "getal"),
    ("id = \"eigen\"\n[consent.channels]\nfacebok = \"social\"", 3, 1, "facebook"),
    ("id = \"eigen\"\n[disclaimer]\nparts = [\"mening\"]", 3, 10, "mening"),
    ("id = \"eigen\"\nschool_names = [1]", 2, 17, "tekst"),
    ("id = \"eigen\"\nid = \"weer\"", 2, 6, "TOML"),
    ("id = \"eigen\"\n[[advice]]\nmessage = \"x\"\ncontacts = [\"politi\"]", 4, 13, "politi"),
    ("id = \"eigen\"\n[[examples]]\nrule = \"bsm\"\nfinds = \"x\"", 3, 8, "bsn"),
  ])
  func tellsWhatIsWrong(_ file: String, _ line: Int, _ column: Int, _ word: String) throws {
    var library = try ProtocolLibrary.standard()
    let before = library.ids
    do throws(TOMLError) {
      try library.load(path: "eigen.toml", bytes: Array(file.utf8))
      Issue.record("loaded: \(file)")
    } catch {
      #expect(error.file == "eigen.toml")
      #expect(error.message.nl.contains(word), "\(error.message.nl)")
      #expect((error.place.line, error.place.column) == (line, column), "\(file): \(error.place)")
      #expect(library.ids == before)
    }
  }

  @Test func aSchoolsOwnFileBuildsOnAnother() throws {
    var library = try ProtocolLibrary.standard()
    let file = """
      id = "de-linde"
      name = "De Linde"
      extends = "model"
      school_names = ["De Linde"]
      mission_terms = ["afschaffen van artikel 23"]

      [clauses]
      "De Linde 4" = "Alleen beeld met toestemming."

      [thresholds]
      sure = 0.9

      [rules.naam-overig]
      on = false

      [rules.beeld-zonder-toestemming]
      clauses = ["De Linde 4"]
      severity = "hoog"

      [lesson_times]
      ma = ["08.30-12.00"]
      """
    try library.load(path: "de-linde.toml", bytes: Array(file.utf8))
    let school = try #require(library["de-linde"])
    #expect(school.parent == "model")
    #expect(school.thresholds == SchoolProtocol.Thresholds(hint: 0.5, sure: 0.9))
    #expect(school.rules["naam-overig"]?.isOn == false)
    #expect(school.rules["beeld-zonder-toestemming"]?.clauses == ["AVG 6(1)", "UAVG 5", "De Linde 4"])
    #expect(
      school.rules["beeld-zonder-toestemming"]?.cases.count
        == library["model"]?.rules["beeld-zonder-toestemming"]?.cases.count)
    #expect(library["model"]?.rules["naam-overig"]?.isOn == true)

    var context = Context()
    context.protocolIDs = ["de-linde"]
    context.authorRole = .medewerkerPrive
    let proofreader = Proofreader(lexicon: try Lexicon.standard(), protocols: library)
    func rules(_ text: String) -> [String] {
      proofreader.proof(of: Document(text, context: context)).findings.map(\.rule)
    }
    #expect(rules("Ik ben voor het afschaffen van artikel 23.").contains("strijdig-met-missie"))
    #expect(!rules("Ik ben voor vrijheid.").contains("strijdig-met-missie"))
    #expect(rules("Op De Linde is het altijd leuk.").contains("medewerker-vermelding-ontbreekt"))
  }

  /// What is said of a group of rules holds for each of them.
  @Test func aGroupOfRulesHasABlockOfItsOwn() throws {
    var library = try ProtocolLibrary.standard()
    let file = """
      id = "de-linde"
      name = "De Linde"
      extends = "model"

      [clauses]
      "De Linde 4" = "Niemand wordt gekwetst."
      "De Linde 5" = "Niemand wordt bedreigd."

      [rules.bedreiging]
      clauses = ["De Linde 5"]

      [rules.gedrag]
      clauses = ["De Linde 4"]
      """
    try library.load(path: "de-linde.toml", bytes: Array(file.utf8))
    let school = try #require(library["de-linde"])
    for kind in Kind.allCases where kind.isConduct {
      #expect(school.rules[kind.rawValue]?.clauses.contains("De Linde 4") == true, "\(kind)")
    }
    #expect(school.rules["bedreiging"]?.clauses.contains("De Linde 5") == true)
    #expect(school.rules["pesten"]?.clauses.contains("De Linde 5") == false)
    #expect(school.rules["naam-leerling"]?.clauses.contains("De Linde 4") == false)
  }

  /// What a file leaves unsaid is remarked upon: a missing name or timetable, and a clause that nothing uses.
  @Test func whatIsLeftUnsaidIsRemarkedUpon() throws {
    var library = try ProtocolLibrary.standard()
    let file = """
      id = "de-linde"
      name = "De Linde"
      extends = "model"

      [clauses]
      "De Linde 1" = "Iedereen houdt zich hieraan."
      "De Linde 2" = "Geen namen van leerlingen."

      [rules.naam-leerling]
      clauses = ["De Linde 2"]
      """
    try library.load(path: "de-linde.toml", bytes: Array(file.utf8))
    let remarks = ProtocolRemarks(try #require(library["de-linde"])).remarks.map(\.nl)
    #expect(remarks.contains { $0.contains("school_names") })
    #expect(remarks.contains { $0.contains("De Linde 1") && !$0.contains("De Linde 2") })
    let shipped = ProtocolRemarks(try #require(library["willibrord-miland"])).remarks
    #expect(!shipped.contains { $0.nl.contains("school_names") })
  }

  @Test func protocolsStack() throws {
    let library = try ProtocolLibrary.standard()
    #expect(try library.resolve(["de-passie+basis"]).map(\.id) == ["de-passie", "basis"])
    #expect(try library.resolve(["de-passie", "basis"]).map(\.id) == ["de-passie", "basis"])
    #expect(try library.resolve([]).map(\.id) == ["algemeen"])
    do throws(UnknownProtocol) {
      _ = try library.resolve(["de-pasie"])
      Issue.record("found a protocol that there isn't")
    } catch { #expect(error.nearest == "de-passie") }
  }

  @Test(arguments: [
    ("2026-11-16T08:29:00+01:00", false), ("2026-11-16T08:30:00+01:00", true), ("2026-11-16T11:59:00+01:00", true),
    ("2026-11-16T12:00:00+01:00", false), ("2026-11-15T10:00:00+01:00", false), ("2026-10-19T10:00:00+02:00", false),
    ("2026-11-16", false),
  ])
  func lessonTimes(_ moment: String, _ isOn: Bool) throws {
    var times = LessonTimes()
    times.hours[1] = [try #require(LessonTimes.hours("08:30-12:00"))]
    times.holidays = [try #require(LessonTimes.days("2026-10-17/2026-10-25"))]
    #expect(times.contain(try #require(Timestamp(moment))) == isOn)
  }

  @Test(
    arguments: [("severty", "severity"), ("naam-leering", "naam-leerling"), ("bsm", "bsn"), ("qqqq", nil)]
      as [(String, String?)])
  func nearest(_ word: String, _ meant: String?) {
    #expect(Nearest.word(to: word, in: Rule.allIDs + ["severity"]) == meant)
  }
}

/// The page that tells schools how a protocol is written must tell everything.
@Suite struct ProtocolFormatTests {
  @Test func tellsEverySignalAndKey() {
    let text = String(decoding: ProtocolLibrary.format, as: UTF8.self)
    for signal in Signal.allCases { #expect(text.contains("\n  \(signal.rawValue) "), "\(signal)") }
    let keys = [
      "indirect_threshold", "group_app_age", "mission_terms", "thresholds", "role_clauses", "if_role_unknown",
      "confidence", "severity_at_least", "verdict_at_least", "lesson_time", "text_with_function", "holidays",
    ]
    for key in keys { #expect(text.contains(key), "\(key)") }
    for role in Context.AuthorRole.allCases { #expect(text.contains(role.rawValue)) }
  }
}
