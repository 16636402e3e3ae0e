internal import Text

/// At whom or what a sentence is aimed.
struct Targets: OptionSet, Sendable {
  let rawValue: UInt16
  static let you = Targets(rawValue: 1 << 0)
  static let named = Targets(rawValue: 1 << 1)
  /// He, she, they: a pronoun, linked to whoever was named before.
  static let third = Targets(rawValue: 1 << 2)
  /// Staff, parents, a class, a department.
  static let role = Targets(rawValue: 1 << 3)
  static let group = Targets(rawValue: 1 << 4)
  static let writer = Targets(rawValue: 1 << 5)
  /// An animal or a thing.
  static let thing = Targets(rawValue: 1 << 6)
  /// Somebody, they: a doer whom the text leaves unnamed.
  static let unnamed = Targets(rawValue: 1 << 7)
  /// The writer as the one to whom it is done: me, my.
  static let writerAsObject = Targets(rawValue: 1 << 8)
  static let animal = Targets(rawValue: 1 << 9)

  /// A reader can tell who is meant.
  static let person: Targets = [.you, .named, .third, .role]

  var hasPerson: Bool { !isDisjoint(with: .person) }
  var isKnownPerson: Bool { !isDisjoint(with: [.named, .you, .role]) }
}

extension Targets {
  init(of sentence: Range<Int>, in reading: Reading, _ classes: ConductClasses) {
    self = []
    for hit in reading.hits.within(sentence) {
      switch hit.wordClass {
      case classes.name, classes.doubtfulName: insert(.named)
      case classes.you: insert(.you)
      case classes.third: insert(.third)
      case classes.role: insert(.role)
      case classes.group: insert(.group)
      case classes.i: insert(.writer)
      case classes.me: insert(.writerAsObject)
      case classes.animal: formUnion([.animal, .thing])
      case classes.thing: insert(.thing)
      case classes.unnamed: insert(.unnamed)
      default: break
      }
    }
  }
}
