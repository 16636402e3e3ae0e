internal import CommandLineInterface
internal import Drukproef
internal import Text

/// `POST /api/check`: one post of the contract in, its record out, with the findings of `drukproef check`.
struct CheckAPI {
  let desk: Desk

  /// - Parameter query: `offsets`, `lang`, `format` and `explain`, all optional.
  func answer(to body: [UInt8], query: String) -> WebResponse {
    guard let query = FormData(query.utf8) else { return Self.error(400, .badQuery("query")) }
    guard let unit = Self.choice(query["offsets"], LineIndex.Unit.codepoint) else {
      return Self.error(400, .badQuery("offsets"))
    }
    guard let language = Self.choice(query["lang"], Language.nl) else { return Self.error(400, .badQuery("lang")) }
    guard let format = Self.choice(query["format"], PostFormat.text) else {
      return Self.error(400, .badQuery("format"))
    }
    guard let explains = Self.isTrue(query["explain"]) else { return Self.error(400, .badQuery("explain")) }
    var options = ReportOptions()
    options.unit = unit
    options.language = language
    let record = ProofRecord(options)
    var writer = JSONWriter(.compact)
    let post: PostRecord
    do throws(PostRecordError) { post = try Self.post(body) } catch {
      record.writeError(error.message, id: error.id, sequence: 0, to: &writer)
      return WebResponse(400, json: writer.bytes)
    }
    do throws(PostProblem) {
      let proof = try format.proof(of: post, at: desk)
      record.write(proof, id: post.id, sequence: 0, to: &writer) { writer in
        // What each finding adds to the score; evidence stays inside, it speaks of the roster.
        if explains {
          writer.key("contributions")
          writer.array { writer in for finding in proof.findings { writer.integer(finding.contribution) } }
        }
      }
      return WebResponse(json: writer.bytes)
    } catch {
      record.writeError(error.message, id: post.id, sequence: 0, to: &writer)
      return WebResponse(400, json: writer.bytes)
    }
  }

  private static func post(_ body: [UInt8]) throws(PostRecordError) -> PostRecord {
    let value: JSONValue
    do throws(JSONError) { value = try JSONDocument(body).value } catch {
      throw PostRecordError(id: .null, reason: .notJSON(error))
    }
    return try PostRecord(value)
  }

  private static func choice<Value: RawRepresentable>(_ word: String?, _ standard: Value) -> Value?
  where Value.RawValue == String {
    word.map { Value(rawValue: $0) } ?? standard
  }

  private static func isTrue(_ word: String?) -> Bool? {
    switch word {
    case nil, "false", "0": false
    case "true", "1": true
    default: nil
    }
  }

  /// An answer in the form of an error record.
  static func error(_ status: Int, _ message: Wording) -> WebResponse {
    var writer = JSONWriter(.compact)
    ProofRecord(ReportOptions()).writeError(message, id: .null, sequence: 0, to: &writer)
    return WebResponse(status, json: writer.bytes)
  }
}

extension Wording {
  fileprivate static func badQuery(_ name: String) -> Wording {
    Wording(
      nl: "‘\(name)’ heeft een waarde die niet kan; zie /openapi.json", en: "‘\(name)’ has a value that cannot be")
  }
}
