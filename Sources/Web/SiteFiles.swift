private import PageFiles

/// The style, the script and the like, each with a tag that tells a browser whether it has the same already.
struct SiteFiles: Sendable {
  private struct File {
    var type: String
    var tag: String
    var body: [UInt8]
  }

  private let files: [String: File]

  init() {
    var files: [String: File] = [:]
    for number in 0..<page_file_count() {
      let file = page_file(number)
      let body = Array(UnsafeBufferPointer(start: file.bytes, count: Int(file.length)))
      files[String(cString: file.name)] = File(type: String(cString: file.type), tag: Self.tag(of: body), body: body)
    }
    self.files = files
  }

  func answer(_ name: String, ifNoneMatch tag: String?) -> WebResponse? {
    guard let file = files[name] else { return nil }
    let isKnown = tag == file.tag
    return WebResponse(isKnown ? 304 : 200, type: file.type, body: isKnown ? [] : file.body)
      .with("etag", file.tag).with("cache-control", "no-cache")
  }

  /// FNV-1a, 64 bits.
  private static func tag(of bytes: [UInt8]) -> String {
    let hash = bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    return "\"\(String(hash, radix: 16))\""
  }
}
