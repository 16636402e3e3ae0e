/// The file that a school begins its own protocol with.
package enum ProtocolTemplate {
  /// An id made of a school's name: `de-linde` of `De Linde`.
  package static func id(of name: String) -> String {
    var id = ""
    for character in name.lowercased() {
      if let plain = accents[character] {
        id.append(plain)
      } else if character.isASCII, character.isLetter || character.isNumber {
        id.append(character)
      } else if !id.isEmpty, id.last != "-" {
        id.append("-")
      }
    }
    while id.last == "-" { id.removeLast() }
    return id
  }

  private static let accents: [Character: Character] = [
    "é": "e", "è": "e", "ë": "e", "ê": "e", "ï": "i", "í": "i", "ö": "o", "ó": "o", "ü": "u", "ú": "u", "á": "a",
    "à": "a", "ä": "a", "ç": "c", "ñ": "n",
  ]

  /// A commented protocol that builds on another, ready to be filled in. It is valid as it is.
  ///
  /// - Parameter hasStaffRules: whether the other protocol has rules for staff.
  package static func text(name: String, parent: String, hasStaffRules: Bool = true) -> String {
    let id = id(of: name)
    let shown = name.filter { $0 != "\"" && $0 != "\\" && $0 != "\n" }
    return lines(hasStaffRules).split(separator: "«", omittingEmptySubsequences: false).enumerated().map {
      number, part in
      guard number > 0, let end = part.firstIndex(of: "»") else { return String(part) }
      let value = ["id": id, "name": shown, "parent": parent][String(part[..<end])] ?? ""
      return value + part[part.index(after: end)...]
    }.joined()
  }

  /// The template's lines, with those on staff or without.
  private static func lines(_ hasStaffRules: Bool) -> String {
    var isAboutStaff = false
    return text.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
      guard line.hasPrefix("%") else { return hasStaffRules || !isAboutStaff }
      isAboutStaff = line == "%staff"
      return false
    }.joined(separator: "\n")
  }

  /// What stands between `%staff` and `%all` needs a protocol with rules for staff.
  private static let text = """
    # Het socialemediaprotocol van «name», voor drukproef.
    #
    # Zo werkt het: wat hier niet staat, komt uit het protocol waar dit op bouwt (extends). Je hoeft dus alleen op te
    # schrijven wat bij jullie anders is. Een regel die met # begint is uitleg; haal de # weg om hem te laten gelden.
    #
    #   nakijken      drukproef protocols check «id».toml
    #   gebruiken     drukproef check --protocol «id».toml bericht.txt
    #   altijd        zet in .drukproef.toml:  protocol = "«id».toml"
    #   alle regels   drukproef rules      één regel: drukproef explain disclaimer-ontbreekt
    #   alle sleutels drukproef protocols format      voorbeelden: drukproef protocols show «parent»

    id = "«id»"            # kleine letters, cijfers en streepjes
    name = "«name»"
    extends = "«parent»"         # model: wat de meeste scholen afspreken; algemeen: alleen wet en gedrag
    summary = "Socialemediaprotocol van «name»."

    # Hoe de school en haar locaties heten, ook kort. Hieraan herkent drukproef dat een bericht over de school gaat.
    school_names = ["«name»"]

    # Een leerling is te herkennen als een omschrijving op zo weinig leerlingen past.
    # indirect_threshold = 5

    # Vanaf welke leeftijd leerlingen in een groepsapp van school mogen (zet dan ook de regel groepsapp-onder-13 aan).
    # group_app_age = 13

    # Woorden die botsen met de missie van de school. Leeg = hier wordt niet op gelet.
    # mission_terms = ["…"]

    # --- De artikelen van het protocol, in eigen woorden. Ze komen onder elke melding te staan. ---
    [clauses]
    "«name» 1" = "Deel geen persoonsgegevens."
    "«name» 2" = "Beeld van leerlingen alleen met toestemming."
    "«name» 3" = "Zeg erbij dat je hier werkt en dat het je eigen mening is."

    %staff
    # --- Voor medewerkers ---

    # Welke delen een disclaimer moet hebben: opinion (eigen mening), official (los van het standpunt van de school),
    # third-parties (niet verantwoordelijk voor wat anderen schrijven).
    [disclaimer]
    parts = ["opinion", "official"]

    # De zinnen die drukproef aanraadt.
    [disclaimer.opinion]
    text = "Dit is mijn eigen mening."

    [disclaimer.official]
    text = "Die staat los van de officiële standpunten van «name»."

    # Wat tussen [ ] staat, vult de schrijver zelf in.
    [disclosure]
    text = "Ik werk op «name»."
    text_with_function = "Ik ben [functie] op «name»."

    %all
    # --- Toestemming voor beeld ---

    [consent]
    age = 16               # vanaf deze leeftijd beslist de leerling zelf
    # otherwise = "social" # de kolom van de leerlingenlijst die telt voor kanalen die hieronder niet staan
    # [consent.channels]
    # website = "website"
    # schoolgids = "website"

    # --- Lestijden: een bericht van een leerling dat dan wordt geplaatst, valt op. Weglaten = niet nakijken. ---
    # [lesson_times]
    # ma = ["08:30-12:00", "12:30-14:30"]      # de pauze valt ertussen
    # di = ["08:30-12:00", "12:30-14:30"]
    # wo = ["08:30-12:15"]
    # do = ["08:30-12:00", "12:30-14:30"]
    # vr = ["08:30-12:00", "12:30-14:30"]
    # holidays = ["2026-12-19/2027-01-03", "2027-04-27"]

    # --- Regels aan of uit zetten, zwaarder of lichter maken, aan een artikel hangen ---

    [rules.naam-leerling]
    clauses = ["«name» 1"]

    [rules.beeld-zonder-toestemming]
    clauses = ["«name» 2"]
    # severity = "hoog"            # laag, midden of hoog
    # verdict = "overleggen"       # aanpassen, overleggen of niet-publiceren
    # message = "…"                # eigen woorden voor de melding

    %staff
    [rules.disclaimer-ontbreekt]
    clauses = ["«name» 3"]

    [rules.medewerker-vermelding-ontbreekt]
    clauses = ["«name» 3"]

    # Deze drie staan uit tot je ze aanzet.
    # [rules.functie-vermelding-ontbreekt]     # medewerkers noemen op het werk ook hun functie
    # on = true
    # [rules.mededeling-hoort-op-intranet]     # lesuitval, huiswerk en kamp niet op openbare kanalen
    # on = true
    # [rules.groepsapp-onder-13]               # groepsapp alleen met leerlingen vanaf group_app_age jaar
    # on = true

    %all
    # Een regel laten gelden in een ander geval: de voorwaarden staan in drukproef protocols format.
    # [[rules.goede-naam-school.when]]
    # context = { author_role = ["medewerker-prive"] }
    # signal = ["good-name"]

    # Een regel uitzetten:
    # [rules.naam-overig]
    # on = false

    # --- Wie helpt. Een advies kan hiernaar verwijzen. ---
    # [contacts]
    # vertrouwenspersoon = { name = "Vertrouwenspersoon", reach = "toestel 14", for = "als iemand over je grens gaat" }

    # --- Advies: wat een bericht niet kan laten zien, maar de schrijver moet weten ---
    # [[advice]]
    # clause = "«name» 2"
    # context = { media = true }
    # message = "Hebben alle ouders toestemming gegeven?"
    # [[advice]]
    # clause = "«name» 3"
    # context = { author_role = ["medewerker", "medewerker-prive"] }
    # verdict_at_least = "overleggen"
    # message = "Twijfel je? Ga naar de directeur."

    # --- Voorbeelden: de test van dit bestand. finds moet gevonden worden, passes niet. ---

    %staff
    [[examples]]
    rule = "disclaimer-ontbreekt"
    clause = "«name» 3"
    author_role = "medewerker-prive"
    finds = ["Ik werk op «name». De kleuters hebben vandaag een hut gebouwd."]
    passes = [
      "Ik werk op «name». Dit is mijn eigen mening en staat los van de officiële standpunten van de school.",
      "Mijn tomaten zijn rijp!",
    ]

    %all
    [[examples]]
    rule = "beeld-zonder-toestemming"
    clause = "«name» 2"
    author_role = "school"
    channel = "instagram"
    media = ["photo"]
    pupils = [{ name = "Jorinde", surname = "Hazeveld", group = "6", social = "nee" }]
    finds = ["Kijk hoe Jorinde Hazeveld haar hut bouwt."]
    passes = ["Kijk hoe er een hut wordt gebouwd."]

    """
}
