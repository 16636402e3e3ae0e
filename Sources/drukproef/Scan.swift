#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif
internal import ArgumentParser
internal import CommandLineInterface
internal import Drukproef

/// `drukproef scan`: hands over to the program beside this one that reads archives, so that this one need not link their libraries.
struct Scan: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scan",
    abstract: "Lees geëxporteerde berichten van sociale media na.",
    usage: "drukproef scan <export> ... [<opties>]")

  @Argument(parsing: .captureForPassthrough, help: .hidden)
  var arguments: [String] = []

  func run() throws {
    let program = FilePaths.join(FilePaths.folder(of: Process.ownPath), "drukproef-scan")
    guard FileBytes.kind(program) == .file else { throw CommandFailure(.noProgram) }
    var pointers: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
    pointers.append(nil)
    // From here on this process is the other program, with its exit code and its signals.
    execv(program, pointers)
    pointers.forEach { free($0) }
    throw CommandFailure(.noProgram)
  }
}

extension Wording {
  fileprivate static let noProgram = Wording(
    nl: "het programma drukproef-scan is er niet. Het hoort in dezelfde map te staan als drukproef.",
    en: "the program drukproef-scan is not there. It belongs in the same folder as drukproef.")
}
