#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif
internal import Drukproef
internal import Text

// Learns the second opinion's weights: conduct-trainer FOLDER FILE...
// A file is a gold file (.jsonl), rows `kind<TAB>sentence` (.tsv), `-` for a sentence without harm, or sentences with
// choices in them under headings `#kind` (.txt).

func complain(_ message: String) -> Never {
  let line = Array((message + "\n").utf8)
  _ = write(STDERR_FILENO, line, line.count)
  exit(2)
}

guard CommandLine.arguments.count > 2 else { complain("usage: conduct-trainer FOLDER FILE...") }
do {
  var examples = TrainingExamples(proofreader: Proofreader(lexicon: try .standard(), protocols: ProtocolLibrary()))
  for path in CommandLine.arguments.dropFirst(2) {
    guard let input = fopen(path, "r") else { complain("\(path) cannot be read") }
    defer { fclose(input) }
    while let line = readLine(from: input) { try examples.add(line, of: path) }
  }
  var harm = HarmModel()
  harm.learn(examples.examples)
  var kinds = KindModel()
  kinds.learn(examples.examples)
  var table: [UInt8] = []
  for row in 0..<SecondOpinion.rowCount {
    table.append(harm.row(row))
    table += kinds.characters(of: row)
    table.append(10)
  }
  write(table, to: CommandLine.arguments[1] + "/gewichten.tsv")
  write(lined(SecondOpinion.pairCount, harm.pair), to: CommandLine.arguments[1] + "/paren.tsv")
  write(lined(SecondOpinion.letterCount, harm.letters), to: CommandLine.arguments[1] + "/letters.tsv")
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

/// Characters in lines of one length.
func lined(_ count: Int, _ character: (Int) -> UInt8) -> [UInt8] {
  var output: [UInt8] = []
  for place in 0..<count {
    output.append(character(place))
    if (place + 1).isMultiple(of: SecondOpinion.inLine) { output.append(10) }
  }
  return output
}

func write(_ bytes: [UInt8], to path: String) {
  guard let output = fopen(path, "w") else { complain("\(path) cannot be written") }
  let count = fwrite(bytes, 1, bytes.count, output)
  guard fclose(output) == 0, count == bytes.count else { complain("\(path) cannot be written") }
}
