#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif
internal import Drukproef
internal import Text

// Learns the second opinion's weights: conduct-trainer OUTPUT FILE...
// A file is a gold file (.jsonl) or rows `kind<TAB>sentence` (.tsv), `-` for a sentence without harm.

func complain(_ message: String) -> Never {
  let line = Array((message + "\n").utf8)
  _ = write(STDERR_FILENO, line, line.count)
  exit(2)
}

guard CommandLine.arguments.count > 2 else { complain("usage: conduct-trainer OUTPUT FILE...") }
do {
  var examples = TrainingExamples(proofreader: Proofreader(lexicon: try .standard(), protocols: ProtocolLibrary()))
  for path in CommandLine.arguments.dropFirst(2) {
    guard let input = fopen(path, "r") else { complain("\(path) cannot be read") }
    defer { fclose(input) }
    while let line = readLine(from: input) { try examples.add(line, isGold: path.hasSuffix(".jsonl")) }
  }
  var model = LinearModel()
  model.learn(examples.examples)
  guard let output = fopen(CommandLine.arguments[1], "w") else { complain("the output cannot be written") }
  let bytes = model.bytes
  let count = fwrite(bytes, 1, bytes.count, output)
  guard fclose(output) == 0, count == bytes.count else { complain("the output cannot be written") }
  print("\(examples.examples.count) sentences learned")
} catch {
  complain("a line is at fault: \(error)")
}

/// A line of a file without its end.
func readLine(from input: UnsafeMutablePointer<FILE>) -> [UInt8]? {
  var line: [UInt8] = []
  while case let byte = getc(input), byte != EOF {
    if byte == 10 { return line }
    line.append(UInt8(truncatingIfNeeded: byte))
  }
  return line.isEmpty ? nil : line
}
