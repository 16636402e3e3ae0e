internal import Drukproef

/// JSON Lines in the contract's own form: a post a line, `{"id":"p1","text":"…"}`.
struct JSONLinesReader: ExportReader {
  private var lines = LineReader()
  private let file: String

  init?(_ head: FileHead, _ options: ReadingOptions) {
    guard let outline = head.outline, head.assignment == nil, outline.rootKeys.contains("text"),
      !outline.rootKeys.contains("messages")
    else { return nil }
    file = head.name
  }

  mutating func advance(_ stream: ByteStream, _ harvest: inout Harvest) throws(ExportProblem) -> Bool {
    guard try lines.next(stream) else { return false }
    if lines.bytes.allSatisfy({ $0 <= 0x20 }) { return true }
    if lines.isCut {
      harvest.problems.append(ExportProblem(.lineTooLong, in: file, at: lines.offset))
      return true
    }
    let value: JSONValue
    do throws(JSONError) { value = try ExportJSON.value(lines.bytes) } catch {
      harvest.problems.append(ExportProblem(error.message, in: file, at: lines.offset + error.byte))
      return true
    }
    do throws(PostRecordError) {
      let record = try PostRecord(value)
      var post = ExportedPost(text: record.text, byte: lines.offset)
      post.id = record.id.string ?? record.id.integer.map { String($0) }
      post.isGlobalID = false
      post.fields = record.fields
      post.time = value["published_at"]?.string.flatMap { PostTime($0, unzoned: .local) }
      post.isOwn = value["own"]?.bool
      post.media = record.fields.media ?? []
      harvest.take(post)
    } catch {
      harvest.problems.append(ExportProblem(error.message, in: file, at: lines.offset))
    }
    return true
  }
}

extension Wording {
  static let lineTooLong = Wording(
    nl: "deze regel is langer dan 16 MB en niet gelezen. Kijk hem zelf na.",
    en: "this line is longer than 16 MB and was not read. Look after it yourself.")
}
