internal import Drukproef

/// Which posts were read already, so that an archive, its parts and its unpacked folder give each post once. Sixteen bytes a post.
struct SeenPosts {
  /// An open table: a hash, and the file that it came from. A hash of 0 is an empty place.
  private var hashes: [UInt64] = []
  private var files: [UInt32] = []
  private var count = 0
  /// Starts of long posts by their time, to match the short form with.
  private var longVersions: Set<UInt64> = []

  /// Whether a post comes for the first time. Without an id, two posts of one file are never the same: people do say `ok` twice.
  ///
  /// - Parameter isLast: whether no other file comes; then its posts need not be remembered.
  mutating func isNew(_ post: ExportedPost, in file: Int, isLast: Bool) -> Bool {
    if post.isLongVersion { for key in Self.longKeys(post) { longVersions.insert(key) } }
    if isLast, !post.hasUniqueID { return find(post.identity) == nil }
    guard let first = insert(post.identity, UInt32(truncatingIfNeeded: file)) else { return true }
    return !post.hasUniqueID && first == UInt32(truncatingIfNeeded: file)
  }

  /// Whether the whole of a shortened post was read. The two differ in id, and share their start and their moment.
  func hasLongVersion(_ post: ExportedPost) -> Bool { Self.longKeys(post).contains(where: longVersions.contains) }

  /// The moment may differ by a few seconds.
  private static func longKeys(_ post: ExportedPost) -> [UInt64] {
    let start = String(post.text.unicodeScalars.filter { !$0.properties.isWhitespace }.prefix(60).map(Character.init))
    let window = (post.time?.unix ?? 0) / 10
    return [window, window + 1].map { window in
      var hash = StableHash()
      hash.add(start)
      hash.add(String(window))
      return hash.value
    }
  }

  private func find(_ hash: UInt64) -> UInt32? {
    if hashes.isEmpty { return nil }
    let hash = hash == 0 ? 1 : hash
    var place = Int(truncatingIfNeeded: hash & UInt64(hashes.count - 1))
    while hashes[place] != 0 {
      if hashes[place] == hash { return files[place] }
      place = (place + 1) & (hashes.count - 1)
    }
    return nil
  }

  /// The file of an equal hash; nil when there was none.
  private mutating func insert(_ hash: UInt64, _ file: UInt32) -> UInt32? {
    if count * 10 >= hashes.count * 7 { grow() }
    let hash = hash == 0 ? 1 : hash
    var place = Int(truncatingIfNeeded: hash & UInt64(hashes.count - 1))
    while hashes[place] != 0 {
      if hashes[place] == hash { return files[place] }
      place = (place + 1) & (hashes.count - 1)
    }
    hashes[place] = hash
    files[place] = file
    count += 1
    return nil
  }

  private mutating func grow() {
    let (oldHashes, oldFiles) = (hashes, files)
    let size = max(1024, oldHashes.count * 2)
    hashes = Array(repeating: 0, count: size)
    files = Array(repeating: 0, count: size)
    for (index, hash) in oldHashes.enumerated() where hash != 0 {
      var place = Int(truncatingIfNeeded: hash & UInt64(size - 1))
      while hashes[place] != 0 { place = (place + 1) & (size - 1) }
      hashes[place] = hash
      files[place] = oldFiles[index]
    }
  }
}

extension ExportedPost {
  /// The same for the same post in every archive that holds it, and in every run.
  package var identity: UInt64 {
    var hash = StableHash()
    hash.add(channel?.rawValue ?? "")
    hash.add(id ?? "")
    if !hasUniqueID {
      hash.add(kind.rawValue)
      hash.add(time.map { $0.unix } ?? -1)
      hash.add(author ?? "")
      hash.add(text)
      hash.add(media.count)
    }
    return hash.value
  }
}
