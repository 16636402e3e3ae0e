/// A table that is read key by key, and that complains about keys that nobody asked for.
package struct TOMLTable {
  package let file: String
  package let place: TOMLPlace
  package let entries: [TOMLEntry]
  private var asked: Set<String> = []

  /// - Throws: ``TOMLError`` when the value is no table.
  package init(_ value: TOMLValue, file: String) throws(TOMLError) {
    guard case .table(let entries) = value.content else {
      throw TOMLError(file: file, place: value.place, message: .wanted(.table, value))
    }
    self.file = file
    self.entries = entries
    place = value.place
  }

  package func error(_ place: TOMLPlace?, _ message: Wording) -> TOMLError {
    TOMLError(file: file, place: place ?? self.place, message: message)
  }

  /// The value of a key; nil when it is not there.
  package mutating func value(_ key: String) -> TOMLValue? {
    asked.insert(key)
    return entries.first { $0.key == key }?.value
  }

  package mutating func string(_ key: String) throws(TOMLError) -> String? {
    guard let value = value(key) else { return nil }
    return try string(value)
  }

  package func string(_ value: TOMLValue) throws(TOMLError) -> String {
    switch value.content {
    case .string(let text), .moment(let text): return text
    default: throw error(value.place, .wanted(.string, value))
    }
  }

  /// One text, or a list of them.
  package mutating func strings(_ key: String) throws(TOMLError) -> [(text: String, place: TOMLPlace)]? {
    guard let value = value(key) else { return nil }
    return try strings(value)
  }

  package func strings(_ value: TOMLValue) throws(TOMLError) -> [(text: String, place: TOMLPlace)] {
    guard case .array(let items) = value.content else { return [(try string(value), value.place)] }
    var texts: [(text: String, place: TOMLPlace)] = []
    for item in items { texts.append((try string(item), item.place)) }
    return texts
  }

  package mutating func integer(_ key: String, in range: ClosedRange<Int>) throws(TOMLError) -> Int? {
    guard let value = value(key) else { return nil }
    guard case .integer(let number) = value.content else { throw error(value.place, .wanted(.integer, value)) }
    guard range.contains(number) else {
      throw error(value.place, .outside("\(range.lowerBound)", "\(range.upperBound)"))
    }
    return number
  }

  /// A number from 0 to 1.
  package mutating func fraction(_ key: String) throws(TOMLError) -> Double? {
    guard let value = value(key) else { return nil }
    let number: Double
    switch value.content {
    case .number(let given): number = given
    case .integer(let given): number = Double(given)
    default: throw error(value.place, .wanted(.number, value))
    }
    guard (0...1).contains(number) else { throw error(value.place, .outside("0", "1")) }
    return number
  }

  package mutating func boolean(_ key: String) throws(TOMLError) -> Bool? {
    guard let value = value(key) else { return nil }
    guard case .boolean(let answer) = value.content else { throw error(value.place, .wanted(.boolean, value)) }
    return answer
  }

  package mutating func table(_ key: String) throws(TOMLError) -> TOMLTable? {
    guard let value = value(key) else { return nil }
    return try TOMLTable(value, file: file)
  }

  /// An array of tables.
  package mutating func tables(_ key: String) throws(TOMLError) -> [TOMLTable]? {
    guard let value = value(key) else { return nil }
    guard case .array(let items) = value.content else { throw error(value.place, .wanted(.tables, value)) }
    var tables: [TOMLTable] = []
    for item in items { tables.append(try TOMLTable(item, file: file)) }
    return tables
  }

  /// A value of a closed set, or a list of them, by raw value.
  package func choice<Value: RawRepresentable & CaseIterable>(
    _ text: String, at place: TOMLPlace, as type: Value.Type
  ) throws(TOMLError) -> Value where Value.RawValue == String {
    if let found = Value(rawValue: text) { return found }
    throw error(place, .noSuch(text, among: Value.allCases.map(\.rawValue)))
  }

  package mutating func choice<Value: RawRepresentable & CaseIterable>(
    _ key: String, as type: Value.Type
  ) throws(TOMLError) -> Value? where Value.RawValue == String {
    guard let value = value(key) else { return nil }
    return try choice(try string(value), at: value.place, as: type)
  }

  package mutating func choices<Value: RawRepresentable & CaseIterable>(
    _ key: String, as type: Value.Type
  ) throws(TOMLError) -> [Value]? where Value.RawValue == String {
    guard let texts = try strings(key) else { return nil }
    var values: [Value] = []
    for (text, place) in texts { values.append(try choice(text, at: place, as: type)) }
    return values
  }

  /// To be called when every key has been asked for.
  ///
  /// - Throws: ``TOMLError`` at the first key that nobody asked for.
  package func finish() throws(TOMLError) {
    for entry in entries where !asked.contains(entry.key) {
      throw error(entry.place, .unknownKey(entry.key, Nearest.word(to: entry.key, in: asked.sorted())))
    }
  }
}

/// Finds the word that somebody probably meant.
package enum Nearest {
  /// The candidate that differs least, when it differs little enough to be worth a question.
  package static func word(to word: String, in candidates: [String]) -> String? {
    let limit = max(1, min(3, word.utf8.count / 3))
    let near = candidates.map { ($0, distance(Array(word.utf8), Array($0.utf8))) }
      .filter { $0.1 <= limit }.min { $0.1 < $1.1 }?.0
    if let near { return near }
    // `mededeling` for `mededeling-hoort-op-intranet`: one candidate that begins so, or that holds the word.
    guard word.utf8.count > 3 else { return nil }
    let begun = candidates.filter { $0.hasPrefix(word) }
    let holding = candidates.filter { $0.split(separator: "-").contains { $0 == word } }
    return begun.count == 1 ? begun[0] : begun.isEmpty && holding.count == 1 ? holding[0] : nil
  }

  /// How many letters must be put in, left out, changed or swapped with their neighbour.
  static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for (i, a) in left.enumerated() {
      var row = [i + 1]
      for (j, b) in right.enumerated() {
        var best = min(last[j] + (a == b ? 0 : 1), last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a == right[j - 1], left[i - 1] == b { best = min(best, beforeLast[j - 1] + 1) }
        row.append(best)
      }
      beforeLast = last
      last = row
    }
    return last[right.count]
  }
}

private enum Wanted {
  case table, tables, string, integer, number, boolean
}

extension Wording {
  package static func unknownKey(_ key: String, _ nearest: String?) -> Wording {
    Wording(
      nl: "de sleutel ‘\(key)’ bestaat niet" + (nearest.map { "; bedoel je ‘\($0)’?" } ?? ""),
      en: "there is no key ‘\(key)’" + (nearest.map { "; did you mean ‘\($0)’?" } ?? ""))
  }

  /// A word that is none of those known: with the one that was probably meant, else with all when they are few.
  package static func noSuch(_ value: String, among known: [String]) -> Wording {
    let list = known.joined(separator: ", ")
    let hint: (nl: String, en: String) =
      if let nearest = Nearest.word(to: value, in: known) {
        ("; bedoel je ‘\(nearest)’?", "; did you mean ‘\(nearest)’?")
      } else if known.count <= 16, !known.isEmpty {
        ("; kies uit: \(list)", "; choose from: \(list)")
      } else {
        (
          "; drukproef rules en drukproef protocols format noemen ze",
          "; drukproef rules and protocols format list them"
        )
      }
    return Wording(nl: "‘\(value)’ ken ik hier niet" + hint.nl, en: "‘\(value)’ is unknown here" + hint.en)
  }

  fileprivate static func outside(_ low: String, _ high: String) -> Wording {
    Wording(nl: "dit moet tussen \(low) en \(high) liggen", en: "this must lie between \(low) and \(high)")
  }

  fileprivate static func wanted(_ wanted: Wanted, _ value: TOMLValue) -> Wording {
    let name: (nl: String, en: String) =
      switch wanted {
      case .table: ("een tabel ({ sleutel = waarde })", "a table ({ key = value })")
      case .tables: ("een lijst van tabellen ([[…]])", "a list of tables ([[…]])")
      case .string: ("een tekst", "a text")
      case .integer: ("een geheel getal", "a whole number")
      case .number: ("een getal", "a number")
      case .boolean: ("true of false", "true or false")
      }
    let given: (nl: String, en: String) =
      switch value.content {
      case .table: ("een tabel", "a table")
      case .array: ("een lijst", "a list")
      case .string: ("een tekst", "a text")
      case .integer, .number: ("een getal", "a number")
      case .boolean: ("true of false", "true or false")
      case .moment: ("een datum of tijd", "a date or time")
      }
    return Wording(
      nl: "hier hoort \(name.nl), geen \(given.nl.hasPrefix("een ") ? String(given.nl.dropFirst(4)) : given.nl)",
      en: "\(name.en) is wanted here, not \(given.en)")
  }
}
