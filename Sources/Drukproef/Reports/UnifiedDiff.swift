/// The difference between two versions of a text, as `diff -u` shows it.
package struct UnifiedDiff {
  /// Lines that stay the same round a change.
  private static let context = 3

  private struct Line {
    var mark: Character
    var text: String
    /// Line numbers in the old and the new text, from 1: of the line itself, or of the next one on the other side.
    var old: Int
    var new: Int
  }

  private let name: String
  private let lines: [Line]

  /// - Parameter name: what the file is called in the heading.
  package init(from old: [UInt8], to new: [UInt8], name: String) {
    self.name = name
    lines = Self.lines(Self.split(old), Self.split(new))
  }

  package var isEmpty: Bool { lines.allSatisfy { $0.mark == " " } }

  /// The lines of the difference, painted for a terminal when the palette has colours.
  package func text(_ palette: Palette) -> String {
    if isEmpty { return "" }
    var output = palette.paint("--- \(DisplayText(name).text)", .bold) + "\n"
    output += palette.paint("+++ \(DisplayText(name).text)", .bold) + "\n"
    for hunk in hunks() {
      let part = lines[hunk]
      let removed = part.count { $0.mark != "+" }
      let added = part.count { $0.mark != "-" }
      let head = "@@ -\(part[hunk.lowerBound].old),\(removed) +\(part[hunk.lowerBound].new),\(added) @@"
      output += palette.paint(head, .cyan) + "\n"
      for line in part {
        let text = "\(line.mark)\(DisplayText(line.text).text)"
        output += (line.mark == "-" ? palette.paint(text, .red) : line.mark == "+" ? palette.paint(text, .green) : text)
        output += "\n"
      }
    }
    return output
  }

  /// Stretches of lines with a change in them and a little round it.
  private func hunks() -> [Range<Int>] {
    var hunks: [Range<Int>] = []
    for index in lines.indices where lines[index].mark != " " {
      let wide = max(0, index - Self.context)..<min(lines.count, index + Self.context + 1)
      if let last = hunks.last, last.upperBound >= wide.lowerBound {
        hunks[hunks.count - 1] = last.lowerBound..<wide.upperBound
      } else {
        hunks.append(wide)
      }
    }
    return hunks
  }

  private static func lines(_ old: [String], _ new: [String]) -> [Line] {
    var (removed, inserted): (Set<Int>, Set<Int>) = ([], [])
    for change in new.difference(from: old) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var lines: [Line] = []
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      if i < old.count, removed.contains(i) {
        lines.append(Line(mark: "-", text: old[i], old: i + 1, new: j + 1))
        i += 1
      } else if j < new.count, inserted.contains(j) {
        lines.append(Line(mark: "+", text: new[j], old: i + 1, new: j + 1))
        j += 1
      } else {
        lines.append(Line(mark: " ", text: old[i], old: i + 1, new: j + 1))
        i += 1
        j += 1
      }
    }
    return lines
  }

  private static func split(_ bytes: [UInt8]) -> [String] {
    var lines = bytes.split(separator: 10, omittingEmptySubsequences: false).map { line in
      String(decoding: line.last == 13 ? line.dropLast() : line, as: UTF8.self)
    }
    if lines.last == "" { lines.removeLast() }
    return lines
  }
}
