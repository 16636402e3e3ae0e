internal import Drukproef

/// What a file is, by the end of its name.
enum MediaFiles {
  /// nil for a document or contact card.
  static func medium(of path: String) -> Context.Medium? {
    kinds[key(path.utf8)]
  }

  private static let kinds: [UInt64: Context.Medium] = {
    let photos = ["jpg", "jpeg", "png", "gif", "webp", "heic", "heif", "bmp", "tif", "tiff", "avif", "tgs"]
    let films = ["mp4", "mov", "m4v", "avi", "mkv", "webm", "3gp"]
    let recordings = ["mp3", "m4a", "aac", "ogg", "oga", "opus", "wav", "flac", "amr"]
    var kinds: [UInt64: Context.Medium] = [:]
    for (ends, kind) in [(photos, Context.Medium.photo), (films, .video), (recordings, .audio)] {
      for end in ends { kinds[key(("." + end).utf8)] = kind }
    }
    return kinds
  }()

  /// What follows the last dot, in lower case and packed into a number; 0 when that is no ending of a file.
  private static func key(_ path: String.UTF8View) -> UInt64 {
    var key: UInt64 = 0
    var shift: UInt64 = 0
    for byte in path.reversed() {
      if byte == UInt8(ascii: ".") { return key }
      if byte == UInt8(ascii: "/") || shift == 64 { return 0 }
      key |= UInt64(byte | 0x20) << shift
      shift += 8
    }
    return 0
  }

  /// By a media type such as `image/jpeg`.
  static func medium(type: String) -> Context.Medium? {
    if type.hasPrefix("image/") { return .photo }
    if type.hasPrefix("video/") { return .video }
    return type.hasPrefix("audio/") ? .audio : nil
  }
}
