internal import Text

/// Finds the onderwijsnummer of pupils without a BSN: nine digits from 10 on, whose eleven test leaves 5.
package struct EducationNumberRecognizer: Recognizer {
  package static let about = RecognizerPage(
    id: "onderwijsnummer", kinds: [.onderwijsnummer], title: .title, what: .what, why: .why,
    examples: [
      "Het onderwijsnummer is ⟦101222331⟧.", "onderwijsnr ⟦1012.22.331⟧", "Onderwijsnummer 100252333 klopt niet.",
      "Artikelnummer 101222331 is uitverkocht.",
      "Ordernummer 101222331",
      "Het onderwijsnummer staat op de brief.",
      "De school heeft brinnummer 12AB.",
      "Wij verzamelden 101222 doppen.",
      "Op 10-12-2023 is de open dag.",
      "Bel 010-1222331.",
      "Er zijn 1012 leerlingen.",
      "Rekening 101222331 bestaat niet.",
      "Onderwijsnummers zijn vertrouwelijk.",
    ])

  package init() {}

  package func mentions(in reading: Reading) -> [Mention] {
    let digits = reading.digits
    return digits.candidates(ofLength: 9...9, partedBy: [.space, .dot, .dash]).compactMap { groups in
      let values = digits.values(groups)
      guard values.starts(with: [1, 0]), Checksum.eleven(values) == 5 else { return nil }
      let range = digits.range(groups)
      let cue = NumberCue(of: range, words: .educationNumber, in: reading)
      guard !cue.isOtherNumber, !cue.isQuantity else { return nil }
      guard cue.distance != nil || groups.count == 1 else { return nil }
      let isBelieved = cue.distance != nil || reading.hasCapital(near: range) || reading.standsAlone(range)
      let confidence = cue.distance != nil ? 0.99 : isBelieved ? 0.6 : 0.4
      return Mention(
        .onderwijsnummer, range, confidence: confidence, severity: .hoog,
        evidence: cue.distance == nil ? [.sum] : [.contextWord(0.4), .sum],
        traits: isBelieved ? [] : .hint, recognizer: Self.about.id)
    }
  }
}

extension ContextWords {
  fileprivate static let educationNumber = ContextWords(
    "onderwijsnummer* onderwijsnr* pgn own bron-nummer bronnummer persoonsgebonden bsn eckid *onderwijsnummer")
}

extension Evidence {
  fileprivate static let sum = Evidence(
    0.5, nl: "negen cijfers vanaf 10 waarvan de gewogen som 5 overlaat",
    en: "nine digits from 10 on whose weighted sum leaves 5")
}

extension Wording {
  fileprivate static let title = Wording(nl: "Onderwijsnummer", en: "Education number")
  fileprivate static let what = Wording(
    nl: """
      Negen cijfers die met 10 beginnen en waarvan de gewogen som bij deling door elf 5 overlaat: zo ziet het nummer eruit van \
      leerlingen die (nog) geen BSN hebben.
      """,
    en:
      "Nine digits that start with 10 and whose weighted sum leaves 5 when divided by eleven: pupils without a BSN have one."
  )
  fileprivate static let why = Wording(
    nl: """
      Het persoonsgebonden nummer in het onderwijs volgt een leerling de hele schooltijd en zegt ook dat hij geen BSN heeft \
      (AVG artikel 4, lid 1; Wet register onderwijsdeelnemers).
      """,
    en: "This number follows a pupil through school and tells that there is no BSN (GDPR article 4(1)).")
}
