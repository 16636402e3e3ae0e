internal import CommandLineInterface
internal import Drukproef

/// How the page works, and whom to turn to.
enum HelpPage {
  static func page(_ desk: Desk) -> HTML {
    let school = SchoolWords(desk.protocols, desk.fields.context)
    let contacts = school.protocols.flatMap(\.contacts)
    var seen: Set<String> = []
    let cards: [HTML] = contacts.filter { seen.insert($0.id).inserted }.map(card)
    return Frame.page(
      "Hulp · Drukproef", current: "/hulp",
      """
      <h1>Hulp</h1>
      <section class="sheet"><h2>Zo werkt het</h2>
      <ol class="steps">
      <li>Vertel wie je bent en waar je bericht komt. Dat onthoudt alleen je eigen browser.</li>
      <li>Plak of typ je bericht. Na een korte pauze staat in de tekst wat opvalt.</li>
      <li>Bij elk punt staat waarom, en wat je kunt doen. Met één klik verander je het; met ‘Maak ongedaan’ zet je het terug.</li>
      <li>Kopieer de veilige versie, of vraag je leidinggevende om mee te kijken.</li>
      </ol>
      <h3>Wat de tekens betekenen</h3>
      <ul class="legend">
      <li><mark class="s-hoog">✖ ernstig</mark> veiligheid, bijzondere gegevens of mogelijk strafbaar</li>
      <li><mark class="s-midden">▲ let op</mark> kwetst iemand of past niet bij het protocol</li>
      <li><mark class="s-laag">● klein punt</mark> toon of een kleine verbetering</li>
      </ul>
      <h3>Zonder muis</h3>
      <p>Met Tab loop je langs de tekst, de knoppen en de punten. Enter op een punt wijst de woorden in je tekst aan.</p>
      </section>
      \(cards.isEmpty ? .empty : "<section><h2>Met wie je kunt praten</h2><ul class=\"contacts\">\(cards)</ul></section>")
      <section class="sheet"><h2>Privacy</h2><p>Je tekst gaat alleen naar het programma op de computer van de school, wordt
      daar gelezen en meteen vergeten. Er zijn geen cookies, er wordt niets gemeten over jou en er gaat niets naar buiten.
      Je keuzes bij ‘Over je bericht’ staan alleen in je eigen browser; namen worden niet bewaard.</p></section>
      """)
  }

  private static func card(_ contact: SchoolProtocol.Contact) -> HTML {
    "<li><b>\(contact.name)</b><span>\(contact.purpose.nl)</span><strong>\(contact.reach)</strong></li>"
  }
}
