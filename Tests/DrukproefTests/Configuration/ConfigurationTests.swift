import Drukproef
import Testing

@Suite struct ConfigurationTests {
  private func configuration(_ text: String) throws -> Configuration {
    try Configuration(Array(text.utf8), path: "school/.drukproef.toml")
  }

  @Test func everything() throws {
    let settings = try configuration(
      """
      protocol = "de-passie+basis"
      author_role = "medewerker-prive"
      channel = "x"
      media = ["photo", "video"]
      group = "4V2"
      roster = "lijst.csv"
      staff = "/elders/staf.csv"
      lang = "en"
      fail_on = "overleggen"
      show_text = true
      jobs = 3
      """)
    #expect(settings.fields.protocolIDs == ["de-passie", "basis"])
    #expect(settings.fields.authorRole == .medewerkerPrive)
    #expect(settings.fields.channel == .x)
    #expect(settings.fields.media == [.photo, .video])
    #expect(settings.fields.group == "4V2")
    #expect(settings.roster == "school/lijst.csv")
    #expect(settings.staff == "/elders/staf.csv")
    #expect(settings.language == .en)
    #expect(settings.failOn == .overleggen)
    #expect(settings.showsText == true)
    #expect(settings.jobs == 3)
  }

  @Test(arguments: [
    ("chanel = \"x\"", 1, 1, "channel"), ("\nlang = \"ln\"", 2, 8, "ln"), ("channel = \"facebok\"", 1, 11, "facebook"),
    ("jobs = \"drie\"", 1, 8, "getal"), ("fail_on = \"overlegen\"", 1, 11, "overleggen"), ("roster = [", 1, 10, "TOML"),
    ("show_text = 1", 1, 13, "true"), ("published_at = \"gisteren\"", 1, 16, "2026"),
  ])
  func faultsHaveAPlace(text: String, line: Int, column: Int, hint: String) {
    let error = #expect(throws: TOMLError.self) { try configuration(text) }
    #expect(error?.place.line == line)
    if hint != "TOML" { #expect(error?.place.column == column) }
    #expect(error?.message.nl.contains(hint) == true, "\(error?.message.nl ?? "")")
  }

  @Test func fieldsFillInEachOther() throws {
    var flags = ContextFields()
    try flags.set(.channel, ["facebook"])
    var file = ContextFields()
    try file.set(.channel, ["x"])
    try file.set(.media, ["photo, video", "photo"])
    try file.set(.depicted, ["Ada Jansen, Bo"])
    let context = flags.over(file).context
    #expect(context.channel == .facebook)
    #expect(context.media == [.photo, .video])
    #expect(context.depicted == ["Ada Jansen", "Bo"])
    #expect(context.authorRole == nil)
  }

  @Test(arguments: [("a/b/c", "a/b"), ("c", "."), ("/c", "/"), ("/a/b/", "/a"), ("a/b/", "a")])
  func folders(path: String, folder: String) {
    #expect(FilePaths.folder(of: path) == folder)
  }

  @Test(arguments: [("a/b.MD", "md"), ("a.b/c", ""), (".bashrc", ""), ("x.tar.gz", "gz")])
  func extensions(path: String, expected: String) {
    #expect(FilePaths.pathExtension(of: path) == expected)
  }
}
