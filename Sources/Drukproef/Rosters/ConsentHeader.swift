internal import Text

/// What the title of a column of answers about pictures asks, however a school or a parents' app words it.
///
/// Every word of the title must be one that such titles are made of: a column about medicine or the school trip is none. The
/// bare word `toestemming` is none either: in a transfer file it is consent to the file itself.
package struct ConsentHeader: Sendable, Equatable {
  /// The categories that the answer is for: `website`, `social`, a channel's name, `alles` for pictures in general.
  package var categories: [String]
  /// Whether the title asks for a no: `Geen toestemming website`.
  package var isReversed: Bool

  /// - Parameter isAboutConsent: whether the file is known to hold answers about pictures, so that `Website` alone will do.
  package init?(_ title: String, isAboutConsent: Bool = false) {
    let words = Self.words(title)
    var categories: [String] = []
    var isAboutPictures = isAboutConsent
    var isAboutMovement = false
    var denials = 0
    var isNamed = false
    for word in words {
      if Self.denials.contains(word) { denials += 1 }
      if Self.pictures.contains(word) { isAboutPictures = true }
      if Self.movement.contains(word) { (isAboutPictures, isAboutMovement) = (true, true) }
      if Self.names.contains(word) { isNamed = true }
      if let category = Self.categories[word] {
        if !categories.contains(category) { categories.append(category) }
        continue
      }
      guard Self.allowed.contains(word) else { return nil }
    }
    guard isAboutPictures || words.contains(where: Self.consent.contains) && !categories.isEmpty else { return nil }
    if categories.isEmpty {
      guard words.contains(where: { Self.pictures.contains($0) || Self.movement.contains($0) }) else { return nil }
      let isMovementAlone = isAboutMovement && !words.contains(where: Self.pictures.contains)
      categories = isNamed ? ["naam_bij_foto"] : isMovementAlone ? ["video_livestream"] : ["alles"]
    }
    self.categories = categories
    // ‘Geen bezwaar’ is no denial.
    isReversed = denials % 2 == 1
  }

  /// The words of a title in plain letters; `social schools` and `sociale media` are one word each.
  private static func words(_ title: String) -> [String] {
    let parts = ListKey.of(title).split { !($0 &- 97 < 26 || $0 &- 48 < 10) }.map {
      String(decoding: $0, as: UTF8.self)
    }
    var words: [String] = []
    var index = 0
    while index < parts.count {
      let pair = index + 1 < parts.count ? parts[index] + parts[index + 1] : ""
      if pairs.contains(pair) {
        words.append(pair)
        index += 2
      } else {
        words.append(parts[index])
        index += 1
      }
    }
    return words
  }

  private static let pairs: Set<String> = [
    "socialschools", "socialmedia", "socialemedia", "socialemediakanalen", "besloteapp", "lokalemedia",
    "regionalemedia",
    "videoopnamen", "videoopnames", "livestream", "linkedin", "tiktok", "youtube", "whatsapp", "schoolapp",
  ]
  private static let denials: Set<String> = [
    "geen", "niet", "bezwaar", "bezwaren", "weigert", "weigering", "geweigerd", "zonder", "no", "not",
  ]
  private static let consent: Set<String> = [
    "toestemming", "toestemmingen", "akkoord", "bezwaar", "consent", "permission", "avg",
  ]
  private static let pictures: Set<String> = [
    "foto", "fotos", "beeldmateriaal", "beeld", "beelden", "beeldgebruik", "portret", "portretrecht", "photo", "photos",
    "image", "images", "picture", "pictures", "afscheidsfoto",
  ]
  private static let movement: Set<String> = [
    "video", "videos", "film", "films", "filmpje", "filmpjes", "filmmateriaal", "videomateriaal", "videoopnamen",
    "videoopnames", "filmopnamen", "filmopnames",
  ]
  private static let names: Set<String> = ["naam", "voornaam", "namen", "voornamen"]
  private static let fillers: Set<String> = [
    "op", "in", "de", "het", "van", "voor", "via", "onze", "school", "schools", "ons", "en", "of", "te", "mag", "mogen",
    "gebruik", "gebruiken", "plaatsen", "plaatsing", "geplaatst", "delen", "tonen", "maken", "worden", "mijn", "kind",
    "kinderen", "leerling", "leerlingen", "uw", "jouw", "ik", "geef", "geven", "wel", "tegen", "naar", "met", "bij",
    "door", "ja", "nee", "s", "eigen", "digitale", "openbare", "openbaar", "publicatie", "publiceren", "ander",
    "andere",
    "opnamen", "opnames", "er", "een", "zijn", "haar", "kanalen", "kanaal", "pagina", "for", "on", "the", "of", "use",
    "afdruk", "materiaal", "officiele", "buiten", "extern", "externe", "alle", "is", "we", "wij", "deze", "dit",
    "gedeelte", "omgeving", "deel", "zoals", "bijvoorbeeld",
  ]
  private static let allowed = denials.union(consent).union(pictures).union(movement).union(names).union(fillers)

  /// A word that settles what the answer is for.
  private static let categories: [String: String] = [
    "website": "website", "websites": "website", "site": "website", "schoolwebsite": "website", "schoolsite": "website",
    "web": "website", "internet": "website", "internetsite": "website", "homepage": "website", "blog": "blog",
    "schoolblog": "blog",
    "social": "social", "socials": "social", "sociaal": "social", "socialmedia": "social", "socialemedia": "social",
    "socialemediakanalen": "social", "facebook": "facebook", "instagram": "instagram", "insta": "instagram",
    "twitter": "x", "x": "x", "tiktok": "tiktok", "youtube": "youtube", "linkedin": "linkedin", "snapchat": "snapchat",
    "mastodon": "mastodon", "whatsapp": "whatsapp", "telegram": "telegram",
    "app": "app", "parro": "app", "parroapp": "app", "klasbord": "app", "klassenapp": "app", "ouderapp": "app",
    "schoolapp": "app", "socialschools": "app", "ouderportaal": "app", "portaal": "app", "besloten": "app",
    "isy": "app", "kwieb": "app", "classdojo": "app", "groepsapp": "groepsapp", "intranet": "intranet",
    "schoolgids": "schoolgids", "gids": "schoolgids", "schoolkalender": "schoolgids",
    "nieuwsbrief": "nieuwsbrief", "nieuwsbrieven": "nieuwsbrief", "weekbrief": "nieuwsbrief",
    "infobrief": "nieuwsbrief",
    "nieuwsflits": "nieuwsbrief", "schoolkrant": "nieuwsbrief",
    "pers": "pers", "krant": "pers", "kranten": "pers", "tijdschrift": "pers", "tijdschriften": "pers",
    "dagblad": "pers",
    "lokalemedia": "pers", "regionalemedia": "pers",
    "promotie": "promotie", "promotiemateriaal": "promotie", "promotioneel": "promotie", "pr": "promotie",
    "reclame": "promotie", "werving": "promotie", "wervingsmateriaal": "promotie", "folder": "promotie",
    "folders": "promotie", "flyer": "promotie", "flyers": "promotie", "brochure": "promotie", "brochures": "promotie",
    "drukwerk": "promotie", "posters": "promotie", "advertenties": "promotie",
    "groepsfoto": "groepsfoto", "groepsfotos": "groepsfoto", "klassenfoto": "groepsfoto", "klasfoto": "groepsfoto",
    "schoolfotograaf": "groepsfoto", "schoolfoto": "groepsfoto",
    "livestream": "video_livestream", "livestreams": "video_livestream", "livestreaming": "video_livestream",
    "onderzoek": "onderzoek", "onderzoeken": "onderzoek",
  ]
}
