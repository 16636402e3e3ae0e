internal import Drukproef

/// What a file is, by the end of its name.
enum MediaFiles {
  /// nil for a document or contact card.
  static func medium(of path: String) -> Context.Medium? {
    switch FilePaths.pathExtension(of: path) {
    case "jpg", "jpeg", "png", "gif", "webp", "heic", "heif", "bmp", "tif", "tiff", "avif", "tgs": .photo
    case "mp4", "mov", "m4v", "avi", "mkv", "webm", "3gp": .video
    case "mp3", "m4a", "aac", "ogg", "oga", "opus", "wav", "flac", "amr": .audio
    default: nil
    }
  }

  /// By a media type such as `image/jpeg`.
  static func medium(type: String) -> Context.Medium? {
    if type.hasPrefix("image/") { return .photo }
    if type.hasPrefix("video/") { return .video }
    return type.hasPrefix("audio/") ? .audio : nil
  }
}
