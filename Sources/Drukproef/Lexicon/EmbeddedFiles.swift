private import Lexicons

/// The files of the folder `lexicons/`, carried by the program itself.
package enum EmbeddedFiles {
  /// Names of all files, as paths within the folder, in byte order.
  package static var names: [String] { (0..<lexicon_count()).map { String(cString: lexicon_file($0).name) } }

  /// The bytes of a file; nil when there is none of that name.
  package static func bytes(_ name: String) -> UnsafeBufferPointer<UInt8>? {
    // The files stand in the byte order of their names.
    var low = 0
    var high = lexicon_count()
    return name.withCString { wanted in
      while low < high {
        let middle = (low + high) / 2
        let file = lexicon_file(middle)
        switch order(file.name, wanted) {
        case 0: return UnsafeBufferPointer(start: file.bytes, count: Int(file.length))
        case ..<0: low = middle + 1
        default: high = middle
        }
      }
      return nil
    }
  }

  private static func order(_ left: UnsafePointer<CChar>, _ right: UnsafePointer<CChar>) -> Int {
    var index = 0
    while left[index] == right[index], left[index] != 0 { index += 1 }
    return Int(UInt8(bitPattern: left[index])) - Int(UInt8(bitPattern: right[index]))
  }

  /// The names and bytes of the files in a folder, in byte order.
  package static func folder(_ folder: String) -> [(name: String, bytes: UnsafeBufferPointer<UInt8>)] {
    (0..<lexicon_count()).compactMap { number in
      let file = lexicon_file(number)
      let name = String(cString: file.name)
      guard name.hasPrefix(folder + "/") else { return nil }
      return (name, UnsafeBufferPointer(start: file.bytes, count: Int(file.length)))
    }
  }
}
