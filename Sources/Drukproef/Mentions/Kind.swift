/// What a mention can be, as the contract names it. The raw value is the rule id of its finding.
public enum Kind: String, Sendable, CaseIterable {
  case naamLeerling = "naam-leerling"
  case naamOverig = "naam-overig"
  case bsn, onderwijsnummer, leerlingnummer, iban, documentnummer, kenteken, creditcard
  case locatie
  case email, telefoon
  case onlineID = "online-id"
  case geboortedatum, fysiek, fysiologisch, genetisch, psychisch, economisch, cultureel, sociaal
  case belediging, pesten, bedreiging, stalken, zwartmaken, discriminatie, sexting, grensoverschrijdend
  case hacken, radicalisering, memes, ontsporen, beschadigen, strafbaar
  case vertrouwelijk

  /// Kinds of one family compete for the same words; those of different families may nest.
  public enum Family: String, Sendable, CaseIterable {
    case name, number, location, online, factor, conduct, confidential
  }

  public var family: Family {
    switch self {
    case .naamLeerling, .naamOverig: .name
    case .bsn, .onderwijsnummer, .leerlingnummer, .iban, .documentnummer, .kenteken, .creditcard: .number
    case .locatie: .location
    case .email, .telefoon, .onlineID: .online
    case .geboortedatum, .fysiek, .fysiologisch, .genetisch, .psychisch, .economisch, .cultureel, .sociaal: .factor
    case .belediging, .pesten, .bedreiging, .stalken, .zwartmaken, .discriminatie, .sexting, .grensoverschrijdend,
      .hacken, .radicalisering, .memes, .ontsporen, .beschadigen, .strafbaar:
      .conduct
    case .vertrouwelijk: .confidential
    }
  }

  public var isConduct: Bool { family == .conduct }
  public var isPersonalData: Bool { family != .conduct && family != .confidential }
}

/// How grave a finding is: 1 tone, 2 hurtful or against the protocol, 3 safety, special data or possible offence.
public enum Severity: String, Sendable, CaseIterable, Comparable {
  case laag, midden, hoog

  public var level: Int {
    switch self {
    case .laag: 1
    case .midden: 2
    case .hoog: 3
    }
  }

  public static func < (left: Severity, right: Severity) -> Bool { left.level < right.level }
}
