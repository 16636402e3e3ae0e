internal import Text

/// Accounts that are nobody's private one: the school's own, organisations', media's, and words that only look like a handle.
struct PublicAccounts: Sendable {
  /// The school's own handles, as list keys without `@`.
  private let own: Set<String>

  init(school: SchoolRegister) {
    var own: Set<String> = []
    for school in school.schools {
      for account in school.social.values { own.insert(Self.handle(of: account)) }
      for tag in school.hashtags { own.insert(Self.handle(of: tag)) }
      let name = String(decoding: ListKey.of(school.name), as: UTF8.self)
      own.insert(name.split(separator: " ").joined())
      own.insert(name.split(separator: " ").joined(separator: "_"))
    }
    own.remove("")
    self.own = own
  }

  /// The last part of a profile link, or the handle itself, without its sign.
  private static func handle(of account: String) -> String {
    let last = account.split(separator: "/").last.map(String.init) ?? account
    let key = String(decoding: ListKey.of(last), as: UTF8.self)
    return String(key.drop { $0 == "@" || $0 == "#" })
  }

  /// Whether a handle, as list key without its sign, belongs to no private person.
  func contains(_ key: String) -> Bool {
    if own.contains(key) { return true }
    let bare = key.hasSuffix("_nl") || key.hasSuffix(".nl") ? String(key.dropLast(3)) : key
    if Self.known.contains(key) || Self.known.contains(bare) || Self.everybody.contains(key) { return true }
    return Self.markers.contains { key.contains($0) } || isGroup(key)
  }

  /// `@groep7`, `@klas2b`: everybody in a group.
  private func isGroup(_ key: String) -> Bool {
    for word in ["groep", "klas", "team", "ouders", "leerjaar"] where key.hasPrefix(word) {
      return key.utf8.count <= word.utf8.count + 4
    }
    return false
  }

  private static let everybody: Set<String> = [
    "iedereen", "all", "everyone", "here", "channel", "allemaal", "ouders", "school", "thuis", "home", "werk", "work",
    "juf", "meester", "mama",
    "papa", "klas", "leerlingen", "collega's", "kinderen", "gebruikersnaam", "username", "naam", "media", "param",
    "return",
  ]
  /// Parts of a handle that a private person's seldom has.
  private static let markers = [
    "school", "college", "lyceum", "gymnasium", "universiteit", "gemeente", "politie", "brandweer", "museum",
    "bibliotheek", "debieb",
    "theater", "schouwburg", "nieuws", "official", "officieel", "omroep", "festival", "stichting", "vereniging",
    "ministerie",
    "provincie", "kinderboeken", "dierentuin", "zwembad", "sportclub", "voetbalclub", "hogeschool", "bakkerij",
    "restaurant", "boekhandel",
    "voedselbank", "scouting", "orkest", "harmonie", "kerkvan", "zorg", "ziekenhuis", "opleiding", "onderwijs",
  ]
  private static let known: Set<String> = [
    "rivm", "anwb", "nos", "nosstories", "nosjeugdjournaal", "jeugdjournaal", "nporadio1", "npo3fm", "npo", "kro",
    "ncrv", "kroncrv", "eo", "vpro", "avrotros",
    "bnnvara", "maxvandaag", "rtl", "rtlnl", "sbs6", "hartvannederland", "nu", "nunl", "ad", "adnl", "telegraaf",
    "volkskrant", "trouw", "nrc", "parool", "fd",
    "eenvandaag", "nieuwsuur", "knmi", "knvb", "onsoranje", "orangelions", "ajax", "afcajax", "psv", "feyenoord", "az",
    "azalkmaar", "fcutrecht", "fctwente", "fcgroningen",
    "ns", "ns_online", "prorail", "gvb", "ret", "htm", "arriva", "keolis", "qbuzz", "connexxion", "klm", "schiphol",
    "transavia", "postnl", "dhl", "bol", "bolcom",
    "coolblue", "ah", "albertheijn", "jumbo", "lidl", "aldi", "hema", "ikea", "kruidvat", "action", "zeeman",
    "rabobank", "ing", "abnamro",
    "kpn", "odido", "vodafone", "ziggo", "minpres", "minocw", "minvws", "rijksoverheid", "duo", "belastingdienst",
    "tweedekamer", "d66", "vvd", "pvda",
    "groenlinks", "cda", "christenunie", "sgp", "pvv", "sp", "volt", "artis", "efteling", "naturalis", "nemo",
    "nemosciencecenter", "rijksmuseum", "vangoghmuseum",
    "blijdorp", "burgerszoo", "beeksebergen", "duinrell", "walibi", "slagharen", "kinderpostzegels", "unicef",
    "warchild", "wnf", "greenpeace", "rodekruis",
    "kikafonds", "kika", "kwf", "3fm", "qmusic", "radio538", "slam", "sky", "youtube", "instagram", "facebook",
    "tiktok", "twitter", "x", "snapchat",
    "whatsapp", "linkedin", "google", "microsoft", "apple", "netflix", "disney", "spotify", "bbc", "cnn", "nasa", "esa",
    "who", "un", "fifa", "uefa", "maxverstappen",
    "max33verstappen", "f1", "redbullracing", "snelle", "enzoknol", "gio", "kalvijn", "dylanhaegens", "koningshuis",
    "kindertelefoon", "vogelbescherming",
    "natuurmonumenten", "staatsbosbeheer", "ggd", "thuisarts", "slachtofferhulp", "veiligthuis",
    "113zelfmoordpreventie", "oudersenonderwijs", "poraad", "voraad",
    "kennisnet", "slo", "cito", "squla", "snappet", "parro", "magister", "somtoday", "malmberg", "noordhoff", "zwijsen",
    "ajaxlife", "oranjeleeuwinnen",
  ]
}
