import Testing
import Text

@testable import Drukproef

/// A made-up school for tables of posts: a small roster with enough pupils in each group to count.
enum TestSchool {
  static let roster = """
    leerlingnummer;roepnaam;tussenvoegsel;achternaam;geslacht;geboortedatum;groep;woonplaats
    1;Sanne;de;Vries;v;2014-03-12;6;Bodegraven
    2;Mees;;Bakker;m;2017-05-03;3;Bodegraven
    3;Daan;;Visser;m;2013-09-02;7;Bodegraven
    4;Noor;El;Amrani;v;2012-11-21;8;Bodegraven
    5;Isa;;Vermeer;v;2016-01-14;4;Bodegraven
    6;Tygo;de;Boer;m;2011-08-09;3H;Utrecht
    7;Milan;;Jansen;m;2015-02-02;5;Bodegraven
    8;Yara;;Haddad;v;2015-04-01;5;Woerden
    9;Joris;;Kuiper;m;2017-06-01;3;Bodegraven
    10;Siem;;Dekker;m;2017-07-01;3;Bodegraven
    11;Teun;;Smits;m;2017-08-01;3;Bodegraven
    12;Gijs;;Peters;m;2017-09-01;3;Bodegraven
    13;Luuk;;Hendriks;m;2017-02-01;3;Bodegraven
    14;Jens;;Dijkstra;m;2017-03-01;3;Waarder
    15;Evi;;Mulder;v;2017-03-05;3;Bodegraven
    16;Fenna;;Kok;v;2014-05-05;6;Bodegraven
    17;Lotte;;Schouten;v;2014-06-05;6;Bodegraven
    18;Sofie;;Maas;v;2014-07-05;6;Bodegraven
    19;Fleur;;Verhoeven;v;2014-08-05;6;Bodegraven
    20;Eva;;Koster;v;2014-09-05;6;Bodegraven
    21;Liv;;Prins;v;2014-10-05;6;Woerden
    """

  static let proofreader: Proofreader? = {
    var school = SchoolRegister()
    school.pupils = (try? RosterFile.pupils(Array(roster.utf8), path: "lijst.csv")) ?? []
    return (try? Lexicon.standard()).map { Proofreader(lexicon: $0, school: school, protocols: ProtocolLibrary()) }
  }()

  static let withoutRoster: Proofreader? = (try? Lexicon.standard()).map {
    Proofreader(lexicon: $0, protocols: ProtocolLibrary())
  }
}

/// A post with `⟦kind:words⟧` marks taken apart.
struct MarkedPost {
  var text = ""
  var marks: [(kind: String, range: Range<Int>)] = []

  init(_ marked: String) {
    var rest = Substring(marked)
    while let open = rest.firstIndex(of: "⟦"), let colon = rest[open...].firstIndex(of: ":"),
      let close = rest.firstIndex(of: "⟧")
    {
      text += rest[..<open]
      let kind = String(rest[rest.index(after: open)..<colon])
      let words = rest[rest.index(after: colon)..<close]
      marks.append((kind, text.utf8.count..<text.utf8.count + words.utf8.count))
      text += words
      rest = rest[rest.index(after: close)...]
    }
    text += rest
  }

  /// What differs between the marks and the mentions found, by the contract's rule: half of the shorter range shared.
  func differences(_ mentions: [Mention]) -> [String] {
    var open = mentions
    var differences: [String] = []
    for mark in marks {
      let at = open.firstIndex { mention in
        let shared = mention.range.range.clamped(to: mark.range).count
        return Self.scored(mention.kind.rawValue) == Self.scored(mark.kind)
          && shared * 2 >= min(mark.range.count, mention.range.count) && shared > 0
      }
      if let at { open.remove(at: at) } else { differences.append("missed \(mark.kind)") }
    }
    return differences + open.map { "too much: \($0.kind.rawValue) at \($0.range.range)" }
  }

  /// Matters of health count as one.
  private static func scored(_ kind: String) -> String {
    ["fysiologisch", "genetisch", "psychisch"].contains(kind) ? "gezondheid" : kind
  }
}
