/// A sentence with choices in it, `wie (durft|wil) er (mee|weg)`, and the sentences that it stands for: not all, but so
/// many that each choice is in one of them.
struct SentenceForms {
  private var parts: [[Substring]] = []
  /// No more sentences than this are made of one line.
  private static let most = 8

  init(_ text: String) {
    var rest = text[...]
    while let open = rest.firstIndex(of: "("), let close = rest[open...].firstIndex(of: ")") {
      let inner = rest[rest.index(after: open)..<close]
      let choices = inner.split(separator: "|", omittingEmptySubsequences: false)
      if choices.count > 1 {
        parts.append([rest[..<open]])
        parts.append(choices)
      } else {
        parts.append([rest[...close]])
      }
      rest = rest[rest.index(after: close)...]
    }
    parts.append([rest])
  }

  var sentences: [String] {
    let choices = parts.filter { $0.count > 1 }
    let longest = parts.map(\.count).max() ?? 1
    let count = min(Self.most, choices.count > 1 ? longest + 1 : longest)
    var output: [String] = []
    for round in 0..<count {
      var sentence = ""
      var number = 0
      for part in parts {
        guard part.count > 1 else {
          sentence += part.first ?? ""
          continue
        }
        // Choices of one length do not go in step: each moves on a place further when it has been round.
        sentence += part[(round + round / part.count * number) % part.count]
        number += 1
      }
      if !output.contains(sentence) { output.append(sentence) }
    }
    return output
  }
}
