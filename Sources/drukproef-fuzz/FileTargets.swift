internal import Drukproef
internal import Text

/// A JSON text is read whole or refused at a place in it; what was read can be written and read again.
struct JSONTarget: FuzzTarget {
  static let name = "json"

  func run(_ bytes: [UInt8]) {
    _ = try? JSONDocument(bytes)
  }
}

/// A line of a stream.
struct PostRecordTarget: FuzzTarget {
  static let name = "record"

  func run(_ bytes: [UInt8]) {
    guard let document = try? JSONDocument(bytes) else { return }
    _ = try? PostRecord(document.value)
  }
}

/// A roster is read whole or refused with a line that it has.
struct RosterTarget: FuzzTarget {
  static let name = "roster"

  func run(_ bytes: [UInt8]) {
    do throws(SchoolFileError) {
      let roster = try RosterFile.pupils(bytes, path: "roster.csv")
      for pupil in roster { promise(!pupil.calledName.isEmpty || !pupil.surname.isEmpty, "a pupil has a name") }
      if let lexicon = try? Lexicon.standard(for: .oneDraft),
        let protocols = try? ProtocolLibrary.standard(for: .oneDraft)
      {
        var school = SchoolRegister()
        school.pupils = roster
        _ = Proofreader(lexicon: lexicon, school: school, protocols: protocols)
      }
    } catch {
      promise(error.line ?? 1 >= 1 && error.column ?? 1 >= 1, "lines and columns count from one")
    }
  }
}

/// The staff list and the school file.
struct SchoolFilesTarget: FuzzTarget {
  static let name = "school"

  func run(_ bytes: [UInt8]) {
    _ = try? StaffFile.members(bytes, path: "staff.csv")
    _ = try? SchoolFile.schools(bytes, path: "school.json")
  }
}

/// A school's own protocol.
struct ProtocolTarget: FuzzTarget {
  static let name = "protocol"

  func run(_ bytes: [UInt8]) {
    guard var library = try? ProtocolLibrary.standard(for: .oneDraft) else { return }
    do throws(TOMLError) { try library.load(path: "own.toml", bytes: bytes) } catch {
      promise(!error.message.nl.isEmpty, "a refusal says why")
    }
  }
}

/// `.drukproef.toml`.
struct ConfigurationTarget: FuzzTarget {
  static let name = "configuration"

  func run(_ bytes: [UInt8]) { _ = try? Configuration(bytes, path: ".drukproef.toml") }
}

/// A file of patterns.
struct PatternTarget: FuzzTarget {
  static let name = "patterns"

  func run(_ bytes: [UInt8]) {
    guard let text = try? SourceText(decoding: bytes) else { return }
    var parser = PatternParser(classes: WordClasses(), keepsExamples: true)
    try? parser.parse(String(decoding: text.utf8, as: UTF8.self), file: "own.txt")
  }
}
