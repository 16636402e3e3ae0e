internal import Drukproef

/// The message of a commit as git hands it over: with remarks for its writer that git takes out.
package enum CommitMessage {
  /// The message with blanks where git's remarks stand, so that every place in it stays what it was.
  ///
  /// - Parameter mark: what a remark begins with.
  package static func withoutRemarks(_ message: [UInt8], mark: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(message.count)
    var isBelowScissors = false
    for line in message.split(separator: 10, omittingEmptySubsequences: false) {
      if !output.isEmpty || line.startIndex > 0 { output.append(10) }
      let isRemark = !mark.isEmpty && line.starts(with: mark)
      if isRemark, line.dropFirst(mark.count).starts(with: " ------------------------ >8 -".utf8) {
        isBelowScissors = true
      }
      if isRemark || isBelowScissors {
        output += [UInt8](repeating: UInt8(ascii: " "), count: line.count)
      } else {
        output += line
      }
    }
    return output
  }
}

extension GitRepository {
  /// What begins a remark in the message of a commit.
  package func commentMark() throws(Failure) -> [UInt8] {
    for name in ["core.commentString", "core.commentChar"] {
      let mark = try answer(["config", "--get", name], accepted: [0, 1])
      if !mark.isEmpty, mark != "auto" { return Array(mark.utf8) }
    }
    return Array("#".utf8)
  }
}
