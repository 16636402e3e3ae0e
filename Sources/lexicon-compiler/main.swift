#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif
internal import LexiconCompiler
internal import Text

// Writes the compiled lists into the folder that the first argument names. `make compiled` runs it.

func complain(_ message: String) -> Never {
  let line = Array((message + "\n").utf8)
  _ = write(STDERR_FILENO, line, line.count)
  exit(2)
}

guard CommandLine.arguments.count == 2 else { complain("usage: lexicon-compiler FOLDER") }
do throws(PatternFileError) {
  for file in try CompiledLexicon().files {
    let path = CommandLine.arguments[1] + "/" + file.name
    guard let output = fopen(path, "w") else { complain("\(path) cannot be written") }
    let count = fwrite(file.bytes, 1, file.bytes.count, output)
    guard fclose(output) == 0, count == file.bytes.count else { complain("\(path) cannot be written") }
  }
} catch {
  complain("\(error.file):\(error.line): \(error.message)")
}
