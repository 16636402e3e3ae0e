import CArchive
import Drukproef
import Testing

@testable import Exports

#if canImport(Glibc)
  import Glibc
#endif

/// Broken and malicious input: what can be read is read, the rest is told with its place, nothing traps.
@Suite struct BadInputTests {
  @Test func aTruncatedListGivesWhatIsWhole() throws {
    let whole = Array(
      #"window.YTD.tweets.part0 = [{"tweet":{"id_str":"1","full_text":"een"}},{"tweet":{"id_str":"2","full_text":"tw"#
        .utf8)
    let harvest = try Samples.read(bytes: whole)
    #expect(harvest.posts.map(\.text) == ["een"])
    #expect(harvest.problems.count == 1)
    #expect(harvest.problems.first?.byte ?? 0 > 70)
  }

  @Test func aBrokenRecordDoesNotSpoilTheNext() throws {
    let harvest = try Samples.read(
      bytes: Array(
        #"[{"tweet":{"id_str":"1","full_text":"een"}},{"tweet":{"id_str" "2"}},{"tweet":{"id_str":"3","full_text":"drie"}}]"#
          .utf8))
    #expect(harvest.posts.map(\.text) == ["een", "drie"])
    #expect(harvest.problems.count == 1)
  }

  @Test func aMissingQuotationMarkCostsOneRecord() throws {
    let lines = (0..<5).map { #"{"tweet":{"id_str":"\#($0)","full_text":"nummer \#($0)\#($0 == 2 ? "" : "\"")}}"# }
    let harvest = try Samples.read(bytes: Array(("[\n" + lines.joined(separator: ",\n") + "\n]").utf8))
    #expect(harvest.posts.map(\.text) == ["nummer 0", "nummer 1", "nummer 3", "nummer 4"])
    #expect(harvest.problems.count == 1)
  }

  @Test func aMissingQuotationMarkCostsOneRecordOverLines() throws {
    let records = (0..<4).map {
      "  {\n    \"tweet\" : {\n      \"full_text\" : \"nummer \($0)\($0 == 2 ? "" : "\"")\n    }\n  }"
    }
    let harvest = try Samples.read(bytes: Array(("[\n" + records.joined(separator: ",\n") + "\n]").utf8))
    #expect(harvest.posts.map(\.text) == ["nummer 0", "nummer 1", "nummer 3"])
    #expect(harvest.problems.count == 1)
  }

  @Test func deepJSONIsRefused() throws {
    let deep =
      #"[{"tweet":{"full_text":"een","x":"# + String(repeating: "[", count: 100_000)
      + String(repeating: "]", count: 100_000) + #"}},{"tweet":{"full_text":"twee"}}]"#
    let harvest = try Samples.read(bytes: Array(deep.utf8))
    #expect(harvest.posts.map(\.text) == ["twee"])
    #expect(harvest.problems.count == 1)
  }

  @Test func loneSurrogatesAndBadUTF8AreMended() throws {
    var bytes = Array(#"[{"tweet":{"full_text":"\ud83d een "#.utf8)
    bytes += [0xFF, 0xC3]
    bytes += Array(#""}}]"#.utf8)
    let harvest = try Samples.read(bytes: bytes)
    #expect(harvest.posts.first?.text.hasPrefix("\u{FFFD} een \u{FFFD}") == true)
    #expect(harvest.problems.isEmpty)
  }

  @Test func entitiesOfOnesOwnAreRefused() throws {
    let laughs = """
      <?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
      <rss version="2.0"><channel><item><title>&b;</title></item></channel></rss>
      """
    let harvest = try Samples.read(bytes: Array(laughs.utf8), name: "feed.xml")
    #expect(harvest.posts.isEmpty)
    #expect(harvest.problems.first?.message.nl.contains("DOCTYPE") == true)
  }

  @Test func aTruncatedFeedGivesWhatIsWhole() throws {
    let feed = "<rss version=\"2.0\"><channel><item><title>Een</title></item><item><title>Tw"
    let harvest = try Samples.read(bytes: Array(feed.utf8), name: "feed.xml")
    #expect(harvest.posts.map(\.text) == ["Een"])
    #expect(harvest.problems.count == 1)
  }

  @Test func anUnclosedCellIsTold() throws {
    let harvest = try Samples.read(
      bytes: Array("Date,Link,Message\n2025-01-01 10:00:00,x,goed\n2025-01-01 10:00:00,x,\"nooit dicht\n".utf8))
    #expect(harvest.posts.map(\.text) == ["goed"])
    #expect(harvest.problems.count == 1)
  }

  @Test func noBytesTrap() throws {
    var state: UInt64 = 42
    let seeds = [
      "window.YTD.tweets.part0 = [{\"tweet\":{\"full_text\":\"", "27-08-2020 11:17 - A: ", "<rss><channel><item>",
      "Date,Link,Message\n\"", "{\"orderedItems\":[{",
    ]
    for round in 0..<400 {
      var bytes = Array(seeds[round % seeds.count].utf8)
      for _ in 0..<(round * 3) {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let alphabet = Array("{}[]\"\\,:<>&;\n\r\t 09az-é\u{200E}".utf8)
        bytes.append(
          round % 2 == 0 ? alphabet[Int(state >> 33) % alphabet.count] : UInt8(truncatingIfNeeded: state >> 40))
      }
      _ = try? Samples.read(bytes: bytes)
    }
  }

  // MARK: - Archives

  @Test func anArchiveAndItsFolderGiveEachPostOnce() throws {
    let tweets = try FileBytes.read(Samples.path("x/archief-2025/data/tweets.js"))
    let zip = try TemporaryArchive(.zip, [("data/tweets.js", tweets), ("data/tweets_media/a.jpg", [1, 2, 3])])
    let tar = try TemporaryArchive(.tarGzip, [("data/tweets.js", tweets)])
    let alone = Samples.read([zip.path])
    #expect(alone.scan.counts.posts == 6)
    #expect(alone.posts.first?.file == zip.path + "!data/tweets.js")
    let both = Samples.read([zip.path, tar.path, "x/archief-2025"])
    #expect(both.scan.counts.posts == 8)
    #expect(both.scan.counts.problems == 0)
  }

  @Test func chatsFold() throws {
    let chat = try FileBytes.read(Samples.path("whatsapp/WhatsApp-chat met Ouders groep 5.txt"))
    let zip = try TemporaryArchive(.zip, [("_chat.txt", chat)])
    let both = Samples.read([zip.path, "whatsapp/WhatsApp-chat met Ouders groep 5.txt"])
    #expect(both.scan.counts.messages == 7)
    #expect(both.scan.counts.skipped[.duplicate] == 7)
  }

  @Test func namesThatPointOutAreRefusedAndTheRestIsRead() throws {
    let chat = try FileBytes.read(Samples.path("whatsapp/onzeker.txt"))
    let zip = try TemporaryArchive(.zip, [("../../boos.txt", chat), ("goed.txt", chat)])
    let (posts, scan) = Samples.read([zip.path])
    #expect(posts.count == 3)
    #expect(scan.counts.problems == 1)
  }

  @Test func archivesInArchives() throws {
    let chat = try FileBytes.read(Samples.path("whatsapp/onzeker.txt"))
    let inner = try TemporaryArchive(.zip, [("_chat.txt", chat)])
    let outer = try TemporaryArchive(.zip, [("chat.zip", try FileBytes.read(inner.path))])
    #expect(Samples.read([outer.path]).posts.count == 3)
    var deep = outer
    for _ in 0..<4 { deep = try TemporaryArchive(.zip, [("x.zip", try FileBytes.read(deep.path))]) }
    let (posts, scan) = Samples.read([deep.path])
    #expect(posts.isEmpty)
    #expect(scan.counts.problems > 0)
  }

  @Test func aBombIsStopped() throws {
    var line = Array(repeating: UInt8(ascii: "a"), count: 100 << 20)
    line.replaceSubrange(0..<22, with: Array("27-08-2020 11:17 - A: ".utf8))
    let chat = Array("27-08-2020 11:16 - B: hoi\n".utf8)
    let bomb = try TemporaryArchive(.zip, [("_chat.txt", chat + line)])
    let (posts, scan) = Samples.read([bomb.path])
    #expect(posts.first?.text == "hoi")
    #expect(scan.counts.problems > 0)
  }

  @Test(arguments: [TemporaryArchive.Form.zip, .lockedZip]) func aLockedArchiveIsTold(_ form: TemporaryArchive.Form)
    throws
  {
    let chat = try FileBytes.read(Samples.path("whatsapp/onzeker.txt"))
    let zip = try TemporaryArchive(form, [("_chat.txt", chat), ("a.jpg", [1, 2])])
    let (posts, scan) = Samples.read([zip.path])
    #expect(posts.count == (form == .zip ? 3 : 0))
    #expect(scan.counts.problems == (form == .zip ? 0 : 1))
  }

  @Test func contentTellsWhatAFileIsAndNotItsName() throws {
    let tweets = try FileBytes.read(Samples.path("x/archief-2025/data/tweets.js"))
    let zip = try TemporaryArchive(.zip, [("data/tweets.js", tweets)])
    let renamed = try TemporaryFile(try FileBytes.read(zip.path), "archief.txt")
    #expect(Samples.read([renamed.path]).scan.counts.posts == 6)
    let chat = try TemporaryFile(try FileBytes.read(Samples.path("whatsapp/onzeker.txt")), "chat.json")
    #expect(Samples.read([chat.path]).posts.count == 3)
  }

  @Test(arguments: [
    ([0x25, 0x50, 0x44, 0x46, 0x2D, 0x31], "document"), ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "7z"),
    ([0xFF, 0xD8, 0xFF, 0xE0], "beeld"),
    ([0x52, 0x61, 0x72, 0x21, 0x1A], "7z"), ([], "leeg"), (Array("zomaar wat".utf8), "geen export"),
    ([0, 0, 0, 0, 0, 0], "geen export"),
  ])
  func whatIsNoExportIsTold(_ bytes: [UInt8], _ word: String) throws {
    let file = try TemporaryFile(bytes, "export.zip")
    let scan = ExportScan([file.path])
    let problems = scan.flatMap(\.problems)
    #expect(problems.count == 1)
    #expect(problems.first?.message.nl.contains(word) == true, "\(problems.map(\.message.nl))")
  }

  @Test(arguments: ["{\"Video\":", "{\"Comment\":{\"Comments\":{\"CommentsList\":[]}},\"x\":"]) func depthIsBounded(
    _ start: String
  ) throws {
    let deep = start + String(repeating: "{\"a\":", count: 100_000) + "1" + String(repeating: "}", count: 100_000) + "}"
    let tiktok =
      "{\"Comment\":{\"Comments\":{\"CommentsList\":[{\"date\":\"2024-01-01 10:00:00\",\"comment\":\"hoi\"}]}},\"Video\":"
      + deep + "}"
    let harvest = try Samples.read(bytes: Array(tiktok.utf8))
    #expect(harvest.posts.map(\.text) == ["hoi"])
    #expect(harvest.problems.count == 1)
  }

  @Test func aLineWithoutEndIsToldAndForgotten() throws {
    let harvest = try Samples.read(
      bytes: Array("27-08-2020 11:17 - A: hoi\n".utf8) + [UInt8](repeating: 0x61, count: 20 << 20)
        + Array("\n27-08-2020 11:18 - B: dag\n".utf8))
    #expect(harvest.posts.count == 2)
    #expect(harvest.posts.last?.text == "dag")
    #expect(harvest.problems.map(\.byte) == [26])
  }

  @Test func aRecordWithoutEndIsToldAndForgotten() throws {
    let long = String(repeating: "a", count: 20 << 20)
    let harvest = try Samples.read(
      bytes: Array(
        "[{\"tweet\":{\"full_text\":\"een\"}},{\"tweet\":{\"full_text\":\"\(long)\"}},{\"tweet\":{\"full_text\":\"drie\"}}]"
          .utf8))
    #expect(harvest.posts.map(\.text) == ["een", "drie"])
    #expect(harvest.problems.count == 1)
  }

  @Test func aCellWithoutEndEndsTheTable() throws {
    let long = String(repeating: "b,", count: 9 << 20)
    let harvest = try Samples.read(
      bytes: Array("Date,Link,Message\n2025-01-01 10:00:00,x,goed\n2025-01-01 10:00:00,x,\"\(long)".utf8))
    #expect(harvest.posts.map(\.text) == ["goed"])
    #expect(harvest.problems.count == 1)
  }

  @Test func encodingsMayDiffer() throws {
    let chat = "27-08-2020 11:17 - Renée: één café\n27-08-2020 11:18 - Bram: 😀\n"
    var little: [UInt8] = [0xFF, 0xFE]
    var big: [UInt8] = [0xFE, 0xFF]
    for unit in chat.utf16 {
      little += [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      big += [UInt8(unit >> 8), UInt8(unit & 0xFF)]
    }
    for bytes in [Array(chat.utf8), [0xEF, 0xBB, 0xBF] + Array(chat.utf8), little, big] {
      #expect(try Samples.read(bytes: bytes).posts.map(\.text) == ["één café", "😀"])
    }
    // A byte of Windows-1252 amid UTF-8, and half a character at the end.
    let mixed = Array("27-08-2020 11:17 - A: caf".utf8) + [0xE9] + Array(" é\n27-08-2020 11:18 - A: ".utf8) + [0xC3]
    #expect(try Samples.read(bytes: mixed).posts.map(\.text) == ["caf\u{FFFD} é", "\u{FFFD}"])
  }

  @Test func foldersThatLeadBackAreReadOnce() throws {
    let file = try TemporaryFile(try FileBytes.read(Samples.path("whatsapp/onzeker.txt")), "chat.txt")
    let folder = FilePaths.folder(of: file.path)
    symlink(folder, folder + "/terug")
    defer { unlink(folder + "/terug") }
    #expect(Samples.read([folder]).posts.count == 3)
  }

  @Test func aDamagedArchiveIsTold() throws {
    let chat = try FileBytes.read(Samples.path("whatsapp/onzeker.txt"))
    let zip = try TemporaryArchive(.tarGzip, [("a.txt", chat), ("b.txt", chat + chat)])
    let cut = try TemporaryFile(Array(try FileBytes.read(zip.path).dropLast(40)), "cut.tar.gz")
    #expect(Samples.read([cut.path]).scan.counts.problems > 0)
    #expect(Samples.read(["bestaat-niet.zip"]).scan.counts.problems == 1)
  }
}

/// A file that lives as long as a test.
final class TemporaryFile {
  let path: String

  init(_ bytes: [UInt8], _ name: String) throws {
    var template = Array("/tmp/drukproef-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw ExportProblem(Wording(nl: "", en: ""), in: name) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self) + "/" + name
    guard let file = fopen(path, "w") else { throw ExportProblem(Wording(nl: "", en: ""), in: name) }
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
  }

  deinit {
    unlink(path)
    rmdir(FilePaths.folder(of: path))
  }
}

/// An archive made for a test.
final class TemporaryArchive {
  enum Form { case zip, lockedZip, tarGzip }
  private let file: TemporaryFile
  var path: String { file.path }

  init(_ form: Form, _ entries: [(String, [UInt8])]) throws {
    file = try TemporaryFile([], form == .tarGzip ? "archief.tar.gz" : "archief.zip")
    let archive = archive_write_new()
    if form != .tarGzip {
      archive_write_set_format_zip(archive)
      if form == .lockedZip {
        archive_write_set_options(archive, "zip:encryption=traditional")
        archive_write_set_passphrase(archive, "geheim")
      }
    } else {
      archive_write_set_format_pax_restricted(archive)
      archive_write_add_filter_gzip(archive)
    }
    archive_write_open_filename(archive, file.path)
    for (name, bytes) in entries {
      let entry = archive_entry_new()
      archive_entry_set_pathname(entry, name)
      archive_entry_set_size(entry, Int64(bytes.count))
      archive_entry_set_filetype(entry, 0o100000)
      archive_entry_set_perm(entry, 0o644)
      archive_write_header(archive, entry)
      _ = bytes.withUnsafeBytes { archive_write_data(archive, $0.baseAddress, $0.count) }
      archive_entry_free(entry)
    }
    archive_write_close(archive)
    archive_write_free(archive)
  }
}
