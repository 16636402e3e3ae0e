internal import Text

/// Classes that a pattern file made of others, by the class that they take in.
package struct WordClassUnions: Sendable {
  private var unions: [UInt16: [WordClass]] = [:]

  /// - Parameter list: `name number unions`: the numbers of the classes that take this one in, parted by spaces.
  init(_ list: SortedList) {
    var next = 0
    while let row = list.row(at: next) {
      let numbers = row.columnBytes(2)
      if !numbers.isEmpty {
        unions[UInt16(truncatingIfNeeded: row.columnBytes(1).decimal)] = numbers.split(separator: 32).map {
          WordClass(rawValue: UInt16(truncatingIfNeeded: $0.decimal))
        }
      }
      next = row.end + 1
    }
  }

  func of(_ wordClass: WordClass) -> [WordClass] { unions[wordClass.rawValue] ?? [] }
}
