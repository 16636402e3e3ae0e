import Foundation
import Testing

@testable import Drukproef

@Suite struct FileWritingTests {
  /// A folder of its own, gone afterwards.
  private func inFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "drukproef-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  @Test func keepsLinkAndPermissions() throws {
    try inFolder { folder in
      let (file, link) = (folder + "/a.txt", folder + "/link.txt")
      try FileBytes.write(Array("een".utf8), to: file, mode: 0o600)
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file)
      try FileBytes.write(Array("twee".utf8), to: link)
      #expect(try FileBytes.read(file) == Array("twee".utf8))
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == file)
      let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
      #expect(mode == 0o600)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["a.txt", "link.txt"])
    }
  }

  /// A pipe stays a pipe: nothing is put in its place.
  @Test func writesIntoPipe() throws {
    try inFolder { folder in
      let pipe = folder + "/pipe"
      #expect(mkfifo(pipe, 0o600) == 0)
      let reader = open(pipe, O_RDONLY | O_NONBLOCK)
      defer { close(reader) }
      try FileBytes.write(Array("drie".utf8), to: pipe)
      var bytes = [UInt8](repeating: 0, count: 8)
      #expect(read(reader, &bytes, 8) == 4)
      var status = stat()
      #expect(lstat(pipe, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO)
    }
  }

  @Test func refusesFolder() throws {
    try inFolder { folder in
      #expect(throws: FileError.self) { try FileBytes.write([], to: folder) }
    }
  }
}
