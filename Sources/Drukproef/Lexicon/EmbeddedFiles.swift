private import Lexicons

/// The files of the folder `lexicons/`, carried by the program itself.
package enum EmbeddedFiles {
  /// Names of all files, as paths within the folder, in byte order.
  package static var names: [String] { (0..<lexicon_count()).map { String(cString: lexicon_file($0).name) } }

  /// The bytes of a file; nil when there is none of that name.
  package static func bytes(_ name: String) -> UnsafeBufferPointer<UInt8>? {
    for number in 0..<lexicon_count() {
      let file = lexicon_file(number)
      if String(cString: file.name) == name { return UnsafeBufferPointer(start: file.bytes, count: Int(file.length)) }
    }
    return nil
  }

  /// The names and bytes of the files in a folder.
  package static func folder(_ folder: String) -> [(name: String, bytes: UnsafeBufferPointer<UInt8>)] {
    (0..<lexicon_count()).compactMap { number in
      let file = lexicon_file(number)
      let name = String(cString: file.name)
      guard name.hasPrefix(folder + "/") else { return nil }
      return (name, UnsafeBufferPointer(start: file.bytes, count: Int(file.length)))
    }
  }
}
