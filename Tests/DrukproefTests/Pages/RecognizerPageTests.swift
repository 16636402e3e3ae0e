import Testing

@testable import Drukproef

/// Every recognizer's page: what `drukproef explain` prints must be true.
struct RecognizerPageTests {
  /// The pages whose examples are marked strings of one kind or a few. Conduct's page has tests of its own.
  static let pages = Recognizers.pages(lexicon: MarkedReading.lexicon).filter { page in
    !page.kinds.isEmpty && !page.kinds.contains { $0.isConduct }
  }

  /// A pupil for the examples that name one.
  static let school: SchoolRegister = {
    var register = SchoolRegister()
    for (name, prefix, surname) in [("Sanne", "de", "Vries"), ("Daan", "", "Visser"), ("Roos", "", "Bakker")] {
      var pupil = Pupil()
      pupil.calledName = name
      pupil.prefix = prefix
      pupil.surname = surname
      register.pupils.append(pupil)
    }
    return register
  }()

  @Test(arguments: pages)
  func examplesAreTrue(_ page: RecognizerPage) {
    for example in page.examples {
      let school = page.kinds.contains(.naamLeerling) ? Self.school : .empty
      #expect(MarkedReading.marked(example, Set(page.kinds), school: school) == example, "\(page.id)")
    }
  }

  @Test(arguments: pages + [IndirectIdentifier.about])
  func tenStaySilent(_ page: RecognizerPage) {
    let silent = page.examples.filter { !$0.contains("⟦") }
    #expect(silent.count >= 10, "\(page.id) has \(silent.count)")
  }
}
