internal import Text

/// Finds the fourteen kinds of harmful conduct.
///
/// Pattern families (`lexicons/patterns/conduct-*.txt`) say which words can be which kind; target and stance of the
/// sentence decide whether they are. Several weak cues of one kind in one sentence add up.
package struct ConductRecognizer: Recognizer {
  private let classes: ConductClasses
  private let opinion: SecondOpinion

  package init(lexicon: Lexicon) {
    classes = ConductClasses(lexicon: lexicon)
    opinion = SecondOpinion(lexicon: lexicon)
  }

  package func mentions(in reading: Reading) -> [Mention] {
    let weigher = OpinionWeigher(reading: reading, classes: classes, opinion: opinion)
    var mentions: [Mention] = []
    var cursor = reading.patterns.startIndex
    for (number, sentence) in reading.tokens.sentences.enumerated() where !sentence.tokens.isEmpty {
      let start = cursor
      while cursor < reading.patterns.endIndex,
        Int(reading.tokens[reading.patterns[cursor].tokens.lowerBound].sentence) <= number
      {
        cursor += 1
      }
      let found = self.mentions(of: reading.patterns[start..<cursor], sentence: number, in: reading)
      mentions += weigher.weighed(found, sentence: number)
    }
    if mentions.allSatisfy({ $0.traits.contains(.hint) }), let together = weigher.togetherMention() {
      mentions = [together]
    }
    return joined(mentions, in: reading)
  }

  private func mentions(of matches: ArraySlice<PatternMatch>, sentence: Int, in reading: Reading) -> [Mention] {
    let families = matches.map { reading.family($0) }
    guard families.contains(where: { $0["kind"] != nil }) else { return [] }
    let stance = Stance(of: reading.tokens.sentences[sentence], in: reading, classes)
    let weigher = CueWeigher(reading: reading, stance: stance)
    let cues = zip(matches, families).compactMap { weigher.cue($0, $1) }
    guard !cues.isEmpty else { return [] }
    return ClassChoice(reading: reading, classes: classes).mentions(of: cues)
  }

  /// Makes clauses of one kind in sentences that follow each other one mention.
  private func joined(_ mentions: [Mention], in reading: Reading) -> [Mention] {
    var output: [Mention] = []
    for mention in mentions {
      guard let last = output.last, last.kind == mention.kind, last.kind != .belediging, last.traits == mention.traits,
        adjoin(last.range, mention.range, in: reading.tokens)
      else {
        output.append(mention)
        continue
      }
      output[output.count - 1].range = ProseRange(last.range.lower, mention.range.upper)
      output[output.count - 1].severity = max(last.severity, mention.severity)
      output[output.count - 1].confidence = max(last.confidence, mention.confidence)
    }
    return output
  }

  private func adjoin(_ first: ProseRange, _ second: ProseRange, in tokens: TokenBuffer) -> Bool {
    first.upper <= second.lower && tokens.firstToken(at: first.upper) == tokens.firstToken(at: second.lower)
  }

  package static var about: RecognizerPage { page }
}

extension ConductRecognizer {
  fileprivate static var page: RecognizerPage {
    RecognizerPage(
      id: "gedrag", kinds: Kind.allCases.filter(\.isConduct),
      title: Wording(nl: "Gedrag dat een ander schaadt", en: "Conduct that harms another"),
      what: Wording(
        nl: """
          Zinnen die een ander kunnen raken of in gevaar brengen: schelden, buitensluiten, dreigen, achtervolgen, \
          zwartmaken, discrimineren, seksuele beelden, inbreken op accounts en meer. Gekeken wordt naar wat er gezegd \
          wordt, tegen of over wie, en hoe: een citaat, een les, een ontkenning of een roep om hulp telt anders.
          """,
        en: """
          Sentences that may hurt or endanger somebody: abuse, exclusion, threats, stalking, slander, discrimination, \
          sexual images, break-ins on accounts and more. What counts is what is said, to or about whom, and how: a \
          quotation, a lesson, a denial or a call for help counts differently.
          """),
      why: Wording(
        nl: """
          De protocollen van scholen noemen pesten, kwetsen, stalken, bedreigen, zwartmaken, hacken, radicalisering, \
          sexting en memes als gedrag dat niet mag. Een deel is strafbaar.
          """,
        en: """
          School protocols name bullying, hurting, stalking, threatening, slander, hacking, radicalisation, sexting and \
          memes as conduct that is not allowed. Some of it is an offence.
          """),
      examples: [
        "jij bent een ⟦ongelofelijke sukkel⟧ weet je dat", "⟦wie doet er mee Milan de hele dag negeren⟧",
        "⟦ik maak je af⟧!", "ik ben zelf een sukkel vandaag", "De ezel is een hoefdier.",
      ])
  }
}
