/// The pages of the rules about the whole post: what they look at, and why that matters.
package enum PostRulePages {
  package static let all: [RecognizerPage] = texts.map { id, what, why in
    RecognizerPage(id: id, kinds: [], title: RuleTitles.title(of: id), what: what, why: why, examples: [])
  }

  private static let texts: [(id: String, what: Wording, why: Wording)] = [
    (
      "disclaimer-ontbreekt",
      Wording(
        nl:
          "Een medewerker schrijft privé over school, en geen enkel deel van de disclaimer staat erbij. Welke delen nodig "
          + "zijn (eigen mening, los van de school, niet verantwoordelijk voor anderen), zegt het protocol. Elke "
          + "bewoording telt, ook een hashtag zoals #persoonlijketitel en ook in het Engels. Een bericht dat niet over "
          + "school gaat, heeft geen disclaimer nodig.",
        en:
          "A member of staff writes about school in private without any part of the disclaimer. Which parts are needed is "
          + "for the protocol to say. Any wording counts, hashtags and English too. A post that is not about school needs "
          + "none."),
      Wording(
        nl: "Lezers weten dat je op school werkt en kunnen denken dat je namens de school spreekt.",
        en: "Readers know that you work at school and may think that you speak for it.")
    ),
    (
      "disclaimer-onvolledig",
      Wording(
        nl:
          "Een medewerker schrijft privé over school met een disclaimer waar een deel aan ontbreekt. Een deel dat wordt "
          + "ontkend (‘dit is niet mijn eigen mening’) telt niet mee.",
        en:
          "A private post of a member of staff about school has a disclaimer that lacks a part. A part that is denied does "
          + "not count."),
      Wording(
        nl: "Zonder alle delen is niet duidelijk namens wie je spreekt of wie voor reacties instaat.",
        en: "Without all parts it is not clear for whom you speak, or who answers for comments.")
    ),
    (
      "medewerker-vermelding-ontbreekt",
      Wording(
        nl:
          "Een medewerker schrijft over school en zegt niet dat die er werkt. ‘Onze school’ of ‘bij ons’ is niet genoeg: "
          + "de naam van de school of ‘ik werk hier’ moet erbij.",
        en: "A member of staff writes about school without saying that they work there. ‘Our school’ is not enough."),
      Wording(
        nl: "Wie meedoet aan een gesprek over school, is eerlijk over de eigen rol.",
        en: "Whoever joins a discussion about school is open about their own part in it.")
    ),
    (
      "functie-vermelding-ontbreekt",
      Wording(
        nl: "Een medewerker schrijft op het werk over school en zegt niet wat die er doet, zoals docent of conciërge.",
        en: "A member of staff writes about school at work without saying what they do there."),
      Wording(
        nl:
          "Een rector en een invaller wegen anders voor de lezer. Deze regel staat alleen aan bij scholen die dit vragen.",
        en: "A head and a substitute weigh differently to a reader. The rule is on only at schools that ask for it.")
    ),
    (
      "beeld-zonder-toestemming",
      Wording(
        nl:
          "Er is beeld of geluid van iemand van wie op de leerlingenlijst (of personeelslijst) voor dit kanaal geen ‘ja’ "
          + "staat; of het bericht zegt zelf dat er geen toestemming is, of dat het stiekem is gemaakt. Onbekend telt als "
          + "nee. Beeld van een hele groep geeft een advies.",
        en:
          "There is a picture or sound of somebody who has no ‘yes’ for this channel on the roster or staff list; or the "
          + "post itself says that there is no consent, or that it was made in secret. Unknown counts as no."),
      Wording(
        nl: "Beeld is een persoonsgegeven (AVG). Tot 16 jaar geven ouders toestemming, daarna de leerling zelf.",
        en: "A picture is personal data. Parents consent up to 16, the pupil from then on.")
    ),
    (
      "opname-les",
      Wording(
        nl:
          "Het bericht zegt dat een les is gefilmd of opgenomen, ook een online les, en niet dat dit was afgesproken.",
        en: "The post says that a lesson was filmed or recorded, an online one too, and not that this was agreed."),
      Wording(
        nl: "In de les moet iedereen zich vrij voelen om fouten te maken.",
        en: "In a lesson everybody must feel free to make mistakes.")
    ),
    (
      "vrienden-met-leerling",
      Wording(
        nl:
          "Een medewerker nodigt leerlingen uit op een privéaccount, of een leerling vraagt dat aan een medewerker. Een "
          + "werkaccount zonder privé-informatie mag.",
        en:
          "A member of staff invites pupils to a private account, or a pupil asks one on the staff. A work account without "
          + "private information is fine."),
      Wording(
        nl: "Privécontact maakt de rollen onduidelijk, voor de leerling en voor de medewerker.",
        en: "Private contact blurs the roles, for the pupil and for the member of staff.")
    ),
    (
      "mededeling-hoort-op-intranet",
      Wording(
        nl:
          "De school of een medewerker zet iets over lesuitval, huiswerk, toetsen, gymspullen, reis of kamp op een kanaal "
          + "dat iedereen kan lezen. Terugkijken mag, en een open dag of feest aankondigen ook.",
        en:
          "The school or a member of staff puts a notice about lessons off, homework, tests, kit, trips or camp on a public "
          + "channel. Looking back and announcing public events is fine."),
      Wording(
        nl: "Zo ziet iedereen het die het moet weten, en niemand die er niets mee te maken heeft.",
        en: "So everybody who must know sees it, and nobody else.")
    ),
    (
      "indirect-herleidbaar",
      Wording(
        nl:
          "Er staat geen naam, maar groep, plaats, leeftijd of wat er met iemand is, wijzen samen naar een paar leerlingen. "
          + "Naar hoeveel hoogstens, zegt het protocol (indirect_threshold, standaard 5).",
        en:
          "There is no name, but group, place, age and what somebody has point to a few pupils together. To how many at "
          + "most is for the protocol to say (indirect_threshold, 5 by default)."),
      Wording(
        nl: "Ook wie zonder naam te herkennen is, is beschermd (AVG artikel 4(1)).",
        en: "Whoever can be recognised without a name is protected too.")
    ),
    (
      "goede-naam-school",
      Wording(
        nl: "Het bericht maakt de school als geheel zwart. Kritiek op een besluit, een regel of een gebeurtenis mag.",
        en: "The post disparages the school as a whole. Criticism of a decision, a rule or an event is fine."),
      Wording(
        nl: "Een oordeel over de hele school raakt iedereen die er werkt en leert.",
        en: "A judgement on the whole school hurts everybody who works and learns there.")
    ),
    (
      "tijdens-lestijd",
      Wording(
        nl:
          "Het bericht van een leerling valt onder de lestijden van het protocol; bij een medewerker moet de tekst ook "
          + "zeggen dat er les is. Wat bij de les hoort, mag.",
        en: "A pupil's post goes out within the lesson times of the protocol; with staff the text must also say that a "
          + "lesson is on. What belongs to the lesson is fine."),
      Wording(nl: "Onder de les is de aandacht bij de les.", en: "During lessons attention is on the lesson.")
    ),
    (
      "groepsapp-onder-13",
      Wording(
        nl: "Een medewerker begint of gebruikt een groepsapp met leerlingen die jonger zijn dan het protocol toelaat "
          + "(group_app_age, standaard 13).",
        en:
          "A member of staff starts or uses a group app with pupils younger than the protocol allows (group_app_age, 13 by "
          + "default)."),
      Wording(
        nl:
          "Apps als WhatsApp zijn pas vanaf die leeftijd bedoeld. Deze regel staat alleen aan bij scholen die dit vragen.",
        en: "Apps such as WhatsApp are meant from that age. The rule is on only at schools that ask for it.")
    ),
    (
      "strijdig-met-missie",
      Wording(
        nl:
          "Het bericht bevat een woord van de lijst die de school zelf in haar protocol zet (mission_terms). Zonder lijst "
          + "wordt hier niets gevonden.",
        en:
          "The post holds a word of the list that the school itself puts in its protocol (mission_terms). Without a list "
          + "nothing is found."),
      Wording(
        nl: "Wat botst met de missie kan alleen de school zelf zeggen.",
        en: "What is contrary to the mission only the school itself can say.")
    ),
    (
      "bericht-bij-crisis",
      Wording(
        nl:
          "Het bericht gaat over een overlijden, ongeluk, geweld of dreiging bij de school. Deze regel staat alleen in het "
          + "protocol basis en in protocollen die hem overnemen.",
        en:
          "The post is about a death, accident, violence or threat at the school. The rule is only in the protocol basis and in "
          + "those that take it over."),
      Wording(
        nl: "Bij een crisis spreekt één persoon namens de school, en de familie hoort het eerst.",
        en: "In a crisis one person speaks for the school, and the family hears it first.")
    ),
  ]
}
