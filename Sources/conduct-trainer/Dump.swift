internal import Drukproef
internal import Text

/// Writes what the program sees in a text, for experiments: one JSON line a text.
struct Dump {
  let proofreader: Proofreader
  let recognizer: ConductRecognizer
  let opinion: SecondOpinion

  init(proofreader: Proofreader) {
    self.proofreader = proofreader
    recognizer = ConductRecognizer(lexicon: proofreader.lexicon)
    opinion = SecondOpinion(lexicon: proofreader.lexicon)
  }

  func line(_ text: String, _ kind: String) -> String {
    let reading = proofreader.reading(of: Document(text))
    func q(_ s: String) -> String {
      "\"" + s.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : ($0.isNewline || $0 == "\t" ? " " : String($0)) }.joined() + "\""
    }
    let tokens = (0..<reading.tokens.count).map {
      "[\(q(reading.key($0))),\(reading.tokens[$0].before.rawValue),\(reading.tokens[$0].shape.rawValue),\(reading.tokens[$0].kind.rawValue)]"
    }
    let hits = reading.hits.hits.map {
      "[\($0.tokens.lowerBound),\($0.tokens.upperBound),\($0.tail),\($0.wordClass.rawValue),\($0.strength)]"
    }
    let sentences = reading.tokens.sentences.map { "[\($0.tokens.lowerBound),\($0.tokens.upperBound),\($0.end.rawValue)]" }
    let patterns = reading.patterns.map {
      "[\($0.span.lowerBound),\($0.span.upperBound),\(q(reading.family($0).id)),\($0.pattern)]"
    }
    let found = recognizer.patternMentions(in: reading).enumerated().flatMap { number, mentions in
      mentions.map { "[\(number),\(q($0.kind.rawValue)),\($0.confidence),\($0.traits.rawValue),\(q($0.recognizer)),\(q($0.severity.rawValue))]" }
    }
    let final = reading.mentions.filter(\.kind.isConduct).map {
      "[\(q($0.kind.rawValue)),\($0.confidence),\($0.traits.rawValue),\(q($0.recognizer)),\(q($0.severity.rawValue))]"
    }
    let views = reading.tokens.sentences.map { sentence in
      opinion.view(of: sentence, in: reading).map { "[\($0.score),\(q($0.kind.rawValue))]" } ?? "null"
    }
    let quotations = reading.tokens.quotations.map { "[\($0.lowerBound),\($0.upperBound)]" }
    return "{\"kind\":\(q(kind)),\"text\":\(q(text)),\"tokens\":[\(tokens.joined(separator: ","))],\"hits\":[\(hits.joined(separator: ","))],\"sentences\":[\(sentences.joined(separator: ","))],\"patterns\":[\(patterns.joined(separator: ","))],\"found\":[\(found.joined(separator: ","))],\"final\":[\(final.joined(separator: ","))],\"views\":[\(views.joined(separator: ","))],\"quotes\":[\(quotations.joined(separator: ","))]}"
  }
}
