internal import Drukproef

/// What somebody filled in: the draft, and what is known of it.
struct PostForm {
  private(set) var text = ""
  private(set) var format = PostFormat.text
  private var values: [ContextFields.Name: [String]] = [:]

  /// The form with what is settled for everybody.
  init(_ fields: ContextFields) {
    values[.authorRole] = fields.authorRole.map { [$0.rawValue] }
    values[.channel] = fields.channel.map { [$0.rawValue] }
    values[.media] = fields.media?.map(\.rawValue)
    values[.depicted] = fields.depicted
  }

  init(_ form: FormData) {
    // A browser sends line breaks as CRLF; positions count what stands in the field.
    text = Self.withLineFeeds(form["text"] ?? "")
    format = form["format"].flatMap(PostFormat.init) ?? .text
    for name in ContextFields.Name.allCases {
      let given = form.all(name.rawValue).filter { !$0.isEmpty }
      if !given.isEmpty || name == .media { values[name] = given }
    }
  }

  var isBlank: Bool { text.utf8.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) } }

  /// - Throws: ``ContextFieldError`` for a choice that there isn't.
  var post: PostRecord {
    get throws(ContextFieldError) {
      var fields = ContextFields()
      for name in ContextFields.Name.allCases {
        if let given = values[name] { try fields.set(name, given) }
      }
      return PostRecord(text: text, fields: fields)
    }
  }

  /// Replaced as bytes: to Swift, CRLF is one character.
  private static func withLineFeeds(_ text: String) -> String {
    guard text.utf8.contains(13) else { return text }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var wasReturn = false
    for byte in text.utf8 {
      if byte == 13 {
        bytes.append(10)
      } else if byte != 10 || !wasReturn {
        bytes.append(byte)
      }
      wasReturn = byte == 13
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

// MARK: - Questions

extension PostForm {
  /// The questions about the post, as simple choices.
  func contextFields(protocols: [(id: String, name: String)]) -> HTML {
    """
    <details class="context" id="over" open><summary>Over je bericht<span class="chosen" id="gekozen"></span></summary>
    <fieldset><legend class="sr">Over je bericht</legend>
    <p class="field"><label for="wie">Wie ben je?</label>\(select("wie", .authorRole, Self.roles))</p>
    <p class="field"><label for="waar">Waar komt het?</label>\(select("waar", .channel, Self.channels))</p>
    \(protocols.isEmpty ? .empty : schools(protocols))
    <fieldset class="field chips"><legend>Foto of film erbij?</legend>\(Self.media.map(mediumBox))</fieldset>
    <p class="field wide-field"><label for="op">Wie staan erop?</label>
    <input type="text" id="op" name="depicted" value="\((values[.depicted] ?? []).joined(separator: ", "))"
     placeholder="Namen, met komma’s ertussen" autocapitalize="words"></p>
    </fieldset></details>
    """
  }

  private func schools(_ protocols: [(id: String, name: String)]) -> HTML {
    """
    <p class="field"><label for="school">Welke school?</label>\(select("school", .protocol, protocols))</p>
    """
  }

  private func select(_ id: String, _ name: ContextFields.Name, _ options: [(id: String, name: String)]) -> HTML {
    let chosen = values[name]?.first
    let rest: [HTML] = options.map { option in
      "<option value=\"\(option.id)\"\("selected", isSet: option.id == chosen)>\(option.name)</option>"
    }
    return """
      <select id="\(id)" name="\(name.rawValue)"><option value="">Zeg ik niet</option>\(rest)</select>
      """
  }

  private func mediumBox(_ medium: (id: String, name: String)) -> HTML {
    let isChosen = values[.media]?.contains(medium.id) == true
    return """
      <label class="chip"><input type="checkbox" name="media" value="\(medium.id)"\("checked", isSet: isChosen)> \(medium.name)</label>
      """
  }

  private static let roles = [
    ("medewerker", "Medewerker, op het werk"), ("medewerker-prive", "Medewerker, privé"),
    ("oud-medewerker", "Oud-medewerker"), ("leerling", "Leerling"), ("ouder", "Ouder"), ("school", "De school zelf"),
  ].map { (id: $0.0, name: $0.1) }

  private static let channels = Context.Channel.allCases.map { channel in
    (id: channel.rawValue, name: channel == .website ? "Website van school" : channel.title)
  }

  private static let media = [("photo", "Foto"), ("video", "Film"), ("audio", "Geluid")].map { (id: $0.0, name: $0.1) }
}
