internal import Text

/// Classes that a pattern file made of others, by the class that they take in.
package struct WordClassUnions: Sendable {
  /// By the number of the class.
  private var unions: [[WordClass]] = []

  /// - Parameter list: `name number unions`: the numbers of the classes that take this one in, parted by spaces.
  init(_ list: SortedList) {
    var next = 0
    while let row = list.row(at: next) {
      let numbers = row.columnBytes(2)
      if !numbers.isEmpty {
        let number = row.columnBytes(1).decimal
        if number >= unions.count { unions += repeatElement([], count: number + 1 - unions.count) }
        unions[number] = numbers.split(separator: 32).map {
          WordClass(rawValue: UInt16(truncatingIfNeeded: $0.decimal))
        }
      }
      next = row.end + 1
    }
  }

  func of(_ wordClass: WordClass) -> [WordClass] {
    Int(wordClass.rawValue) < unions.count ? unions[Int(wordClass.rawValue)] : []
  }
}
