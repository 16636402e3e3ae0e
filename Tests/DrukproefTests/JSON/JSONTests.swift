import Drukproef
import Testing

@Suite struct JSONTests {
  @Test(arguments: [
    (#"{"a":[1,-2.5,true,null,"x"],"b":{}}"#, #"{"a":[1,-2.5,true,null,"x"],"b":{}}"#),
    (#" [ ] "#, "[]"), ("12", "12"), ("-0", "0"), ("1e2", "100"), ("0.99", "0.99"),
    (#""\u00eb\n\/\"\\""#, #""ë\n/\"\\""#), (#""\ud83d\ude00""#, #""😀""#),
    (#""\u2028\u007f\u202e""#, #""\u2028\u007f\u202e""#), ("\u{FEFF}[1]", "[1]"),
    (#"{"a":1,"b":2,"a":3}"#, #"{"a":3,"b":2}"#),
    (#"{"z":1,"y":2,"x":3}"#, #"{"z":1,"y":2,"x":3}"#),
    ("9223372036854775807", "9223372036854775807"),
  ])
  func rewritten(source: String, expected: String) throws {
    var writer = JSONWriter(.compact)
    writer.value(try JSONDocument(source).value)
    #expect(writer.text == expected)
  }

  @Test(arguments: [
    ("", JSONError.Fault.unfinished, 1, 1), ("[1,]", .valueExpected, 1, 4),
    ("{\n  \"é\" 1}", .colonExpected, 2, 7),
    ("{a:1}", .keyExpected, 1, 2), ("{\"a\":1,}", .keyExpected, 1, 8),
    ("[1 2]", .commaExpected, 1, 4),
    ("01", .textAfterEnd, 1, 2), ("1.", .digitExpected, 1, 3), ("tru", .valueExpected, 1, 1),
    ("\"abc", .unclosedString, 1, 1), ("\"\\x\"", .unknownEscape, 1, 2),
    ("\"\\u12g4\"", .unknownEscape, 1, 2),
    ("\"a\tb\"", .controlCharacter, 1, 3), ("1e999", .numberTooLarge, 1, 1),
    ("[1] x", .textAfterEnd, 1, 5),
    ("nan", .valueExpected, 1, 1), ("+1", .valueExpected, 1, 1), ("'a'", .valueExpected, 1, 1),
    ("// a\n1", .valueExpected, 1, 1), ("[", .unfinished, 1, 2), ("{\"a\"", .unfinished, 1, 5),
  ])
  func refused(source: String, fault: JSONError.Fault, line: Int, column: Int) {
    let error = #expect(throws: JSONError.self) { try JSONDocument(source) }
    #expect(error?.fault == fault)
    #expect(error?.line == line)
    #expect(error?.column == column)
  }

  @Test func badUTF8IsNamedByByte() {
    let broken: [([UInt8], Int)] = [([0x22, 0x61, 0xFF, 0x22], 2), ([0x22, 0xC3, 0x22], 1)]
    for (bytes, place) in broken {
      let error = #expect(throws: JSONError.self) { try JSONDocument(bytes) }
      #expect(error?.fault == .notUTF8)
      #expect(error?.byte == place)
    }
  }

  @Test func depthIsBounded() throws {
    let deep = { (levels: Int) in
      String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
    }
    _ = try JSONDocument(deep(200))
    #expect(throws: JSONError.self) { try JSONDocument(deep(201)) }
    #expect(throws: JSONError.self) {
      try JSONDocument(String(repeating: "[{\"a\":", count: 100_000))
    }
  }

  @Test func oddThingsAreCounted() throws {
    let document = try JSONDocument(#"{"a":1,"a":2,"b":{"c":1,"c":1},"t":"x\ud800y\udc00\ud83dz"}"#)
    #expect(document.duplicateKeys == 2)
    #expect(document.replacedSurrogates == 3)
    #expect(document.value["t"]?.string == "x\u{FFFD}y\u{FFFD}\u{FFFD}z")
    #expect(document.value["a"]?.integer == 2)
  }

  @Test func manyMembersKeepOrderAndAreFound() throws {
    let source = "{" + (0..<5000).map { "\"k\($0)\":\($0)" }.joined(separator: ",") + "}"
    let value = try JSONDocument(source).value
    #expect(value["k4999"]?.integer == 4999)
    #expect(value.object?.keys.first == "k0")
  }

  @Test func pretty() throws {
    var writer = JSONWriter(.pretty)
    writer.value(try JSONDocument(#"{"a":[1,{"b":[]}],"c":{}}"#).value)
    #expect(
      writer.text == "{\n  \"a\": [\n    1,\n    {\n      \"b\": []\n    }\n  ],\n  \"c\": {}\n}")
  }

  @Test func randomBytesNeverTrap() {
    var generator = SplitMix(state: 7)
    let alphabet = Array("{}[]\",:\\u0dD8etfn-+.1 \n".utf8) + [0xFF, 0xC3, 0xA9]
    for _ in 0..<20_000 {
      let bytes = (0..<Int(generator.next() % 24)).map { _ in
        alphabet[Int(generator.next() % UInt64(alphabet.count))]
      }
      _ = try? JSONDocument(bytes)
    }
  }
}

private struct SplitMix {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
