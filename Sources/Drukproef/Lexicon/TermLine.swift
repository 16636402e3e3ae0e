package import Text

/// A line of a term list: `lemma class pos strength target not forms`, parted by tabs.
package struct TermLine {
  package let lemma: String
  package let className: String
  /// `n` noun, `a` adjective, `v` verb, `x` as it stands, `s` affix, `e` emoji.
  package let part: UInt8
  package let strength: UInt8
  package let target: UInt8
  package let senses: String
  /// Forms that no rule makes.
  package let irregular: String

  /// Nil for a comment and for a line with fewer columns than three, which is a fault of the list that its test reports.
  package init?(_ line: some Collection<UInt8>, ambiguous: SortedList) {
    guard line.first != UInt8(ascii: "#") else { return nil }
    let columns = line.split(separator: 9, omittingEmptySubsequences: false)
    guard columns.count >= 3 else { return nil }
    func column(_ number: Int) -> String {
      number < columns.count ? String(decoding: columns[number], as: UTF8.self) : ""
    }
    lemma = column(0)
    part = columns[2].first ?? 0
    irregular = column(6)
    let isEmoji = part == UInt8(ascii: "e")
    className = isEmoji && !column(5).isEmpty ? column(5) : column(1)
    senses = isEmoji ? "" : column(5)
    target = column(4).utf8.first ?? UInt8(ascii: "-")
    // A word that is an ordinary one too (doos, worst) is mild unless it is said of somebody outright.
    let isListed = ambiguous.row(lemma)?.column(1).split(separator: " ").contains(Substring(className)) ?? false
    let isAmbiguous =
      isListed || className.hasPrefix("scheld") && !column(5).isEmpty && !lemma.hasPrefix("*") && !lemma.hasSuffix("*")
    let stated = UInt8(column(3)) ?? 0
    strength = isAmbiguous ? min(stated, 1) : stated
  }
}
