/// The languages that the program speaks to its user.
public enum Language: String, Sendable, CaseIterable {
  case nl, en
}

/// One thing to say to a user, in every language of the program. Never quotes the post.
public struct Wording: Sendable, Hashable {
  public let nl: String
  public let en: String

  public init(nl: String, en: String) {
    self.nl = nl
    self.en = en
  }

  public func text(_ language: Language) -> String {
    switch language {
    case .nl: nl
    case .en: en
    }
  }
}
