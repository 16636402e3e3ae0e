package import Text

/// What a writer wants not to be told again, with the reason.
package struct Suppression: Sendable, Equatable {
  /// Why a suppression does nothing.
  package enum Fault: Sendable, Equatable {
    case noReason, noRules
    /// No such instruction.
    case unknownWord
    /// An end without a beginning.
    case nothingToEnd
  }

  /// Ids of rules.
  package var rules: [String]
  package var reason: String
  /// What it covers: a finding that touches this is suppressed.
  package var scope: SourceRange
  /// Whether findings about the whole post are covered too.
  package var coversPost: Bool
  /// Where it stands.
  package var place: SourceRange
  package var fault: Fault?

  package init(
    rules: [String], reason: String, scope: SourceRange, coversPost: Bool = false, place: SourceRange,
    fault: Fault? = nil
  ) {
    self.rules = rules
    self.reason = reason
    self.scope = scope
    self.coversPost = coversPost
    self.place = place
    self.fault = fault ?? (rules.isEmpty ? .noRules : reason.isEmpty ? .noReason : nil)
  }

  /// The ids that a suppression may name.
  package static var knownRules: [String] { Kind.allCases.map(\.rawValue) + RuleTitles.postRules.map(\.id) }
}

/// A finding that is in no count, but never gone without a trace.
package struct SuppressedFinding: Sendable {
  /// Who put it aside.
  package enum Cause: String, Sendable {
    /// The writer, in the draft itself.
    case writer
    /// A file of findings that were there already.
    case baseline
  }

  package var finding: Finding
  /// In the writer's words; empty for a baseline.
  package var reason: String
  package var cause = Cause.writer

  package init(finding: Finding, reason: String, cause: Cause = .writer) {
    self.finding = finding
    self.reason = reason
    self.cause = cause
  }
}

extension Proof {
  /// This proof without what the writer suppressed. What is suppressed in vain, without a reason or under an unknown name is
  /// told as advice.
  package func applying(_ suppressions: [Suppression]) -> Proof {
    if suppressions.isEmpty { return self }
    var proof = self
    var used: Set<SuppressionUse> = []
    func suppression(of finding: Finding) -> Suppression? {
      let range = finding.range.map(document.map.source)
      let found = suppressions.enumerated().filter { _, suppression in
        suppression.fault == nil && suppression.rules.contains(finding.rule) && suppression.covers(range)
      }
      for (number, _) in found { used.insert(SuppressionUse(suppression: number, rule: finding.rule)) }
      return found.first?.element
    }
    proof.findings = []
    for finding in findings {
      if let suppression = suppression(of: finding) {
        proof.suppressed.append(SuppressedFinding(finding: finding, reason: suppression.reason))
      } else {
        proof.findings.append(finding)
      }
    }
    proof.hints = hints.filter { suppression(of: $0) == nil }
    (proof.verdict, proof.score) = Score.settle(&proof.findings)
    let lines = LineIndex(document.source)
    for (number, suppression) in suppressions.enumerated() {
      let line = lines.place(ofByte: suppression.place.lower).line
      for message in suppression.remarks(number, used) {
        proof.advice.append(Advice(clause: "drukproef", message: message.at(line: line)))
      }
    }
    return proof
  }
}

private struct SuppressionUse: Hashable {
  var suppression: Int
  var rule: String
}

extension Suppression {
  fileprivate func covers(_ range: SourceRange?) -> Bool {
    guard let range else { return coversPost }
    return range.lower <= scope.upper && scope.lower < max(range.upper, range.lower + 1)
  }

  fileprivate func remarks(_ number: Int, _ used: Set<SuppressionUse>) -> [Wording] {
    if let fault { return [fault.message] }
    let known = Self.knownRules
    return rules.compactMap { rule in
      if !known.contains(rule) { return .unknownRule(Nearest.word(to: rule, in: known)) }
      return used.contains(SuppressionUse(suppression: number, rule: rule)) ? nil : .unused(rule)
    }
  }
}

extension Suppression.Fault {
  fileprivate var message: Wording {
    switch self {
    case .noReason:
      Wording(
        nl: "deze ‘negeer’ heeft geen reden en doet daarom niets. Zet erachter: reden: waarom dit zo mag.",
        en: "this ‘negeer’ has no reason and so does nothing. Put after it: reden: why this is all right.")
    case .noRules:
      Wording(
        nl: "deze ‘negeer’ noemt niets om te negeren. Zet erachter wat, zoals telefoon.",
        en: "this ‘negeer’ names nothing to ignore. Put after it what, such as telefoon.")
    case .unknownWord:
      Wording(
        nl:
          "deze opdracht aan drukproef bestaat niet. Kies negeer, einde, negeer-regel, negeer-volgende of negeer-bestand.",
        en: "there is no such instruction to drukproef. "
          + "Choose negeer, einde, negeer-regel, negeer-volgende or negeer-bestand.")
    case .nothingToEnd:
      Wording(
        nl: "dit ‘einde’ hoort bij geen ‘negeer’ en kan weg.", en: "this ‘einde’ belongs to no ‘negeer’ and can go.")
    }
  }
}

extension Wording {
  fileprivate func at(line: Int) -> Wording {
    Wording(nl: "regel \(line): \(nl)", en: "line \(line): \(en)")
  }

  fileprivate static func unused(_ rule: String) -> Wording {
    Wording(
      nl: "‘negeer \(rule)’ is hier niet nodig en kan weg.", en: "‘negeer \(rule)’ is not needed here and can go.")
  }

  /// Without the name: it may be a word of the post.
  fileprivate static func unknownRule(_ nearest: String?) -> Wording {
    Wording(
      nl: "wat hier genegeerd moet worden, bestaat niet" + (nearest.map { "; bedoel je ‘\($0)’?" } ?? "")
        + ". Alle namen: drukproef rules",
      en: "what is to be ignored here does not exist" + (nearest.map { "; did you mean ‘\($0)’?" } ?? "")
        + ". All names: drukproef rules")
  }
}
