internal import Drukproef
internal import Text

/// The readers there are, and which reads what.
package enum DraftReaders {
  private static let all: [any DraftReader.Type] = [
    PlainReader.self, MarkdownReader.self, MDXReader.self, HTMLReader.self,
  ]

  /// In bytes; nobody publishes a post of this size, and no list of findings in it would help.
  package static let sizeLimit = 16_000_000

  /// The reader for a file, by the extension of its name; plain text when no reader claims it.
  package static func reader(for path: String) -> any DraftReader.Type {
    let name = FilePaths.pathExtension(of: path)
    return all.first { $0.extensions.contains(name) } ?? PlainReader.self
  }

  /// Where the post starts below what stands above it about itself; 0 where nothing does.
  package static func bodyStart(of source: [UInt8]) -> Int {
    do throws(FrontMatter.Fault) { return try FrontMatterBlock(source)?.end ?? 0 } catch { return source.count }
  }

  /// Whether a reader claims files of this name.
  package static func reads(_ path: String) -> Bool {
    let name = FilePaths.pathExtension(of: path)
    return all.contains { $0.extensions.contains(name) }
  }

  /// Reads a file.
  package static func draft(file path: String) throws(DraftError) -> Draft {
    let bytes: [UInt8]
    do throws(FileError) { bytes = try FileBytes.read(path) } catch { throw DraftError(.file(error)) }
    return try draft(bytes, by: reader(for: path))
  }

  /// Reads bytes in any charset that a draft may be written in.
  package static func draft(_ bytes: [UInt8], by reader: any DraftReader.Type) throws(DraftError) -> Draft {
    if bytes.count > sizeLimit { throw DraftError(.tooLarge(bytes.count)) }
    let source: SourceText
    do throws(UndecodableText) { source = try SourceText(decoding: bytes) } catch {
      throw DraftError(.undecodable(error))
    }
    do throws(DraftError.Reason) {
      var draft = try reader.draft(source)
      draft.encoding = source.encoding
      return draft
    } catch {
      throw DraftError(error)
    }
  }
}
