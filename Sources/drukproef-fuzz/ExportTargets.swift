#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif
internal import Drukproef
internal import Exports

/// A file as a platform hands it out is read to its end, whatever is wrong in it.
///
/// The readers are chosen by what a file holds, and an archive is opened from disk: so the bytes are put in a file that has
/// no name any more once it is open.
private func scan(_ bytes: [UInt8], endingIn suffix: String) {
  var path = Array("/tmp/drukproef-fuzz-XXXXXX\(suffix)".utf8CString)
  let file = mkstemps(&path, CInt(suffix.utf8.count))
  guard file >= 0 else { fatalError("no room for a file in /tmp") }
  let name = String(decoding: path.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  defer {
    close(file)
    unlink(name)
  }
  var written = 0
  while written < bytes.count {
    let count = bytes.withUnsafeBytes { write(file, $0.baseAddress?.advanced(by: written), bytes.count - written) }
    guard count > 0 else { fatalError("no room for a file in /tmp") }
    written += count
  }
  var posts = 0
  let scan = ExportScan([name])
  while let batch = scan.next() {
    promise(batch.first == posts, "posts are numbered without a gap")
    posts += batch.posts.count
    promise(posts <= bytes.count * 1024 + 1024, "no file holds more posts than it has room for")
  }
}

struct JSONExportTarget: FuzzTarget {
  static let name = "exports-json"
  func run(_ bytes: [UInt8]) { scan(bytes, endingIn: ".json") }
}

struct TableExportTarget: FuzzTarget {
  static let name = "exports-csv"
  func run(_ bytes: [UInt8]) { scan(bytes, endingIn: ".csv") }
}

struct TextExportTarget: FuzzTarget {
  static let name = "exports-txt"
  func run(_ bytes: [UInt8]) { scan(bytes, endingIn: ".txt") }
}

struct MarkupExportTarget: FuzzTarget {
  static let name = "exports-xml"
  func run(_ bytes: [UInt8]) { scan(bytes, endingIn: ".xml") }
}

struct ArchiveTarget: FuzzTarget {
  static let name = "archive"
  func run(_ bytes: [UInt8]) { scan(bytes, endingIn: ".zip") }
}
