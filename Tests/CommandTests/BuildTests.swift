import Foundation
import Testing

/// What the program needs to start.
@Suite struct BuildTests {
  @Test func neitherFoundationNorAServerIsLinked() throws {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "ldd \"\(Program.path)\""]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    #expect(output.contains("libc.so"))
    let libraries = output.split(separator: "\n").map { String($0.split(separator: " ")[0]).filter { $0 != "\t" } }
    let unwanted = [
      "libFoundation.so", "libFoundationNetworking", "libFoundationXML", "libNIO", "libarchive", "libexpat", "libcurl",
    ]
    for library in libraries { #expect(!unwanted.contains { library.hasPrefix($0) }, "\(library)") }
  }

  @Test func versionAndRules() throws {
    #expect(try Program.run(["--version"]).output.hasPrefix("drukproef "))
    let rules = try Program.run(["rules"])
    #expect(rules.status == 0)
    #expect(rules.lines.count > 50)
  }
}
