internal import Text

/// What a column about a pupil's enrolment says.
package enum PupilStatus {
  /// Whether the pupil has left the school: the name stays known, consent does not.
  package static func hasLeft(_ status: String) -> Bool {
    if status.isEmpty || status == "actief" || status == "Actief" { return false }
    let key = ListKey.text(status)
    return gone.contains(key) || gone.contains(key.filter { $0 != "-" && $0 != " " })
  }

  private static let gone: Set<String> = [
    "uitgeschreven", "oudleerling", "oud leerling", "inactief", "inactive", "tobedeleted", "vertrokken", "verlaten",
    "van school", "van school af", "gestopt", "historisch", "uitgestroomd", "uitstroom", "niet actief", "nietactief",
    "nee", "n",
    "0", "false", "onwaar", "no", "h", "overleden", "gearchiveerd", "archief", "archived", "withdrawn", "deleted",
    "suspended", "schoolverlater",
  ]
}
