/// The number of a list entry: which file it stands in and at which byte.
package enum TermEntry {
  /// Files of one kind beyond which a number has no room, and bytes of a file.
  package static let mostFiles = 1 << 12
  package static let mostBytes = 1 << 18

  /// - Parameters:
  ///   - file: the file's place among the term lists, and after those among the pattern files.
  ///   - byte: where its line starts; for a word of a definition in a pattern file, where that word starts.
  package static func number(file: Int, byte: Int) -> Int32 { Int32(file << 18 | byte) }

  static func file(_ number: Int32) -> Int { Int(number) >> 18 }
  static func byte(_ number: Int32) -> Int { Int(number) & (mostBytes - 1) }
}
