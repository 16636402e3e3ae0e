internal import Text

/// What a school keeps to itself: files, marks, care meetings, personnel, exams, codes.
package struct ConfidentialRecognizer: Recognizer {
  package static let about = RecognizerPage(
    id: "vertrouwelijk", kinds: [.vertrouwelijk], title: Self.title, what: Self.what, why: Self.why,
    examples: [
      "⟦In het leerlingdossier staat dat het gezin hulp krijgt⟧.",
      "Voor wie het nodig heeft: ⟦de deurcode is 4471⟧.",
      "De notulen van de MR staan op de website.",
      "91 procent van onze leerlingen is geslaagd.",
      "Wie een klacht heeft, kan naar de vertrouwenspersoon.",
      "De toets van morgen gaat over hoofdstuk 3.",
      "Vraag een nieuw wachtwoord aan bij de administratie.",
      "De schooladviezen bespreken we in februari met alle ouders.",
      "Onze school kreeg een 8 van de ouders.",
      "De resultaten liggen boven het landelijk gemiddelde.",
      "Elk kind heeft een dossier dat ouders mogen inzien.",
      "De antwoorden van de kerstquiz staan in de nieuwsbrief.",
    ])

  package init() {}

  package func mentions(in reading: Reading) -> [Mention] {
    reading.matches("kind", Kind.vertrouwelijk.rawValue).compactMap { match in
      let secret = Secret(match, need: reading.family(match)["need"] ?? "", reading)
      guard let words = secret.clause, let confidence = secret.confidence(of: words) else { return nil }
      let isNamed = !reading.persons.names(in: words).isEmpty
      return Mention(
        .vertrouwelijk, reading.range(words), confidence: confidence, severity: .hoog,
        evidence: [Self.evidence(match, reading)],
        traits: isNamed ? .tiedToPerson : [], recognizer: reading.family(match).id)
    }
  }
}

extension ConfidentialRecognizer {
  fileprivate static func evidence(_ match: PatternMatch, _ reading: Reading) -> Evidence {
    switch reading.family(match).id {
    case "geheim.verslag":
      Evidence(0.8, nl: "inhoud van een dossier of intern verslag", en: "what a file or internal report says")
    case "geheim.gesprek": Evidence(0.8, nl: "inhoud van een gesprek in vertrouwen", en: "what was said in confidence")
    case "geheim.zorgteam":
      Evidence(0.8, nl: "een besluit over de zorg voor een leerling", en: "a decision on a pupil's care")
    case "geheim.cijfer":
      Evidence(0.8, nl: "cijfers of advies van een leerling", en: "a pupil's marks or school advice")
    case "geheim.melding", "geheim.veiligthuis":
      Evidence(0.8, nl: "een melding of klacht over iemand", en: "a report or complaint about somebody")
    case "geheim.personeel": Evidence(0.8, nl: "een personeelszaak", en: "a personnel matter")
    case "geheim.toets": Evidence(0.8, nl: "inhoud van een toets die nog komt", en: "the content of a test to come")
    case "geheim.code": Evidence(0.8, nl: "een wachtwoord of toegangscode", en: "a password or door code")
    default:
      Evidence(
        0.7, nl: "het bericht zegt zelf dat dit niet naar buiten mag",
        en: "the post itself says that this must stay inside")
    }
  }

  fileprivate static let title = Wording(nl: "Vertrouwelijke informatie", en: "Confidential information")
  fileprivate static let what = Wording(
    nl: """
      Zoekt zinnen die iets prijsgeven wat binnen de school hoort te blijven: inhoud van dossiers en interne verslagen, cijfers
      en adviezen van een leerling, het zorgteam, een melding, een personeelszaak, een toets die nog komt, een wachtwoord of
      deurcode. Dat er notulen of regels bestaan, is geen geheim.
      """,
    en: """
      Looks for sentences that give away what should stay in the school: the content of files and internal reports, a pupil's
      marks and advice, care meetings, reports, personnel matters, tests to come, passwords and door codes. That minutes or
      rules exist is no secret.
      """)
  fileprivate static let why = Wording(
    nl: """
      Wie bij de school hoort, houdt vertrouwelijke informatie over leerlingen, ouders en collega's binnen de school (protocol
      sociale media; AVG artikel 5, lid 1 onder f).
      """,
    en: """
      Whoever belongs to the school keeps confidential information on pupils, parents and colleagues inside (social media
      protocol; GDPR article 5(1)(f)).
      """)
}
