/// What rules are called in words, in reports and lists.
package enum RuleTitles {
  /// The title of a kind or of a rule about the whole post; the id itself where there is none.
  package static func title(of rule: String) -> Wording {
    if let kind = Kind(rawValue: rule) { return title(of: kind) }
    return postRules.first { $0.id == rule }?.title ?? Wording(nl: rule, en: rule)
  }

  /// The rules about the whole post, in the contract's order.
  package static let postRules: [(id: String, title: Wording)] = [
    ("disclaimer-ontbreekt", Wording(nl: "Disclaimer ontbreekt", en: "Disclaimer missing")),
    ("disclaimer-onvolledig", Wording(nl: "Disclaimer niet volledig", en: "Disclaimer incomplete")),
    (
      "medewerker-vermelding-ontbreekt",
      Wording(nl: "Niet gezegd dat je hier werkt", en: "Not said that you work here")
    ),
    ("functie-vermelding-ontbreekt", Wording(nl: "Functie niet genoemd", en: "Function not named")),
    ("beeld-zonder-toestemming", Wording(nl: "Beeld zonder toestemming", en: "Picture without consent")),
    ("opname-les", Wording(nl: "Opname van een les", en: "Recording of a lesson")),
    ("vrienden-met-leerling", Wording(nl: "Privécontact met een leerling", en: "Private contact with a pupil")),
    (
      "mededeling-hoort-op-intranet",
      Wording(nl: "Mededeling voor het intranet", en: "Announcement for the intranet")
    ),
    ("indirect-herleidbaar", Wording(nl: "Herleidbaar zonder naam", en: "Recognisable without a name")),
    ("goede-naam-school", Wording(nl: "Goede naam van de school", en: "The school's good name")),
    ("tijdens-lestijd", Wording(nl: "Geplaatst onder lestijd", en: "Posted during lessons")),
    ("groepsapp-onder-13", Wording(nl: "Groepsapp onder de 13", en: "Group chat under 13")),
    ("strijdig-met-missie", Wording(nl: "Past niet bij de missie", en: "At odds with the mission")),
    ("bericht-bij-crisis", Wording(nl: "Bericht bij een crisis", en: "Post in a crisis")),
  ]

  package static func title(of kind: Kind) -> Wording {
    switch kind {
    case .naamLeerling: Wording(nl: "Naam van een leerling", en: "Name of a pupil")
    case .naamOverig: Wording(nl: "Naam van iemand", en: "Name of a person")
    case .bsn: Wording(nl: "Burgerservicenummer", en: "Citizen service number (BSN)")
    case .onderwijsnummer: Wording(nl: "Onderwijsnummer", en: "Education number")
    case .leerlingnummer: Wording(nl: "Leerlingnummer", en: "Pupil number")
    case .iban: Wording(nl: "Rekeningnummer", en: "Bank account number")
    case .documentnummer: Wording(nl: "Documentnummer", en: "Document number")
    case .kenteken: Wording(nl: "Kenteken", en: "Number plate")
    case .creditcard: Wording(nl: "Creditcardnummer", en: "Credit card number")
    case .locatie: Wording(nl: "Plek van iemand", en: "Somebody's location")
    case .email: Wording(nl: "E-mailadres", en: "E-mail address")
    case .telefoon: Wording(nl: "Telefoonnummer", en: "Telephone number")
    case .onlineID: Wording(nl: "Online account of adres", en: "Online account or address")
    case .geboortedatum: Wording(nl: "Geboortedatum of leeftijd", en: "Date of birth or age")
    case .fysiek: Wording(nl: "Uiterlijk", en: "Looks")
    case .fysiologisch: Wording(nl: "Gezondheid", en: "Health")
    case .genetisch: Wording(nl: "Erfelijke gegevens", en: "Genetic data")
    case .psychisch: Wording(nl: "Psychische gezondheid", en: "Mental health")
    case .economisch: Wording(nl: "Geld en werk", en: "Money and work")
    case .cultureel: Wording(nl: "Geloof of afkomst", en: "Religion or origin")
    case .sociaal: Wording(nl: "Thuissituatie", en: "Situation at home")
    case .belediging: Wording(nl: "Belediging", en: "Insult")
    case .pesten: Wording(nl: "Pesten", en: "Bullying")
    case .bedreiging: Wording(nl: "Bedreiging", en: "Threat")
    case .stalken: Wording(nl: "Stalken", en: "Stalking")
    case .zwartmaken: Wording(nl: "Zwartmaken", en: "Slander")
    case .discriminatie: Wording(nl: "Discriminatie", en: "Discrimination")
    case .sexting: Wording(nl: "Sexting", en: "Sexting")
    case .grensoverschrijdend: Wording(nl: "Grensoverschrijdend gedrag", en: "Sexually transgressive conduct")
    case .hacken: Wording(nl: "Hacken", en: "Hacking")
    case .radicalisering: Wording(nl: "Radicalisering", en: "Radicalisation")
    case .memes: Wording(nl: "Kwetsende meme", en: "Hurtful meme")
    case .ontsporen: Wording(nl: "Ontsporend gesprek", en: "Conversation off the rails")
    case .beschadigen: Wording(nl: "Beschadigen", en: "Doing damage")
    case .strafbaar: Wording(nl: "Mogelijk strafbaar", en: "Possible offence")
    case .vertrouwelijk: Wording(nl: "Vertrouwelijk", en: "Confidential")
    }
  }
}
