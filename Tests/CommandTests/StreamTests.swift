import Foundation
import Testing

@Suite struct StreamTests {
  private static let school = ["--config", Program.samples + "/willibrord-miland/.drukproef.toml"]

  @Test func everyLineIsAnswered() throws {
    let input = """
      {"id":"a","text":"Dag Sanne de Vries","author_role":"ouder"}

      geen json
      {"id":7}
      {"id":"b","text":"","channel":"x"}
      {"id":"c","text":"hoi","protocol":"de-passi"}
      {"id":"d","text":"hoi","channel":"krant"}
      [1,2]
      {"id":"\\u2028\\u0007","text":"geen \\ud83d punt","extra":{"a":[]}}
      """
    let outcome = try Program.run(["stream"] + Self.school, text: input)
    #expect(outcome.status == 0)
    #expect(outcome.errors.isEmpty)
    let lines = outcome.lines.map(String.init)
    #expect(lines.count == 10)
    #expect(lines[0].hasPrefix(#"{"id":"a","seq":0,"status":"ok","verdict":"aanpassen","score":"#))
    #expect(lines[1] == #"{"id":null,"seq":1,"status":"skip"}"#)
    #expect(lines[2].hasPrefix(#"{"id":null,"seq":2,"status":"error","message":"geen JSON: "#))
    #expect(lines[3] == #"{"id":7,"seq":3,"status":"error","message":"‘text’ ontbreekt of is geen tekst"}"#)
    #expect(
      lines[4]
        == #"{"id":"b","seq":4,"status":"ok","verdict":"publiceren","score":0,"findings":[],"hints":[],"advice":[]}"#)
    #expect(lines[5].hasPrefix(#"{"id":"c","seq":5,"status":"error","message":"er is geen protocol"#))
    #expect(!lines[5].contains("de-passi;"))
    #expect(lines[6].hasPrefix(#"{"id":"d","seq":6,"status":"error","message":"kies bij channel uit"#))
    #expect(lines[7].hasPrefix(#"{"id":null,"seq":7,"status":"error"#))
    #expect(lines[8].hasPrefix(#"{"id":"\u2028\u0007","seq":8,"status":"ok""#))
    #expect(lines[9] == #"{"trailer":true,"in":9,"out":9,"errors":5}"#)
  }

  @Test func nothingIn() throws {
    #expect(try Program.run(["stream"]).output == #"{"trailer":true,"in":0,"out":0,"errors":0}"# + "\n")
  }

  @Test func oneWorkerAnswersLikeEight() throws {
    let posts =
      (0..<600).map { number in
        switch number % 4 {
        case 0: #"{"id":"\#(number)","text":"Dag Sanne de Vries, nummer \#(number)"}"#
        case 1: "geen json \(number)"
        case 2: #"{"id":"\#(number)","text":"Je bent een stomme klootzak \#(number)"}"#
        default: ""
        }
      }.joined(separator: "\r\n") + "\r\n"
    let one = try Program.run(["stream", "--jobs", "1"] + Self.school, text: posts)
    let eight = try Program.run(["stream", "--jobs", "8"] + Self.school, text: posts)
    #expect(one.status == 0)
    #expect(one.output == eight.output)
    #expect(one.lines.last == #"{"trailer":true,"in":600,"out":600,"errors":150}"#)
  }

  @Test func linesOfAnyLength() throws {
    let long = String(repeating: "mooi weer vandaag ", count: 60_000) + "Sanne de Vries"
    let emoji = String(repeating: "👩🏽‍🚀", count: 100_000) + " Sanne de Vries"
    let outcome = try Program.run(
      ["stream", "--author-role", "ouder"] + Self.school,
      text: "{\"text\":\"\(long)\"}\n{\"text\":\"\(emoji)\"}\n{\"text\":\"kort\"}\n")
    #expect(outcome.lines.count == 4)
    #expect(outcome.lines[0].contains(#""start":1080000,"end":1080014"#))
    #expect(outcome.lines[1].contains(#""start":400001,"end":400015"#))
  }

  @Test func whoWaitsForAnAnswerGetsIt() throws {
    let process = Process()
    process.executableURL = URL(filePath: Program.path)
    process.arguments = ["stream", "--jobs", "4"]
    let (stdin, stdout) = (Pipe(), Pipe())
    process.standardInput = stdin
    process.standardOutput = stdout
    try process.run()
    for number in 0..<3 {
      try stdin.fileHandleForWriting.write(contentsOf: Data("{\"text\":\"hoi\"}\n".utf8))
      let answer = String(decoding: stdout.fileHandleForReading.availableData, as: UTF8.self)
      #expect(answer.hasPrefix(#"{"id":null,"seq":\#(number),"status":"ok""#))
      #expect(answer.hasSuffix("\n"))
    }
    try stdin.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test(arguments: [("codepoint", 2, 16), ("utf16", 3, 17), ("utf8", 5, 19)])
  func offsets(unit: String, start: Int, end: Int) throws {
    let outcome = try Program.run(
      ["stream", "--offsets", unit, "--author-role", "ouder"] + Self.school, text: #"{"text":"😀 Sanne de Vries"}"#)
    #expect(outcome.output.contains(#""start":\#(start),"end":\#(end)"#))
  }
}
