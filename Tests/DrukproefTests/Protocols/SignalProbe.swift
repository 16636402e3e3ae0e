import Testing

@testable import Drukproef
@testable import Text

@Suite struct SignalProbe {
  @Test func probe() throws {
    let text = String(decoding: try FileBytes.read("/tmp/probe.txt"), as: UTF8.self)
    let proofreader = Proofreader(lexicon: try Lexicon.standard(), protocols: try ProtocolLibrary.standard())
    for line in text.split(separator: "\n") {
      let reading = proofreader.reading(of: Document(String(line)))
      print("PROBE \(line)")
      for match in reading.patterns where reading.family(match)["signal"] != nil || reading.family(match)["denies"] != nil {
        let family = reading.family(match)
        print("PROBE    \(family.id):\(reading.lexicon.patterns.line(of: match.pattern)) [\(reading.text(reading.range(match.tokens)))]")
      }
      print("PROBE    = \(PostFacts(reading).signals.map(\.rawValue).sorted())")
    }
  }
}
