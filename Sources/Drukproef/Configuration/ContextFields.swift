/// The context of a post as one source gives it (flags, a record, the config file): what it leaves out is nil, so that the
/// next source may fill it in.
package struct ContextFields: Sendable, Equatable {
  package var protocolIDs: [String]?
  package var authorRole: Context.AuthorRole?
  package var channel: Context.Channel?
  package var media: [Context.Medium]?
  package var author: String?
  package var publishedAt: Timestamp?
  package var depicted: [String]?
  package var group: String?

  package init() {}

  /// The fields by the names that the contract gives them.
  package enum Name: String, Sendable, CaseIterable {
    case `protocol`
    case authorRole = "author_role"
    case channel, media, author
    case publishedAt = "published_at"
    case depicted, group
  }

  /// These fields, and those of `lower` where these say nothing.
  package func over(_ lower: ContextFields) -> ContextFields {
    var merged = self
    merged.protocolIDs = protocolIDs ?? lower.protocolIDs
    merged.authorRole = authorRole ?? lower.authorRole
    merged.channel = channel ?? lower.channel
    merged.media = media ?? lower.media
    merged.author = author ?? lower.author
    merged.publishedAt = publishedAt ?? lower.publishedAt
    merged.depicted = depicted ?? lower.depicted
    merged.group = group ?? lower.group
    return merged
  }

  package var context: Context {
    var context = Context()
    context.protocolIDs = protocolIDs ?? []
    context.authorRole = authorRole
    context.channel = channel
    context.media = media ?? []
    context.author = author
    context.publishedAt = publishedAt
    context.depicted = depicted ?? []
    context.group = group
    return context
  }

  /// Sets a field from text: one value, or several for `media` and `depicted`, each of which may hold commas.
  package mutating func set(_ name: Name, _ values: [String]) throws(ContextFieldError) {
    let items = values.flatMap { $0.split(separator: ",") }.map(trimmed).filter { !$0.isEmpty }
    let single = trimmed(values.joined(separator: ",")[...])
    switch name {
    case .protocol:
      let ids = single.split(separator: "+").map(trimmed).filter { !$0.isEmpty }
      protocolIDs = ids.isEmpty ? nil : ids
    case .authorRole: authorRole = try value(single, of: name)
    case .channel: channel = try value(single, of: name)
    case .media:
      var found: [Context.Medium] = []
      for item in items {
        if let medium: Context.Medium = try value(item, of: name), !found.contains(medium) { found.append(medium) }
      }
      media = found
    case .author: author = single.isEmpty ? nil : single
    case .publishedAt:
      if single.isEmpty { return publishedAt = nil }
      guard let moment = Timestamp(single) else { throw ContextFieldError(field: name, value: single, allowed: []) }
      publishedAt = moment
    case .depicted: depicted = items
    case .group: group = single.isEmpty ? nil : single
    }
  }

  private func value<Value: RawRepresentable & CaseIterable>(
    _ text: String, of name: Name
  ) throws(ContextFieldError) -> Value? where Value.RawValue == String {
    if text.isEmpty { return nil }
    if let value = Value(rawValue: text) { return value }
    throw ContextFieldError(field: name, value: text, allowed: Value.allCases.map(\.rawValue))
  }

  private func trimmed(_ text: Substring) -> String {
    var text = text
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}

/// A context field with a value that it cannot have.
package struct ContextFieldError: Error, Sendable, Equatable {
  package let field: ContextFields.Name
  package let value: String
  /// The values that it can have; empty when they have a form rather than a list.
  package let allowed: [String]

  package init(field: ContextFields.Name, value: String, allowed: [String]) {
    self.field = field
    self.value = value
    self.allowed = allowed
  }

  /// What is wrong, without the value: it came with a post and may be part of it.
  package var message: Wording { remedy }

  /// The same with the value, for what a person typed in a command or a config file.
  package var quotingMessage: Wording {
    let guess = Nearest.word(to: value, in: allowed)
    return Wording(
      nl: "‘\(value)’ kan niet bij \(field.rawValue)"
        + (guess.map { "; bedoel je ‘\($0)’?" } ?? ": \(remedy.nl)"),
      en: "‘\(value)’ cannot be \(field.rawValue)"
        + (guess.map { "; did you mean ‘\($0)’?" } ?? ": \(remedy.en)"))
  }
}

extension ContextFieldError {
  fileprivate var remedy: Wording {
    let list = allowed.joined(separator: ", ")
    return switch field {
    case .publishedAt:
      Wording(
        nl: "published_at is een dag of moment zoals 2026-11-21 of 2026-11-21T10:15:00+01:00",
        en: "published_at is a day or moment such as 2026-11-21 or 2026-11-21T10:15:00+01:00")
    case .protocol:
      Wording(
        nl: "er is geen protocol met die naam; wel: \(list)",
        en: "there is no protocol of that name; there are: \(list)")
    default: Wording(nl: "kies bij \(field.rawValue) uit \(list)", en: "\(field.rawValue) is one of \(list)")
    }
  }
}
