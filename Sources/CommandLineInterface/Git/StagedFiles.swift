internal import Drukproef

/// A file as it will be committed.
package struct StagedFile: Sendable, Equatable {
  /// From the top of the work tree, as git has it.
  package let path: String
  /// The object that holds its bytes.
  package let object: String
}

extension GitRepository {
  /// What will be committed and was not there before: files added, changed, renamed or turned into files. Links and submodules hold no
  /// text and are left out, and so are files that were only taken out.
  package func stagedFiles() throws(Failure) -> [StagedFile] {
    // Without renames a renamed file is a new one, and is read as a whole.
    let output = try run([
      "diff", "--cached", "--raw", "-z", "--no-renames", "--no-ext-diff", "--no-abbrev", "--ignore-submodules=all",
      "--diff-filter=ACMT",
    ]).output
    var fields = output.split(separator: 0, omittingEmptySubsequences: true)[...]
    var files: [StagedFile] = []
    // `:100644 100755 old-id new-id M` and the path.
    while let entry = fields.popFirst(), let path = fields.popFirst() {
      let words = entry.split(separator: UInt8(ascii: " "))
      guard words.count == 5, words[1].starts(with: "100".utf8) else { continue }
      files.append(
        StagedFile(path: String(decoding: path, as: UTF8.self), object: String(decoding: words[3], as: UTF8.self)))
    }
    return files
  }

  /// The bytes of objects, in their order; nil for what git cannot read.
  package func contents(of objects: [String]) throws(Failure) -> [[UInt8]?] {
    var contents: [[UInt8]?] = []
    while contents.count < objects.count {
      let wanted = objects[contents.count...]
      let outcome = try run(
        ["cat-file", "--batch", "--buffer"], input: wanted.flatMap { Array("\($0)\n".utf8) }, accepted: [0, 128, 1])
      let read = ObjectBatch(outcome.output).contents(atMost: wanted.count)
      contents += read
      // Git stops at an object that is damaged: what follows may well be sound.
      if read.count < wanted.count { contents.append(nil) }
    }
    return contents
  }
}

/// What `git cat-file --batch` writes: for each object `id type size`, a line break, its bytes and a line break.
struct ObjectBatch {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The objects that are there whole; nil for one that is missing.
  func contents(atMost count: Int) -> [[UInt8]?] {
    var contents: [[UInt8]?] = []
    var place = 0
    while contents.count < count, let end = bytes[place...].firstIndex(of: 10) {
      let words = bytes[place..<end].split(separator: UInt8(ascii: " "))
      place = end + 1
      guard words.count == 3, let size = Int(String(decoding: words[2], as: UTF8.self)), size >= 0 else {
        contents.append(nil)
        continue
      }
      guard size < bytes.count - place else { break }
      contents.append(words[1].elementsEqual("blob".utf8) ? Array(bytes[place..<place + size]) : nil)
      place += size + 1
    }
    return contents
  }
}
