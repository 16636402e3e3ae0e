/// What a protocol file leaves unsaid, so that less is checked than its writer may think. Nothing in it is a fault.
package struct ProtocolRemarks {
  package private(set) var remarks: [Wording] = []

  package init(_ school: SchoolProtocol) {
    if school.schoolNames.isEmpty { remarks.append(.noSchoolNames) }
    let asksTime = school.rules.values.contains { $0.isOn && $0.cases.contains(where: \.condition.lessonTime) }
    if asksTime, school.lessonTimes.hours.isEmpty { remarks.append(.noLessonTimes) }
    let used = Self.used(by: school)
    let unused = school.clauseOrder.filter { !used.contains($0) }
    if !unused.isEmpty { remarks.append(.unused(unused)) }
  }

  /// The clauses that some rule, piece of advice or disclaimer rests on.
  private static func used(by school: SchoolProtocol) -> Set<String> {
    var used = Set(school.advice.map(\.clause))
    for rule in school.rules.values where rule.isOn {
      used.formUnion(rule.clauses + rule.roleClauses.values.joined() + rule.cases.flatMap(\.clauses))
    }
    return used
  }
}

extension Wording {
  fileprivate static let noSchoolNames = Wording(
    nl: """
      Let op: school_names staat er niet. Zo wordt de school in een bericht niet herkend, en vinden de regels over \
      disclaimer, vermelding en goede naam bijna niets.
      """,
    en: """
      Note: there is no school_names. The school is not known in a post, and the rules on disclaimer, disclosure and good \
      name find next to nothing.
      """)
  fileprivate static let noLessonTimes = Wording(
    nl: "Let op: een regel vraagt of een bericht onder lestijd is, maar [lesson_times] staat er niet.",
    en: "Note: a rule asks whether a post is in lesson time, but there is no [lesson_times].")

  fileprivate static func unused(_ clauses: [String]) -> Wording {
    Wording(
      nl: "Let op: geen regel en geen advies noemt \(clauses.joined(separator: ", ")).",
      en: "Note: no rule and no advice names \(clauses.joined(separator: ", ")).")
  }
}
