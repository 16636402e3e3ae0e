import Testing
import Text

@testable import Drukproef

/// Reads marked strings: `⟦…⟧` round what must be found.
enum MarkedReading {
  static let lexicon: Lexicon = {
    do throws(PatternFileError) {
      return try Lexicon.standard()
    } catch {
      fatalError("\(error.file):\(error.line): \(error.message)")
    }
  }()

  /// A small school of which all is invented.
  static let school: SchoolRegister = {
    var register = SchoolRegister()
    for (number, name, surname) in [("210278", "Tess", "Vlieger"), ("261412", "Storm", "Kadewijk")] {
      var pupil = Pupil()
      pupil.number = number
      pupil.calledName = name
      pupil.surname = surname
      register.pupils.append(pupil)
    }
    var school = School()
    school.name = "De Wilgenkreek"
    school.locations = [
      School.Location(name: "Wilg", address: "Waterkersstraat 12, 2411 XZ Bodegraven", phone: "0172-555210")
    ]
    school.emails = ["info@dewilgenkreek.nl", "juf.ans@dewilgenkreek.nl"]
    school.website = "https://www.dewilgenkreek.nl"
    school.social = ["instagram": "@dewilgenkreek", "facebook": "https://www.facebook.com/dewilgenkreek"]
    school.iban = "NL80RABO0123400560"
    register.schools = [school]
    register.publicNumbers = ["0900-1113111", "030-2856616", "113"]
    return register
  }()

  /// The text with marks round every finding of some kinds.
  static func marked(_ text: String, _ kinds: Set<Kind>, school: SchoolRegister = school) -> String {
    let reader = Proofreader(lexicon: lexicon, school: school, protocols: ProtocolLibrary())
    let plain = text.split(whereSeparator: { $0 == "⟦" || $0 == "⟧" }).joined()
    let reading = reader.reading(of: Document(plain))
    var bytes = Array(plain.utf8)
    let found = reading.mentions.filter { kinds.contains($0.kind) && !$0.traits.contains(.hint) }
    for mention in found.sorted(by: { $0.range.lower > $1.range.lower }) {
      bytes.insert(contentsOf: Array("⟧".utf8), at: mention.range.upper)
      bytes.insert(contentsOf: Array("⟦".utf8), at: mention.range.lower)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  static func holds(_ text: String, _ kind: Kind, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(marked(text, [kind]) == text, sourceLocation: sourceLocation)
  }
}
