#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif
internal import CommandLineInterface
internal import Drukproef

/// A program that ships beside this one and links what this one need not.
enum SiblingProgram {
  /// From here on this process is the other program, with its exit code and its signals. It is looked for in this program's
  /// folder, then on the path.
  static func become(_ name: String, _ arguments: [String]) throws -> Never {
    let program = path(name)
    var pointers: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
    pointers.append(nil)
    execvp(program, pointers)
    pointers.forEach { free($0) }
    throw CommandFailure(.noProgram(name))
  }

  /// Where the other program is: beside this one, else on the path.
  static func path(_ name: String) -> String {
    let path = FilePaths.join(FilePaths.folder(of: Process.ownPath), name)
    return FileBytes.kind(path) == .file ? path : name
  }
}

extension Wording {
  static func noProgram(_ name: String) -> Wording {
    Wording(
      nl: "het programma \(name) is er niet. Het hoort in dezelfde map te staan als drukproef.",
      en: "the program \(name) is not there. It belongs in the same folder as drukproef.")
  }
}
