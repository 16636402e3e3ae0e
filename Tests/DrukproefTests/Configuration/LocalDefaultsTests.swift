import Testing

@testable import Drukproef
@testable import Text

/// What a configuration says of folders, accounts, exceptions and own words.
@Suite struct LocalDefaultsTests {
  private static let file = """
    author_role = "medewerker-prive"
    [[folder]]
    path = "nieuws"
    author_role = "school"
    channel = "website"
    [[folder]]
    path = "nieuws/groep8"
    group = "8"
    channel = "blog"
    [[account]]
    author = "@OnzeSchool"
    author_role = "school"
    [[allow]]
    text = "Juf Ans"
    rule = "naam-overig"
    reason = "vindt het goed"
    until = "2027-01-01"
    [[terms]]
    rule = "vertrouwelijk"
    words = ["project Zonnebloem"]
    """

  @Test(
    arguments: [
      ("school/bericht.txt", nil, "medewerker-prive", nil), ("school/nieuws/a.md", nil, "school", "website"),
      ("school/nieuws/groep8/a.md", nil, "school", "blog"), ("school/nieuws2/a.md", nil, "medewerker-prive", nil),
      ("school/x.txt", "onzeschool", "school", nil), ("-", "@OnzeSchool", "school", nil),
    ] as [(String, String?, String, String?)])
  func particularGoesBeforeGeneral(_ path: String, _ author: String?, _ role: String, _ channel: String?) throws {
    let configuration = try Configuration(Array(Self.file.utf8), path: "school/.drukproef.toml")
    let fields = configuration.fields(forFile: path, author: author)
    #expect(fields.authorRole?.rawValue == role)
    #expect(fields.channel?.rawValue == channel)
  }

  @Test(arguments: [
    ("[[folder]]\nchannel = \"x\"", 1, "path"), ("[[folder]]\npath = \"a\"\nchanel = \"x\"", 3, "channel"),
    ("[[account]]\nauthor_role = \"school\"", 1, "author"), ("[[allow]]\nreason = \"x\"", 1, "text"),
    ("[[allow]]\nrule = \"bsn\"", 1, "reason"), ("[[allow]]\nrule = \"bsm\"\nreason = \"x\"", 2, "bsn"),
    ("[[allow]]\nrule = \"bsn\"\nreason = \"x\"\nuntil = \"morgen\"", 4, "2027"),
    ("[[terms]]\nrule = \"vertrouwelijk\"", 1, "words"), ("[[term]]\nrule = \"bsn\"", 1, "terms"),
  ])
  func tellsWhatIsWrong(_ file: String, _ line: Int, _ word: String) {
    do throws(TOMLError) {
      _ = try Configuration(Array(file.utf8), path: ".drukproef.toml")
      Issue.record("read: \(file)")
    } catch {
      #expect(error.place.line == line, "\(file)")
      #expect(error.message.nl.contains(word), "\(error.message.nl)")
    }
  }

  @Test(arguments: [("2026-11-21", true), ("2027-01-01", true), ("2027-01-02", false)])
  func exceptionsRunOut(_ today: String, _ isAllowed: Bool) throws {
    let document = Document("Juf Ans zong.")
    let finding = Finding(
      rule: "naam-overig", kind: .naamOverig, severity: .midden, confidence: 0.9, range: .init(0, 7),
      message: Wording(nl: "", en: ""), advice: Wording(nl: "", en: ""), clauses: [], verdict: .aanpassen)
    let proof = Proof(document: document, findings: [finding], hints: [], advice: [], verdict: .aanpassen, score: 20)
    let allowances = try Configuration(Array(Self.file.utf8), path: ".drukproef.toml").allowances
    let result = proof.allowing(allowances, on: CalendarDay(today))
    #expect(result.findings.isEmpty == isAllowed)
    #expect(result.suppressed.count == (isAllowed ? 1 : 0))
    #expect(result.advice.isEmpty == isAllowed)
    #expect(result.verdict == (isAllowed ? .publiceren : .aanpassen))
  }

  @Test func ownWordsAreFound() throws {
    let proofreader = Proofreader(
      lexicon: try Lexicon.standard(), protocols: try ProtocolLibrary.standard(),
      ownTerms: [OwnTerms(kind: .vertrouwelijk, words: ["project Zonnebloem"])])
    let proof = proofreader.proof(of: Document("Binnenkort begint project zonnebloem."))
    #expect(proof.findings.map(\.rule) == ["vertrouwelijk"])
    #expect(proofreader.proof(of: Document("De zonnebloem bloeit.")).findings.isEmpty)
  }

  /// The file that a school begins with is valid, whatever it builds on, and its examples hold.
  @Test(arguments: ["model", "willibrord-miland", "de-passie", "algemeen"])
  func aNewProtocolIsValid(_ parent: String) throws {
    var library = try ProtocolLibrary.standard()
    let text = ProtocolTemplate.text(name: "'t Kruispunt \"Zuid\"", parent: parent, hasStaffRules: parent != "algemeen")
    let id = try library.load(path: "nieuw.toml", bytes: Array(text.utf8))
    #expect(id == "t-kruispunt-zuid")
    let trial = ProtocolTrial(lexicon: try Lexicon.standard(), library: library)
    for example in try library.examples(of: id) {
      #expect(trial.failure(of: example, by: id)?.nl == nil, "\(example.text)")
    }
  }
}
