import Foundation

/// The program as built, run as its users run it.
enum Program {
  struct Outcome {
    var status: Int32
    var output: String
    var errors: String
    var lines: [Substring] { output.split(separator: "\n", omittingEmptySubsequences: true) }
  }

  /// Beside the bundle of the tests.
  static let path = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    .appending(path: "drukproef").path

  static let samples = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "samples").path

  /// Runs the program. Its environment holds `environment` and a PATH alone.
  static func run(
    _ arguments: [String], program: String = path, input: Data = Data(), in folder: String? = nil,
    environment: [String: String] = [:]
  ) throws -> Outcome {
    // A program that ends before it has read its input is no reason for the tests to end.
    signal(SIGPIPE, SIG_IGN)
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    if let folder { process.currentDirectoryURL = URL(filePath: folder) }
    process.environment = environment.merging(["PATH": "/usr/bin:/bin"]) { own, _ in own }
    let (stdin, stdout, stderr) = (Pipe(), Pipe(), Pipe())
    process.standardInput = stdin
    process.standardOutput = stdout
    process.standardError = stderr
    try process.run()
    // Written and read at once, so that no pipe fills up while the other waits.
    let writer = Thread {
      try? stdin.fileHandleForWriting.write(contentsOf: input)
      try? stdin.fileHandleForWriting.close()
    }
    writer.start()
    let complaints = Drain(stderr)
    let output = try stdout.fileHandleForReading.readToEnd() ?? Data()
    let errors = complaints.wait()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: String(decoding: output, as: UTF8.self),
      errors: String(decoding: errors, as: UTF8.self))
  }

  static func run(_ arguments: [String], text: String, environment: [String: String] = [:]) throws -> Outcome {
    try run(arguments, input: Data(text.utf8), environment: environment)
  }

  /// A folder of its own with these files, removed afterwards.
  static func withFolder<Result>(_ files: [String: Data], _ body: (String) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "drukproef-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, data) in files {
      let url = folder.appending(path: name)
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try data.write(to: url)
    }
    return try body(folder.path)
  }
}

/// Reads a pipe to its end on a thread of its own.
private final class Drain: @unchecked Sendable {
  private var data = Data()
  private let done = DispatchSemaphore(value: 0)

  init(_ pipe: Pipe) {
    let handle = pipe.fileHandleForReading
    Thread {
      self.data = (try? handle.readToEnd()) ?? Data()
      self.done.signal()
    }.start()
  }

  func wait() -> Data {
    done.wait()
    return data
  }
}
