internal import ArgumentParser
internal import CommandLineInterface
internal import Drukproef

/// `drukproef rules`: everything that can be found, by id.
struct Rules: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "Toon alles wat drukproef kan vinden.")

  @OptionGroup var school: SchoolOptions

  func run() throws {
    let language = try Settings(school).language
    let palette = Palette(isColoured: Output.standard.wantsColour(nil))
    var output: [UInt8] = []
    for family in Kind.Family.allCases {
      output.line(palette.paint(family.title.text(language), .bold))
      for kind in Kind.allCases where kind.family == family {
        output.line(Self.line(kind.rawValue, RuleTitles.title(of: kind), language, palette))
      }
    }
    output.line(palette.paint(Wording.wholePost.text(language), .bold))
    for rule in RuleTitles.postRules { output.line(Self.line(rule.id, rule.title, language, palette)) }
    output.line("")
    output.line(Wording.more.text(language))
    Output.standard.write(output)
  }

  private static func line(_ id: String, _ title: Wording, _ language: Language, _ palette: Palette) -> String {
    let padding = String(repeating: " ", count: max(1, 34 - id.count))
    return "  " + palette.paint(id, .cyan) + padding + title.text(language)
  }
}

extension Kind.Family {
  var title: Wording {
    switch self {
    case .name: Wording(nl: "Namen", en: "Names")
    case .number: Wording(nl: "Nummers", en: "Identification numbers")
    case .location: Wording(nl: "Plek", en: "Location")
    case .online: Wording(nl: "Bereikbaarheid en online", en: "Contact and online")
    case .factor: Wording(nl: "Over iemand (AVG 4(1))", en: "About somebody (GDPR 4(1))")
    case .conduct: Wording(nl: "Gedrag", en: "Conduct")
    case .confidential: Wording(nl: "Vertrouwelijk", en: "Confidential")
    }
  }
}

extension Wording {
  fileprivate static let wholePost = Wording(nl: "Het hele bericht", en: "The post as a whole")
  fileprivate static let more = Wording(
    nl: "Meer over één ervan: drukproef explain bsn", en: "More about one of them: drukproef explain bsn")
}
