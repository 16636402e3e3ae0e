internal import Text

/// What a configuration says of the drafts in one folder, or of the posts of one account.
package struct LocalDefaults: Sendable, Equatable {
  package enum Scope: Sendable, Equatable {
    /// A path as the configuration file is reached: files in it and below it.
    case folder(String)
    /// The author of a post, or the name of an account.
    case account(String)
  }

  package var scope: Scope
  package var fields: ContextFields
  /// What it is called in a list of settings.
  package var name: String
}

extension Configuration {
  /// The defaults for a draft: those of the account go before those of the folder that lies deepest, and those before the
  /// ones for everything.
  package func fields(forFile path: String?, author: String?) -> ContextFields {
    var result = ContextFields()
    for local in localDefaults(forFile: path, author: author) { result = result.over(local.fields) }
    return result.over(fields)
  }

  /// What holds for a draft beside the general defaults, the most particular first.
  package func localDefaults(forFile path: String?, author: String?) -> [LocalDefaults] {
    let byAccount = locals.filter { local in
      guard case .account(let name) = local.scope, let author else { return false }
      return Self.accountKey(name) == Self.accountKey(author)
    }
    guard let path, path != "-" else { return byAccount }
    let file = FilePaths.absolute(path)
    let byFolder = locals.compactMap { local -> (LocalDefaults, Int)? in
      guard case .folder(let folder) = local.scope else { return nil }
      let whole = FilePaths.absolute(folder)
      return file == whole || file.hasPrefix(whole.hasSuffix("/") ? whole : whole + "/") ? (local, whole.count) : nil
    }
    return byAccount + byFolder.sorted { $0.1 > $1.1 }.map(\.0)
  }

  /// `@De_Passie` and `de_passie` are one account.
  private static func accountKey(_ name: String) -> String {
    ListKey.text(name.hasPrefix("@") ? String(name.dropFirst()) : name)
  }
}
