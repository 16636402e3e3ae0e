import Drukproef
import Testing

@testable import Exports

/// What real exports do that no manual tells: each a small file of its own.
@Suite struct QuirksTests {
  private static func texts(_ text: String, name: String = "x") throws -> [String] {
    try Samples.read(bytes: Array(text.utf8), name: name).posts.map(\.text)
  }

  // MARK: - X

  @Test func onlyTheLastVersionOfAnEditCounts() throws {
    let versions = #""edit_info":{"initial":{"editTweetIds":["1","2","3"],"editableUntil":"2025-10-20T18:11:38.000Z"}}"#
    let harvest = try Samples.read(
      bytes: Array(
        """
        window.YTD.tweets.part0 = [{"tweet":{\(versions),"id_str":"1","full_text":"eerst"}},
        {"tweet":{"edit_info":{"edit":{"initialTweetId":"1","editControlInitial":{"editTweetIds":["1","2","3"]}}},"id_str":"2","full_text":"toen"}},
        {"tweet":{"edit_info":{"edit":{"initialTweetId":"1","editControlInitial":{"editTweetIds":["1","2","3"]}}},"id_str":"3","full_text":"nu"}}]
        """.utf8))
    #expect(harvest.posts.map(\.text) == ["nu"])
    #expect(harvest.skipped == [.earlierVersion: 2])
  }

  @Test func addressesAndEntitiesOfX() throws {
    let text = #"RT @juf_els: &lt;3 &amp;amp; niet &quot; https://t.co/abc"#
    let posts = try Samples.read(
      bytes: Array(
        """
        window.YTD.tweets.part12 = [{"tweet":{"id_str":"9","created_at":"Sun Feb 29 23:59:60 +0000 2032","full_text":"\(text)",
        "entities":{"urls":[{"url":"https://t.co/abc","expanded_url":"https://wilgenboom.example/a","indices":["3","9"]}]}}}]
        """.utf8)
    ).posts
    // Three entities are known to X, and are read once.
    #expect(posts.first?.text == "RT @juf_els: <3 &amp; niet &quot; https://wilgenboom.example/a")
    #expect(posts.first?.kind == .repost)
    #expect(posts.first?.isOwn == false)
    #expect(posts.first?.author == "juf_els")
    #expect(posts.first?.time?.iso == "2032-02-29T23:59:59Z")
  }

  @Test func theAccountOfAnArchiveIsTheAuthor() throws {
    let account = #"window.YTD.account.part0 = [{"account":{"username":"wilgenboom","accountId":"1"}}]"#
    let tweets =
      #"window.YTD.tweets.part0 = [{"tweet":{"id_str":"1","full_text":"hoi"}},{"tweet":{"id_str":"2","full_text":"RT @ander: ja"}}]"#
    let zip = try TemporaryArchive(
      .zip, [("data/account.js", Array(account.utf8)), ("data/tweets.js", Array(tweets.utf8))])
    #expect(Samples.read([zip.path]).posts.map(\.author) == ["@wilgenboom", "ander"])
  }

  @Test func theTableOfOldArchivesFoldsWithTheMonths() throws {
    let months =
      #"Grailbird.data.tweets_2016_05 = [{"id_str":"7","created_at":"2016-05-13 10:01:02 +0000","text":"a &amp; b"}]"#
    let table =
      "tweet_id,in_reply_to_status_id,timestamp,source,text,expanded_urls\n\"7\",\"\",\"2016-05-13 10:01:02 +0000\",\"x\",\"a &amp; b\",\"\"\n\"6\",\"\",\"2016-05-12 10:01:02 +0000\",\"x\",\"RT @a: c\",\"\"\n"
    let zip = try TemporaryArchive(
      .zip, [("data/js/tweets/2016_05.js", Array(months.utf8)), ("tweets.csv", Array(table.utf8))])
    let (posts, scan) = Samples.read([zip.path])
    #expect(posts.map(\.text) == ["a & b", "RT @a: c"])
    #expect(posts.map(\.kind) == [.post, .repost])
    #expect(scan.counts.skipped == [.duplicate: 1])
  }

  // MARK: - Pages

  @Test(arguments: [
    ("your_facebook_activity/posts/your_posts_1.html", "Accountcentrum", "Facebook"),
    ("your_instagram_activity/content/posts_1.html", "Accountcentrum", "Instagram"),
    ("html/chat_history.html", "accounts.snapchat.com", "Snapchat"),
    ("Takeout/YouTube en YouTube Music/mijn-reacties/mijn-reacties.html", "takeout.google.com", "YouTube"),
    ("ChatExport/messages2.html", "Telegram Desktop", "Telegram"),
  ])
  func pagesAreRefusedWithTheWayToTheRightForm(_ name: String, _ way: String, _ platform: String) throws {
    let page =
      "<!DOCTYPE html><html><head><title>x</title></head><body><div class=\"page_wrap\"><div class=\"page_header\"></div></div></body></html>"
    let body = platform == "Telegram" ? page : "<html><head><title>x</title></head><body>hoi</body></html>"
    let problems = try Samples.read(bytes: Array(body.utf8), name: name).problems
    #expect(problems.count == 1)
    #expect(problems.first?.message.nl.contains(way) == true && problems.first?.message.nl.contains(platform) == true)
    #expect(problems.first?.message.nl.contains(platform == "YouTube" ? "CSV" : "JSON") == true)
  }

  @Test func hugoAndItsFrontMatter() throws {
    let folder = "+++\ntitle = \"Sportdag\"\ndate = 2024-05-01\ndraft = true\n+++\nHet was leuk.\n"
    let file = try TemporaryFile(Array(folder.utf8), "a.md")
    let posts = Samples.read([file.path]).posts
    #expect(posts.first?.text.contains("Het was leuk.") == true)
    #expect(posts.first?.time?.iso == "2024-05-01")
  }

  // MARK: - Meta

  @Test(arguments: [
    ("Mobiloverf\u{C3}\u{B8}rsler", "Mobiloverførsler"),
    ("\u{E2}\u{9D}\u{A4} top \u{F0}\u{9F}\u{8E}\u{89}", "❤ top 🎉"),
    ("Al goed: één “keer”", "Al goed: één “keer”"),
    ("\u{C3}", "\u{C3}"), ("gewoon", "gewoon"), ("caf\u{E9}", "caf\u{E9}"),
    ("half \u{C3}\u{A9} en €", "half \u{C3}\u{A9} en €"),
  ])
  func mojibake(_ spoilt: String, _ meant: String) {
    #expect(Mojibake.repaired(spoilt) == meant)
  }

  @Test func facebookInItsShapes() throws {
    #expect(try Self.texts(#"{"timestamp":1700000000,"title":"X","data":[{"post":"alleen"}]}"#) == ["alleen"])
    #expect(
      try Self.texts(
        #"[{"timestamp":1700000000,"data":[{"post":"tekst"},{"update_timestamp":1}],"attachments":[{"data":[{"media":{"uri":"posts/a.jpg","description":"tekst"}}]}]}]"#
      ) == ["tekst"])
    let tagged = try Samples.read(
      bytes: Array(
        #"[{"timestamp":1700000000,"data":[{"post":"Op de foto"}],"attachments":[{"data":[{"media":{"uri":"a.jpg"}}]}],"tags":[{"name":"Ren\u00c3\u00a9e"}]}]"#
          .utf8))
    #expect(tagged.posts.first?.context.depicted == ["Renée"])
    let edits =
      #"[{"timestamp":1700000000,"media":[],"label_values":[{"label":"Tekst","value":"na de wijziging"},{"label":"URL","value":"https://www.facebook.example/veel/langer/dan/de/tekst"}],"fbid":"77"}]"#
    #expect(try Self.texts(edits) == ["na de wijziging"])
  }

  @Test func instagramInDutch() throws {
    let comments =
      #"[{"string_map_data":{"Opmerking":{"value":"Wat leuk!"},"Media-eigenaar":{"value":"ander"},"Tijd":{"timestamp":1700000000}}}]"#
    let harvest = try Samples.read(bytes: Array(comments.utf8))
    #expect(harvest.posts.map(\.text) == ["Wat leuk!"])
    #expect(harvest.posts.first?.kind == .comment)
    #expect(harvest.posts.first?.time?.iso == "2023-11-14T22:13:20Z")
  }

  // MARK: - LinkedIn, YouTube and other tables

  @Test func twoWaysOfQuoting() throws {
    let shares =
      "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n2025-07-01 14:33:22,https://l.example/1,\"Een.\"\"\n\"\"\"\"\n\"\"Twee\",,,MEMBER_NETWORK\n"
    #expect(try Self.texts(shares) == ["Een.\n\nTwee"])
    let comments =
      "Date,Link,Message\n2025-07-01 14:33:22,https://l.example/1,\"Zij zei \\\"ja, graag\\\" en\nging\"\n2025-07-02 14:33:22,https://l.example/1,kort\n"
    #expect(try Self.texts(comments) == ["Zij zei \"ja, graag\" en\nging", "kort"])
    let notes = "Notes:\n\"Dit bestand, ja\"\n\nDate,Link,Message\n2025-07-01 14:33:22,https://l.example/1,gewoon\n"
    #expect(try Self.texts(notes) == ["gewoon"])
  }

  @Test func youTubeInDutch() throws {
    let rows = """
      Reactie-ID, Kanaal-ID, Aanmaaktijdstempel reactie, Prijs, Video-ID, Reactietekst
      Ug1,UC1,2024-01-02T03:04:05.678+00:00,0,vid,"{""text"":""> eerder""},{""text"":""\\nja""},{""text"":""@juf"",""mention"":{""id"":""1""}}"

      Ug2,UC1,2024-01-02T03:04:05+00:00,0,vid,"{""text"":""kort""}"
      """
    let harvest = try Samples.read(bytes: Array(rows.utf8))
    #expect(harvest.posts.map(\.text) == ["> eerder\nja@juf", "kort"])
    #expect(harvest.posts.first?.time?.iso == "2024-01-02T03:04:05Z")
  }

  @Test(arguments: [
    "datum;bericht\r\n01-02-2024;\"een; \"\"twee\"\"\r\ndrie\"\r\n",
    "sep=;\ndatum;bericht\n01-02-2024;\"een; \"\"twee\"\"\r\ndrie\"\n",
    "datum\tbericht\r01-02-2024\t\"een; \"\"twee\"\"\r\ndrie\"\r",
  ])
  func dialectsOfCSV(_ table: String) throws {
    #expect(try Self.texts(table, name: "x.csv") == ["een; \"twee\"\r\ndrie"])
  }

  // MARK: - Chats

  @Test(arguments: [
    ("[09-04-2026, 15:23:44] Els: hoi", "Els", "hoi"),
    ("27-08-2020 11:17 \u{2013} ~\u{A0}Bram 🌸: hoi", "Bram 🌸", "hoi"),
    ("\u{FEFF}27-08-2020 11:17 - +31 6 00000000: hoi", "+31 6 00000000", "hoi"),
    ("\u{200E}[27/08/20 11:17:05\u{202F}p.m.] Els: hoi: daar", "Els", "hoi: daar"),
    ("27.08.2020, 11:17 - Jan \"De Beer\" Vos: hoi", "Jan \"De Beer\" Vos", "hoi"),
    ("\n27-08-2020 11:17 - Els: hoi", "Els", "hoi"),
  ])
  func linesOfWhatsApp(_ line: String, _ author: String, _ text: String) throws {
    let harvest = try Samples.read(bytes: Array(line.utf8))
    #expect(harvest.posts.map(\.author) == [author])
    #expect(harvest.posts.map(\.text) == [text])
  }

  @Test(arguments: [
    "27-08-2020 11:17 - Els heeft het onderwerp gewijzigd van \"a: b\" in \"c: d\"",
    "27-08-2020 11:17 - Je hebt de groep ‘Ouders: groep 5’ gemaakt",
    "[27-08-2020, 11:17:05] Groep 5: \u{200E}Els heeft Bram toegevoegd.",
    "27-08-2020 11:17 - Je beveiligingscode met Els is gewijzigd. Tik voor meer informatie.",
  ])
  func whatTheAppWroteIsNobodys(_ line: String) throws {
    let harvest = try Samples.read(bytes: Array(line.utf8))
    #expect(harvest.posts.isEmpty)
    #expect(harvest.skipped == [.system: 1])
  }

  @Test func chatsOfOneNameStayApart() throws {
    func chat(_ id: Int) -> String {
      #"{"type":"private_supergroup","id":\#(id),"messages":[{"id":1,"type":"message","date":"2025-03-01T10:00:00","from":"A","from_id":"user1","text":"hoi \#(id)"}]}"#
    }
    let account = #"{"about":"x","chats":{"about":"y","list":[\#(chat(1)),\#(chat(2))]}}"#
    let both = try TemporaryFile(Array(account.utf8), "result.json")
    let one = try TemporaryFile(Array(chat(2).utf8), "result.json")
    let (posts, scan) = Samples.read([both.path, one.path])
    #expect(posts.map(\.text) == ["hoi 1", "hoi 2"])
    #expect(scan.counts.skipped == [.duplicate: 1])
  }

  @Test func whatTelegramGetsWrong() throws {
    let chat = #"""
      {"name":"A","type":"personal_chat","id":1,"messages":[
       {"id":1,"type":"message","date":"2025-03-01T10:00:00","from_id":"user1","text":"bel \x0C, pad C:\\x0C"},
       {"id":2,"type":"message","date":"2025-03-01T10:00:00","from_id":"user1",
        "text":[{"type":"custom_emoji","text":"x","document_id": (File not included. Change data exporting settings to download.)
        }," ja"]},
       {"id":3,"type":"message","date":"2025-03-01T10:00:00","from_id":"user1","rich_message":{"blocks":[{"text":"nieuw"}]}}
      ]}
      """#
    let harvest = try Samples.read(bytes: Array(chat.utf8))
    #expect(harvest.posts.map(\.text) == ["bel \u{0C}, pad C:\\x0C", "x ja", "nieuw"])
    #expect(harvest.problems.isEmpty)
  }

  @Test func snapsWithoutWordsAreNoChat() throws {
    let history =
      #"{"ander":[{"From":"ander","Media Type":"IMAGE","Created":"2024-01-01 12:00:00 UTC","IsSender":false}]}"#
    #expect(throws: ExportProblem.self) { try Samples.read(bytes: Array(history.utf8), name: "json/snap_history.json") }
  }

  // MARK: - Duplicates

  @Test func idsOfOnesOwnDoNotFold() throws {
    let first = try TemporaryFile(Array(#"{"id":"p1","text":"een"}"#.utf8), "a.jsonl")
    let second = try TemporaryFile(Array(#"{"id":"p1","text":"twee"}"#.utf8), "b.jsonl")
    #expect(Samples.read([first.path, second.path]).posts.map(\.text) == ["een", "twee"])
    #expect(Samples.read([first.path, first.path]).posts.map(\.text) == ["een"])
  }

  @Test func partsOfOneAccountAreOne() throws {
    func posts(_ numbers: ClosedRange<Int>) -> [UInt8] {
      let records = numbers.map { #"{"timestamp":\#(1_700_000_000 + $0),"data":[{"post":"bericht \#($0)"}]}"# }
      return Array("[\(records.joined(separator: ","))]".utf8)
    }
    let path = "your_facebook_activity/posts/your_posts__check_ins__photos_and_videos_1.json"
    let (one, two) = (
      try TemporaryArchive(.zip, [(path, posts(1...20))]), try TemporaryArchive(.zip, [(path, posts(15...40))])
    )
    let (found, scan) = Samples.read([one.path, two.path])
    #expect(found.count == 40)
    #expect(scan.counts.skipped == [.duplicate: 6])
  }
}
