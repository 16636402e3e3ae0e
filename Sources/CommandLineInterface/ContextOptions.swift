package import ArgumentParser
package import Drukproef

/// The flags that say what is known of a post beside its text.
package struct ContextOptions: ParsableArguments {
  @Option(name: .customLong("protocol"), help: .init("Het protocol van je school; meer met een +.", valueName: "naam"))
  package var protocolIDs: String?

  @Option(help: .init("Wie schrijft: \(list(Context.AuthorRole.self)).", valueName: "rol"))
  package var authorRole: String?

  @Option(help: .init("Waar het komt te staan: \(list(Context.Channel.self)).", valueName: "kanaal"))
  package var channel: String?

  @Option(help: .init("Wat erbij zit: \(list(Context.Medium.self)); meer met komma's.", valueName: "soort"))
  package var media: [String] = []

  @Option(help: .init("Dag of moment van plaatsen, zoals 2026-11-21T10:15:00+01:00.", valueName: "moment"))
  package var publishedAt: String?

  @Option(help: .init("Wie er op het beeld staat; meer met komma's.", valueName: "namen"))
  package var depicted: [String] = []

  @Option(help: .init("De naam van wie schrijft.", valueName: "naam"))
  package var author: String?

  @Option(help: .init("De klas of groep waar het over gaat.", valueName: "groep"))
  package var group: String?

  package init() {}

  /// What the flags say.
  package func fields() throws -> ContextFields {
    var fields = ContextFields()
    let given: [(ContextFields.Name, String, [String])] = [
      (.protocol, "--protocol", protocolIDs.map { [$0] } ?? []),
      (.authorRole, "--author-role", [authorRole].compactMap(\.self)),
      (.channel, "--channel", [channel].compactMap(\.self)), (.media, "--media", media),
      (.publishedAt, "--published-at", [publishedAt].compactMap(\.self)), (.depicted, "--depicted", depicted),
      (.author, "--author", [author].compactMap(\.self)), (.group, "--group", [group].compactMap(\.self)),
    ]
    for (name, flag, values) in given where !values.isEmpty {
      do throws(ContextFieldError) { try fields.set(name, values) } catch {
        throw CommandFailure(error.quotingMessage, at: flag)
      }
    }
    return fields
  }

  private static func list<Value: RawRepresentable & CaseIterable>(_ type: Value.Type) -> String
  where Value.RawValue == String {
    Value.allCases.map(\.rawValue).joined(separator: ", ")
  }
}
