import Drukproef
import Testing

@testable import Exports

/// Records are read as strictly as JSON is, save for what exporters are known to get wrong. The cases are of the kinds that
/// collections of broken JSON try.
@Suite struct RecordTapeTests {
  @Test(arguments: [
    "{", "[", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "[1,,2]", "{\"a\"}", "{\"a\":}", "{\"a\" 1}", "{\"a\":1,}", "{,}",
    "{a:1}", "{1:1}",
    "{\"a\":1 \"b\":2}", "[\"a", "[\"a\\\"]", "[\"\\q\"]", "[\"\\u12\"]", "[\"\\u12g4\"]", "[\"\\x0\"]", "[\"\\xg0\"]",
    "[-]", "[+1]", "[01]",
    "[1.]", "[.5]", "[1e]", "[1e+]", "[0x1]", "[1.2.3]", "[--1]", "[NaN]", "[Infinity]", "[tru]", "[truee]", "[nul]",
    "[fals", "[True]",
    "[1]]", "[1]x", "{} {}", "[1}", "{\"a\":1]", "[\u{0B}1]", "[\u{0C}]", "[\u{A0}1]", "'a'", "[/**/1]", "[1]//", "",
    " ", "]", "}", ":", ",",
    "{\"a\":(b)}",
  ])
  func brokenIsRefused(_ json: String) {
    let tape = RecordTape()
    #expect(throws: JSONError.self) { try tape.read(Array(json.utf8)) }
  }

  @Test(arguments: [
    "{}", "[]", "[[],{}]", " [1 , 2 ] ", "[-0]", "[-1.5e-10]", "[123456789012345678901234567890]", "[\"\"]",
    "\"a\"", "1", "null",
    "{\"\":0}", "{\"a\":1,\"a\":2}", "[\"\\u0000\"]", "[\"\\ud83d\\ude00\"]", "[\"\\/\\b\\f\\n\\r\\t\\\"\\\\\"]",
    "[\"\u{7F}\"]",
    "[\"\u{2028}\"]", "[true,false,null]",
  ])
  func wholeIsRead(_ json: String) throws {
    _ = try RecordTape().read(Array(json.utf8))
    _ = try JSONDocument(json)
  }

  @Test(arguments: [
    ("\"\\ud83d\\ude00\"", "😀"), ("\"\\ud83d\"", "\u{FFFD}"), ("\"\\ude00x\"", "\u{FFFD}x"),
    ("\"\\ud83d\\n\"", "\u{FFFD}\n"),
    ("\"\\ud83d\\ud83d\\ude00\"", "\u{FFFD}😀"), ("\"\\x0C\\\\x0C\"", "\u{0C}\\x0C"), ("\"\\u00e9é\"", "éé"),
    ("\"a\u{01}b\"", "a\u{01}b"),
  ])
  func texts(_ json: String, _ text: String) throws {
    #expect(try RecordTape().read(Array(json.utf8)).string == text)
  }

  @Test func badUTF8IsReplaced() throws {
    #expect(try RecordTape().read([0x22, 0x61, 0xFF, 0x62, 0xC3, 0x22]).string == "a\u{FFFD}b\u{FFFD}")
  }

  @Test func membersAndElements() throws {
    let value = try RecordTape().read(
      Array(#"{"a":{"b":[1,"x",{"c":true}],"\u0064":12.0},"e":-7,"a2":null,"e":"later"}"#.utf8))
    #expect(value["a"]?["b"]?.array?.count == 3)
    #expect(value["a"]?["b"]?.array?[2]["c"]?.bool == true)
    #expect(value["a"]?["d"]?.integer == 12)
    #expect(value["e"]?.string == "later")
    #expect(value["a2"]?.isNull == true)
    #expect(value["niet"] == nil && value["a"]?["niet"] == nil && value["e"]?["x"] == nil)
    #expect(value.members.map(\.key) == ["a", "e", "a2", "e"])
  }

  /// Whatever a strict reader takes is taken, and gives the same.
  @Test func theSameAsAStrictReader() throws {
    var state: UInt64 = 7
    func random(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    func value(_ depth: Int) -> String {
      switch random(depth > 4 ? 5 : 7) {
      case 0: return "\(random(2000) - 1000)"
      case 1: return ["true", "false", "null", "1.5", "-2e3"][random(5)]
      case 2, 3, 4:
        return "\""
          + (0..<random(9)).map { _ in ["a", "\\n", "é", "\\u00e9", "\\\"", " ", "😀", "\\ud83d\\ude00"][random(8)] }
          .joined() + "\""
      case 5: return "[" + (0..<random(4)).map { _ in value(depth + 1) }.joined(separator: " ,") + "]"
      default: return "{" + (0..<random(4)).map { "\"k\($0)\": " + value(depth + 1) }.joined(separator: ",") + "}"
      }
    }
    func isSame(_ left: RecordValue, _ right: JSONValue) -> Bool {
      switch right {
      case .null: left.isNull
      case .bool(let bool): left.bool == bool
      case .integer(let number): left.integer == number
      case .number: left.string == nil && left.array == nil
      case .string(let text): left.string == text
      case .array(let elements):
        (left.array ?? []).count == elements.count && zip(left.array ?? [], elements).allSatisfy(isSame)
      case .object(let object):
        left.members.map(\.key) == object.keys
          && zip(left.members, object.members).allSatisfy { isSame($0.value, $1.value) }
      }
    }
    let tape = RecordTape()
    for _ in 0..<2000 {
      var json = value(0)
      if random(3) == 0, let place = json.indices.randomElement(using: &Seeded.shared) { json.remove(at: place) }
      guard let strict = try? JSONDocument(json).value else { continue }
      let read = try tape.read(Array(json.utf8))
      #expect(isSame(read, strict), "\(json)")
    }
  }
}

/// The same numbers in every run.
private struct Seeded: RandomNumberGenerator {
  nonisolated(unsafe) static var shared = Seeded()
  private var state: UInt64 = 99

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 31)
  }
}
